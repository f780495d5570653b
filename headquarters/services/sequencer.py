"""Give every entry its position in the log, after it was committed, by one writer at a time.

A position taken before the commit would let a slow transaction appear behind a reader's cursor
and be lost to it (desktop/sync/PROTOCOL.md 3.6).
"""

import logging

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from headquarters.services.folding import Folding
from headquarters.services.house import House
from headquarters.services.news import News
from headquarters.services.rounds import Rounds
from headquarters.store import log

_LOG = logging.getLogger(__name__)
_EVERY_S = 0.25
_STEP = 500
_SEQUENCING = 7_340_002


class Sequencer:
    """A thread that places entries, has them folded, and tells those who wait."""

    def __init__(self, house: House, folding: Folding, news: News) -> None:
        self._house = house
        self._folding = folding
        self._news = news
        self._told = 0
        self._rounds = Rounds("sequencer", _EVERY_S, self.step)

    def start(self) -> None:
        """Begin; entries left over from an earlier run come first."""
        with self._house.database.reading() as connection:
            self._told = log.last_position(connection)
        self._rounds.start()

    def stop(self) -> None:
        """End after the step under way."""
        self._rounds.stop()

    def wake(self) -> None:
        """Say that entries have arrived."""
        self._rounds.wake()

    def step(self) -> None:
        """Place every entry that waits, tell those who wait, and have them folded."""
        while self._place():
            self._tell()
        self._tell()

    def _place(self) -> int:
        with self._house.database.reading() as connection:
            if not log.find_unplaced(connection, 1):
                return 0
        try:
            with self._house.database.writing() as connection:
                if self._house.database.is_postgres:
                    leads = sa.func.pg_try_advisory_xact_lock(_SEQUENCING)
                    if not connection.scalar(sa.select(leads)):
                        return 0
                waiting = log.find_unplaced(connection, _STEP)
                first = log.last_position(connection) + 1
                if waiting:
                    pairs = [(row, first + i) for i, (row, _) in enumerate(waiting)]
                    log.place(connection, pairs)
                return len(waiting)
        except IntegrityError:
            _LOG.warning("another sequencer gave these positions")
            return 0

    def _tell(self) -> None:
        with self._house.database.reading() as connection:
            last = log.last_position(connection)
            if last > self._told:
                stations = log.stations_since(connection, self._told)
                self._news.publish(stations)
                self._folding.wake()
        self._told = last
