import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent

from desktop.ui.case.privacy_notice import privacy_notice
from desktop.ui.desk.pages import Pages
from desktop.ui.window.changes import Changes
from desktop.ui.window.visit import ToCase
from record.codes import Channel
from tests.desktop.ui.desks import MANAGER, a_complaint
from tests.fakes import FakePrompts


@pytest.fixture
def page(desk, qtbot, theme):
    made = Pages(desk, theme, FakePrompts(), Changes()).new()
    qtbot.addWidget(made)
    made.resize(1064, 720)
    made.show()
    made.open()
    return made


def _type(qtbot, words):
    """Type as a keyboard does; what is not ASCII comes through the input method."""
    if words.isascii():
        qtbot.keyClicks(QGuiApplication.focusObject(), words)
    else:
        composed = QInputMethodEvent("", [])
        composed.setCommitString(words)
        QGuiApplication.sendEvent(QGuiApplication.focusObject(), composed)


def _press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QGuiApplication.focusObject(), key, modifier)


def _fill_in_by_keyboard(qtbot):
    for words in (
        "refuelled, now it shakes",
        "A",
        "0:01",
        "",
        "",
        "周建国",
        "13900002046",
        "鄂C6Q215",
    ):
        _type(qtbot, words)
        _press(qtbot, Qt.Key.Key_Tab)
    _type(qtbot, "380 yuan and other fuel")
    _press(qtbot, Qt.Key.Key_Tab)
    _press(qtbot, Qt.Key.Key_Tab)
    _press(qtbot, Qt.Key.Key_Space)


def test_a_complaint_is_recorded_by_keyboard_alone(page, desk, qtbot):
    _fill_in_by_keyboard(qtbot)
    with qtbot.waitSignal(page.asked) as asked:
        _press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [visit] = asked.args
    case = desk.cases.get(visit.case_id)
    assert visit == ToCase(case.id)
    assert (case.category, case.summary) == ("A", "refuelled, now it shakes")
    assert case.complainant.phone == "13900002046"
    assert case.vehicle.plate == "鄂C6Q215"
    assert case.demand_text == "380 yuan and other fuel"
    assert case.channel == Channel.ON_SITE
    assert case.raised_at is not None
    assert case.privacy_notice.startswith("privacy")
    assert (case.status, case.stage, case.manager_on_duty) == (
        "ON_SITE",
        "LISTEN",
        MANAGER.person_id,
    )
    assert desk.drafts.of("new") == {}


def test_what_was_typed_comes_back_after_a_crash(page, desk, qtbot, theme):
    _type(qtbot, "half a comp")
    qtbot.waitUntil(lambda: desk.drafts.of("new") == {"summary": "half a comp"})
    again = Pages(desk, theme, FakePrompts(), Changes()).new()
    qtbot.addWidget(again)
    again.open()
    assert again.form.rows["summary"].input.words() == "half a comp"


def test_what_is_missing_is_said_beside_the_field_and_nothing_is_lost(page, desk, qtbot):
    _type(qtbot, "a sentence")
    page.record()
    rows = page.form.rows
    assert rows["category"].note.text()
    assert rows["demand_text"].note.text()
    assert not rows["summary"].note.text()
    assert rows["summary"].input.words() == "a sentence"
    assert desk.cases.counts()["open"] == 0


def test_a_time_nobody_can_read_is_refused_beside_its_field(page, qtbot):
    _fill_in_by_keyboard(qtbot)
    page.form.rows["occurred_at"].input.widget.setText("sometime")
    page.record()
    assert page.form.rows["occurred_at"].note.text()
    assert page.form.rows["summary"].input.words() == "refuelled, now it shakes"


def test_earlier_cases_of_the_same_plate_are_shown_while_typing(page, desk, qtbot):
    earlier = a_complaint(desk)
    page.form.focus_on("vehicle.plate")
    _type(qtbot, earlier.vehicle.plate)
    qtbot.waitUntil(page.ui.similarCard.isVisible)


def test_giving_up_forgets_the_draft_only_after_asking(page, desk, qtbot):
    _type(qtbot, "words")
    page.live.keep()
    page.discard()
    assert desk.drafts.of("new") == {"summary": "words"}
    page._prompts.answers["ask"] = True
    page.discard()
    assert desk.drafts.of("new") == {}


def test_the_privacy_notice_can_be_read_before_it_is_ticked(page, desk, qtbot):
    page.read_notice.click()
    title = desk.rules.wording("privacy", "en").title
    assert page._prompts.asked == [("tell", title)]


def test_the_notice_names_the_station_and_leaves_no_blank(desk):
    station = desk.reference.station(desk.session.device.station)
    notice = privacy_notice(desk.rules, desk.language(), station)
    assert "三堰加油站" in notice.text
    assert "{" not in notice.text
