"""Where bytes are kept: a folder or an S3 bucket, with one set of verbs.

Objects are created once and never overwritten; names come from headquarters, not from clients.
"""

import os
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import obstore
from obstore.exceptions import AlreadyExistsError, BaseError
from obstore.store import LocalStore, S3Store

from record.problems import Problem

if TYPE_CHECKING:
    from obstore.store import S3Config

PART = 8 * 1024 * 1024
_READ = 1024 * 1024
_PATIENCE = timedelta(seconds=10)


class Objects:
    """A store of objects. ``place`` is a folder, ``file://…`` or ``s3://bucket/prefix?endpoint=…``.

    Credentials for S3 are read from the environment (``AWS_ACCESS_KEY_ID`` and its companions).
    Every verb raises ``Problem('hq.unavailable')`` or ``Problem('hq.storage')``.
    """

    def __init__(self, place: str | Path) -> None:
        self._folder = _folder_of(place)
        self._store: LocalStore | S3Store
        if self._folder is None:
            self._store = _bucket(str(place))
        else:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._store = LocalStore(prefix=self._folder)

    @property
    def kind(self) -> str:
        """Say ``folder`` or ``s3``, as receipts do."""
        return "s3" if self._folder is None else "folder"

    def create(self, name: str, content: bytes) -> bool:
        """Create an object durably; say False when the name was taken."""
        with _translated():
            try:
                obstore.put(self._store, name, content, mode="create")
            except AlreadyExistsError:
                return False
            self._settle(name)
            return True

    def write(self, name: str, pieces: Iterable[bytes]) -> None:
        """Create a large object durably from pieces; the name must be new."""
        with _translated():
            # ``put`` would run the pieces inside its own event loop, where they cannot be read.
            with obstore.open_writer(self._store, name, buffer_size=PART) as writer:
                for piece in pieces:
                    writer.write(piece)
            self._settle(name)

    def read(self, name: str) -> Iterator[bytes]:
        """Read an object in pieces; raises ``Problem('hq.object_missing')``."""
        with _translated(name):
            yield from map(bytes, obstore.get(self._store, name).stream(min_chunk_size=_READ))

    async def read_range(self, name: str, start: int, end: int) -> AsyncIterator[bytes]:
        """Read bytes ``start`` to ``end`` (not included) of an object in pieces."""
        with _translated(name):
            if start >= end:
                return
            answer = await obstore.get_async(self._store, name, options={"range": (start, end)})
            async for piece in answer.stream(min_chunk_size=_READ):
                yield bytes(piece)

    def size(self, name: str) -> int | None:
        """Get an object's bytes, or None when there is none of that name."""
        with _translated():
            try:
                return int(obstore.head(self._store, name)["size"])
            except FileNotFoundError:
                return None

    def remove(self, names: Iterable[str]) -> None:
        """Remove objects; what is already gone is fine."""
        for name in names:
            with _translated():
                try:
                    obstore.delete(self._store, name)
                except FileNotFoundError:
                    continue

    def _settle(self, name: str) -> None:
        """Make a file survive a power cut: sync it, then the folders that lead to it."""
        if self._folder is None:
            return
        path = self._folder / name
        with path.open("rb+") as file:
            os.fsync(file.fileno())
        if os.name != "posix":
            return  # Windows cannot open folders; NTFS journals their entries.
        for folder in path.relative_to(self._folder).parents:
            descriptor = os.open(self._folder / folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _folder_of(place: str | Path) -> Path | None:
    if isinstance(place, Path):
        return place
    parts = urlsplit(place)
    if parts.scheme == "s3":
        return None
    if parts.scheme == "file":
        path = unquote(parts.path)
        is_drive = os.name == "nt" and path.startswith("/")
        return Path(path.removeprefix("/") if is_drive else path)
    if len(parts.scheme) > 1:
        raise Problem("hq.unknown_objects", scheme=parts.scheme)
    return Path(place)


def _bucket(url: str) -> S3Store:
    parts = urlsplit(url)
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    endpoint = asked.get("endpoint") or os.environ.get("AWS_ENDPOINT_URL", "")
    config: S3Config = {"endpoint": endpoint} if endpoint else {}
    return S3Store(
        parts.netloc,
        prefix=parts.path.strip("/") or None,
        region=asked.get("region") or os.environ.get("AWS_REGION", "us-east-1"),
        client_options={"allow_http": endpoint.startswith("http://"), "timeout": "60s"},
        retry_config={"max_retries": 2, "retry_timeout": _PATIENCE},
        config=config,
    )


@contextmanager
def _translated(name: str = "") -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        if not name:
            raise
        raise Problem("hq.object_missing", object=name) from error
    except (BaseError, OSError) as error:
        full = "No space left" in str(error)
        code = "hq.storage" if full else "hq.unavailable"
        raise Problem(code, why=str(error)[:200]) from error
