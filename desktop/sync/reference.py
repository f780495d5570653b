"""Stations, people, device keys and rule sets from headquarters, read when they changed."""

import logging

from desktop.store import rule_sets
from desktop.store.database import Database
from desktop.store.reference import REFERENCE
from desktop.store.rule_sets import RuleSets
from desktop.store.slots import Slot
from desktop.sync.transport import Line
from record.journal import exchange
from record.journal.envelope import Envelope
from record.rules.releases import Release

LOG = logging.getLogger(__name__)
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


def fetch_rules(database: Database, line: Line, known: RuleSets) -> bool:
    """Fetch every released rule set that is not here yet; tells whether one came."""
    with database.read() as connection:
        wanted = REFERENCE.get(connection).rule_sets
        lacking = rule_sets.find_lacking(connection, known.now, wanted)
    for version in lacking:
        answer = line.send("GET", f"/ref/rules/{version}")
        found = exchange.rules_of(exchange.decode(answer.content, Envelope), line.hq_key)
        release = Release(version, found.files)
        if (found.version, release.digest) != (version, wanted[version]):
            LOG.warning("rule set %s is not the one that headquarters announced", version)
            continue
        with database.write() as connection:
            rule_sets.put(connection, release)
    if lacking:
        known.reload()
    return bool(lacking)


def known_keys(database: Database) -> dict[str, bytes]:
    """Return the public keys of devices by key id."""
    with database.read() as connection:
        reference = REFERENCE.get(connection)
    return {device.kid: device.key for device in reference.devices}
