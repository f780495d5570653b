"""One round with headquarters, as a list of stages."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from desktop.evidence.files.vault import Vault
from desktop.progress import Progress
from desktop.store import journal
from desktop.store.database import Database
from desktop.store.rule_sets import RuleSets
from desktop.sync import apply, entries, reference, rescue
from desktop.sync.blobs import Sender
from desktop.sync.fetching import Fetcher
from desktop.sync.transport import Line, concerns_line
from record.problems import Problem

# A batch that is too long for a bad line may end in any of these.
HALVING = ("sync.slow", "sync.offline", "sync.not_headquarters", "sync.gateway")


class News(msgspec.Struct, frozen=True, kw_only=True):
    """What a stage brought: changed cases, refused entries, whether people or stations changed.

    ``rules`` tells that a rule set came, by which cases may fold otherwise.
    ``strange`` tells that headquarters is not as it was met: another log, another scope.
    """

    cases: frozenset[str] = frozenset()
    refused: tuple[str, ...] = ()
    reference: bool = False
    rules: bool = False
    strange: bool = False


class Exchange:
    """The stages of a round; each may be run alone, all are safe to run again."""

    def __init__(
        self, line: Line, database: Database, vault: Vault, spool: Path, rule_sets: RuleSets
    ) -> None:
        self.line = line
        self._database = database
        self._sender = Sender(line, database, vault)
        self._fetcher = Fetcher(line, database, vault, spool)
        self._rule_sets = rule_sets
        self._push_bytes = entries.MOST_BYTES

    def round(self, progress: Progress, tell: Callable[[News], None]) -> None:
        """Do a whole round: meet, send entries, hear news, send files, fetch small files.

        A chain that is refused hinders nothing else; its Problem is raised at the end.
        """
        self.meet(tell)
        refused = self.try_entries(tell)
        self.hear(0, tell)
        self.send_files(progress, lambda: None)
        self.fetch_small(progress)
        self.hear(0, tell)
        if refused is not None:
            raise refused

    def meet(self, tell: Callable[[News], None]) -> None:
        """Prove who we are, compare heads, and read the reference document."""
        session = self.line.begin()
        entries.compare_heads(self._database, session, self.line.dev)
        if reference.refresh(self._database, self.line):
            tell(News(reference=True))
        if reference.fetch_rules(self._database, self.line, self._rule_sets):
            tell(News(rules=True))

    def rescue(self) -> bool:
        """Bring what only this stopped device holds; tells whether there was any."""
        return rescue.rescue(self._database, self.line)

    def try_entries(self, tell: Callable[[News], None]) -> Problem | None:
        """Send entries; returns why a chain was refused, when that is no reason to stop."""
        try:
            self.send_entries(tell)
        except Problem as problem:
            if concerns_line(problem):
                raise
            return problem
        return None

    def send_entries(self, tell: Callable[[News], None]) -> int:
        """Send what headquarters does not hold; returns how many entries were new there."""
        try:
            return self._push()
        except Problem as problem:
            if problem.code != "hq.log_changed":
                raise
        self.meet(tell)
        return self._push()

    def entries_wait(self) -> bool:
        """Tell whether there are entries that headquarters does not hold."""
        with self._database.read() as connection:
            return journal.count_unsent(connection, self.line.dev) > 0

    def hear(self, wait_s: int, tell: Callable[[News], None]) -> None:
        """Read the feed to its end; the first question waits up to ``wait_s`` for news."""
        more = True
        while more:
            more = self._hear_page(wait_s, tell)
            wait_s = 0

    def send_files(self, progress: Progress, on_step: Callable[[], None]) -> float:
        """Send every file that can be sent, have damaged originals back.

        Returns in how many seconds to try the rest.
        """
        later = self._sender.send_all(progress, on_step)
        self._fetcher.restore_damaged(progress)
        return later

    def fetch_small(self, progress: Progress) -> int:
        """Fetch small files of others; returns how many headquarters does not hold yet."""
        return self._fetcher.fetch_small(progress)

    def fetch(self, h: str, progress: Progress) -> None:
        """Fetch one file on demand, whatever its size."""
        self._fetcher.fetch(h, progress)

    def _push(self) -> int:
        try:
            sent = entries.push(self._database, self.line, self._push_bytes)
        except Problem as problem:
            if problem.code in HALVING:
                self._push_bytes = max(entries.LEAST_BYTES, self._push_bytes // 2)
            raise
        self._push_bytes = min(entries.MOST_BYTES, self._push_bytes * 2)
        return sent

    def _hear_page(self, wait_s: int, tell: Callable[[News], None]) -> bool:
        try:
            applied, more = entries.pull(self._database, self.line, self._reader(), wait_s)
        except Problem as problem:
            if problem.code in ("hq.scope_changed", "hq.log_changed"):
                tell(News(strange=True))
                return True
            if problem.code != "sync.unknown_device":
                raise
            if reference.refresh(self._database, self.line):
                tell(News(reference=True))
            applied, more = entries.pull(self._database, self.line, self._reader(), 0, final=True)
        if applied.cases or applied.refused:
            tell(News(cases=applied.cases, refused=applied.refused))
        return more

    def _reader(self) -> apply.Reader:
        keys = reference.known_keys(self._database)
        return apply.Reader(self.line.dev, keys, self._rule_sets.now)
