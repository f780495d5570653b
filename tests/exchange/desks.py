"""Desks of a region over a real headquarters: enrolled, opened, and closed again."""

import hashlib
import threading
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from desktop.app import Application, open_application
from desktop.clock import Clock, SystemClock
from desktop.progress import NoProgress
from desktop.services.desk.enrolment import Enrolment
from desktop.services.desk.headquarters import SyncStatus
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.store import journal
from desktop.system.choice import this_system
from headquarters.store import places, tables
from record import fields, wire
from record.case import Case
from record.codes import ExhibitKind
from record.journal.station import Member
from tests.headquarters.world import Headquarters
from tests.patience import PATIENCE_S

COMPLAINT = {
    "category": "A",
    "summary": "加油后车辆抖动，怀疑油品有水",
    "complainant.name": "周建国",
    "complainant.phone": "13800002046",
    "vehicle.plate": "鄂C·6Q218",
}


class Region:
    """One region of its own, with as many desks as a test asks for."""

    def __init__(self, hq: Headquarters, folder: Path) -> None:
        self.hq = hq
        self.folder = folder
        self.code = hq.region()
        self.first = hq.station(self.code)
        self.stack = ExitStack()
        self._people: set[str] = set()
        self._count = 0

    def station(self, code: str = "", address: str = "") -> Application:
        """Enrol and open a device of a station, with its manager on duty."""
        return self.open(self.enrol(station=code or self.first, address=address))

    def desk(self, address: str = "") -> Application:
        """Enrol and open a device of the region, with its manager on duty."""
        return self.open(self.enrol(region=self.code, address=address))

    def enrol(self, station: str = "", region: str = "", address: str = "") -> Path:
        self._count += 1
        folder = self.folder / f"案卷 数据 {self._count}"
        self._staff(station, region)
        code = self.hq.office.enrolments.invite(station=station, region=region).text
        self.enrol_at(folder, code, address)
        return folder

    def enrol_at(self, folder: Path, code: str, address: str = "") -> None:
        """Enrol a folder with a code."""
        enrolment = Enrolment(this_system(), SystemClock())
        enrolment.enrol(folder, address or self.hq.url, code, NoProgress())

    def open(self, folder: Path, clock: Clock | None = None, address: str = "") -> Application:
        application = open_application(folder, clock=clock, address=address)
        self.stack.callback(application.close)
        application.session.member = application.people.members()[0]
        return application

    def _staff(self, station: str, region: str) -> None:
        place = station or region
        if place in self._people:
            return
        self._people.add(place)
        member = Member(
            person_id=f"u_{place.lower()}",
            name=f"{place} 经理",
            role="manager" if station else "regional_manager",
            station=station,
            region=region,
        )
        # Without the start PIN's slow hash: nobody types one here.
        with self.hq.office.house.database.writing() as connection:
            places.put_member(connection, member)


def record(desk: Application, **more: Any) -> Case:
    return desk.cases.open(COMPLAINT | more)


def attach(desk: Application, case: Case, content: bytes, name: str = "照片.jpg") -> str:
    """Add an exhibit and return its file's hash."""
    form = ExhibitForm(kind=ExhibitKind.OTHER, title=name)
    desk.evidence.add_bytes(case.id, content, name, form)
    return hashlib.sha256(content).hexdigest()


def sync(*desks: Application) -> None:
    for desk in desks:
        desk.headquarters.sync_now(NoProgress())


def settle(hq: Headquarters) -> None:
    """Let headquarters give every entry its place before the next question."""
    hq.office.sequencer.step()


def encoded(case: Case | None) -> bytes:
    return b"" if case is None else wire.pack(case)


def at_headquarters(hq: Headquarters, case_id: str) -> bytes:
    """Return the case as headquarters folded it, in the desktop's encoding."""
    hq.office.folding.catch_up()
    with hq.office.house.database.reading() as connection:
        found = connection.execute(
            sa.select(tables.case.c.document).where(tables.case.c.case_id == case_id)
        ).scalar_one()
    return encoded(wire.decoder(Case)(found))


def chain(desk: Application) -> list[str]:
    """Return the hashes of the desk's own entries, in order."""
    device = desk.device
    with desk.database.read() as connection:
        heads = journal.get_heads(connection, device.dev)
        return [
            entry.id
            for stream in heads
            for entry in journal.find_after(connection, device.dev, stream, 0, 10_000)
        ]


def held_by(hq: Headquarters, hashes: Iterable[str]) -> int:
    """Return how many entries headquarters holds in its chains."""
    with hq.office.house.database.reading() as connection:
        found = sa.select(sa.func.count()).where(tables.entry.c.eh.in_(list(hashes)))
        return int(connection.scalar(found) or 0)


class Watch:
    """Wait for something to become true, woken by the desk's own news."""

    def __init__(self, desk: Application) -> None:
        self._changed = threading.Condition()
        desk.headquarters.on_status(self._told)
        desk.on_changed(self._told)

    def until(self, is_so: Callable[[], Any], seconds: float = PATIENCE_S) -> None:
        with self._changed:
            assert self._changed.wait_for(is_so, seconds), "it did not come about"

    def _told(self, _news: SyncStatus | frozenset[str]) -> None:
        with self._changed:
            self._changed.notify_all()


def value(case: Case, path: str) -> Any:
    return fields.plain(fields.get(case, path))
