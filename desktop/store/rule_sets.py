"""The rule sets this device knows: those that came with the program, and those from headquarters.

A set from headquarters that this program cannot read, because it names a guard of a later one,
is kept all the same and is read by the program that can.
"""

import logging
from collections.abc import Mapping

from sqlalchemy import Connection

from desktop.store.database import Database
from desktop.store.slots import Slots
from record.problems import Problem
from record.rules.releases import Release, Rulebook

LOG = logging.getLogger(__name__)
_RECEIVED = Slots("rules:", Release)


class RuleSets:
    """Every rule set known here; ``now`` grows when headquarters sends one."""

    def __init__(self, database: Database, shipped: Rulebook) -> None:
        self._database = database
        self._shipped = shipped
        self._now = shipped
        self.reload()

    @property
    def now(self) -> Rulebook:
        """The rulebook that cases are folded by."""
        return self._now

    def reload(self) -> None:
        """Read what is kept."""
        with self._database.read() as connection:
            received = _RECEIVED.all(connection).values()
        self._now = self._shipped.extended(r for r in received if _is_readable(r))


def put(connection: Connection, release: Release) -> None:
    """Keep a rule set that headquarters signed."""
    _RECEIVED.put(connection, release.version, release)


def find_lacking(connection: Connection, known: Rulebook, wanted: Mapping[str, str]) -> list[str]:
    """Return which versions of ``wanted`` (version to digest) are neither known nor kept."""
    received = _RECEIVED.all(connection)
    return [v for v in wanted if v not in known.versions and v not in received]


def _is_readable(release: Release) -> bool:
    try:
        release.read()
    except Problem as problem:
        LOG.warning("rule set %s is not read by this program: %s", release.version, problem.code)
        return False
    return True
