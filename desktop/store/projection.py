"""Entries into the journal and into folded cases: the only writer of both."""

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection

from desktop.store import blobs, cases, footage, journal
from desktop.store.database import Database
from record.case import Case
from record.codes import Role
from record.folding.fold import Placed, edition, fold, fold_all, place
from record.journal import kinds
from record.journal.entry import Entry
from record.problems import Problem
from record.rules.releases import Rulebook

# Few at a time, so that what a person saves meanwhile waits only a moment.
_STEP = 20
_INDEX_STEP = 200


def fold_in(connection: Connection, items: Sequence[Placed], book: Rulebook, dev: str) -> set[str]:
    """Add entries and fold their cases; returns the cases that changed.

    Runs inside the caller's transaction, so that entry, case, search words and the queue of
    files become durable together. An entry that comes later than it belongs refolds its case.
    Raises ``Problem('device.forked')`` when this device's chain holds another entry in that
    place; such an entry of another device is left out.
    """
    fresh = {entry.id for entry in journal.put(connection, [item.entry for item in items])}
    changed: dict[str, list[Placed]] = {}
    for item in items:
        if item.entry.id not in fresh and not journal.holds(connection, item.entry.id):
            if item.entry.header.dev == dev:
                raise Problem("device.forked")
            continue
        moved = _place(connection, item)
        if item.entry.id in fresh:
            blobs.put_refs(connection, item.entry, own=item.entry.header.dev == dev)
        if item.entry.id in fresh or moved:
            changed.setdefault(item.entry.header.case, []).append(item)
    for case_id, news in changed.items():
        _fold_case(
            connection, case_id, news, book, all_fresh=all(n.entry.id in fresh for n in news)
        )
    erased = _erase(connection, (item.entry for item in items if item.entry.id in fresh))
    for case_id in erased:
        refold(connection, case_id, book)
    return set(changed) | erased


def append(
    connection: Connection, case: Case | None, entries: Sequence[Entry], book: Rulebook
) -> Case:
    """Add the next entries of this device to the journal; returns their case with them folded.

    ``case`` is the one that was read in this transaction, None for one that is opened now. It
    is still to be put, once it holds everything. Raises ``Problem('device.forked')`` when
    the chain holds another entry in their place, and ``cases.unknown`` when nothing opens it.
    """
    if len(journal.put(connection, entries)) != len(entries):
        raise Problem("device.forked")
    news = [place(entry) for entry in entries]
    for entry in entries:
        blobs.put_refs(connection, entry, own=True)
    folded = case
    if case is None:
        folded = fold_all(news, book)
    elif news[0].key <= case.last_key:
        folded = fold_all(journal.find_case(connection, case.id), book)
    else:
        for item in news:
            folded = fold(folded, item, book)
    if folded is None:
        raise Problem("cases.unknown")
    return folded


def get(connection: Connection, case_id: str, book: Rulebook) -> Case | None:
    """Return a case as this program folds it, also when its turn to be kept so has not come."""
    kept = cases.get(connection, case_id, edition(book))
    return kept or fold_all(journal.find_case(connection, case_id), book)


def find(connection: Connection, wanted: cases.Filter, most: int, book: Rulebook) -> list[Case]:
    """Return the cases a filter finds as this program folds them, the nearest clock first."""
    found = (
        kept or fold_all(journal.find_case(connection, case_id), book)
        for case_id, kept in cases.find_documents(connection, wanted, most, edition(book))
    )
    return [case for case in found if case is not None]


def count_behind(connection: Connection, book: Rulebook) -> int:
    """Return how many cases are kept as another program or other rules folded or indexed them."""
    now = edition(book)
    return cases.count_others(connection, now) + cases.count_unindexed(connection, now)


def count_unsearchable(connection: Connection) -> int:
    """Return how many cases a search may miss, because their words are still another program's."""
    return cases.count_unindexed(connection)


def refold_some(database: Database, book: Rulebook) -> frozenset[str]:
    """Fold or index some of the cases that are behind again, in one transaction; returns which.

    What is cut short is found again next time: each case carries the edition that folded it.
    """
    with database.write() as connection:
        found = cases.find_others(connection, edition(book), _STEP)
        for case_id in found:
            refold(connection, case_id, book)
        found = found or cases.index_some(connection, edition(book), _INDEX_STEP)
    return frozenset(found)


def refold(connection: Connection, case_id: str, book: Rulebook) -> None:
    """Fold a case again from all of its entries."""
    case = fold_all(journal.find_case(connection, case_id), book)
    if case is not None:
        cases.put(connection, case, edition(book))


def _place(connection: Connection, item: Placed) -> bool:
    if item.pos is None or item.recv is None:
        return False
    return journal.put_place(connection, item.entry.id, item.eff, item.recv, item.pos)


def _fold_case(
    connection: Connection, case_id: str, news: list[Placed], book: Rulebook, *, all_fresh: bool
) -> None:
    case = cases.get(connection, case_id, edition(book))
    news.sort(key=lambda p: p.key)
    if case is None or not all_fresh or news[0].key <= case.last_key:
        refold(connection, case_id, book)
        return
    folded: Case | None = case
    for item in news:
        folded = fold(folded, item, book)
    if folded is not None:
        cases.put(connection, folded, edition(book))


def _erase(connection: Connection, entries: Iterable[Entry]) -> set[str]:
    cases_changed: set[str] = set()
    for entry in entries:
        if entry.header.kind != kinds.ERASE_APPLY or entry.header.role != Role.HQ:
            continue
        raw = entry.body()
        if raw is None:
            continue
        try:
            order = msgspec.json.decode(raw, type=kinds.EraseApply)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
        cases_changed |= journal.erase(connection, order.targets, entry.id)
        blobs.forget_thumbnails(connection, order.targets)
        footage.forget_indexes(connection, order.targets)
    return cases_changed
