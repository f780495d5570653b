import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.papers.refusal_dialog import RefusalDialog
from desktop.ui.papers.signature_dialog import SignatureDialog
from desktop.ui.papers.statement_dialog import StatementDialog
from record.codes import PaperState
from tests.desktop.signed_pages import scan
from tests.desktop.ui.desks import MANAGER, SHIFT, a_complaint
from tests.desktop.ui.papers.conftest import open_paper
from tests.fakes import FakePrompts


@pytest.fixture
def case(desk):
    return a_complaint(desk, narrative="加油后行驶约 6 公里，车辆启动困难。")


@pytest.fixture
def dialog(desk, theme, qtbot, case):
    dialog = open_paper(desk, theme, FakePrompts(), case.id)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def printed(dialog, qtbot):
    """The dialog with its paper written."""
    dialog.make_paper()
    qtbot.waitUntil(lambda: bool(dialog.paper_id))
    return dialog


def _paper(desk, case, dialog):
    return desk.cases.get(case.id).papers[dialog.paper_id]


def _in_modal(kind, act):
    def do():
        open_now = QApplication.activeModalWidget()
        assert isinstance(open_now, kind)
        act(open_now)

    QTimer.singleShot(0, do)


def test_what_is_changed_in_the_text_stands_on_the_paper(dialog, qtbot, desk, case):
    titles = {s.key: s.title for s in desk.papers.draft(case.id).sections}
    dialog.sections.field(titles["result"]).setPlainText("双方同意送检。")
    dialog.make_paper()
    qtbot.waitUntil(lambda: bool(dialog.paper_id))
    paper = _paper(desk, case, dialog)
    parts = {part["key"]: part["text"] for part in paper.text["parts"]}
    assert parts["result"] == "双方同意送检。"
    assert dialog.ui.codeText.text() == paper.code
    assert dialog.ui.pdfPane.pages == paper.pages
    assert dialog.ui.stateChip.text() == "Prepared, not printed"


def test_what_comes_from_the_case_is_not_a_field(dialog, desk, case):
    sections = desk.papers.draft(case.id).sections
    for section in sections:
        assert (dialog.sections.field(section.title) is not None) == section.editable


def test_a_blank_page_is_said_at_once_and_not_filed(printed, qtbot, desk, case, tmp_path):
    pages = scan(printed.ui.pdfPane.pdf, tmp_path / "扫描 件")
    printed.read_scans([pages[-1]])
    wanted = f"Page {len(pages)} is not signed: Customer, Station."
    qtbot.waitUntil(lambda: printed.reading.rows[0].accessibleName() == wanted)
    assert _paper(desk, case, printed).state == PaperState.PREPARED
    assert not desk.cases.get(case.id).evidence


def test_a_signed_scan_files_itself_and_signs_the_paper(printed, qtbot, desk, case, tmp_path):
    pages = scan(printed.ui.pdfPane.pdf, tmp_path / "扫描 件", ("customer", "station"))
    printed.read_scans(pages)
    qtbot.waitUntil(lambda: _paper(desk, case, printed).state == PaperState.SIGNED)
    qtbot.waitUntil(lambda: printed.ui.stateChip.text() == "Signed")
    qtbot.waitUntil(lambda: len(desk.cases.get(case.id).evidence) == len(pages))
    assert not printed.ui.padButton.isVisible()


def test_a_signature_on_the_pad_signs_the_paper(printed, qtbot, desk, case):
    def sign(dialog):
        pad = dialog.ui.pad
        assert not dialog.ui.signButton.isEnabled()
        dialog.ui.paperPane.turn_to(dialog.ui.paperPane.pages)
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
        for step in range(30):
            QTest.mouseMove(pad, QPoint(40 + step * 5, 60 + step % 7 * 6))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(190, 70))
        dialog.ui.signButton.click()

    _in_modal(SignatureDialog, sign)
    printed.ui.padButton.click()
    qtbot.waitUntil(lambda: _paper(desk, case, printed).state == PaperState.SIGNED)
    paper = _paper(desk, case, printed)
    exhibit = desk.cases.get(case.id).evidence[paper.signed_evidence]
    assert paper.signed_way == "PAD"
    assert exhibit.details["text_hash"] == paper.text_hash
    assert len(exhibit.details["strokes"][0]) > 20


def test_a_refusal_needs_two_independent_people_who_sign_its_record(
    printed, qtbot, desk, case, tmp_path
):
    offered = printed.paper_id

    def refuse(dialog):
        dialog.ui.reasonEdit.setPlainText("客户要先咨询律师")
        dialog.ui.firstCombo.setEditText(SHIFT.name)
        dialog.ui.secondCombo.setEditText(SHIFT.name)
        dialog.ui.recordButton.click()
        assert dialog.ui.problemText.text() == "The two witnesses must be two people."
        dialog.ui.secondCombo.setEditText(MANAGER.name)
        dialog.ui.recordButton.click()
        assert dialog.ui.problemText.text().startswith(f"{MANAGER.name} cannot witness")
        dialog.ui.secondCombo.setEditText("许国强")
        dialog.ui.shownCombo.setCurrentIndex(dialog.ui.shownCombo.findData("yes"))
        dialog.ui.recordButton.click()

    _in_modal(RefusalDialog, refuse)
    printed.ui.refuseButton.click()
    qtbot.waitUntil(lambda: printed.paper_id != offered)
    papers = desk.cases.get(case.id).papers
    paper = papers[offered]
    assert (paper.state, paper.refusal_reason) == ("REFUSED", "客户要先咨询律师")
    assert paper.witnesses == (SHIFT.name, "许国强")
    assert (paper.shown, paper.read_aloud) == ("yes", "")
    record = papers[printed.paper_id]
    assert (record.document, record.state) == ("F39", "PREPARED")
    assert not printed.ui.refuseButton.isVisible()
    pages = scan(
        printed.ui.pdfPane.pdf, tmp_path / "拒签 件", ("station", "witness", "witness_2"), "F39"
    )
    printed.read_scans(pages)
    qtbot.waitUntil(lambda: _paper(desk, case, printed).state == PaperState.SIGNED)


def test_an_unsigned_paper_is_shown_again(printed, desk, theme, qtbot, case):
    code = printed.ui.codeText.text()
    again = open_paper(desk, theme, FakePrompts(), case.id)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: bool(again.paper_id))
    assert again.ui.codeText.text() == code
    assert len(desk.cases.get(case.id).papers) == 1


def test_the_paper_is_saved_where_the_person_says(printed, readers, qtbot, desk, case, tmp_path):
    target = tmp_path / "保存 处" / "确认书.pdf"
    target.parent.mkdir()
    printed._prompts.answers["choose_save"] = target
    printed.ui.saveButton.click()
    qtbot.waitUntil(target.exists)
    assert target.read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(lambda: printed.ui.stateChip.text() == "Printed, not signed yet")
    assert _paper(desk, case, printed).state == PaperState.PRINTED


def test_a_statement_of_an_employee_asks_whose_it_is(desk, theme, qtbot, case):
    def name(about):
        assert not about.ui.writeButton.isEnabled()
        about.ui.personCombo.setEditText("李芳")
        about.ui.relationEdit.setText("当班加油员")
        about.ui.writeButton.click()

    _in_modal(StatementDialog, name)
    dialog = open_paper(desk, theme, FakePrompts(), case.id, "F5E")
    qtbot.addWidget(dialog)
    dialog.make_paper()
    qtbot.waitUntil(lambda: bool(dialog.paper_id))
    assert _paper(desk, case, dialog).text["person"] == "李芳"
    assert dialog.windowTitle() == "Employee's written statement"


def test_nobody_signs_before_the_last_page_was_shown(printed, desk, case, theme, qtbot):
    shown = (desk.cases.get(case.id), _paper(desk, case, printed), printed.ui.pdfPane.pdf)
    dialog = SignatureDialog(desk.signing, desk.session, theme, shown, printed)
    qtbot.addWidget(dialog)
    dialog.show()
    pad = dialog.ui.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    for step in range(30):
        QTest.mouseMove(pad, QPoint(40 + step * 5, 60 + step % 7 * 6))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(190, 70))
    assert dialog.ui.paperPane.pages > 1
    assert not dialog.ui.signButton.isEnabled()
    assert dialog.ui.readHint.isVisible()
    dialog.ui.paperPane.turn_to(dialog.ui.paperPane.pages)
    assert dialog.ui.signButton.isEnabled()
    dialog.ui.clearButton.click()
    assert not dialog.ui.signButton.isEnabled()
