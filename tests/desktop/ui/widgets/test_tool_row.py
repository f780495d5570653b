"""A row of tools stays one row: what has no room is in its menu, and can be pressed there."""

import pytest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.button import Button
from desktop.ui.widgets.tool_row import ToolRow
from desktop.ui.window.tab_order import order_tabs

NAMES = ("one", "two", "three")


@pytest.fixture
def row(qtbot: QtBot, theme) -> ToolRow:
    made = ToolRow()
    qtbot.addWidget(made)
    field = QLineEdit(made)
    field.setAccessibleName("field")
    field.setFixedWidth(100)
    for name in NAMES:
        Button(name, parent=made)
    Button("act", "primary", parent=made)
    made.gather()
    made.show()
    return made


def narrow(row: ToolRow) -> None:
    row.resize(row.minimumSizeHint())


def words(row: ToolRow) -> list[str]:
    row.menu.aboutToShow.emit()
    return [action.text() for action in row.menu.actions()]


def button(row: ToolRow, name: str) -> Button:
    return next(each for each in row.findChildren(Button) if each.text() == name)


def test_a_row_with_room_shows_everything_and_no_dots(row: ToolRow) -> None:
    row.resize(row.sizeHint())
    assert row.away == ()
    assert row.more.isHidden()


def test_the_last_go_first_and_the_primary_and_the_field_stay(row: ToolRow) -> None:
    row.resize(row.sizeHint().width() - 8, row.height())
    away = [each.text() for each in row.away]
    assert away
    assert away == [*NAMES[-len(away) :]]
    narrow(row)
    assert words(row) == [*NAMES]
    assert button(row, "act").isVisible()
    assert row.findChild(QLineEdit).isVisible()
    assert row.more.isVisible()
    row.resize(row.sizeHint())
    assert row.away == ()


def test_what_is_in_the_menu_does_what_its_button_does(row: ToolRow) -> None:
    pressed = []
    button(row, "two").clicked.connect(lambda: pressed.append("two"))
    button(row, "three").setEnabled(False)
    inner = QMenu(row)
    button(row, "one").setMenu(inner)
    narrow(row)
    words(row)
    one, two, three = row.menu.actions()
    two.trigger()
    assert pressed == ["two"]
    assert not three.isEnabled()
    assert one.menu() is inner


def test_a_tool_that_its_owner_hides_is_nowhere(row: ToolRow, qtbot: QtBot) -> None:
    narrow(row)
    button(row, "two").hide()
    assert words(row) == ["one", "three"]
    button(row, "two").show()
    assert words(row) == [*NAMES]
    row.resize(row.sizeHint())
    button(row, "two").hide()
    qtbot.waitUntil(lambda: not button(row, "two").parentWidget().isVisible())
    assert row.away == ()


def test_tab_goes_through_it_as_it_is_read(row: ToolRow) -> None:
    row.resize(row.sizeHint().width() - 8, row.height())
    away = [each.text() for each in row.away]
    order_tabs(row)
    found, each = [], row.nextInFocusChain()
    while each is not row:
        if isinstance(each, Button | QLineEdit) and each.isVisible():
            found.append(each.accessibleName() or each.text())
        each = each.nextInFocusChain()
    assert found == ["field", *(name for name in NAMES if name not in away), "More", "act"]
