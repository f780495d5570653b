import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.ui.case_picker import CasePicker
from desktop.ui.scan_inbox import ScanInbox
from tests.desktop.ui.desks import a_complaint
from tests.desktop.signed_pages import scan
from tests.fakes import FakePrompts

SLOW = 20_000


@pytest.fixture
def case(desk):
    return a_complaint(desk)


@pytest.fixture
def paper(desk, case):
    return desk.papers.print(case.id, desk.papers.draft(case.id))


@pytest.fixture
def inbox(desk, theme, qtbot):
    inbox = ScanInbox(desk, FakePrompts())
    qtbot.addWidget(inbox)
    inbox.show()
    return inbox


def _read(inbox, qtbot, paths):
    count = len(inbox.rows) + len(paths)
    inbox.take(paths)
    qtbot.waitUntil(
        lambda: len(inbox.rows) == count and all(r.state != "READING" for r in inbox.rows),
        timeout=SLOW,
    )


def _row(inbox, path):
    return next(row for row in inbox.rows if row.path == path)


def test_a_signed_page_names_its_case_and_files_with_one_click(
    inbox, qtbot, desk, case, paper, tmp_path
):
    pages = scan(paper.pdf, tmp_path / "手机 照片", ("customer", "station"))
    _read(inbox, qtbot, pages)
    row = _row(inbox, pages[-1])
    assert row.case_id == case.id
    assert row.reading.page == len(pages)
    assert row.file.isVisible()
    assert row.file.property("kind") == "primary"
    row.file.click()
    qtbot.waitUntil(lambda: row.state == "FILED", timeout=SLOW)
    kept = desk.cases.get(case.id)
    assert kept.papers[paper.paper_id].state == "SIGNED"
    assert [e.kind for e in kept.evidence.values()] == ["CONFIRMATION"]
    assert pages[-1].exists()


def test_a_blank_page_says_so_and_is_not_filed_by_the_primary_button(
    inbox, qtbot, case, paper, tmp_path
):
    pages = scan(paper.pdf, tmp_path / "空白 页")
    _read(inbox, qtbot, pages[-1:])
    row = inbox.rows[0]
    assert "is not signed: Customer, Station." in row.accessibleName()
    assert row.file.property("kind") == "secondary"


def test_what_cannot_be_read_says_why_and_stays(inbox, qtbot, tmp_path):
    photo, text = tmp_path / "猫 的照片.png", tmp_path / "说明.pdf"
    Image.new("RGB", (600, 400), "grey").save(photo)
    text.write_text("nothing")
    _read(inbox, qtbot, [photo, text])
    for path in (photo, text):
        row = _row(inbox, path)
        assert row.state == "PARKED"
        assert len(row.accessibleName()) > len(path.name) + 10
        assert not row.file.isVisible()
        assert path.exists()


def test_a_page_without_a_code_is_filed_by_hand(inbox, qtbot, desk, case, tmp_path):
    photo = tmp_path / "手写 说明.png"
    Image.new("RGB", (600, 400), "white").save(photo)
    _read(inbox, qtbot, [photo])
    row = inbox.rows[0]

    def pick():
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, CasePicker)
        picker.ui.chooseButton.click()

    QTimer.singleShot(0, pick)
    row.choose.click()
    assert row.case_id == case.id
    row.file.click()
    qtbot.waitUntil(lambda: row.state == "FILED", timeout=SLOW)
    kept = desk.cases.get(case.id)
    assert len(kept.evidence) == 1
    assert not any(p.state == "SIGNED" for p in kept.papers.values())


def test_the_watched_folder_is_read_and_what_was_filed_moves_on(
    inbox, qtbot, desk, case, paper, tmp_path
):
    pages = scan(paper.pdf, tmp_path / "扫描仪", ("customer", "station"))
    arrived = desk.folder.inbox / "扫描仪 001.png"
    arrived.write_bytes(pages[-1].read_bytes())
    inbox.open()
    qtbot.waitUntil(lambda: len(inbox.rows) == 1 and inbox.rows[0].state == "FOUND", timeout=SLOW)
    inbox.rows[0].file.click()
    moved = desk.folder.inbox / "filed" / arrived.name
    qtbot.waitUntil(moved.exists, timeout=SLOW)
    assert not arrived.exists()


def test_taking_a_row_off_the_list_keeps_the_file(inbox, qtbot, tmp_path):
    photo = tmp_path / "照片.png"
    Image.new("RGB", (300, 200), "grey").save(photo)
    _read(inbox, qtbot, [photo])
    inbox.rows[0].remove.click()
    assert inbox.rows == ()
    assert photo.exists()
