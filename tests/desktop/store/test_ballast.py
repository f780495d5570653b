import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store import ballast, keep
from desktop.store.opening import open_database
from record.problems import Problem
from tests.desktop.desk import DATABASE_KEY

GIB = 1 << 30
SMALL_MIB = 24


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of a few MiB of its own."""
    place = tmp_path / "小盘 数据"
    place.mkdir()
    mount = shutil.which("mount")
    asked = [mount or "mount", "-t", "tmpfs", "-o", f"size={SMALL_MIB}m", "tmpfs", str(place)]
    if mount is None or subprocess.run(asked, check=False, capture_output=True).returncode:
        pytest.skip("a small disk needs the right to mount one")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill_up(place: Path) -> Path:
    """Leave not one page free."""
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return filler


def test_the_ballast_is_put_there_once_and_only_where_there_is_room(tmp_path: Path) -> None:
    database = tmp_path / "casebook.db"
    assert not ballast.fill(database, ballast.SIZE)
    assert not ballast.place_of(database).exists()
    assert ballast.fill(database, GIB)
    assert ballast.place_of(database).stat().st_size == ballast.SIZE
    assert ballast.fill(database, 0)
    assert ballast.release(database)
    assert not ballast.release(database)


def test_on_a_full_disk_the_ballast_makes_room_for_what_is_at_hand(small_disk: Path) -> None:
    database = open_database(small_disk / "casebook.db", DATABASE_KEY)
    assert ballast.fill(database.path, GIB)
    filler = fill_up(small_disk)
    said = b"what the customer said" * 20_000
    database.written(lambda connection: keep.put_kept(connection, "case", said))
    assert not ballast.place_of(database.path).exists()
    fill_up(small_disk)

    with pytest.raises(Problem, match=r"database\.disk_full"):
        database.written(lambda c: keep.put_kept(c, "more", said * 100))
    with database.read() as connection:
        assert keep.get_kept(connection, "case") == said

    filler.unlink()
    database.written(lambda connection: keep.put_kept(connection, "again", said))
    with database.read() as connection:
        assert keep.get_kept(connection, "again") == said
    database.close()
