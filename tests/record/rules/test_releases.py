from datetime import date
from pathlib import Path

import pytest

from build_spec.release_rules import release
from record.problems import Problem
from record.rules.releases import Release, Rulebook, released
from tests.rulebooks import FOLDER, IN_FORCE, TODAY, later, shipped

# Written down a second time: a released set and its line in the list are never changed.
FROZEN = {
    "2026.1": "b0f97c29eb05b769462433eeb3e5043aef0c19741019583e9f9999539ff2f0ed",
    "2026.2": "bbe170d8e9f5930d29c04ebf444f67a141b47676848519c156728f9f9ebfaf0e",
}


def shipped_files() -> dict[str, bytes]:
    return {p.relative_to(FOLDER).as_posix(): p.read_bytes() for p in FOLDER.rglob("*.toml")}


def test_no_released_rule_set_was_ever_edited() -> None:
    assert shipped().digests == FROZEN


def test_every_released_rule_set_can_be_read() -> None:
    for version in shipped().versions:
        assert shipped().of(version).version == version


def test_an_edited_or_missing_release_is_refused() -> None:
    files = shipped_files()
    edited = {**files, "2026.1/severity.toml": files["2026.1/severity.toml"] + b"\n# late\n"}
    gone = {name: content for name, content in files.items() if not name.startswith("2026.1/")}
    for broken in (edited, gone):
        with pytest.raises(Problem, match=r"rules\.changed"):
            released(broken)


def test_other_ends_of_lines_are_the_same_rules() -> None:
    windows = {name: c.replace(b"\n", b"\r\n") for name, c in shipped_files().items()}
    assert released(windows).digests == FROZEN


def test_a_folder_that_is_not_released_is_not_part_of_the_book() -> None:
    drafted = {f"2099.1/{n}": t.encode() for n, t in later().files.items()}
    assert released({**shipped_files(), **drafted}).versions == shipped().versions


@pytest.mark.parametrize(
    ("named", "followed"),
    [
        ("2026.1", "2026.1"),
        ("2099.2", "2099.2"),
        ("2099.3", "2099.2"),
        ("2099.10", "2099.2"),
        ("2026.9", "2026.1"),
        ("2025.1", "2026.1"),
        ("", "2026.1"),
        ("1", "2026.1"),
        ("2099.2 ", "2026.1"),
    ],
)
def test_an_unknown_set_is_stood_in_for_by_the_newest_older_one(named: str, followed: str) -> None:
    oldest = shipped().release("2026.1")
    assert oldest is not None
    book = Rulebook([oldest, later("2099.2")])
    assert book.of(named).version == followed


def test_a_new_case_names_the_newest_set_in_force() -> None:
    book = shipped().extended([later("2099.1"), later("2099.2", date(2099, 7, 1))])
    days = [date(2020, 1, 1), TODAY, date(2099, 1, 1), date(2099, 6, 30)]
    found = [book.in_force(day).version for day in days]
    assert found == [shipped().versions[0], IN_FORCE, "2099.1", "2099.1"]
    assert book.in_force(date(2100, 1, 1)).version == "2099.2"
    assert book.newest.version == "2099.2"


def test_a_known_version_is_never_replaced() -> None:
    forged = Release(IN_FORCE, later().files)
    assert shipped().extended([forged]).digests == shipped().digests
    assert Rulebook([forged]).digests[IN_FORCE] != shipped().digests[IN_FORCE]


def _draft(folder: Path, made: Release) -> None:
    for name, content in shipped_files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    for name, text in made.files.items():
        (folder / made.version / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / made.version / name).write_text(text, encoding="utf-8", newline="\n")


def test_a_rule_set_is_released_by_writing_down_its_digest(tmp_path: Path) -> None:
    _draft(tmp_path, later())
    assert release("2099.1", tmp_path) == later().digest
    files = {p.relative_to(tmp_path).as_posix(): p.read_bytes() for p in tmp_path.rglob("*.toml")}
    assert released(files).versions == (*shipped().versions, "2099.1")
    with pytest.raises(Problem, match=r"rules\.bad_version"):
        release("2099.1", tmp_path)


def test_what_does_not_hold_together_is_not_released(tmp_path: Path) -> None:
    _draft(tmp_path, Release("2099.1", later("2099.2").files))
    _draft(tmp_path, Release("2025.1", later("2025.1").files))
    _draft(tmp_path, later("2099.3", states=('"stage_items"', '"a_guard_nobody_wrote"')))
    before = (tmp_path / "released.toml").read_bytes()
    for version in ("2099.1", "2025.1", "2099.3", "2100.1"):
        with pytest.raises(Problem, match=r"rules\.bad_"):
            release(version, tmp_path)
    assert (tmp_path / "released.toml").read_bytes() == before
