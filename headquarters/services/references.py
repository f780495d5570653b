"""Reference data for devices: who and what is around them, signed by headquarters."""

import msgspec

from headquarters.services.house import House
from headquarters.store import places
from headquarters.store.devices import Device
from record.journal import exchange
from record.journal.envelope import Envelope, seal
from record.journal.exchange import (
    KEYS_TYPE,
    PROTOCOL,
    REFERENCE_TYPE,
    RULES_TYPE,
    ServerInfo,
)
from record.journal.station import RuleFiles
from record.problems import Problem


class References:
    """Say who headquarters is and what a device may know of the world."""

    def __init__(self, house: House) -> None:
        self._house = house

    def info(self) -> ServerInfo:
        """Say who is there, with limits and keys."""
        return ServerInfo(
            protocol=PROTOCOL,
            versions=(exchange.PREFIX.strip("/"),),
            log=self._house.log,
            server_time=self._house.clock(),
            keys=self._house.keys,
            signed_keys=seal(self._house.keys, KEYS_TYPE, self._house.key),
            limits={
                "batch": exchange.MAX_BATCH,
                "body": exchange.MAX_BODY,
                "feed_page": exchange.MAX_FEED_PAGE,
                "blob": exchange.MAX_BLOB,
                "chunk": exchange.MAX_CHUNK,
                "wait": exchange.MAX_WAIT_S,
            },
        )

    def signed(self, device: Device) -> Envelope:
        """Get the reference data of a device; its digest changes only when they do."""
        with self._house.database.reading() as connection:
            found = places.find_reference(connection, device.scope)
        reference = msgspec.structs.replace(found, rule_sets=self._house.book.digests)
        return seal(reference, REFERENCE_TYPE, self._house.key)

    def rules(self, version: str) -> Envelope:
        """Get a released rule set; raises ``Problem('hq.not_found')``."""
        found = self._house.book.release(version)
        if found is None:
            raise Problem("hq.not_found")
        files = RuleFiles(version=found.version, files=found.files)
        return seal(files, RULES_TYPE, self._house.key)
