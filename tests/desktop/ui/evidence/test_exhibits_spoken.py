"""Exhibits handed over, withdrawn and described in both languages, and the desk of evidence."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.case.case_page import CasePage
from desktop.ui.desk.pages import Pages, desk_words
from desktop.ui.evidence.evidence_desk import EvidenceDesk
from desktop.ui.evidence.exhibit_dialog import ExhibitDialog
from desktop.ui.evidence.exhibit_form import TypedExhibit
from desktop.ui.evidence.handover_dialog import HandoverDialog
from desktop.ui.fields.case_picker import CasePicker
from desktop.ui.window.changes import Changes
from desktop.ui.window.place import AtExhibit
from desktop.ui.window.theme import Theme
from desktop.ui.window.visit import ToScanInbox, ToStills
from record.case import Case
from record.evidence import Exhibit
from record.problems import Problem
from tests.desktop.ui.desks import MANAGER, a_complaint
from tests.desktop.ui.evidence.conftest import open_evidence, open_exhibit
from tests.desktop.ui.hands import drop, files
from tests.fakes import FakePrompts
from tests.rulebooks import later, shipped

WORDS = {
    "zh": {
        "typed": "手工登记，无文件",
        "handed": "移交",
        "withdrawn": "已撤回",
        "no footage": "在办案件里还没有监控录像。",
    },
    "en": {
        "typed": "Typed in, without a file",
        "handed": "Handed over",
        "withdrawn": "Withdrawn: ",
        "no footage": "No camera footage in open cases yet.",
    },
}


@pytest.fixture
def prompts() -> FakePrompts:
    return FakePrompts()


@pytest.fixture
def case(desk: Application) -> Case:
    return a_complaint(desk)


@pytest.fixture
def page(
    desk: Application, theme: Theme, prompts: FakePrompts, case: Case, qtbot: QtBot
) -> CasePage:
    changes = Changes()
    desk.on_changed(changes.tell_cases)
    shown = Pages(desk, theme, prompts, changes).case()
    qtbot.addWidget(shown)
    shown.show()
    shown.open(case_id=case.id)
    return shown


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Two sharp pictures on a stick."""
    place = tmp_path / "U盘 照片"
    place.mkdir()
    for number in range(2):
        rows = np.random.default_rng(number).integers(0, 255, (60, 90, 3), np.uint8)
        sharp = Image.fromarray(rows).resize((1200, 800), Image.Resampling.NEAREST)
        sharp.save(place / f"油枪 {number}.png")
    return sorted(place.iterdir())


def held(desk: Application, case: Case) -> list[Exhibit]:
    return list(desk.cases.get(case.id).evidence.values())


def later_kinds(desk: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a set be in force that calls a photo of the vehicle otherwise."""
    newer = later(
        in_force=desk.clock.now().date(), labels=('en = "Handed over"', 'en = "Passed on"')
    )
    monkeypatch.setattr(desk.recorder._rule_sets, "_now", shipped().extended([newer]))


@pytest.fixture
def sample(desk: Application, case: Case) -> Exhibit:
    form = ExhibitForm(kind="FUEL_SAMPLE", title="油样 1", medium="SAMPLE")
    return desk.evidence.add_without_file(case.id, form)


def test_a_handover_is_recorded_and_told_in_the_language_of_the_desk(
    language: str, page: CasePage, desk: Application, case: Case, sample: Exhibit
) -> None:
    desk.settings.change(language=language)
    page.refresh()
    page.go_to(AtExhibit(sample.id))
    shown = page.findChild(ExhibitDialog)
    assert shown.ui.stateChip.text() == WORDS[language]["typed"]
    shown.ui.handOverButton.click()
    asked = shown.findChild(HandoverDialog)
    assert asked.ui.whatCombo.itemText(0) == WORDS[language]["handed"]
    asked.ui.toEdit.setText("检测中心 李工")
    asked.ui.purposeEdit.setText("水分")
    asked.ui.saveButton.click()
    event = desk.cases.get(case.id).custody[-1]
    assert (str(event.event), event.to, event.purpose) == ("HANDED_OVER", "检测中心 李工", "水分")
    assert event.facts["from"] == MANAGER.name
    assert WORDS[language]["handed"] in shown.ui.noteText.text()
    assert "检测中心 李工" in shown.ui.noteText.text()


def test_a_handover_after_the_person_left_is_refused_and_told(
    page: CasePage, desk: Application, case: Case, sample: Exhibit, prompts: FakePrompts
) -> None:
    page.refresh()
    page.go_to(AtExhibit(sample.id))
    shown = page.findChild(ExhibitDialog)
    shown.ui.handOverButton.click()
    asked = shown.findChild(HandoverDialog)
    asked.ui.toEdit.setText("laboratory")
    asked.ui.purposeEdit.setText("water")
    before = desk.cases.get(case.id)
    desk.session.member = None
    asked.ui.saveButton.click()
    assert prompts.problems
    assert desk.cases.get(case.id) == before


def test_a_withdrawn_thing_says_so_in_the_language_of_the_desk(
    language: str, page: CasePage, desk: Application, case: Case, sample: Exhibit,
    prompts: FakePrompts,
) -> None:  # fmt: skip
    page.refresh()
    page.go_to(AtExhibit(sample.id))
    shown = page.findChild(ExhibitDialog)
    prompts.answers["enter_reason"] = "重复添加"
    shown.ui.withdrawButton.click()
    assert str(held(desk, case)[0].status) == "WITHDRAWN"
    assert WORDS[language]["withdrawn"] in shown.ui.noteText.text()
    assert "重复添加" in shown.ui.noteText.text()
    assert shown.ui.withdrawButton.isHidden()
    assert shown.ui.handOverButton.isHidden()


def test_an_exhibit_of_a_closed_case_is_looked_at_and_neither_withdrawn_nor_handed_over(
    desk: Application, case: Case, sample: Exhibit, prompts: FakePrompts, window: QWidget,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(Case, "is_open", property(lambda _case: False))
    shown = open_exhibit(desk, prompts, desk.cases.get(case.id), sample.id, window)
    assert shown.ui.withdrawButton.isHidden()
    assert shown.ui.handOverButton.isHidden()


def test_an_exhibit_is_described_by_the_rule_set_that_its_case_follows(
    desk: Application, case: Case, sample: Exhibit, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    later_kinds(desk, monkeypatch)
    assert desk.rules.label("custody_event", "HANDED_OVER", "en") == "Passed on"
    now = desk.cases.get(case.id)
    asked = HandoverDialog(desk.session, desk_words(desk), now, sample, window)
    assert asked.ui.whatCombo.itemText(0) == "Handed over"


def test_the_kinds_of_a_case_are_those_of_its_own_rule_set_also_for_the_service(
    desk: Application, case: Case, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = later(
        in_force=desk.clock.now().date(),
        evidence_kinds=('"INVOICE"', '"BILL"'),
    )
    monkeypatch.setattr(desk.recorder._rule_sets, "_now", shipped().extended([newer]))
    assert "INVOICE" not in desk.rules.evidence_kinds
    typed = TypedExhibit(desk.drafts, desk_words(desk), case, "INVOICE", "", window)
    offered = {code for code, _words in typed.fields.common["kind"].blank.choices}
    assert "INVOICE" in offered
    assert "BILL" not in offered
    kept = desk.evidence.add_without_file(case.id, ExhibitForm(kind="INVOICE", title="发票"))
    assert kept.kind == "INVOICE"
    for refused in (
        lambda: desk.evidence.add_without_file(case.id, ExhibitForm(kind="BILL", title="x")),
        lambda: desk.evidence.annotate(case.id, kept.id, {"kind": "BILL"}),
    ):
        with pytest.raises(Problem, match=r"cases\.bad_field"):
            refused()
    assert [e.kind for e in held(desk, case)] == ["INVOICE"]


@pytest.fixture
def evidence_desk(
    desk: Application, prompts: FakePrompts, qtbot: QtBot, theme: Theme
) -> EvidenceDesk:
    made = open_evidence(desk, prompts)
    qtbot.addWidget(made)
    made.show()
    return made


def pick_the_case() -> None:
    def pick() -> None:
        picker = QApplication.activeModalWidget()
        if isinstance(picker, CasePicker) and picker.ui.chooseButton.isEnabled():
            picker.ui.chooseButton.click()
        else:
            QTimer.singleShot(10, pick)

    QTimer.singleShot(0, pick)


def test_the_desk_of_evidence_says_that_there_is_no_footage(
    language: str, desk: Application, prompts: FakePrompts, theme: Theme, qtbot: QtBot
) -> None:
    made = open_evidence(desk, prompts)
    qtbot.addWidget(made)
    made.show()
    made.open()
    qtbot.waitUntil(made.ui.emptyState.isVisible)
    words = [label.text() for label in made.ui.emptyState.findChildren(QLabel)]
    assert WORDS[language]["no footage"] in words
    assert made.ui.breadText.text() == "三堰加油站"


def test_a_camera_file_dropped_on_the_desk_becomes_evidence_of_the_case_that_is_picked(
    evidence_desk: EvidenceDesk, desk: Application, case: Case, tmp_path: Path, qtbot: QtBot
) -> None:
    clip = tmp_path / "CAM-03 入站.mp4"
    clip.write_bytes(b"film " * 99)
    pick_the_case()
    with qtbot.waitSignal(evidence_desk.asked) as asked:
        drop(evidence_desk.ui.videoDrop, files(clip))
    [exhibit] = held(desk, case)
    assert (exhibit.kind, exhibit.original_name) == ("CCTV_CLIP", clip.name)
    assert asked.args == [ToStills(case.id, exhibit.id)]


def test_scans_dropped_on_the_desk_are_handed_to_the_inbox(
    evidence_desk: EvidenceDesk, photos: list[Path], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(evidence_desk.asked) as asked:
        drop(evidence_desk.ui.scanDrop, files(*photos))
    assert asked.args == [ToScanInbox(tuple(photos))]
