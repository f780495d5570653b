"""Files that Explorer, Finder or an office program leave beside a package; folders around it."""

import zipfile
from pathlib import Path

import bagit
import pytest

from desktop.services.cases.exports import verify
from tests.desktop.services.cases.packages import CHANGES, put

BESIDE = (
    "desktop.ini", "Thumbs.db", ".DS_Store", "._bagit.txt", "~$证据目录.docx", ".~lock.index.csv#",
    "给律师的说明.txt", "Icon\r", "ehthumbs.db", "bagit.txt~", "BAGIT.TXT.bak",
)  # fmt: skip
FOLDERS = (
    "__MACOSX/._data", ".Trashes/501/旧照片.jpg", ".Spotlight-V100/store.db", ".fseventsd/0000",
    "System Volume Information/WPSettings.dat", "$RECYCLE.BIN/desktop.ini", "@eaDir/x",
    ".AppleDouble/bagit.txt",
)  # fmt: skip
BELOW = (
    "data/Thumbs.db", "data/.DS_Store", "data/blobs/Thumbs.db", "data/blobs/.DS_Store",
    "data/receipts/desktop.ini", "data/keys/._a.pem", "data/journal/.DS_Store",
    "data/~$index.csv",
)  # fmt: skip


def remarks(path: Path) -> list[str]:
    return [line.about for line in verify(path).lines if line.remark]


def faults(path: Path) -> list[tuple[str, str]]:
    return [(line.code, line.about) for line in verify(path).lines if not line.ok]


def zipped(bag: Path, target: Path, prefix: str, *extra: str) -> Path:
    with zipfile.ZipFile(target, "w") as out:
        for path in sorted(bag.rglob("*")):
            if path.is_file():
                out.write(path, prefix + path.relative_to(bag).as_posix())
        for name in extra:
            out.writestr(name, b"\0\5\x16\7")
    return target


@pytest.mark.parametrize("name", BESIDE)
def test_a_stray_file_beside_the_package_is_named_once_and_changes_nothing(bag: Path, name: str):
    put(name, b"x")(bag)
    assert bagit.Bag(str(bag)).is_valid()
    assert verify(bag).ok, faults(bag)
    assert remarks(bag) == [name]


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_that_a_system_keeps_for_itself_is_named_once(bag: Path, name: str):
    put(name, b"x")(bag)
    put(f"{name}.2", b"x")(bag)
    assert verify(bag).ok, faults(bag)
    assert remarks(bag) == [f"{name.partition('/')[0]}/ (2)"]


@pytest.mark.parametrize("name", BELOW)
def test_a_stray_file_in_the_payload_makes_it_incomplete_and_is_named_once(bag: Path, name: str):
    put(name, b"x")(bag)
    assert not bagit.Bag(str(bag)).is_valid()
    assert faults(bag) == [("file.extra", name)]


@pytest.mark.parametrize("name", CHANGES)
def test_stray_files_hide_no_change(bag: Path, name: str):
    CHANGES[name](bag)
    before = set(faults(bag))
    for stray in ("Thumbs.db", "data/blobs/.DS_Store"):
        put(stray, b"x")(bag)
    assert before
    assert before <= set(faults(bag))


def test_a_stray_file_that_nobody_may_read_does_not_matter(bag: Path):
    (bag / "锁住").symlink_to(bag / "nowhere")
    assert verify(bag).ok
    assert remarks(bag) == ["锁住"]


def test_an_original_that_cannot_be_read_is_said_to_be_that(bag: Path):
    original = next((bag / "data/blobs").iterdir())
    original.unlink()
    original.mkdir()
    assert ("file.missing", f"data/blobs/{original.name}") in faults(bag)


@pytest.mark.parametrize(
    "prefix", ["", "TS-1/", "案件/TS-1/", "新建文件夹/邮件附件/案件 (2)/", "a\\b\\"]
)
def test_a_package_is_found_in_a_zip_below_any_folders(bag: Path, tmp_path: Path, prefix: str):
    packed = zipped(bag, tmp_path / "压缩.zip", prefix)
    assert verify(packed).ok, faults(packed)
    assert remarks(packed) == []


def test_a_zip_of_finder_holds_and_names_what_finder_added(bag: Path, tmp_path: Path):
    extra = [f"__MACOSX/{bag.name}/._{n}" for n in ("bagit.txt", "data", "VERIFY.txt")]
    packed = zipped(bag, tmp_path / "a.zip", f"{bag.name}/", *extra, ".DS_Store")
    assert verify(packed).ok, faults(packed)
    assert remarks(packed) == [".DS_Store", "__MACOSX/ (3)"]


def test_a_package_is_found_in_folders_that_were_renamed(bag: Path, tmp_path: Path):
    outer = tmp_path / "新加卷 (E)" / "TS-1.zip 解压"
    outer.mkdir(parents=True)
    bag.rename(outer / "证据~1")
    (outer / ".Trashes").mkdir()
    (outer / ".Trashes" / "bagit.txt").write_bytes(b"x")
    assert verify(tmp_path / "新加卷 (E)").ok


def test_a_folder_with_the_one_zip_of_a_mail_is_opened(bag: Path, tmp_path: Path):
    folder = tmp_path / "附件"
    folder.mkdir()
    zipped(bag, folder / "案件.ZIP", "x/", "__MACOSX/x/._bagit.txt")
    (folder / "正文.eml").write_bytes(b"x")
    assert verify(folder).ok


def test_of_several_packages_one_must_be_chosen(bag: Path, tmp_path: Path):
    packed = zipped(bag, tmp_path / "两件.zip", "一/", "二/bagit.txt")
    [line] = verify(packed).lines
    assert (line.ok, line.code, line.about) == (False, "bag.several", "一/, 二/")


def test_a_zip_with_a_damaged_original_says_which(bag: Path, tmp_path: Path):
    packed = zipped(bag, tmp_path / "坏.zip", "")
    raw = packed.read_bytes()
    at = raw.index(b" a picture")
    packed.write_bytes(raw[:at] + b"!" + raw[at + 1 :])
    original = next((bag / "data/blobs").iterdir()).name
    assert ("file.unreadable", f"data/blobs/{original}") in faults(packed)
