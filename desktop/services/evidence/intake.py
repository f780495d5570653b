"""Exhibits coming in: from files and folders, from the clipboard, typed in, or made here."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.files.file_types import is_picture
from desktop.evidence.files.inspection import Inspection, inspect
from desktop.evidence.files.names import shown_name
from desktop.evidence.files.vault import Taken, Vault
from desktop.evidence.pictures.messages import Described
from desktop.progress import Cancelled, Progress
from desktop.services.cases.cases import Cases, new_id
from desktop.services.desk.recording import Draft, Recorder
from desktop.services.desk.texts import checked, plain
from desktop.services.evidence import photo_facts
from desktop.services.evidence.batches import (
    ADDED,
    KNOWN,
    POOR,
    REFUSED,
    SHARES,
    Batch,
    Gate,
    Outcome,
    Part,
    gathered,
    is_own,
    size_of,
)
from desktop.store import blobs
from desktop.system.interface import System
from record.case import Case
from record.evidence import Exhibit
from record.folding.exhibits import next_number
from record.journal import kinds
from record.journal.entry import BlobRef
from record.problems import Problem

TAKING_IN = "evidence.taking_in"
WITHDRAWN = "WITHDRAWN"
MOST_ELSEWHERE = 3
OPEN_GATE = Gate()


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


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where a derivative comes from: the exhibit, and the settings it was made with."""

    exhibit_id: str
    settings: dict[str, Any] = {}


class _Looked(msgspec.Struct, frozen=True):
    """A file in the vault, and what a look at it told before it becomes an exhibit."""

    taken: Taken
    inspection: Inspection
    seen: Described | None = None
    not_shown: str = ""


class Intake:
    """Take in what proves a case; each exhibit is an entry, its file lies in the vault.

    Every way in ends here: dialog, drop, paste, watched folder, phone, scan, command line.
    """

    def __init__(
        self, recorder: Recorder, cases: Cases, vault: Vault, decoder: Decoder, system: System
    ) -> None:
        self._recorder = recorder
        self._cases = cases
        self._vault = vault
        self._decoder = decoder
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
        self,
        case_id: str,
        paths: Sequence[Path],
        form: ExhibitForm,
        progress: Progress,
        gate: Gate = OPEN_GATE,
    ) -> Batch:
        """Take in files, and all files of folders; one that is refused hinders no other.

        Pictures are looked at on the way: what they tell is kept with the exhibit, and with
        ``gate`` poor ones are held back. Each file is whole or not there; when somebody stops it
        the batch says what came in until then. Raises ``evidence.too_many_files`` and
        ``evidence.disk_full`` before anything is copied.
        """
        self._prepare(case_id, form)
        files = gathered(paths, self._vault.home, progress)
        self._vault.require_room(size_of(files))
        lines: list[Outcome] = []
        for number, path in enumerate(files):
            part = Part(progress, number, len(files))
            try:
                part.check()
                part.report(0, 1, TAKING_IN)
                lines.append(self._take(case_id, path, form, part, gate))
            except Cancelled:
                return Batch(tuple(lines), cancelled=True)
            except Problem as problem:
                name = shown_name(path.name)
                lines.append(Outcome(name=name, outcome=REFUSED, problem=problem))
        progress.report(SHARES, SHARES, TAKING_IN)
        return Batch(tuple(lines))

    def keep_poor(
        self, case_id: str, held: Iterable[Outcome], form: ExhibitForm, reason: str
    ) -> Batch:
        """Add pictures that were held back, with the reason why they are kept all the same.

        Raises ``cases.reason_missing``.
        """
        if not reason.strip():
            raise Problem("cases.reason_missing")
        self._prepare(case_id, form)
        gate, lines = Gate(keep_because=checked(reason)), []
        for each in held:
            try:
                lines.append(self._keep(case_id, each, form, gate))
            except Problem as problem:
                lines.append(Outcome(name=each.name, outcome=REFUSED, problem=problem))
        return Batch(tuple(lines))

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

    def add_made(
        self,
        case_id: str,
        path: Path,
        name: str,
        form: ExhibitForm,
        origin: Origin,
        progress: Progress,
    ) -> Exhibit:
        """Add a file that was made here under a name of ours, such as a clip."""
        self._prepare(case_id, form)
        taken = self._vault.take_in(path, progress)
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

    def _take(
        self, case_id: str, path: Path, form: ExhibitForm, progress: Progress, gate: Gate
    ) -> Outcome:
        if is_own(path, self._vault.home):
            raise Problem("evidence.own_folder")
        looked = inspect(path, self._system)
        return self._enter(case_id, self._vault.take_in(path, progress), looked, form, gate)

    def _keep(self, case_id: str, held: Outcome, form: ExhibitForm, gate: Gate) -> Outcome:
        taken = self._vault.taken(held.sha256, held.name)
        looked = inspect(self._vault.path_of(held.sha256), self._system)
        looked = msgspec.structs.replace(looked, name=held.name)
        return self._enter(case_id, taken, looked, form, gate)

    def _enter(
        self, case_id: str, taken: Taken, inspection: Inspection, form: ExhibitForm, gate: Gate
    ) -> Outcome:
        """Add a file that lies in the vault, unless the case has it or the gate holds it."""
        name, h = inspection.name, taken.sha256
        known = self._known(case_id, h)
        if known is not None:
            return Outcome(name=name, outcome=KNOWN, exhibit=known, sha256=h)
        looked = self._look(taken, inspection)
        lacks = looked.seen.remarks if looked.seen else ()
        if lacks and gate.hold_poor and not gate.keep_because:
            return Outcome(name=name, outcome=POOR, sha256=h, quality=lacks)
        said, remarks = self._enriched(case_id, form, looked, gate)
        elsewhere = self._elsewhere(case_id, h)
        return Outcome(
            name=name,
            outcome=ADDED,
            exhibit=self._add(case_id, taken, said, name),
            sha256=h,
            not_shown=looked.not_shown,
            elsewhere=elsewhere,
            quality=lacks,
            remarks=remarks,
        )

    def _look(self, taken: Taken, inspection: Inspection) -> _Looked:
        if not inspection.shown or not is_picture(inspection.media_type):
            return _Looked(taken, inspection, not_shown=inspection.why_not_shown)
        try:
            seen = self._decoder.describe(self._vault.path_of(taken.sha256))
        except Problem as problem:
            return _Looked(taken, inspection, not_shown=problem.code)
        return _Looked(taken, inspection, seen)

    def _enriched(
        self, case_id: str, form: ExhibitForm, looked: _Looked, gate: Gate
    ) -> tuple[ExhibitForm, tuple[dict[str, Any], ...]]:
        """Add to what a person says of a picture what the picture says of itself."""
        seen, now = looked.seen, self._recorder.clock.now()
        if seen is None:
            return form, ()
        remarks = photo_facts.compared(seen, self._cases.get(case_id), now)
        details = {**form.details, photo_facts.PHOTO: photo_facts.told(seen)}
        if remarks:
            details[photo_facts.REMARKS] = list(remarks)
        if seen.remarks:
            quality: dict[str, Any] = {"lacks": list(seen.remarks)}
            if gate.keep_because:
                by = self._recorder.session.require().person_id
                quality |= {"kept_because": gate.keep_because, "kept_by": by}
            details[photo_facts.QUALITY] = quality
        said = msgspec.structs.replace(form, details=details)
        at = photo_facts.captured(seen)
        if form.captured_at is None and at is not None and at <= now:
            said = msgspec.structs.replace(said, captured_at=at)
        if not form.source and seen.device:
            said = msgspec.structs.replace(said, source=seen.device)
        return said, remarks

    def _elsewhere(self, case_id: str, h: str) -> tuple[str, ...]:
        with self._recorder.database.read() as connection:
            others = [other for other in blobs.uses(connection, h) if other != case_id]
        return tuple(self._cases.get(other).case_no for other in others[:MOST_ELSEWHERE])

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


def _said(form: ExhibitForm) -> ExhibitForm:
    try:
        return msgspec.convert(plain(form, "details"), ExhibitForm)
    except msgspec.ValidationError as error:
        raise Problem("cases.bad_field", field="details", why="field.wrong_type") from error
