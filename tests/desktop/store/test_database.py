import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from desktop.store import keep
from desktop.store.database import EXPECTED, Database
from desktop.store.opening import NEWEST, go_back, open_database
from record.problems import Problem
from tests.desktop.desk import DATABASE_KEY, a_desk
from tests.patience import PATIENCE_S

CANARY = "金丝雀13800132046"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "案卷 数据"
    folder.mkdir()
    return folder / "casebook.db"


@pytest.fixture
def database(place: Path) -> Iterator[Database]:
    opened = open_database(place, DATABASE_KEY)
    yield opened
    opened.close()


def refused(code: str) -> "pytest.RaisesExc[Problem]":
    return pytest.raises(Problem, check=lambda problem: problem.code == code)


def test_every_connection_waits_for_the_disk(database: Database) -> None:
    for _ in range(3):
        with database.read() as one, database.read() as other:
            for connection in (one, other):
                for name, wanted in EXPECTED.items():
                    assert connection.execute(text(f"PRAGMA {name}")).scalar() == wanted


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET kind = 'x'",
        "DELETE FROM entry",
        "UPDATE part SET bytes = x'00'",
    ],
)
def test_an_entry_never_changes(tmp_path: Path, statement: str) -> None:
    with a_desk(tmp_path / "数据") as desk:
        desk.a_case()
        with pytest.raises(IntegrityError, match="never change"), desk.database.write() as c:
            c.execute(text(statement))


def test_what_fails_in_the_middle_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        _fail_in_the_middle(database)
    with database.read() as connection:
        assert keep.get_kept(connection, "a") is None


def _fail_in_the_middle(database: Database) -> None:
    with database.write() as connection:
        keep.put_kept(connection, "a", b"1")
        assert 1 / 0


def test_a_full_disk_is_said_and_what_was_there_stays(database: Database) -> None:
    with database.write() as connection:
        keep.put_kept(connection, "before", b"1")
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
    with refused("database.disk_full"), database.write() as connection:
        connection.execute(text(f"PRAGMA max_page_count = {pages + 1}"))
        keep.put_kept(connection, "large", b"x" * 1_000_000)
    with database.write() as connection:
        connection.execute(text("PRAGMA max_page_count = 1000000"))
        assert keep.get_kept(connection, "large") is None
        assert keep.get_kept(connection, "before") == b"1"
        keep.put_kept(connection, "after", b"2")


def test_a_database_of_a_newer_program_can_only_be_read(place: Path, database: Database) -> None:
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        keep.put_kept(connection, "a", b"1")
    newer = open_database(place, DATABASE_KEY)
    assert newer.read_only
    with newer.read() as connection:
        assert keep.get_kept(connection, "a") == b"1"
    with refused("database.read_only"), newer.write():
        pass
    with refused("database.read_only"), newer.read() as connection:
        keep.put_kept(connection, "a", b"2")
    newer.close()


def test_a_wrong_key_does_not_open(place: Path, database: Database) -> None:
    database.close()
    with refused("database.damaged"):
        open_database(place, bytes(32))


@pytest.mark.parametrize("damage", [b"\x00" * 4096, b"not a database at all" * 200])
def test_a_damaged_file_is_said_and_left_alone(
    place: Path, database: Database, damage: bytes
) -> None:
    database.close()
    place.write_bytes(damage + place.read_bytes()[len(damage) :])
    before = place.read_bytes()
    with refused("database.damaged"):
        open_database(place, DATABASE_KEY)
    assert place.read_bytes() == before


def test_a_file_that_was_cut_is_said(tmp_path: Path) -> None:
    with a_desk(tmp_path / "数据") as desk:
        case = desk.a_case()
        for number in range(20):
            desk.cases.note(case.id, f"{number}" * 3000)
        path = desk.folder.database
    path.write_bytes(path.read_bytes()[:40_960])
    with refused("database.damaged"):
        cut = open_database(path, DATABASE_KEY)
        try:
            with cut.read() as connection:
                connection.execute(text("SELECT sum(length(bytes)) FROM part")).scalar()
        finally:
            cut.close()


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with refused("database.not_writable"):
        open_database(tmp_path / "没有" / "casebook.db", DATABASE_KEY)


def test_nothing_can_be_read_without_the_key(tmp_path: Path) -> None:
    with a_desk(tmp_path / "数据") as desk:
        case = desk.a_case(summary=CANARY)
        desk.cases.note(case.id, CANARY)
        files = [f for f in desk.folder.root.iterdir() if f.is_file()]
        assert {f.name for f in files} >= {"casebook.db", "casebook.db-wal"}
        for file in files:
            raw = file.read_bytes()
            assert CANARY.encode() not in raw
            assert b"13800132046" not in raw
            assert b"SQLite format 3" not in raw
        with pytest.raises(sqlite3.DatabaseError):
            sqlite3.connect(files[0]).execute("SELECT * FROM entry")


def test_a_copy_is_kept_before_a_migration(place: Path) -> None:
    database = open_database(place, DATABASE_KEY)
    go_back(database, "0001")
    database.close()
    open_database(place, DATABASE_KEY).close()
    copy = place.with_suffix(f".before-{NEWEST}")
    kept = Database(copy, DATABASE_KEY)
    with kept.read() as connection:
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    kept.close()
    assert version == "0001"


WRITING = """
import sys
from pathlib import Path
from tests.desktop.desk import Desk
desk = Desk(Path(sys.argv[1]))
case = desk.a_case()
print(case.id, flush=True)
for number in range(100_000):
    case = desk.cases.note(case.id, f"note {number}")
    print(case.entries, flush=True)
"""


def test_what_was_acknowledged_is_there_once_after_the_program_was_killed(tmp_path: Path) -> None:
    folder = tmp_path / "案卷 数据"
    child = subprocess.Popen(
        [sys.executable, "-c", WRITING, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert child.stdout is not None
    case_id = child.stdout.readline().strip()
    seen = 0
    while seen < 25:
        seen = int(child.stdout.readline())
    os.kill(child.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    rest = child.stdout.read().split("\n")
    child.wait(PATIENCE_S)
    child.stdout.close()
    acknowledged = max([seen, *(int(line) for line in rest[:-1] if line)])
    with a_desk(folder) as desk:
        case = desk.cases.get(case_id)
        assert acknowledged <= case.entries <= acknowledged + 1
        assert [note.text for note in case.notes] == [f"note {n}" for n in range(case.entries - 1)]
        assert desk.broken_entries() == []
        assert desk.cases.note(case_id, "weiter").entries == case.entries + 1
