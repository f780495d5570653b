"""Exhibits: described, looked at, checked, handed out; each act leaves its trace."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.files.landing import Landing, temporary
from desktop.evidence.files.names import shown_name
from desktop.evidence.files.vault import Vault
from desktop.evidence.pictures.encoding import JPEG_QUALITY, jpeg
from desktop.progress import Progress
from desktop.services.cases.cases import Cases
from desktop.services.desk.headquarters import FileState, file_state
from desktop.services.desk.recording import Decide, Draft, Recorder
from desktop.services.desk.texts import checked, plain
from desktop.services.evidence.batches import Batch, Gate, Outcome
from desktop.services.evidence.handing_out import handed_out
from desktop.services.evidence.intake import ExhibitForm, Intake, Origin
from desktop.services.evidence.integrity import Integrity
from desktop.services.evidence.recorders import Recorders
from desktop.store import blobs
from desktop.system.interface import System
from record.case import Case
from record.codes import CheckFinding, CustodyAct
from record.evidence import Exhibit
from record.exhibits.custody import HandoverFacts
from record.exhibits.tables import written
from record.folding.exhibits import ANNOTATABLE
from record.journal import kinds
from record.journal.entry import BlobRef
from record.problems import Problem
from record.rules.evidence_kinds import is_known

__all__ = [
    "Batch", "Evidence", "ExhibitForm", "Gate", "Handover", "Landing", "Origin", "Outcome",
    "temporary",
]  # fmt: skip


HANDOVERS = (CustodyAct.HANDED_OVER, CustodyAct.RECEIVED, CustodyAct.RETURNED)


class Handover(msgspec.Struct, frozen=True, kw_only=True):
    """A thing changes hands: HANDED_OVER, RECEIVED or RETURNED, ``giver`` to ``to``."""

    event: CustodyAct
    giver: str = ""
    to: str
    purpose: str
    place: str = ""
    condition: str = ""
    seal: str = ""


class Evidence(Intake):
    """The exhibits of the cases at this device."""

    def __init__(
        self, recorder: Recorder, cases: Cases, vault: Vault, decoder: Decoder, system: System
    ) -> None:
        super().__init__(recorder, cases, vault, decoder, system)
        self.integrity = Integrity(recorder, vault)
        self.recorders = Recorders(recorder.database)
        self.fetcher: Callable[[str, Progress], None] | None = None

    def annotate(self, case_id: str, evidence_id: str, changes: dict[str, Any]) -> Case:
        """Change what is said of an exhibit, never what it is made of.

        Raises ``evidence.unknown``, ``cases.bad_field`` and what ``text.*`` refuses.
        """
        return self.annotate_by(case_id, evidence_id, lambda _case, _exhibit: changes)

    def annotate_by(
        self,
        case_id: str,
        evidence_id: str,
        say: Callable[[Case, Exhibit], dict[str, Any]],
    ) -> Case:
        """Change what is said of an exhibit by what it and its case say now; as ``annotate``."""

        def decide(case: Case) -> list[Draft]:
            exhibit = exhibit_of(case, evidence_id)
            return [self.annotation(case, exhibit, say(case, exhibit))]

        return self._recorder.change(case_id, decide)

    def annotation(self, case: Case, exhibit: Exhibit, changes: dict[str, Any]) -> Draft:
        """Return the entry that changes what is said of an exhibit; raises as ``annotate``."""
        wanted = {name: plain(value, name) for name, value in changes.items()}
        self._refuse_bad(case, exhibit, wanted)
        body = kinds.EvidenceAnnotate(evidence_id=exhibit.id, changes=wanted)
        return Draft(kinds.EVIDENCE_ANNOTATE, body)

    def withdraw(self, case_id: str, evidence_id: str, reason: str) -> Case:
        """Withdraw an exhibit with a reason; it stays visible."""
        if not reason.strip():
            raise Problem("cases.reason_missing")
        body = kinds.EvidenceWithdraw(evidence_id=evidence_id, reason=checked(reason))
        return self._write_of(case_id, evidence_id, Draft(kinds.EVIDENCE_WITHDRAW, body))

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
        shapes = self.recorders.shapes(exhibit)
        made = self._decoder.thumbnail(self._vault.path_of(original.h), edge, shapes)
        if not self._recorder.database.read_only:
            with self._recorder.database.write() as connection:
                blobs.put_thumbnail(connection, original.h, edge, made)
        return made

    def view(self, case_id: str, evidence_id: str, max_edge: int, purpose: str = "") -> bytes:
        """Return a picture of an exhibit to look at; the look is recorded first."""
        exhibit = self.exhibit(case_id, evidence_id)
        path = self.path(exhibit)
        self.record(case_id, CustodyAct.VIEWED, evidence_id, purpose)
        return self._preview(exhibit, path, (max_edge, max_edge))

    def picture(
        self, exhibit: Exhibit, within: tuple[int, int], quality: int = JPEG_QUALITY
    ) -> bytes:
        """Return a picture of an exhibit for a print, whose own record says who made it.

        It is a JPEG ``within`` so many pixels across and down, never enlarged.
        """
        path = self._vault.path_of(_original(exhibit).h)
        return self._preview(exhibit, path, within, quality)

    def state(self, sha256: str) -> FileState:
        """Return where a file is."""
        with self._recorder.database.read() as connection:
            row = blobs.get(connection, sha256)
        return FileState("NOT_HERE") if row is None else file_state(row)

    def check(self, case_id: str, evidence_id: str) -> bool:
        """Hash an exhibit again and record what was found; a damaged file raises an alarm.

        Raises ``evidence.not_here`` for a file that never came to this device.
        """
        case = self._cases.get(case_id)
        original = _original(exhibit_of(case, evidence_id))
        if not self._vault.holds(original.h) and not self.integrity.was_here(original.h):
            raise Problem("evidence.not_here")
        intact = self.integrity.check(original.h)
        found = CheckFinding.INTACT if intact else CheckFinding.DAMAGED
        body = kinds.AccessLog(event=CustodyAct.CHECKED, evidence_id=evidence_id, found=found)

        def decide(now: Case) -> list[Draft]:
            said = len(now.custody) > len(case.custody)
            return [] if said else [Draft(kinds.ACCESS_LOG, body)]

        self._recorder.change(case_id, decide)
        return intact

    def restore(self, case_id: str, evidence_id: str, progress: Progress) -> None:
        """Bring a damaged exhibit's original back from headquarters; raises why it can't be had."""
        self.fetch(case_id, evidence_id, progress)
        self.integrity.check(_original(self.exhibit(case_id, evidence_id)).h, progress)

    def export_file(self, case_id: str, evidence_id: str, target: Path, purpose: str) -> Path:
        """Copy an unchanged original out; who gave it away, to whom and why is recorded first.

        Raises ``cases.reason_missing`` and ``evidence.not_exported``.
        """
        if not purpose.strip():
            raise Problem("cases.reason_missing")
        exhibit = self.exhibit(case_id, evidence_id)
        path = self.path(exhibit)
        refusal = Problem("evidence.not_exported", name=shown_name(target.name))
        with handed_out(target, refusal) as staged:
            shutil.copyfile(path, staged)
            self._system.mark_foreign(staged)
            # Who gets it stands in the purpose; the name of a file may be anybody's.
            self.record(case_id, CustodyAct.EXPORTED, evidence_id, purpose)
        return target

    def hand_over(self, case_id: str, evidence_id: str, act: Handover) -> Case:
        """Record that a thing changed hands: from whom to whom, where, why, in what condition.

        Raises ``cases.bad_field`` without both sides or for an event that is none of these,
        ``cases.reason_missing`` without a purpose.
        """
        for name, filled in (("event", act.event in HANDOVERS), ("to", act.to.strip())):
            if not filled:
                raise Problem("cases.bad_field", field=name, why="field.empty")
        if not act.purpose.strip():
            raise Problem("cases.reason_missing")
        facts = HandoverFacts(
            giver=checked(act.giver.strip()),
            condition=checked(act.condition.strip()),
            seal=checked(act.seal.strip()),
        )
        body = kinds.AccessLog(
            event=act.event,
            evidence_id=evidence_id,
            purpose=checked(act.purpose),
            place=checked(act.place),
            to=checked(act.to),
            facts=written(facts),
        )
        return self._write_of(case_id, evidence_id, Draft(kinds.ACCESS_LOG, body))

    def fetch(self, case_id: str, evidence_id: str, progress: Progress) -> None:
        """Bring an exhibit's file from headquarters; raises why it can't be had."""
        if self.fetcher is None:
            raise Problem("sync.offline")
        self.fetcher(_original(self.exhibit(case_id, evidence_id)).h, progress)

    def exhibit(self, case_id: str, evidence_id: str) -> Exhibit:
        """Return an exhibit; raises ``evidence.unknown``."""
        return exhibit_of(self._cases.get(case_id), evidence_id)

    def path(self, exhibit: Exhibit) -> Path:
        """Return the unchanged original's path; raises ``evidence.damaged`` with an alarm."""
        return self.integrity.require(_original(exhibit).h)

    def record(
        self,
        case_id: str,
        event: CustodyAct,
        evidence_id: str = "",
        purpose: str = "",
        *,
        found: str = "",
        to: str = "",
    ) -> Case:
        """Record a custody event."""
        body = kinds.AccessLog(
            event=event,
            evidence_id=evidence_id,
            purpose=checked(purpose),
            found=found,
            to=checked(to),
        )
        return self._recorder.change(case_id, lambda _case: [Draft(kinds.ACCESS_LOG, body)])

    def record_by(self, case_id: str, decide: Decide) -> Case:
        """Record what is decided by how the case stands when it is written."""
        return self._recorder.change(case_id, decide)

    def _preview(
        self,
        exhibit: Exhibit,
        path: Path,
        within: tuple[int, int],
        quality: int = JPEG_QUALITY,
    ) -> bytes:
        if _original(exhibit).t.startswith("video/"):
            return self._decoder.thumbnail(path, max(within), self.recorders.shapes(exhibit))
        shown = self._decoder.preview(path, *within)
        return jpeg(shown.width, shown.height, shown.rgb, quality)

    def _refuse_bad(self, case: Case, exhibit: Exhibit, changes: dict[str, Any]) -> None:
        refused = sorted(set(changes) - ANNOTATABLE)
        if not is_known(str(changes.get("kind", exhibit.kind)), self._recorder.rules_of(case)):
            refused = ["kind"]
        try:
            msgspec.convert({**msgspec.to_builtins(exhibit), **changes}, Exhibit)
        except msgspec.ValidationError:
            refused = refused or sorted(changes)
        if refused:
            raise Problem("cases.bad_field", field=refused[0][:40], why="field.wrong_type")

    def _write_of(self, case_id: str, evidence_id: str, draft: Draft) -> Case:
        def decide(case: Case) -> list[Draft]:
            exhibit_of(case, evidence_id)
            return [draft]

        return self._recorder.change(case_id, decide)


def exhibit_of(case: Case, evidence_id: str) -> Exhibit:
    """Return an exhibit of a case; raises ``evidence.unknown``."""
    exhibit = case.evidence.get(evidence_id)
    if exhibit is None:
        raise Problem("evidence.unknown")
    return exhibit


def _original(exhibit: Exhibit) -> BlobRef:
    if exhibit.original is None:
        raise Problem("evidence.no_file")
    return exhibit.original
