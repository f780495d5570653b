"""Stations, people and device keys from headquarters, read when they changed."""

import msgspec

from desktop.store import keep
from desktop.store.database import Database
from desktop.sync.transport import Line
from record.journal import exchange
from record.journal.envelope import Envelope
from record.journal.station import Reference

NAME, ETAG = "reference", "reference.etag"


def refresh(database: Database, line: Line) -> bool:
    """Read the reference document when headquarters has a newer one; tells whether it changed."""
    with database.read() as connection:
        etag = (keep.get_kept(connection, ETAG) or b"").decode()
    answer = line.send("GET", "/ref/reference", headers={"If-None-Match": etag} if etag else {})
    if not answer.content:
        return False
    envelope = exchange.decode(answer.content, Envelope)
    reference = exchange.reference_of(envelope, line.hq_key)
    with database.write() as connection:
        keep.put_kept(connection, NAME, msgspec.json.encode(reference))
        keep.put_kept(connection, ETAG, answer.headers.get("etag", "").encode())
    return True


def known_keys(database: Database) -> dict[str, bytes]:
    """Return the public keys of devices by key id."""
    with database.read() as connection:
        raw = keep.get_kept(connection, NAME)
    reference = msgspec.json.decode(raw, type=Reference) if raw else Reference()
    return {device.kid: device.key for device in reference.devices}
