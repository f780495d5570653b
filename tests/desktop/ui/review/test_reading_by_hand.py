"""A case as a region reads it: facts, steps, exhibits, what was said, and what is new."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea

from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.review.exhibit_look import ExhibitLook
from desktop.ui.review.facts import state_word
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.window import tasks
from record.codes import (
    CustodyAct,
    ExhibitKind,
    PersonKind,
    Result,
    RowState,
    Severity,
    Status,
    StopSale,
)
from record.rules import checklists
from record.rules.releases import Rulebook
from tests.builders import AREA, MANAGER, NOON
from tests.desktop.ui import hands
from tests.desktop.ui.review.reviewing import at_the_station
from tests.patience import PATIENCE_MS


def _lines(card):
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def _cards(review):
    found = review.page.ui.evidenceHost.findChildren(Clickable)
    return [card for card in found if card.isVisible()]


def _change(review, **fields):
    with at_the_station(review.app):
        said = {path.replace("__", "."): value for path, value in fields.items()}
        review.app.cases.change(review.record, said)
    review.rest()


def test_the_head_says_which_case_and_which_station(review):
    case = review()
    kept = case.record
    assert case.page.ui.placeText.text() == "/ 三堰加油站"
    assert case.page.ui.titleText.text() == f"{kept.case_no} {kept.summary}"
    chips = hands.seen(case.page.ui.chipHost)
    for group, code in (("category", "A"), ("severity", kept.severity), ("validity", "UNDECIDED")):
        assert case.app.label(group, code) in chips


def test_only_what_is_filled_in_is_read(review, record):
    case = review(record(place_detail="lane 2"))
    told = _lines(case.page.ui.factCard)
    assert told[told.index("Where on the station") + 1] == "lane 2"
    assert "Closing note" not in told
    assert "Demand" not in told


def test_notes_on_the_manner_of_the_customer_stay_at_the_station(review, record):
    case = review(record(mood=5, style="DOMINANT"))
    told = hands.seen(case.page.ui.factCard)
    assert "Dominant" not in told
    assert "Mood" not in told


def test_facts_are_read_in_words_and_with_their_unit(review, record):
    case = review(
        record(stop_sale=StopSale.NO, demand_none=True, manager_on_duty=MANAGER.person_id)
    )
    _change(case, facts__litres={"value": "13.280", "unit": "L", "source": "SYSTEM"})
    told = _lines(case.page.ui.factCard)
    assert told[told.index("Litres") + 1] == "13.280 L"
    assert told[told.index("Stop the sale?") + 1] == "No"
    assert told[told.index("Manager on duty") + 1] == MANAGER.name
    assert told[told.index("The customer states no demand") + 1] == "yes"


def test_a_disputed_fact_says_so(review):
    case = review()
    fact = {"value": "4", "unit": "", "source": "CUSTOMER", "disputed": True}
    _change(case, facts__nozzle=fact)
    assert "4 (disputed)" in _lines(case.page.ui.factCard)


def test_members_of_the_lists_are_read_under_one_heading(review):
    case = review()
    _change(
        case,
        claims__c1={"kind": "REPAIR", "amount_claimed": 1280.5},
        people__p1={"name": "王丽", "kind": PersonKind.WITNESS},
    )
    told = _lines(case.page.ui.factCard)
    assert "Claims, people, talks, notices and offers" in told
    assert any("Repair · ¥ 1,280.50" in words for words in told)
    assert any(words.startswith("王丽") for words in told)


def test_facts_are_read_in_the_language_of_the_window(language, review, record):
    case = review(record(stop_sale=StopSale.NO))
    told = hands.seen(case.page.ui.factCard)
    assert ("Stop the sale?" in told) is (language == "en")
    assert case.app.label("stop_sale", "NO") in told
    steps = hands.seen(case.page.ui.stepCard)
    rules = case.app.cases.rules_of(case.record)
    for item in checklists.items("A", "LISTEN", rules):
        assert item.label.read(language) in steps


def test_each_line_is_remarked_on_by_the_button_beside_it(review, qtbot):
    case = review()
    pin = hands.button(case.page.ui.factCard, "Remark on Number plate")
    case.page.facts.remark_asked.disconnect()
    with qtbot.waitSignal(case.page.facts.remark_asked) as heard:
        pin.click()
    assert heard.args == ["vehicle.plate"]


def test_what_was_said_of_a_line_stands_under_it_the_answer_too(review):
    case = review()
    case.app.review.return_points(case.queue[0], [("spell it", "vehicle.plate")])
    case.rest()
    assert "spell it → waits for an answer" in _lines(case.page.ui.factCard)
    [task] = case.record.open_tasks
    with at_the_station(case.app):
        case.app.cases.note(case.queue[0], "鄂C·6Q215", answers=task.id)
    case.rest()
    assert "spell it → 鄂C·6Q215" in _lines(case.page.ui.factCard)


def test_steps_say_how_far_each_is_and_why_a_row_was_not_done(review):
    case = review()
    with at_the_station(case.app):
        case.app.cases.answer(case.queue[0], "step0.seat", RowState.NOT_POSSIBLE, "no chair")
        case.app.cases.answer(case.queue[0], "step0.safety", RowState.DONE)
    case.rest()
    told = _lines(case.page.ui.stepCard)
    rules = case.app.cases.rules_of(case.record)
    done, total = checklists.progress(case.record, "LISTEN", rules)
    assert any(words.endswith(f"{done} / {total}") for words in told)
    assert told[told.index("Customer and vehicle out of the lane") + 1] == "no chair"


@pytest.mark.parametrize("state", list(RowState))
def test_every_state_of_a_row_has_a_word(qapp, state):
    assert state_word(state) not in {"", state.value}


def test_what_happened_is_told_newest_first(review):
    case = review()
    case.app.clock.move(minutes=5)
    with at_the_station(case.app):
        case.app.cases.note(case.queue[0], "客户来电催问")
    case.rest()
    told = _lines(case.page.ui.activityCard)
    assert told.index("12:05") < told.index("12:00")


def test_notes_and_decisions_are_told_together_newest_first(review):
    case = review()
    assert not case.page.ui.noteCard.isVisible()
    with at_the_station(case.app):
        case.app.cases.note(case.queue[0], "the customer calls back")
    case.app.clock.move(minutes=1)
    case.app.review.raise_class(case.queue[0], Severity.HOT, "the press is here")
    case.rest()
    told = [words for words in _lines(case.page.ui.noteCard) if "·" in words or ":" in words]
    whole = "\n".join(told)
    assert f"{MANAGER.name}: the customer calls back" in whole
    assert f"{AREA.name} · " in whole
    assert whole.index("the press is here") < whole.index("the customer calls back")


def test_what_is_new_since_the_last_look_is_told_apart_with_its_time(review, record):
    case = review(record(), record())
    case.app.clock.move(hours=1)
    case.page.go_on()
    case.app.clock.move(hours=1)
    with at_the_station(case.app):
        case.app.cases.note(case.queue[0], "客户来电催问")
    case.page.go_back()
    case.rest()
    ui = case.page.ui
    assert ui.sinceCard.isVisible()
    assert ui.sinceTitle.text() == "New since you looked on 13:00"
    assert "14:00" in _lines(ui.sinceCard)
    assert "12:00" not in _lines(ui.sinceCard)


def test_a_case_that_is_looked_at_for_the_first_time_has_nothing_new(review):
    assert not review().page.ui.sinceCard.isVisible()


def test_the_case_is_read_again_when_the_station_changes_it(review):
    case = review()
    _change(case, summary="发动机无法启动")
    assert "发动机无法启动" in case.page.ui.titleText.text()


def test_another_case_that_changes_draws_nothing_again(review, record):
    case = review()
    before = case.page.ui.factCard.findChildren(Button)
    other = record()
    with at_the_station(case.app):
        case.app.cases.note(other.id, "elsewhere")
    case.rest()
    assert case.page.ui.factCard.findChildren(Button) == before


def test_the_clocks_of_a_closed_case_do_not_press(review):
    case = review()
    assert " left" in hands.seen(case.page.ui.chipHost)
    _change(
        case,
        result=Result.WITHDRAWN,
        communications__c1={
            "at": NOON, "way": "FACE", "whom": "周建国", "by": MANAGER.person_id, "content": "out",
        },
    )  # fmt: skip
    with at_the_station(case.app):
        case.app.cases.move(case.queue[0], Status.WITHDRAWN, reason="in person")
    case.rest()
    assert " left" not in hands.seen(case.page.ui.chipHost)


# exhibits


def test_a_case_without_exhibits_counts_no_files(review):
    assert review().page.ui.evidenceText.text() == ""


def test_an_exhibit_says_what_it_is_how_large_and_where_its_file_lies(review, record):
    case = review(record(receipt=True))
    [card] = _cards(case)
    assert card.accessibleName().startswith("E01 小票, ")
    assert "7 B" in card.accessibleName()
    assert "On this PC only" in "\n".join(_lines(card))
    assert case.page.ui.evidenceText.text() == "1 of 1 file held"


def test_a_remark_on_an_exhibit_stands_under_it(review, record):
    case = review(record(receipt=True))
    [exhibit] = case.record.evidence
    case.app.review.comment(case.queue[0], "cannot be read", exhibit)
    case.rest()
    assert any("cannot be read" in words for words in _lines(case.page.ui.evidenceHost))
    assert "E01 小票" in hands.seen(case.page.ui.noteCard)


def test_an_exhibit_is_opened_by_a_press_and_remarked_on_from_there(review, record, monkeypatch):
    case = review(record(receipt=True))
    [exhibit] = case.record.evidence
    asked = []
    monkeypatch.setattr(case.page.decisions, "comment", asked.append)
    [card] = _cards(case)
    hands.key(hands.Qt.Key.Key_Return, card)
    look = case.page.findChild(ExhibitLook)
    assert look.isVisible()
    assert "小票" in look.ui.headingText.text()
    assert tasks.wait_all(PATIENCE_MS)
    look.remark_asked.disconnect()
    look.remark_asked.connect(asked.append)
    look.ui.remarkButton.click()
    assert asked == [exhibit]
    assert not look.isVisible()


def test_looking_at_an_exhibit_is_on_the_record(review, record):
    case = review(record(receipt=True))
    [exhibit] = case.record.evidence
    case.page._look(exhibit)
    assert tasks.wait_all(PATIENCE_MS)
    case.rest()
    case.page.findChild(ExhibitLook).ui.closeButton.click()
    events = [(e.event, e.actor) for e in case.record.custody if e.evidence_id == exhibit]
    assert (CustodyAct.VIEWED, AREA.person_id) in events


def test_an_exhibit_without_a_file_says_that_there_is_none(review, record):
    case = review(record())
    with at_the_station(case.app):
        form = ExhibitForm(kind=ExhibitKind.TRANSACTION, title="till", what_it_proves="the fill")
        typed = case.app.evidence.add_without_file(case.queue[0], form)
    case.page.refresh()
    case.rest()
    [card] = _cards(case)
    assert "no file" in card.accessibleName()
    case.page._look(typed.id)
    look = case.page.findChild(ExhibitLook)
    assert "paper or an object" in look.ui.view._words
    assert not look.ui.playButton.isVisible()
    look.ui.closeButton.click()


# another rule set


def test_a_case_with_no_other_rule_set_offers_no_switch(review, monkeypatch):
    case = review()
    assert case.page.ui.rulesButton.isVisible()
    known = case.app.recorder.book
    alone = Rulebook([known.release(case.app.cases.get(case.queue[0]).ruleset)])
    monkeypatch.setattr(case.app._rule_sets, "_now", alone)
    case.page.refresh()
    case.rest()
    assert not case.page.ui.rulesButton.isVisible()
    case.page._ask_rules()
    assert case.page.findChildren(QScrollArea)


@pytest.mark.parametrize(("size", "wide", "high"), [(100, 1064, 720), (200, 1900, 1000)])
def test_nothing_of_a_reviewed_case_is_cut(review, record, theme, size, wide, high):
    theme.use("light", size)
    case = review(record(receipt=True))
    case.page.resize(wide, high)
    case.rest()
    assert case.page.minimumSizeHint().width() <= wide
    assert case.page.minimumSizeHint().height() <= high
    assert hands.cut(case.page) == []
    for area in (case.page.ui.factScroll, case.page.ui.sideScroll):
        assert area.widget().width() <= area.viewport().width()


def test_a_promise_that_is_over_is_red_in_the_head(review, record):
    case = review(record(promised_reply_at=NOON + timedelta(hours=1)))
    case.app.clock.move(hours=3)
    case.page.refresh()
    case.rest()
    assert "over" in hands.seen(case.page.ui.chipHost)
