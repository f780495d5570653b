"""Fold placed entries into cases, in the order of the log, with the same fold as the desktop.

Each case is kept with the edition of the fold that folded it. After an update, or with a rule
set more, those of an earlier edition are folded again, between the entries that arrive.
"""

import logging
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy import Connection

from headquarters.services.house import House
from headquarters.services.rounds import Rounds
from headquarters.store import cases, log
from headquarters.store import settings as kept
from headquarters.store.log import InCase
from record.case import Case
from record.folding.fold import Placed, edition, fold, fold_all
from record.journal import kinds
from record.journal.exchange import station_of

_LOG = logging.getLogger(__name__)
_FOLDED = "folded"
_STEP = 200
_AGAIN = 25
_EVERY_S = 5.0
_FOLDING = 7_340_003


class Folding:
    """Keep the table of cases in step with the log."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._edition = edition(house.book)
        self._rounds = Rounds("folding", _EVERY_S, self.catch_up)

    def start(self) -> None:
        """Begin in a thread of its own: folding must not hold up the feed."""
        self._rounds.start()

    def stop(self) -> None:
        """End after the step under way."""
        self._rounds.stop()

    def wake(self) -> None:
        """Say that entries were placed."""
        self._rounds.wake()

    def catch_up(self) -> None:
        """Fold what was placed since the last time, then what an earlier program folded."""
        while self._step() or self._again() or self._index():
            pass

    def behind(self) -> int:
        """Count the cases that wait to be folded again."""
        with self._house.database.reading() as connection:
            return cases.count_earlier(connection, self._edition)

    def rebuild(self) -> int:
        """Forget every folded case and fold the whole log anew; return the last position."""
        with self._house.database.writing() as connection:
            cases.clear(connection)
            kept.put(connection, _FOLDED, b"0")
        self.catch_up()
        with self._house.database.reading() as connection:
            return int(kept.get(connection, _FOLDED) or 0)

    def _step(self) -> int:
        with self._house.database.reading() as connection:
            done = int(kept.get(connection, _FOLDED) or 0)
            if log.last_position(connection) <= done:
                return 0
        with self._house.database.writing() as connection:
            self._take_turn(connection)
            done = int(kept.get(connection, _FOLDED) or 0)
            batch = log.read_to_fold(connection, done, _STEP)
            if not batch:
                return 0
            last = max(value.placed.pos or 0 for value in batch)
            groups = _by_case(batch)
            known = cases.find(connection, groups.keys(), self._edition)
            begun = log.find_begun(connection, groups.keys() - known.keys(), done)
            folded = {
                key: self._whole(connection, key, last)
                if key in known and known[key] is None
                else self._folded(connection, known.get(key), group, last if key in begun else 0)
                for key, group in groups.items()
            }
            made = [v for v in folded.values() if v is not None]
            cases.put(connection, made, known.keys(), self._edition)
            kept.put(connection, _FOLDED, str(last).encode())
        return len(batch)

    def _again(self) -> int:
        """Fold some cases of an earlier edition again; several processes take turns at it."""
        waiting = self.behind()
        if not waiting:
            return 0
        with self._house.database.writing() as connection:
            self._take_turn(connection)
            done = int(kept.get(connection, _FOLDED) or 0)
            keys = cases.find_earlier(connection, self._edition, _AGAIN)
            made = [self._whole(connection, key, done) for key in keys]
            folded = [value for value in made if value is not None]
            cases.put(connection, folded, keys, self._edition)
        _LOG.info("folding again: %d of %d cases that waited", len(keys), waiting)
        return len(folded)

    def _index(self) -> int:
        """Make the search words of some cases anew that an earlier program made."""
        with self._house.database.writing() as connection:
            self._take_turn(connection)
            return cases.index_some(connection, self._edition, _STEP)

    def _take_turn(self, connection: Connection) -> None:
        if self._house.database.is_postgres:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_FOLDING)))

    def _whole(self, connection: Connection, key: tuple[str, str], last: int) -> Case | None:
        return fold_all(log.read_case(connection, *key, last), self._house.book)

    def _folded(
        self, connection: Connection, value: Case | None, group: Sequence[Placed], earlier: int
    ) -> Case | None:
        """Fold a group on; entries up to ``earlier`` belong before it when it opens a case."""
        if value is None and not any(p.entry.header.kind == kinds.CASE_OPEN for p in group):
            return None
        if value is None and not earlier:
            return fold_all(group, self._house.book)
        if value is None or _out_of_order(value, group):
            header = group[0].entry.header
            last = max(placed.pos or 0 for placed in group)
            return self._whole(connection, (station_of(header.stream), header.case), last)
        for placed in group:
            value = fold(value, placed, self._house.book)
        return value


def _by_case(batch: Sequence[InCase]) -> dict[tuple[str, str], list[Placed]]:
    """Group by station and case: another station's entries never reach into a case."""
    groups: dict[tuple[str, str], list[Placed]] = {}
    for value in batch:
        if value.case_id:
            groups.setdefault((value.station, value.case_id), []).append(value.placed)
    return groups


def _out_of_order(value: Case, group: Sequence[Placed]) -> bool:
    keys = [value.last_key, *(placed.key for placed in group)]
    return keys != sorted(keys)
