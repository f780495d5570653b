from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from desktop.store import keep
from desktop.store.database import Database
from desktop.store.opening import open_database
from desktop.store.slots import Slot, Slots


class Seen(msgspec.Struct, frozen=True):
    name: str
    times: int = 0


SEEN = Slot("seen", Seen, Seen(""))
CURSOR = Slot("cursor", str, "")
PICTURES = Slots("picture/", bytes)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "案卷 数据.db", bytes(range(32)))
    yield opened
    opened.close()


def test_an_empty_slot_holds_what_it_was_declared_with(database: Database) -> None:
    with database.read() as connection:
        assert (SEEN.get(connection), CURSOR.get(connection)) == (Seen(""), "")
        assert PICTURES.all(connection) == {}


def test_a_document_comes_back_as_the_value_that_was_put(database: Database) -> None:
    with database.write() as connection:
        SEEN.put(connection, Seen("老河口站", 3))
        CURSOR.put(connection, "次 7")
        PICTURES.put(connection, "a", b"\x00\xff")
        PICTURES.put(connection, "b", b"")
    with database.read() as connection:
        assert SEEN.get(connection) == Seen("老河口站", 3)
        assert CURSOR.get(connection) == "次 7"
        assert PICTURES.all(connection) == {"a": b"\x00\xff", "b": b""}
        assert PICTURES.get(connection, "c") is None
    with database.write() as connection:
        PICTURES.drop(connection, "a")
        assert set(PICTURES.all(connection)) == {"b"}


def test_text_is_kept_as_earlier_programs_kept_it(database: Database) -> None:
    with database.write() as connection:
        keep.put_kept(connection, "cursor", b"12")
        assert CURSOR.get(connection) == "12"


def test_what_is_not_of_the_type_is_refused_and_stays(database: Database) -> None:
    with database.write() as connection:
        keep.put_kept(connection, "seen", b'{"name": 7}')
        with pytest.raises(msgspec.DecodeError):
            SEEN.get(connection)
        assert keep.get_kept(connection, "seen") == b'{"name": 7}'
