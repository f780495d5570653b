"""What a stopped device still holds alone: brought to headquarters before it is enrolled anew."""

from desktop.store import journal
from desktop.store.database import Database
from desktop.sync.entries import MOST_BYTES, batch, get_log, offer
from desktop.sync.passage import Passage
from desktop.sync.transport import Line
from record.journal import exchange
from record.problems import Problem

KEPT_ASIDE = ("hq.fork", "hq.gap")


def rescue(database: Database, line: Line) -> bool:
    """Send every entry of ours that headquarters lacks, to be kept beside the chain it holds.

    Tells whether there were any: then two branches exist under our name. Safe to run again.
    """
    with database.read() as connection:
        log = get_log(connection)
        streams = list(journal.get_heads(connection, line.dev))
    lacked = [_rescue_chain(database, line, log, stream) for stream in streams]
    return any(lacked)


def _rescue_chain(database: Database, line: Line, log: str, stream: str) -> bool:
    found_any = False
    passage = Passage(database, line.transport.address)
    seq = 0
    while True:
        with database.read() as connection:
            found = journal.find_after(connection, line.dev, stream, seq, exchange.MAX_BATCH)
        if not found:
            return found_any
        seq = found[-1].header.seq
        asked = exchange.EntriesAsked(tuple(entry.id for entry in found))
        answer = line.ask("POST", "/entries:have", exchange.EntriesMissing, body=asked)
        lacking = [entry for entry in found if entry.id in set(answer.missing)]
        found_any = found_any or bool(lacking)
        while lacking:
            wire = batch(lacking, passage.most_raw(MOST_BYTES))
            if _offered(line, passage, exchange.Push(log=log, entries=wire)):
                lacking = lacking[len(wire) :]


def _offered(line: Line, passage: Passage, push: exchange.Push) -> bool:
    try:
        return offer(line, passage, push) is not None
    except Problem as problem:
        if problem.code not in KEPT_ASIDE:
            raise
    return True
