import csv
import hashlib
import subprocess
import sys
import zipapp
import zipfile
from pathlib import Path

import bagit
import pytest

import record.proof
from desktop.progress import Cancelled, NoProgress
from desktop.services.cases.exports import verify
from record.codes import CustodyAct
from record.journal.ids import key_id
from record.journal.invitation import fingerprint
from record.problems import Problem
from tests.desktop.desk import HQ, KEY, Desk, a_desk
from tests.desktop.services.cases.packages import (
    ALONE,
    CHANGES,
    SECOND,
    foreign_headquarters,
    put,
    regenerate,
    with_manifests,
    write,
)

HQ_NAME = fingerprint(bytes(HQ.verify_key))


class Impatient(NoProgress):
    """Cancel at the first chance."""

    def check(self) -> None:
        raise Cancelled


def test_a_clean_package_holds_for_us_and_for_others(clean: Path, tmp_path: Path) -> None:
    verdict = verify(clean, HQ_NAME)
    assert verdict.ok, [str(line) for line in verdict.lines if not line.ok]
    assert {line.code for line in verdict.lines} >= {"chain.whole", "seal.holds", "receipt.holds"}
    assert bagit.Bag(str(clean)).validate()
    checked = subprocess.run(
        ["sha256sum", "-c", "--quiet", "manifest-sha256.txt", "tagmanifest-sha256.txt"],
        cwd=clean,
        check=False,
    )
    assert checked.returncode == 0


def test_a_package_in_a_zip_holds_too(clean: Path, tmp_path: Path) -> None:
    packed = tmp_path / "案件 包.zip"
    with zipfile.ZipFile(packed, "w") as out:
        for file in clean.rglob("*"):
            out.write(file, Path(clean.name) / file.relative_to(clean))
    assert verify(packed, HQ_NAME).ok
    packed.write_bytes(packed.read_bytes()[:-40])
    assert not verify(packed).ok


@pytest.mark.parametrize("name", [*CHANGES, *ALONE])
def test_a_change_is_found(bag: Path, name: str) -> None:
    (CHANGES | ALONE)[name](bag)
    assert not verify(bag).ok


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_found_under_new_manifests(bag: Path, name: str) -> None:
    with_manifests(CHANGES[name])(bag)
    assert not verify(bag).ok


@pytest.mark.parametrize("name", [name for name in CHANGES if " the seal" not in f" {name}"])
def test_a_change_is_found_under_new_manifests_and_a_new_seal(bag: Path, name: str) -> None:
    with_manifests(CHANGES[name], sealed=True)(bag)
    assert not verify(bag).ok


def test_a_file_beside_the_payload_is_a_remark_also_when_new_manifests_list_it(bag: Path) -> None:
    put("notes.txt", b"x")(bag)
    regenerate(bag)
    said = verify(bag, HQ_NAME)
    assert (said.ok, [line.about for line in said.lines if line.remark]) == (True, ["notes.txt"])
    (bag / "notes.txt").write_bytes(b"y")
    assert {line.code for line in verify(bag).lines if not line.ok} == {"file.changed"}


def test_another_headquarters_is_found_by_its_name(bag: Path) -> None:
    with_manifests(foreign_headquarters)(bag)
    codes = {line.code for line in verify(bag, HQ_NAME).lines if not line.ok}
    assert codes >= {"key.other", "seal.broken"}


def test_manifests_made_anew_of_an_unchanged_package_hold(bag: Path) -> None:
    regenerate(bag)
    assert verify(bag, HQ_NAME).ok


def test_openssl_verifies_an_entry_as_the_instructions_say(bag: Path, tmp_path: Path) -> None:
    header = bag / f"{SECOND}.hdr"
    raw = header.read_bytes()
    signed = tmp_path / "signed"
    signed.write_bytes(b"DSSEv1 32 application/vnd.sj.entry.v1+json %d " % len(raw) + raw)
    kid = key_id(bytes(KEY.verify_key))
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", f"data/keys/{kid}.pem"]
    command += ["-rawin", "-in", str(signed), "-sigfile", f"{SECOND}.sig"]
    said = subprocess.run(command, cwd=bag, capture_output=True, text=True, check=False)
    assert "Verified Successfully" in said.stdout
    instructions = (bag / "VERIFY.txt").read_text("utf-8")
    assert "DSSEv1 32 application/vnd.sj.entry.v1+json %d" in instructions
    assert "openssl pkeyutl -verify -pubin" in instructions


def test_one_file_verifies_without_this_program(clean: Path, tmp_path: Path) -> None:
    source = Path(record.proof.__file__).parent
    staged = tmp_path / "app" / "record" / "proof"
    for file in source.glob("*.py"):
        write(staged / file.name, file.read_bytes())
    write(staged.parent / "__init__.py", b"")
    single = tmp_path / "verify.pyz"
    zipapp.create_archive(staged.parents[1], single, main="record.proof.__main__:command")
    said = subprocess.run(
        [sys.executable, "-I", str(single), str(clean), HQ_NAME],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert said.returncode == 0, said.stdout + said.stderr
    assert "The seal holds" in said.stdout


def test_other_cases_show_no_content_and_the_index_no_formula(clean: Path) -> None:
    text = "".join(f.read_text("utf-8", "replace") for f in clean.rglob("*") if f.is_file())
    assert "another complaint" not in text
    assert "看过现场" in text
    assert "'=cmd|照片 一.jpg" in text


def test_the_index_says_kinds_and_states_in_words_beside_their_codes(clean: Path) -> None:
    with (clean / "data" / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        for words in ("kind 类型", "status 状态"):
            code = row[words.replace(" ", " code ") + "代码"]
            zh, en = row[words].split(" / ")
            assert code.isupper()
            assert code not in {zh, en}
    assert "有效 / In force" in {row["status 状态"] for row in rows}


def test_the_export_is_recorded_with_its_purpose(exporting: Desk, clean: Path) -> None:
    case = exporting.cases.by_number(clean.name)
    [event] = [each for each in case.custody if each.to == clean.name]
    assert (event.event, event.purpose) == ("EXPORTED", "诉讼")
    assert event.found == hashlib.sha256((clean / "data/seal.txt").read_bytes()).hexdigest()


def test_a_second_export_takes_another_name_and_holds(exporting: Desk, clean: Path) -> None:
    case = exporting.cases.by_number(clean.name)
    again = exporting.exports.export(case.id, clean.parent, NoProgress())
    assert again.name == f"{clean.name}-2"
    assert verify(again).ok


@pytest.mark.parametrize("damage", ["gone", "changed"])
def test_a_file_that_is_not_what_it_was_is_not_exported(tmp_path: Path, damage: str) -> None:
    with a_desk(tmp_path / "数据") as desk:
        case = desk.add_file(desk.a_case(), b"picture")
        file = desk.vault.path_of(hashlib.sha256(b"picture").hexdigest())
        desk.system.remove(file)
        if damage == "changed":
            file.write_bytes(b"forged!")
        with pytest.raises(Problem) as caught:
            desk.exports.export(case.id, tmp_path / "出", NoProgress())
        wanted = {"gone": "export.file_missing", "changed": "export.file_changed"}
        assert caught.value.code == wanted[damage]
        assert list((tmp_path / "出").iterdir()) == []
        assert desk.cases.get(case.id).custody[-1].event == CustodyAct.CREATED


def test_a_cancelled_export_leaves_nothing(tmp_path: Path) -> None:
    with a_desk(tmp_path / "数据") as desk:
        case = desk.add_file(desk.a_case(), b"picture")
        with pytest.raises(Cancelled):
            desk.exports.export(case.id, tmp_path / "出", Impatient())
        assert list((tmp_path / "出").iterdir()) == []
        assert desk.cases.get(case.id).custody[-1].event == CustodyAct.CREATED


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with a_desk(tmp_path / "数据") as desk:
        case = desk.a_case()
        with pytest.raises(Problem) as caught:
            desk.exports.export(case.id, tmp_path / "file", NoProgress())
        assert caught.value.code == "export.not_written"


@pytest.mark.parametrize("what", ["nothing", "empty folder", "not a zip", "text"])
def test_what_is_no_package_is_said(tmp_path: Path, what: str) -> None:
    path = tmp_path / "x"
    if what == "nothing":
        with pytest.raises(Problem) as caught:
            verify(path)
        assert caught.value.code == "verify.nothing_there"
        return
    if what == "empty folder":
        path.mkdir()
    else:
        path.write_bytes(b"PK\x03\x04 broken" if what == "not a zip" else b"hello")
    assert not verify(path).ok
