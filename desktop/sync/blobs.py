"""Files to headquarters and from it: in pieces, resumable, done only with a signed receipt."""

import base64
import hashlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import msgspec

from desktop.progress import Progress
from desktop.store import blobs
from desktop.store.database import Database
from desktop.sync.transport import Line
from record import exchange, receipts
from record.envelope import Envelope
from record.problems import Problem

PIECE_S = 20.0
PATCH_S = 120.0
FIRST_PIECE = 1024 * 1024
SEND_TRIES = 2


class FileStore(Protocol):
    """What sending and fetching need of the vault."""

    def open(self, sha256: str) -> BinaryIO:
        """Open a file for reading."""

    def restore(self, sha256: str, file: Path, progress: Progress | None = None) -> str:
        """Put a copy in place; refuse it when its hash differs."""


class Sender:
    """Send the files that headquarters does not hold yet, one after another."""

    def __init__(self, line: Line, database: Database, files: FileStore) -> None:
        self._line = line
        self._database = database
        self._files = files
        self._piece = FIRST_PIECE

    def send_next(self, progress: Progress, on_step: Callable[[], None]) -> bool:
        """Send one waiting file; False when none waits. ``on_step`` follows each piece.

        A file that headquarters refuses, or that changed on disk, is marked and never blocks
        the others. Network problems are raised: the caller backs off.
        """
        with self._database.read() as connection:
            waiting = blobs.find_to_send(connection, limit=1)
        if not waiting:
            return False
        row = waiting[0]
        state = self._ask_state(row.h)
        if state.state == "stored":
            self._take_receipt(row.h)
        elif state.state == "refused":
            self._mark(row.h, state=blobs.ATTENTION, why=state.reason or "hq.scope")
        else:
            self._send(row, progress, on_step)
        on_step()
        return True

    def _ask_state(self, h: str) -> exchange.BlobState:
        asked = exchange.BlobsAsked((h,))
        return self._line.ask("POST", "/blobs:have", exchange.BlobStates, body=asked).blobs[0]

    def _send(self, row: Any, progress: Progress, on_step: Callable[[], None]) -> None:
        try:
            file = self._files.open(row.h)
        except Problem as problem:
            self._mark(row.h, state=blobs.ATTENTION, why=problem.code)
            return
        with file:
            for _ in range(SEND_TRIES):
                url, offset = self._create(row)
                try:
                    self._send_pieces(row, file, url, offset, progress, on_step)
                    self._take_receipt(row.h)
                except Problem as problem:
                    if problem.code not in ("hq.checksum", "hq.upload_gone", "hq.upload_offset"):
                        raise
                    self._mark(row.h, upload="", sent=0)
                    continue
                return
        self._mark(row.h, state=blobs.ATTENTION, why="hq.checksum")

    def _create(self, row: Any) -> tuple[str, int]:
        if row.upload:
            try:
                return row.upload, self._offset(row.upload)
            except Problem as problem:
                if problem.code not in ("hq.not_found", "hq.upload_gone"):
                    raise
        named = base64.b64encode(row.h.encode()).decode()
        headers = {
            "Tus-Resumable": exchange.TUS_VERSION,
            "Upload-Length": str(row.n),
            "Upload-Metadata": f"sha256 {named}",
        }
        answer = self._line.send("POST", "/uploads", headers=headers)
        url = answer.headers.get("location", "")
        self._mark(row.h, state=blobs.UNDER_WAY, upload=url)
        return url, self._offset(url) if url else 0

    def _offset(self, url: str) -> int:
        headers = {"Tus-Resumable": exchange.TUS_VERSION}
        return int(self._line.send("HEAD", url, headers=headers).headers["upload-offset"])

    def _send_pieces(
        self,
        row: Any,
        file: BinaryIO,
        url: str,
        offset: int,
        progress: Progress,
        on_step: Callable[[], None],
    ) -> None:
        while offset < row.n:
            progress.check()
            file.seek(offset)
            piece = file.read(min(self._piece, row.n - offset))
            digest = base64.b64encode(hashlib.sha256(piece).digest()).decode()
            headers = {
                "Tus-Resumable": exchange.TUS_VERSION,
                "Content-Type": exchange.TUS_CHUNK_TYPE,
                "Upload-Offset": str(offset),
                "Upload-Checksum": f"sha256 {digest}",
            }
            began = time.monotonic()
            self._line.send("PATCH", url, body=piece, headers=headers, timeout_s=PATCH_S)
            self._adapt(time.monotonic() - began)
            offset += len(piece)
            self._mark(row.h, sent=offset, state=blobs.UNDER_WAY)
            progress.report(offset, row.n, "sync.sending")
            on_step()

    def _adapt(self, took_s: float) -> None:
        if took_s > PIECE_S:
            self._piece = max(exchange.MIN_CHUNK, self._piece // 2)
        elif took_s < PIECE_S / 4:
            self._piece = min(exchange.MAX_CHUNK, self._piece * 2)

    def _take_receipt(self, h: str) -> None:
        envelope = self._line.ask("GET", f"/blobs/{h}/receipt", Envelope)
        receipt = receipts.read_blob_receipt(envelope, self._line.hq_key)
        if receipt.sha256 != h:
            raise Problem("sync.wrong_receipt")
        raw = msgspec.json.encode(envelope)
        self._mark(h, state=blobs.VERIFIED, receipt=raw, sent=receipt.size, why="", upload="")

    def _mark(self, h: str, **values: Any) -> None:
        with self._database.write() as connection:
            blobs.put_state(connection, h, **values)


class Fetcher:
    """Bring files of other devices from headquarters into the vault."""

    def __init__(self, line: Line, database: Database, files: FileStore, spool: Path) -> None:
        self._line = line
        self._database = database
        self._files = files
        self._spool = spool

    def fetch(self, h: str, progress: Progress) -> None:
        """Bring one file; a download that was cut goes on where it stopped.

        Raises ``evidence.copy_differs`` when its hash differs, ``hq.not_found`` when
        headquarters does not hold it yet, or a network problem.
        """
        with self._database.read() as connection:
            row = blobs.get(connection, h)
        part = self._spool / f"fetch-{h}"
        try:
            self._download(h, part, row.n if row else 0, progress)
        except OSError as error:
            raise Problem("evidence.disk_full", needed_mb=(row.n if row else 0) >> 20) from error
        try:
            self._files.restore(h, part, progress)
        finally:
            part.unlink(missing_ok=True)
        with self._database.write() as connection:
            blobs.put_state(connection, h, here=True, state=blobs.VERIFIED, why="")

    def _download(self, h: str, part: Path, total: int, progress: Progress) -> None:
        done = part.stat().st_size if part.exists() else 0
        headers = self._line.headers({"Range": f"bytes={done}-"} if 0 < done < total else {})
        with part.open("ab" if 0 < done < total else "wb") as target:
            for block in self._line.transport.read(f"{exchange.PREFIX}/blobs/{h}", headers):
                progress.check()
                target.write(block)
                done += len(block)
                progress.report(min(done, total), total, "sync.fetching")
