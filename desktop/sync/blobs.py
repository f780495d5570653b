"""Files to headquarters: in pieces, resumable, done only with a signed receipt."""

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
from desktop.sync.passage import TOO_LARGE, Passage
from desktop.sync.transport import Line, concerns_line
from record.journal import exchange, receipts
from record.journal.envelope import Envelope
from record.problems import Problem

# A piece should take about this long; a cut connection wastes no more than one.
PIECE_S = 20.0
FIRST_PIECE = 1024 * 1024
SEND_TRIES = 2
TUS = {"Tus-Resumable": exchange.TUS_VERSION}
AS_PATCH = {exchange.METHOD_OVERRIDE: "PATCH"}
# These pass by themselves: the file waits this many seconds, and the others go on.
LATER = {"hq.not_stored_yet": 5.0, "hq.upload_busy": 10.0, "system.file_busy": 30.0}
# These hold for every file for a while, but never for entries.
NO_FILES_NOW = {"hq.too_many_uploads": 60.0, "hq.daily_quota": 3600.0, "hq.storage": 3600.0}
# What refuses PATCH says so in one of these; a POST that names it may pass all the same.
NO_PATCH = ("sync.method_refused", "sync.forbidden")
BEGIN_ANEW = ("hq.checksum", "hq.upload_gone", "hq.upload_offset", "hq.not_found")


class FileStore(Protocol):
    """What sending and fetching need of the vault."""

    def open(self, sha256: str) -> BinaryIO:
        """Open a file for reading."""

    def require(self, sha256: str, progress: Progress | None = None) -> Path:
        """Return the path of an unchanged file, or raise why there is none."""

    def restore(self, sha256: str, file: Path, progress: Progress | None = None) -> str:
        """Put a copy in place; refuse it when its hash differs."""


class Sender:
    """Send the files that headquarters does not hold yet, one after another."""

    def __init__(self, line: Line, database: Database, files: FileStore) -> None:
        self._line = line
        self._database = database
        self._files = files
        self._piece = FIRST_PIECE
        self._passage = Passage(database, line.transport.address)

    def send_all(self, progress: Progress, on_step: Callable[[], None]) -> float:
        """Send what waits; returns in how many seconds to try the rest, 0 when none is left.

        A file that headquarters refuses, or that changed on disk, is marked and never blocks
        the others. Network problems are raised: the caller backs off. ``on_step`` follows each
        piece.
        """
        later: dict[str, float] = {}
        while row := self._next(later):
            progress.check()
            try:
                self._send(row, progress, on_step)
            except Problem as problem:
                if problem.code in NO_FILES_NOW:
                    return NO_FILES_NOW[problem.code]
                if problem.code in LATER:
                    later[row.h] = LATER[problem.code]
                elif concerns_line(problem):
                    raise
                else:
                    self._mark(row.h, state=blobs.ATTENTION, why=problem.code)
            on_step()
        return min(later.values(), default=0.0)

    def _next(self, later: dict[str, float]) -> Any | None:
        with self._database.read() as connection:
            waiting = blobs.find_to_send(connection, limit=len(later) + 1)
        return next((row for row in waiting if row.h not in later), None)

    def _send(self, row: Any, progress: Progress, on_step: Callable[[], None]) -> None:
        state = self._ask_state(row.h)
        if state.state == "stored":
            self._take_receipt(row.h)
            return
        # Hashing is cheap beside sending: a damaged file must not travel for an hour first.
        self._files.require(row.h, progress)
        for _ in range(SEND_TRIES):
            if self._send_once(row, state, progress, on_step):
                return
            state = self._ask_state(row.h)
        raise Problem("hq.checksum")

    def _send_once(
        self,
        row: Any,
        state: exchange.BlobState,
        progress: Progress,
        on_step: Callable[[], None],
    ) -> bool:
        """Send what headquarters lacks of a file; False when it must be begun anew."""
        try:
            if state.state == "uploading":
                url, offset = state.url, state.offset
            else:
                url, offset = self._create(row)
            if url:
                self._send_pieces(row, url, offset, progress, on_step)
        except Problem as problem:
            if problem.code in BEGIN_ANEW:
                return False
            raise
        try:
            self._take_receipt(row.h)
        except Problem as problem:
            # Either it is still being read back there, or it came out wrong and is gone.
            if problem.code == "hq.not_stored_yet" and self._ask_state(row.h).state == "wanted":
                return False
            raise
        return True

    def _ask_state(self, h: str) -> exchange.BlobState:
        asked = exchange.BlobsAsked((h,))
        state = self._line.ask("POST", "/blobs:have", exchange.BlobStates, body=asked).blobs[0]
        if state.state == "refused":
            raise Problem(f"hq.{state.reason or 'scope'}")
        return state

    def _create(self, row: Any) -> tuple[str, int]:
        named = base64.b64encode(row.h.encode()).decode()
        length = {"Upload-Length": str(row.n), "Upload-Metadata": f"sha256 {named}"}
        answer = self._line.send("POST", "/uploads", headers=TUS | length)
        if answer.status != 201:  # somebody else brought the same file meanwhile
            return "", 0
        return answer.headers.get("location", ""), _offset(answer.headers)

    def _send_pieces(
        self,
        row: Any,
        url: str,
        offset: int,
        progress: Progress,
        on_step: Callable[[], None],
    ) -> None:
        with self._files.open(row.h) as file:
            while offset < row.n:
                progress.check()
                file.seek(offset)
                piece = file.read(self._passage.most(min(self._piece, row.n - offset)))
                if not piece:
                    raise Problem("evidence.damaged", sha256=row.h[:12])
                if not self._send_piece(url, offset, piece):
                    continue
                offset += len(piece)
                self._mark(row.h, sent=offset, state=blobs.UNDER_WAY, upload=url, why="")
                progress.report(offset, row.n, "sync.sending")
                on_step()

    def _send_piece(self, url: str, offset: int, piece: bytes) -> bool:
        """Send a piece; False when a smaller one must be tried."""
        digest = base64.b64encode(hashlib.sha256(piece).digest()).decode()
        headers = {
            "Content-Type": exchange.TUS_CHUNK_TYPE,
            "Upload-Offset": str(offset),
            "Upload-Checksum": f"sha256 {digest}",
        }
        began = time.monotonic()
        try:
            self._patch(url, piece, TUS | headers)
        except Problem as problem:
            if problem.code in TOO_LARGE and self._passage.narrow(len(piece)):
                return False
            self._piece = max(exchange.MIN_CHUNK, self._piece // 2)
            raise
        took_s = time.monotonic() - began
        if took_s > PIECE_S:
            self._piece = max(exchange.MIN_CHUNK, self._piece // 2)
        elif took_s < PIECE_S / 4:
            self._piece = min(exchange.MAX_CHUNK, self._piece * 2)
        return True

    def _patch(self, url: str, piece: bytes, headers: dict[str, str]) -> None:
        """Send a piece as PATCH, or as a POST that names it where PATCH is refused."""
        if self._passage.patch_by_post:
            self._line.send("POST", url, body=piece, headers=AS_PATCH | headers)
            return
        try:
            self._line.send("PATCH", url, body=piece, headers=headers)
        except Problem as problem:
            if problem.code not in NO_PATCH:
                raise
            self._try_by_post(url, piece, headers, problem)

    def _try_by_post(
        self, url: str, piece: bytes, headers: dict[str, str], refused: Problem
    ) -> None:
        try:
            self._line.send("POST", url, body=piece, headers=AS_PATCH | headers)
        except Problem as problem:
            # A headquarters of before knows no POST there, and nothing was learnt.
            raise refused if problem.code == "hq.not_found" else problem from problem
        self._passage.go_by_post()

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


def _offset(headers: Any) -> int:
    text = headers.get("upload-offset", "")
    if not (text.isascii() and text.isdigit()):
        raise Problem("sync.not_headquarters")
    return int(text)
