"""Where the keyboard is, a person sees it, and it never falls out of its page."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.keyboard.sight import AROUND, enter, take_away, to_top
from desktop.ui.widgets.layouts import clear, scrolled
from desktop.ui.window.dialog import ask_dialog, show_dialog
from desktop.ui.window.page import Page
from tests.desktop.ui import hands


class Window(QWidget):
    """A rail with one button, and a page of many rows that scrolls."""

    def __init__(self, rows=40):
        super().__init__()
        self.rail, self.page = QPushButton("rail"), Page()
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.rows = [QPushButton(f"{number}") for number in range(rows)]
        for row in self.rows:
            self.column.addWidget(row)
        self.area = scrolled(inside)
        QVBoxLayout(self.page).addWidget(self.area)
        beside = QHBoxLayout(self)
        beside.addWidget(self.rail)
        beside.addWidget(self.page)

    @property
    def at(self):
        return self.area.verticalScrollBar().value()

    def sees(self, widget):
        top = widget.mapTo(self.area.viewport(), widget.rect().topLeft()).y()
        return top >= 0 and top + widget.height() <= self.area.viewport().height()


@pytest.fixture
def window(theme, qtbot):
    made = Window()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_what_gets_the_keyboard_is_seen(window, qtbot):
    enter(window.rows[30])
    assert window.rows[30].hasFocus()
    qtbot.waitUntil(lambda: window.sees(window.rows[30]))
    assert window.at > AROUND


def test_it_is_seen_also_where_its_part_was_just_made(window, qtbot):
    field, part = QLineEdit(), QWidget()
    tall = QVBoxLayout(part)
    for _ in range(40):
        tall.addWidget(QPushButton("above"))
    tall.addWidget(field)
    window.column.addWidget(part)
    enter(field)
    qtbot.waitUntil(lambda: window.sees(field))


def test_what_is_too_wide_is_never_scrolled_sideways_where_nobody_could_scroll_back(window, qtbot):
    window.area.widget().setMinimumWidth(2000)
    far = QPushButton("far", window.rows[30])
    far.move(1500, 0)
    far.show()
    enter(far, window.rows[30])
    qtbot.waitUntil(lambda: window.at > AROUND)
    assert window.area.horizontalScrollBar().value() == 0


def test_everything_scrolls_to_its_top(window):
    window.area.verticalScrollBar().setValue(200)
    to_top(window)
    assert window.at == 0


def test_rows_taken_away_one_by_one_scroll_nothing_and_leave_the_keyboard_near(window, qtbot):
    window.rows[0].setFocus()
    clear(window.column)
    assert QApplication.focusWidget() is window.area.widget()
    assert window.at == 0
    qtbot.waitUntil(lambda: window.area.widget().findChild(QPushButton) is None)


def test_what_is_taken_away_without_the_keyboard_leaves_it_where_it_is(window):
    window.rows[5].setFocus()
    take_away(window.rows[6])
    assert window.rows[5].hasFocus()


@pytest.mark.parametrize("end", [QWidget.hide, lambda row: row.setEnabled(False)])
def test_a_button_that_goes_leaves_the_keyboard_on_its_page(window, end):
    window.rows[-1].setFocus()
    end(window.rows[-1])
    assert QApplication.focusWidget() is window.page


def test_tab_still_leaves_the_page(window):
    window.rows[-1].setFocus()
    QTest.keyClick(window.rows[-1], hands.Qt.Key.Key_Tab)
    assert window.rail.hasFocus()


def test_after_a_dialog_the_keyboard_is_where_it_was(window, qtbot):
    window.rows[3].setFocus()
    dialog = QDialog(window)
    show_dialog(dialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.reject()
    qtbot.waitUntil(window.rows[3].hasFocus)


def test_after_a_dialog_that_made_the_page_anew_it_is_on_the_page(window, qtbot):
    window.rows[3].setFocus()
    dialog = QDialog(window)
    dialog.accepted.connect(lambda: clear(window.column))
    show_dialog(dialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.accept()
    qtbot.waitUntil(lambda: _within(window.page))


def test_after_a_question_whose_answer_made_the_page_anew_it_is_on_the_page(window, qtbot):
    window.rows[3].setFocus()
    hands.in_dialog(QDialog, QDialog.accept)
    assert ask_dialog(QDialog(window))
    clear(window.column)
    qtbot.waitUntil(lambda: _within(window.page))


def test_who_moves_the_keyboard_after_a_dialog_has_the_last_word(window, qtbot):
    window.rows[3].setFocus()
    dialog = QDialog(window)
    dialog.accepted.connect(window.rows[8].setFocus)
    show_dialog(dialog)
    qtbot.waitUntil(dialog.isVisible)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.accept()
    assert window.focusWidget() is window.rows[8]


def _within(page):
    held = page.window().focusWidget()
    return held is not None and (held is page or page.isAncestorOf(held))
