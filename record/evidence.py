"""Exhibits and what happened to them."""

from datetime import datetime
from typing import Any

import msgspec

from record.codes import BlobRole, CustodyAct, ExhibitStatus, Medium
from record.journal.entry import BlobRef


class Exhibit(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of evidence. The first file with role ``original`` is never changed.

    ``status`` is ACTIVE, SUPERSEDED, WITHDRAWN or DAMAGED; withdrawn exhibits stay visible.
    ``entry`` is the hash of the entry that added it.
    """

    id: str
    exhibit_no: str
    kind: str
    title: str
    added_at: datetime
    added_by: str
    entry: str
    files: tuple[BlobRef, ...] = ()
    what_it_proves: str = ""
    medium: Medium = Medium.FILE
    captured_at: datetime | None = None
    captured_by: str = ""
    place: str = ""
    source: str = ""
    method: str = ""
    original_name: str = ""
    derived_from: str = ""
    settings: dict[str, Any] = {}
    details: dict[str, Any] = {}
    status: ExhibitStatus = ExhibitStatus.ACTIVE
    withdrawn_reason: str = ""

    @property
    def in_force(self) -> bool:
        """Whether the exhibit counts: neither withdrawn nor superseded, its file whole."""
        return self.status == ExhibitStatus.ACTIVE

    @property
    def original(self) -> BlobRef | None:
        """The file that was taken in, or None for paper and objects."""
        return next((f for f in self.files if f.role == BlobRole.ORIGINAL), None)


class CustodyEvent(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody did something with an exhibit, or with the whole case (no ``evidence_id``).

    ``facts`` say more of it by name: a range of footage, a seal's number, a condition.
    """

    event: CustodyAct
    at: datetime
    actor: str
    device: str
    evidence_id: str = ""
    purpose: str = ""
    place: str = ""
    to: str = ""
    found: str = ""
    entry: str = ""
    facts: dict[str, Any] = {}
