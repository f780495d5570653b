"""Moving a case by its buttons and menus, and what stands in the way, in sentences."""

import pytest
from PySide6.QtWidgets import QScrollArea

from desktop.ui.case.entry_dialog import RecordDialog
from desktop.ui.window.place import AtRow, InField
from record.codes import Level, ProposalAnswer, RecordConfirmed, Stage, Status
from tests.builders import MANAGER
from tests.desktop.ui import hands
from tests.desktop.ui.case.open_case import WITHDRAWN, settle

FINISHED = "Finish this step"


def _menu(case):
    up, others = case.page.ui.escalateButton.menu(), case.page.ui.movesButton.menu()
    up.aboutToShow.emit()  # fills both
    return {act.text(): act for act in (*up.actions(), *others.actions())}


def _take(case, words):
    _menu(case)[words].trigger()
    case.rest()


def _missing(case):
    return [words for _place, words in case.page.parts.steps.missing._shown]


def _link(case, place):
    link = case.page.parts.steps.missing.link(place)
    hands.QTest.mouseClick(link, hands.Qt.MouseButton.LeftButton)
    case.rest()


# what the filled button says


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("", "Begin with the customer"),
        (Stage.LISTEN, FINISHED),
        (Stage.LOOK, FINISHED),
        (Stage.PROPOSE, FINISHED),
    ],
)
def test_the_filled_button_says_what_comes_next(begin, at, words):
    case = begin(at=at)
    assert case.page.ui.finishButton.text() == words
    assert case.page.ui.finishButton.toolTip() == f"{words} (Ctrl+Enter)"


def test_a_recorded_case_is_begun_when_somebody_takes_it_over(begin):
    case = begin(at="", manager_on_duty=MANAGER.person_id)
    hands.press(case.page, "Begin with the customer")
    case.rest()
    assert (case.record.status, case.record.stage) == (Status.ON_SITE, Stage.LISTEN)
    assert case.said() == "Now: 1 Listen"


def test_a_case_without_a_manager_is_not_begun_and_the_field_is_one_press_away(begin):
    case = begin(at="")
    hands.press(case.page, "Begin with the customer")
    case.rest()
    assert case.record.status == Status.RECORDED
    _link(case, InField("manager_on_duty"))
    assert case.focused() is case.row("manager_on_duty").input.widget


def test_where_nothing_follows_by_itself_there_is_no_filled_button(opened):
    opened.app.cases.move(
        opened.id, Status.ESCALATED, reason="beyond my authority", level=Level.AREA
    )
    opened.refresh()
    assert not opened.page.ui.finishButton.isVisible()
    opened.page._finish()
    assert opened.record.status == Status.ESCALATED


# what is missing


def test_what_is_missing_is_counted_and_named_in_both_languages(begin, language):
    case = begin()
    case.page._finish()
    case.rest()
    missing = case.app.cases.missing(case.record, Status.ON_SITE, Stage.LOOK)
    box = case.page.parts.steps.missing
    assert box.isVisible()
    assert len(box.links()) == len(missing)
    assert str(len(missing)) in hands.seen(box)
    assert all(any("一" <= c <= "鿿" for c in words) for words in _missing(case)) is (
        language == "zh"
    )


def test_the_list_shrinks_as_things_are_supplied_and_goes_with_the_last(opened):
    opened.page._finish()
    before = _missing(opened)
    opened.fill("demand_none", True)
    after = _missing(opened)
    assert len(after) < len(before)
    opened.app.cases.change(
        opened.record, {"record_confirmed": RecordConfirmed.YES, "preservation": "locked"}
    )
    settle(opened.app, opened.record)
    opened.refresh()
    assert _missing(opened) == []
    assert opened.page.parts.steps.missing.isHidden()


def test_the_first_thing_missing_has_the_keyboard(opened):
    opened.page._finish()
    opened.rest()
    assert opened.focused() is opened.page.parts.steps.missing.links()[0]


def test_a_link_to_a_row_puts_the_keyboard_on_its_button(opened):
    opened.page._finish()
    opened.rest()
    _link(opened, AtRow("step0.safety"))
    assert opened.focused() is opened.step("step0.safety").action


def test_a_link_to_a_field_opens_its_part(opened):
    opened.page._finish()
    _link(opened, InField("record_confirmed"))
    assert opened.focused() is opened.row("record_confirmed").input.widget


def test_a_refusal_to_confirm_asks_for_a_witness_at_the_list_of_people(opened):
    opened.fill("record_confirmed", "REFUSED")
    opened.page._finish()
    opened.rest()
    assert any("witness" in words.lower() for words in _missing(opened))
    _link(opened, InField("people"))
    assert opened.focused().text() == "Add a person"


def test_what_is_missing_is_forgotten_on_another_case(opened, begin):
    opened.page._finish()
    assert opened.page.parts.steps.missing.isVisible()
    other = begin()
    opened.page.open(case_id=other.id)
    opened.rest()
    assert opened.page.parts.steps.missing.isHidden()


def test_an_offer_that_nobody_took_is_opened_where_it_is_answered(begin):
    case = begin(at=Stage.PROPOSE)
    case.app.cases.add(case.record, "proposals", {"remedy": "REFUND", "amount": 300})
    settle(case.app, case.record)
    case.refresh()
    case.page._finish()
    case.rest()
    [member] = case.record.proposals
    hands.QTest.mouseClick(
        case.page.parts.steps.missing.links()[0], hands.Qt.MouseButton.LeftButton
    )
    dialog = case.page.findChild(RecordDialog)
    assert dialog._member == member
    hands.put(dialog.form.rows["answer"].input.widget, "ACCEPTED")
    dialog.ui.recordButton.click()
    assert case.record.proposals[member].answer == ProposalAnswer.ACCEPTED


# handing up, back and aside


@pytest.mark.parametrize(
    ("words", "level"),
    [("Area", "AREA"), ("Region", "REGION"), ("Headquarters", "HQ")],
)
def test_a_case_is_handed_up_to_whom_the_line_names(opened, words, level):
    opened.prompts.answers["enter_reason"] = "beyond my authority"
    _take(opened, f"Hand up to: {words}")
    kept = opened.record
    assert (kept.status, kept.level, kept.status_reason) == (
        Status.ESCALATED, level, "beyond my authority",
    )  # fmt: skip
    assert opened.said() == "Now: Escalated"
    assert "Escalated" in hands.seen(opened.page.ui.chips)


def test_a_case_goes_back_to_a_step_that_was_done_with_the_reason(begin):
    case = begin(at=Stage.LOOK)
    back = next(words for words in _menu(case) if words.startswith("Back to: 1 Listen"))
    _take(case, back)
    assert case.record.stage == Stage.LOOK
    case.prompts.answers["enter_reason"] = "a fact is missing"
    _take(case, back)
    assert (case.record.stage, case.record.status_reason) == (Stage.LISTEN, "a fact is missing")
    assert case.step("step0.safety").isVisible()


def test_a_case_is_not_set_aside_for_a_test_without_its_end_and_a_sample(opened):
    _take(opened, "Set to: Awaiting test")
    assert opened.record.status == Status.ON_SITE
    assert len(_missing(opened)) == 2
    assert "Awaiting test" in hands.seen(opened.page.parts.steps.missing)
    opened.fill("test_until", "06-20 12:00")
    opened.part("step")
    assert len(_missing(opened)) == 1


def test_a_case_at_an_outside_body_names_it_and_comes_back_with_a_reason(opened):
    opened.fill("proceeding", "market supervision, 2026-17")
    _take(opened, "Set to: Outside proceeding")
    assert opened.record.status == Status.EXTERNAL
    opened.prompts.answers["enter_reason"] = "they sent it back"
    back = next(words for words in _menu(opened) if words.startswith("Back to:"))
    _take(opened, back)
    assert (opened.record.status, opened.record.stage) == (Status.ON_SITE, Stage.LISTEN)


@pytest.mark.parametrize("sure", [True, False])
def test_a_withdrawal_is_final_only_after_it_was_said_what_becomes_final(opened, sure):
    opened.fill("result", "WITHDRAWN")
    opened.app.cases.add(opened.record, "communications", WITHDRAWN)
    opened.refresh()
    opened.prompts.answers |= {"enter_reason": "withdrawn in person", "confirm_final": sure}
    _take(opened, "Set to: Withdrawn")
    assert (opened.record.status == Status.WITHDRAWN) is sure
    assert ("confirm_final", f"Close case {opened.record.case_no}?") in opened.prompts.asked


def test_a_case_that_ended_is_only_shown(opened):
    opened.fill("result", "WITHDRAWN")
    opened.app.cases.add(opened.record, "communications", WITHDRAWN)
    opened.app.cases.move(opened.id, Status.WITHDRAWN, reason="in person")
    opened.refresh()
    opened.part("review")
    assert "addendum" in opened.page.parts.review.note.placeholderText()
    opened.part("step")
    assert opened.page.ui.titleEdit.isReadOnly()
    assert not opened.page.ui.finishButton.isVisible()
    assert not opened.step("step0.safety").action.isVisible()


def test_the_region_sends_an_escalated_case_back_by_its_instruction(opened):
    opened.app.cases.move(
        opened.id, Status.ESCALATED, reason="beyond my authority", level=Level.AREA
    )
    opened.refresh()
    back = next(words for words in _menu(opened) if words.startswith("Back to:"))
    _take(opened, back)
    assert opened.record.status == Status.ESCALATED
    assert len(_missing(opened)) == 1
    with opened.at_the_region():
        opened.app.review.return_points(opened.id, [("offer the refund", "")])
    opened.rest()
    assert (opened.record.status, opened.record.stage) == (Status.ON_SITE, Stage.LISTEN)
    assert opened.page.ui.finishButton.text() == FINISHED


def test_a_move_that_is_refused_meanwhile_is_told_and_the_case_stays(opened):
    opened.app.session.sign_out()
    opened.prompts.answers["enter_reason"] = "beyond my authority"
    _take(opened, "Hand up to: Area")
    assert len(opened.prompts.problems) == 1
    assert opened.record.status == Status.ON_SITE


def test_the_menu_offers_what_the_case_can_do_now_not_what_it_could_when_it_was_opened(opened):
    assert not any(words.startswith("Back to: 1") for words in _menu(opened))
    opened.app.cases.change(opened.record, {
        "demand_none": True, "record_confirmed": RecordConfirmed.YES, "preservation": "locked",
    })  # fmt: skip
    settle(opened.app, opened.record)
    opened.app.cases.move(opened.id, Status.ON_SITE, Stage.LOOK)
    assert any(words.startswith("Back to: 1 Listen") for words in _menu(opened))


def test_what_is_typed_is_recorded_before_the_moves_are_offered(opened):
    field = opened.field("place_detail")
    hands.write("lane 2", field)
    _menu(opened)
    assert opened.record.place_detail == "lane 2"


# where the keyboard is, it is seen


def _is_seen(case, widget):
    area = widget.parentWidget()
    while not isinstance(area, QScrollArea):
        area = area.parentWidget()
    view = area.viewport()
    top = widget.mapTo(view, widget.rect().topLeft()).y()
    return top >= 0 and top + widget.height() <= view.height()


@pytest.mark.parametrize("path", ["stop_sale_reason", "demand_text", "closing_note"])
def test_a_link_scrolls_to_the_field_that_it_names(opened, path, qtbot):
    opened.page.go_to(InField(path))
    field = opened.focused()
    assert field.objectName() == path
    qtbot.waitUntil(lambda: _is_seen(opened, field))


def test_another_case_opens_at_its_own_top(opened, begin, qtbot):
    other = begin()
    opened.page.go_to(InField("stop_sale_reason"))
    field = opened.row("stop_sale_reason").input.widget
    qtbot.waitUntil(lambda: _is_seen(opened, field))
    opened.page.open(case_id=other.id)
    opened.rest()
    bars = [a.verticalScrollBar().value() for a in opened.page.findChildren(QScrollArea)]
    assert len(bars) > 1
    assert not any(bars)


# what a move is called


def test_only_handing_up_is_called_escalating_and_the_rest_stands_under_its_own_heading(begin):
    case = begin(at=Stage.LOOK)
    up = hands.lines(case.page.ui.escalateButton.menu())
    assert up
    assert all(words.startswith("Hand up to: ") for words in up)
    others = hands.lines(case.page.ui.movesButton.menu())
    headings = [words for words, act in others.items() if not act.isEnabled()]
    assert headings == ["Back to a step", "Wait", "Outside proceeding", "End"]
    lines = list(others)
    assert lines[lines.index("Wait") + 1] == "Set to: Awaiting test"
    assert lines[lines.index("End") + 1] == "Set to: Withdrawn"


def test_a_reason_is_asked_for_only_when_nothing_else_is_missing(opened):
    opened.prompts.answers["enter_reason"] = "typed with care"
    _take(opened, "Set to: Withdrawn")
    assert _missing(opened)
    assert ("enter_reason", "Withdrawn") not in opened.prompts.asked
