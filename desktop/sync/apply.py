"""What comes from headquarters into the journal: verified, folded and stored with its cursor."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection

from desktop.store import journal, keep, projection
from record import exchange, hlc
from record.entry import Entry, verify
from record.fold import Placed
from record.problems import Problem
from record.rules.book import Ruleset

CURSOR = "cursor"


class Applied(msgspec.Struct, frozen=True):
    """Which cases changed, and entries that were refused because they do not verify."""

    cases: frozenset[str]
    refused: tuple[str, ...]
    latest_hlc: int


def apply_page(
    connection: Connection,
    page: exchange.FeedPage,
    keys: dict[str, bytes],
    rules: Ruleset,
    dev: str,
) -> Applied:
    """Fold a page of the feed and keep its cursor, all in the caller's transaction.

    Our own entries come back without parts: only their place is news. An entry that does not
    verify is left out and reported; the cursor goes on, so that one bad entry blocks nothing.
    """
    placed: list[Placed] = []
    refused: list[str] = []
    for item in page.entries:
        entry = exchange.from_wire(item)
        known = journal.get(connection, entry.id)
        if known is None and not _is_genuine(entry, keys):
            refused.append(entry.id)
            continue
        placed.append(Placed(known or entry, item.eff, item.recv, item.pos))
    changed = projection.fold_in(connection, placed, rules, dev)
    keep.put_kept(connection, CURSOR, page.next.encode())
    latest = max((p.entry.header.hlc for p in placed), default=0)
    return Applied(frozenset(changed), tuple(refused), latest)


def get_cursor(connection: Connection) -> str:
    """Return where the feed was read up to."""
    return (keep.get_kept(connection, CURSOR) or b"").decode()


def unknown_keys(entries: Iterable[exchange.FeedEntry], keys: dict[str, bytes]) -> bool:
    """Tell whether a page holds entries of devices whose keys are not known yet."""
    return any(exchange.from_wire(item).header.kid not in keys for item in entries)


def latest_time(applied: Applied) -> int:
    """Return the latest clock value of a page, in milliseconds since 1970."""
    return hlc.milliseconds(applied.latest_hlc)


def _is_genuine(entry: Entry, keys: dict[str, bytes]) -> bool:
    key = keys.get(entry.header.kid)
    if key is None:
        return False
    try:
        verify(entry, key)
    except Problem:
        return False
    return True
