"""Entries to headquarters and from it."""

import msgspec
from sqlalchemy import Connection

from desktop.store import blobs, journal, keep
from desktop.store.database import Database
from desktop.store.slots import Slot
from desktop.sync import apply
from desktop.sync.passage import TOO_LARGE, Passage
from desktop.sync.transport import Line, concerns_line
from record.journal import exchange, receipts
from record.journal.entry import Entry
from record.problems import Problem

LOG = Slot("log", str, "")
MOST_BYTES, LEAST_BYTES = 768 * 1024, 32 * 1024
JSON = {"Content-Type": "application/json"}
# An answer to a waiting question is late when this much more time has passed.
LATE_S = 8.0


def compare_heads(database: Database, session: exchange.Session, dev: str) -> None:
    """Compare our chains with headquarters' and learn what it has acknowledged.

    Raises ``device.rolled_back`` when headquarters holds more of a chain than we do: this
    database was restored from an old copy and must not write on.  Raises ``device.forked`` when
    it holds another chain under our name.
    """
    with database.write() as connection:
        follow_log(connection, session.log)
        for head in session.heads:
            mine = journal.get_head(connection, dev, head.stream)
            ours = hash_at(connection, dev, head.stream, head.seq)
            if head.state == "forked" or (head.seq <= mine.seq and ours != head.eh):
                raise Problem("device.forked")
            if head.seq > mine.seq:
                raise Problem("device.rolled_back", have=mine.seq, theirs=head.seq)
            journal.put_ack(connection, dev, head.stream, head.seq)


def push(database: Database, line: Line, most_bytes: int = MOST_BYTES) -> int:
    """Send every entry that headquarters does not hold; returns how many were new there.

    A chain that is refused hinders no other; its Problem is raised after all were tried.
    """
    sent = 0
    refused: Problem | None = None
    with database.read() as connection:
        heads = journal.get_heads(connection, line.dev)
    for stream, head in heads.items():
        have = head.acked_seq
        try:
            while have < head.seq:
                have, new = _push_batch(database, line, stream, have, most_bytes)
                sent += new
        except Problem as problem:
            if concerns_line(problem):
                raise
            refused = refused or problem
    if refused is not None:
        raise refused
    return sent


def pull(
    database: Database, line: Line, reader: apply.Reader, wait_s: int, *, final: bool = False
) -> tuple[apply.Applied, bool]:
    """Read one page of the feed and apply it; tells what changed and whether more follows.

    ``wait_s`` holds the question open for news. Raises ``sync.unknown_device`` when keys must be
    read anew first; with ``final`` set, entries without a known key are refused instead. After
    ``hq.scope_changed`` or ``hq.log_changed`` the next call begins at the beginning.
    """
    with database.read() as connection:
        cursor = apply.get_cursor(connection)
    path = f"/feed?cursor={cursor}&limit={exchange.MAX_FEED_PAGE}&wait={wait_s}"
    late = wait_s + LATE_S if wait_s else exchange.MAX_WAIT_S
    try:
        page = line.ask("GET", path, exchange.FeedPage, timeout_s=late)
    except Problem as problem:
        if problem.code in ("hq.scope_changed", "hq.log_changed"):
            with database.write() as connection:
                apply.CURSOR.put(connection, "")
        raise
    if not final and apply.unknown_keys(page.entries, reader.keys):
        raise Problem("sync.unknown_device")
    if not page.entries and page.next == cursor:
        return apply.Applied(), page.more
    return apply.apply_page(database, page, reader), page.more


def batch(found: list[Entry], most_bytes: int) -> tuple[exchange.WireEntry, ...]:
    """Return as many entries, from the first, as one request should carry."""
    wire: list[exchange.WireEntry] = []
    size = 0
    for entry in found:
        size += len(entry.signed) + sum(len(raw) for raw in entry.parts.values())
        if wire and size > most_bytes:
            break
        wire.append(exchange.to_wire(entry))
    return tuple(wire)


def offer(line: Line, passage: Passage, push: exchange.Push) -> exchange.Pushed | None:
    """Send a batch; None when it was too large for the way and a smaller one must be tried."""
    body = msgspec.json.encode(push)
    try:
        return line.ask("POST", "/entries", exchange.Pushed, body=body, headers=JSON)
    except Problem as problem:
        # One entry can't be parted.
        if problem.code in TOO_LARGE and len(push.entries) > 1 and passage.narrow(len(body)):
            return None
        raise


def hash_at(connection: Connection, dev: str, stream: str, seq: int) -> str:
    """Return the hash of our entry with a number in a chain, "" when there is none."""
    found = journal.find_after(connection, dev, stream, seq - 1, 1)
    return found[0].id if found and found[0].header.seq == seq else ""


def get_log(connection: Connection) -> str:
    """Return the id of headquarters' log as it was last told."""
    return LOG.get(connection)


def follow_log(connection: Connection, log: str) -> None:
    """Note the id of headquarters' log; after another one everything is offered again."""
    known = get_log(connection)
    if known == log:
        return
    LOG.put(connection, log)
    if known:
        # Headquarters was restored: what it had acknowledged before may be gone there.
        journal.reset_ack(connection)
        blobs.offer_again(connection)
        apply.CURSOR.put(connection, "")


def _push_batch(
    database: Database, line: Line, stream: str, have: int, most_bytes: int
) -> tuple[int, int]:
    with database.read() as connection:
        log = get_log(connection)
        found = journal.find_after(connection, line.dev, stream, have, exchange.MAX_BATCH)
    if not found or found[0].header.seq != have + 1:
        raise Problem("database.damaged", file="casebook.db")
    passage = Passage(database, line.transport.address)
    asked = exchange.Push(log=log, entries=batch(found, passage.most_raw(most_bytes)))
    try:
        pushed = offer(line, passage, asked)
    except Problem as problem:
        return _after_refusal(database, line, stream, have, problem), 0
    if pushed is None:
        return have, 0
    ack = receipts.read_ack(pushed.ack, line.hq_key)
    with database.write() as connection:
        ours = hash_at(connection, line.dev, stream, ack.seq)
        if (ack.dev, ack.stream, ack.log, ack.eh) != (line.dev, stream, log, ours):
            raise Problem("sync.wrong_receipt")
        journal.put_ack(connection, line.dev, stream, ack.seq)
        raw = msgspec.json.encode(pushed.ack)
        keep.put_receipt(connection, "ack", f"{stream}:{ack.seq}", raw)
    if ack.seq <= have:
        raise Problem("sync.wrong_receipt")
    return ack.seq, pushed.new


def _after_refusal(database: Database, line: Line, stream: str, have: int, problem: Problem) -> int:
    if problem.code == "hq.fork":
        raise Problem("device.forked") from problem
    known = problem.facts.get("have")
    if problem.code != "hq.gap" or not isinstance(known, int) or known >= have:
        raise problem
    with database.write() as connection:
        journal.lower_ack(connection, line.dev, stream, known)
    return known
