"""One round with headquarters, as a list of stages."""

from collections.abc import Callable

import msgspec

from desktop.progress import Progress
from desktop.store import blobs
from desktop.store.database import Database
from desktop.sync import entries, reference
from desktop.sync.blobs import Fetcher, Sender
from desktop.sync.transport import Line
from record.problems import Problem
from record.rules.book import Ruleset

SMALL_FILE = 8 * 1024 * 1024
LEAVE_FOR_LATER = ("hq.not_found", "hq.not_stored_yet", "evidence.copy_differs")


class News(msgspec.Struct, frozen=True, kw_only=True):
    """What a stage brought: changed cases, refused entries, whether people or stations changed."""

    cases: frozenset[str] = frozenset()
    refused: tuple[str, ...] = ()
    reference: bool = False
    latest_hlc: int = 0


class Exchange:
    """The stages of a round; each may be run alone, all are safe to run again."""

    def __init__(
        self, line: Line, database: Database, sender: Sender, fetcher: Fetcher, rules: Ruleset
    ) -> None:
        self.line = line
        self._database = database
        self._sender = sender
        self._fetcher = fetcher
        self._rules = rules

    def round(self, progress: Progress, tell: Callable[[News], None]) -> None:
        """Do a whole round: meet, send entries, hear news, send files, fetch small files."""
        self.meet(tell)
        self.send_entries()
        self.hear(0, tell)
        self.send_files(progress, lambda: None)
        self.fetch_small(progress)
        self.hear(0, tell)

    def meet(self, tell: Callable[[News], None]) -> None:
        """Prove who we are, compare heads, and read the reference document."""
        self.line.transport.info(known_key=self.line.hq_key)
        session = self.line.begin()
        entries.check_heads(self._database, session, self.line.dev)
        if reference.refresh(self._database, self.line):
            tell(News(reference=True))

    def send_entries(self) -> int:
        """Send what headquarters does not hold; returns how many entries were new there."""
        return entries.push(self._database, self.line)

    def hear(self, wait_s: int, tell: Callable[[News], None]) -> None:
        """Read the feed to its end; the first question waits up to ``wait_s`` for news."""
        more = True
        while more:
            more = self._hear_page(wait_s, tell)
            wait_s = 0

    def send_files(self, progress: Progress, on_step: Callable[[], None]) -> int:
        """Send every waiting file; returns how many were dealt with."""
        dealt = 0
        while self._sender.send_next(progress, on_step):
            progress.check()
            dealt += 1
        return dealt

    def fetch_small(self, progress: Progress) -> int:
        """Fetch files of others up to 8 MiB that headquarters holds already."""
        with self._database.read() as connection:
            wanted = blobs.find_to_fetch(connection, SMALL_FILE)
        fetched = 0
        for row in wanted:
            progress.check()
            fetched += self._fetch_one(row.h, progress)
        return fetched

    def fetch(self, h: str, progress: Progress) -> None:
        """Fetch one file on demand, whatever its size."""
        self._fetcher.fetch(h, progress)

    def _fetch_one(self, h: str, progress: Progress) -> int:
        try:
            self._fetcher.fetch(h, progress)
        except Problem as problem:
            if problem.code in LEAVE_FOR_LATER:
                return 0
            raise
        return 1

    def _hear_page(self, wait_s: int, tell: Callable[[News], None]) -> bool:
        keys = reference.known_keys(self._database)
        try:
            applied, more = entries.pull(self._database, self.line, keys, self._rules, wait_s)
        except Problem as problem:
            if problem.code != "sync.unknown_device":
                raise
            reference.refresh(self._database, self.line)
            keys = reference.known_keys(self._database)
            applied, more = entries.pull(
                self._database, self.line, keys, self._rules, 0, final=True
            )
        if applied.cases or applied.refused:
            tell(News(cases=applied.cases, refused=applied.refused, latest_hlc=applied.latest_hlc))
        return more
