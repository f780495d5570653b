"""Fold placed entries into cases, in the order of the log, with the same fold as the desktop."""

import logging
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy import Connection

from headquarters.services.house import House
from headquarters.store import cases, log
from headquarters.store import settings as kept
from headquarters.store.log import InCase
from record import kinds
from record.case import Case
from record.fold import Placed, fold, fold_all

_LOG = logging.getLogger(__name__)
_FOLDED = "folded"
_STEP = 200
_FOLDING = 7_340_003


class Folding:
    """Keep the table of cases in step with the log."""

    def __init__(self, house: House) -> None:
        self._house = house

    def catch_up(self) -> int:
        """Fold what was placed since the last time; return how many entries."""
        total = 0
        while folded := self._step():
            total += folded
        return total

    def rebuild(self) -> int:
        """Forget every folded case and fold the whole log anew; return how many entries."""
        with self._house.database.writing() as connection:
            cases.clear(connection)
            kept.put(connection, _FOLDED, b"0")
        return self.catch_up()

    def _step(self) -> int:
        with self._house.database.reading() as connection:
            done = int(kept.get(connection, _FOLDED) or 0)
            if log.last_position(connection) <= done:
                return 0
        with self._house.database.writing() as connection:
            if self._house.database.is_postgres:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_FOLDING)))
            done = int(kept.get(connection, _FOLDED) or 0)
            batch = log.read_to_fold(connection, done, _STEP)
            if not batch:
                return 0
            last = max(value.placed.pos or 0 for value in batch)
            for key, group in _by_case(batch).items():
                value = self._folded(connection, key, group, last)
                if value is not None:
                    cases.put(connection, value)
            kept.put(connection, _FOLDED, str(last).encode())
        return len(batch)

    def _folded(
        self, connection: Connection, key: tuple[str, str], group: Sequence[Placed], last: int
    ) -> Case | None:
        station, case_id = key
        value = cases.get(connection, station, case_id)
        if value is None and not any(p.entry.header.kind == kinds.CASE_OPEN for p in group):
            return None
        if value is None or _out_of_order(value, group):
            return fold_all(log.read_case(connection, station, case_id, last), self._house.rules)
        for placed in group:
            value = fold(value, placed, self._house.rules)
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
