from pathlib import Path

import pytest
from PIL import Image

from desktop.messages import phrase
from record.sheets.paper import SIGNERS
from tests.desktop.cli.conftest import Run
from tests.desktop.evidence import drawn_forms
from tests.desktop.scanners import sane_test
from tests.desktop.signed_pages import scan


@pytest.fixture
def number(casebook: Run) -> str:
    return casebook("case", "list")[1]["cases"][0]["case_no"]


def test_a_signed_paper_is_read_back(run: Run, tmp_path: Path) -> None:
    paper = drawn_forms.sheet("1203A7K2Z")
    drawn_forms.sign(paper, "customer")
    photo, other = tmp_path / "照片 1.jpg", tmp_path / "风景.jpg"
    photo.write_bytes(drawn_forms.jpeg(drawn_forms.photo(paper)))
    Image.new("RGB", (400, 300), "navy").save(other)
    code, said = run("read-form", photo, other, "--out", tmp_path / "摊平")
    first, second = said["papers"]
    assert (code, first["code"], first["boxes"]["customer"]) == (0, "1203A7K2Z", "signed")
    assert (second["code"], second["why"] != "") == ("", True)
    assert (first["code_from"], first["document"], len(first["corners"])) == ("QR", "F6", 4)
    (found,) = said["stack"]["papers"]
    assert (found["pages"], found["complete"], said["stack"]["foreign"]) == ([0], True, [1])
    assert [1, "station"] in found["blank"]
    assert len(list((tmp_path / "摊平").glob("*.jpg"))) == 1
    assert run("read-form", other)[0] == 1
    missing = run("read-form", tmp_path / "gone.jpg")[1]
    assert "gone.jpg" in missing["papers"][0]["reason"]


def test_a_blank_page_and_a_foreign_one_wait_with_their_reason(
    casebook: Run, number: str, tmp_path: Path
) -> None:
    out = tmp_path / "确认书.pdf"
    casebook("paper", "write", number, "F6", "--out", out)
    pages = scan(out.read_bytes(), tmp_path / "空白")
    blank = pages[-1]
    photo = tmp_path / "维修单.png"
    Image.new("RGB", (600, 400), "grey").save(photo)
    code, facts = casebook("file-scans", blank, photo)
    assert code == 1
    assert [f["state"] for f in facts["scans"]] == ["WAITING", "WAITING"]
    assert facts["scans"][0]["why_code"] == "paper.not_signed"
    assert facts["scans"][0]["why"].startswith(f"第 {len(pages)} 页没有签名")
    assert facts["scans"][1]["why"] == phrase("evidence.form_not_found", "zh")
    waiting = casebook("inbox")[1]["scans"]
    assert {f["name"] for f in waiting} == {blank.name, photo.name}
    code, facts = casebook("file-scans", "--case", number, "--all", blank, photo)
    assert (code, {f["state"] for f in facts["scans"]}) == (0, {"FILED"})


def test_an_older_version_waits_and_says_so(casebook: Run, number: str, tmp_path: Path) -> None:
    out = tmp_path / "确认书.pdf"
    casebook("paper", "write", number, "F6", "--out", out)
    pages = scan(out.read_bytes(), tmp_path / "扫描", SIGNERS["F6"], "F6")
    casebook("paper", "write", number, "F6", "--out", tmp_path / "新.pdf")
    code, facts = casebook("file-scans", *pages)
    assert (code, {f["state"] for f in facts["scans"]}) == (1, {"WAITING"})
    assert {f["why_code"] for f in facts["scans"]} == {"paper.older_version"}
    assert all(f["why"] for f in facts["scans"])


def test_the_watched_folder_is_taken_once(casebook: Run, folder: Path, tmp_path: Path) -> None:
    photo = folder / "inbox" / "扫描仪 1.png"
    Image.new("RGB", (600, 400), "grey").save(photo)
    assert len(casebook("inbox", "--look")[1]["scans"]) == 1
    photo.rename(photo.with_name("扫描仪 2.png"))
    assert len(casebook("inbox", "--look")[1]["scans"]) == 1
    assert photo.with_name("扫描仪 2.png").exists()


def test_a_page_is_scanned_into_the_inbox_or_a_case(
    casebook: Run, run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SANE_CONFIG_DIR", str(sane_test(tmp_path)))
    _, listed = run("scan", "list", "--look")
    assert [each["id"] for each in listed["scanners"]] == ["test:0"]
    _, cases = casebook("case", "list")
    number = cases["cases"][0]["case_no"]
    _, added = casebook("scan", "page", "--dpi", "75", "--case", number)
    assert [each["at"] for each in added["pages"]] == ["E01"]
    _, shown = casebook("evidence", "list", number)
    assert "frontend-tester" in shown["exhibits"][0]["arrival"]
    code, refused = casebook("scan", "page", "--dpi", "77")
    assert (code, refused["problem"]["code"]) == (1, "scanner.cannot")
