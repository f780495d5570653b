"""Exhibits: taken in, described, looked at, checked, handed out; each act leaves its trace."""

import shutil
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from desktop.evidence.decoder import Decoder
from desktop.evidence.encoding import jpeg
from desktop.evidence.intake import inspect
from desktop.evidence.names import shown_name
from desktop.evidence.vault import Taken, Vault
from desktop.progress import Progress
from desktop.services.cases import Cases, new_id
from desktop.services.headquarters import FileState, file_state
from desktop.services.recording import Draft, Recorder
from desktop.services.texts import checked
from desktop.store import blobs
from desktop.system.interface import System
from record import kinds
from record.case import Case
from record.entry import BlobRef
from record.evidence import Exhibit
from record.exhibits import next_number
from record.problems import Problem

MOST_FILES = 500
INTACT, DAMAGED = "INTACT", "DAMAGED"
HASH_SHOWN = 12


class ExhibitForm(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says of an exhibit; ``details`` follow the form of its kind."""

    kind: str = "OTHER"
    title: str = ""
    what_it_proves: str = ""
    captured_at: datetime | None = None
    captured_by: str = ""
    place: str = ""
    source: str = ""
    method: str = ""
    medium: str = "FILE"
    details: dict[str, Any] = {}


class Batch(msgspec.Struct, frozen=True):
    """The result of taking in several files: added, already there (names), refused with why."""

    added: tuple[Exhibit, ...]
    known: tuple[str, ...]
    refused: tuple[tuple[str, Problem], ...]


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where a derivative comes from: the exhibit, and the settings it was made with."""

    exhibit_id: str
    settings: dict[str, Any] = {}


class Evidence:
    """The exhibits of the cases at this device."""

    def __init__(
        self, recorder: Recorder, cases: Cases, vault: Vault, decoder: Decoder, system: System
    ) -> None:
        self._recorder = recorder
        self._cases = cases
        self._vault = vault
        self._decoder = decoder
        self._system = system
        self.fetcher: Callable[[str, Progress], None] | None = None

    def add_file(self, case_id: str, path: Path, form: ExhibitForm, progress: Progress) -> Exhibit:
        """Take a file in and add it as an exhibit.

        Raises the ``evidence.*`` and ``system.*`` Problems of the vault; nothing is added then.
        """
        looked = inspect(path, self._system)
        taken = self._vault.take_in(path, progress)
        return self._add(case_id, taken, form, looked.name)

    def add_files(
        self, case_id: str, paths: Sequence[Path], form: ExhibitForm, progress: Progress
    ) -> Batch:
        """Take in files, and all files of folders; one that is refused hinders no other.

        Raises ``evidence.too_many_files``, and ``Cancelled``: what was added until then stays.
        """
        files = _walk(paths)
        added: list[Exhibit] = []
        known: list[str] = []
        refused: list[tuple[str, Problem]] = []
        for number, path in enumerate(files):
            progress.check()
            progress.report(number, len(files), "evidence.taking_in")
            try:
                if self._has(case_id, path, progress):
                    known.append(shown_name(path.name))
                    continue
                added.append(self.add_file(case_id, path, form, progress))
            except Problem as problem:
                refused.append((shown_name(path.name), problem))
        progress.report(len(files), len(files), "evidence.taking_in")
        return Batch(tuple(added), tuple(known), tuple(refused))

    def add_bytes(
        self,
        case_id: str,
        data: bytes,
        name: str,
        form: ExhibitForm,
        origin: Origin | None = None,
    ) -> Exhibit:
        """Add what was pasted, drawn or made here; a derivative names its origin."""
        taken = self._vault.take_bytes(data, name)
        return self._add(case_id, taken, form, shown_name(name), origin)

    def add_without_file(self, case_id: str, form: ExhibitForm) -> Exhibit:
        """Add paper, an object or a system's record that is typed in, without a file."""
        return self._add(case_id, None, form, "")

    def annotate(self, case_id: str, evidence_id: str, changes: dict[str, Any]) -> Case:
        """Change what is said of an exhibit."""
        wanted = msgspec.to_builtins(checked(changes))
        body = kinds.EvidenceAnnotate(evidence_id=evidence_id, changes=wanted)
        return self._write(case_id, kinds.EVIDENCE_ANNOTATE, body)

    def withdraw(self, case_id: str, evidence_id: str, reason: str) -> Case:
        """Withdraw an exhibit with a reason; it stays visible."""
        if not reason.strip():
            raise Problem("cases.reason_missing")
        body = kinds.EvidenceWithdraw(evidence_id=evidence_id, reason=checked(reason))
        return self._write(case_id, kinds.EVIDENCE_WITHDRAW, body)

    def thumbnail(self, exhibit: Exhibit, edge: int = 320) -> bytes:
        """Return a small picture; kept in the database, not counted as a view.

        Raises ``evidence.not_here``, ``evidence.kept_not_shown`` or ``evidence.undecodable``.
        """
        original = _original(exhibit)
        with self._recorder.database.read() as connection:
            kept = blobs.get_thumbnail(connection, original.h, edge)
        if kept is not None:
            return kept
        if not self._vault.holds(original.h):
            raise Problem("evidence.not_here")
        made = self._decoder.thumbnail(self._vault.path_of(original.h), edge)
        if not self._recorder.database.read_only:
            with self._recorder.database.write() as connection:
                blobs.put_thumbnail(connection, original.h, edge, made)
        return made

    def view(self, case_id: str, evidence_id: str, max_edge: int, purpose: str = "") -> bytes:
        """Return a picture of an exhibit to look at; the look is recorded first."""
        exhibit = self.exhibit(case_id, evidence_id)
        path = self._checked_path(case_id, exhibit)
        self.record(case_id, "VIEWED", evidence_id, purpose)
        return self._preview(path, max_edge)

    def picture(self, exhibit: Exhibit, max_edge: int) -> bytes:
        """Return a picture of an exhibit for a print, whose own record says who made it."""
        return self._preview(self._vault.path_of(_original(exhibit).h), max_edge)

    def state(self, sha256: str) -> FileState:
        """Return where a file is."""
        with self._recorder.database.read() as connection:
            row = blobs.get(connection, sha256)
        return FileState("NOT_HERE") if row is None else file_state(row)

    def check(self, case_id: str, evidence_id: str) -> bool:
        """Hash an exhibit again and record what was found; a damaged file raises an alarm."""
        exhibit = self.exhibit(case_id, evidence_id)
        intact = self._vault.check(_original(exhibit).h)
        self.record(case_id, "CHECKED", evidence_id, found=INTACT if intact else DAMAGED)
        if not intact:
            self._mark_damaged(_original(exhibit).h)
        return intact

    def export_file(self, case_id: str, evidence_id: str, target: Path, purpose: str) -> Path:
        """Copy an unchanged original out; who, where to and why is recorded."""
        exhibit = self.exhibit(case_id, evidence_id)
        path = self._checked_path(case_id, exhibit)
        try:
            shutil.copyfile(path, target)
        except OSError as error:
            raise Problem("evidence.not_exported", name=target.name) from error
        self.record(case_id, "EXPORTED", evidence_id, purpose)
        return target

    def fetch(self, case_id: str, evidence_id: str, progress: Progress) -> None:
        """Bring an exhibit's file from headquarters; raises why it can't be had."""
        if self.fetcher is None:
            raise Problem("sync.offline")
        self.fetcher(_original(self.exhibit(case_id, evidence_id)).h, progress)

    def exhibit(self, case_id: str, evidence_id: str) -> Exhibit:
        """Return an exhibit; raises ``evidence.unknown``."""
        exhibit = self._cases.get(case_id).evidence.get(evidence_id)
        if exhibit is None:
            raise Problem("evidence.unknown")
        return exhibit

    def path(self, case_id: str, exhibit: Exhibit) -> Path:
        """Return the unchanged original's path; raises ``evidence.damaged`` with an alarm."""
        return self._checked_path(case_id, exhibit)

    def record(
        self, case_id: str, event: str, evidence_id: str = "", purpose: str = "", *, found: str = ""
    ) -> Case:
        """Record a custody event."""
        body = kinds.AccessLog(
            event=event, evidence_id=evidence_id, purpose=checked(purpose), found=found
        )
        return self._write(case_id, kinds.ACCESS_LOG, body)

    def _add(
        self,
        case_id: str,
        taken: Taken | None,
        form: ExhibitForm,
        name: str,
        origin: Origin | None = None,
    ) -> Exhibit:
        case = self._cases.get(case_id)
        said = msgspec.convert(checked(msgspec.to_builtins(form)), ExhibitForm)
        body = kinds.EvidenceAdd(
            evidence_id=new_id(),
            exhibit_no=next_number(case),
            kind=said.kind,
            title=said.title or name,
            what_it_proves=said.what_it_proves,
            medium=said.medium,
            captured_at=said.captured_at,
            captured_by=said.captured_by,
            place=said.place,
            source=said.source,
            method=said.method,
            original_name=name,
            derived_from=origin.exhibit_id if origin else "",
            settings=origin.settings if origin else {},
            details=said.details,
        )
        files = (BlobRef(taken.sha256, taken.size, taken.media_type),) if taken else ()
        draft = Draft(kinds.EVIDENCE_ADD, body, files)
        case = self._recorder.write(case_id, case.station, draft)
        return case.evidence[body.evidence_id]

    def _preview(self, path: Path, max_edge: int) -> bytes:
        shown = self._decoder.preview(path, max_edge, max_edge)
        return jpeg(shown.width, shown.height, shown.rgb)

    def _has(self, case_id: str, path: Path, progress: Progress) -> bool:
        # Only a file of a size that the case already holds is worth hashing twice.
        sizes: dict[int, set[str]] = {}
        for exhibit in self._cases.get(case_id).evidence.values():
            for file in exhibit.files:
                sizes.setdefault(file.n, set()).add(file.h)
        try:
            same = sizes.get(path.stat().st_size)
        except OSError:
            return False
        return bool(same) and self._vault.take_in(path, progress).sha256 in (same or ())

    def _checked_path(self, case_id: str, exhibit: Exhibit) -> Path:
        original = _original(exhibit)
        try:
            return self._vault.require(original.h)
        except Problem as problem:
            if problem.code == "evidence.damaged" and exhibit.status != "DAMAGED":
                self._mark_damaged(original.h)
                self.record(case_id, "CHECKED", exhibit.id, found=DAMAGED)
            raise

    def _mark_damaged(self, h: str) -> None:
        with self._recorder.database.write() as connection:
            blobs.put_state(connection, h, state=blobs.ATTENTION, why="evidence.damaged")

    def _write(self, case_id: str, kind: str, body: msgspec.Struct) -> Case:
        case = self._cases.get(case_id)
        return self._recorder.write(case_id, case.station, Draft(kind, body))


def _original(exhibit: Exhibit) -> BlobRef:
    if exhibit.original is None:
        raise Problem("evidence.no_file")
    return exhibit.original


def _walk(paths: Sequence[Path]) -> list[Path]:
    files: list[Path] = []
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        files += [p for p in inside if not p.is_dir() or p.is_symlink()]
    if len(files) > MOST_FILES:
        raise Problem("evidence.too_many_files", count=len(files), limit=MOST_FILES)
    return files
