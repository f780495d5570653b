"""Papers in both languages: written, printed, signed on the pad, read back, refused."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.ui.papers.paper_dialog import PaperDialog
from desktop.ui.papers.refusal_dialog import RefusalDialog
from desktop.ui.papers.signature_dialog import SignatureDialog
from desktop.ui.papers.signature_pad import SignaturePad
from desktop.ui.papers.statement_dialog import StatementDialog
from desktop.ui.window import tasks
from desktop.ui.window.theme import Theme
from record.case import Case
from tests.builders import COPY, a_printed_paper
from tests.desktop.signed_pages import scan
from tests.desktop.ui.desks import SHIFT, a_complaint
from tests.desktop.ui.papers.conftest import open_paper
from tests.fakes import FakePrompts
from tests.rulebooks import later, shipped

WORDS = {
    "zh": {
        "prepared": "已拟定，未打印",
        "signed": "已签字",
        "refused": "已记录：客户拒绝签字",
        "confirmation": "客户确认书",
        "blank": "未签",
        "two": "需要两名见证人。",
        "reason": "请写明理由；没有说明理由也请写明。",
        "read": "请先看到最后一页再签字",
    },
    "en": {
        "prepared": "Prepared, not printed",
        "signed": "Signed",
        "refused": "Signature refused, recorded",
        "confirmation": "Confirmation",
        "blank": "is not signed",
        "two": "Two witnesses are needed.",
        "reason": "Write down the reason, also when none was given.",
        "read": "Read to the last page before signing",
    },
}


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
def pad(paper: PaperDialog, desk: Application, case: Case, theme: Theme) -> SignatureDialog:
    """The pad over the paper, its last page looked at."""
    kept = desk.cases.get(case.id)
    shown = (kept, kept.papers[paper.paper_id], paper.ui.pdfPane.pdf)
    made = SignatureDialog(desk.signing, desk.session, theme, shown, paper)
    made.show()
    made.ui.paperPane.turn_to(made.ui.paperPane.pages)
    return made


def draw(pad: SignaturePad, *, down: int = 60) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, down))
    for step in range(30):
        QTest.mouseMove(pad, QPoint(40 + step * 5, down + step % 7 * 6))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(190, down + 10))


def in_modal(kind: type[QDialog], act) -> None:
    def do() -> None:
        open_now = QApplication.activeModalWidget()
        assert isinstance(open_now, kind)
        act(open_now)

    QTimer.singleShot(0, do)


def state(desk: Application, case: Case, paper: PaperDialog) -> str:
    return str(desk.cases.get(case.id).papers[paper.paper_id].state)


def test_a_paper_says_where_it_stands_in_the_language_of_the_desk(
    language: str, desk: Application, theme: Theme, qtbot: QtBot, case: Case
) -> None:
    desk.settings.change(language=language)
    said = WORDS[language]
    shown = open_paper(desk, theme, FakePrompts(), case.id)
    qtbot.addWidget(shown)
    shown.show()
    assert shown.windowTitle() == said["confirmation"]
    qtbot.waitUntil(shown.isActiveWindow)
    qtbot.keyClick(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(shown.paper_id))
    assert shown.ui.stateChip.text() == said["prepared"]
    assert state(desk, case, shown) == "PREPARED"


def test_a_page_that_came_back_blank_is_said_so_in_the_language_of_the_desk(
    language: str, desk: Application, paper: PaperDialog, qtbot: QtBot, case: Case, tmp_path: Path
) -> None:
    pages = scan(paper.ui.pdfPane.pdf, tmp_path / "空白")
    paper.read_scans(pages[-1:])
    qtbot.waitUntil(lambda: WORDS[language]["blank"] in paper.reading.rows[0].accessibleName())
    assert desk.cases.get(case.id).evidence == {}


def test_what_is_missing_of_a_refusal_is_said_in_the_language_of_the_desk(
    language: str, paper: PaperDialog, desk: Application, case: Case, qtbot: QtBot
) -> None:
    told: list[str] = []

    def refuse(dialog: RefusalDialog) -> None:
        ui = dialog.ui
        ui.recordButton.click()
        told.append(ui.problemText.text())
        ui.reasonEdit.setPlainText("客户要先咨询律师")
        ui.firstCombo.setEditText(SHIFT.name)
        ui.recordButton.click()
        told.append(ui.problemText.text())
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_modal(RefusalDialog, refuse)
    paper.ui.refuseButton.click()
    assert told == [WORDS[language]["reason"], WORDS[language]["two"]]
    assert state(desk, case, paper) == "PRINTED"


def test_the_pad_asks_to_read_to_the_end_in_the_language_of_the_desk(
    language: str, pad: SignatureDialog
) -> None:
    pad.ui.pad.clear()
    assert not pad.ui.readHint.isVisible()
    pad._read = 1
    pad._check()
    assert pad.ui.readHint.isVisible()
    assert pad.ui.readHint.text().startswith(WORDS[language]["read"])


def test_a_dot_is_no_signature_and_a_stroke_is(pad: SignatureDialog) -> None:
    QTest.mouseClick(pad.ui.pad, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert not pad.ui.signButton.isEnabled()
    draw(pad.ui.pad)
    assert pad.ui.signButton.isEnabled()


def test_strokes_are_taken_back_one_by_one_and_all_by_delete(
    pad: SignatureDialog, qtbot: QtBot
) -> None:
    draw(pad.ui.pad)
    draw(pad.ui.pad, down=90)
    qtbot.keyClick(pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(pad.ui.pad.strokes) == 1
    draw(pad.ui.pad, down=90)
    qtbot.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.ui.pad.strokes == []
    assert not pad.ui.signButton.isEnabled()


def test_another_signer_begins_with_an_empty_pad_under_their_own_name(
    pad: SignatureDialog, case: Case, desk: Application
) -> None:
    combo = pad.ui.whoCombo
    assert case.complainant.name in combo.currentText()
    draw(pad.ui.pad)
    combo.setCurrentIndex(1)
    assert pad.ui.pad.strokes == []
    assert not pad.ui.signButton.isEnabled()
    assert desk.session.member is not None
    assert desk.session.member.name in combo.currentText()


def test_leaving_the_pad_signs_nothing(
    paper: PaperDialog, desk: Application, case: Case, qtbot: QtBot
) -> None:
    def leave(dialog: SignatureDialog) -> None:
        draw(dialog.ui.pad)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_modal(SignatureDialog, leave)
    paper.ui.padButton.click()
    assert tasks.wait_all(1000)
    assert state(desk, case, paper) == "PRINTED"
    assert desk.cases.get(case.id).evidence == {}


def test_who_has_signed_is_told_and_not_asked_for_again(
    paper: PaperDialog, desk: Application, case: Case, qtbot: QtBot
) -> None:
    def sign_for_the_station(dialog: SignatureDialog) -> None:
        dialog.ui.paperPane.turn_to(dialog.ui.paperPane.pages)
        dialog.ui.whoCombo.setCurrentIndex(dialog.ui.whoCombo.findData("station"))
        draw(dialog.ui.pad)
        dialog.ui.signButton.click()

    in_modal(SignatureDialog, sign_for_the_station)
    paper.ui.padButton.click()
    qtbot.waitUntil(lambda: len(desk.cases.get(case.id).evidence) == 1)
    qtbot.waitUntil(lambda: "Signed so far" in paper.ui.banner.accessibleName())
    offered: list[str] = []

    def look(dialog: SignatureDialog) -> None:
        offered.extend(dialog.ui.whoCombo.itemData(n) for n in range(dialog.ui.whoCombo.count()))
        dialog.reject()

    in_modal(SignatureDialog, look)
    paper.ui.padButton.click()
    assert "station" not in offered
    assert "customer" in offered


def test_a_paper_that_was_printed_anew_meanwhile_is_not_signed_and_the_window_says_why(
    paper: PaperDialog, desk: Application, case: Case, qtbot: QtBot
) -> None:
    def sign(dialog: SignatureDialog) -> None:
        desk.cases.change(desk.cases.get(case.id), {"narrative": "后来改口。"})
        a_printed_paper(desk, case.id)
        dialog.ui.paperPane.turn_to(dialog.ui.paperPane.pages)
        draw(dialog.ui.pad)
        dialog.ui.signButton.click()

    in_modal(SignatureDialog, sign)
    paper.ui.padButton.click()
    qtbot.waitUntil(paper.ui.banner.isVisible)
    assert state(desk, case, paper) == "SUPERSEDED"
    assert desk.cases.get(case.id).evidence == {}


def test_a_signature_on_the_pad_is_named_by_the_rule_set_of_its_case(
    paper: PaperDialog,
    desk: Application,
    case: Case,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    was = desk.rules.label("paper_section", "pad", "en")
    newer = later(in_force=desk.clock.now().date(), labels=(f'en = "{was}"', 'en = "Tablet"'))
    monkeypatch.setattr(desk.recorder._rule_sets, "_now", shipped().extended([newer]))
    assert desk.rules.label("paper_section", "pad", "en") == "Tablet"

    def sign(dialog: SignatureDialog) -> None:
        dialog.ui.paperPane.turn_to(dialog.ui.paperPane.pages)
        draw(dialog.ui.pad)
        dialog.ui.signButton.click()

    in_modal(SignatureDialog, sign)
    paper.ui.padButton.click()
    qtbot.waitUntil(lambda: len(desk.cases.get(case.id).evidence) == 1)
    [exhibit] = desk.cases.get(case.id).evidence.values()
    assert was in exhibit.title


def test_the_text_is_changed_and_a_newer_version_takes_the_place_of_the_older(
    paper: PaperDialog, desk: Application, case: Case, qtbot: QtBot
) -> None:
    older = paper.paper_id
    paper.ui.backButton.click()
    title = {s.key: s.title for s in desk.papers.draft(case.id).sections}["result"]
    field = paper.sections.field(title)
    assert field is not None
    field.setPlainText("双方同意送检。")
    paper.ui.makeButton.click()
    qtbot.waitUntil(lambda: paper.paper_id not in {older, ""})
    papers = desk.cases.get(case.id).papers
    newer = papers[paper.paper_id]
    assert (str(papers[older].state), papers[older].version) == ("PRINTED", 1)
    assert (str(newer.state), newer.version) == ("PREPARED", 2)
    papers = desk.papers.record_print(case.id, paper.paper_id, COPY, newer.pages).papers
    assert str(papers[older].state) == "SUPERSEDED"
    assert str(papers[paper.paper_id].state) == "PRINTED"
    assert paper.ui.hashText.text().startswith("Version 2")


def test_a_statement_of_nobody_is_not_written_and_the_window_says_why(
    desk: Application, theme: Theme, qtbot: QtBot, case: Case
) -> None:
    in_modal(StatementDialog, QDialog.reject)
    shown = open_paper(desk, theme, FakePrompts(), case.id, "F5E")
    qtbot.addWidget(shown)
    shown.show()
    assert shown.ui.banner.isVisible()
    shown.make_paper()
    assert desk.cases.get(case.id).papers == {}


def test_a_page_of_another_case_is_told_and_not_filed_here(
    paper: PaperDialog, desk: Application, case: Case, qtbot: QtBot, tmp_path: Path
) -> None:
    other = a_complaint(desk, narrative="另一件")
    foreign = a_printed_paper(desk, other.id)
    pages = scan(foreign.pdf, tmp_path / "别案", ("customer", "station"))
    paper.read_scans(pages[-1:])
    told = "belongs to another case; read it in the scan inbox."
    qtbot.waitUntil(lambda: told in paper.reading.rows[0].accessibleName())
    assert desk.cases.get(case.id).evidence == desk.cases.get(other.id).evidence == {}


def test_a_photo_of_something_else_is_told_and_the_next_reading_clears_it(
    paper: PaperDialog, desk: Application, case: Case, qtbot: QtBot, tmp_path: Path
) -> None:
    photo = tmp_path / "风景.png"
    Image.new("RGB", (300, 200), "green").save(photo)
    paper.read_scans([photo])
    qtbot.waitUntil(lambda: "风景.png" not in paper.reading.rows[0].accessibleName())
    assert paper.reading.rows[0].isVisible()
    pages = scan(paper.ui.pdfPane.pdf, tmp_path / "签字", ("customer", "station"))
    paper.read_scans(pages)
    qtbot.waitUntil(lambda: paper.ui.stateChip.text() == "Signed")
    assert all("is filed as exhibit" in row.accessibleName() for row in paper.reading.rows)
