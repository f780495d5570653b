"""What devices read: the feed, heads, single entries and parts, always within their scope."""

import base64

import msgspec

from headquarters.services.house import House
from headquarters.store import entries, log, scope
from headquarters.store.devices import Device
from record.journal.exchange import (
    MAX_ASKED,
    MAX_FEED_BYTES,
    MAX_FEED_PAGE,
    EntriesMissing,
    FeedEntry,
    FeedPage,
    Heads,
)
from record.problems import Problem


class _Cursor(msgspec.Struct, frozen=True):
    log: str
    pos: int
    scope_v: int


class Feed:
    """Read the log as a device may see it."""

    def __init__(self, house: House) -> None:
        self._house = house

    def pull(self, device: Device, cursor: str, limit: int) -> FeedPage:
        """Read the page after a cursor ("" for the beginning).

        Raises ``Problem`` with code ``hq.malformed``, ``hq.log_changed`` or ``hq.scope_changed``.
        """
        limits = (max(1, min(limit, MAX_FEED_PAGE)), MAX_FEED_BYTES)
        with self._house.database.reading() as connection:
            version = scope.version(connection, device.scope)
            after = self._position(cursor, version)
            page = log.read_page(connection, device.scope, device.dev, after, limits)
        following = _Cursor(self._house.log, max(page.scanned, after), version)
        return FeedPage(
            entries=page.entries,
            next=base64.urlsafe_b64encode(msgspec.json.encode(following)).decode(),
            more=page.more,
            server_time=self._house.clock(),
            log=self._house.log,
        )

    def stations(self, device: Device) -> frozenset[str]:
        """Find the stations whose news concern a device."""
        with self._house.database.reading() as connection:
            return scope.stations_within(connection, device.scope)

    def heads(self, device: Device) -> Heads:
        """Find the ends of the device's own chains."""
        with self._house.database.reading() as connection:
            found = entries.find_heads(connection, device.dev)
        return Heads(heads=found, log=self._house.log, server_time=self._house.clock())

    def missing(self, device: Device, hashes: tuple[str, ...]) -> EntriesMissing:
        """Find which entries headquarters does not hold; raises ``Problem('hq.too_many')``."""
        if len(hashes) > MAX_ASKED:
            raise Problem("hq.too_many", most=MAX_ASKED)
        with self._house.database.reading() as connection:
            return EntriesMissing(log.find_missing(connection, device.scope, hashes))

    def entry(self, device: Device, eh: str) -> FeedEntry:
        """Get one entry; raises ``Problem('hq.not_found')``, also when it is not for the device."""
        with self._house.database.reading() as connection:
            found = log.get_entry(connection, device.scope, eh)
        if found is None:
            raise Problem("hq.not_found")
        return found

    def part(self, device: Device, h: str) -> bytes:
        """Get a part; raises ``Problem('hq.not_found')`` or ``Problem('hq.erased')``."""
        with self._house.database.reading() as connection:
            found = log.get_part(connection, device.scope, h)
        if found is None or found == (None, False):
            raise Problem("hq.not_found")
        content, erased = found
        if content is None or erased:
            raise Problem("hq.erased")
        return content

    def _position(self, cursor: str, version: int) -> int:
        if not cursor:
            return 0
        try:
            read = msgspec.json.decode(base64.urlsafe_b64decode(cursor), type=_Cursor)
        except (ValueError, msgspec.DecodeError) as error:
            raise Problem("hq.malformed", why="not a cursor") from error
        if read.log != self._house.log:
            raise Problem("hq.log_changed", log=self._house.log)
        if read.scope_v != version:
            raise Problem("hq.scope_changed")
        if not 0 <= read.pos < 2**63:
            raise Problem("hq.malformed", why="not a cursor")
        return read.pos
