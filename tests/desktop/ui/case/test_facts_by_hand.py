"""The facts of a case as a person fills them in, and what the record holds afterwards."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox

from desktop.ui.widgets.button import Button
from record import fields
from record.codes import Channel, DelayCause, RecordConfirmed, Result, Severity, StopSale
from tests.builders import CHINA, COLLEAGUE, MANAGER, NOON
from tests.desktop.ui import hands

WRITTEN = {
    "place_detail": "lane 2",
    "respondent": "the cashier",
    "narrative": "first the pump stopped,\nthen the engine",
    "preservation": "nozzle 4 is locked",
    "stop_sale_reason": "the sample is clear",
    "demand_text": "the money back",
    "complainant.name": "李丽",
    "complainant.organisation": "货运公司",
    "complainant.quiet_times": "before nine",
    "complainant.contact_preference": "message first",
    "vehicle.model": "五菱宏光",
    "vehicle.fuel_on_flap": "92",
    "vehicle.vin": "LZWACAGA0C7034567",
    "callback_wish": "after five",
    "final_position": "we refund the fill",
    "proceeding": "market supervision, 2026-17",
    "closing_note": "settled by telephone",
}
CHOSEN = {
    "channel": Channel.PHONE,
    "manager_on_duty": COLLEAGUE.person_id,
    "record_confirmed": RecordConfirmed.YES,
    "stop_sale": StopSale.NO,
    "complainant.relation": "DRIVER",
    "mentality": "RESPECT",
    "style": "AMIABLE",
    "position": "PARTLY",
    "result": Result.AGREED,
    "delay_cause": DelayCause.OURS,
}


def test_what_is_written_into_any_field_is_recorded_when_it_is_left(opened):
    for path, words in WRITTEN.items():
        opened.fill(path, words)
        assert fields.get(opened.record, path) == words
        assert opened.note(path) == ""
    opened.refresh()
    assert {path: opened.row(path).input.words() for path in WRITTEN} == WRITTEN


def test_what_is_chosen_from_any_list_is_recorded_at_once(opened):
    for path, code in CHOSEN.items():
        opened.fill(path, code)
        assert fields.get(opened.record, path) == code, path
    opened.refresh()
    assert {path: opened.row(path).input.words() for path in CHOSEN} == CHOSEN


def test_a_cause_is_chosen_in_words_and_recorded_as_its_number(opened):
    assert opened.field("cause_class").findText("Process or facilities") >= 0
    opened.fill("cause_class", "1")
    assert opened.record.cause_class == 1
    opened.refresh()
    assert opened.row("cause_class").input.words() == "1"


@pytest.mark.parametrize("path", ["demand_none", "no_callback"])
def test_a_tick_is_recorded_when_it_is_set_and_when_it_is_taken_away(opened, path):
    opened.fill(path, True)
    assert fields.get(opened.record, path) is True
    opened.fill(path, False)
    assert fields.get(opened.record, path) is False


def test_measured_values_keep_the_digits_that_were_typed(opened):
    opened.fill("vehicle.rated_tank_l", "55.50")
    opened.fill("vehicle.odometer_km", "120,300")
    vehicle = opened.record.vehicle
    assert (vehicle.rated_tank_l, vehicle.odometer_km) == (Decimal("55.50"), Decimal(120300))
    assert str(vehicle.rated_tank_l) == "55.50"
    opened.refresh()
    assert opened.row("vehicle.rated_tank_l").input.words() == "55.50"


@pytest.mark.parametrize(
    ("path", "typed", "sentence"),
    [
        ("occurred_at", "sometime", "could not be read"),
        ("occurred_at", "2027-01-01 10:00", "not come yet"),
        ("persons_count", "two", "A number is needed"),
        ("persons_count", "2.5", "A whole number"),
        ("vehicle.odometer_km", "-3", "outside what is possible"),
    ],
)
def test_what_cannot_be_taken_is_said_under_its_field_and_stays_there(
    opened, path, typed, sentence
):
    before = fields.get(opened.record, path)
    opened.fill(path, typed)
    assert fields.get(opened.record, path) == before
    assert sentence in opened.note(path), opened.note(path)
    assert opened.row(path).input.words() == typed
    opened.refresh()
    assert opened.row(path).input.words() == typed


def test_a_sentence_goes_away_once_the_field_can_be_taken(opened):
    opened.fill("persons_count", "two")
    assert opened.note("persons_count")
    opened.fill("persons_count", "2")
    assert opened.note("persons_count") == ""
    assert opened.record.persons_count == 2


def test_a_time_alone_is_today_by_the_clock_of_the_desk_and_shown_in_full(opened):
    opened.fill("occurred_at", "11:38")
    assert opened.record.occurred_at == NOON.replace(hour=11, minute=38)
    assert opened.row("occurred_at").input.words() == "2026-06-11 11:38"


def test_a_time_that_has_not_come_is_of_the_day_before(opened):
    opened.fill("occurred_at", "13:05")
    assert opened.record.occurred_at == datetime(2026, 6, 10, 13, 5, tzinfo=CHINA)


def test_a_reply_is_promised_for_a_time_to_come(opened):
    opened.fill("promised_reply_at", "06-12 10:30")
    assert opened.record.promised_reply_at == datetime(2026, 6, 12, 10, 30, tzinfo=CHINA)


def test_what_stood_in_a_field_can_be_taken_out_again(opened):
    opened.fill("place_detail", "lane 2")
    opened.fill("place_detail", "")
    assert opened.record.place_detail == ""
    opened.refresh()
    assert opened.row("place_detail").input.words() == ""


def test_blanks_around_what_is_written_are_not_recorded(opened):
    opened.fill("place_detail", "  lane 2  ")
    assert opened.record.place_detail == "lane 2"


def test_a_field_that_is_left_as_it_was_writes_no_entry(opened):
    before = opened.record.entries
    opened.fill("vehicle.plate", opened.record.vehicle.plate)
    assert opened.record.entries == before


def test_a_press_on_enter_records_the_one_line_that_was_typed(opened):
    field = opened.field("place_detail")
    hands.write("lane 2", field)
    hands.key(Qt.Key.Key_Tab, field)
    assert opened.record.place_detail == "lane 2"
    assert opened.page.ui.savedText.text() == "Saved 12:00:00"


def test_nothing_is_recorded_by_nobody_and_the_field_says_so_until_somebody_is_there(opened):
    opened.app.session.sign_out()
    opened.fill("place_detail", "lane 2")
    assert opened.record.place_detail == ""
    assert opened.note("place_detail")
    assert opened.row("place_detail").input.words() == "lane 2"
    opened.app.session.member = MANAGER
    assert opened.page.live.flush()
    assert opened.record.place_detail == "lane 2"
    assert opened.note("place_detail") == ""


def test_the_wheel_over_a_closed_list_changes_nothing(opened):
    box = opened.field("channel")
    before = box.currentData()
    wheel = QWheelEvent(
        QPointF(4, 4), box.mapToGlobal(QPointF(4, 4)), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, hands.NONE, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, wheel)
    assert box.currentData() == before
    assert opened.record.channel == before


def test_a_code_that_the_list_does_not_know_is_shown_as_it_is(opened):
    box = opened.field("channel")
    opened.row("channel").input.set_words("PIGEON")
    assert box.currentText() == "PIGEON"


# what the category asks for


def test_a_fact_of_the_category_is_said_by_the_customer_with_its_unit(opened):
    opened.fill("facts.litres", "13.280")
    fact = opened.record.facts["litres"]
    assert (fact.value, fact.unit, fact.source, fact.disputed) == ("13.280", "L", "CUSTOMER", False)


def test_a_moment_of_the_category_is_kept_with_its_zone_and_shown_again(opened):
    opened.fill("facts.fill_time", "11:05")
    kept = datetime.fromisoformat(opened.record.facts["fill_time"].value)
    assert kept == NOON.replace(hour=11, minute=5)
    opened.refresh()
    assert opened.row("facts.fill_time").input.words() == "2026-06-11 11:05"


def test_a_fact_that_is_taken_out_is_gone(opened):
    opened.fill("facts.nozzle", "4")
    opened.fill("facts.nozzle", "")
    assert "nozzle" not in opened.record.facts


def _source(opened, path):
    button = opened.row(path).findChild(Button, "source")
    return button, hands.lines(button.menu())


def test_where_a_fact_comes_from_is_chosen_beside_it_and_its_value_stays(opened):
    opened.fill("facts.nozzle", "4")
    opened.refresh()
    button, offered = _source(opened, "facts.nozzle")
    assert button.accessibleName() == "Said by the customer"
    offered["From a system"].trigger()
    opened.refresh()
    fact = opened.record.facts["nozzle"]
    assert (fact.value, fact.source) == ("4", "SYSTEM")
    assert button.accessibleName() == "From a system"


def test_a_fact_can_be_marked_as_disputed_and_the_mark_be_taken_away(opened):
    opened.fill("facts.nozzle", "4")
    opened.refresh()
    button, offered = _source(opened, "facts.nozzle")
    offered["Disputed"].trigger()
    opened.refresh()
    assert opened.record.facts["nozzle"].disputed
    assert button.accessibleName() == "Said by the customer · disputed"
    _source(opened, "facts.nozzle")[1]["Disputed"].trigger()
    assert not opened.record.facts["nozzle"].disputed


def test_a_disputed_fact_stays_disputed_when_its_value_is_corrected(opened):
    opened.fill("facts.nozzle", "4")
    opened.refresh()
    _source(opened, "facts.nozzle")[1]["Disputed"].trigger()
    opened.refresh()
    opened.fill("facts.nozzle", "5")
    fact = opened.record.facts["nozzle"]
    assert (fact.value, fact.disputed) == ("5", True)


def test_what_both_sides_confirm_is_marked_and_no_longer_holds_for_another_value(opened):
    opened.fill("facts.nozzle", "4")
    opened.refresh()
    button, offered = _source(opened, "facts.nozzle")
    offered["Disputed"].trigger()
    offered["Confirmed by both sides"].trigger()
    opened.refresh()
    fact = opened.record.facts["nozzle"]
    assert (fact.agreed, fact.disputed) == (True, False)
    assert button.accessibleName() == "Said by the customer · confirmed by both sides"
    opened.fill("facts.nozzle", "5")
    assert not opened.record.facts["nozzle"].agreed


def test_a_fact_that_is_not_filled_in_has_no_source_to_choose(opened):
    button, _offered = _source(opened, "facts.nozzle")
    assert not button.isEnabled()


def test_nobody_on_duty_marks_no_fact_and_is_told_so(opened):
    opened.fill("facts.nozzle", "4")
    opened.refresh()
    opened.app.session.sign_out()
    _source(opened, "facts.nozzle")[1]["From a system"].trigger()
    assert opened.record.facts["nozzle"].source == "CUSTOMER"
    assert opened.note("facts.nozzle").startswith("Nobody is signed in.")


@pytest.mark.parametrize(
    ("category", "asked"),
    [
        ("B", "facts.rated_tank"),
        ("C", "facts.asked_for"),
        ("D", "facts.matter"),
        ("E", "facts.words"),
    ],
)
def test_another_category_asks_for_other_facts_and_keeps_those_given(opened, category, asked):
    opened.fill("facts.nozzle", "4")
    opened.fill("category", category)
    opened.refresh()
    assert opened.record.category == category
    assert opened.row(asked).isVisibleTo(opened.page)
    assert opened.record.facts["nozzle"].value == "4"


def test_a_fact_with_choices_is_shown_in_words(begin):
    case = begin(category="D")
    case.fill("facts.payment", "WECHAT")
    assert case.record.facts["payment"].value == "WECHAT"
    case.refresh()
    assert case.row("facts.payment").input.widget.currentText() == "WeChat"


# signs that raise the class


@pytest.mark.parametrize(
    ("sign", "severity"), [("press", Severity.MAJOR), ("press_inquiry", Severity.HOT)]
)
def test_a_sign_that_is_ticked_raises_the_class_and_the_head_says_so(opened, sign, severity):
    opened.fill(f"flags.{sign}", True)
    opened.refresh()
    assert opened.record.severity == severity
    assert opened.app.label("severity", severity) in hands.seen(opened.page.ui.chips)
    assert "Media risk" in hands.seen(opened.page.ui.chips)


def test_a_sign_that_is_taken_away_is_no_longer_on_the_record(opened):
    opened.fill("flags.press", True)
    opened.fill("flags.press", False)
    assert not opened.record.flags.get("press")


def test_three_persons_make_a_hot_case(opened):
    opened.fill("persons_count", "3")
    assert opened.record.severity == Severity.HOT
    why = opened.record.class_changes[-1]
    assert why.to == Severity.HOT


# the title


def test_the_title_is_renamed_in_place_and_the_bar_says_when(opened):
    opened.page.head.focus_title()
    opened.app.clock.move(minutes=3)
    hands.put(opened.page.ui.titleEdit, "发动机无法启动")
    hands.key(Qt.Key.Key_Tab, opened.page.ui.titleEdit)
    assert opened.record.summary == "发动机无法启动"
    assert opened.page.ui.savedText.text() == "Saved 12:03:00"


def test_a_title_is_kept_without_its_control_characters(opened):
    opened.page.ui.titleEdit.setFocus()
    opened.page.ui.titleEdit.setText("bad\0title")
    opened.page.ui.titleEdit.textEdited.emit("bad\0title")
    hands.key(Qt.Key.Key_Tab, opened.page.ui.titleEdit)
    assert opened.record.summary == "badtitle"


def test_the_time_of_saving_is_of_the_case_that_is_open(opened, begin):
    opened.fill("place_detail", "lane 2")
    assert opened.page.ui.savedText.text()
    other = begin()
    opened.page.open(case_id=other.id)
    assert opened.page.ui.savedText.text() == ""


# the same in both languages


def test_every_field_has_a_name_and_the_words_of_its_choices(language, begin):
    case = begin()
    for part, panel in case.page.parts.panels.items():
        case.part(part)
        for form in panel._forms:
            for path, row in form.rows.items():
                widget = row.input.widget
                name = widget.text() if isinstance(widget, QCheckBox) else widget.accessibleName()
                assert name, path
                told = {choice[1] for choice in row.blank.choices}
                assert not told & {choice[0] for choice in row.blank.choices}, path


def test_a_refusal_is_said_in_the_language_of_the_window(language, begin):
    case = begin()
    case.fill("persons_count", "two")
    assert ("数" in case.note("persons_count")) is (language == "zh")


def test_the_record_is_the_same_whatever_the_window_speaks(language, begin):
    case = begin()
    case.fill("facts.litres", "13.280")
    case.fill("stop_sale", "NO")
    case.fill("occurred_at", "11:38")
    kept = case.record
    assert (kept.facts["litres"].value, kept.stop_sale) == ("13.280", "NO")
    assert kept.occurred_at == NOON - timedelta(minutes=22)
