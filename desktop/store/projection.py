"""Entries into the journal and into folded cases: the only writer of both."""

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection

from desktop.store import blobs, cases, journal
from record import kinds
from record.entry import Entry
from record.fold import Placed, fold, fold_all
from record.rules.book import Ruleset


def fold_in(connection: Connection, items: Sequence[Placed], rules: Ruleset, dev: str) -> set[str]:
    """Add entries and fold their cases; returns the cases that changed.

    Runs inside the caller's transaction, so that entry, case, search words and the queue of
    files become durable together. An entry that comes later than it belongs refolds its case.
    """
    fresh = {entry.id for entry in journal.put(connection, [item.entry for item in items])}
    changed: dict[str, list[Placed]] = {}
    for item in items:
        moved = _place(connection, item)
        if item.entry.id in fresh:
            blobs.put_refs(connection, item.entry, own=item.entry.header.dev == dev)
        if item.entry.id in fresh or moved:
            changed.setdefault(item.entry.header.case, []).append(item)
    for case_id, news in changed.items():
        _fold_case(
            connection, case_id, news, rules, all_fresh=all(n.entry.id in fresh for n in news)
        )
    _erase(connection, (item.entry for item in items if item.entry.id in fresh))
    return set(changed)


def refold(connection: Connection, case_id: str, rules: Ruleset) -> None:
    """Fold a case again from all of its entries."""
    case = fold_all(journal.find_case(connection, case_id), rules)
    if case is not None:
        cases.put(connection, case)


def _place(connection: Connection, item: Placed) -> bool:
    if item.pos is None or item.recv is None:
        return False
    journal.put_place(connection, item.entry.id, item.eff, item.recv, item.pos)
    return item.eff != item.entry.header.hlc


def _fold_case(
    connection: Connection, case_id: str, news: list[Placed], rules: Ruleset, *, all_fresh: bool
) -> None:
    case = cases.get(connection, case_id)
    news.sort(key=lambda p: p.key)
    in_order = all_fresh and (case is None or news[0].key > case.last_key)
    opens = case is not None or news[0].entry.header.kind == kinds.CASE_OPEN
    if not (in_order and opens):
        refold(connection, case_id, rules)
        return
    for item in news:
        case = fold(case, item, rules)
    if case is not None:
        cases.put(connection, case)


def _erase(connection: Connection, entries: Iterable[Entry]) -> None:
    for entry in entries:
        if entry.header.kind != kinds.ERASE_APPLY or entry.header.role != "hq":
            continue
        raw = entry.body()
        if raw is None:
            continue
        order = msgspec.json.decode(raw, type=kinds.EraseApply)
        journal.drop_parts_by_hash(connection, order.targets)
