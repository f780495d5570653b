import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop.services.cases.case_lists import CaseQuery
from desktop.ui.cases.row_menu import CaseRowMenu
from tests.desktop.ui.desks import a_complaint
from tests.fakes import FakePrompts


@pytest.fixture
def prompts():
    return FakePrompts()


@pytest.fixture
def row(desk):
    a_complaint(desk)
    return desk.cases.list(CaseQuery()).rows[0]


@pytest.fixture
def shown(desk, prompts, row, theme, qtbot):
    """The lines of the menu over a row, by their words; and the menu's owner."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    menu = CaseRowMenu(desk.cases, prompts, window)
    lines = QMenu(window)
    menu.fill(lines, (row,))
    yield menu, {act.text(): act for act in lines.actions() if act.text()}
    lines.close()


@pytest.mark.parametrize(
    ("words", "copied"),
    [
        ("Copy the case number (Ctrl+Shift+C)", "case_no"),
        ("Copy the identifier", "id"),
        ("Copy the sentence", "summary"),
    ],
)
def test_what_identifies_a_case_is_copied(shown, row, words, copied):
    QGuiApplication.clipboard().clear()
    shown[1][words].trigger()
    assert QGuiApplication.clipboard().text() == getattr(row, copied)


def test_opening_is_the_first_line(shown, qtbot):
    menu, lines = shown
    assert next(iter(lines)) == "Open (Enter)"
    with qtbot.waitSignal(menu.opened):
        lines["Open (Enter)"].trigger()


@pytest.mark.parametrize("words", ["Show the name…", "Show the telephone…", "Show the plate…"])
def test_what_is_masked_stays_masked_without_a_reason(shown, prompts, words):
    shown[1][words].trigger()
    assert prompts.asked == [("enter_reason", words)]


def test_with_a_reason_the_name_is_told_and_the_look_is_recorded(shown, desk, prompts, row):
    prompts.answers["enter_reason"] = "the customer called"
    told = []
    prompts.tell = lambda title, text: told.append((title, text))
    shown[1]["Show the name…"].trigger()
    assert told == [(row.case_no, "周建国")]


def test_a_problem_is_shown_instead_of_the_value(shown, desk, prompts):
    prompts.answers["enter_reason"] = "the customer called"
    desk.session.sign_out()
    shown[1]["Show the plate…"].trigger()
    assert [problem.code for problem in prompts.problems] == ["people.signed_out"]
