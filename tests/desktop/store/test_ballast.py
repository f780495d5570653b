from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store import ballast, keep
from desktop.store.opening import open_database
from record.problems import Problem
from tests.desktop.desk import DATABASE_KEY
from tests.desktop.disks import fill_up, small_disk

GIB = 1 << 30
SMALL_MIB = 24


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "小盘 数据", SMALL_MIB) as place:
        yield place


def test_the_ballast_is_put_there_once_and_only_where_there_is_room(tmp_path: Path) -> None:
    database = tmp_path / "casebook.db"
    assert not ballast.fill(database, ballast.SIZE)
    assert not ballast.place_of(database).exists()
    assert ballast.fill(database, GIB)
    assert ballast.place_of(database).stat().st_size == ballast.SIZE
    assert ballast.fill(database, 0)
    assert ballast.release(database)
    assert not ballast.release(database)


def test_on_a_full_disk_the_ballast_makes_room_for_what_is_at_hand(disk: Path) -> None:
    database = open_database(disk / "casebook.db", DATABASE_KEY)
    assert ballast.fill(database.path, GIB)
    filler = fill_up(disk)
    said = b"what the customer said" * 20_000
    database.written(lambda connection: keep.put_kept(connection, "case", said))
    assert not ballast.place_of(database.path).exists()
    fill_up(disk)

    with pytest.raises(Problem, match=r"database\.disk_full"):
        database.written(lambda c: keep.put_kept(c, "more", said * 100))
    with database.read() as connection:
        assert keep.get_kept(connection, "case") == said

    filler.unlink()
    database.written(lambda connection: keep.put_kept(connection, "again", said))
    with database.read() as connection:
        assert keep.get_kept(connection, "again") == said
    database.close()
