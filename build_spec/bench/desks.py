"""An enrolled folder without a network, for measuring."""

from pathlib import Path

from nacl.signing import SigningKey

from desktop.app import Application, open_application
from desktop.paths import DataFolder
from desktop.services.desk.device import DEVICE, database_key, device_key
from desktop.services.desk.session import Device
from desktop.store.opening import open_database
from desktop.store.reference import REFERENCE
from desktop.system.choice import this_system
from desktop.system.keys import KeyStore
from record.codes import Role
from record.journal.station import Member, Reference, Region, Station

NOWHERE = "http://127.0.0.1:9"
PERSON = Member(person_id="u_bench", name="量度员", role=Role.MANAGER, station="1203", region="")

REVIEWER = Member(
    person_id="u_review", name="复核员", role=Role.AREA_MANAGER, station="", region="R"
)


def make_desk(folder: Path, role: Role = Role.STATION) -> None:
    """Make a folder that opens as the desk of station 1203, or of its region."""
    system = this_system()
    place = DataFolder(folder)
    place.prepare(system)
    keys = KeyStore(place.keys, system)
    device_key(keys)
    database = open_database(place.database, database_key(keys))
    device = Device(
        dev="0" * 26,
        role=role,
        station="1203" if role == Role.STATION else "",
        region="R",
        address=NOWHERE,
        hq_key=bytes(SigningKey.generate().verify_key),
    )
    reference = Reference(
        regions=(Region(code="R", name="量度片区"),),
        stations=(Station(code="1203", name="量度站", region="R"),),
        members=(PERSON, REVIEWER),
    )
    with database.write() as connection:
        DEVICE.put(connection, device)
        REFERENCE.put(connection, reference)
    database.close()


def open_desk(folder: Path) -> Application:
    """Open the desk with its person on duty."""
    application = open_application(folder)
    application.session.member = PERSON
    return application
