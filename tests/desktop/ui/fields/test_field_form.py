import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from desktop.ui.fields.field_form import Blank, FieldForm
from desktop.ui.fields.live_fields import LiveFields
from desktop.ui.widgets.pills import Pills

CHOICES = (("A", "Fuel"), ("B", "Service"))


@pytest.fixture
def live(desk, qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    yield LiveFields(desk.drafts, "place", owner)
    owner.close()


@pytest.fixture
def make(desk, live, theme, qtbot):
    kept = []

    def make(*blanks, columns=2):
        form = FieldForm(blanks, live, desk.clock.now, None, columns)
        qtbot.addWidget(form)
        form.resize(600, 400)
        form.show()
        kept.append(form)
        return form

    return make


@pytest.mark.parametrize(
    ("kind", "widget"),
    [
        ("text", QLineEdit),
        ("number", QLineEdit),
        ("past", QLineEdit),
        ("date", QLineEdit),
        ("long", QPlainTextEdit),
        ("choice", QComboBox),
        ("pills", Pills),
        ("bool", QCheckBox),
        ("no such kind", QLineEdit),
    ],
)
def test_a_blank_is_asked_for_by_the_widget_of_its_kind(make, kind, widget):
    row = make(Blank("path", "Label", kind, choices=CHOICES)).rows["path"]
    assert isinstance(row.input.widget, widget)
    assert row.input.widget.accessibleName() == "Label"
    assert row.input.widget.objectName() == "path"


def test_a_blank_that_must_be_filled_is_starred_and_its_unit_follows(make):
    form = make(Blank("litres", "Litres", "number", unit="L", must=True))
    said = [label.text() for label in form.findChildren(QLabel) if label.text()]
    assert said == ["Litres *", "L"]


def test_a_tick_says_its_label_once(make):
    form = make(Blank("none", "No demand", "bool"))
    assert form.rows["none"].input.widget.text() == "No demand"
    assert "No demand" not in [label.text() for label in form.findChildren(QLabel)]


def test_two_short_blanks_share_a_line_and_a_long_one_has_its_own(make):
    form = make(Blank("a", "A"), Blank("b", "B"), Blank("c", "C", "long"))
    a, b, c = (form.rows[path] for path in "abc")
    assert a.y() == b.y()
    assert a.x() < b.x()
    form.grab()
    assert c.mapTo(form, QPoint()).y() > a.mapTo(form, QPoint()).y()
    assert c.width() > a.width() * 1.5


def test_the_cursor_goes_to_a_blank_that_is_here(make):
    form = make(Blank("a", "A"), Blank("b", "B"))
    assert form.focus_on("b")
    assert form.focusWidget() is form.rows["b"].input.widget
    assert not form.focus_on("c")


def test_what_cannot_be_taken_is_said_under_its_blank_and_read_aloud(make, live):
    form = make(Blank("a", "A"), Blank("b", "B"))
    live.told.emit("a", "This is no number.")
    row = form.rows["a"]
    assert row.note.isVisible()
    assert row.input.widget.accessibleDescription() == "This is no number."
    assert not form.rows["b"].note.isVisible()
    live.told.emit("a", "")
    assert not row.note.isVisible()


def test_what_is_restored_is_said_so(make, live, desk, qtbot):
    first = make(Blank("a", "A"))
    qtbot.keyClicks(first.rows["a"].input.widget, "half")
    live.keep()
    owner = QWidget()
    qtbot.addWidget(owner)
    again = LiveFields(desk.drafts, "place", owner)
    form = FieldForm([Blank("a", "A")], again, desk.clock.now, owner)
    assert again.restore() == 1
    assert form.rows["a"].input.words() == "half"
    assert form.rows["a"].note.text() == "Restored as you left it."


def test_what_a_reviewer_pinned_stands_under_the_blank(make):
    row = make(Blank("a", "A")).rows["a"]
    row.show_remarks(["王海涛: which?", "王海涛: when?"])
    assert row.remarks.isVisible()
    assert row.remarks.text() == "王海涛: which?\n王海涛: when?"
    row.show_remarks([])
    assert not row.remarks.isVisible()
