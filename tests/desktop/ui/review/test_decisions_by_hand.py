"""What a region decides at its desk: asked in a dialog, recorded at once, and never lost."""

import pytest
from PySide6.QtCore import Qt

from desktop.ui.review.decision_dialog import DecisionDialog
from desktop.ui.review.return_dialog import ReturnDialog
from desktop.ui.window.visit import ToReview
from record.codes import Severity, Validity
from record.measures import Fen
from tests.builders import AREA
from tests.desktop.ui import hands
from tests.desktop.ui.review.reviewing import at_the_station


def _offer(review, **offer):
    with at_the_station(review.app):
        review.app.cases.add(review.record, "proposals", {"remedy": "REFUND", **offer})
    review.page.refresh()


def _return(review, act):
    hands.in_dialog(ReturnDialog, act)
    review.page.ui.returnButton.click()
    review.rest()


@pytest.mark.parametrize("value", [Validity.VALID, Validity.PARTLY_VALID, Validity.INVALID])
def test_validity_is_decided_with_its_ground_and_shown_on_the_page(review, value):
    case = review()
    case.decide(case.page.ui.validityButton.text(), "the till says so", value)
    kept = case.record
    assert (kept.validity, kept.validity_reason) == (value, "the till says so")
    decision = kept.decisions[-1]
    assert (decision.actor, decision.action, decision.applied) == (AREA.person_id, "VALIDITY", True)


def test_a_remark_on_the_whole_case_is_recorded_and_read_beside_it(review):
    case = review()
    case.decide(case.page.ui.commentButton.text(), "tell the customer first")
    decision = case.record.decisions[-1]
    assert (decision.action, decision.about, decision.text) == (
        "COMMENT", "", "tell the customer first",
    )  # fmt: skip
    assert "tell the customer first" in hands.seen(case.page.ui.noteCard)


def test_a_remark_is_tied_to_the_part_that_is_chosen_and_stands_there(review):
    case = review()
    case.decide(case.page.ui.commentButton.text(), "spell it", about="vehicle.plate")
    assert case.record.decisions[-1].about == "vehicle.plate"
    assert f"{AREA.name}, 12:00: spell it" in hands.seen(case.page.ui.factCard)


@pytest.mark.parametrize("higher", [Severity.IMPORTANT, Severity.HOT, Severity.MAJOR])
def test_the_class_is_raised_with_its_reason(review, higher):
    case = review()
    case.decide(case.page.ui.classButton.text(), "the press is here", higher)
    assert case.record.severity == higher
    assert case.record.class_changes[-1].reason == "the press is here"
    assert case.app.label("severity", higher) in hands.seen(case.page.ui.chipHost)


def test_the_highest_class_is_not_raised_further_and_the_page_says_so(review):
    case = review()
    case.app.review.raise_class(case.queue[0], Severity.MAJOR, "the press is here")
    case.page.refresh()
    case.rest()
    case.page.ui.classButton.click()
    assert case.prompts.asked == [("tell", "Already the highest class")]


def test_lower_classes_are_not_offered(review):
    case = review()
    case.app.review.raise_class(case.queue[0], Severity.HOT, "the press is here")
    case.page.refresh()
    case.rest()
    offered = []
    hands.in_dialog(DecisionDialog, lambda dialog: offered.extend(dialog._buttons))
    case.page.ui.classButton.click()
    assert offered == [Severity.MAJOR]


def test_without_an_offer_there_is_no_money_to_approve(review):
    case = review()
    case.page.ui.moneyButton.click()
    assert case.prompts.asked == [("tell", "Nothing to approve")]


def test_money_is_approved_for_the_offer_that_is_chosen(review):
    case = review()
    _offer(case, amount=900)
    _offer(case, amount=5000, remedy="REPAIR")
    told = []

    def act(dialog):
        told.extend(button.text() for button in dialog._buttons.values())
        repair = next(k for k, offer in case.record.proposals.items() if offer.remedy == "REPAIR")
        dialog.choose(repair)
        hands.press(dialog, "Approve")

    hands.in_dialog(DecisionDialog, act)
    case.page.ui.moneyButton.click()
    assert told == ["Refund · ¥900.00", "Repair at an agreed workshop · ¥5,000.00"]
    approved = {offer.amount: offer.approved_by for offer in case.record.proposals.values()}
    assert approved == {Fen(90000): "", Fen(500000): AREA.person_id}


def test_money_that_was_approved_is_not_asked_for_again(review):
    case = review()
    _offer(case, amount=900)
    [member] = case.record.proposals
    case.app.review.approve_money(case.queue[0], member)
    case.page.refresh()
    case.rest()
    case.page.ui.moneyButton.click()
    assert case.prompts.asked[-1] == ("tell", "Nothing to approve")


def test_an_offer_without_money_needs_no_approval(review):
    case = review()
    _offer(case, remedy="APOLOGY")
    case.page.ui.moneyButton.click()
    assert case.prompts.asked[-1] == ("tell", "Nothing to approve")


def test_confirming_says_how_many_points_are_still_without_an_answer(review):
    case = review()
    case.app.review.return_points(case.queue[0], [("which bay?", ""), ("whose receipt?", "")])
    case.page.refresh()
    case.rest()
    told = []
    hands.in_dialog(DecisionDialog, lambda dialog: told.append(dialog.ui.whyText.text()))
    case.page.ui.confirmButton.click()
    assert told == ["2 points are still without an answer."]
    assert "2 points open" in hands.seen(case.page.ui.chipHost)
    assert case.record.confirmed_by == ""


def test_a_confirmation_with_a_word_is_told_at_the_station(review):
    case = review()
    case.decide(case.page.ui.confirmButton.text(), "well handled")
    assert case.record.confirmed_by == AREA.person_id
    assert case.record.decisions[-1].text == "well handled"


def test_a_return_is_written_point_by_point_with_a_word_to_the_station(review, record):
    case = review(record(), record())

    def act(dialog):
        hands.write("which bay?", dialog.points[0].text)
        dialog.ui.addButton.click()
        hands.choose(dialog.points[1].about, "vehicle.plate")
        hands.write("请核对车牌", dialog.points[1].text)
        dialog.ui.addButton.click()
        hands.write("by Friday", dialog.ui.noteEdit)
        hands.press(dialog, dialog.ui.returnButton.text())

    _return(case, act)
    points = [(task.text, task.about) for task in case.record.open_tasks]
    assert points == [("which bay?", ""), ("请核对车牌", "vehicle.plate")]
    assert case.record.decisions[-1].text == "by Friday"
    assert case.page.case_id == case.queue[1]


@pytest.mark.parametrize(
    "button", ["commentButton", "classButton", "validityButton", "confirmButton"]
)
def test_a_dialog_that_is_given_up_records_nothing(review, button):
    case = review()
    before = case.record.entries
    hands.in_dialog(DecisionDialog, lambda dialog: hands.key(Qt.Key.Key_Escape, dialog))
    getattr(case.page.ui, button).click()
    assert case.record.entries == before


def test_a_return_that_is_given_up_asks_the_station_nothing(review):
    case = review()

    def act(dialog):
        hands.write("which bay?", dialog.points[0].text)
        hands.key(Qt.Key.Key_Escape, dialog)

    _return(case, act)
    assert case.record.open_tasks == ()


# refused, and nothing lost


def test_a_decision_nobody_may_record_stays_in_its_dialog_until_somebody_is_there(review):
    case = review()
    told = []

    def act(dialog):
        dialog.choose(Validity.VALID)
        hands.write("the till says so", dialog.ui.groundEdit)
        case.app.session.sign_out()
        hands.press(dialog, "Decide")
        told.append(dialog.ui.problemText.text())
        assert dialog.isVisible()
        assert dialog.ui.groundEdit.toPlainText() == "the till says so"
        case.app.session.member = AREA
        hands.press(dialog, "Decide")

    hands.in_dialog(DecisionDialog, act)
    case.page.ui.validityButton.click()
    assert told[0].startswith("Nobody is signed in.")
    assert case.record.validity_reason == "the till says so"


def test_points_nobody_may_return_stay_in_their_dialog_until_somebody_is_there(review):
    case = review()

    def act(dialog):
        hands.write("which bay?", dialog.points[0].text)
        case.app.session.sign_out()
        hands.press(dialog, dialog.ui.returnButton.text())
        assert dialog.ui.problemText.text().startswith("Nobody is signed in.")
        assert dialog.points[0].text.toPlainText() == "which bay?"
        case.app.session.member = AREA
        hands.press(dialog, dialog.ui.returnButton.text())

    _return(case, act)
    assert [task.text for task in case.record.open_tasks] == ["which bay?"]


def test_whom_a_complaint_is_about_decides_nothing_in_it(review, record):
    case = review(record(respondent=AREA.person_id))
    told = []

    def act(dialog):
        hands.write("fine", dialog.ui.groundEdit)
        hands.press(dialog, "Confirm")
        told.append(dialog.ui.problemText.text())

    hands.in_dialog(DecisionDialog, act)
    case.page.ui.confirmButton.click()
    assert told[0]
    assert case.record.confirmed_by == ""
    assert case.record.decisions == ()


def test_a_class_that_was_raised_meanwhile_is_not_raised_to_less(review):
    case = review()
    told = []

    def act(dialog):
        dialog.choose(Severity.IMPORTANT)
        hands.write("second one", dialog.ui.groundEdit)
        case.app.review.raise_class(case.queue[0], Severity.MAJOR, "the press is here")
        hands.press(dialog, "Raise")
        told.append(dialog.ui.problemText.text())

    hands.in_dialog(DecisionDialog, act)
    case.page.ui.classButton.click()
    assert told[0]
    assert case.record.severity == Severity.MAJOR


# going through the queue


def test_a_decision_that_ends_the_review_goes_on_and_a_remark_stays(review, record):
    case = review(record(), record(), record())
    case.decide(case.page.ui.commentButton.text(), "seen")
    assert case.page.case_id == case.queue[0]
    case.decide(case.page.ui.validityButton.text(), "the till says so", Validity.VALID)
    assert case.page.case_id == case.queue[1]
    case.decide(case.page.ui.confirmButton.text())
    assert case.page.case_id == case.queue[2]
    case.decide(case.page.ui.confirmButton.text())
    assert case.asked[-1] == ToReview()


def test_the_ends_of_the_queue_are_told_by_their_buttons(review, record):
    case = review(record(), record())
    ui = case.page.ui
    assert (ui.previousButton.isEnabled(), ui.nextButton.isEnabled()) == (False, True)
    assert ui.countText.text() == "1 / 2"
    ui.nextButton.click()
    assert (ui.previousButton.isEnabled(), ui.nextButton.isEnabled()) == (True, False)
    assert ui.countText.text() == "2 / 2"
    case.page.go_back()
    case.page.go_back()
    assert case.page.case_id == case.queue[0]


def test_a_case_outside_the_queue_is_reviewed_by_itself(review, record):
    case = review(record())
    alone = record()
    case.page.open(case_id=alone.id)
    assert case.page.ui.countText.text() == ""
    assert not case.page.ui.nextButton.isEnabled()
    assert not case.page.ui.previousButton.isEnabled()


@pytest.mark.parametrize(
    ("keys", "title"),
    [("M", "Remark"), ("U", "Raise class"), ("V", "Decide validity"), ("C", "Confirm")],
)
def test_a_key_opens_what_its_button_does(review, keys, title):
    case = review()
    titles = []
    hands.in_dialog(DecisionDialog, lambda dialog: titles.append(dialog.ui.titleText.text()))
    case.page.setFocus()
    hands.QTest.keyClick(case.page, keys.lower())
    assert [t.removesuffix(f" {case.record.case_no}") for t in titles] == [title]


def test_escape_leads_back_to_the_list(review):
    case = review()
    case.page.setFocus()
    hands.key(Qt.Key.Key_Escape, case.page)
    assert case.asked == [ToReview()]


def test_what_is_asked_is_asked_in_the_language_of_the_window(language, review):
    case = review()
    told = []

    def act(dialog):
        told.append(dialog.ui.whyText.text())
        told.extend(button.text() for button in dialog._buttons.values())

    hands.in_dialog(DecisionDialog, act)
    case.page.ui.validityButton.click()
    wanted = [case.app.label("validity", v) for v in ("VALID", "PARTLY_VALID", "INVALID")]
    assert told[1:] == wanted
    assert all(any("一" <= c <= "鿿" for c in words) for words in told) is (language == "zh")


@pytest.mark.parametrize("size", [100, 200])
def test_a_decision_is_read_and_written_at_any_size_of_text(review, theme, size):
    theme.use("light", size)
    case = review()
    found = []

    def act(dialog):
        case.rest()
        found.append((hands.cut(dialog), dialog.width(), dialog.height()))

    hands.in_dialog(DecisionDialog, act)
    case.page.ui.validityButton.click()
    [(cut, wide, high)] = found
    assert cut == []
    assert wide <= 1280
    assert high <= 720
