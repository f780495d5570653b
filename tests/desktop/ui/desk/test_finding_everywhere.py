"""Ctrl+F and Ctrl+N on every page, and lists that say why they are empty."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.desk.desk_window import desk_window
from desktop.ui.search.find_bar import FindBar
from desktop.ui.widgets.search_field import SearchField
from desktop.ui.window.visit import ToCase, ToCases
from tests.desktop.ui.desks import MANAGER, a_complaint, visits
from tests.patience import PATIENCE_MS

CONTROL = Qt.KeyboardModifier.ControlModifier
PAGES = ("today", "cases", "evidence", "new", "scan_inbox", "sync", "settings", "case")


@pytest.fixture
def window(desk, theme, language, qtbot):
    desk.settings.change(language=language)
    made = desk_window(desk, theme)
    qtbot.addWidget(made)
    made.show()
    made.sign_in.signed_in.emit(MANAGER)
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def _press(key):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, CONTROL)


def test_every_page_finds_by_ctrl_f_and_begins_a_complaint_by_ctrl_n(window, desk, qtbot):
    case = a_complaint(desk)
    for name in PAGES:
        window.open(visits(case.id)[name])
        _press(Qt.Key.Key_F)
        taken = QApplication.focusWidget()
        over = taken.parentWidget()
        assert isinstance(taken, SearchField) or isinstance(over, FindBar), name
        if isinstance(over, FindBar):
            over.end()
        _press(Qt.Key.Key_N)
        assert window.current == "new", name


def test_words_are_found_on_the_page_of_a_case(window, desk, qtbot):
    case = a_complaint(desk, summary="顧客車輛加油後熄火")
    window.open(ToCase(case.id))
    _press(Qt.Key.Key_F)
    bar = QApplication.focusWidget().parentWidget()
    QTest.keyClicks(bar.edit, "")
    bar.edit.setText("车辆加油后")
    page = window.page("case")
    assert page.ui.titleEdit.property("found") == "here"
    assert page.ui.titleEdit.selectedText() == "車輛加油後"
    bar.edit.setText("飞机")
    assert page.ui.titleEdit.property("found") == ""
    assert bar.count.text() in ("本页没有", "not on this page")
    QTest.keyClick(bar.edit, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_an_empty_list_says_why_and_clears(window, desk, language, qtbot):
    a_complaint(desk)
    window.open(ToCases())
    page = window.page("cases")
    page.ui.search.setText("飞机延误")
    told = {"zh": "没有找的地方", "en": "Not searched"}[language]
    said = page.ui.empty
    qtbot.waitUntil(lambda: told in said.accessibleName(), timeout=PATIENCE_MS)
    qtbot.mouseClick(said.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=PATIENCE_MS)
    assert page.ui.search.text() == ""


def test_filters_that_hide_what_is_sought_are_named(window, desk, language, qtbot):
    a_complaint(desk)
    window.open(ToCases())
    page = window.page("cases")
    page.filters._change(categories=("I",))
    page.ui.search.setText("发抖")
    told = {"zh": "筛选条件挡住了 1 件", "en": "The filters hide 1"}[language]
    qtbot.waitUntil(lambda: told in page.ui.empty.accessibleName(), timeout=PATIENCE_MS)
