"""Files of other devices from headquarters: small ones by themselves, large ones on demand."""

import contextlib
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from desktop.progress import Progress
from desktop.store import blobs
from desktop.store.database import Database
from desktop.sync.blobs import FileStore
from desktop.sync.transport import Line, concerns_line
from record.journal import exchange
from record.problems import Problem

SMALL_FILE = 8 * 1024 * 1024


class Fetcher:
    """Bring files of other devices from headquarters into the vault."""

    def __init__(self, line: Line, database: Database, files: FileStore, spool: Path) -> None:
        self._line = line
        self._database = database
        self._files = files
        # A folder of its own: what is swept at start must not include half a download.
        self._parts = spool / "fetch"
        self._free = threading.Condition()
        self._busy: set[str] = set()

    def fetch(self, h: str, progress: Progress) -> None:
        """Bring one file; a download that was cut goes on where it stopped.

        Raises ``evidence.copy_differs`` when its hash differs, ``hq.not_found`` or
        ``hq.not_stored_yet`` when headquarters does not hold it, or a network problem.
        """
        with self._alone(h):
            with self._database.read() as connection:
                row = blobs.get(connection, h)
            if row is None:
                raise Problem("evidence.unknown")
            part = self._parts / h
            try:
                self._parts.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._download(h, part, row.n, progress)
            except OSError as error:
                raise Problem("evidence.disk_full", needed_mb=row.n >> 20) from error
            try:
                self._files.restore(h, part, progress)
            finally:
                part.unlink(missing_ok=True)
            with self._database.write() as connection:
                blobs.put_state(connection, h, here=True, state=blobs.VERIFIED, why="")

    def fetch_small(self, progress: Progress) -> int:
        """Fetch every file up to 8 MiB that headquarters holds; returns how many it lacks yet.

        One that does not come in whole is marked and hinders no other.
        """
        lacking: set[str] = set()
        while rows := self._wanted(lacking):
            stored = self._stored(rows)
            lacking |= {row.h for row in rows if row.h not in stored}
            for h in stored:
                progress.check()
                if not self._fetched(h, progress):
                    lacking.add(h)
        return len(lacking)

    def restore_damaged(self, progress: Progress) -> tuple[str, ...]:
        """Bring back originals that were found altered or missing; returns which came.

        One that headquarters does not hold, or that does not come in whole, hinders no other.
        """
        with self._database.read() as connection:
            rows = blobs.find_damaged(connection)[: exchange.MAX_ASKED]
        restored = []
        for h in self._stored(rows) if rows else ():
            progress.check()
            if self._fetched(h, progress):
                restored.append(h)
        return tuple(restored)

    def _wanted(self, lacking: set[str]) -> list[Any]:
        most = len(lacking) + exchange.MAX_ASKED
        with self._database.read() as connection:
            rows = blobs.find_to_fetch(connection, SMALL_FILE, limit=most)
        return [row for row in rows if row.h not in lacking][: exchange.MAX_ASKED]

    def _stored(self, rows: Sequence[Any]) -> list[str]:
        asked = exchange.BlobsAsked(tuple(row.h for row in rows))
        answer = self._line.ask("POST", "/blobs:have", exchange.BlobStates, body=asked)
        return [blob.h for blob in answer.blobs if blob.state == "stored"]

    def _fetched(self, h: str, progress: Progress) -> bool:
        try:
            self.fetch(h, progress)
        except Problem as problem:
            if concerns_line(problem):
                raise
            if problem.code == "evidence.copy_differs" and not self._is_damaged(h):
                with self._database.write() as connection:
                    blobs.put_state(connection, h, state=blobs.ATTENTION, why=problem.code)
            return False
        return True

    def _is_damaged(self, h: str) -> bool:
        with self._database.read() as connection:
            row = blobs.get(connection, h)
        return row is not None and row.why == blobs.DAMAGED_WHY

    def _download(self, h: str, part: Path, total: int, progress: Progress) -> None:
        done = part.stat().st_size if part.exists() else 0
        resumes = 0 < done < total
        headers = self._line.headers({"Range": f"bytes={done}-"} if resumes else {})
        done = done if resumes else 0
        with part.open("ab" if resumes else "wb") as target:
            for block in self._line.transport.read(f"{exchange.PREFIX}/blobs/{h}", headers):
                progress.check()
                target.write(block)
                done += len(block)
                progress.report(min(done, total), total, "sync.fetching")

    @contextlib.contextmanager
    def _alone(self, h: str) -> Iterator[None]:
        """Let one thread at a time write a download: a person may ask for one under way."""
        with self._free:
            self._free.wait_for(lambda: h not in self._busy)
            self._busy.add(h)
        try:
            yield
        finally:
            with self._free:
                self._busy.discard(h)
                self._free.notify_all()
