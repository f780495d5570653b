"""Enrolled desks without headquarters, quickly: for tests of services, command line and windows."""

import shutil
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from os import urandom
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import msgspec
from argon2 import PasswordHasher

from desktop.app import Application, open_application
from desktop.clock import Clock
from desktop.paths import DataFolder
from desktop.services.desk.device import DEVICE, database_key, device_key
from desktop.services.desk.session import Device
from desktop.services.papers.copies import Copy
from desktop.services.papers.papers import About, WrittenPaper
from desktop.store.opening import open_database
from desktop.store.reference import REFERENCE
from desktop.system.choice import this_system
from desktop.system.keys import KeyStore
from record.case import Case
from record.journal.ids import device_id
from record.journal.station import Member, Recorder, Reference, Region, Station
from record.sheets.paper import CONFIRMATION

NOWHERE = "http://127.0.0.1:9"
HOME, REGION = "1203", "SY"
START_PIN, PIN = "1357", "2580"
COPY = Copy(reader="客户和加油站", purpose="签署", count=2)
CHINA = timezone(timedelta(hours=8))
NOON = datetime(2026, 6, 11, 12, 0, tzinfo=CHINA)

MANAGER = Member(person_id="u_chen", name="陈立", role="manager", staff_no="12031", station=HOME)
COLLEAGUE = Member(
    person_id="u_zhao", name="赵磊", role="measurement_officer", staff_no="12033", station=HOME
)
NEIGHBOUR = Member(person_id="u_liu", name="刘洋", role="manager", staff_no="12041", station="1204")
AREA = Member(
    person_id="u_wang", name="王海涛", role="area_manager", staff_no="2107", region=REGION
)
STATIONS = (
    Station(
        code=HOME,
        name="三堰加油站",
        region=REGION,
        company="十堰石油分公司（测试）",
        nozzles={"4": "92# 乙醇汽油"},
        cameras=(Recorder(camera="CAM-03", view="4 号枪", retention_days=30),),
    ),
    Station(code="1204", name="五堰加油站", region=REGION),
)

_made: list[Path] = []


class SetClock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.at.astimezone(UTC).timestamp()

    def move(self, **by: float) -> None:
        self.at += timedelta(**by)


@cache
def _start_hash() -> str:
    return PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(START_PIN)


@cache
def _reference() -> Reference:
    members = (MANAGER, COLLEAGUE, NEIGHBOUR, AREA)
    return Reference(
        regions=(Region(code=REGION, name="十堰片区"),),
        stations=STATIONS,
        members=tuple(msgspec.structs.replace(m, start_hash=_start_hash()) for m in members),
    )


@cache
def _template(role: str) -> Path:
    """Make one enrolled folder of a role; every other is a copy of it."""
    folder = Path(mkdtemp(prefix="casebook-test-"))
    _made.append(folder)
    system = this_system()
    place = DataFolder(folder)
    place.prepare(system)
    keys = KeyStore(place.keys, system)
    device_key(keys)
    database = open_database(place.database, database_key(keys))
    device = Device(
        dev=device_id(1_700_000_000_000, urandom(10)),
        role=role,
        station=HOME if role == "station" else "",
        region=REGION,
        address=NOWHERE,
    )
    with database.write() as connection:
        REFERENCE.put(connection, _reference())
        DEVICE.put(connection, device)
    database.close()
    return folder


def drop_templates() -> None:
    """Remove the folders that the desks were copied from."""
    while _made:
        shutil.rmtree(_made.pop(), ignore_errors=True)
    _template.cache_clear()


def make_desk(folder: Path, role: str = "station") -> Path:
    """Make a folder into an enrolled device that has nothing recorded yet."""
    shutil.copytree(_template(role), folder, dirs_exist_ok=True)
    return folder


def open_desk(folder: Path, clock: Clock | None = None, role: str = "station") -> Application:
    """Open a fresh desk: the manager's at a station, the area manager's at the region."""
    app = open_application(make_desk(folder, role), clock=clock)
    app.session.member = MANAGER if role == "station" else AREA
    return app


def complaint(now: datetime) -> dict[str, Any]:
    """Return a complaint as the six fields of the counter give it."""
    return {
        "category": "A",
        "summary": "加油后车辆启动困难、发抖，客户要求赔偿",
        "occurred_at": now - timedelta(hours=1),
        "complainant.name": "周建国",
        "complainant.phone": "13900002046",
        "vehicle.plate": "鄂C·6Q215",
    }


def a_case(app: Application, **more: Any) -> Case:
    """Record one complaint about fuel quality; ``a__b`` in a name stands for the path ``a.b``."""
    said = {path.replace("__", "."): value for path, value in more.items()}
    return app.cases.open(complaint(app.clock.now()) | {"privacy_notice": "2026-1"} | said)


def a_printed_paper(
    app: Application, case_id: str, document: str = CONFIRMATION, about: About | None = None
) -> WrittenPaper:
    """Write a paper of a case and say that a printer took it."""
    paper = app.papers.write(case_id, app.papers.draft(case_id, document, about))
    app.papers.record_print(case_id, paper.paper_id, COPY, paper.pages)
    return paper
