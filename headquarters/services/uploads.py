"""Uploads in checked pieces: a profile of tus 1.0 (PROTOCOL.md 3.7)."""

import hashlib
import secrets
from concurrent.futures import TimeoutError as Unfinished
from datetime import timedelta

from sqlalchemy import Connection

from headquarters.services.finaliser import GONE, Finaliser
from headquarters.services.house import House
from headquarters.store import blobs
from headquarters.store.blobs import BAD, OPEN, Chunk, Upload
from headquarters.store.devices import Device
from record.journal.exchange import MAX_BLOB, MAX_CHUNK, MAX_DAILY_BYTES, MAX_OPEN_UPLOADS
from record.problems import Problem

_DAY = timedelta(days=1)
_FINISH_S = 20.0


class Uploads:
    """Begin, continue and end uploads; nothing is written before the right to it was checked."""

    def __init__(self, house: House, finaliser: Finaliser) -> None:
        self._house = house
        self._finaliser = finaliser

    def begin(self, device: Device, h: str, size: int) -> Upload | None:
        """Begin an upload, or go on with an open one; None when the file is stored already.

        Raises ``Problem`` with code ``hq.not_referenced``, ``hq.malformed``, ``hq.too_large``,
        ``hq.too_many_uploads`` or ``hq.daily_quota``.
        """
        now = self._house.clock()
        with self._house.database.writing() as connection:
            _check_right(connection, device, h, size)
            if h in blobs.find_held(connection, device.scope, [h]):
                return None
            upload = blobs.find_upload(connection, device.dev, h)
            if upload is None:
                if blobs.count_open(connection, device.dev, now - _DAY) >= MAX_OPEN_UPLOADS:
                    raise Problem("hq.too_many_uploads", most=MAX_OPEN_UPLOADS, seconds=30)
                if blobs.bytes_since(connection, device.dev, now - _DAY) + size > MAX_DAILY_BYTES:
                    raise Problem("hq.daily_quota", seconds=3600)
                upload = Upload(
                    id=secrets.token_urlsafe(24),
                    dev=device.dev,
                    h=h,
                    size=size,
                    made_at=now,
                    touched_at=now,
                )
                blobs.put_upload(connection, upload)
        return upload

    def find(self, device: Device, upload_id: str) -> Upload:
        """Find an upload of the device, and finish it when all its bytes are there.

        Raises ``Problem`` with code ``hq.not_found``, ``hq.upload_gone`` or ``hq.checksum``.
        """
        upload = self._get(device, upload_id)
        if upload.state == OPEN and upload.complete:
            self._finish(upload.id)
            upload = self._get(device, upload_id)
        if upload.state == GONE:
            raise Problem("hq.upload_gone")
        if upload.state == BAD:
            raise Problem("hq.checksum", h=upload.h)
        return upload

    def append(self, device: Device, upload_id: str, piece: Chunk, content: bytes) -> int:
        """Keep a piece whose hash was checked; return the new offset.

        ``piece.object`` is the SHA-256 the client claims. Raises ``Problem`` with code
        ``hq.not_found``, ``hq.upload_gone``, ``hq.upload_offset``, ``hq.too_large`` or
        ``hq.checksum``.
        """
        upload = self.find(device, upload_id)
        _check_fits(upload, piece)
        if hashlib.sha256(content).hexdigest() != piece.object:
            raise Problem("hq.checksum", h=upload.h)
        if piece.size:
            self._keep(upload, piece, content)
        if piece.offset + piece.size == upload.size:
            self._finish(upload.id)
        return piece.offset + piece.size

    def remove(self, device: Device, upload_id: str) -> None:
        """Give an upload up; raises ``Problem('hq.not_found')``."""
        with self._house.database.writing() as connection:
            upload = blobs.get_upload(connection, device.dev, upload_id)
            if upload is None or upload.state != OPEN:
                raise Problem("hq.not_found")
            chunks = blobs.find_chunks(connection, upload_id)
            blobs.end_upload(connection, upload_id, GONE)
        self._house.objects.remove(chunk.object for chunk in chunks)

    def _get(self, device: Device, upload_id: str) -> Upload:
        with self._house.database.reading() as connection:
            upload = blobs.get_upload(connection, device.dev, upload_id)
        if upload is None:
            raise Problem("hq.not_found")
        return upload

    def _keep(self, upload: Upload, piece: Chunk, content: bytes) -> None:
        # A name of its own: a piece written just before a kill never stands in the way.
        name = f"up/{upload.id}/{piece.offset}-{piece.size}-{secrets.token_hex(4)}"
        self._house.objects.create(name, content)
        kept = Chunk(piece.offset, piece.size, name)
        with self._house.database.writing() as connection:
            was_first = blobs.put_chunk(connection, upload.id, kept, self._house.clock())
        if not was_first:
            self._house.objects.remove([name])
            raise Problem("hq.upload_offset", offset=self._offset(upload))

    def _offset(self, upload: Upload) -> int:
        with self._house.database.reading() as connection:
            found = blobs.get_upload(connection, upload.dev, upload.id)
        return upload.offset if found is None else found.offset

    def _finish(self, upload_id: str) -> None:
        """Finish now if it is quick; a large file goes on in the background."""
        try:
            self._finaliser.submit(upload_id).result(_FINISH_S)
        except Unfinished:
            return


def _check_right(connection: Connection, device: Device, h: str, size: int) -> None:
    if size > MAX_BLOB:
        raise Problem("hq.too_large", most=MAX_BLOB)
    named = blobs.named_size(connection, device.scope, h)
    if named is None:
        raise Problem("hq.not_referenced")
    if named != size:
        raise Problem("hq.malformed", why="the entry gives the file another size")


def _check_fits(upload: Upload, piece: Chunk) -> None:
    if piece.offset != upload.offset:
        raise Problem("hq.upload_offset", offset=upload.offset)
    if piece.size > MAX_CHUNK or piece.offset + piece.size > upload.size:
        raise Problem("hq.too_large", most=min(MAX_CHUNK, upload.size - upload.offset))
