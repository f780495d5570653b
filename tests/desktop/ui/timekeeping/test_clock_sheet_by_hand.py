"""The clock sheet by hand and key: which clocks, what they showed, refused and taken back."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.desk.language import Speech
from desktop.ui.timekeeping.clock_sheet import ClockSheetDialog
from desktop.ui.window.theme import Theme
from record.case import Case
from record.codes import ExhibitKind
from record.timekeeping import LEAST_UNCERTAINTY_S, MOST_UNCERTAINTY_S, ClockKind, ReadingWay
from tests.builders import NOON, a_case
from tests.desktop.services.timekeeping.test_timekeeping import a_screen
from tests.desktop.ui.timekeeping.sheets import CAMERA, a_sheet


@pytest.fixture
def case(desk: Application) -> Case:
    return a_case(desk)


@pytest.fixture
def sheet(qtbot: QtBot, theme: Theme, desk: Application, case: Case) -> ClockSheetDialog:
    dialog = a_sheet(desk, case.id)
    qtbot.addWidget(dialog)
    return dialog


def add(sheet: ClockSheetDialog, fast_s: float) -> None:
    sheet.form.show_moments(NOON + timedelta(seconds=fast_s), NOON)
    sheet.form.ui.addButton.click()


def shortcut(sheet: ClockSheetDialog, key: str) -> QShortcut:
    return next(s for s in sheet.findChildren(QShortcut) if s.key().toString() == key)


def test_an_empty_sheet_says_how_to_begin(sheet: ClockSheetDialog) -> None:
    assert "Photograph the recorder's screen" in sheet.ui.offsetsText.text()
    assert not sheet.ui.removeButton.isEnabled()
    assert not sheet.ui.banner.isVisible()
    assert not sheet.form.ui.readButton.isEnabled()


@pytest.mark.parametrize(("fast_s", "word"), [(42, "fast"), (-42, "slow")])
def test_the_sheet_says_fast_or_slow_with_how_sure_it_is(
    sheet: ClockSheetDialog, desk: Application, case: Case, fast_s: float, word: str
) -> None:
    sheet.form.ui.halfSpin.setValue(2.5)
    add(sheet, fast_s)
    assert f"CAM-03: 42.0 s {word}" in sheet.ui.offsetsText.text()
    row = sheet.ui.pairsTree.topLevelItem(0)
    assert row is not None
    assert [row.text(column) for column in (4, 5)] == [f"{fast_s:+.1f} s", "± 2.5 s"]
    [pair] = desk.cases.get(case.id).time_pairs.values()
    assert (pair.clock, pair.difference_s, pair.uncertainty_s) == (CAMERA, fast_s, 2.5)
    assert pair.way == ReadingWay.BY_EYE


def test_pairs_that_contradict_each_other_are_said_to(sheet: ClockSheetDialog) -> None:
    add(sheet, 42)
    assert "contradict" not in sheet.ui.offsetsText.text()
    add(sheet, 400)
    assert "contradict" in sheet.ui.offsetsText.text()
    assert sheet.ui.pairsTree.topLevelItemCount() == 2


def test_how_far_off_it_may_be_stays_within_what_is_allowed(sheet: ClockSheetDialog) -> None:
    for typed, held in ((0.0, LEAST_UNCERTAINTY_S), (10.0**9, MOST_UNCERTAINTY_S)):
        sheet.form.ui.halfSpin.setValue(typed)
        assert sheet.form.form().uncertainty_s == held


def test_a_clock_is_named_by_typing_behind_its_kind(sheet: ClockSheetDialog) -> None:
    kind = sheet.form.ui.clockCombo.itemText(0)
    code = sheet.form.ui.clockCombo.itemData(0)
    sheet.form.ui.clockCombo.setEditText(f"{kind} 收银台 2")
    assert sheet.form.form().clock == f"{code}:收银台 2"
    sheet.form.ui.clockCombo.setEditText("墙上的钟")
    assert sheet.form.form().clock == "墙上的钟"


def test_the_delete_key_takes_a_pair_out_and_undo_brings_it_back(
    sheet: ClockSheetDialog, desk: Application, case: Case
) -> None:
    add(sheet, 42)
    delete, undo = shortcut(sheet, "Del"), shortcut(sheet, "Ctrl+Z")
    delete.activated.emit()
    assert len(desk.cases.get(case.id).time_pairs) == 1
    [row] = [sheet.ui.pairsTree.topLevelItem(0)]
    assert row is not None
    row.setSelected(True)
    assert sheet.ui.removeButton.isEnabled()
    delete.activated.emit()
    assert desk.cases.get(case.id).time_pairs == {}
    assert sheet.ui.pairsTree.topLevelItemCount() == 0
    assert not sheet.ui.removeButton.isEnabled()
    undo.activated.emit()
    [pair] = desk.cases.get(case.id).time_pairs.values()
    assert pair.difference_s == 42
    undo.activated.emit()
    assert len(desk.cases.get(case.id).time_pairs) == 1


def test_a_pair_with_a_photo_names_its_exhibit(
    qtbot: QtBot, theme: Theme, desk: Application, case: Case
) -> None:
    form = ExhibitForm(kind=ExhibitKind.PHOTO, title="录像机 屏幕")
    shown = desk.evidence.add_bytes(case.id, a_screen("NO TIME HERE"), "a.png", form)
    sheet = a_sheet(desk, case.id)
    qtbot.addWidget(sheet)
    sheet.form.ui.photoCombo.setCurrentIndex(1)
    add(sheet, 1)
    row = sheet.ui.pairsTree.topLevelItem(0)
    assert row is not None
    assert row.text(6).endswith(shown.exhibit_no)
    [pair] = desk.cases.get(case.id).time_pairs.values()
    assert (pair.way, pair.evidence_id) == (ReadingWay.PHOTO, shown.id)
    sheet.form.ui.readButton.click()
    qtbot.waitUntil(sheet.ui.banner.isVisible)
    assert sheet.form.offers() == []
    qtbot.waitUntil(sheet.form.ui.readButton.isEnabled)


def test_a_refused_pair_keeps_what_was_typed(
    sheet: ClockSheetDialog, desk: Application, case: Case
) -> None:
    sheet.form.ui.referenceCombo.setCurrentIndex(sheet.form.ui.clockCombo.currentIndex())
    sheet.form.ui.halfSpin.setValue(7.5)
    add(sheet, 42)
    assert sheet.ui.banner.isVisible()
    assert desk.cases.get(case.id).time_pairs == {}
    assert sheet.form.ui.halfSpin.value() == 7.5
    assert sheet.form.form().shown_at == NOON + timedelta(seconds=42)
    sheet.form.ui.referenceCombo.setCurrentIndex(sheet.form.ui.referenceCombo.count() - 1)
    sheet.form.ui.referenceCombo.setEditText(sheet.form.ui.referenceCombo.itemText(0))
    add(sheet, 42)
    assert not sheet.ui.banner.isVisible()


def test_every_field_of_a_pair_is_named_aloud_and_no_label_is_cut_at_twice_the_size(
    sheet: ClockSheetDialog, theme: Theme, qtbot: QtBot
) -> None:
    form = sheet.form
    ui = form.ui
    fields = (
        ui.clockCombo, ui.shownEdit, ui.referenceCombo, ui.referenceShownEdit, ui.halfSpin,
        ui.photoCombo,
    )  # fmt: skip
    assert len({field.accessibleName() for field in fields} - {""}) == len(fields)
    theme.use("light", 200)
    sheet.adjustSize()
    labels = [w for w in form.findChildren(QLabel) if w.isVisible() and w.text()]
    assert len(labels) == len(fields)
    qtbot.waitUntil(lambda: all(w.width() >= w.sizeHint().width() for w in labels))


def test_escape_closes_the_sheet_and_what_was_added_stays(
    sheet: ClockSheetDialog, desk: Application, case: Case, qtbot: QtBot
) -> None:
    add(sheet, 42)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert len(desk.cases.get(case.id).time_pairs) == 1


@pytest.fixture(params=["zh", "en"])
def spoken(request: pytest.FixtureRequest, qapp: QApplication, desk: Application) -> Iterator[str]:
    """The language of the sheet: both, one after the other."""
    before, speech = QLocale(), Speech(qapp)
    speech.use(request.param)
    desk.settings.change(language=request.param)
    yield request.param
    speech.use("en")
    QLocale.setDefault(before)
    speech.deleteLater()


def test_the_sheet_speaks_the_language_of_the_window(
    spoken: str, desk: Application, case: Case, qtbot: QtBot
) -> None:
    sheet = a_sheet(desk, case.id)
    qtbot.addWidget(sheet)
    add(sheet, -42)
    words = {
        "zh": ("时钟对照表", "慢 42.0 秒，±1.0 秒", "误差不超过", "加入这一对"),
        "en": ("Clock sheet", "42.0 s slow, ± 1.0 s", "Off by at most", "Add the pair"),
    }[spoken]
    ui = sheet.ui
    head = ui.pairsTree.headerItem()
    assert head is not None
    assert sheet.windowTitle() == words[0]
    assert ui.offsetsText.text().endswith(words[1])
    assert (head.text(5), sheet.form.ui.addButton.text()) == words[2:]
    row = ui.pairsTree.topLevelItem(0)
    assert row is not None
    clock = desk.label("clock", "RECORDER")
    assert row.text(0) == f"{clock} CAM-03"
    assert row.text(6) == desk.label("clock_way", ReadingWay.BY_EYE)


def test_the_fields_begin_at_the_clock_of_the_desk(
    desk: Application, case: Case, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(desk.clock), "now", lambda _clock: NOON)
    sheet = a_sheet(desk, case.id)
    qtbot.addWidget(sheet)
    form = sheet.form.form()
    assert (form.shown_at, form.reference_at) == (NOON, NOON)


def test_how_far_off_keeps_the_digits_that_were_typed(
    sheet: ClockSheetDialog, desk: Application, case: Case, qtbot: QtBot
) -> None:
    spin = sheet.form.ui.halfSpin
    spin.setFocus()
    spin.selectAll()
    qtbot.keyClicks(spin, "2.50")
    add(sheet, 42)
    row = sheet.ui.pairsTree.topLevelItem(0)
    assert row is not None
    assert row.text(5) == "± 2.50 s"
    [pair] = desk.cases.get(case.id).time_pairs.values()
    assert str(pair.uncertainty_s) == "2.50"


def test_this_computer_is_added_once_headquarters_told_the_time_and_can_be_taken_back(
    sheet: ClockSheetDialog, desk: Application, case: Case, qtbot: QtBot
) -> None:
    assert not sheet.ui.computerButton.isEnabled()
    desk.recorder.offset_ms = -3000
    sheet.show_sheet()
    qtbot.mouseClick(sheet.ui.computerButton, Qt.MouseButton.LeftButton)
    [pair] = desk.cases.get(case.id).time_pairs.values()
    assert (pair.clock, pair.way, pair.difference_s) == (ClockKind.PC, ReadingWay.MEASURED, 3.0)
    row = sheet.ui.pairsTree.topLevelItem(0)
    assert row is not None
    assert row.text(4) == "+3.0 s"
    assert sheet.snackbar.take_back()
    assert desk.cases.get(case.id).time_pairs == {}


def test_an_undo_that_is_refused_is_said_and_nothing_is_lost(
    sheet: ClockSheetDialog, desk: Application, case: Case
) -> None:
    add(sheet, 42)
    member, desk.session.member = desk.session.member, None
    assert sheet.snackbar.take_back()
    desk.session.member = member
    assert sheet.ui.banner.isVisible()
    assert len(desk.cases.get(case.id).time_pairs) == 1
    assert sheet.ui.pairsTree.topLevelItemCount() == 1


def test_a_pair_that_was_taken_out_elsewhere_is_said_not_to_be_there(
    sheet: ClockSheetDialog, desk: Application, case: Case
) -> None:
    add(sheet, 42)
    row = sheet.ui.pairsTree.topLevelItem(0)
    assert row is not None
    row.setSelected(True)
    [name] = desk.cases.get(case.id).time_pairs
    desk.timekeeping.remove(case.id, name)
    sheet.ui.removeButton.click()
    assert sheet.ui.banner.isVisible()
    assert desk.cases.get(case.id).time_pairs == {}


def test_the_sheet_fits_a_small_screen_at_twice_the_text_and_shows_its_pairs(
    spoken: str, theme: Theme, desk: Application, case: Case, qtbot: QtBot
) -> None:
    theme.use("light", 200)
    sheet = a_sheet(desk, case.id)
    qtbot.addWidget(sheet)
    add(sheet, 42)
    least = sheet.minimumSizeHint()
    assert (least.width() <= 1240, least.height() <= 660) == (True, True)
    sheet.resize(1240, 660)
    qtbot.waitUntil(lambda: sheet.ui.scroll.widget().width() <= sheet.ui.scroll.viewport().width())
    tree = sheet.ui.pairsTree
    assert tree.viewport().height() >= 2 * tree.visualItemRect(tree.topLevelItem(0)).height()
