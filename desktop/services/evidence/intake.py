"""Exhibits coming in: from files and folders, from the clipboard, typed in, or made here."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.files.inspection import Inspection, inspect
from desktop.evidence.files.names import shown_name
from desktop.evidence.files.vault import Taken, Vault
from desktop.progress import Cancelled, NoProgress, Progress
from desktop.services.cases.cases import Cases, new_id
from desktop.services.desk.recording import Decide, Draft, Recorder
from desktop.services.desk.texts import checked, plain
from desktop.services.evidence.arrivals import (
    ExhibitForm,
    Looked,
    Origin,
    is_enough,
    judged,
    known_in,
)
from desktop.services.evidence.batches import (
    SHARES,
    Batch,
    Came,
    Gate,
    Outcome,
    Part,
    gathered,
    is_own,
    size_of,
)
from desktop.services.evidence.first_look import FirstLook
from desktop.services.evidence.passwords import Passwords
from desktop.store import blobs, cases
from desktop.system.interface import System
from record import wire
from record.case import Case
from record.codes import Medium
from record.evidence import Exhibit
from record.exhibits.files import NO_ARRIVAL, Arrival
from record.folding.exhibits import next_number, next_numbers
from record.journal import kinds
from record.journal.entry import BlobRef
from record.problems import Problem
from record.rules.book import Ruleset
from record.rules.evidence_kinds import is_known

TAKING_IN = "evidence.taking_in"
MOST_ELSEWHERE = 3
OPEN_GATE = Gate()

__all__ = ["ExhibitForm", "Intake", "Origin", "Then"]


class _Given(msgspec.Struct, frozen=True):
    """What an exhibit is made of: the name it came under, its file, and what it derives from."""

    name: str
    taken: Taken | None = None
    origin: Origin | None = None


Then = Callable[[Case, Exhibit], Sequence[Draft]]


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
        self._system = system
        self._decoder = decoder
        self.first_look = FirstLook(vault, decoder, Passwords(recorder.database))

    def add_file(self, case_id: str, path: Path, form: ExhibitForm, progress: Progress) -> Exhibit:
        """Take a file in and add it as an exhibit.

        Raises ``cases.unknown``, ``cases.bad_field``, and the ``evidence.*`` and ``system.*``
        Problems of the vault; nothing is added then.
        """
        said = self._prepare(case_id, form)
        looked = inspect(path, self._system)
        taken = self._vault.take_in(path, progress)
        told = self._look(path, taken, looked, progress).described(said)
        return self._add(case_id, _Given(looked.name, taken), told)

    def add_once(
        self,
        case_id: str,
        path: Path,
        form: ExhibitForm,
        progress: Progress,
        *then: Then,
        arrival: Arrival = NO_ARRIVAL,
    ) -> Exhibit:
        """Add a file, or return the exhibit of the case that holds these bytes already.

        ``then`` says what is written of either in the same transaction; ``arrival`` how it came
        where that is known of no file before this one.
        """
        said = self._prepare(case_id, form)
        looked = inspect(path, self._system)
        taken = self._vault.take_in(path, progress)
        seen = self._look(path, taken, looked, progress)
        told = msgspec.structs.replace(seen, arrival=arrival if arrival.way else seen.arrival)
        given = _Given(looked.name, taken)
        return self._add(case_id, given, told.described(said), *then, once=True)

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
        ``gate`` poor ones are held back. Some files at a time become exhibits in one transaction;
        when somebody stops it the batch says what came in until then. Raises
        ``evidence.too_many_files`` and ``evidence.disk_full`` before anything is copied.
        """
        said = self._prepare(case_id, form)
        files = gathered(paths, self._vault.home, progress)
        self._vault.require_room(size_of(files))
        lines: list[Outcome] = []
        waiting: list[Looked | Outcome] = []
        cancelled = False
        try:
            for number, path in enumerate(files):
                part = Part(progress, number, len(files))
                part.check()
                part.report(0, 1, TAKING_IN)
                waiting.append(self._take(path, part, gate.passwords))
                if is_enough(waiting):
                    lines += self._enter(case_id, waiting, said, gate)
                    waiting = []
            progress.report(SHARES, SHARES, TAKING_IN)
        except Cancelled:
            cancelled = True
        finally:
            # However it ends, what lies in the vault becomes exhibits.
            lines += self._enter(case_id, waiting, said, gate)
        return Batch(tuple(lines), cancelled=cancelled)

    def arrival_of(self, path: Path) -> Arrival:
        """Return how a file came when it was none before."""
        return self._vault.landing.arrival_of(path)

    def keep_poor(
        self, case_id: str, held: Iterable[Outcome], form: ExhibitForm, reason: str
    ) -> Batch:
        """Add pictures that were held back, with the reason why they are kept all the same.

        Raises ``cases.reason_missing``.
        """
        if not reason.strip():
            raise Problem("cases.reason_missing")
        said, gate = self._prepare(case_id, form), Gate(keep_because=checked(reason))
        return Batch(tuple(self._enter(case_id, [self._again(each) for each in held], said, gate)))

    def add_bytes(
        self,
        case_id: str,
        data: bytes,
        name: str,
        form: ExhibitForm,
        origin: Origin | None = None,
        *then: Then,
    ) -> Exhibit:
        """Add what was pasted, drawn or made here; a derivative names its origin.

        ``then`` says what is written of it in the same transaction.
        """
        said = self._prepare(case_id, form)
        taken = self._vault.take_bytes(data, name)
        if origin is None:
            seen = inspect(self._vault.path_of(taken.sha256), self._system)
            said = self.first_look.at(taken, seen, NoProgress()).described(said)
        return self._add(case_id, _Given(shown_name(name), taken, origin), said, *then)

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
        said = self._prepare(case_id, form)
        taken = self._vault.take_in(path, progress)
        return self._add(case_id, _Given(shown_name(name), taken, origin), said)

    def add_without_file(self, case_id: str, form: ExhibitForm) -> Exhibit:
        """Add paper, an object or a system's record that is typed in, without a file.

        A form that still says FILE is taken as PAPER: no file will ever follow.
        """
        if form.medium == Medium.FILE:
            form = msgspec.structs.replace(form, medium=Medium.PAPER)
        return self._add(case_id, _Given(""), self._prepare(case_id, form))

    def add_things(
        self, case_id: str, forms: Callable[[Case], Sequence[ExhibitForm]]
    ) -> tuple[Exhibit, ...]:
        """Add things that belong together and have no file, all or none; returns them in order.

        ``forms`` says what they are by the case they come into.
        """
        added: list[str] = []

        def decide(case: Case) -> list[Draft]:
            added.clear()
            drafts = []
            for number, form in zip(next_numbers(case), forms(case), strict=False):
                body = _body(self._recorder.rules_of(case), number, _Given(""), self._said(form))
                added.append(body.evidence_id)
                drafts.append(Draft(kinds.EVIDENCE_ADD, body))
            return drafts

        case = self._recorder.change(case_id, decide)
        return tuple(case.evidence[each] for each in added)

    def _prepare(self, case_id: str, form: ExhibitForm) -> ExhibitForm:
        """Refuse before any byte is copied what would be refused afterwards."""
        self._recorder.session.require()
        said = self._said(form)
        with self._recorder.database.read() as connection:
            if cases.find_row(connection, case_id) is None:
                raise Problem("cases.unknown")
        return said

    def _said(self, form: ExhibitForm) -> ExhibitForm:
        try:
            said = msgspec.convert(plain(form, "details"), ExhibitForm)
        except msgspec.ValidationError as error:
            raise Problem("cases.bad_field", field="details", why="field.wrong_type") from error
        book = self._recorder.book
        if not any(is_known(said.kind, book.of(version)) for version in book.versions):
            raise Problem("cases.bad_field", field="kind", why="field.unknown")
        return said

    def _take(self, path: Path, progress: Progress, passwords: Sequence[str]) -> Looked | Outcome:
        """Take a file into the vault and look at it; no case is concerned yet."""
        if is_own(path, self._vault.home) and not self._vault.landing.holds(path):
            refusal = Problem("evidence.own_folder")
            return Outcome(name=shown_name(path.name), outcome=Came.REFUSED, problem=refusal)
        try:
            inspection = inspect(path, self._system)
            taken = self._vault.take_in(path, progress)
            return self._look(path, taken, inspection, progress, passwords)
        except Problem as problem:
            return Outcome(name=shown_name(path.name), outcome=Came.REFUSED, problem=problem)

    def _look(
        self,
        path: Path,
        taken: Taken,
        inspection: Inspection,
        progress: Progress,
        passwords: Sequence[str] = (),
    ) -> Looked:
        """Look at a file in the vault, and remember how it came."""
        looked = self.first_look.at(taken, inspection, progress, passwords)
        return msgspec.structs.replace(looked, arrival=self.arrival_of(path))

    def _again(self, held: Outcome) -> Looked | Outcome:
        """Look again at a picture that was held back in the vault."""
        try:
            taken = self._vault.taken(held.sha256, held.name)
            inspection = inspect(self._vault.path_of(held.sha256), self._system)
            named = msgspec.structs.replace(inspection, name=held.name)
            return self.first_look.at(taken, named, NoProgress())
        except Problem as problem:
            return Outcome(name=held.name, outcome=Came.REFUSED, problem=problem)

    def _enter(
        self, case_id: str, group: Sequence[Looked | Outcome], form: ExhibitForm, gate: Gate
    ) -> list[Outcome]:
        """Make exhibits of files that lie in the vault; returns what came of each, in order.

        They come in together. When that is refused each comes in by itself, so that one whose
        entry can't be written hinders no other.
        """
        looked = [each for each in group if isinstance(each, Looked)]
        try:
            entered = iter(self._entered(case_id, looked, form, gate) if looked else ())
        except Problem as problem:
            if len(looked) > 1:
                return [line for one in group for line in self._enter(case_id, [one], form, gate)]
            name, h = looked[0].inspection.name, looked[0].taken.sha256
            entered = iter([Outcome(name=name, outcome=Came.REFUSED, sha256=h, problem=problem)])
        return [each if isinstance(each, Outcome) else next(entered) for each in group]

    def _entered(
        self, case_id: str, group: Sequence[Looked], form: ExhibitForm, gate: Gate
    ) -> list[Outcome]:
        by, now = self._recorder.session.require().person_id, self._recorder.clock.now()
        gate = msgspec.structs.replace(gate, kept_by=by)
        elsewhere = self._elsewhere(case_id, [each.taken.sha256 for each in group])
        lines: dict[int, Outcome] = {}
        added: dict[int, str] = {}

        def decision(number: int, looked: Looked) -> Decide:
            def decide(case: Case) -> list[Draft]:
                told, lines[number] = judged(case, looked, form, gate, now)
                if lines[number].outcome != Came.ADDED:
                    return []
                given = _Given(looked.inspection.name, looked.taken)
                rules, following = self._recorder.rules_of(case), next_number(case)
                body = _body(rules, following, given, self._said(told))
                added[number] = body.evidence_id
                return [Draft(kinds.EVIDENCE_ADD, body, _files(looked.taken))]

            return decide

        decisions = [decision(number, looked) for number, looked in enumerate(group)]
        case = self._recorder.change(case_id, *decisions)
        for number, evidence_id in added.items():
            lines[number] = msgspec.structs.replace(
                lines[number],
                exhibit=case.evidence[evidence_id],
                elsewhere=elsewhere[group[number].taken.sha256],
            )
        return [lines[number] for number in range(len(group))]

    def _elsewhere(self, case_id: str, hashes: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return the numbers of other cases that hold the same bytes, by hash."""
        found: dict[str, tuple[str, ...]] = {}
        with self._recorder.database.read() as connection:
            for h in hashes:
                others = [other for other in blobs.uses(connection, h) if other != case_id]
                found[h] = cases.numbers(connection, others[:MOST_ELSEWHERE])
        return found

    def _add(
        self, case_id: str, given: _Given, said: ExhibitForm, *then: Then, once: bool = False
    ) -> Exhibit:
        exhibit_id = ""

        def add(case: Case) -> list[Draft]:
            nonlocal exhibit_id
            known = known_in(case, given.taken.sha256) if once and given.taken else None
            if known is not None:
                exhibit_id = known.id
                return []
            body = _body(self._recorder.rules_of(case), next_number(case), given, said)
            exhibit_id = body.evidence_id
            return [Draft(kinds.EVIDENCE_ADD, body, _files(given.taken))]

        def following(each: Then) -> Decide:
            return lambda case: each(case, case.evidence[exhibit_id])

        case = self._recorder.change(case_id, add, *map(following, then))
        return case.evidence[exhibit_id]


def _body(rules: Ruleset, number: str, given: _Given, said: ExhibitForm) -> kinds.EvidenceAdd:
    origin = given.origin
    if not is_known(said.kind, rules):
        raise Problem("cases.bad_field", field="kind", why="field.unknown")
    kind_name = rules.label("evidence_kind", said.kind, "zh")
    return kinds.EvidenceAdd(
        evidence_id=new_id(),
        exhibit_no=number,
        kind=said.kind,
        title=said.title.strip() or given.name or kind_name,
        what_it_proves=said.what_it_proves,
        medium=said.medium,
        captured_at=said.captured_at,
        captured_by=said.captured_by,
        place=said.place,
        source=said.source,
        method=said.method,
        original_name=given.name,
        derived_from=origin.exhibit_id if origin else "",
        settings=plain(wire.plain(origin.settings), "settings") if origin else {},
        details=said.details,
    )


def _files(taken: Taken | None) -> tuple[BlobRef, ...]:
    return (BlobRef(taken.sha256, taken.size, taken.media_type),) if taken else ()
