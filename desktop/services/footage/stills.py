"""Stills from camera files of a case: what is on screen becomes an exhibit, repeatable."""

import contextlib
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import msgspec

from desktop import zone
from desktop.evidence.asking.decoder import Decoder, VideoSession
from desktop.evidence.files.vault import Vault
from desktop.progress import NoProgress, Progress
from desktop.services.cases.cases import Cases
from desktop.services.desk.recording import Draft
from desktop.services.evidence.exhibits import Evidence, ExhibitForm, Origin
from desktop.services.footage.contents import Footage
from desktop.services.footage.footage import FootageReader, KnownIndexes, Shown, refuse_bad_shape
from desktop.services.footage.reproducing import Reproduction, reproduce
from desktop.system.interface import System
from record.case import Case
from record.codes import CheckFinding, CustodyAct, ExhibitKind, Method
from record.derivatives.stills import Aspect, Provenance
from record.derivatives.stills import provenance as provenance_in_record
from record.evidence import Exhibit
from record.exhibits.custody import CheckFacts
from record.exhibits.footage import footage_of
from record.exhibits.stills import StillDetails
from record.exhibits.tables import written
from record.journal import kinds
from record.measures import compact, rounded
from record.problems import Problem
from record.reading.still_checks import StillStanding, being_checked, still_standing

_ALL_OF_IT = 1 << 14


def frames_around(
    path: Path, still: Provenance, count: int, system: System, progress: Progress
) -> list[bytes]:
    """Return ``count`` frames before a still, its own, and as many after, as RGB bytes.

    At either end of the file the first or last frame stands for those that are not there.
    Raises what opening footage and decoding frames raise.
    """
    session = VideoSession(path, still.source_sha256, system, progress, still.stream)
    try:
        index = session.index
        at = index.number_of(still.pts)
        frames = []
        for number in range(at - count, at + count + 1):
            progress.check()
            pts = index.pts_of(min(max(0, number), index.count - 1))
            size = _ALL_OF_IT, _ALL_OF_IT
            frames.append(session.frame(pts, *size, exact=True, rule=still.rule).rgb)
        return frames
    finally:
        session.close()


EQUAL, DIFFERENT = CheckFinding.REPRODUCED, CheckFinding.NOT_REPRODUCED
REPRODUCING = "reproduce"
CHECKING = "stills.checking"
MOST_OFFSET_S = 10 * 366 * 86_400.0


class Stills(FootageReader):
    """Look at the footage of a case and take stills from it."""

    def __init__(
        self,
        evidence: Evidence,
        cases: Cases,
        vault: Vault,
        decoder: Decoder,
        known: KnownIndexes,
        system: System,
    ) -> None:
        super().__init__(system, known)
        self._evidence = evidence
        self._decoder = decoder
        self._cases = cases
        self._vault = vault

    def open(self, case_id: str, evidence_id: str, progress: Progress) -> Footage:
        """Open an exhibit's footage; what is looked at, and why, is recorded by ``Viewings``."""
        exhibit = self._evidence.exhibit(case_id, evidence_id)
        path = self._evidence.path(exhibit)
        name = exhibit.original_name or exhibit.title
        shapes = self._evidence.recorders.shapes(exhibit)
        footage = self.open_path(path, progress, path.name, name, shapes=shapes)
        if not footage.starts_at and exhibit.captured_at:
            started = zone.local(exhibit.captured_at).isoformat()
            footage = msgspec.structs.replace(footage, starts_at=started)
        return footage

    def say_shape(
        self, case_id: str, evidence_id: str, footage: Footage, picture: Aspect | None
    ) -> None:
        """Say what shape the pictures of a clip's recorder have, such as (16, 9), before any turn.

        It holds for all its files with pictures of that size; None leaves it to them. Open the
        footage again to see it. Raises ``stills.no_shape``.
        """
        if picture is not None:
            refuse_bad_shape(picture, footage)
        clip = self._evidence.exhibit(case_id, evidence_id)
        self._evidence.recorders.say_shape(clip, (footage.width, footage.height), picture)

    def take(  # noqa: PLR0913, PLR0917 (what is on screen, and what is said of it)
        self,
        case_id: str,
        evidence_id: str,
        footage: Footage,
        shown: Shown,
        title: str,
        what_it_proves: str = "",
        offset_s: float | None = None,
    ) -> Exhibit:
        """Add the frame on screen as an exhibit, with everything needed to take it again.

        ``offset_s`` is how much the recorder's clock is fast, up to ten years. Raises
        ``evidence.frame_not_exact`` rather than handing out a neighbour.
        """
        clip = self._evidence.exhibit(case_id, evidence_id)
        if clip.original is None or clip.original.h != footage.sha256:
            raise Problem("evidence.unknown")
        offset = _offset(clip, offset_s)
        if offset is not None and not (offset.is_finite() and abs(offset) <= MOST_OFFSET_S):
            raise Problem("cases.bad_field", field="offset_s", why="field.wrong_type")
        png, provenance = self.still(footage, shown)
        captured_at = clip.captured_at and clip.captured_at + timedelta(
            seconds=shown.seconds - float(offset or 0)
        )
        details = StillDetails(
            camera=footage_of(clip).camera,
            frame=provenance.number,
            pts=provenance.pts,
            seconds=rounded(provenance.seconds, 3),
            offset_s=offset,
            pixel_sha256=provenance.pixel_sha256,
            suspect=provenance.suspect,
        )
        form = ExhibitForm(
            kind=ExhibitKind.CCTV_STILL,
            title=title,
            what_it_proves=what_it_proves,
            captured_at=captured_at,
            place=clip.place,
            source=clip.exhibit_no,
            method=Method.STILL,
            details=written(details),
        )
        origin = Origin(exhibit_id=evidence_id, settings=provenance)
        name = f"{clip.exhibit_no}-{provenance.number:06d}.png"
        return self._evidence.add_bytes(case_id, png, name, form, origin)

    def check(self, case_id: str, evidence_id: str, progress: Progress | None = None) -> bool:
        """Decode a still a second time, in another way, and record whether both agree.

        In a child of its own, so that whoever looks at the footage waits for none of it. Nothing is
        done for what needs no check any more. Raises ``evidence.not_here``, what opening the clip
        raises, ``people.signed_out``, and ``Cancelled``.
        """
        progress = progress or NoProgress()
        case = self._cases.get(case_id)
        still = self._evidence.exhibit(case_id, evidence_id)
        said = provenance_in_record(still)
        if said is None or still not in being_checked(case):
            return still_standing(case, still) != StillStanding.SUSPECT_STILL
        path = self._evidence.path(self._evidence.exhibit(case_id, still.derived_from))
        known = self.known.get(said.source_sha256, said.stream) if self.known else b""
        session = VideoSession(path, said.source_sha256, self._system, progress, said.stream, known)
        try:
            agrees = session.agrees(said.pts, said.plane_sha256)
        finally:
            session.close()
        self._record_check(case_id, evidence_id, agrees=agrees)
        return agrees

    def check_all(self, case_id: str, progress: Progress) -> None:
        """Check every still of a case that waits for it; what cannot be checked goes on waiting."""
        waiting = being_checked(self._cases.get(case_id))
        for place, still in enumerate(waiting):
            progress.check()
            progress.report(place, len(waiting), CHECKING)
            with contextlib.suppress(Problem):
                self.check(case_id, still.id, progress)

    def _record_check(self, case_id: str, evidence_id: str, *, agrees: bool) -> None:
        body = kinds.AccessLog(
            event=CustodyAct.CHECKED,
            evidence_id=evidence_id,
            found=EQUAL if agrees else DIFFERENT,
            facts=written(CheckFacts(second_decoding=True)),
        )

        def decide(case: Case) -> list[Draft]:
            waits = any(still.id == evidence_id for still in being_checked(case))
            return [Draft(kinds.ACCESS_LOG, body)] if waits else []

        self._evidence.record_by(case_id, decide)

    def reproduce(
        self, case_id: str, evidence_id: str, progress: Progress | None = None
    ) -> Reproduction:
        """Take an exhibit's still again from its clip and say equal, or name the difference.

        Both looks are recorded. Raises ``stills.no_provenance`` for an exhibit that is no still
        of ours, ``evidence.not_here`` and what opening the clip raises.
        """
        still = self._evidence.exhibit(case_id, evidence_id)
        expected = provenance_in_record(still)
        if expected is None:
            raise Problem("stills.no_provenance")
        clip = self._evidence.exhibit(case_id, still.derived_from)
        progress = progress or NoProgress()
        footage = self.open(case_id, clip.id, progress)
        if footage.stream != expected.stream:
            original = self._evidence.path(clip)
            footage = self.open_path(
                original, progress, footage.sha256, footage.name, expected.stream
            )
        path = self._evidence.path(still)
        self._evidence.record(case_id, CustodyAct.VIEWED, clip.id, REPRODUCING)
        result = reproduce(self, self._decoder, footage, expected, path)
        found = EQUAL if result.equal else DIFFERENT
        self._evidence.record(case_id, CustodyAct.CHECKED, still.id, REPRODUCING, found=found)
        return result


def _offset(clip: Exhibit, used: float | None) -> Decimal | None:
    """Return the offset that was used, in the digits of the clip's details where it is that one."""
    known = footage_of(clip).offset_s
    if known is not None and abs(known) > MOST_OFFSET_S:
        known = None
    if used is None or (known is not None and float(known) == used):
        return known
    return Decimal(compact(used))
