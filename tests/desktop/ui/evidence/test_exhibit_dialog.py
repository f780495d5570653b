"""An exhibit's window: what is said of it, what is done with it, and that looks are recorded."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.services.evidence.exhibits import HANDOVERS, ExhibitForm
from desktop.ui.desk.pages import desk_words
from desktop.ui.evidence.exhibit_dialog import ExhibitDialog
from desktop.ui.evidence.handover_dialog import HandoverDialog
from desktop.ui.widgets.text import Text
from desktop.ui.window.theme import Theme
from record.case import Case
from record.codes import CustodyAct, ExhibitKind, ExhibitStatus, Medium
from record.evidence import CustodyEvent, Exhibit
from tests.desktop.services.timekeeping.test_timekeeping import a_screen
from tests.desktop.ui.desks import MANAGER, a_complaint
from tests.desktop.ui.evidence.conftest import open_exhibit
from tests.fakes import FakePrompts


@pytest.fixture
def prompts() -> FakePrompts:
    return FakePrompts()


@pytest.fixture
def case(desk: Application) -> Case:
    return a_complaint(desk)


@pytest.fixture
def photo(desk: Application, case: Case) -> Exhibit:
    form = ExhibitForm(kind=ExhibitKind.OTHER, title="加油机 屏幕")
    return desk.evidence.add_bytes(case.id, a_screen("13.28 L"), "屏幕.png", form)


@pytest.fixture
def sample(desk: Application, case: Case) -> Exhibit:
    form = ExhibitForm(kind=ExhibitKind.FUEL_SAMPLE, title="油样 1", medium=Medium.SAMPLE)
    return desk.evidence.add_without_file(case.id, form)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def opened(
    window: QWidget, desk: Application, prompts: FakePrompts, case: Case, exhibit: Exhibit
) -> ExhibitDialog:
    dialog = open_exhibit(desk, prompts, desk.cases.get(case.id), exhibit.id, window)
    dialog.show()
    return dialog


@pytest.fixture
def dialog(
    window: QWidget, desk: Application, prompts: FakePrompts, case: Case, photo: Exhibit
) -> ExhibitDialog:
    return opened(window, desk, prompts, case, photo)


@pytest.fixture
def handover(window: QWidget, desk: Application, case: Case, sample: Exhibit) -> HandoverDialog:
    made = HandoverDialog(desk.session, desk_words(desk), desk.cases.get(case.id), sample, window)
    made.show()
    return made


def last(desk: Application, case: Case) -> CustodyEvent:
    return desk.cases.get(case.id).custody[-1]


def now(desk: Application, case: Case, exhibit: Exhibit) -> Exhibit:
    return desk.cases.get(case.id).evidence[exhibit.id]


def test_it_says_who_added_the_file_and_its_hash(dialog: ExhibitDialog, photo: Exhibit) -> None:
    told = dialog.ui.noteText.text()
    assert MANAGER.name in told
    assert f"屏幕.png · {photo.files[0].n:,} bytes" in told
    assert photo.files[0].h in dialog.ui.hashText.text()
    assert dialog.windowTitle() == photo.exhibit_no


def test_what_is_typed_is_recorded_when_the_window_goes(
    dialog: ExhibitDialog, desk: Application, case: Case, photo: Exhibit
) -> None:
    proves = dialog.fields.common["what_it_proves"].input
    proves.widget.setFocus()
    QTest.keyClicks(proves.widget, "13.28 L on the pump")
    dialog.accept()
    assert now(desk, case, photo).what_it_proves == "13.28 L on the pump"


def test_escape_loses_nothing_that_was_typed(
    dialog: ExhibitDialog, desk: Application, case: Case, photo: Exhibit, qtbot: QtBot
) -> None:
    QTest.keyClicks(dialog.fields.common["place"].input.widget, "pump 4")
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert now(desk, case, photo).place == "pump 4"


def test_an_intact_file_is_said_to_be_and_the_check_is_on_record(
    dialog: ExhibitDialog, desk: Application, case: Case, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.custody.said) as said:
        dialog.ui.checkButton.click()
        assert not dialog.ui.checkButton.isEnabled()
    assert said.args[0].startswith("Intact:")
    assert dialog.ui.saidText.text() == said.args[0]
    assert MANAGER.name in dialog.ui.noteText.text()
    assert "SHA-256" in dialog.ui.hashText.text()
    assert last(desk, case).event == CustodyAct.CHECKED
    qtbot.waitUntil(dialog.ui.checkButton.isEnabled)


def test_a_damaged_file_is_told_and_can_be_restored_from_its_window(
    dialog: ExhibitDialog, desk: Application, case: Case, photo: Exhibit, prompts: FakePrompts,
    qtbot: QtBot,
) -> None:  # fmt: skip
    desk.vault.path_of(photo.files[0].h).unlink()
    assert dialog.ui.restoreButton.isHidden()
    dialog.ui.checkButton.click()
    qtbot.waitUntil(lambda: [p.code for p in prompts.problems] == ["evidence.damaged"])
    qtbot.waitUntil(lambda: not dialog.ui.restoreButton.isHidden())
    assert now(desk, case, photo).status == ExhibitStatus.DAMAGED


def test_a_copy_goes_out_unchanged_with_its_reason_on_record(
    dialog: ExhibitDialog, desk: Application, prompts: FakePrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "交出 副本.png"
    prompts.answers |= {"choose_save": target, "enter_reason": "市场监管局"}
    with qtbot.waitSignal(dialog.custody.said) as said:
        dialog.ui.exportButton.click()
    assert said.args == [f"Exported: {target}"]
    kept = desk.vault.path_of(dialog.exhibit.files[0].h)
    assert target.read_bytes() == kept.read_bytes()
    event = desk.cases.get(dialog._case.id).custody[-1]
    assert event.event == CustodyAct.EXPORTED
    assert "市场监管局" in str(event)
    assert "交出" not in str(event)


def test_the_reason_of_a_refused_export_stands_there_when_it_is_asked_for_again(
    dialog: ExhibitDialog, prompts: FakePrompts, qtbot: QtBot, tmp_path: Path
) -> None:
    prompts.answers |= {"choose_save": tmp_path / "没有" / "副本.png", "enter_reason": "市场监管局"}
    dialog.ui.exportButton.click()
    qtbot.waitUntil(lambda: len(prompts.problems) == 1)
    assert prompts.typed == ""
    qtbot.waitUntil(dialog.ui.exportButton.isEnabled)
    prompts.answers["choose_save"] = tmp_path / "副本.png"
    with qtbot.waitSignal(dialog.custody.said):
        dialog.ui.exportButton.click()
    assert prompts.typed == "市场监管局"
    qtbot.waitUntil(dialog.ui.exportButton.isEnabled)
    with qtbot.waitSignal(dialog.custody.said):
        dialog.ui.exportButton.click()
    assert prompts.typed == ""


@pytest.mark.parametrize("answers", [{}, {"choose_save": Path("nowhere.png")}])
def test_a_copy_without_a_place_or_a_reason_is_not_made(
    dialog: ExhibitDialog, desk: Application, case: Case, prompts: FakePrompts,
    answers: dict[str, Path],
) -> None:  # fmt: skip
    before = desk.cases.get(case.id)
    prompts.answers |= answers
    dialog.ui.exportButton.click()
    assert desk.cases.get(case.id) == before
    assert not Path("nowhere.png").exists()


def test_looking_at_it_large_needs_a_reason_that_is_kept(
    dialog: ExhibitDialog, desk: Application, case: Case, prompts: FakePrompts, qtbot: QtBot
) -> None:
    before = desk.cases.get(case.id)
    dialog.ui.lookButton.click()
    assert desk.cases.get(case.id) == before
    prompts.answers["pick_one"] = "Showing it to the customer"
    dialog.ui.lookButton.click()
    qtbot.waitUntil(lambda: len(dialog.findChildren(QDialog)) == 1)
    [large] = dialog.findChildren(QDialog)
    assert large.isVisible()
    event = last(desk, case)
    assert (event.event, event.purpose) == ("VIEWED", "Showing it to the customer")


def test_a_withdrawn_exhibit_stays_with_its_reason_and_locked_fields(
    dialog: ExhibitDialog, desk: Application, case: Case, photo: Exhibit, prompts: FakePrompts
) -> None:
    dialog.ui.withdrawButton.click()
    assert now(desk, case, photo).status == ExhibitStatus.ACTIVE
    prompts.answers["enter_reason"] = "Added twice"
    dialog.ui.withdrawButton.click()
    assert now(desk, case, photo).status == ExhibitStatus.WITHDRAWN
    assert "Withdrawn: Added twice" in dialog.ui.noteText.text()
    assert dialog.ui.withdrawButton.isHidden()
    title = dialog.fields.common["title"].input
    QTest.keyClicks(title.widget, "x")
    assert title.words() == "加油机 屏幕"
    assert not title.widget.isVisibleTo(dialog)
    assert "加油机 屏幕" in [t.text() for t in dialog.fields.findChildren(Text)]
    dialog.accept()
    assert now(desk, case, photo).title == "加油机 屏幕"


def test_a_thing_without_a_file_offers_no_file_s_acts(
    window: QWidget, desk: Application, prompts: FakePrompts, case: Case, sample: Exhibit
) -> None:
    window.show()
    dialog = opened(window, desk, prompts, case, sample)
    assert dialog.ui.stateChip.text() == "Typed in, without a file"
    assert not dialog.ui.handOverButton.isHidden()
    file_acts = (
        dialog.ui.checkButton,
        dialog.ui.exportButton,
        dialog.ui.lookButton,
        dialog.ui.playButton,
    )
    assert all(button.isHidden() for button in file_acts)


def test_a_kind_that_is_changed_asks_its_own_blanks_and_keeps_the_words(
    dialog: ExhibitDialog, desk: Application, case: Case, photo: Exhibit
) -> None:
    place = dialog.fields.common["place"].input
    place.set_words("pump 4")
    before = set(dialog.fields.details.rows)
    dialog.fields.common["kind"].input.set_value("VEHICLE_PHOTO")
    dialog.fields.live.edited.emit("kind")
    assert set(dialog.fields.details.rows) != before
    assert place.words() == "pump 4"


def test_a_handover_needs_who_and_what_for(handover: HandoverDialog) -> None:
    assert not handover.ui.saveButton.isEnabled()
    handover.ui.toEdit.setText("  ")
    handover.ui.purposeEdit.setText("水分检测")
    assert not handover.ui.saveButton.isEnabled()
    handover.ui.toEdit.setText("李工，检测中心")
    assert handover.ui.saveButton.isEnabled()
    handover.ui.purposeEdit.clear()
    assert not handover.ui.saveButton.isEnabled()


def test_a_handover_is_typed_through_by_key(handover: HandoverDialog, qtbot: QtBot) -> None:
    assert handover.ui.giverEdit.text() == MANAGER.name
    assert handover.focusWidget() is handover.ui.toEdit
    for words in ("laboratory", "water content", "forecourt", "seal intact", "F-1"):
        field = handover.focusWidget()
        QTest.keyClicks(field, words)
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    with qtbot.waitSignal(handover.accepted):
        handover.ui.saveButton.click()
    act = handover.act
    assert act is not None
    assert (act.giver, act.to, act.purpose) == (MANAGER.name, "laboratory", "water content")
    assert (act.place, act.condition, act.seal) == ("forecourt", "seal intact", "F-1")


def test_every_way_of_changing_hands_is_offered_and_taken(handover: HandoverDialog) -> None:
    assert [
        handover.ui.whatCombo.itemData(n) for n in range(handover.ui.whatCombo.count())
    ] == list(HANDOVERS)
    handover.ui.whatCombo.setCurrentIndex(handover.ui.whatCombo.count() - 1)
    handover.ui.toEdit.setText("laboratory")
    handover.ui.purposeEdit.setText("x" * 250)
    handover.ui.saveButton.click()
    assert handover.act is not None
    assert handover.act.event == list(HANDOVERS)[-1]
    assert len(handover.act.purpose) == 200


def test_leaving_the_handover_changes_nothing(
    handover: HandoverDialog, desk: Application, case: Case, qtbot: QtBot
) -> None:
    handover.ui.toEdit.setText("laboratory")
    handover.ui.purposeEdit.setText("water content")
    with qtbot.waitSignal(handover.rejected):
        qtbot.keyClick(handover, Qt.Key.Key_Escape)
    assert handover.act is None
    assert [e.event for e in desk.cases.get(case.id).custody if e.event in HANDOVERS] == []


def test_no_word_of_the_handover_is_cut_at_twice_the_size(
    handover: HandoverDialog, theme: Theme
) -> None:
    theme.use("light", 200)
    handover.adjustSize()
    seen = [each for each in handover.findChildren(QLabel) if each.isVisible() and each.text()]
    assert len(seen) >= 8
    assert [each.text() for each in seen if each.width() < each.sizeHint().width()] == []
