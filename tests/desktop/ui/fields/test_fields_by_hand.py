"""Fields as hands meet them: keys, lists, ticks, the digits of a spin box, and what is refused."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desktop.ui.fields.field_form import Blank, FieldForm, blank_of
from desktop.ui.fields.inputs import (
    ChoiceInput,
    DayInput,
    LineInput,
    MomentInput,
    NumberInput,
    TextInput,
    TickInput,
)
from desktop.ui.fields.live_fields import LiveFields
from desktop.ui.fields.moment_edit import moment_of, put_moment
from record.problems import Problem
from record.rules.limits import Limits
from record.rules.tables import Field, Text
from tests.builders import CHINA, NOON
from tests.desktop.ui import hands

CHOICES = (("A", "Fuel"), ("B", "Service"))


def _now():
    return NOON


@pytest.fixture
def field(qtbot, theme):
    """Make a field of a kind and show it; returns its input and what it said."""
    kept = []

    def make(kind, *more, **how):
        widget = {
            LineInput: QLineEdit, NumberInput: QLineEdit, MomentInput: QLineEdit,
            DayInput: QLineEdit, TextInput: QPlainTextEdit, ChoiceInput: QComboBox,
            TickInput: QCheckBox,
        }[kind]()  # fmt: skip
        qtbot.addWidget(widget)
        widget.show()
        made = kind(widget, *more, **how)
        kept.append(made)
        said = []
        made.edited.connect(lambda: said.append("edited"))
        made.left.connect(lambda: said.append("left"))
        return made, said

    return make


def test_typing_is_told_at_each_key_and_showing_is_not(field):
    line, said = field(LineInput)
    line.set_words("lane 2")
    assert said == []
    hands.write("3", line.widget)
    assert said == ["edited"]


def test_a_list_is_told_as_chosen_and_left_at_once(field):
    choice, said = field(ChoiceInput, CHOICES)
    assert choice.words() == ""
    hands.choose(choice.widget, "B")
    assert choice.words() == "B"
    assert said == ["edited", "left"]


def test_a_list_with_nothing_chosen_shows_nothing(field):
    choice, _said = field(ChoiceInput, CHOICES)
    choice.set_words("A")
    choice.set_words("")
    assert choice.widget.currentText() == ""
    assert choice.value() is None


def test_the_wheel_of_the_page_passes_a_closed_list(field):
    choice, said = field(ChoiceInput, CHOICES)
    choice.set_words("A")
    wheel = QWheelEvent(
        QPointF(4, 4), QPointF(4, 4), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, hands.NONE, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(choice.widget, wheel)
    assert (choice.words(), said) == ("A", [])
    assert not wheel.isAccepted()


def test_a_tick_is_yes_or_no_never_nothing(field):
    tick, said = field(TickInput)
    assert tick.value() is False
    hands.key(Qt.Key.Key_Space, tick.widget)
    assert (tick.value(), tick.words(), said) == (True, "1", ["edited", "left"])
    tick.set_words("")
    assert tick.value() is False


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (Qt.FocusReason.TabFocusReason, ["left"]),
        (Qt.FocusReason.MouseFocusReason, ["left"]),
        (Qt.FocusReason.PopupFocusReason, []),
        (Qt.FocusReason.ActiveWindowFocusReason, []),
    ],
)
def test_a_menu_or_another_window_is_not_leaving_a_field(field, reason, told):
    line, said = field(LineInput)
    QApplication.sendEvent(line.widget, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert said == told


@pytest.mark.parametrize("kind", [LineInput, TextInput])
def test_a_locked_text_can_be_read_and_copied_but_not_changed(field, kind):
    text, said = field(kind)
    text.set_words("lane 2")
    text.set_locked(locked=True)
    hands.write("3", text.widget)
    assert (text.words(), said) == ("lane 2", [])
    assert text.widget.isEnabled()
    text.set_locked(locked=False)
    hands.write("3", text.widget)
    assert "3" in text.words()


def test_a_locked_list_cannot_be_opened(field):
    choice, _said = field(ChoiceInput, CHOICES)
    choice.set_locked(locked=True)
    assert not choice.widget.isEnabled()


def test_words_that_come_from_elsewhere_leave_the_cursor_where_it_was(field):
    line, _said = field(LineInput)
    line.set_words("lane 2")
    line.widget.setCursorPosition(2)
    line.set_words("lane 23")
    assert line.widget.cursorPosition() == 2
    line.set_words("l")
    assert line.widget.cursorPosition() == 1


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("9:05", "2026-06-11 09:05"), ("06-10 11:38:24", "2026-06-10 11:38:24"), ("later", "later")],
)
def test_a_moment_is_put_in_full_when_it_is_left(field, typed, shown):
    moment, _said = field(MomentInput, _now)
    hands.write(typed, moment.widget)
    moment.left.emit()
    assert moment.words() == shown


@pytest.mark.parametrize("typed", ["2026-13-01", "31", "02-30", "tomorrow"])
def test_what_is_no_day_is_refused_and_stays(field, typed):
    day, _said = field(DayInput, _now)
    hands.write(typed, day.widget)
    with pytest.raises(Problem, match=r"input\.not_a_day"):
        day.value()
    assert day.words() == typed


def test_nothing_typed_is_no_value(field):
    for kind, more in (
        (LineInput, ()),
        (NumberInput, ()),
        (MomentInput, (_now,)),
        (DayInput, (_now,)),
    ):
        made, _said = field(kind, *more)
        assert made.value() is None
        made.set_words("   ")
        assert made.value() is None


@pytest.mark.parametrize(
    ("low", "high", "typed", "taken"),
    [
        (-10, 10, "-10", True),
        (-10, 10, "-10.01", False),
        (0, 100, "100", True),
        (0, 100, "101", False),
    ],
)
def test_a_number_is_taken_within_its_bounds_both_included(field, low, high, typed, taken):
    number, _said = field(NumberInput, Limits(Decimal(low), Decimal(high)))
    number.set_words(typed)
    if taken:
        assert number.value() == Decimal(typed)
    else:
        with pytest.raises(Problem, match=r"input\.out_of_range"):
            number.value()


def test_a_number_is_shown_with_the_digits_it_has(field):
    number, _said = field(NumberInput)
    number.set_value(Decimal("13.280"))
    assert number.words() == "13.280"


# moments to the second


def test_a_field_of_moments_gives_back_what_was_put_to_the_second(qtbot):
    edit = QDateTimeEdit()
    edit.setDisplayFormat("yyyy-MM-dd HH:mm:ss")
    qtbot.addWidget(edit)
    put_moment(edit, NOON)
    assert moment_of(edit) == NOON
    assert edit.text() == "2026-06-11 12:00:00"
    put_moment(edit, NOON + timedelta(seconds=42))
    assert moment_of(edit) == NOON + timedelta(seconds=42)
    put_moment(edit, datetime(2026, 6, 11, 9, 5, tzinfo=CHINA))
    assert edit.text() == "2026-06-11 09:05:00"


# forms


@pytest.fixture
def live(desk, qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    yield LiveFields(desk.drafts, "place", owner)
    owner.close()


@pytest.fixture
def form(desk, live, theme, qtbot):
    """Make a form of some blanks and show it."""
    kept = []

    def make(*blanks):
        made = FieldForm(blanks, live, desk.clock.now, None)
        qtbot.addWidget(made)
        made.show()
        kept.append(made)
        return made

    return make


def test_a_form_goes_from_blank_to_blank_with_tab(form):
    made = form(
        Blank("a", "A"), Blank("b", "B", "choice", choices=CHOICES), Blank("c", "C", "long")
    )
    made.focus_on("a")
    seen = []
    for _ in range(3):
        seen.append(made.window().focusWidget().objectName())
        hands.key(Qt.Key.Key_Tab, made.window().focusWidget())
    assert seen == ["a", "b", "c"]
    assert not made.focus_on("nowhere")


@pytest.mark.parametrize(
    ("key", "typed", "taken"),
    [
        ("temperature_c", "-12.5", True),
        ("offset_s", "-37", True),
        ("difference_l", "-0.5", True),
        ("litres", "-12.5", False),
        ("temperature_c", "-300", False),
    ],
)
def test_only_what_can_lie_below_zero_may(form, live, key, typed, taken):
    asked = Field(key=key, label=Text("问", "Asked"), type="number")
    made = form(blank_of(asked, "en", "a"))
    hands.write(typed, made.rows["a"].input.widget)
    assert (live.values() is not None) is taken
    assert bool(made.rows["a"].note.text()) is not taken


def test_a_sentence_that_is_no_fault_is_not_red(form):
    row = form(Blank("a", "A")).rows["a"]
    row.tell("This is needed.")
    assert row.input.widget.property("state") == "bad"
    row.tell("Restored as you left it.", "accent")
    assert row.input.widget.property("state") == ""
    assert row.note.property("tone") == "accent"


@pytest.mark.parametrize("size", [100, 200])
def test_a_long_label_breaks_into_lines_instead_of_pushing_the_form_wide(form, theme, size):
    theme.use("light", size)
    label = "The customer's account of what happened, in the customer's own order"
    made = form(Blank("a", label), Blank("b", label))
    made.resize(700, 300)
    QApplication.processEvents()
    assert made.minimumSizeHint().width() <= 700
    assert hands.cut(made) == []
