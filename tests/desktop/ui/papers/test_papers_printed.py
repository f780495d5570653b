"""Papers at the printer, saved and copied; what is printed or handed out is on record."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.ui.papers.paper_dialog import PaperDialog
from desktop.ui.papers.print_preview import PrintPreview
from desktop.ui.window import tasks
from desktop.ui.window.theme import Theme
from record.case import Case
from tests.desktop.ui.desks import a_complaint
from tests.desktop.ui.papers.conftest import open_paper
from tests.fakes import FakePrompts


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
    desk.papers.print(case.id, desk.papers.draft(case.id))
    made = open_paper(desk, theme, prompts, case.id)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.paper_id))
    return made


def custody(desk: Application, case: Case) -> list[tuple[str, str]]:
    return [(str(e.event), e.purpose) for e in desk.cases.get(case.id).custody]


def test_the_confirmation_goes_to_the_printer_whole(
    paper: PaperDialog, printer: Path, qtbot: QtBot
) -> None:
    qtbot.keyClick(paper, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: printer.exists() and tasks.wait_all(1000))
    assert printer.read_bytes().startswith(b"%PDF")


def test_a_printer_that_nobody_chose_prints_nothing(
    paper: PaperDialog, monkeypatch: pytest.MonkeyPatch, desk: Application, case: Case
) -> None:
    before = desk.cases.get(case.id)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 0)
    paper.ui.printButton.click()
    assert tasks.wait_all(1000)
    assert desk.cases.get(case.id) == before


def test_a_paper_that_cannot_be_saved_says_so_and_stays(
    paper: PaperDialog, prompts: FakePrompts, qtbot: QtBot, tmp_path: Path
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
    desk.papers.print(case.id, desk.papers.draft(case.id))
    made = PrintPreview(desk.prints, desk.cases, theme, prompts, case.id, None)
    qtbot.addWidget(made)
    made.show()
    made.show_document("dossier")
    qtbot.waitUntil(made.ui.printButton.isEnabled)
    return made


def test_printing_a_document_is_recorded_with_its_purpose(
    preview: PrintPreview, desk: Application, case: Case, printer: Path, qtbot: QtBot
) -> None:
    preview.ui.printButton.click()
    qtbot.waitUntil(lambda: ("PRINTED", "internal") in custody(desk, case))
    assert printer.read_bytes().startswith(b"%PDF")
    assert "printed and recorded" in preview.ui.banner.accessibleName()


def test_a_copy_for_others_needs_its_receiver_before_it_is_printed_or_saved(
    preview: PrintPreview,
    desk: Application,
    case: Case,
    prompts: FakePrompts,
    printer: Path,
    qtbot: QtBot,
) -> None:
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
    prompts.answers["enter_reason"] = "市场监管局"
    preview.ui.saveButton.click()
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: "市场监管局" in str(custody(desk, case)))


def test_a_document_that_is_printed_after_the_person_left_is_refused_in_the_window(
    preview: PrintPreview, desk: Application, case: Case, printer: Path, qtbot: QtBot
) -> None:
    before = custody(desk, case)
    desk.session.member = None
    preview.ui.printButton.click()
    qtbot.waitUntil(preview.ui.banner.isVisible)
    assert "printed and recorded" not in preview.ui.banner.accessibleName()
    assert custody(desk, case) == before
