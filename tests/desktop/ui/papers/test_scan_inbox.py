import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.papers.messages import TextLine
from desktop.progress import NoProgress
from desktop.services.papers import read_sheets
from desktop.services.papers.read_sheets import SheetReading
from desktop.ui.fields.case_picker import CasePicker
from desktop.ui.papers.scan_place import FOREIGN
from record.codes import PaperState
from tests.builders import a_printed_paper
from tests.desktop.signed_pages import scan
from tests.desktop.ui.desks import a_complaint
from tests.desktop.ui.hands import drop, files
from tests.desktop.ui.papers.conftest import open_inbox
from tests.fakes import FakePrompts
from tests.patience import PATIENCE_MS


@pytest.fixture
def case(desk):
    return a_complaint(desk)


@pytest.fixture
def paper(desk, case):
    return a_printed_paper(desk, case.id)


@pytest.fixture
def inbox(desk, theme, qtbot):
    inbox = open_inbox(desk, FakePrompts())
    qtbot.addWidget(inbox)
    inbox.show()
    return inbox


@pytest.fixture
def nothing_read(monkeypatch):
    """Every page reads as a foreign one at once: what is tested comes after the reading."""

    def read_files(_decoder, sources, _progress):
        return tuple(
            SheetReading(name=path.name, source=str(path), why="evidence.form_not_found")
            for path in sources
        )

    monkeypatch.setattr(read_sheets, "read_files", read_files)
    line = TextLine("维修费 680.00", 0.9, ())
    monkeypatch.setattr(Decoder, "read_text", lambda *_args: (line,))


def _read(inbox, qtbot, paths):
    count = len(inbox.rows) + len(paths)
    inbox.take(paths)
    qtbot.waitUntil(lambda: len(inbox.rows) == count)


def _row(inbox, path):
    return next(row for row in inbox.rows if row.scan.name == path.name)


def _photo(folder, name="手写 说明.png"):
    path = folder / name
    Image.new("RGB", (600, 400), "white").save(path)
    return path


def _pick_the_case():
    def pick():
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, CasePicker)
        if picker.ui.chooseButton.isEnabled():
            picker.ui.chooseButton.click()
        else:
            QTimer.singleShot(10, pick)

    QTimer.singleShot(0, pick)


def test_a_signed_page_names_its_case_and_files_with_one_click(
    inbox, qtbot, desk, case, paper, tmp_path
):
    pages = scan(paper.pdf, tmp_path / "手机 照片", ("customer", "station"))
    _read(inbox, qtbot, pages)
    row = _row(inbox, pages[-1])
    assert row.scan.reading.case_id == case.id
    assert row.scan.reading.page == len(pages)
    assert row.ui.fileButton.isVisible()
    assert row.ui.fileButton.property("kind") == "primary"
    row.ui.fileButton.click()
    qtbot.waitUntil(lambda: row.state == "FILED")
    kept = desk.cases.get(case.id)
    assert kept.papers[paper.paper_id].state == PaperState.SIGNED
    assert [e.kind for e in kept.evidence.values()] == ["CONFIRMATION"]
    assert pages[-1].exists()
    inbox.ui.clearButton.click()
    assert [r.scan.name for r in inbox.rows] == [p.name for p in pages[:-1]]


def test_a_blank_page_says_so_and_is_not_filed_by_the_primary_button(
    inbox, qtbot, case, paper, tmp_path
):
    pages = scan(paper.pdf, tmp_path / "空白 页")
    _read(inbox, qtbot, pages[-1:])
    row = inbox.rows[0]
    assert "is not signed: Customer, Station." in row.accessibleName()
    assert row.ui.fileButton.property("kind") == "secondary"


def test_an_older_version_says_what_changed_also_when_it_came_after_the_scan(
    inbox, qtbot, desk, case, paper, tmp_path
):
    pages = scan(paper.pdf, tmp_path / "旧版", ("customer", "station"))
    _read(inbox, qtbot, pages[-1:])
    row = inbox.rows[0]
    assert row.ui.fileButton.property("kind") == "primary"
    desk.cases.change(desk.cases.get(case.id), {"narrative": "后来改口。"})
    a_printed_paper(desk, case.id)
    row.ui.fileButton.click()
    qtbot.waitUntil(lambda: "newer text was printed since" in row.accessibleName())
    assert "own account" in row.accessibleName()
    assert desk.cases.get(case.id).evidence == {}
    assert row.ui.fileButton.property("kind") == "secondary"
    row.ui.fileButton.click()
    qtbot.waitUntil(lambda: row.state == "FILED")
    states = {p.version: p.state for p in desk.cases.get(case.id).papers.values()}
    assert states == {1: "SUPERSEDED", 2: "PRINTED"}


@pytest.mark.usefixtures("nothing_read")
def test_what_waits_is_here_again_after_a_restart(inbox, qtbot, desk, theme, tmp_path):
    photo = _photo(tmp_path, "猫.png")
    _read(inbox, qtbot, [photo])
    photo.unlink()
    again = open_inbox(desk, FakePrompts())
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: len(again.rows) == 1)
    [row] = again.rows
    assert row.scan.name == "猫.png"
    assert "Read on it: 维修费 680.00" in row.accessibleName()
    assert desk.scans.source(row.scan).exists()


def test_what_cannot_be_read_says_why_and_stays(inbox, qtbot, tmp_path):
    text = tmp_path / "说明.pdf"
    text.write_text("nothing")
    _read(inbox, qtbot, [text])
    row = inbox.rows[0]
    assert row.state == "WAITING"
    assert len(row.accessibleName()) > len(text.name) + 10
    assert not row.ui.fileButton.isVisible()
    assert text.exists()


@pytest.mark.usefixtures("nothing_read")
def test_a_page_without_a_code_is_placed_by_hand(inbox, qtbot, desk, case, paper, tmp_path):
    photo = _photo(tmp_path)
    _read(inbox, qtbot, [photo])
    row = inbox.rows[0]
    inbox._prompts.answers["pick_one"] = f"{paper.paper_id}/{paper.pages}"
    _pick_the_case()
    row.ui.placeButton.click()
    assert row.scan.reading.case_id == case.id
    assert "Chosen by hand." in row.accessibleName()
    assert row.ui.seenButton.isVisible()
    row.ui.fileButton.click()
    qtbot.waitUntil(lambda: row.state == "FILED")
    kept = desk.cases.get(case.id)
    assert len(kept.evidence) == 1
    assert not any(p.state == PaperState.SIGNED for p in kept.papers.values())


@pytest.mark.usefixtures("nothing_read")
def test_what_a_person_sees_signed_signs_the_paper(inbox, qtbot, desk, case, paper, tmp_path):
    photo = _photo(tmp_path)
    _read(inbox, qtbot, [photo])
    row = inbox.rows[0]
    inbox._prompts.answers["pick_one"] = f"{paper.paper_id}/{paper.pages}"
    _pick_the_case()
    row.ui.placeButton.click()
    row.ui.seenButton.click()
    assert not row.ui.seenButton.isVisible()
    row.ui.fileButton.click()
    qtbot.waitUntil(lambda: row.state == "FILED")
    assert desk.cases.get(case.id).papers[paper.paper_id].state == PaperState.SIGNED


@pytest.mark.usefixtures("nothing_read")
def test_a_foreign_paper_is_filed_with_its_straightened_page_beside(
    inbox, qtbot, desk, case, tmp_path
):
    photo = _photo(tmp_path, "维修单.png")
    _read(inbox, qtbot, [photo])
    row = inbox.rows[0]
    kinds = iter([FOREIGN, "REPAIR_DOC"])
    inbox._prompts.pick_one = lambda *_args: next(kinds)
    inbox.place.ask_corners = lambda _id: ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9))
    _pick_the_case()
    row.ui.placeButton.click()
    qtbot.waitUntil(lambda: row.state == "FILED")
    original, flat = desk.cases.get(case.id).evidence.values()
    assert (original.kind, flat.kind) == ("REPAIR_DOC", "REPAIR_DOC")
    assert desk.vault.path_of(original.files[0].h).read_bytes() == photo.read_bytes()
    assert flat.derived_from == original.id
    assert flat.settings["corners"][0] == [0.1, 0.1]


def test_the_watched_folder_feeds_the_inbox_and_stays_as_it_is(
    inbox, qtbot, desk, case, paper, tmp_path
):
    pages = scan(paper.pdf, tmp_path / "扫描", ("customer", "station"))
    folder = tmp_path / "扫描仪 文件夹"
    folder.mkdir()
    desk.scans.watch.choose(folder)
    arrived = folder / "扫描仪 001.png"
    arrived.write_bytes(pages[-1].read_bytes())
    inbox.open()
    qtbot.waitUntil(lambda: len(inbox.rows) == 1)
    assert inbox.rows[0].scan.reading.case_id == case.id
    inbox.rows[0].ui.removeButton.click()
    arrived.rename(folder / "改名.png")
    assert desk.scans.watch.look()[0] == ()
    assert desk.scans.watch.look() == ((), False)
    assert (folder / "改名.png").exists()


@pytest.mark.usefixtures("nothing_read")
def test_a_picture_or_a_file_is_pasted(inbox, qtbot, tmp_path):
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(0xFFEEEEEE)
    clipboard = QGuiApplication.clipboard()
    clipboard.setImage(image)
    inbox.files.paste()
    qtbot.waitUntil(lambda: len(inbox.rows) == 1)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(_photo(tmp_path, "照片.png")))])
    clipboard.setMimeData(data)
    inbox.files.paste()
    qtbot.waitUntil(lambda: len(inbox.rows) == 2)
    clipboard.clear()
    inbox.files.paste()
    assert "no file and no picture" in inbox.files.hint.told.accessibleName()


@pytest.mark.usefixtures("nothing_read")
def test_taking_a_row_off_the_list_keeps_the_file(inbox, qtbot, desk, tmp_path):
    photo = _photo(tmp_path, "照片.png")
    _read(inbox, qtbot, [photo])
    inbox.rows[0].ui.removeButton.click()
    assert inbox.rows == ()
    assert desk.scans.all() == ()
    assert photo.exists()


@pytest.mark.usefixtures("nothing_read")
def test_a_file_that_waits_already_is_not_taken_twice(desk, tmp_path):
    photo = _photo(tmp_path)
    [first] = desk.scans.take([photo], NoProgress())
    copy = tmp_path / "另一个 名字.png"
    copy.write_bytes(photo.read_bytes())
    assert desk.scans.take([copy], NoProgress()) == (first,)


def test_foreign_and_bad_files_dropped_with_good_ones_each_get_a_true_sentence(
    inbox, qtbot, paper, tmp_path
):
    good = scan(paper.pdf, tmp_path / "好的", ("customer", "station"))[-1]
    foreign, empty = _photo(tmp_path, "账单.png"), tmp_path / "空.jpg"
    broken, words = tmp_path / "坏.png", tmp_path / "说明.txt"
    empty.write_bytes(b"")
    broken.write_bytes(b"\x89PNG\r\n\x1a\n and nothing more")
    words.write_text("no scan")
    dropped = (foreign, good, empty, broken, words)
    drop(inbox, files(*dropped))
    qtbot.waitUntil(lambda: len(inbox.rows) == len(dropped), timeout=PATIENCE_MS)
    said = {path: _row(inbox, path).accessibleName() for path in dropped}
    assert "does not look like a paper that was printed here" in said[foreign]
    assert _row(inbox, good).ui.fileButton.property("kind") == "primary"
    for path in (empty, broken, words):
        assert said[path].split(", ")[-1]
    assert not [path for path, sentence in said.items() if "step was not completed" in sentence]
    assert len({sentence.partition(", ")[2] for sentence in said.values()}) > 3
