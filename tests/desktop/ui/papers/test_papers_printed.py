"""Papers at the printer, saved and copied; what is printed or handed out is on record."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.services.papers.copies import Copy
from desktop.ui.desk.pages import desk_words
from desktop.ui.papers.copy_dialog import CopyDialog
from desktop.ui.papers.paper_dialog import PaperDialog
from desktop.ui.papers.print_preview import PrintPreview
from desktop.ui.window import tasks
from desktop.ui.window.theme import Theme
from record.case import Case
from record.exhibits.custody import copy_facts
from tests.builders import a_printed_paper
from tests.desktop.ui.desks import a_complaint
from tests.desktop.ui.papers.conftest import open_paper
from tests.fakes import FakePrompts

Readers = list[Copy | None]


@pytest.fixture
def case(desk: Application) -> Case:
    return a_complaint(desk, narrative="加油后行驶约 6 公里，车辆启动困难。")


@pytest.fixture
def prompts() -> FakePrompts:
    return FakePrompts()


@pytest.fixture
def paper(
    desk: Application, theme: Theme, qtbot: QtBot, case: Case, prompts: FakePrompts
) -> PaperDialog:
    """The confirmation of the case, printed and waiting for signatures."""
    a_printed_paper(desk, case.id)
    made = open_paper(desk, theme, prompts, case.id)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.paper_id))
    return made


@pytest.fixture
def prepared(
    desk: Application, theme: Theme, qtbot: QtBot, case: Case, prompts: FakePrompts
) -> PaperDialog:
    """The confirmation of the case, written and not printed."""
    desk.papers.write(case.id, desk.papers.draft(case.id))
    made = open_paper(desk, theme, prompts, case.id)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.paper_id))
    return made


def custody(desk: Application, case: Case) -> list[tuple[str, str]]:
    return [(str(e.event), e.purpose) for e in desk.cases.get(case.id).custody]


def test_the_confirmation_goes_to_the_printer_whole_and_is_printed_then(
    prepared: PaperDialog, printer: Path, readers: Readers, desk: Application, case: Case,
    qtbot: QtBot,
) -> None:  # fmt: skip
    readers.append(Copy(reader="李先生和油站", purpose="签署", count=3))
    qtbot.keyClick(prepared, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: prepared.ui.stateChip.text() == "Printed, not signed yet")
    assert printer.read_bytes().startswith(b"%PDF")
    now = desk.cases.get(case.id)
    paper, event = now.papers[prepared.paper_id], now.custody[-1]
    assert (paper.state, paper.printed) == ("PRINTED", True)
    assert (event.to, event.purpose) == ("李先生和油站", "签署")
    said = copy_facts(event)
    assert said is not None
    assert (said.code, said.copies, said.pages) == (paper.code, 3, paper.pages)
    line = desk_words(desk).history(now, now.activity)[-1]
    for words in ("Confirmation", paper.code, "copies: 3", "李先生和油站"):
        assert words in line


def test_a_printer_that_nobody_chose_prints_nothing_and_the_paper_stays_prepared(
    prepared: PaperDialog, readers: Readers, monkeypatch: pytest.MonkeyPatch, desk: Application,
    case: Case,
) -> None:  # fmt: skip
    before = desk.cases.get(case.id)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 0)
    prepared.ui.printButton.click()
    assert prepared.ui.banner.accessibleName() == "Nothing was printed."
    readers.append(None)
    prepared.ui.printButton.click()
    assert tasks.wait_all(1000)
    assert desk.cases.get(case.id) == before
    assert prepared.ui.stateChip.text() == "Prepared, not printed"


@pytest.mark.qt_log_ignore(r"QPainter::begin", extend=True)
def test_a_printer_that_refuses_leaves_the_paper_prepared(
    prepared: PaperDialog, printer: Path, readers: Readers, desk: Application, case: Case,
    qtbot: QtBot,
) -> None:  # fmt: skip
    printer.mkdir()
    prepared.ui.printButton.click()
    qtbot.waitUntil(prepared.ui.banner.isVisible)
    assert "printer did not take" in prepared.ui.banner.accessibleName()
    assert desk.cases.get(case.id).papers[prepared.paper_id].state == "PREPARED"
    assert custody(desk, case) == []


def test_whom_a_copy_is_for_is_asked_by_hand(
    prepared: PaperDialog, printer: Path, desk: Application, case: Case, qtbot: QtBot
) -> None:
    def answer() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, CopyDialog)
        assert asked.ui.goButton.isEnabled()
        asked.ui.readerCombo.setEditText(" ")
        assert not asked.ui.goButton.isEnabled()
        asked.ui.readerCombo.setEditText("见证人")
        asked.ui.countSpin.lineEdit().setText("4,0")
        asked.ui.countSpin.interpretText()
        assert not asked.ui.goButton.isEnabled()
        asked.ui.countSpin.setValue(4)
        asked.ui.goButton.click()

    QTimer.singleShot(0, answer)
    prepared.ui.printButton.click()
    qtbot.waitUntil(lambda: prepared.ui.stateChip.text() == "Printed, not signed yet")
    event = desk.cases.get(case.id).custody[-1]
    assert (event.to, event.purpose, event.facts["copies"]) == ("见证人", "To be signed", "4")


def test_a_paper_that_cannot_be_saved_says_so_and_stays(
    paper: PaperDialog, prompts: FakePrompts, readers: Readers, qtbot: QtBot, tmp_path: Path
) -> None:
    prompts.answers["choose_save"] = tmp_path / "没有 这个 文件夹" / "确认书.pdf"
    qtbot.keyClick(paper, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(paper.ui.banner.isVisible)
    assert "确认书.pdf" in paper.ui.banner.accessibleName()
    assert paper.ui.pdfPane.pages > 1


def test_the_code_of_the_paper_is_copied_to_the_clipboard(paper: PaperDialog) -> None:
    paper.ui.copyButton.click()
    assert QApplication.clipboard().text() == paper.ui.codeText.text() != ""


@pytest.fixture
def preview(
    desk: Application, theme: Theme, qtbot: QtBot, case: Case, prompts: FakePrompts
) -> PrintPreview:
    a_printed_paper(desk, case.id)
    made = PrintPreview(desk.prints, desk.cases, theme, prompts, case.id, None)
    qtbot.addWidget(made)
    made.show()
    made.show_document("dossier")
    qtbot.waitUntil(made.ui.printButton.isEnabled)
    return made


def test_printing_a_document_is_recorded_with_its_purpose(
    preview: PrintPreview, desk: Application, case: Case, printer: Path, readers: Readers,
    qtbot: QtBot,
) -> None:  # fmt: skip
    preview.ui.printButton.click()
    qtbot.waitUntil(lambda: ("PRINTED", "For the file") in custody(desk, case))
    assert printer.read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(lambda: "recorded" in preview.ui.banner.accessibleName())


def test_a_copy_for_others_needs_its_receiver_before_it_is_printed_or_saved(  # noqa: PLR0917
    preview: PrintPreview,
    desk: Application,
    case: Case,
    prompts: FakePrompts,
    printer: Path,
    readers: Readers,
    qtbot: QtBot,
) -> None:
    readers.append(None)
    before, target = custody(desk, case), printer.with_name("副本.pdf")
    preview.ui.disclosureCheck.setChecked(True)
    qtbot.waitUntil(preview.ui.printButton.isEnabled)
    prompts.answers["choose_save"] = target
    preview.ui.printButton.click()
    preview.ui.saveButton.click()
    assert tasks.wait_all(1000)
    assert custody(desk, case) == before
    assert not printer.exists()
    assert not target.exists()
    readers.append(Copy(reader="市场监管局", purpose="调查"))
    preview.ui.saveButton.click()
    qtbot.waitUntil(target.exists)
    assert desk.cases.get(case.id).custody[-1].to == "市场监管局"


def test_a_document_that_is_printed_after_the_person_left_is_refused_in_the_window(
    preview: PrintPreview, desk: Application, case: Case, printer: Path, readers: Readers,
    qtbot: QtBot,
) -> None:  # fmt: skip
    before = custody(desk, case)
    desk.session.member = None
    preview.ui.printButton.click()
    qtbot.waitUntil(preview.ui.banner.isVisible)
    assert "The printer took" not in preview.ui.banner.accessibleName()
    assert custody(desk, case) == before
