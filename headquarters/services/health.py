"""Whether headquarters can do its work right now."""

from datetime import timedelta

from headquarters.services.house import House
from headquarters.store import log
from record.problems import Problem

_LAG = timedelta(seconds=60)


class Health:
    """Ask the database, the objects and the sequencer."""

    def __init__(self, house: House) -> None:
        self._house = house

    def check(self) -> None:
        """Return when everything answers; raises ``Problem('hq.unavailable')`` otherwise."""
        with self._house.database.reading() as connection:
            oldest = log.oldest_unplaced(connection)
        if oldest is not None and self._house.clock() - oldest > _LAG:
            raise Problem("hq.unavailable", why="the sequencer is behind")
        self._house.objects.size("up/none")
