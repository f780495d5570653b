"""Why somebody looks: asked before a frame is shown, in one tap or with the names it needs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.clock import Clock
from desktop.ui.footage.sitting import REMEMBERED_S
from tests.desktop.ui.footage.looking import BOTH, click, press, rests_at, write

REASONS = {
    "zh": ["处理投诉", "片区审阅", "监管、公安或法院调取", "核实计量争议", "其他"],
    "en": [
        "Complaint handling",
        "Region's review",
        "Regulator, police or court order",
        "Measuring dispute",
        "Other",
    ],
}


class Later:
    """A clock some seconds ahead."""

    def __init__(self, clock: Clock) -> None:
        self.clock, self.ahead_s = clock, 0.0

    def now(self):
        return self.clock.now()

    def monotonic(self):
        return self.clock.monotonic() + self.ahead_s


@pytest.fixture
def later(station, monkeypatch):
    """The clock of the station, which a test may move on."""
    made = Later(station.clock)
    monkeypatch.setattr(station, "clock", made)
    return made


def looks(station, case):
    return [row.looked for row in station.viewings.rows(case.id)]


@BOTH
def test_the_reasons_are_offered_in_the_language_of_the_window(asking, language):
    assert [card.accessibleName() for card in asking.why.cards.values()] == REASONS[language]
    assert [card.toolTip() for card in asking.why.cards.values()] == [
        f"{words} ({place})" for place, words in enumerate(REASONS[language], 1)
    ]
    question = {"zh": "为什么查看这段录像？", "en": "Why do you look at this footage?"}
    assert asking.why.ui.questionText.text() == question[language]
    assert not asking.why.ui.askedFrame.isVisible()


@pytest.mark.parametrize(
    ("digit", "reason"), [("1", "COMPLAINT"), ("2", "REVIEW"), ("4", "DISPUTE")]
)
def test_a_digit_gives_the_reason_and_shows_the_first_frame(
    asking, qtbot, station, filmed, digit, reason
):
    QTest.keyClicks(asking.why.cards["OTHER"], digit)
    rests_at(asking, qtbot, 0)
    assert asking.ui.viewStack.currentWidget() is asking.ui.frameView
    asking.leave()
    assert [looked.reason for looked in looks(station, filmed[0])] == [reason]


@pytest.mark.parametrize("digit", ["0", "6", "9", "x"])
def test_a_key_that_names_no_reason_shows_nothing(asking, digit):
    QTest.keyClicks(asking.why.cards["COMPLAINT"], digit)
    assert asking.player.current is None
    assert asking.ui.viewStack.currentWidget() is asking.why


def test_no_key_moves_footage_while_the_reason_is_asked_for(asking, qtbot):
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_L, Qt.Key.Key_M, Qt.Key.Key_S):
        QTest.keyClick(asking.why.cards["COMPLAINT"], key)
    assert asking.player.current is None
    assert not asking.player.playing
    click(asking.why.cards["COMPLAINT"])
    rests_at(asking, qtbot, 0)


def test_another_reason_must_be_put_into_words(asking, qtbot, station, filmed):
    why = asking.why
    click(why.cards["OTHER"])
    assert why.cards["OTHER"].property("state") == "chosen"
    assert why.ui.textEdit.hasFocus()
    assert not why.ui.unitEdit.isVisible()
    assert not why.ui.callerEdit.isVisible()
    QTest.keyClicks(why.ui.textEdit, "   ")
    assert not why.ui.lookButton.isEnabled()
    QTest.keyClick(why.ui.textEdit, Qt.Key.Key_Return)
    assert asking.player.current is None
    write(why.ui.textEdit, "保险公司要求 2026-118")
    QTest.keyClick(why.ui.textEdit, Qt.Key.Key_Return)
    rests_at(asking, qtbot, 0)
    assert asking.ui.whyText.text() == "Looked at for: Other · 保险公司要求 2026-118"
    asking.leave()
    (looked,) = looks(station, filmed[0])
    assert (looked.reason, looked.text) == ("OTHER", "保险公司要求 2026-118")
    assert (looked.unit, looked.caller) == ("", "")


@BOTH
def test_an_authority_is_named_with_its_officer_before_the_footage_opens(
    asking, qtbot, station, filmed, language
):
    why = asking.why
    QTest.keyClicks(why.cards["COMPLAINT"], "3")
    assert why.ui.unitEdit.hasFocus()
    write(why.ui.unitEdit, "茅箭区市场监管局")
    assert not why.ui.lookButton.isEnabled()
    for field in (why.ui.callerEdit, why.ui.textEdit):
        QTest.keyClick(why.focusWidget(), Qt.Key.Key_Tab)
        assert field.hasFocus()
    write(why.ui.callerEdit, "李强")
    assert why.ui.lookButton.isEnabled()
    click(why.ui.lookButton)
    rests_at(asking, qtbot, 0)
    said = " · ".join((REASONS[language][2], "茅箭区市场监管局", "李强"))
    assert asking.ui.whyText.text().endswith(said)
    asking.leave()
    (looked,) = looks(station, filmed[0])
    assert (looked.unit, looked.caller, looked.text) == ("茅箭区市场监管局", "李强", "")


def test_names_typed_for_an_authority_are_not_recorded_with_another_reason(
    asking, qtbot, station, filmed
):
    why = asking.why
    click(why.cards["AUTHORITY"])
    write(why.ui.unitEdit, "公安")
    write(why.ui.callerEdit, "李强")
    click(why.cards["OTHER"])
    assert why.cards["AUTHORITY"].property("state") == ""
    assert not why.ui.lookButton.isEnabled()
    write(why.ui.textEdit, "培训")
    click(why.ui.lookButton)
    rests_at(asking, qtbot, 0)
    asking.leave()
    (looked,) = looks(station, filmed[0])
    assert (looked.reason, looked.text, looked.unit, looked.caller) == ("OTHER", "培训", "", "")


def test_a_second_reason_begins_a_second_row_with_nothing_left_of_the_first(
    asking, qtbot, station, filmed
):
    why = asking.why
    click(why.cards["OTHER"])
    write(why.ui.textEdit, "培训")
    click(why.ui.lookButton)
    rests_at(asking, qtbot, 0)
    click(asking.ui.whyButton)
    assert asking.ui.viewStack.currentWidget() is why
    assert not asking.ui.whyBox.isVisible()
    assert why.ui.textEdit.text() == ""
    assert {card.property("state") or "" for card in why.cards.values()} == {""}
    click(why.cards["DISPUTE"])
    assert asking.ui.whyText.text() == "Looked at for: Measuring dispute"
    asking.leave()
    found = looks(station, filmed[0])
    assert [(looked.reason, looked.text) for looked in found] == [
        ("OTHER", "培训"),
        ("DISPUTE", ""),
    ]


def test_a_reason_holds_for_half_an_hour_and_is_asked_for_again_after_it(
    later, asking, qtbot, station, filmed
):
    click(asking.why.cards["REVIEW"])
    rests_at(asking, qtbot, 0)
    asking.hide()
    later.ahead_s = REMEMBERED_S - 60
    asking.show()
    assert asking.sitting.under_way
    asking.hide()
    later.ahead_s += REMEMBERED_S + 60
    asking.show()
    assert not asking.sitting.under_way
    assert asking.ui.viewStack.currentWidget() is asking.why
    assert [looked.reason for looked in looks(station, filmed[0])] == ["REVIEW", "REVIEW"]


def test_nobody_on_duty_sees_no_frame_and_is_told_why(asking, station):
    station.session.member = None
    click(asking.why.cards["COMPLAINT"])
    assert asking.ui.banner.isVisible()
    assert asking.player.current is None
    assert asking.ui.viewStack.currentWidget() is asking.why


def test_every_card_and_field_of_the_reasons_is_reached_by_tab(asking):
    why = asking.why
    click(why.cards["AUTHORITY"])
    why.cards["COMPLAINT"].setFocus()
    reached = []
    for _ in range(9):
        reached.append(asking.focusWidget())
        QTest.keyClick(asking.focusWidget(), Qt.Key.Key_Tab)
    ui = why.ui
    assert reached[:5] == list(why.cards.values())
    assert reached[5:8] == [ui.unitEdit, ui.callerEdit, ui.textEdit]


def test_keys_move_the_footage_once_the_reason_is_given(asking, qtbot):
    click(asking.why.cards["COMPLAINT"])
    rests_at(asking, qtbot, 0)
    assert asking.ui.frameView.hasFocus()
    press(asking, Qt.Key.Key_Right)
    rests_at(asking, qtbot, 1)


@BOTH
def test_the_names_to_be_typed_are_seen_at_twice_the_text(asking, qtbot, theme, language):
    theme.use("light", 200)
    click(asking.why.cards["AUTHORITY"], asking.why.cards["AUTHORITY"].rect().topLeft())
    qtbot.waitUntil(lambda: not asking.why.ui.unitEdit.visibleRegion().isEmpty())
    assert asking.why.ui.unitEdit.hasFocus()
