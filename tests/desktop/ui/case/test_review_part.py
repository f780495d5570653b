from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.ui.case.region_panel import PointBox
from desktop.ui.desk.pages import Pages
from desktop.ui.widgets.button import Button
from desktop.ui.window.changes import Changes
from desktop.ui.window.place import AtClock, AtDecisions, AtPoint, AtValidity, InField
from record.codes import DeadlineStatus
from tests.desktop.ui.desks import MANAGER, a_complaint, at_the_region
from tests.fakes import FakePrompts


@pytest.fixture
def case(desk):
    return a_complaint(desk)


@pytest.fixture
def page(desk, case, theme, qtbot):
    made = Pages(desk, theme, FakePrompts(), Changes()).case()
    qtbot.addWidget(made)
    made.resize(1064, 720)
    made.show()
    made.open(case_id=case.id)
    return made


def _said(page):
    return " ".join(label.text() for label in page.parts.review.findChildren(QLabel))


def _button(page, words):
    buttons = page.parts.review.findChildren(Button)
    return next(b for b in buttons if b.text() == words and not b.isHidden())


def _return(desk, case, *points):
    with at_the_region(desk):
        desk.review.return_points(case.id, [(words, "") for words in points])


def test_a_note_is_written_with_enter_and_the_field_is_empty_again(page, desk, case, qtbot):
    page.go_to(AtDecisions())
    note = page.parts.review.note
    qtbot.keyClicks(note, "customer calls back at four")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    assert [n.text for n in desk.cases.get(case.id).notes] == ["customer calls back at four"]
    assert f"{MANAGER.name}: customer calls back at four" in _said(page)
    assert note.text() == ""


def test_a_note_of_blanks_is_not_written(page, desk, case, qtbot):
    qtbot.keyClicks(page.parts.review.note, "   ")
    qtbot.keyClick(page.parts.review.note, Qt.Key.Key_Return)
    assert not desk.cases.get(case.id).notes


def test_returned_points_are_counted_on_the_tab_and_lead_to_their_boxes(page, desk, case):
    _return(desk, case, "which bay?", "whose receipt?")
    page.refresh()
    titles = [page.ui.tabs.tabText(n) for n in range(page.ui.tabs.count())]
    assert "Review 2" in titles
    page.banners.points.acted.emit()
    boxes = page.parts.review.findChildren(PointBox)
    assert page.parts.review.isVisible()
    assert boxes[0].answer.hasFocus()


def test_an_answer_by_its_button_takes_the_box_away(page, desk, case, qtbot):
    _return(desk, case, "which bay?")
    page.refresh()
    page.go_to(AtPoint())
    box = page.parts.review.findChild(PointBox)
    qtbot.keyClicks(box.answer, "bay four")
    next(b for b in box.findChildren(Button) if b.text() == "Answer").click()
    assert not desk.cases.get(case.id).open_tasks
    assert box.isHidden()
    assert "which bay? – answered: bay four" in _said(page)


def test_an_answer_half_typed_stays_while_the_case_changes(page, desk, case, qtbot):
    _return(desk, case, "which bay?")
    page.refresh()
    page.go_to(AtPoint())
    box = page.parts.review.findChild(PointBox)
    qtbot.keyClicks(box.answer, "bay f")
    desk.cases.change(desk.cases.get(case.id), {"place_detail": "bay 4"})
    page.refresh()
    assert box.answer.text() == "bay f"


def test_a_clock_is_met_by_its_button(page, desk, case, qtbot):
    rule = next(c.rule for c in desk.cases.clocks(case) if c.status == DeadlineStatus.OPEN)
    page.refresh()
    page.go_to(AtClock(rule))
    done = page.parts.review.findChild(Button, f"clock:{rule}")
    assert done.hasFocus()
    qtbot.keyClick(done, Qt.Key.Key_Space)
    clocks = {c.rule: c.status for c in desk.cases.clocks(desk.cases.get(case.id))}
    assert clocks[rule] != "OPEN"


def test_an_undecided_validity_asks_for_the_report(page):
    page.go_to(AtValidity())
    report = _button(page, "Report with a proposal")
    assert report.hasFocus()


def test_a_decision_of_the_region_stands_with_its_ground(page, desk, case):
    with at_the_region(desk):
        desk.review.decide_validity(case.id, "VALID", "the till says so")
    page.refresh()
    page.go_to(AtDecisions())
    assert "the till says so" in _said(page)
    assert "Whether the complaint is valid is not decided" not in _said(page)


def test_what_a_remark_is_about_is_one_press_away(page, desk, case):
    with at_the_region(desk):
        desk.review.comment(case.id, "read it again", "vehicle.plate")
    page.refresh()
    page.go_to(AtDecisions())
    link = next(b for b in page.parts.review.findChildren(Button) if b.text().startswith("Go to"))
    heard = []
    page.parts.review.place_asked.connect(heard.append)
    link.click()
    assert heard == [InField("vehicle.plate")]


def test_nothing_is_drawn_again_while_nothing_changed(page, desk, case):
    page.go_to(AtDecisions())
    before = page.parts.review.findChildren(QLabel)
    page.refresh()
    assert page.parts.review.findChildren(QLabel) == before


def test_the_time_of_saving_is_the_clock_of_the_desk(page, desk, case, qtbot):
    page.go_to(InField("summary"))
    qtbot.keyClicks(page.ui.titleEdit, "!")
    page.leave()
    shown = page.ui.savedText.text().removeprefix("Saved ")
    now = desk.clock.now().astimezone()
    near = {(now - timedelta(seconds=s)).strftime("%H:%M:%S") for s in range(30)}
    assert shown in near
