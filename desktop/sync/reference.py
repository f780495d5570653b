"""Stations, people and device keys from headquarters, read when they changed."""

from desktop.store.database import Database
from desktop.store.reference import REFERENCE
from desktop.store.slots import Slot
from desktop.sync.transport import Line
from record.journal import exchange
from record.journal.envelope import Envelope

ETAG = Slot("reference.etag", str, "")


def refresh(database: Database, line: Line) -> bool:
    """Read the reference document when headquarters has a newer one; tells whether it changed."""
    with database.read() as connection:
        etag = ETAG.get(connection)
    answer = line.send("GET", "/ref/reference", headers={"If-None-Match": etag} if etag else {})
    if not answer.content:
        return False
    envelope = exchange.decode(answer.content, Envelope)
    reference = exchange.reference_of(envelope, line.hq_key)
    with database.write() as connection:
        REFERENCE.put(connection, reference)
        ETAG.put(connection, answer.headers.get("etag", ""))
    return True


def known_keys(database: Database) -> dict[str, bytes]:
    """Return the public keys of devices by key id."""
    with database.read() as connection:
        reference = REFERENCE.get(connection)
    return {device.kid: device.key for device in reference.devices}
