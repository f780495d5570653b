"""Papers by hand and key: pages turned, text changed, people named, refusals recorded."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.services.papers.readings import ReadBack
from desktop.services.papers.scans import Scan
from desktop.ui.desk.pages import desk_words
from desktop.ui.papers.pdf_pane import LARGEST, SMALLEST, PdfPane
from desktop.ui.papers.print_preview import PrintPreview
from desktop.ui.papers.refusal_dialog import RefusalDialog
from desktop.ui.papers.scan_row import ScanRow
from desktop.ui.papers.sections import GrowingText
from desktop.ui.papers.statement_dialog import StatementDialog
from desktop.ui.papers.watched_folder import WatchedFolder
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import Chip
from desktop.ui.window import tasks
from desktop.ui.window.theme import Theme
from record.case import Case
from record.problems import Problem
from tests.builders import NOON, a_printed_paper
from tests.desktop.ui.desks import MANAGER, SHIFT, a_complaint, open_desk
from tests.desktop.ui.papers.conftest import open_paper
from tests.fakes import FakePrompts
from tests.patience import PATIENCE_MS


@pytest.fixture(scope="module")
def station(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """One enrolled station for all these tests."""
    app = open_desk(tmp_path_factory.mktemp("文书") / "案卷 数据")
    app.settings.change(language="en")
    yield app
    tasks.wait_all(PATIENCE_MS)
    app.close()


@pytest.fixture(scope="module")
def case(station: Application) -> Case:
    return a_complaint(station, narrative="加油后行驶约 6 公里，车辆启动困难。")


@pytest.fixture(scope="module")
def pdf(station: Application, case: Case) -> bytes:
    return a_printed_paper(station, case.id).pdf


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme, pdf: bytes) -> PdfPane:
    made = PdfPane()
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show()
    assert made.show_pdf(pdf)
    return made


@pytest.fixture
def refusal(station: Application, case: Case, window: QWidget) -> RefusalDialog:
    made = RefusalDialog(station.session, desk_words(station), case, window)
    made.show()
    return made


@pytest.fixture
def about(station: Application, case: Case, window: QWidget) -> StatementDialog:
    made = StatementDialog(desk_words(station), case, window)
    made.show()
    return made


@pytest.fixture
def preview(station: Application, case: Case, theme: Theme, qtbot: QtBot) -> PrintPreview:
    made = PrintPreview(station.prints, station.cases, theme, FakePrompts(), case.id, None)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def row(qtbot: QtBot, theme: Theme) -> ScanRow:
    made = ScanRow(a_scan(), b"")
    qtbot.addWidget(made)
    made.show()
    return made


def a_scan(state: str = "WAITING", **read: object) -> Scan:
    """Return a page in the inbox, read as said."""
    reading = ReadBack(**{"name": "扫描 1.png", "wanted": ("customer",)} | read)
    kept = {"id": "s1", "name": reading.name, "sha256": "a" * 64, "kept": "a" * 64}
    return Scan(**kept, taken_at=NOON, state=state, reading=reading)


def button(root: QWidget, words: str) -> Button:
    found = root.findChildren(Button)
    return next(b for b in found if words in {b.text(), b.accessibleName()})


def page_words(pane: PdfPane) -> str:
    return next(w.text() for w in pane.findChildren(QLabel) if w.text().startswith("Page "))


def test_pages_are_turned_by_the_buttons_and_no_further_than_they_go(pane: PdfPane) -> None:
    back, on = button(pane, "Previous page"), button(pane, "Next page")
    assert pane.pages > 1
    assert not back.isEnabled()
    for page in range(2, pane.pages + 1):
        on.click()
        assert page_words(pane) == f"Page {page} of {pane.pages}"
    assert not on.isEnabled()
    back.click()
    assert page_words(pane) == f"Page {pane.pages - 1} of {pane.pages}"
    pane.turn_to(pane.pages + 5)
    assert page_words(pane) == f"Page {pane.pages - 1} of {pane.pages}"


@pytest.mark.parametrize(("words", "limit"), [("Larger", LARGEST), ("Smaller", SMALLEST)])
def test_pages_are_zoomed_within_limits_and_back_to_their_width(
    pane: PdfPane, words: str, limit: float
) -> None:
    view = pane.findChild(QPdfView)
    for _ in range(20):
        button(pane, words).click()
    assert view.zoomFactor() == limit
    button(pane, "Page width").click()
    assert view.zoomMode() == QPdfView.ZoomMode.FitToWidth
    button(pane, "Whole page").click()
    assert view.zoomMode() == QPdfView.ZoomMode.FitInView


def test_the_wheel_zooms_with_ctrl_only(pane: PdfPane) -> None:
    view = pane.findChild(QPdfView)
    keys = Qt.KeyboardModifier
    for held, custom in ((keys.NoModifier, False), (keys.ControlModifier, True)):
        spot = QPointF(100, 100)
        turned = QWheelEvent(
            spot, spot, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, held,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), turned)
        assert (view.zoomMode() == QPdfView.ZoomMode.Custom) == custom


def test_what_is_no_pdf_shows_no_pages(pane: PdfPane) -> None:
    assert not pane.show_pdf(b"nothing")
    assert pane.pages == 0
    assert not button(pane, "Next page").isEnabled()


@pytest.mark.parametrize(
    ("reason", "first", "second", "says"),
    [
        (" ", SHIFT.name, "许国强", "Write down the reason, also when none was given."),
        ("没有理由", SHIFT.name, " ", "Two witnesses are needed."),
        ("没有理由", SHIFT.name, SHIFT.name, "The two witnesses must be two people."),
        ("没有理由", "周建国", SHIFT.name, "周建国 cannot witness this"),
        ("没有理由", SHIFT.name, MANAGER.name, f"{MANAGER.name} cannot witness this"),
    ],
)
def test_a_refusal_that_proves_nothing_is_not_recorded_and_keeps_its_words(
    refusal: RefusalDialog, reason: str, first: str, second: str, says: str
) -> None:
    ui = refusal.ui
    ui.reasonEdit.setPlainText(reason)
    ui.firstCombo.setEditText(first)
    ui.secondCombo.setEditText(second)
    ui.recordButton.click()
    assert refusal.isVisible()
    assert ui.problemText.isVisible()
    assert ui.problemText.text().startswith(says)
    assert ui.reasonEdit.toPlainText() == reason
    assert (ui.firstCombo.currentText(), ui.secondCombo.currentText()) == (first, second)


def test_what_was_said_of_a_refusal_goes_as_soon_as_it_is_answered(refusal: RefusalDialog) -> None:
    ui = refusal.ui
    ui.recordButton.click()
    assert ui.problemText.isVisible()
    ui.reasonEdit.setPlainText("left before signing")
    assert not ui.problemText.isVisible()
    ui.recordButton.click()
    assert ui.problemText.isVisible()
    ui.firstCombo.setEditText("王丽")
    assert not ui.problemText.isVisible()


def test_a_reason_is_picked_and_only_independent_people_are_offered(
    refusal: RefusalDialog, qtbot: QtBot
) -> None:
    button(refusal, "Left before signing").click()
    assert refusal.refusal().reason == "Left before signing"
    combo = refusal.ui.firstCombo
    offered = {combo.itemText(n) for n in range(combo.count())}
    assert SHIFT.name in offered
    assert not offered & {MANAGER.name, "周建国"}
    with qtbot.waitSignal(refusal.rejected):
        qtbot.keyClick(refusal, Qt.Key.Key_Escape)


def test_a_statement_needs_a_name_and_takes_it_by_key(about: StatementDialog, qtbot: QtBot) -> None:
    assert not about.ui.writeButton.isEnabled()
    about.ui.personCombo.setEditText("   ")
    assert not about.ui.writeButton.isEnabled()
    about.ui.personCombo.setEditText(" 李芳 ")
    about.ui.relationEdit.setFocus()
    QTest.keyClicks(about.ui.relationEdit, "attendant")
    qtbot.keyClick(about.ui.relationEdit, Qt.Key.Key_Tab)
    assert about.focusWidget() is about.ui.contactEdit
    QTest.keyClicks(about.ui.contactEdit, "13900002047")
    with qtbot.waitSignal(about.accepted):
        about.ui.writeButton.click()
    said = about.about()
    assert (said.person, said.relation, said.contact) == ("李芳", "attendant", "13900002047")


def test_the_people_of_case_and_station_are_offered_once(about: StatementDialog) -> None:
    offered = [about.ui.personCombo.itemText(n) for n in range(about.ui.personCombo.count())]
    assert len(offered) == len(set(offered))
    assert {MANAGER.name, SHIFT.name} <= set(offered)
    assert about.ui.personCombo.currentText() == ""


@pytest.mark.parametrize("question", ["refusal", "about"])
def test_no_word_of_a_paper_s_question_is_cut_at_twice_the_size(
    question: str, request: pytest.FixtureRequest, theme: Theme, qtbot: QtBot
) -> None:
    dialog: QWidget = request.getfixturevalue(question)
    theme.use("light", 200)
    dialog.resize(dialog.sizeHint())
    seen = [w for w in dialog.findChildren(QLabel) if w.isVisible() and not w.wordWrap()]
    assert seen
    qtbot.waitUntil(lambda: all(w.width() >= w.sizeHint().width() for w in seen))


def test_a_field_grows_with_its_text_and_with_its_type(qtbot: QtBot, theme: Theme) -> None:
    field = GrowingText("one")
    qtbot.addWidget(field)
    field.resize(300, 40)
    field.show()
    heights = [field.height()]
    for lines in (4, 12, 40):
        field.setPlainText("\n".join(["line"] * lines))
        heights.append(field.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]
    theme.use("light", 200)
    qtbot.waitUntil(lambda: field.height() > 1.5 * heights[3])


def test_the_text_of_a_paper_is_left_by_tab_and_what_was_changed_stays(
    station: Application, case: Case, theme: Theme, qtbot: QtBot
) -> None:
    other = a_complaint(station, narrative="另一件")
    dialog = open_paper(station, theme, FakePrompts(), other.id)
    qtbot.addWidget(dialog)
    dialog.show()
    first = dialog.focusWidget()
    assert isinstance(first, GrowingText)
    before = first.toPlainText()
    QTest.keyClicks(first, "agreed")
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is not first
    text = dialog.sections.text()
    assert text is not None
    changed = next(s.text for s in text.sections if s.title == first.accessibleName())
    assert changed == "agreed" + before
    assert station.cases.get(other.id).papers == {}


def test_every_document_of_a_case_can_be_looked_at_and_looking_is_not_recorded(
    pdf: bytes, preview: PrintPreview, station: Application, case: Case, qtbot: QtBot
) -> None:
    assert pdf.startswith(b"%PDF-")
    before = station.cases.get(case.id).custody
    combo = preview.ui.documentCombo
    assert combo.count() > 1
    shown: set[bytes] = set()
    for at in range(combo.count()):
        preview.show_document(str(combo.itemData(at)))
        qtbot.waitUntil(lambda: preview._printed is not None and preview._rendering is None)
        assert preview.ui.printButton.isEnabled()
        shown.add(preview.ui.pdfPane.pdf)
    assert len(shown) == combo.count()
    assert station.cases.get(case.id).custody == before


def test_nothing_is_saved_or_printed_before_a_document_is_shown(preview: PrintPreview) -> None:
    ui = preview.ui
    assert [b.isEnabled() for b in (ui.saveButton, ui.printButton)] == [False, False]
    preview._save()
    preview._print()
    assert preview._prompts.asked == []


@pytest.mark.parametrize(
    ("read", "offered"),
    [
        ({}, {"place"}),
        ({"code": "F05-1"}, {"place", "again"}),
        ({"case_id": "c1", "page": 1, "pages": 1, "boxes": {"customer": "signed"}}, {"file"}),
        (
            {"case_id": "c1", "page": 1, "pages": 1, "boxes": {"customer": "unsure"}},
            {"file", "seen", "place"},
        ),
        (
            {"case_id": "c1", "page": 1, "pages": 1, "boxes": {"customer": "blank"}},
            {"file", "place"},
        ),
    ],
    ids=["foreign", "unknown code", "signed", "unsure", "blank"],
)
def test_a_page_offers_what_can_be_done_with_it(
    row: ScanRow, read: dict[str, object], offered: set[str]
) -> None:
    row.show_scan(a_scan(**read), "SY-1203  complaint", "")
    acts = {n: getattr(row.ui, f"{n}Button") for n in ("file", "seen", "place", "again")}
    assert {name for name, act in acts.items() if act.isVisible()} == offered
    row.show_busy("Filing…")
    assert not any(act.isVisible() for act in (*acts.values(), row.ui.removeButton))
    assert "Filing…" in row.accessibleName()


def test_a_page_says_its_boxes_and_why_it_waits(row: ScanRow) -> None:
    boxes = {"customer": "unsure", "station": "signed"}
    scan = a_scan(case_id="c1", page=2, pages=3, title="确认书", boxes=boxes)
    row.show_scan(scan, "SY-1203  complaint", "A newer text was printed since.")
    assert {c.text() for c in row.findChildren(Chip)} == {"Customer: not sure", "Station: signed"}
    assert "确认书" in row.accessibleName()
    assert "page 2 of 3" in row.accessibleName()
    assert "A newer text was printed since." in row.accessibleName()


def test_the_signals_of_a_page_follow_its_buttons(row: ScanRow, qtbot: QtBot) -> None:
    for press, told in (
        (row.ui.fileButton, row.file_asked),
        (row.ui.seenButton, row.seen_asked),
        (row.ui.placeButton, row.place_asked),
        (row.ui.againButton, row.again_asked),
        (row.ui.removeButton, row.removed),
    ):
        with qtbot.waitSignal(told):
            press.click()


def test_a_folder_that_is_gone_is_told_once_until_it_is_back(
    station: Application, qtbot: QtBot, window: QWidget, tmp_path: Path
) -> None:
    folder = tmp_path / "扫描仪"
    folder.mkdir()
    station.scans.watch.choose(folder)
    folder.rmdir()
    watched = WatchedFolder(station.scans, window)
    told: list[Problem] = []
    watched.failed.connect(told.append)
    with qtbot.waitSignal(watched.failed):
        watched.look()
    with qtbot.waitSignal(watched._looks.failed):
        watched.look()
    assert [problem.code for problem in told] == ["scans.no_folder"]
    folder.mkdir()
    with qtbot.waitSignal(watched._looks.done):
        watched.look()
    folder.rmdir()
    with qtbot.waitSignal(watched.failed):
        watched.look()
    assert len(told) == 2
    station.scans.watch.choose(None)
