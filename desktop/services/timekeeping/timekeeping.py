"""The clock sheet of a case: clocks compared in pairs, and what follows for every time shown."""

from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from desktop import zone
from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.pictures.shaping import SQUARE, squared
from desktop.services.cases.cases import Cases, new_id
from desktop.services.desk.recording import Recorder
from desktop.services.desk.texts import checked
from desktop.services.evidence.exhibits import Evidence, exhibit_of
from desktop.services.timekeeping.readings import Suggestion, suggestions
from record import timekeeping
from record.case import Case
from record.codes import CustodyAct
from record.derivatives.stills import Aspect
from record.evidence import Exhibit
from record.exhibits.asked import answered
from record.exhibits.footage import FootageDetails
from record.exhibits.tables import written
from record.problems import Problem
from record.timekeeping import ClockKind, ClockOffset, ReadingWay, TimePair

READING_EDGE = 1920
HEADQUARTERS_S = Decimal("2.0")
_NAME = 60


class PairForm(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says of two clocks seen at one moment; times aware."""

    clock: str
    shown_at: datetime
    reference: str
    reference_at: datetime
    uncertainty_s: Decimal
    way: str
    evidence_id: str = ""
    remark: str = ""


def read_times(decoder: Decoder, path: Path, near: datetime) -> tuple[Suggestion, ...]:
    """Read the times in any picture file; ``near`` gives the day where none is shown.

    Raises what the decoder raises.
    """
    shown = decoder.preview(path, READING_EDGE, READING_EDGE)
    return suggestions(decoder.read_text(shown.width, shown.height, shown.rgb), near)


class Timekeeping:
    """Compare clocks, and correct what they showed."""

    def __init__(
        self, recorder: Recorder, cases: Cases, evidence: Evidence, decoder: Decoder
    ) -> None:
        self._recorder = recorder
        self._cases = cases
        self._evidence = evidence
        self._decoder = decoder

    def add(self, case_id: str, form: PairForm) -> Case:
        """Enter a pair; raises ``clocks.bad_pair``, ``evidence.unknown`` or ``text.*``."""
        pair = TimePair(
            clock=checked(form.clock.strip())[:_NAME],
            shown_at=form.shown_at,
            reference=checked(form.reference.strip())[:_NAME],
            reference_at=form.reference_at,
            uncertainty_s=form.uncertainty_s,
            way=form.way,
            read_by=self._recorder.session.require().person_id,
            evidence_id=form.evidence_id,
            remark=checked(form.remark),
        )
        if form.way not in timekeeping.WAYS or not timekeeping.is_plausible(pair):
            raise Problem("clocks.bad_pair")

        def said(case: Case) -> dict[str, Any]:
            if form.evidence_id:
                exhibit_of(case, form.evidence_id)
            return {f"time_pairs.{new_id()}": pair}

        return self._cases.change_by(case_id, said)

    def remove(self, case_id: str, pair_id: str) -> Case:
        """Take a pair out of the sheet; the record keeps that it was there.

        Raises ``clocks.unknown_pair``.
        """

        def said(case: Case) -> dict[str, Any]:
            if pair_id not in case.time_pairs:
                raise Problem("clocks.unknown_pair")
            return {f"time_pairs.{pair_id}": None}

        return self._cases.change_by(case_id, said)

    def put_back(self, case_id: str, pair: TimePair) -> Case:
        """Enter a pair again that was taken out."""
        return self._cases.change_by(case_id, lambda _case: {f"time_pairs.{new_id()}": pair})

    def offsets(self, case_id: str) -> dict[str, ClockOffset]:
        """Return how fast each clock is that the pairs join to trusted time."""
        return timekeeping.offsets(self._cases.get(case_id).time_pairs)

    def correction(self, case_id: str, clock: str) -> ClockOffset | None:
        """Return the offset of one clock, or that of its kind; None when nothing is known."""
        return timekeeping.correction(self._cases.get(case_id).time_pairs, clock)

    def corrected(self, case_id: str, clock: str, shown_at: datetime) -> datetime | None:
        """Return the true time for what a clock showed; None when the clock is not known."""
        found = self.correction(case_id, clock)
        return shown_at - timedelta(seconds=found.offset_s) if found else None

    def this_computer(self) -> PairForm | None:
        """Return this computer beside headquarters' clock; None before the first contact.

        The half width covers the way there and back of a request (PROTOCOL.md 5).
        """
        offset_ms = self._recorder.offset_ms
        if offset_ms is None:
            return None
        now = self._recorder.clock.now()
        return PairForm(
            clock=ClockKind.PC,
            shown_at=now,
            reference=ClockKind.TRUSTED,
            reference_at=now + timedelta(milliseconds=offset_ms),
            uncertainty_s=HEADQUARTERS_S,
            way=ReadingWay.MEASURED,
        )

    def date_footage(
        self, case_id: str, evidence_id: str, read: Suggestion, seconds: float, ordinal: int
    ) -> Case:
        """Say when footage begins by the recorder's clock, as a person confirmed it on one frame.

        ``seconds`` and ``ordinal`` are the frame's. The recorder's time is kept as it stood;
        what it is off by belongs to the clock sheet.
        """
        began = zone.local(read.shown) - timedelta(seconds=seconds)
        clocked = written(
            FootageDetails(clock_read=f"{read.shown:%Y-%m-%d %H:%M:%S}", clock_frame=ordinal)
        )

        def said(_case: Case, clip: Exhibit) -> dict[str, Any]:
            return {"captured_at": began.isoformat(), "details": answered(clip, clocked)}

        return self._evidence.annotate_by(case_id, evidence_id, said)

    def time_footage(
        self, case_id: str, evidence_id: str, from_at: datetime, to_at: datetime
    ) -> Case:
        """Say from when to when a recording goes, as a person took it from the file."""
        here = zone.local(from_at), zone.local(to_at)
        began, ended = (at.replace(microsecond=0) for at in here)
        times = written(FootageDetails(from_at=began, to_at=ended))

        def said(_case: Case, clip: Exhibit) -> dict[str, Any]:
            return {"details": answered(clip, times)}

        return self._evidence.annotate_by(case_id, evidence_id, said)

    def read_exhibit(self, case_id: str, evidence_id: str) -> tuple[Suggestion, ...]:
        """Read the times in a photo or still of the case, as suggestions; the look is recorded.

        Raises what ``Evidence.path`` and the decoder raise.
        """
        exhibit = self._evidence.exhibit(case_id, evidence_id)
        path = self._evidence.path(exhibit)
        self._evidence.record(case_id, CustodyAct.VIEWED, evidence_id)
        near = exhibit.captured_at or self._cases.get(case_id).recorded_at
        return self.read_picture(path, zone.local(near).replace(tzinfo=None))

    def read_picture(self, path: Path, near: datetime) -> tuple[Suggestion, ...]:
        """Read the times in any picture file; ``near`` gives the day where none is shown."""
        return read_times(self._decoder, path, near)

    def read_pixels(
        self, width: int, height: int, rgb: bytes, near: datetime, aspect: Aspect = SQUARE
    ) -> tuple[Suggestion, ...]:
        """Read the times in upright RGB pixels of a shape, such as the frame on screen."""
        square = squared(width, height, rgb, aspect)
        return suggestions(self._decoder.read_text(*square), near)
