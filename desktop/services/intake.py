"""Exhibits coming in: from files and folders, from the clipboard, typed in, or made here."""

import itertools
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from desktop.evidence.intake import inspect
from desktop.evidence.names import shown_name
from desktop.evidence.vault import Taken, Vault
from desktop.progress import NoProgress, Progress
from desktop.services.cases import Cases, new_id
from desktop.services.recording import Draft, Recorder
from desktop.services.texts import plain
from desktop.system.interface import System
from record import kinds
from record.case import Case
from record.entry import BlobRef
from record.evidence import Exhibit
from record.exhibits import next_number
from record.problems import Problem

MOST_FILES = 500
TAKING_IN = "evidence.taking_in"
WITHDRAWN = "WITHDRAWN"
# What systems leave in folders by themselves is nobody's evidence.
_LEFT_BEHIND = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
_SHARES = 1000


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


class Intake:
    """Take in what proves a case; each exhibit is an entry, its file lies in the vault."""

    def __init__(self, recorder: Recorder, cases: Cases, vault: Vault, system: System) -> None:
        self._recorder = recorder
        self._cases = cases
        self._vault = vault
        self._system = system

    def add_file(self, case_id: str, path: Path, form: ExhibitForm, progress: Progress) -> Exhibit:
        """Take a file in and add it as an exhibit.

        Raises ``cases.unknown``, ``cases.bad_field``, and the ``evidence.*`` and ``system.*``
        Problems of the vault; nothing is added then.
        """
        self._prepare(case_id, form)
        looked = inspect(path, self._system)
        taken = self._vault.take_in(path, progress)
        return self._add(case_id, taken, form, looked.name)

    def add_once(self, case_id: str, path: Path, form: ExhibitForm, progress: Progress) -> Exhibit:
        """Add a file, or return the exhibit of the case that holds these bytes already."""
        self._prepare(case_id, form)
        looked = inspect(path, self._system)
        taken = self._vault.take_in(path, progress)
        known = self._known(case_id, taken.sha256)
        return known or self._add(case_id, taken, form, looked.name)

    def add_files(
        self, case_id: str, paths: Sequence[Path], form: ExhibitForm, progress: Progress
    ) -> Batch:
        """Take in files, and all files of folders; one that is refused hinders no other.

        Raises ``evidence.too_many_files``, and ``Cancelled``: what was added until then stays.
        """
        self._prepare(case_id, form)
        files = _walk(paths, progress)
        added: list[Exhibit] = []
        known: list[str] = []
        refused: list[tuple[str, Problem]] = []
        for number, path in enumerate(files):
            part = _Part(progress, number, len(files))
            part.check()
            part.report(0, 1, TAKING_IN)
            try:
                exhibit = self._add_new(case_id, path, form, part)
            except Problem as problem:
                refused.append((shown_name(path.name), problem))
                continue
            if exhibit is None:
                known.append(shown_name(path.name))
            else:
                added.append(exhibit)
        progress.report(_SHARES, _SHARES, TAKING_IN)
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
        self._prepare(case_id, form)
        taken = self._vault.take_bytes(data, name)
        return self._add(case_id, taken, form, shown_name(name), origin)

    def add_without_file(self, case_id: str, form: ExhibitForm) -> Exhibit:
        """Add paper, an object or a system's record that is typed in, without a file.

        A form that still says FILE is taken as PAPER: no file will ever follow.
        """
        if form.medium == "FILE":
            form = msgspec.structs.replace(form, medium="PAPER")
        self._prepare(case_id, form)
        return self._add(case_id, None, form, "")

    def _prepare(self, case_id: str, form: ExhibitForm) -> Case:
        """Refuse before any byte is copied what would be refused afterwards."""
        self._recorder.session.require()
        _said(form)
        if form.kind not in self._recorder.rules.evidence_kinds:
            raise Problem("cases.bad_field", field="kind", why="field.unknown")
        return self._cases.get(case_id)

    def _add_new(
        self, case_id: str, path: Path, form: ExhibitForm, progress: Progress
    ) -> Exhibit | None:
        looked = inspect(path, self._system)
        taken = self._vault.take_in(path, progress)
        if self._known(case_id, taken.sha256) is not None:
            return None
        return self._add(case_id, taken, form, looked.name)

    def _known(self, case_id: str, sha256: str) -> Exhibit | None:
        there = (e for e in self._cases.get(case_id).evidence.values() if e.status != WITHDRAWN)
        return next((e for e in there if any(f.h == sha256 for f in e.files)), None)

    def _add(
        self,
        case_id: str,
        taken: Taken | None,
        form: ExhibitForm,
        name: str,
        origin: Origin | None = None,
    ) -> Exhibit:
        case = self._cases.get(case_id)
        said = _said(form)
        body = kinds.EvidenceAdd(
            evidence_id=new_id(),
            exhibit_no=next_number(case),
            kind=said.kind,
            title=said.title.strip() or name or self._kind_name(said.kind),
            what_it_proves=said.what_it_proves,
            medium=said.medium,
            captured_at=said.captured_at,
            captured_by=said.captured_by,
            place=said.place,
            source=said.source,
            method=said.method,
            original_name=name,
            derived_from=origin.exhibit_id if origin else "",
            settings=plain(origin.settings, "settings") if origin else {},
            details=said.details,
        )
        files = (BlobRef(taken.sha256, taken.size, taken.media_type),) if taken else ()
        draft = Draft(kinds.EVIDENCE_ADD, body, files)
        case = self._recorder.write(case_id, case.station, draft)
        return case.evidence[body.evidence_id]

    def _kind_name(self, kind: str) -> str:
        return self._recorder.rules.evidence_kinds[kind].label.zh


class _Part:
    """The progress of one file among several, as a share of the whole."""

    def __init__(self, whole: Progress, number: int, count: int) -> None:
        self._whole = whole
        self._number = number
        self._count = max(1, count)

    def report(self, done: int, total: int, doing: str) -> None:
        """Report the whole in thousandths."""
        share = min(1.0, done / total) if total else 0.0
        at = int(_SHARES * (self._number + share) / self._count)
        self._whole.report(at, _SHARES, doing)

    def check(self) -> None:
        """Stop when the whole is stopped."""
        self._whole.check()


def _said(form: ExhibitForm) -> ExhibitForm:
    try:
        return msgspec.convert(plain(form, "details"), ExhibitForm)
    except msgspec.ValidationError as error:
        raise Problem("cases.bad_field", field="details", why="field.wrong_type") from error


def _walk(paths: Sequence[Path], progress: Progress) -> list[Path]:
    files = list(itertools.islice(_files(paths, progress), MOST_FILES + 1))
    if len(files) > MOST_FILES:
        raise Problem("evidence.too_many_files", limit=MOST_FILES)
    return files


def _files(paths: Sequence[Path], progress: Progress) -> Iterator[Path]:
    for path in paths:
        progress.check()
        if path.is_symlink() or not path.is_dir():
            yield path
            continue
        try:
            inside = sorted(path.iterdir())
        except OSError as error:
            raise Problem("evidence.source_vanished") from error
        yield from _files([p for p in inside if p.name.lower() not in _LEFT_BEHIND], NoProgress())
