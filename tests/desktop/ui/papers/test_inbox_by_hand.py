"""The scan inbox by mouse and clipboard in both languages: what it says, and what it keeps."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.papers.messages import TextLine
from desktop.services.papers import read_sheets
from desktop.services.papers.read_sheets import SheetReading
from desktop.ui.papers.corners_dialog import CornersDialog
from desktop.ui.papers.scan_inbox import ScanInbox
from desktop.ui.papers.scan_place import FOREIGN
from desktop.ui.papers.scan_row import ScanRow
from desktop.ui.window import tasks
from desktop.ui.window.theme import Theme
from record.case import Case
from record.problems import Problem
from tests.desktop.ui.desks import a_complaint
from tests.desktop.ui.hands import drop, files
from tests.desktop.ui.papers.conftest import open_inbox
from tests.fakes import FakePrompts
from tests.rulebooks import later, shipped

WORDS = {
    "zh": (
        "没有待处理的扫描件。照片和扫描件会连同所属案件显示在这里。",
        "1 页待处理",
        "剪贴板里没有文件，也没有图片。",
    ),
    "en": (
        "Nothing waits. Photos and scans appear here with the case they belong to.",
        "1 page waits",
        "The clipboard holds no file and no picture.",
    ),
}


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def _nothing_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page reads as a foreign one at once: what is tested comes after the reading."""

    def read_files(_decoder: object, sources: list[Path], _progress: object) -> tuple[object, ...]:
        return tuple(
            SheetReading(name=path.name, source=str(path), why="paper.not_a_form")
            for path in sources
        )

    monkeypatch.setattr(read_sheets, "read_files", read_files)
    line = TextLine("维修费 680.00", 0.9, ())
    monkeypatch.setattr(Decoder, "read_text", lambda *_args: (line,))


@pytest.fixture
def case(desk: Application) -> Case:
    return a_complaint(desk)


@pytest.fixture
def prompts() -> FakePrompts:
    return FakePrompts()


@pytest.fixture
def inbox(desk: Application, theme: Theme, prompts: FakePrompts, qtbot: QtBot) -> ScanInbox:
    made = open_inbox(desk, prompts)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def bill(tmp_path: Path) -> Path:
    path = tmp_path / "维修单.png"
    Image.new("RGB", (600, 400), "white").save(path)
    return path


def taken(inbox: ScanInbox, qtbot: QtBot, paths: list[Path]) -> ScanRow:
    count = len(inbox.rows) + len(paths)
    drop(inbox, files(*paths))
    qtbot.waitUntil(lambda: len(inbox.rows) == count)
    return inbox.rows[0]


def test_the_inbox_says_what_waits_in_the_language_of_the_desk(
    language: str, desk: Application, theme: Theme, qtbot: QtBot, bill: Path
) -> None:
    desk.settings.change(language=language)
    empty, one, nothing = WORDS[language]
    prompts = FakePrompts()
    prompts.language = language
    made = open_inbox(desk, prompts)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.ui.emptyState.isVisible)
    assert empty in [label.text() for label in made.ui.emptyState.findChildren(QLabel)]
    QGuiApplication.clipboard().clear()
    made.ui.pasteButton.click()
    assert nothing in made.files.hint.told.accessibleName()
    taken(made, qtbot, [bill])
    assert made.ui.countText.text() == one
    assert not made.ui.emptyState.isVisible()


def test_two_pictures_pasted_at_once_are_both_kept(
    inbox: ScanInbox, desk: Application, qtbot: QtBot
) -> None:
    for colour in (0xFFEEEEEE, 0xFF112233):
        image = QImage(300, 200, QImage.Format.Format_RGB32)
        image.fill(colour)
        QGuiApplication.clipboard().setImage(image)
        inbox.ui.pasteButton.click()
    qtbot.waitUntil(lambda: len(inbox.rows) == 2)
    sources = {desk.scans.source(scan).read_bytes() for scan in desk.scans.all()}
    assert len(sources) == 2


def test_files_on_the_clipboard_are_taken_and_stay_where_they_are(
    inbox: ScanInbox, qtbot: QtBot, bill: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(bill))])
    QGuiApplication.clipboard().setMimeData(data)
    inbox.ui.pasteButton.click()
    qtbot.waitUntil(lambda: len(inbox.rows) == 1)
    assert bill.exists()


def test_of_a_dropped_folder_only_pictures_are_taken(
    inbox: ScanInbox, qtbot: QtBot, bill: Path
) -> None:
    (bill.parent / "说明.txt").write_text("no scan")
    (bill.parent / ".隐藏.png").write_bytes(bill.read_bytes())
    drop(inbox, files(bill.parent))
    qtbot.waitUntil(lambda: len(inbox.rows) == 1)
    assert tasks.wait_all(1000)
    assert [row.scan.name for row in inbox.rows] == [bill.name]


def test_no_file_chosen_reads_nothing(inbox: ScanInbox, prompts: FakePrompts) -> None:
    inbox.ui.chooseButton.click()
    assert prompts.asked == [("choose_files", "Choose photos or scans")]
    assert inbox.rows == ()


def test_a_page_is_read_again_after_it_was_taken_off_the_list(
    inbox: ScanInbox, desk: Application, qtbot: QtBot, bill: Path
) -> None:
    taken(inbox, qtbot, [bill]).ui.removeButton.click()
    assert (inbox.rows, desk.scans.all()) == ((), ())
    assert taken(inbox, qtbot, [bill]).scan.name == bill.name


def test_corners_that_a_person_gives_up_leave_the_page_where_it_was(
    inbox: ScanInbox, desk: Application, case: Case, prompts: FakePrompts, bill: Path,
    qtbot: QtBot,
) -> None:  # fmt: skip
    row = taken(inbox, qtbot, [bill])
    said = iter([FOREIGN, "REPAIR_DOC"])
    prompts.pick_one = lambda *_args: next(said)  # type: ignore[method-assign]
    at_case = row.scan.reading.__class__(name=row.scan.name, case_id=case.id)

    def leave() -> None:
        open_now = QApplication.activeModalWidget()
        assert isinstance(open_now, CornersDialog)
        open_now.reject()

    QTimer.singleShot(0, leave)
    inbox.place.ask(desk.scans._change(row.scan, reading=at_case))
    assert row.state == "WAITING"
    assert desk.cases.get(case.id).evidence == {}


def test_a_foreign_paper_that_cannot_be_filed_says_why_and_waits_on(
    inbox: ScanInbox, desk: Application, case: Case, prompts: FakePrompts, bill: Path,
    qtbot: QtBot,
) -> None:  # fmt: skip
    row = taken(inbox, qtbot, [bill])
    said = iter([FOREIGN, "REPAIR_DOC"])
    prompts.pick_one = lambda *_args: next(said)  # type: ignore[method-assign]
    inbox.place.ask_corners = lambda _id: ((0.9, 0.9), (0.1, 0.1), (0.9, 0.1), (0.1, 0.9))
    at_case = row.scan.reading.__class__(name=row.scan.name, case_id=case.id)
    inbox.place.ask(desk.scans._change(row.scan, reading=at_case))
    qtbot.waitUntil(lambda: not row.busy and desk.scans.get(row.scan.id).problem != "")
    assert desk.scans.get(row.scan.id).problem == "scans.bad_corners"
    said_of = prompts.sentence(Problem("scans.bad_corners")).what
    qtbot.waitUntil(lambda: said_of in row.accessibleName())
    assert desk.cases.get(case.id).evidence == {}


def test_the_kinds_of_a_foreign_paper_are_named_by_the_rule_set_of_its_case(
    inbox: ScanInbox, desk: Application, case: Case, prompts: FakePrompts, bill: Path,
    qtbot: QtBot,
) -> None:  # fmt: skip
    was = desk.rules.label("evidence_kind", "REPAIR_DOC", "en")
    newer = later(
        in_force=desk.clock.now().date(), evidence_kinds=(f'en = "{was}"', 'en = "Garage bill"')
    )
    desk.recorder._rule_sets._now = shipped().extended([newer])
    row = taken(inbox, qtbot, [bill])
    offered: list[str] = []

    def pick(_title: str, choices: list, _text: str = "") -> str:
        offered.extend(choice.title for choice in choices)
        return FOREIGN if len(choices) == 1 else ""

    prompts.pick_one = pick  # type: ignore[method-assign]
    at_case = row.scan.reading.__class__(name=row.scan.name, case_id=case.id)
    inbox.place.ask(desk.scans._change(row.scan, reading=at_case))
    assert was in offered
    assert "Garage bill" not in offered
