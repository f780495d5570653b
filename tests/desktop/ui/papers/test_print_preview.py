import pypdfium2
import pytest
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter

from desktop.progress import NoProgress
from desktop.ui.papers.print_preview import PrintPreview
from desktop.ui.papers.printing import paint_pages, write_whole
from record.codes import CustodyAct
from record.problems import Problem
from tests.desktop.ui.desks import a_complaint
from tests.fakes import FakePrompts


@pytest.fixture
def preview(desk, theme, qtbot):
    case = a_complaint(desk)
    preview = PrintPreview(desk.prints, desk.cases, theme, FakePrompts(), case.id, None)
    qtbot.addWidget(preview)
    preview.show()
    preview.show_document("dossier")
    qtbot.waitUntil(lambda: preview.ui.pdfPane.pages > 0)
    return preview


def test_every_page_is_shown_and_counted(preview):
    pages = len(pypdfium2.PdfDocument(preview.ui.pdfPane.pdf))
    assert preview.ui.pdfPane.pages == pages
    assert preview.ui.factsText.text().startswith(f"{pages} pages")


def test_pages_are_turned(preview):
    pane = preview.ui.pdfPane
    turned = []
    pane.turned.connect(turned.append)
    pane.turn_to(2)
    assert turned[-1] == 2


def test_the_buttons_turn_one_page_and_end_with_the_last(preview):
    pane = preview.ui.pdfPane
    assert not pane.ui.backButton.isEnabled()
    pane.ui.onButton.click()
    assert pane.ui.pageText.text() == f"Page 2 of {pane.pages}"
    pane.ui.backButton.click()
    assert pane.ui.pageText.text() == f"Page 1 of {pane.pages}"
    pane.turn_to(pane.pages)
    assert not pane.ui.onButton.isEnabled()


def test_pages_fill_the_window_as_asked(preview):
    pane, modes = preview.ui.pdfPane, QPdfView.ZoomMode
    pane.ui.wholeButton.click()
    assert pane._view.zoomMode() == modes.FitInView
    pane._zoom_by(1.2)
    larger = pane._view.zoomFactor()
    assert pane._view.zoomMode() == modes.Custom
    pane._zoom_by(1.2)
    assert pane._view.zoomFactor() > larger
    pane.ui.wideButton.click()
    assert pane._view.zoomMode() == modes.FitToWidth


def test_saving_writes_the_file_and_records_the_copy(preview, readers, qtbot, desk, tmp_path):
    target = tmp_path / "卷宗 副本.pdf"
    preview._prompts.answers["choose_save"] = target
    preview.ui.saveButton.click()
    qtbot.waitUntil(preview.ui.banner.isVisible)
    assert target.read_bytes() == preview.ui.pdfPane.pdf
    custody = desk.cases.get(preview._case_id).custody
    assert custody[-1].event in {CustodyAct.EXPORTED, CustodyAct.PRINTED}


def test_a_copy_for_others_asks_who_gets_it(preview, readers, qtbot, tmp_path):
    readers.append(None)
    shown = preview.ui.pdfPane.pdf
    preview.ui.disclosureCheck.setChecked(True)
    qtbot.waitUntil(lambda: preview.ui.pdfPane.pdf != shown)
    qtbot.waitUntil(preview.ui.saveButton.isEnabled)
    preview._prompts.answers["choose_save"] = tmp_path / "x.pdf"
    preview.ui.saveButton.click()
    assert ("choose_save", "Save the document") not in preview._prompts.asked
    assert not (tmp_path / "x.pdf").exists()


def test_what_hinders_printing_is_said_in_a_sentence(preview, monkeypatch, desk, qtbot):
    def refuse(*_args, **_more):
        raise Problem("print.font_missing", file="Noto.ttf")

    monkeypatch.setattr(desk.prints, "render", refuse)
    preview.show_document()
    qtbot.waitUntil(lambda: "Noto.ttf" in preview.ui.banner.accessibleName())
    assert not preview.ui.printButton.isEnabled()


def test_every_page_reaches_the_printer(preview, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    target = tmp_path / "打印.pdf"
    printer.setOutputFileName(str(target))
    count = paint_pages(preview.ui.pdfPane.pdf, printer, NoProgress()).pages
    assert count == preview.ui.pdfPane.pages
    assert len(pypdfium2.PdfDocument(target.read_bytes())) == count


def test_what_is_no_pdf_is_refused():
    with pytest.raises(Problem, match=r"printing\.unreadable"):
        paint_pages(b"nothing", QPrinter(), NoProgress())


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path):
    target = tmp_path / "没有 这个文件夹" / "a.pdf"
    with pytest.raises(Problem, match=r"printing\.not_saved"):
        write_whole(b"x", target)
    assert not target.parent.exists()
