"""``check`` finds what was changed behind the program's back, and nothing else."""

import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from headquarters.services import house
from headquarters.services.checks import Checks
from headquarters.services.house import House
from headquarters.settings import Settings
from tests.headquarters import world


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a chain, parts and a file, at rest."""
    folder = tmp_path_factory.mktemp("hq") / "总部 数据"
    with world.serving(Settings(folder)) as hq:
        device = hq.device()
        content = secrets.token_bytes(1000)
        device.pushed(device.open_case(), device.with_file(content), device.make())
        device.receipt(device.upload(content))
        hq.settle()
    return folder


@pytest.fixture
def copy(filled: Path, tmp_path: Path) -> Iterator[House]:
    shutil.copytree(filled, tmp_path / "副本")
    opened = house.build(Settings(tmp_path / "副本"))
    yield opened
    opened.database.close()


def findings(opened: House) -> set[str]:
    return {problem.code for problem in Checks(opened).run().findings}


def test_what_is_whole_is_found_whole(copy: House):
    report = Checks(copy).run()
    assert report.findings == ()
    assert (report.chains, report.entries, report.files, report.receipts) == (1, 3, 1, 2)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("entry SET header = CAST(replace(header, 'note', 'nots') AS BLOB)", "hq.check_chain"),
        ("entry SET signatures = x'91c403616263' WHERE seq = 2", "hq.check_entry"),
        ("part SET bytes = x'00112233445566778899aabbccddeeff00'", "hq.check_entry"),
        ("entry SET seq = 9 WHERE seq = 3", "hq.check_chain"),
        ("head SET seq = 2", "hq.check_chain"),
        ("entry SET pos = 99 WHERE seq = 1", "hq.check_positions"),
        ("receipt SET subject = 'blob:0' WHERE subject LIKE 'blob:%'", "hq.check_receipt"),
        ("device_key SET public_key = zeroblob(32)", "hq.check_entry"),
    ],
)
def test_a_changed_row_is_found(copy: House, change: str, code: str):
    with copy.database.writing() as connection:
        connection.execute(sa.text(f"UPDATE {change}"))
    assert code in findings(copy)


def test_devices_whose_case_numbers_could_be_the_same_are_found(copy: House):
    with copy.database.writing() as connection:
        dev = connection.scalar(sa.text("SELECT dev FROM device LIMIT 1"))
        alike = "0" * 20 + str(dev)[-6:]
        connection.execute(
            sa.text(
                "INSERT INTO device SELECT :alike, role, station, region, fingerprint, app, "
                "keyprot, replaces, enrolled_at, revoked_at FROM device LIMIT 1"
            ),
            {"alike": alike},
        )
    assert findings(copy) == {"hq.check_alike"}


def changed(file: Path) -> None:
    file.chmod(0o600)
    file.write_bytes(file.read_bytes()[:-1] + b"!")


@pytest.mark.parametrize(
    ("harm", "code"),
    [(changed, "hq.check_file_changed"), (Path.unlink, "hq.check_file_missing")],
)
def test_a_changed_or_lost_file_is_found(
    copy: House, tmp_path: Path, harm: Callable[[Path], None], code: str
):
    (file,) = (p for p in (tmp_path / "副本" / "files" / "blobs").rglob("*") if p.is_file())
    harm(file)
    assert findings(copy) == {code}
