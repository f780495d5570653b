"""A new complaint as it is written at the counter: recorded, refused, kept and found again."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from desktop.ui.desk.pages import Pages
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.window.changes import Changes
from desktop.ui.window.visit import Back, ToCase, ToCases
from record.codes import Channel, Status
from tests.builders import COLLEAGUE, NOON, a_case
from tests.desktop.ui import hands
from tests.fakes import FakePrompts

WRITTEN = {
    "summary": "加油后车辆抖动",
    "category": "B",
    "occurred_at": "11:38",
    "complainant.name": "周建国",
    "demand_text": "the money back",
}


class NewOne:
    """The form of a new complaint, and what it asked the window for."""

    def __init__(self, app, theme, qtbot):
        self.app, self.prompts = app, FakePrompts()
        self.page = Pages(app, theme, self.prompts, Changes()).new()
        qtbot.addWidget(self.page)
        self.page.resize(1064, 720)
        self.page.show()
        self.page.open()
        hands.QApplication.processEvents()
        self.asked = []
        self.page.asked.connect(self.asked.append)

    def fill(self, **words):
        for path, value in words.items():
            hands.put(self.page.form.rows[path.replace("__", ".")].input.widget, value)

    def note(self, path):
        return self.page.form.rows[path].note.text()

    def recorded(self):
        visit = self.asked[-1]
        assert visit == ToCase(visit.case_id)
        return self.app.cases.get(visit.case_id)


@pytest.fixture
def new(station, theme, qtbot):
    made = NewOne(station, theme, qtbot)
    yield made
    made.page.live.done()
    made.page.hide()


def test_what_is_written_is_recorded_and_its_case_opened(new):
    new.fill(**WRITTEN, vehicle__plate="鄂C·6Q215", raised_at="11:50")
    new.page.ui.recordButton.click()
    kept = new.recorded()
    assert (kept.summary, kept.category, kept.demand_text) == (
        "加油后车辆抖动", "B", "the money back",
    )  # fmt: skip
    assert kept.occurred_at == NOON.replace(hour=11, minute=38)
    assert kept.raised_at == NOON.replace(hour=11, minute=50)
    assert kept.vehicle.plate == "鄂C·6Q215"
    assert new.app.drafts.of("new") == {}


def test_a_complaint_without_a_time_of_raising_was_raised_now(new):
    new.fill(**WRITTEN)
    new.page.record()
    assert new.recorded().raised_at == NOON


def test_the_manager_who_records_takes_it_over_at_once(new):
    new.fill(**WRITTEN, privacy_notice=True)
    new.page.record()
    kept = new.recorded()
    assert kept.manager_on_duty == new.app.session.member.person_id
    assert kept.status == Status.ON_SITE


def test_what_somebody_else_records_waits_for_a_manager(new):
    new.app.session.member = COLLEAGUE
    new.fill(**WRITTEN, privacy_notice=True)
    new.page.record()
    kept = new.recorded()
    assert (kept.manager_on_duty, kept.status) == ("", Status.RECORDED)
    assert kept.taken_by == COLLEAGUE.person_id


@pytest.mark.parametrize("shown", [True, False])
def test_the_notice_is_recorded_only_when_it_is_ticked(new, shown):
    new.fill(**WRITTEN, privacy_notice=shown)
    new.page.record()
    assert bool(new.recorded().privacy_notice) is shown


def test_a_customer_without_a_demand_says_so(new):
    new.fill(**{path: words for path, words in WRITTEN.items() if path != "demand_text"})
    new.page.record()
    assert new.asked == []
    assert new.note("demand_text")
    new.fill(demand_none=True)
    new.page.record()
    assert new.recorded().demand_none


@pytest.mark.parametrize("path", ["summary", "category", "occurred_at"])
def test_what_is_needed_is_said_at_its_field_and_gets_the_keyboard(new, path):
    new.fill(**{other: words for other, words in WRITTEN.items() if other != path})
    new.page.record()
    assert new.asked == []
    assert new.note(path) == "This is needed."
    assert new.page.focusWidget() is new.page.form.rows[path].input.widget
    assert new.page.form.rows["complainant.name"].input.words() == "周建国"


def test_a_time_that_has_not_come_is_refused_and_everything_stays(new):
    new.fill(**WRITTEN | {"occurred_at": "06-12 10:00"})
    new.page.record()
    assert new.asked == []
    assert new.note("occurred_at").startswith("This moment has not come yet.")
    words = {path: new.page.form.rows[path].input.words() for path in WRITTEN}
    assert words == WRITTEN | {"occurred_at": "06-12 10:00"}


def test_nobody_on_duty_records_nothing_and_nothing_is_lost(new):
    new.fill(**WRITTEN)
    before = new.app.cases.counts()["open"]
    member, new.app.session.member = new.app.session.member, None
    new.page.record()
    assert new.app.cases.counts()["open"] == before
    assert new.page.ui.banner.isVisible()
    assert "Nobody is signed in." in hands.seen(new.page.ui.banner)
    new.app.session.member = member
    new.page.record()
    assert new.recorded().summary == WRITTEN["summary"]


def test_the_next_complaint_starts_empty(new):
    new.fill(**WRITTEN)
    new.page.record()
    new.page.open()
    words = {path: row.input.words() for path, row in new.page.form.rows.items()}
    assert {path: said for path, said in words.items() if said} == {"channel": Channel.ON_SITE}
    assert new.page.focusWidget() is new.page.form.rows["summary"].input.widget


@pytest.mark.parametrize("letter", ["A", "D", "I"])
def test_a_category_is_chosen_by_its_letter(new, letter):
    new.page.form.focus_on("category")
    hands.write(letter.lower(), new.page.focusWidget())
    assert new.page.form.rows["category"].input.words() == letter


def test_what_is_written_is_there_again_after_the_page_was_left(new, theme, qtbot):
    new.fill(summary="half a", complainant__name="周建国")
    new.page.leave()
    again = NewOne(new.app, theme, qtbot)
    assert again.page.form.rows["summary"].input.words() == "half a"
    assert again.page.form.rows["complainant.name"].input.words() == "周建国"
    assert again.note("summary") == "Restored as you left it."
    again.page.hide()


# seen before


def test_earlier_cases_are_told_with_where_they_stand_and_opened_by_a_press(new, qtbot):
    plate = "鄂C·7A001"
    earlier = a_case(new.app, vehicle__plate=plate, summary="the same car")
    new.fill(summary="half a", vehicle__plate=plate)
    qtbot.waitUntil(lambda: "1 earlier case" in hands.seen(new.page.ui.similarCard))
    told = hands.seen(new.page.ui.similarCard)
    assert "Same plate or telephone: 1 earlier case" in told
    assert f"{earlier.case_no} · 12:00 · Recorded" in told
    [card] = [c for c in new.page.ui.similarCard.findChildren(Clickable) if c.isVisible()]
    hands.key(Qt.Key.Key_Return, card)
    assert new.asked == [ToCase(earlier.id)]
    assert new.page.form.rows["summary"].input.words() == "half a"


def test_only_so_many_earlier_cases_are_shown_and_all_are_counted(new, qtbot):
    phone = "13700001111"
    for _ in range(6):
        a_case(new.app, complainant__phone=phone, vehicle__plate="")
    new.fill(complainant__phone=phone)
    qtbot.waitUntil(lambda: "6 earlier cases" in hands.seen(new.page.ui.similarCard))
    cards = [c for c in new.page.ui.similarCard.findChildren(Clickable) if c.isVisible()]
    assert len(cards) == 5


def test_earlier_cases_go_when_the_plate_is_taken_out(new, qtbot):
    a_case(new.app, vehicle__plate="鄂C·7A002")
    new.fill(vehicle__plate="鄂C·7A002")
    qtbot.waitUntil(new.page.ui.similarCard.isVisible)
    hands.empty(new.page.form.rows["vehicle.plate"].input.widget)
    qtbot.waitUntil(lambda: not new.page.ui.similarCard.isVisible())


# giving up and going elsewhere


def test_an_empty_form_is_given_up_without_a_question(new):
    new.page.ui.discardButton.click()
    assert new.prompts.asked == []
    assert new.asked == [Back()]


@pytest.mark.parametrize("sure", [True, False])
def test_what_was_written_is_given_up_only_after_a_question(new, sure):
    new.fill(summary="half a")
    new.prompts.answers["ask"] = sure
    new.page.ui.discardButton.click()
    assert new.prompts.asked == [("ask", "Discard this complaint?")]
    assert (new.asked == [Back()]) is sure
    assert new.page.form.rows["summary"].input.words() == ("" if sure else "half a")


def test_the_path_leads_to_the_list_and_keeps_what_was_written(new):
    new.fill(summary="half a")
    hands.press(new.page.ui.breadcrumb, "Cases")
    assert new.asked == [ToCases()]
    assert new.page.form.rows["summary"].input.words() == "half a"


def test_the_notice_names_the_station_and_is_read_without_being_recorded(new):
    hands.press(new.page, "Read the notice")
    [(verb, title)] = new.prompts.asked
    assert verb == "tell"
    assert title == new.app.rules.wording("privacy", "en").title
    assert not new.page.form.rows["privacy_notice"].input.value()


def test_the_form_asks_in_the_language_of_the_window(language, station, theme, qtbot):
    new = NewOne(station, theme, qtbot)
    told = hands.seen(new.page.form)
    assert ("What happened, in one sentence" in told) is (language == "en")
    new.page.record()
    assert (new.note("summary") == "This is needed.") is (language == "en")
    assert new.note("summary")
    new.page.live.done()
    new.page.hide()


def test_a_complaint_of_a_day_ago_counts_its_clocks_from_then(new):
    raised = NOON - timedelta(days=1)
    new.fill(**WRITTEN | {"raised_at": "06-10 12:00", "occurred_at": "06-10 11:38"})
    new.page.record()
    kept = new.recorded()
    assert kept.raised_at == raised
    clocks = new.app.cases.clocks(kept)
    assert any(clock.left_s < 0 for clock in clocks)
    assert kept.occurred_at == raised - timedelta(minutes=22)
