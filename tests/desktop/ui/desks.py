"""A whole enrolled desk in a folder, without headquarters: for tests of the station's pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from os import urandom
from pathlib import Path
from typing import Any

import msgspec

from desktop.app import Application, open_application
from desktop.paths import DataFolder
from desktop.services.desk.device import DATABASE_KEY, DEVICE
from desktop.services.desk.session import Device
from desktop.store import reference as kept
from desktop.store.opening import open_database
from desktop.system.choice import this_system
from desktop.system.keys import KeyStore
from desktop.ui.window.visit import (
    ToCase,
    ToCases,
    ToEvidence,
    ToNewCase,
    ToReview,
    ToReviewCase,
    ToScanInbox,
    ToSettings,
    ToStills,
    ToSync,
    ToToday,
    Visit,
)
from record.case import Case
from record.journal.ids import device_id
from record.journal.station import Member, Recorder, Reference, Region, Station
from tests.desktop.blank import lay_blank

KEY = bytes(range(32))
STATION = "1203"
MANAGER = Member(person_id="p-chenli", name="陈立", role="manager", station=STATION)
SHIFT = Member(person_id="p-zhao", name="赵磊", role="measurement_officer", station=STATION)
AREA = Member(person_id="p-wang", name="王海涛", role="area_manager", region="SY")
REFERENCE = Reference(
    regions=(Region(code="SY", name="十堰片区"),),
    stations=(
        Station(
            code=STATION,
            name="三堰加油站",
            region="SY",
            nozzles={"4": "92# 乙醇汽油"},
            cameras=(Recorder(camera="CAM-03", view="4 号枪", retention_days=30),),
        ),
    ),
    members=(MANAGER, SHIFT, AREA),
)


def open_desk(folder: Path, member: Member | None = MANAGER) -> Application:
    """Make a folder into an enrolled station and open it with a person on duty."""
    system = this_system()
    place = DataFolder(folder)
    place.prepare(system)
    KeyStore(place.keys, system).put(DATABASE_KEY, KEY)
    lay_blank(place.database, KEY)
    database = open_database(place.database, KEY)
    device = Device(
        dev=device_id(1_700_000_000_000, urandom(10)),
        role="station",
        station=STATION,
        region="SY",
        address="http://127.0.0.1:9",
    )
    with database.write() as connection:
        kept.REFERENCE.put(connection, REFERENCE)
        DEVICE.put(connection, device)
    database.close()
    app = open_application(folder)
    app.session.member = member
    return app


def a_complaint(app: Application, **more: Any) -> Case:
    """Record one complaint about fuel quality."""
    now = datetime.now().astimezone()
    fields = {
        "category": "A",
        "summary": "加油后车辆启动困难、发抖，客户要求赔偿",
        "occurred_at": now - timedelta(hours=1),
        "complainant.name": "周建国",
        "complainant.phone": "13900002046",
        "vehicle.plate": "鄂C·6Q215",
        "privacy_notice": "privacy-1",
        "manager_on_duty": MANAGER.person_id,
        **{path.replace("__", "."): value for path, value in more.items()},
    }
    return app.cases.open(fields)


@contextmanager
def at_the_region(app: Application, member: Member = AREA) -> Iterator[None]:
    """Let the area manager write as the region's desk would."""
    station, own = app.session.device, app.session.member
    app.session.device = msgspec.structs.replace(station, role="region")
    app.session.member = member
    try:
        yield
    finally:
        app.session.device, app.session.member = station, own


def visits(case_id: str) -> dict[str, Visit]:
    """Return every page of a station and of its region, with the case that it shows, by name."""
    found = (
        *(ToToday(), ToCases(), ToEvidence(), ToNewCase(), ToScanInbox(), ToSync(), ToSettings()),
        *(ToCase(case_id), ToStills(case_id), ToReview(), ToReviewCase(case_id, (case_id,))),
    )
    return {visit.page: visit for visit in found}
