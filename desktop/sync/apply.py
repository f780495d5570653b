"""What comes from headquarters into the journal: verified, folded and stored with its cursor."""

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection

from desktop.store import journal, projection
from desktop.store.database import Database
from desktop.store.slots import Slot
from record.folding.fold import Placed
from record.journal import exchange
from record.journal.entry import Entry, verify
from record.problems import Problem
from record.rules.releases import Rulebook

CURSOR = Slot("cursor", str, "")
# A page is folded in slices, so that what a person saves meanwhile waits only a moment.
SLICE = 25


class Applied(msgspec.Struct, frozen=True):
    """Which cases changed, and entries that were refused because they do not verify."""

    cases: frozenset[str] = frozenset()
    refused: tuple[str, ...] = ()


class Reader(msgspec.Struct, frozen=True):
    """Who reads: the device, the keys it knows by name, and the rulebook it folds by."""

    dev: str
    keys: dict[str, bytes]
    book: Rulebook


def apply_page(database: Database, page: exchange.FeedPage, reader: Reader) -> Applied:
    """Fold a page of the feed, then keep its cursor; a slice read twice changes nothing.

    Our own entries come back without parts: only their place is news. An entry that does not
    verify is left out and reported; the cursor goes on, so that one bad entry blocks nothing.
    Raises ``device.rolled_back`` or ``device.forked`` when one of our own is not here.
    """
    changed: set[str] = set()
    refused: list[str] = []
    for start in range(0, max(1, len(page.entries)), SLICE):
        part = page.entries[start : start + SLICE]
        with database.write() as connection:
            placed = _placed(connection, part, reader, refused)
            changed |= projection.fold_in(connection, placed, reader.book, reader.dev)
            if start + SLICE >= len(page.entries):
                CURSOR.put(connection, page.next)
    return Applied(frozenset(changed), tuple(refused))


def get_cursor(connection: Connection) -> str:
    """Return where the feed was read up to."""
    return CURSOR.get(connection)


def unknown_keys(entries: Iterable[exchange.FeedEntry], keys: dict[str, bytes]) -> bool:
    """Tell whether a page holds entries of devices whose keys are not known yet."""
    read = (_read(item) for item in entries)
    return any(entry is not None and entry.header.kid not in keys for entry in read)


def _placed(
    connection: Connection,
    items: Sequence[exchange.FeedEntry],
    reader: Reader,
    refused: list[str],
) -> list[Placed]:
    placed: list[Placed] = []
    for item in items:
        entry = _read(item)
        if entry is None:
            refused.append(f"pos:{item.pos}")
            continue
        known = journal.get(connection, entry.id)
        if known is None and not _is_genuine(entry, reader.keys):
            refused.append(entry.id)
            continue
        if known is None and entry.header.dev == reader.dev:
            raise _strange(connection, entry)
        placed.append(Placed(known or entry, item.eff, item.recv, item.pos))
    return placed


def _strange(connection: Connection, own: Entry) -> Problem:
    """Say what it means that headquarters holds an entry of ours that is not here."""
    header = own.header
    mine = journal.get_head(connection, header.dev, header.stream)
    if header.seq <= mine.seq:
        return Problem("device.forked")
    return Problem("device.rolled_back", have=mine.seq, theirs=header.seq)


def _read(item: exchange.FeedEntry) -> Entry | None:
    try:
        return exchange.from_wire(item)
    except Problem:
        return None


def _is_genuine(entry: Entry, keys: dict[str, bytes]) -> bool:
    key = keys.get(entry.header.kid)
    if key is None:
        return False
    try:
        verify(entry, key)
    except Problem:
        return False
    return True
