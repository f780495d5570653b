"""Make the practice world once, then open it: headquarters, fourteen stations, forty cases."""

import shutil
import tomllib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from desktop.app import Application, open_application
from desktop.clock import SystemClock
from desktop.paths import resources
from desktop.practice import scenery
from desktop.practice.filling import Walker
from desktop.practice.office import PracticeOffice
from desktop.progress import NoProgress, Progress
from desktop.services.enrolment import Enrolment
from desktop.services.evidence import ExhibitForm
from desktop.system.choice import this_system
from record import case as states
from record.problems import Problem
from record.station import Member

STATION, REGION = "station", "region"
HOME = "1203"
PIN = "2580"
START_PIN = "1111"
READY = "ready.json"


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


class Practice:
    """The practice world in one folder; making it again only opens it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.office = PracticeOffice(folder / "headquarters")
        self.address = ""

    def prepare(self, desk: str, progress: Progress) -> Path:
        """Return the data folder of a desk, ``station`` or ``region``, making it when needed.

        Raises ``practice.failed``; a world that was left half made is made anew.
        """
        if not (self._folder / READY).exists():
            self._make(progress)
        if not self.address:
            progress.report(0, 1, "practice.headquarters")
            self.address = self.office.start()
        return self._folder / (f"station-{HOME}" if desk == STATION else "region")

    def close(self) -> None:
        """Stop the practice headquarters."""
        self.office.stop()
        self.address = ""

    def _make(self, progress: Progress) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        progress.report(0, 10, "practice.people")
        world = resources() / "practice" / "world.toml"
        answer = self.office.verb("load", str(_loadable(world, self._folder)))
        progress.report(1, 10, "practice.headquarters")
        self.address = self.office.start()
        with ExitStack() as stack:
            desks = self._enrol_all(answer["codes"], progress, stack)
            _Story(desks, progress).tell()
        for code in [c["station"] for c in answer["codes"] if c["station"] not in ("", HOME)]:
            shutil.rmtree(self._folder / f"station-{code}", ignore_errors=True)
        (self._folder / READY).write_text("{}", encoding="utf-8")

    def _enrol_all(
        self, codes: list[dict[str, str]], progress: Progress, stack: ExitStack
    ) -> dict[str, Application]:
        desks: dict[str, Application] = {}
        for number, invited in enumerate(codes):
            progress.check()
            progress.report(number, len(codes), "practice.people")
            name = f"station-{invited['station']}" if invited["station"] else "region"
            folder = self._folder / name
            Enrolment(this_system(), SystemClock()).enrol(
                folder, self.address, invited["code"], NoProgress(), practice=True
            )
            desk = stack.enter_context(_open(folder))
            if invited["station"] in (HOME, ""):
                for member in desk.people.members():
                    desk.people.set_first_pin(member.person_id, START_PIN, PIN)
            desk.session.member = _leader(desk.people.members())
            desks[invited["station"]] = desk
        return desks


class _Story:
    """What happened in the practice world, told through the services of its desks."""

    def __init__(self, desks: dict[str, Application], progress: Progress) -> None:
        self._desks = desks
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
        for desk in (*self._desks.values(), self._region):
            self._progress.check()
            desk.headquarters.sync_now(NoProgress())

    def _moments(self) -> Iterator[tuple[float, Callable[[Complaint], None], Complaint]]:
        for complaint in self._complaints:
            hours = float(complaint.hours_ago)
            yield hours, self._record, complaint
            if complaint.validity or complaint.until in (states.RESOLVED, states.CLOSED):
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
        case = desk.cases.open(fields)
        if complaint.flags:
            case = desk.cases.change(case, {f"flags.{flag}": True for flag in complaint.flags})
        self._ids[complaint] = case.id
        walker = Walker(desk)
        if complaint.until != states.RECORDED:
            walker.tell_area(case)
        walker.walk(desk.cases.get(case.id), complaint.until)

    def _decide(self, complaint: Complaint) -> None:
        self._hear(self._desks[complaint.station], self._region)
        region, case_id = self._at(self._region), self._ids[complaint]
        value = complaint.validity or states.INVALID
        region.review.decide_validity(case_id, value, "依据站上提供的记录和录像")
        if complaint.until == states.CLOSED:
            region.review.confirm(case_id, "处理得当")

    def _go_on(self, complaint: Complaint) -> None:
        self._hear(self._region, self._desks[complaint.station])
        desk = self._at(self._desks[complaint.station])
        Walker(desk).walk(desk.cases.get(self._ids[complaint]), complaint.until)

    def _return(self, complaint: Complaint) -> None:
        self._hear(self._desks[complaint.station], self._region)
        points = [(complaint.returned, "evidence:DISPENSER_STATE")]
        region = self._at(self._region)
        region.review.return_points(self._ids[complaint], points, "请补充后再报")

    def _at(self, desk: Application) -> Application:
        clock = desk.clock
        if not isinstance(clock, PastClock):
            raise Problem("practice.failed", why="clock")
        clock.behind = timedelta(hours=self._hours)
        return desk

    def _hear(self, speaker: Application, listener: Application) -> None:
        for desk in (speaker, listener):
            desk.headquarters.sync_now(NoProgress())

    def _footage(self) -> None:
        self._hours = 0.0
        desk = self._at(self._desks[HOME])
        first = next(self._ids[c] for c in self._complaints if c.station == HOME)
        start = desk.clock.now() - timedelta(hours=4)
        path = desk.folder.spool / f"CAM-03_{start:%Y%m%d_%H%M}.mp4"
        self._progress.report(0, 1, "practice.pictures")
        scenery.clip(path, "CAM-03", start)
        form = ExhibitForm(
            kind="CCTV_CLIP",
            title="4号加油位录像",
            captured_at=start,
            details={"camera": "CAM-03", "offset_s": "42"},
        )
        desk.evidence.add_file(first, path, form, NoProgress())
        path.unlink()


@contextmanager
def _open(folder: Path) -> Iterator[Application]:
    application = open_application(folder, clock=PastClock())
    try:
        yield application
    finally:
        application.close()


def _leader(members: tuple[Member, ...]) -> Member:
    roles = ("manager", "area_manager", "regional_manager")
    return min(members, key=lambda m: roles.index(m.role) if m.role in roles else len(roles))


def _loadable(world: Path, folder: Path) -> Path:
    """Write the world as headquarters loads it, with the start PIN of everybody."""
    text = world.read_text(encoding="utf-8")
    given = text.replace("[[member]]\n", f'[[member]]\nstart_pin = "{START_PIN}"\n')
    target = folder / "world.toml"
    target.write_text(given, encoding="utf-8")
    return target
