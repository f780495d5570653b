"""The checklist as a person walks it: what each button does, what a menu says, and the way back."""

import pytest
from PySide6.QtCore import Qt

from desktop.ui.case.privacy_notice import privacy_notice
from desktop.ui.widgets.check_row import CheckRow
from record.codes import Level, ProposalAnswer, RecordConfirmed, RowState, Stage, Status, StopSale
from record.rules import checklists
from tests.builders import COLLEAGUE, MANAGER
from tests.desktop.ui import hands
from tests.desktop.ui.case.open_case import settle

ON = [Stage.LISTEN, Stage.LOOK, Stage.COMMUNICATE, Stage.PROPOSE]


def _act(case, item):
    hands.QTest.mouseClick(case.step(item).action, Qt.MouseButton.LeftButton)
    case.rest()


def _answer(case, item, words):
    act = next(a for a in case.step(item)._menu.actions() if a.text() == words)
    act.trigger()
    case.rest()


def _items(case, stage):
    return checklists.items(case.record.category, stage, case.app.cases.rules_of(case.record))


@pytest.mark.parametrize("stage", ON)
def test_a_step_shows_its_rows_its_hint_and_how_far_it_is(begin, language, stage):
    case = begin(at=stage)
    steps = case.part("step")
    rules = case.app.cases.rules_of(case.record)
    rows = [row for row in steps.findChildren(CheckRow) if row.isVisible()]
    assert [row.title.text() for row in rows] == [
        i.label.read(language) for i in _items(case, stage)
    ]
    told = hands.seen(steps)
    assert rules.stages[stage].tip.read(language) in told
    done, total = checklists.progress(case.record, stage, rules)
    assert f"{done} / {total}" in told


def test_a_row_without_a_window_of_its_own_is_done_by_its_button(opened):
    _act(opened, "step0.seat")
    assert opened.record.checklist["step0.seat"].answer == RowState.DONE
    assert not opened.step("step0.seat").action.isVisible()
    assert opened.said().startswith("Done · ")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_button_of_a_row_is_pressed_by_keys_too(opened, key):
    action = opened.step("step0.untouched").action
    action.setFocus()
    hands.key(key, action)
    done = opened.record.checklist.get("step0.untouched")
    # Enter belongs to no plain button on this page: only Space presses it.
    assert (done is not None) is (key == Qt.Key.Key_Space)


def test_the_way_back_by_its_key_opens_the_row_again(opened):
    _act(opened, "step0.seat")
    opened.page.snackbar.take_back()
    opened.rest()
    assert opened.record.checklist["step0.seat"].answer == RowState.OPEN
    assert opened.step("step0.seat").action.isVisible()


def test_taking_back_a_row_that_was_done_before_makes_it_done_again(opened):
    _act(opened, "step0.seat")
    opened.prompts.answers["enter_reason"] = "no chair"
    _answer(opened, "step0.seat", "Not possible, with a reason…")
    assert opened.record.checklist["step0.seat"].answer == RowState.NOT_POSSIBLE
    opened.page.snackbar.undo.click()
    opened.rest()
    assert opened.record.checklist["step0.seat"].answer == RowState.DONE


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Not possible, with a reason…", RowState.NOT_POSSIBLE),
        ("Does not apply, with a reason…", RowState.NOT_APPLICABLE),
    ],
)
def test_what_cannot_be_had_needs_a_reason_that_stands_in_the_row(opened, words, answer):
    _answer(opened, "step0.display", words)
    assert "step0.display" not in opened.record.checklist
    assert opened.prompts.asked[-1] == ("enter_reason", "Photograph display and receipt")
    opened.prompts.answers["enter_reason"] = "the display is dark"
    _answer(opened, "step0.display", words)
    kept = opened.record.checklist["step0.display"]
    assert (kept.answer, kept.reason) == (answer, "the display is dark")
    assert "the display is dark" in opened.step("step0.display").fact.text()


def test_a_row_that_was_excused_is_opened_again_through_its_menu(opened):
    opened.prompts.answers["enter_reason"] = "no chair"
    _answer(opened, "step0.seat", "Not possible, with a reason…")
    _answer(opened, "step0.seat", "Open again")
    assert opened.record.checklist["step0.seat"].answer == RowState.OPEN
    assert "no chair" not in opened.step("step0.seat").fact.text()


def test_saying_done_does_not_settle_a_row_that_asks_for_evidence(opened):
    _answer(opened, "step0.display", "Done")
    hands_on = checklists.state(
        opened.record, next(i for i in _items(opened, Stage.LISTEN) if i.id == "listen.facts"),
        opened.app.cases.rules_of(opened.record),
    )  # fmt: skip
    assert hands_on == RowState.OPEN
    _answer(opened, "listen.facts", "Done")
    assert opened.step("listen.facts").action.isVisible()


@pytest.mark.parametrize(
    ("item", "path"),
    [
        ("listen.account", "narrative"),
        ("listen.mood", "mood"),
        ("listen.demand", "demand_text"),
        ("listen.retell", "record_confirmed"),
        ("listen.promise", "promised_reply_at"),
    ],
)
def test_a_row_that_asks_for_a_field_puts_the_keyboard_there(opened, item, path):
    _act(opened, item)
    assert opened.focused() is opened.row(path).input.widget
    assert opened.focused().isVisible()


def test_a_row_of_several_facts_goes_to_the_first_that_is_missing(opened):
    _act(opened, "listen.facts")
    assert opened.focused().objectName() == "facts.fill_time"
    opened.fill("facts.fill_time", "11:05")
    opened.part("step")
    _act(opened, "listen.facts")
    assert opened.focused().objectName() == "facts.nozzle"


def test_a_field_that_is_filled_settles_its_row_with_what_was_said(opened):
    opened.fill("narrative", "the engine shakes")
    opened.part("step")
    row = opened.step("listen.account")
    assert not row.action.isVisible()
    assert "the engine shakes" in row.fact.text()


def test_recording_that_nothing_is_demanded_settles_the_demand_in_words(opened):
    opened.fill("demand_none", True)
    opened.part("step")
    assert "No demand stated" in opened.step("listen.demand").fact.text()


@pytest.mark.parametrize("shown", [True, False])
def test_the_privacy_notice_is_read_first_and_recorded_only_when_it_was_shown(begin, shown):
    case = begin(privacy_notice="")
    case.prompts.answers["ask"] = shown
    _act(case, "step0.privacy")
    station = case.app.reference.station(case.app.session.device.station)
    notice = privacy_notice(case.app.rules, "en", station)
    assert case.prompts.asked == [("ask", notice.title)]
    assert case.record.privacy_notice == (notice.version if shown else "")


def test_nobody_on_duty_records_no_privacy_notice_and_the_page_says_so(begin):
    case = begin(privacy_notice="")
    case.prompts.answers["ask"] = True
    case.app.session.sign_out()
    _act(case, "step0.privacy")
    assert [p.code for p in case.prompts.problems] == ["people.signed_out"]
    assert case.record.privacy_notice == ""


def test_nobody_on_duty_answers_no_row_and_the_page_says_so(opened):
    opened.app.session.sign_out()
    _act(opened, "step0.seat")
    assert len(opened.prompts.problems) == 1
    assert "step0.seat" not in opened.record.checklist
    assert opened.step("step0.seat").action.isVisible()


@pytest.mark.parametrize(
    ("item", "collection", "stage"),
    [
        ("step0.notify", "notices", Stage.LISTEN),
        ("listen.claims", "claims", Stage.LISTEN),
        ("communicate.shown", "communications", Stage.COMMUNICATE),
        ("propose.proposal", "proposals", Stage.PROPOSE),
    ],
)
def test_a_row_that_asks_for_an_entry_opens_its_window(begin, item, collection, stage):
    case = begin(at=stage)
    _act(case, item)
    assert case.dialog()._kind.collection == collection


@pytest.mark.parametrize(
    ("item", "signal", "said"),
    [
        ("step0.footage", "files_asked", ["CCTV_CLIP"]),
        ("step0.display", "kind_asked", ["DISPENSER_STATE", ""]),
        ("look.cctv", "files_asked", ["CCTV_CLIP"]),
        ("look.sample_nozzle", "kind_asked", ["FUEL_SAMPLE", "NOZZLE"]),
        ("look.sample_vehicle", "kind_asked", ["FUEL_SAMPLE", "VEHICLE_TANK"]),
        ("propose.statement", "paper_asked", ["F6"]),
    ],
)
def test_a_row_that_asks_for_evidence_or_a_paper_asks_for_its_own(
    begin, qtbot, monkeypatch, item, signal, said
):
    stage = {"step0": Stage.LISTEN, "look": Stage.LOOK, "propose": Stage.PROPOSE}
    case = begin(at=stage[item.partition(".")[0]])
    for name in ("_choose_files", "_add_kind", "_ask_paper"):
        monkeypatch.setattr(case.page, name, lambda *_args: None)
    for each in ("files_asked", "kind_asked", "paper_asked"):
        getattr(case.page.rows, each).disconnect()
    with qtbot.waitSignal(getattr(case.page.rows, signal)) as heard:
        _act(case, item)
    assert heard.args == said


def test_the_keyboard_starts_at_the_first_open_row_of_the_step(opened):
    settled = ["step0.safety", "step0.seat"]
    for item in settled:
        opened.app.cases.answer(opened.id, item, RowState.DONE)
    opened.page.open(case_id=opened.id)
    opened.rest()
    first = next(
        i.id for i in _items(opened, Stage.LISTEN)
        if i.id not in settled and opened.step(i.id).action.isVisible()
        and opened.step(i.id)._state == RowState.OPEN
    )  # fmt: skip
    assert opened.focused() is opened.step(first).action


# going on


def test_a_step_is_finished_by_its_key_and_the_bar_says_where_the_case_is(opened):
    for path, value in {"narrative": "it shakes", "demand_text": "the money"}.items():
        opened.app.cases.change(opened.record, {path: value})
    opened.app.cases.change(
        opened.record, {"record_confirmed": RecordConfirmed.YES, "preservation": "locked"}
    )
    settle(opened.app, opened.record)
    opened.refresh()
    opened.page._finish()
    opened.rest()
    assert (opened.record.status, opened.record.stage) == (Status.ON_SITE, Stage.LOOK)
    assert opened.said() == "Now: 2 Look"
    assert "Secure the facts" in hands.seen(opened.part("step"))


def test_the_four_steps_are_walked_to_the_offer_that_the_customer_took(begin):
    case = begin(demand_none=True, record_confirmed=RecordConfirmed.YES, preservation="locked")
    case.app.cases.change(case.record, {"stop_sale": StopSale.NO, "stop_sale_reason": "clear"})
    seen = [case.record.stage]
    while case.record.stage != Stage.PROPOSE:
        settle(case.app, case.record)
        if case.record.stage == Stage.COMMUNICATE:
            case.fill("position", "ACCEPTS")
            case.part("step")
        case.refresh()
        hands.press(case.page, "Finish this step")
        case.rest()
        assert case.record.stage != seen[-1], hands.seen(case.page.parts.steps.missing)
        seen.append(case.record.stage)
    assert seen == ON
    case.app.cases.add(
        case.record, "proposals", {"remedy": "APOLOGY", "answer": ProposalAnswer.ACCEPTED}
    )
    settle(case.app, case.record)
    case.refresh()
    hands.press(case.page, "Finish this step")
    assert case.record.status == Status.EXECUTING
    case.rest()
    assert case.page.ui.finishButton.text() == "Carried out"


def test_what_is_typed_when_a_step_is_finished_is_recorded_first(opened):
    field = opened.field("demand_text")
    hands.write("the money back", field)
    opened.page._finish()
    assert opened.record.demand_text == "the money back"
    told = [words for _place, words in opened.page.parts.steps.missing._shown]
    assert not any("demand" in words.lower() for words in told)


def test_a_field_that_cannot_be_taken_holds_the_step_until_it_is_mended(opened):
    field = opened.field("persons_count")
    hands.write("two", field)
    opened.page._finish()
    assert opened.page.parts.steps.missing.isHidden()
    assert opened.note("persons_count")


def test_a_row_of_another_step_is_shown_by_a_press_on_the_bar(begin):
    case = begin(at=Stage.LOOK)
    case.page.ui.stepper.clicked.emit(Stage.LISTEN)
    case.rest()
    assert case.step("step0.safety").isVisible()
    case.page.ui.stepper.clicked.emit(Stage.LOOK)
    case.rest()
    assert case.page.parts.steps.row("step0.safety") is None
    assert case.step("look.transaction").isVisible()


def test_the_bar_tells_each_step_that_is_done_since_when(begin):
    case = begin(at=Stage.LOOK)
    steps = (
        {step.key: step for step in case.page.ui.stepper._steps}
        if hasattr(case.page.ui.stepper, "_steps")
        else {}
    )
    told = hands.seen(case.page.ui.stepper)
    assert "done 12:00" in told
    assert not steps or steps[Stage.LISTEN].note == "done 12:00"


def test_the_region_asks_at_its_own_place_for_the_confirmation(begin):
    case = begin()
    case.app.cases.move(case.id, Status.ESCALATED, reason="beyond my authority", level=Level.AREA)
    with case.at_the_region():
        case.app.review.confirm(case.id, "well handled")
    case.refresh()
    assert "well handled" in hands.seen(case.part("review"))


def test_a_row_is_answered_by_who_is_on_duty_now(opened):
    _act(opened, "step0.safety")
    opened.app.session.member = COLLEAGUE
    _act(opened, "step0.seat")
    by = {name: answer.actor for name, answer in opened.record.checklist.items()}
    assert by == {"step0.safety": MANAGER.person_id, "step0.seat": COLLEAGUE.person_id}


def test_a_row_half_a_day_later_is_answered_at_its_own_time(opened):
    opened.app.clock.move(hours=6)
    _act(opened, "step0.safety")
    assert opened.record.checklist["step0.safety"].at == opened.app.clock.now()


def test_the_rows_stay_the_same_widgets_while_only_their_state_changes(opened):
    before = [opened.step(item.id) for item in _items(opened, Stage.LISTEN)]
    _act(opened, "step0.safety")
    assert [opened.step(item.id) for item in _items(opened, Stage.LISTEN)] == before


# what is compulsory


def _meters(case):
    steps = case.page.parts.steps
    return steps.here.words(), steps.later.words()


def test_two_meters_say_from_the_first_minute_what_is_compulsory(opened):
    told = opened.app.cases.meters(opened.record, "LISTEN")
    here, later = told.here, told.later
    assert _meters(opened) == (f"{here.done} / {here.total}", f"{later.done} / {later.total}")
    assert here.missing
    assert later.missing
    assert opened.step("step0.safety").must.isVisible()
    assert not opened.step("step0.seat").must.isVisible()


def test_each_missing_thing_is_a_link_to_its_very_place(opened):
    hands.press(opened.page.parts.steps.here, "Let the customer tell it")
    opened.rest()
    assert opened.focused().objectName() == "narrative"


def test_a_meter_follows_what_is_done(opened):
    before, _later = _meters(opened)
    hands.press(opened.step("step0.safety"), "Done: Nobody is in danger")
    opened.rest()
    after, _later = _meters(opened)
    assert int(after.split(" / ")[0]) == int(before.split(" / ")[0]) + 1
    assert not opened.step("step0.safety").must.isVisible()
