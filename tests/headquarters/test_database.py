"""The database underneath: schema and models agree, commits are durable, strangers are refused."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import IntegrityError

from headquarters.services import house
from headquarters.settings import Settings
from headquarters.store.database import Database
from headquarters.store.objects import Objects
from headquarters.store.tables import metadata
from record.problems import Problem
from tests.headquarters.world import Headquarters


def test_the_migrations_make_the_tables_the_program_knows(shared: Headquarters):
    with shared.office.house.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_migrating_twice_changes_nothing(settings: Settings, shared: Headquarters):
    database = Database(settings.database_url)
    database.migrate()
    database.close()


def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path):
    settings = Settings(tmp_path / "总部 数据")
    house.build(settings).database.close()
    database = Database(settings.database_url)
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Problem) as caught:
        database.migrate()
    database.close()
    assert caught.value.code == "hq.newer_database"


def test_every_connection_survives_a_power_cut(tmp_path: Path):
    database = Database(Settings(tmp_path).database_url)
    with database.reading() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
        told = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked}
    database.close()
    assert told == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
    }


def test_a_database_that_could_lose_commits_is_refused():
    database = Database("sqlite://")
    with pytest.raises(Problem) as caught, database.reading():
        pass
    database.close()
    assert caught.value.code == "hq.unsafe_database"


def test_a_failed_transaction_leaves_nothing(tmp_path: Path):
    opened = house.build(Settings(tmp_path))
    statement = "INSERT INTO region VALUES ('R', 'x', 1), ('S', NULL, 1)"
    with pytest.raises(IntegrityError), opened.database.writing() as connection:
        connection.execute(sa.text(statement))
    with opened.database.reading() as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM region")) == 0
    opened.database.close()


def test_a_key_that_is_gone_is_not_replaced_in_silence(tmp_path: Path):
    settings = Settings(tmp_path)
    house.build(settings).database.close()
    settings.key_file.unlink()
    with pytest.raises(Problem) as caught:
        house.build(settings)
    assert caught.value.code == "hq.key_missing"


def test_a_changed_key_keeps_the_old_one_for_old_receipts(tmp_path: Path):
    settings = Settings(tmp_path)
    before = house.build(settings)
    before.database.close()
    settings.key_file.write_text("11" * 32, encoding="ascii")
    after = house.build(settings)
    after.database.close()
    assert [key.current for key in after.keys] == [True, False]
    assert after.keys[1].key == before.public_key
    assert after.log == before.log


def test_an_object_is_created_once(settings: Settings, shared: Headquarters):
    objects = shared.office.house.objects
    assert objects.create("test/一", b"a")
    assert not objects.create("test/一", b"b")
    assert b"".join(objects.read("test/一")) == b"a"
    objects.remove(["test/一", "test/一"])
    assert objects.size("test/一") is None
    with pytest.raises(Problem) as caught:
        list(objects.read("test/一"))
    assert caught.value.code == "hq.object_missing"


def test_a_large_object_is_written_in_parts(shared: Headquarters):
    objects = shared.office.house.objects
    objects.write("test/large", (bytes([n]) * 1_000_000 for n in range(20)))
    assert objects.size("test/large") == 20_000_000
    assert sum(map(len, objects.read("test/large"))) == 20_000_000
    objects.remove(["test/large"])


@pytest.mark.parametrize("place", ["ftp://x/y", "http://x"])
def test_an_unknown_kind_of_store_is_refused(place: str):
    with pytest.raises(Problem) as caught:
        Objects(place)
    assert caught.value.code == "hq.unknown_objects"


def test_a_file_address_with_blanks_and_chinese_is_a_folder(tmp_path: Path):
    folder = tmp_path / "证据 文件"
    assert Objects(folder.as_uri()).create("a", b"1")
    assert (folder / "a").read_bytes() == b"1"
