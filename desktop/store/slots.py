"""Named places for the few documents a device keeps beside its cases, each of one type."""

from typing import Generic, TypeVar

import msgspec
from sqlalchemy import Connection

from desktop.store import keep

T = TypeVar("T")


class Slot(Generic[T]):
    """One document under a name: text and bytes as they are, all else as JSON of its type.

    ``empty`` is what it holds before anything was kept.
    """

    def __init__(self, name: str, kind: type[T], empty: T) -> None:
        self.name = name
        self._kind = kind
        self._empty = empty

    def get(self, connection: Connection) -> T:
        """Return what is kept; raises ``msgspec.DecodeError`` for what is not of the type."""
        raw = keep.get_kept(connection, self.name)
        return self._empty if raw is None else decoded(raw, self._kind)

    def put(self, connection: Connection, value: T) -> None:
        """Keep a value in place of the one before."""
        keep.put_kept(connection, self.name, encoded(value))


class Slots(Generic[T]):
    """Documents of one type under names that begin alike."""

    def __init__(self, prefix: str, kind: type[T]) -> None:
        self._prefix = prefix
        self._kind = kind

    def all(self, connection: Connection) -> dict[str, T]:
        """Return every document by its name without the prefix, in the order of names."""
        found = keep.find_kept(connection, self._prefix)
        return {k.removeprefix(self._prefix): decoded(v, self._kind) for k, v in found.items()}

    def get(self, connection: Connection, name: str) -> T | None:
        """Return one document, or None."""
        raw = keep.get_kept(connection, self._prefix + name)
        return None if raw is None else decoded(raw, self._kind)

    def put(self, connection: Connection, name: str, value: T) -> None:
        """Keep a document under a name."""
        keep.put_kept(connection, self._prefix + name, encoded(value))

    def drop(self, connection: Connection, name: str) -> None:
        """Forget a document."""
        keep.drop_kept(connection, self._prefix + name)


def encoded(value: object) -> bytes:
    """Return the bytes that are kept of a value."""
    if isinstance(value, bytes):
        return value
    return value.encode() if isinstance(value, str) else msgspec.json.encode(value)


def decoded(raw: bytes, kind: type[T]) -> T:
    """Return the value of a type that was kept as these bytes."""
    if kind is bytes or kind is str:
        return msgspec.convert(raw.decode() if kind is str else raw, kind)
    return msgspec.json.decode(raw, type=kind)
