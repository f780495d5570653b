"""What happens on an open page when the case changes elsewhere: at another PC, at the region."""

import pytest
from PySide6.QtWidgets import QLabel

from desktop.ui.case.entry_dialog import RecordDialog
from desktop.ui.widgets.button import Button
from desktop.ui.window.place import AtDecisions, AtPoint
from record.codes import RecordConfirmed, RowState, Severity, Stage, Status, StopSale
from tests.builders import AREA, COLLEAGUE, MANAGER
from tests.desktop.ui import hands
from tests.desktop.ui.case.open_case import settle


def _two_versions(case, path, ours, theirs, at_first="told at first"):
    """Change one field here and, without seeing that, at another PC."""
    seen = case.app.cases.change(case.record, {path: at_first})
    case.app.cases.change(seen, {path: ours})
    with case.at_another_pc():
        case.app.cases.change(seen, {path: theirs})
    case.refresh()


def _buttons(case, words):
    found = case.part("review").findChildren(Button)
    return [b for b in found if b.text() == words and b.isVisible()]


def test_two_versions_are_told_above_the_page_and_on_the_tab(opened):
    _two_versions(opened, "narrative", "it shakes", "it smokes")
    assert "Two people changed 1 field" in hands.seen(opened.page.banners.versions)
    tabs = opened.page.ui.tabs
    assert "Review 1" in [tabs.tabText(n) for n in range(tabs.count())]
    hands.press(opened.page.banners.versions, "Choose")
    opened.rest()
    assert opened.page.parts.review.isVisible()


def test_both_versions_stand_beside_each_other_with_who_wrote_the_other(opened):
    _two_versions(opened, "narrative", "it shakes", "it smokes")
    told = hands.seen(opened.part("review"))
    assert opened.app.label("field", "narrative") in told
    assert "it smokes" in told
    assert f"{MANAGER.name}: it shakes" in told


@pytest.mark.parametrize(("which", "kept"), [(0, "it smokes"), (1, "it shakes")])
def test_either_version_can_be_kept_and_settles_the_two(opened, which, kept):
    _two_versions(opened, "narrative", "it shakes", "it smokes")
    opened.part("review")
    _buttons(opened, "Keep this one")[which].click()
    opened.rest()
    assert opened.record.narrative == kept
    assert opened.record.two_versions == {}
    assert opened.page.banners.isHidden() or opened.page.banners.versions.isHidden()
    assert opened.row("narrative").input.words() == kept


def test_a_version_that_is_empty_is_said_to_be_empty(opened):
    _two_versions(opened, "narrative", "it shakes", "")
    assert "(empty)" in hands.seen(opened.part("review"))


def test_choices_are_compared_in_words(opened):
    _two_versions(opened, "stop_sale", "YES", "NO", at_first="YES")
    if not opened.record.two_versions:
        opened.app.cases.change(opened.record, {"stop_sale": StopSale.YES})
        _two_versions(opened, "stop_sale", "", "NO", at_first="YES")
    assert opened.app.label("stop_sale", "NO") in hands.seen(opened.part("review"))


def test_two_versions_are_asked_in_the_language_of_the_window(begin, language):
    case = begin()
    _two_versions(case, "narrative", "车抖", "冒烟")
    told = hands.seen(case.part("review"))
    assert "冒烟" in told
    assert ("Two versions of" in told) is (language == "en")


def test_nobody_on_duty_settles_nothing_and_both_versions_stay(opened):
    _two_versions(opened, "narrative", "it shakes", "it smokes")
    opened.part("review")
    opened.app.session.sign_out()
    _buttons(opened, "Keep this one")[0].click()
    assert len(opened.prompts.problems) == 1
    assert "narrative" in opened.record.two_versions


def test_what_is_typed_over_a_change_from_elsewhere_makes_two_versions(opened):
    opened.fill("narrative", "told at first")
    field = opened.field("narrative")
    hands.write(" and then it stopped", field)
    with opened.at_another_pc():
        opened.app.cases.change(opened.record, {"narrative": "it smokes"})
    opened.rest()
    assert "and then it stopped" in opened.row("narrative").input.words()
    opened.page.leave()
    opened.refresh()
    both = opened.record.two_versions["narrative"]
    assert {opened.record.narrative, both.other} == {
        "told at first and then it stopped", "it smokes",
    }  # fmt: skip
    assert opened.page.banners.versions.isVisible()


def test_a_change_from_elsewhere_shows_in_the_fields_that_nobody_types_in(opened):
    field = opened.field("place_detail")
    hands.write("lane", field)
    with opened.at_another_pc():
        opened.app.cases.change(opened.record, {"respondent": "the cashier"})
    opened.rest()
    assert opened.row("respondent").input.words() == "the cashier"
    assert opened.row("place_detail").input.words() == "lane"


def test_a_row_that_is_answered_elsewhere_is_answered_here(opened):
    with opened.at_another_pc():
        opened.app.cases.answer(opened.id, "step0.seat", RowState.DONE)
    opened.rest()
    assert not opened.step("step0.seat").action.isVisible()


def test_a_step_that_is_finished_elsewhere_is_left_here_too(opened):
    opened.app.cases.change(opened.record, {
        "demand_none": True, "record_confirmed": RecordConfirmed.YES, "preservation": "locked",
    })  # fmt: skip
    settle(opened.app, opened.record)
    with opened.at_another_pc():
        opened.app.cases.move(opened.id, Status.ON_SITE, Stage.LOOK)
    opened.rest()
    assert opened.step("look.transaction").isVisible()
    assert opened.page.parts.steps.missing.isHidden()


def test_another_case_that_changes_moves_nothing_here(opened, begin):
    before = opened.page.parts.steps.row("step0.seat")
    shown = opened.page.case
    other = begin()
    opened.app.cases.note(other.id, "elsewhere")
    opened.rest()
    assert opened.page.case is shown
    assert opened.page.parts.steps.row("step0.seat") is before


def test_an_entry_that_is_open_keeps_its_words_while_the_case_changes(opened):
    opened.page._open_entry("people", "")
    dialog = opened.page.findChild(RecordDialog)
    hands.put(dialog.form.rows["name"].input.widget, "王丽")
    with opened.at_the_region():
        opened.app.review.raise_class(opened.id, Severity.HOT, "press is asking")
    opened.rest()
    assert opened.page.case.severity == Severity.HOT
    assert dialog.form.rows["name"].input.words() == "王丽"
    dialog.ui.recordButton.click()
    assert [p.name for p in opened.record.people.values()] == ["王丽"]


def test_two_people_who_change_one_entry_keep_both_versions(opened):
    case = opened.app.cases.change(opened.record, {"people.p1": {"name": "王丽"}})
    opened.refresh()
    opened.page._open_entry("people", "p1")
    dialog = opened.page.findChild(RecordDialog)
    hands.put(dialog.form.rows["remark"].input.widget, "stood beside")
    with opened.at_another_pc():
        opened.app.cases.change(case, {"people.p1": {"name": "王丽", "phone": "138"}})
    dialog.ui.recordButton.click()
    opened.refresh()
    both = opened.record.two_versions["people.p1"]
    kept = opened.record.people["p1"]
    assert {kept.remark, kept.phone} | {str(both.other)} >= {"stood beside"}
    assert opened.page.banners.versions.isVisible()
    told = hands.seen(opened.part("review"))
    assert "Two versions of “Other people”" in told
    assert "王丽\nWitness · stood beside" in told
    assert f"{COLLEAGUE.name}: 王丽\nWitness · 138" in told


def test_two_versions_of_a_fact_of_the_category_are_told_with_their_unit(opened):
    for value in ("12.00", "13.280"):
        opened.fill("facts.litres", value)
    seen = opened.record
    opened.fill("facts.litres", "14.5")
    with opened.at_another_pc():
        fact = {"value": "15.50", "unit": "L", "source": "SYSTEM"}
        opened.app.cases.change(seen, {"facts.litres": fact})
    opened.refresh()
    told = hands.seen(opened.part("review"))
    assert "Two versions of “Litres”" in told
    assert "14.5 L" in told
    assert "15.50 L" in told
    assert "'value'" not in told


def test_an_entry_of_two_versions_is_settled_as_the_one_that_was_chosen(opened):
    case = opened.app.cases.change(opened.record, {"people.p1": {"name": "王丽"}})
    opened.app.cases.change(case, {"people.p1": {"name": "王丽", "remark": "stood beside"}})
    with opened.at_another_pc():
        opened.app.cases.change(case, {"people.p1": {"name": "王丽", "phone": "138"}})
    opened.refresh()
    opened.part("review")
    _buttons(opened, "Keep this one")[1].click()
    opened.rest()
    kept = opened.record.people["p1"]
    assert (kept.remark, kept.phone) == ("stood beside", "")
    assert opened.record.two_versions == {}


# what the region says meanwhile


def test_points_of_the_region_are_counted_above_the_page_and_lead_to_the_first(opened):
    with opened.at_the_region():
        opened.app.review.return_points(opened.id, [("which bay?", ""), ("whose receipt?", "")])
    opened.rest()
    assert "returned 2 points" in hands.seen(opened.page.banners.points)
    hands.press(opened.page.banners.points, "Answer")
    opened.rest()
    assert opened.page.parts.review.isVisible()
    asked = {task.text for task in opened.record.open_tasks}
    assert asked == {"which bay?", "whose receipt?"}
    assert all(text in hands.seen(opened.page.parts.review) for text in asked)


def test_answering_one_point_leaves_the_other_with_what_was_typed_there(opened):
    with opened.at_the_region():
        opened.app.review.return_points(opened.id, [("which bay?", ""), ("whose receipt?", "")])
    opened.rest()
    first, second = opened.record.open_tasks
    boxes = opened.page.parts.review._points
    opened.part("review")
    hands.write("the driver's", boxes[second.id].answer)
    opened.page.go_to(AtPoint(first.id))
    assert boxes[first.id].answer.hasFocus()
    hands.write("bay four", boxes[first.id].answer)
    hands.key(hands.Qt.Key.Key_Return, boxes[first.id].answer)
    opened.rest()
    assert [task.id for task in opened.record.open_tasks] == [second.id]
    assert opened.page.parts.review._points[second.id].answer.text() == "the driver's"
    assert opened.said().startswith("Answered.")


def test_an_answer_half_typed_is_back_after_the_page_was_left(opened, begin):
    with opened.at_the_region():
        opened.app.review.return_points(opened.id, [("which bay?", "")])
    opened.rest()
    [task] = opened.record.open_tasks
    opened.page.go_to(AtPoint())
    hands.write("bay f", opened.page.parts.review._points[task.id].answer)
    opened.page.leave()
    other = begin()
    opened.page.open(case_id=other.id)
    opened.page.open(case_id=opened.id)
    opened.rest()
    assert opened.page.parts.review._points[task.id].answer.text() == "bay f"
    assert opened.record.open_tasks


def test_an_answer_of_blanks_is_not_sent(opened):
    with opened.at_the_region():
        opened.app.review.return_points(opened.id, [("which bay?", "")])
    opened.rest()
    opened.page.go_to(AtPoint())
    [box] = opened.page.parts.review._points.values()
    hands.write("   ", box.answer)
    hands.press(box, "Answer")
    assert len(opened.record.open_tasks) == 1


def test_a_point_about_a_field_leads_there_by_its_name(opened):
    with opened.at_the_region():
        opened.app.review.return_points(opened.id, [("spell it", "vehicle.plate")])
    opened.rest()
    opened.page.go_to(AtPoint())
    [box] = opened.page.parts.review._points.values()
    assert f"Returned by {AREA.name}, 12:00" in hands.seen(box)
    hands.press(box, "Go to Number plate")
    opened.rest()
    assert hands.QApplication.focusWidget() is opened.row("vehicle.plate").input.widget
    assert "spell it → waits for an answer" in opened.row("vehicle.plate").remarks.text()


def test_a_remark_of_the_region_stands_under_the_field_it_is_about(opened):
    with opened.at_the_region():
        opened.app.review.comment(opened.id, "read it again", "complainant.phone")
    opened.rest()
    row = opened.row("complainant.phone")
    assert row.remarks.isVisible()
    assert row.remarks.text() == f"{AREA.name}, 12:00: read it again"


def test_a_class_raised_by_the_region_shows_its_reason_and_its_clocks(opened):
    with opened.at_the_region():
        opened.app.review.raise_class(opened.id, Severity.MAJOR, "the press is here")
    opened.rest()
    chips = opened.page.ui.chips.findChildren(QLabel)
    major = next(c for c in chips if c.text() == opened.app.label("severity", Severity.MAJOR))
    assert "the press is here" in major.toolTip()
    told = hands.seen(opened.part("review"))
    assert "the press is here" in told
    opened.page.go_to(AtDecisions())
    assert opened.page.parts.review.isVisible()


def test_the_clocks_go_on_while_the_page_is_open(opened):
    before = hands.seen(opened.page.ui.chips)
    opened.app.clock.move(hours=2)
    opened.page._minute.timeout.emit()
    opened.rest()
    assert hands.seen(opened.page.ui.chips) != before
    assert "over" in hands.seen(opened.page.ui.chips)
