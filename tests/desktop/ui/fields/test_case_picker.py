import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.desk.pages import desk_words
from desktop.ui.fields.case_picker import CasePicker
from tests.desktop.ui.desks import a_complaint


@pytest.fixture
def cases(desk):
    return [
        a_complaint(desk, summary="发票金额不符", category="D"),
        a_complaint(desk, summary="洗车刮擦前保险杠", category="H"),
    ]


@pytest.fixture
def owner(theme, qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def picker(desk, cases, owner, qtbot):
    made = CasePicker(desk.cases, desk_words(desk), "The file becomes evidence.", owner)
    made.show()
    qtbot.waitUntil(lambda: made.ui.caseList.count() == len(cases))
    return made


def test_the_open_cases_are_offered_with_what_tells_them_apart(picker, desk):
    words = picker.ui.caseList.item(0).text()
    assert picker.ui.whyText.text() == "The file becomes evidence."
    for told in ("洗车刮擦前保险杠", "三堰加油站", desk.label("category", "H")):
        assert told in words


def test_words_find_a_case_and_enter_takes_it(picker, cases, qtbot):
    picker.ui.searchField.setText("发票")
    qtbot.waitUntil(lambda: picker.ui.caseList.count() == 1)
    with qtbot.waitSignal(picker.accepted):
        qtbot.keyClick(picker.ui.caseList, Qt.Key.Key_Return)
    assert picker.chosen() == cases[0].id


def test_words_that_fit_no_case_leave_nothing_to_choose(picker, qtbot):
    picker.ui.searchField.setText("没有这样的案件")
    qtbot.waitUntil(picker.ui.emptyState.isVisible)
    assert picker.chosen() == ""
    assert not picker.ui.chooseButton.isEnabled()


@pytest.mark.parametrize("taken", [True, False])
def test_the_question_returns_the_case_or_nothing(desk, cases, owner, taken):
    def answer():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, CasePicker) or not dialog.chosen():
            QTimer.singleShot(10, answer)
        elif taken:
            dialog.ui.chooseButton.click()
        else:
            dialog.ui.cancelButton.click()

    QTimer.singleShot(0, answer)
    found = CasePicker.pick(desk.cases, desk_words(desk), "why", owner)
    assert found == (cases[1].id if taken else "")
