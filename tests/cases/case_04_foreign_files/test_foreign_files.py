"""Files that Windows or macOS leave in a folder, as field reports tell of them.

RFC 8493: tag files need not be listed, so bagit.py 1.9 calls these bags valid.
"""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import bagit
import pytest
from PIL import Image

from desktop.progress import NoProgress
from desktop.services.cases.exports import verify
from tests.builders import a_case, open_desk


@pytest.fixture(scope="module")
def bag(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An exported case with one picture; each test takes away what it put there."""
    from desktop.services.evidence.exhibits import ExhibitForm
    from record.codes import ExhibitKind

    app = open_desk(tmp_path_factory.mktemp("案卷"))
    case, picture = a_case(app), io.BytesIO()
    Image.new("RGB", (32, 32), "red").save(picture, "PNG")
    form = ExhibitForm(kind=ExhibitKind.OTHER, title="a")
    app.evidence.add_bytes(case.id, picture.getvalue(), "a.png", form)
    yield app.exports.export(case.id, tmp_path_factory.mktemp("导出"), NoProgress(), "x")
    app.close()


def test_untouched_it_holds(bag: Path) -> None:
    assert verify(bag).ok


@pytest.mark.parametrize("name", ["desktop.ini", ".DS_Store", "Thumbs.db"])
def test_what_explorer_or_finder_leave_beside_bagit_txt_changes_nothing(
    bag: Path, name: str
) -> None:
    (bag / name).write_bytes(b"x")
    said, valid = verify(bag), bagit.Bag(str(bag)).is_valid()
    (bag / name).unlink()
    assert (said.ok, valid) == (True, True)
    assert [(line.code, line.about) for line in said.lines if line.remark] == [
        ("file.foreign", name)
    ]


@pytest.mark.parametrize(
    ("prefix", "extra"), [("{}/", ""), ("{}/", "__MACOSX/{}/._bagit.txt"), ("案件/{}/", "")]
)
def test_a_zip_by_windows_by_finder_or_of_the_folder_around_holds(
    bag: Path, tmp_path: Path, prefix: str, extra: str
) -> None:
    packed = tmp_path / "b.zip"
    with zipfile.ZipFile(packed, "w") as out:
        for path in sorted(bag.rglob("*")):
            if path.is_file():
                out.write(path, prefix.format(bag.name) + path.relative_to(bag).as_posix())
        if extra:
            out.writestr(extra.format(bag.name), b"\0\5\x16\7")
    assert verify(packed).ok


def test_below_data_it_is_an_extra_file_and_neither_a_changed_original_nor_a_broken_seal(
    bag: Path,
) -> None:
    (bag / "data/Thumbs.db").write_bytes(b"x")
    said = verify(bag)
    (bag / "data/Thumbs.db").unlink()
    assert [line.code for line in said.lines if not line.ok] == ["file.extra"]
