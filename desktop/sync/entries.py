"""Entries to headquarters and from it."""

import msgspec
from sqlalchemy import Connection

from desktop.store import journal, keep
from desktop.store.database import Database
from desktop.sync import apply
from desktop.sync.transport import CONTROL_S, Line
from record import exchange, receipts
from record.problems import Problem
from record.rules.book import Ruleset

LOG = "log"
PUSH_BYTES = 768 * 1024


def check_heads(database: Database, session: exchange.Session, dev: str) -> None:
    """Compare our chains with headquarters' and learn what it has acknowledged.

    Raises ``device.rolled_back`` when headquarters holds more of a chain than we do: this
    database was restored from an old copy and must not write on.  Raises ``device.forked`` when
    it holds another chain under our name.
    """
    with database.write() as connection:
        _follow_log(connection, session.log)
        ours = journal.get_heads(connection, dev)
        for head in session.heads:
            mine = ours.get(head.stream, journal.Head())
            if head.state == "forked":
                raise Problem("device.forked")
            if head.seq > mine.seq:
                raise Problem("device.rolled_back", have=mine.seq, theirs=head.seq)
            journal.put_ack(connection, dev, head.stream, head.seq)


def push(database: Database, line: Line) -> int:
    """Send every entry that headquarters does not hold; returns how many were new there."""
    sent = 0
    with database.read() as connection:
        heads = journal.get_heads(connection, line.dev)
        log = (keep.get_kept(connection, LOG) or b"").decode()
    for stream, head in heads.items():
        have = head.acked_seq
        while have < head.seq:
            have, new = _push_batch(database, line, log, stream, have)
            sent += new
    return sent


def pull(
    database: Database,
    line: Line,
    keys: dict[str, bytes],
    rules: Ruleset,
    wait_s: int,
    *,
    final: bool = False,
) -> tuple[apply.Applied, bool]:
    """Read one page of the feed and apply it; tells what changed and whether more follows.

    ``wait_s`` holds the question open for news. Raises ``sync.unknown_device`` when keys must be
    read anew first; with ``final`` set, entries without a known key are refused instead.
    """
    with database.read() as connection:
        cursor = apply.get_cursor(connection)
    path = f"/feed?cursor={cursor}&limit={exchange.MAX_FEED_PAGE}&wait={wait_s}"
    try:
        page = line.ask("GET", path, exchange.FeedPage, timeout_s=CONTROL_S + wait_s)
    except Problem as problem:
        if problem.code not in ("hq.scope_changed", "hq.log_changed"):
            raise
        _start_over(database)
        return apply.Applied(frozenset(), (), 0), True
    if not final and apply.unknown_keys(page.entries, keys):
        raise Problem("sync.unknown_device")
    with database.write() as connection:
        return apply.apply_page(connection, page, keys, rules, line.dev), page.more


def _push_batch(
    database: Database, line: Line, log: str, stream: str, have: int
) -> tuple[int, int]:
    with database.read() as connection:
        entries = journal.find_after(connection, line.dev, stream, have, exchange.MAX_BATCH)
    wire: list[exchange.WireEntry] = []
    size = 0
    for entry in entries:
        size += len(entry.signed) + sum(len(raw) for raw in entry.parts.values())
        if wire and size > PUSH_BYTES:
            break
        wire.append(exchange.to_wire(entry))
    try:
        pushed = line.ask(
            "POST", "/entries", exchange.Pushed, body=exchange.Push(log=log, entries=tuple(wire))
        )
    except Problem as problem:
        return _after_refusal(database, line, stream, problem), 0
    ack = receipts.read_ack(pushed.ack, line.hq_key)
    with database.write() as connection:
        journal.put_ack(connection, line.dev, stream, ack.seq)
        raw = msgspec.json.encode(pushed.ack)
        keep.put_receipt(connection, "ack", f"{stream}:{ack.seq}", raw)
    return ack.seq, pushed.new


def _after_refusal(database: Database, line: Line, stream: str, problem: Problem) -> int:
    if problem.code == "hq.gap":
        have = int(problem.facts.get("have", 0))
        with database.write() as connection:
            journal.lower_ack(connection, line.dev, stream, have)
        return have
    if problem.code == "hq.fork":
        raise Problem("device.forked") from problem
    raise problem


def _follow_log(connection: Connection, log: str) -> None:
    known = (keep.get_kept(connection, LOG) or b"").decode()
    if known == log:
        return
    # Another log means headquarters was restored: everything after its heads is offered again.
    keep.put_kept(connection, LOG, log.encode())
    if known:
        journal.reset_ack(connection)
        keep.put_kept(connection, apply.CURSOR, b"")


def _start_over(database: Database) -> None:
    with database.write() as connection:
        keep.put_kept(connection, apply.CURSOR, b"")
