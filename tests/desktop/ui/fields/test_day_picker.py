from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QVBoxLayout, QWidget

from desktop import zone
from desktop.rules import shipped_rules
from desktop.ui.fields.day_picker import DayPicker
from desktop.ui.fields.inputs import DayInput, MomentInput
from desktop.ui.fields.moment_edit import MomentEdit, moment_of, put_moment

NOW = datetime(2026, 10, 9, 14, 30, tzinfo=zone.here())
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(theme, qtbot):
    shown = QWidget()
    QVBoxLayout(shown)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    return shown


def placed(window, made):
    widget = made.widget if hasattr(made, "widget") else made
    window.layout().addWidget(widget)
    widget.setFocus()
    return made


def moment(window):
    return placed(window, MomentInput(QLineEdit(), lambda: NOW))


def picker_of(field):
    return field.findChild(DayPicker)


def test_alt_down_opens_the_calendar_at_the_day_that_stands_there(window, qtbot):
    made = moment(window)
    made.set_words("2026-10-01 11:38")
    qtbot.waitUntil(made.widget.hasFocus)
    QTest.keyClick(made.widget, Qt.Key.Key_Down, ALT)
    shown = picker_of(made.widget)
    assert shown.days.selectedDate().toString("yyyy-MM-dd") == "2026-10-01"
    assert shown.note.text() == "2026-10-01 · a holiday"
    view = shown.days.findChild(QAbstractItemView)
    QTest.keyClick(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(made.edited, timeout=2000):
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert made.words() == "2026-10-02 11:38"


def test_esc_closes_it_and_what_was_typed_stays(window, qtbot):
    made = moment(window)
    made.set_words("half")
    qtbot.waitUntil(made.widget.hasFocus)
    QTest.keyClick(made.widget, Qt.Key.Key_Down, ALT)
    shown = picker_of(made.widget)
    QTest.keyClick(shown.days.findChild(QAbstractItemView), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: picker_of(made.widget) is None)
    assert made.words() == "half"


def test_a_picked_day_makes_up_no_time(window):
    made = moment(window)
    [button] = [a for a in made.widget.actions() if isinstance(a, QAction)]
    button.trigger()
    shown = picker_of(made.widget)
    assert shown.days.selectedDate().toString("yyyy-MM-dd") == "2026-10-09"
    shown.days.clicked.emit(shown.days.selectedDate().addDays(-1))
    assert made.words() == "2026-10-08 "


def test_a_day_is_picked_whole(window):
    made = placed(window, DayInput(QLineEdit(), lambda: NOW))
    made.widget.actions()[0].trigger()
    picker_of(made.widget).days.clicked.emit(picker_of(made.widget).days.selectedDate())
    assert made.value() == "2026-10-09"


def test_the_other_kind_of_field_keeps_its_time(window):
    edit = placed(window, MomentEdit())
    put_moment(edit, NOW)
    edit.lineEdit().actions()[-1].trigger()
    shown = picker_of(edit)
    shown.days.clicked.emit(shown.days.selectedDate().addDays(1))
    assert moment_of(edit) == NOW.replace(day=10)


def test_days_off_and_days_worked_in_their_place_are_told(theme, qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    shown = DayPicker(shipped_rules().in_force_at(NOW).calendar, NOW.date(), owner)
    assert shown.why(date(2026, 10, 1)) == "a holiday"
    assert shown.why(date(2026, 10, 10)) == "a working day in place of a holiday"
    assert shown.why(date(2026, 10, 11)) == "weekend"
    assert shown.why(date(2026, 10, 12)) == ""
    shown.choose(date(2026, 10, 1))
    marked = shown.days.dateTextFormat()
    assert "a holiday" in {look.toolTip() for look in marked.values()}


def test_no_placeholder_looks_like_a_time(window):
    for made in (moment(window), DayInput(QLineEdit(), lambda: NOW)):
        hint = made.widget.placeholderText()
        assert hint
        assert not any(char.isdigit() for char in hint)


def test_a_field_that_is_only_read_has_no_calendar(window):
    made = moment(window)
    made.set_locked(True)
    made.widget.actions()[0].trigger()
    assert picker_of(made.widget) is None
