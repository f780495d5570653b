"""The lists of a case: what is added, changed and kept of claims, people, talks and offers."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from desktop.ui.case.entry_kinds import BY_COLLECTION, KINDS, say
from record.codes import CallbackResult, Channel, PersonKind, ProposalAnswer, Result, Stage, Status
from record.measures import Fen
from tests.builders import AREA, CHINA, COLLEAGUE, MANAGER, NOON
from tests.desktop.ui import hands
from tests.desktop.ui.case.entries import add, fill, note, panel, record, rows, told
from tests.desktop.ui.case.open_case import WITHDRAWN

CLAIM = {"kind": "REPAIR", "amount_claimed": "1,280.50"}
TALK = {"way": "FACE", "whom": "周建国", "content": "told what was found"}
LATER = NOON + timedelta(days=1)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.collection)
def test_an_empty_list_says_what_would_be_there_and_how_to_add_it(begin, language, kind):
    shown = panel(begin(), kind.collection)
    words = hands.seen(shown)
    assert say(kind.heading) in words
    assert say(kind.empty) in words
    assert hands.button(shown, say(kind.add)).isEnabled()
    assert (say(kind.empty) == str(kind.empty)) is (language == "en")


def test_a_claim_is_added_and_stands_in_the_list_with_its_money(opened):
    add(opened, "claims", **CLAIM, remark="voucher follows")
    [claim] = opened.record.claims.values()
    assert (claim.kind, claim.amount_claimed) == ("REPAIR", Fen(128050))
    assert (claim.directness, claim.raised_at) == ("DIRECT", NOON)
    [row] = rows(opened, "claims")
    assert told(row) == "Repair · ¥ 1,280.50\nDirect · proved — · 12:00 · voucher follows"
    assert say(BY_COLLECTION["claims"].empty) not in hands.seen(panel(opened, "claims"))


def test_a_person_is_added_and_stands_in_the_list(opened):
    add(
        opened,
        "people",
        name="王丽",
        kind=PersonKind.WITNESS,
        phone="13800001111",
        relation="passenger",
    )
    [person] = opened.record.people.values()
    assert (person.name, person.kind, person.phone) == ("王丽", "WITNESS", "13800001111")
    [row] = rows(opened, "people")
    assert told(row) == "王丽\nWitness · 13800001111 · passenger"


def test_a_communication_is_written_by_who_is_on_duty_now(opened):
    add(opened, "communications", **TALK)
    [talk] = opened.record.communications.values()
    assert (talk.by, talk.at, talk.content) == (MANAGER.person_id, NOON, "told what was found")
    [row] = rows(opened, "communications")
    assert told(row) == "told what was found\n12:00 · In person · 周建国"


def test_a_promise_for_a_moment_becomes_a_clock_and_stands_in_the_line(opened):
    add(opened, "communications", **TALK, promise="a call", next_at="06-12 10:30")
    kept = opened.record
    assert kept.promised_reply_at == datetime(2026, 6, 12, 10, 30, tzinfo=CHINA)
    assert "D18" in {clock.rule for clock in opened.app.cases.clocks(kept)}
    [row] = rows(opened, "communications")
    assert "promised: a call · next 06-12 10:30" in told(row)


def test_a_next_talk_without_a_promise_sets_no_clock(opened):
    add(opened, "communications", **TALK, next_at="06-12 10:30")
    assert opened.record.promised_reply_at is None


def test_a_notice_waits_until_it_is_acknowledged(opened):
    add(opened, "notices", to="王海涛", channel=Channel.PHONE, text="shaking engine")
    [(member, notice)] = opened.record.notices.items()
    assert (notice.kind, notice.acknowledged_at) == ("ALERT", None)
    [row] = rows(opened, "notices")
    assert "not acknowledged yet" in told(row)
    opened.app.clock.move(minutes=10)
    hands.key(Qt.Key.Key_Return, row)
    dialog = opened.dialog()
    fill(dialog, acknowledged_at="12:07")
    record(opened, dialog)
    assert opened.record.notices[member].acknowledged_at == NOON + timedelta(minutes=7)
    assert "acknowledged 12:07" in told(rows(opened, "notices")[0])


def test_a_proposal_is_offered_answered_and_carried_out(opened):
    add(
        opened, "proposals", remedy="REFUND", amount="300", text="the fill", answer_due="06-13 9:00"
    )
    [(member, offer)] = opened.record.proposals.items()
    assert (offer.amount, offer.answer, offer.offered_by) == (Fen(30000), "OPEN", MANAGER.person_id)
    [row] = rows(opened, "proposals")
    assert told(row) == "Refund · ¥ 300.00\nOpen · the fill · answer due 06-13 09:00"
    hands.key(Qt.Key.Key_Return, row)
    dialog = opened.dialog()
    fill(dialog, answer=ProposalAnswer.ACCEPTED, performed_at="11:50", proof="E01")
    record(opened, dialog)
    kept = opened.record.proposals[member]
    assert (kept.answer, kept.proof, kept.text) == ("ACCEPTED", "E01", "the fill")
    assert kept.offered_by == MANAGER.person_id
    assert "Accepted · the fill" in told(rows(opened, "proposals")[0])


def test_a_callback_is_told_with_its_result_and_what_was_said(opened):
    add(
        opened, "callbacks", result=CallbackResult.DONE, satisfaction="MIDDLING",
        answers="runs again", wants_more=True,
    )  # fmt: skip
    [call] = opened.record.callbacks.values()
    assert (call.result, call.wants_more, call.by) == ("DONE", True, MANAGER.person_id)
    [row] = rows(opened, "callbacks")
    assert told(row) == "Done · 12:00\nMiddling · wants more · runs again"


def test_a_next_call_outside_the_hours_is_refused_with_the_next_slot(opened):
    hands.press(panel(opened, "callbacks"), "Add a callback")
    dialog = opened.dialog()
    fill(dialog, result=CallbackResult.RESCHEDULED, next_at="06-12 20:00")
    record(opened, dialog)
    assert dialog.isVisible()
    assert opened.record.callbacks == {}
    assert "2026-06-13" in note(dialog, "next_at")
    assert dialog.form.rows["next_at"].input.words() == "06-12 20:00"
    fill(dialog, next_at="06-12 16:00")
    record(opened, dialog)
    [call] = opened.record.callbacks.values()
    assert call.next_at == datetime(2026, 6, 12, 16, 0, tzinfo=CHINA)


def test_an_entry_is_opened_by_the_pointer_as_by_the_keyboard(opened):
    add(opened, "people", name="王丽")
    [row] = rows(opened, "people")
    hands.QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert opened.dialog().form.rows["name"].input.words() == "王丽"


def test_what_is_not_asked_of_an_entry_survives_its_change(opened):
    member = "p1"
    approved = {"remedy": "REFUND", "amount": 900, "offered_by": COLLEAGUE.person_id}
    opened.app.cases.change(opened.record, {f"proposals.{member}": approved})
    opened.refresh()
    hands.key(Qt.Key.Key_Return, rows(opened, "proposals")[0])
    dialog = opened.dialog()
    fill(dialog, text="in cash")
    record(opened, dialog)
    kept = opened.record.proposals[member]
    assert (kept.offered_by, kept.text, kept.amount) == (COLLEAGUE.person_id, "in cash", Fen(90000))


def test_a_value_is_taken_out_of_an_entry_again(opened):
    add(opened, "people", name="王丽", phone="13800001111")
    hands.key(Qt.Key.Key_Return, rows(opened, "people")[0])
    dialog = opened.dialog()
    hands.empty(dialog.form.rows["phone"].input.widget)
    record(opened, dialog)
    [person] = opened.record.people.values()
    assert (person.name, person.phone) == ("王丽", "")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.collection)
def test_an_entry_says_at_each_blank_what_it_needs_and_goes_to_the_first(opened, kind):
    hands.press(panel(opened, kind.collection), say(kind.add))
    dialog = opened.dialog()
    for path in kind.must:
        dialog.form.rows[path].input.set_words("")
    record(opened, dialog)
    assert dialog.isVisible()
    assert {path for path in dialog.form.rows if note(dialog, path)} == set(kind.must)
    first = next(path for path in dialog.form.rows if path in kind.must)
    assert dialog.focusWidget() is dialog.form.rows[first].input.widget
    assert getattr(opened.record, kind.collection) == {}


@pytest.mark.parametrize(
    ("typed", "sentence"), [("97.865", "two decimals"), ("much", "number"), ("-1", "outside")]
)
def test_an_amount_that_is_no_money_is_refused_and_stays(opened, typed, sentence):
    hands.press(panel(opened, "claims"), "Add a claim")
    dialog = opened.dialog()
    fill(dialog, kind="REPAIR", amount_claimed=typed)
    record(opened, dialog)
    assert opened.record.claims == {}
    assert sentence in note(dialog, "amount_claimed")
    assert dialog.form.rows["amount_claimed"].input.words() == typed


def test_a_talk_that_is_still_to_come_is_refused(opened):
    hands.press(panel(opened, "communications"), "Add a communication")
    dialog = opened.dialog()
    fill(dialog, **TALK, at="06-12 10:00")
    record(opened, dialog)
    assert opened.record.communications == {}
    assert note(dialog, "at")


def test_escape_leaves_the_entry_and_its_words_wait_for_the_next_time(opened):
    hands.press(panel(opened, "people"), "Add a person")
    first = opened.dialog()
    fill(first, name="王丽", remark="stood beside")
    hands.key(Qt.Key.Key_Escape, first)
    opened.rest()
    assert opened.record.people == {}
    hands.press(panel(opened, "people"), "Add a person")
    again = opened.dialog()
    assert again.form.rows["name"].input.words() == "王丽"
    assert note(again, "name") == "Restored as you left it."
    record(opened, again)
    [person] = opened.record.people.values()
    assert (person.name, person.remark) == ("王丽", "stood beside")


def test_what_was_recorded_does_not_stand_in_the_next_new_entry(opened):
    add(opened, "people", name="王丽")
    hands.press(panel(opened, "people"), "Add a person")
    assert opened.dialog().form.rows["name"].input.words() == ""


def test_words_half_typed_in_one_list_are_not_in_another(opened):
    hands.press(panel(opened, "claims"), "Add a claim")
    fill(opened.dialog(), remark="half")
    opened.dialog().ui.cancelButton.click()
    opened.rest()
    hands.press(panel(opened, "people"), "Add a person")
    assert opened.dialog().form.rows["remark"].input.words() == ""


def test_a_change_half_typed_waits_at_its_own_entry_only(opened):
    add(opened, "people", name="王丽")
    hands.key(Qt.Key.Key_Return, rows(opened, "people")[0])
    fill(opened.dialog(), remark="half")
    opened.dialog().ui.cancelButton.click()
    opened.rest()
    hands.press(panel(opened, "people"), "Add a person")
    assert opened.dialog().form.rows["remark"].input.words() == ""
    opened.dialog().ui.cancelButton.click()
    opened.rest()
    hands.key(Qt.Key.Key_Return, rows(opened, "people")[0])
    assert opened.dialog().form.rows["remark"].input.words() == "half"


def test_what_is_typed_on_the_page_is_recorded_before_an_entry_opens(opened):
    field = opened.field("demand_text")
    hands.write("the money back", field)
    hands.press(panel(opened, "claims"), "Add a claim")
    assert opened.record.demand_text == "the money back"


def test_an_entry_of_another_device_that_comes_meanwhile_stays_beside_ours(opened):
    hands.press(panel(opened, "people"), "Add a person")
    dialog = opened.dialog()
    opened.app.cases.add(opened.record, "people", {"name": "赵磊", "kind": PersonKind.EMPLOYEE})
    fill(dialog, name="王丽")
    record(opened, dialog)
    assert {person.name for person in opened.record.people.values()} == {"赵磊", "王丽"}
    opened.refresh()
    assert len(rows(opened, "people")) == 2


def test_an_entry_that_appears_does_not_draw_the_others_again_while_nothing_changed(opened):
    add(opened, "people", name="王丽")
    before = rows(opened, "people")
    opened.refresh()
    assert rows(opened, "people") == before


def test_nobody_on_duty_records_no_entry_and_its_words_stay(opened):
    hands.press(panel(opened, "claims"), "Add a claim")
    dialog = opened.dialog()
    fill(dialog, **CLAIM)
    opened.app.session.sign_out()
    record(opened, dialog)
    assert dialog.isVisible()
    assert dialog.ui.problemText.text()
    assert opened.record.claims == {}
    opened.app.session.member = COLLEAGUE
    record(opened, dialog)
    assert len(opened.record.claims) == 1


def test_a_closed_case_takes_no_entry(opened):
    opened.app.cases.change(opened.record, {"result": Result.WITHDRAWN})
    opened.app.cases.add(opened.record, "communications", WITHDRAWN)
    opened.app.cases.move(opened.id, Status.WITHDRAWN, reason="the customer has withdrawn")
    opened.refresh()
    for kind in KINDS:
        assert panel(opened, kind.collection).add.isHidden()


# what a row asks for


def test_a_row_that_any_entry_of_its_list_settles_says_what_it_was(opened):
    hands.press(opened.step("step0.notify"), "Record: Tell the area manager")
    dialog = opened.dialog()
    fill(dialog, to="王海涛", channel=Channel.PHONE, text="shaking engine")
    record(opened, dialog)
    assert "12:00 王海涛 shaking engine" in opened.step("step0.notify").fact.text()
    assert not opened.step("step0.notify").action.isVisible() or opened.record.notices


def test_each_row_that_asks_for_a_talk_is_settled_by_a_talk_of_its_own(begin):
    case = begin(at=Stage.COMMUNICATE)
    for item, words in (("communicate.shown", "records"), ("communicate.explained", "rules")):
        case.page.parts.steps.acted.emit(item)
        dialog = case.dialog()
        fill(dialog, **TALK | {"content": words})
        record(case, dialog)
    said = {name: answer.said for name, answer in case.record.checklist.items()}
    assert (said["communicate.shown"], said["communicate.explained"]) == ("records", "rules")
    assert len(case.record.communications) == 2
    assert "rules" in case.step("communicate.explained").fact.text()


def test_an_entry_that_is_given_up_settles_no_row(opened):
    opened.page.parts.steps.acted.emit("step0.notify")
    opened.dialog().ui.cancelButton.click()
    opened.rest()
    assert "step0.notify" not in opened.record.checklist


def test_the_ratio_of_claimed_to_proved_stands_over_the_claims(opened):
    assert "Claimed" not in hands.seen(opened.part("demand")).replace("Nothing claimed", "")
    add(opened, "claims", kind="REPAIR", amount_claimed="2000", amount_proved="500", voucher="E01")
    told = hands.seen(opened.part("demand"))
    assert "Claimed ¥ 2,000.00, proved direct loss ¥ 500.00" in told


def test_the_area_manager_is_no_choice_for_who_spoke_at_this_station(opened):
    hands.press(panel(opened, "communications"), "Add a communication")
    box = opened.dialog().form.rows["by"].input.box
    people = {box.itemData(n) for n in range(box.count())}
    assert {MANAGER.person_id, COLLEAGUE.person_id} == people
    assert AREA.person_id not in people


def test_an_offer_over_the_limit_is_approved_at_the_region_only_once_it_is_there(opened):
    add(opened, "proposals", remedy="REFUND", amount="5000")
    [member] = opened.record.proposals
    with opened.at_the_region():
        opened.app.review.approve_money(opened.id, member)
    opened.refresh()
    hands.key(Qt.Key.Key_Return, rows(opened, "proposals")[0])
    dialog = opened.dialog()
    fill(dialog, text="by bank")
    record(opened, dialog)
    kept = opened.record.proposals[member]
    assert (kept.text, kept.approved_by) == ("by bank", AREA.person_id)
