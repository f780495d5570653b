from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.timekeeping.clock_sheet import ClockSheetDialog
from record.case import Case
from record.codes import ExhibitKind
from record.timekeeping import ReadingWay
from tests.builders import NOON, a_case
from tests.desktop.services.timekeeping.test_timekeeping import a_screen
from tests.desktop.ui.timekeeping.sheets import a_sheet


@pytest.fixture
def case(desk: Application) -> Case:
    return a_case(desk)


@pytest.fixture
def sheet(qtbot: QtBot, desk: Application, case: Case) -> ClockSheetDialog:
    photo = a_screen("CAM-03  2026-06-11 12:00:42")
    desk.evidence.add_bytes(
        case.id, photo, "a.png", ExhibitForm(kind=ExhibitKind.PHOTO, title="录像机屏幕")
    )
    dialog = a_sheet(desk, case.id)
    qtbot.addWidget(dialog)
    return dialog


def test_a_pair_entered_by_hand_says_how_fast_the_recorder_is_and_can_be_taken_back(
    sheet: ClockSheetDialog, desk: Application, case: Case
) -> None:
    sheet.form.show_moments(NOON + timedelta(seconds=42), NOON)
    sheet.form.ui.addButton.click()
    assert "CAM-03" in sheet.ui.offsetsText.text()
    assert "42.0" in sheet.ui.offsetsText.text()
    assert sheet.ui.pairsTree.topLevelItemCount() == 1
    sheet.snackbar.take_back()
    assert desk.cases.get(case.id).time_pairs == {}
    assert "42.0" not in sheet.ui.offsetsText.text()


def test_a_pair_is_taken_out_with_undo(
    sheet: ClockSheetDialog, desk: Application, case: Case
) -> None:
    sheet.form.show_moments(NOON + timedelta(seconds=42), NOON)
    sheet.form.ui.addButton.click()
    sheet.ui.pairsTree.setCurrentItem(sheet.ui.pairsTree.topLevelItem(0))
    sheet.ui.removeButton.click()
    assert sheet.ui.pairsTree.topLevelItemCount() == 0
    sheet.snackbar.take_back()
    assert len(desk.cases.get(case.id).time_pairs) == 1


def test_the_same_clock_twice_is_refused_in_a_sentence(sheet: ClockSheetDialog) -> None:
    sheet.form.ui.referenceCombo.setCurrentIndex(sheet.form.ui.clockCombo.currentIndex())
    sheet.form.ui.addButton.click()
    assert sheet.ui.banner.isVisible()
    assert sheet.ui.pairsTree.topLevelItemCount() == 0


def test_what_is_read_off_the_photo_is_taken_only_by_a_click(
    qtbot: QtBot, sheet: ClockSheetDialog
) -> None:
    before = sheet.form.form().shown_at
    sheet.form.ui.photoCombo.setCurrentIndex(1)
    sheet.form.ui.readButton.click()
    qtbot.waitUntil(lambda: bool(sheet.form.offers()))
    assert sheet.form.form().shown_at == before
    sheet.form.offers()[0].click()
    form = sheet.form.form()
    assert f"{form.shown_at:%Y-%m-%d %H:%M:%S}" == "2026-06-11 12:00:42"
    assert form.way == ReadingWay.READ_OFF
