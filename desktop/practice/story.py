"""What happened in the practice world, told through the services of its desks."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal

import msgspec

from desktop.app import Application
from desktop.clock import SystemClock
from desktop.paths import resources
from desktop.practice import scenery
from desktop.practice.filling import Walker
from desktop.progress import NoProgress, Progress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.store import projection
from desktop.sync.exchange import Exchange
from record.codes import ExhibitKind, Status, Validity
from record.exhibits.footage import FootageDetails
from record.exhibits.tables import written
from record.problems import Problem

HOME = "1203"
MOST_QUESTIONS, FEED_S = 20, 2


class Complaint(msgspec.Struct, frozen=True, kw_only=True):
    """One made-up complaint and where it should stand ``hours_ago`` later."""

    station: str
    category: str
    summary: str
    narrative: str
    demand: str
    name: str
    phone: str
    plate: str
    vehicle: str
    until: str
    hours_ago: int
    validity: str = ""
    flags: tuple[str, ...] = ()
    returned: str = ""


class PastClock:
    """A clock that can be set into the past, so that practice cases have a history."""

    def __init__(self) -> None:
        self._system = SystemClock()
        self.behind = timedelta()

    def now(self) -> datetime:
        """Return the time, moved into the past."""
        return self._system.now() - self.behind

    def monotonic(self) -> float:
        """Return seconds that never run backwards."""
        return self._system.monotonic()


class Story:
    """Forty complaints over some weeks, at fourteen stations and their region.

    Desks must be open with a ``PastClock`` and somebody on duty; ``""`` names the region's.
    """

    def __init__(self, desks: dict[str, Application], progress: Progress) -> None:
        self._desks = desks
        self._lines: dict[str, Exchange] = {}
        self._progress = progress
        self._region = desks[""]
        raw = (resources() / "practice" / "complaints.toml").read_bytes()
        told = tomllib.loads(raw.decode())["complaints"]
        self._complaints = msgspec.convert(told, list[Complaint])
        self._ids: dict[Complaint, str] = {}
        self._hours = 0.0

    def tell(self) -> None:
        """Let everything happen in the order of time, as devices remember it."""
        moments = sorted(self._moments(), key=lambda moment: -moment[0])
        for number, (hours, act, complaint) in enumerate(moments):
            self._progress.check()
            self._progress.report(number, len(moments), "practice.cases")
            self._hours = hours
            act(complaint)
        self._footage()
        stations = [desk for code, desk in self._desks.items() if code]
        # The region speaks first, so that stations hear its last word, and fetches at the end.
        desks = (self._region, *stations, self._region)
        for number, desk in enumerate(desks):
            self._progress.check()
            self._progress.report(number, len(desks), "practice.pictures")
            desk.headquarters.sync_now(NoProgress())

    def close(self) -> None:
        """Close the lines to headquarters."""
        for line in self._lines.values():
            line.line.transport.close()
        self._lines.clear()

    def _moments(self) -> Iterator[tuple[float, Callable[[Complaint], None], Complaint]]:
        for complaint in self._complaints:
            hours = float(complaint.hours_ago)
            yield hours, self._record, complaint
            if complaint.validity or complaint.until in (Status.RESOLVED, Status.CLOSED):
                yield hours * 0.6, self._decide, complaint
                yield hours * 0.4, self._go_on, complaint
            if complaint.returned:
                yield hours * 0.2, self._return, complaint

    def _record(self, complaint: Complaint) -> None:
        desk = self._at(self._desks[complaint.station])
        fields = {
            "category": complaint.category,
            "summary": complaint.summary,
            "narrative": complaint.narrative,
            "demand_text": complaint.demand,
            "occurred_at": desk.clock.now() - timedelta(hours=1),
            "complainant.name": complaint.name,
            "complainant.phone": complaint.phone,
            "vehicle.plate": complaint.plate,
            "vehicle.model": complaint.vehicle,
            "privacy_notice": "2026-1",
        }
        fields |= {f"flags.{flag}": True for flag in complaint.flags}
        case = desk.cases.open(fields)
        self._ids[complaint] = case.id
        walker = Walker(desk)
        if complaint.until != Status.RECORDED:
            walker.tell_area(case)
        walker.walk(desk.cases.get(case.id), complaint.until)

    def _decide(self, complaint: Complaint) -> None:
        self._hear(self._desks[complaint.station], self._region, complaint)
        region, case_id = self._at(self._region), self._ids[complaint]
        value = complaint.validity or Validity.INVALID
        region.review.decide_validity(case_id, value, "依据站上提供的记录和录像")
        if complaint.until == Status.CLOSED:
            region.review.confirm(case_id, "处理得当")

    def _go_on(self, complaint: Complaint) -> None:
        self._hear(self._region, self._desks[complaint.station], complaint)
        desk = self._at(self._desks[complaint.station])
        Walker(desk).walk(desk.cases.get(self._ids[complaint]), complaint.until)

    def _return(self, complaint: Complaint) -> None:
        self._hear(self._desks[complaint.station], self._region, complaint)
        points = [(complaint.returned, "evidence:DISPENSER_STATE")]
        region = self._at(self._region)
        region.review.return_points(self._ids[complaint], points, "请补充后再报")

    def _at(self, desk: Application) -> Application:
        clock = desk.clock
        if not isinstance(clock, PastClock):
            raise Problem("practice.failed", why="clock")
        clock.behind = timedelta(hours=self._hours)
        return desk

    def _hear(self, speaker: Application, listener: Application, complaint: Complaint) -> None:
        """Let the listener hear of a case; files follow once, when everything has happened."""
        case_id = self._ids[complaint]
        self._line(speaker).send_entries(_nobody)
        told = speaker.cases.get(case_id).entries
        for _ in range(MOST_QUESTIONS):
            self._line(listener).hear(FEED_S, _nobody)
            if _entries(listener, case_id) >= told:
                return
        raise Problem("practice.failed", why="feed")

    def _line(self, desk: Application) -> Exchange:
        code = desk.device.station
        if code not in self._lines:
            self._lines[code] = desk.new_exchange()
            self._lines[code].meet(_nobody)
        return self._lines[code]

    def _footage(self) -> None:
        self._hours = 0.0
        desk = self._at(self._desks[HOME])
        first = next(self._ids[c] for c in self._complaints if c.station == HOME)
        start = desk.clock.now() - timedelta(hours=4)
        ended = start + timedelta(seconds=scenery.CLIP_SECONDS)
        path = desk.folder.spool / f"CAM-03_{start:%Y%m%d_%H%M}.mp4"
        self._progress.report(0, 1, "practice.pictures")
        scenery.clip(path, "CAM-03", start)
        form = ExhibitForm(
            kind=ExhibitKind.CCTV_CLIP,
            title="4号加油位录像",
            captured_at=start,
            details=written(
                FootageDetails(
                    camera="CAM-03",
                    from_at=start.replace(microsecond=0),
                    to_at=ended.replace(microsecond=0),
                    exported_by="陈立",
                    offset_s=Decimal(42),
                )
            ),
        )
        desk.evidence.add_file(first, path, form, NoProgress())
        path.unlink()


def _entries(desk: Application, case_id: str) -> int:
    with desk.database.read() as connection:
        case = projection.get(connection, case_id, desk.recorder.book)
    return case.entries if case else 0


def _nobody(_news: object) -> None:
    """Tell nobody: no window is open on a world in the making."""
