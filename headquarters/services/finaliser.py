"""Finish uploads: join the pieces, hash the whole, publish, read back, sign a receipt.

Only the receipt ends an upload. A kill at any point leaves an upload that a later call finishes.
"""

import hashlib
import logging
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta

from headquarters.services.house import House
from headquarters.services.rounds import Rounds
from headquarters.store import blobs, devices
from headquarters.store.blobs import BAD, STORED, Blob, Chunk, Upload
from headquarters.store.objects import PART
from record.journal.receipts import BlobReceipt, make_blob_receipt
from record.problems import Problem

_LOG = logging.getLogger(__name__)
GONE = "gone"
_LEASE = timedelta(minutes=2)
_LIFE = timedelta(days=7)
_EVERY_S = 30.0


class Finaliser:
    """Finish uploads in the background, and sweep what was left behind."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._workers = ThreadPoolExecutor(2, thread_name_prefix="finaliser")
        self._sweeper = Rounds("sweeper", _EVERY_S, self.sweep)

    def start(self) -> None:
        """Begin to sweep; what an earlier run left complete is finished now."""
        if not self._house.database.is_postgres:
            with self._house.database.writing() as connection:
                blobs.release_all(connection)
        self._sweeper.start()

    def stop(self) -> None:
        """End after the work under way."""
        self._sweeper.stop()
        self._workers.shutdown(cancel_futures=True)

    def submit(self, upload_id: str) -> Future[None]:
        """Finish an upload in the background."""
        return self._workers.submit(self._finish_quietly, upload_id)

    def finish(self, upload_id: str) -> None:
        """Finish a complete upload, unless somebody else is at it.

        Raises ``Problem`` with code ``hq.unavailable`` or ``hq.storage``; it can be called again.
        """
        now = self._house.clock()
        with self._house.database.writing() as connection:
            upload = blobs.lease(connection, upload_id, now, now + _LEASE)
            if upload is None:
                return
            chunks = blobs.find_chunks(connection, upload_id)
            known = blobs.get_blob(connection, upload.h)
        try:
            state = self._compared(upload, chunks) if known else self._publish(upload, chunks)
        except Problem:
            with self._house.database.writing() as connection:
                blobs.release(connection, upload_id)
            raise
        with self._house.database.writing() as connection:
            blobs.end_upload(connection, upload_id, state)
            owner = devices.get_device(connection, upload.dev)
            if state == STORED and owner is not None:
                blobs.put_holdings(connection, owner.scope, upload.h)
        self._house.objects.remove(chunk.object for chunk in chunks)

    def sweep(self) -> None:
        """Finish what is complete, drop uploads without movement for a week, old codes, tokens."""
        now = self._house.clock()
        with self._house.database.reading() as connection:
            complete = blobs.find_complete(connection, now)
            stale = blobs.find_stale(connection, now - _LIFE)
        for upload_id in complete:
            self.finish(upload_id)
        for upload_id in stale:
            self._drop(upload_id)
        with self._house.database.writing() as connection:
            devices.remove_sessions(connection, now)
            devices.remove_codes(connection, now - _LIFE)

    def _compared(self, upload: Upload, chunks: list[Chunk]) -> str:
        """Check a file that is stored already: whoever sent all of it may read it."""
        pieces = (piece for c in chunks for piece in self._house.objects.read(c.object))
        return STORED if _digest(pieces) == (upload.h, upload.size) else BAD

    def _publish(self, upload: Upload, chunks: list[Chunk]) -> str:
        name = f"blobs/{upload.h[:2]}/{upload.h}-{upload.id[:8]}"
        if self._write(name, chunks) != (upload.h, upload.size):
            self._house.objects.remove([name])
            return BAD
        if _digest(self._house.objects.read(name)) != (upload.h, upload.size):
            self._house.objects.remove([name])
            _LOG.error("the object store returned other bytes for %s", upload.h)
            raise Problem("hq.unavailable", why="the object store returned other bytes")
        now = self._house.clock()
        stored = Blob(h=upload.h, size=upload.size, object=name, stored_at=now)
        receipt = BlobReceipt(
            sha256=upload.h,
            size=upload.size,
            recv=now,
            store=self._house.objects.kind,
            log=self._house.log,
            hq_kid=self._house.kid,
        )
        with self._house.database.writing() as connection:
            if blobs.put_blob(connection, stored):
                envelope = make_blob_receipt(receipt, self._house.key)
                blobs.put_receipt(connection, f"blob:{upload.h}", envelope, now)
        return STORED

    def _write(self, name: str, chunks: list[Chunk]) -> tuple[str, int]:
        """Write the pieces under a new name; return hash and size of what was written."""
        seen = hashlib.sha256()
        size = 0

        def pieces() -> Iterator[bytes]:
            nonlocal size
            for chunk in chunks:
                for piece in self._house.objects.read(chunk.object):
                    seen.update(piece)
                    size += len(piece)
                    yield piece

        if sum(chunk.size for chunk in chunks) <= PART:
            # False: an attempt before a kill wrote it; reading it back decides.
            self._house.objects.create(name, b"".join(pieces()))
        else:
            self._house.objects.write(name, pieces())
        return seen.hexdigest(), size

    def _drop(self, upload_id: str) -> None:
        with self._house.database.writing() as connection:
            chunks = blobs.find_chunks(connection, upload_id)
            blobs.end_upload(connection, upload_id, GONE)
        self._house.objects.remove(chunk.object for chunk in chunks)

    def _finish_quietly(self, upload_id: str) -> None:
        try:
            self.finish(upload_id)
        except Problem as problem:
            _LOG.warning("upload %s waits: %s", upload_id, problem.code)


def _digest(pieces: Iterable[bytes]) -> tuple[str, int]:
    seen = hashlib.sha256()
    size = 0
    for piece in pieces:
        seen.update(piece)
        size += len(piece)
    return seen.hexdigest(), size
