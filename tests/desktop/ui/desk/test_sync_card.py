from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from desktop.services.desk import headquarters
from desktop.services.desk.headquarters import SyncStatus
from desktop.ui.desk.sync_card import SyncCard
from desktop.ui.widgets.button import Button

LAST = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)


@pytest.fixture
def card(theme, qtbot):
    made = SyncCard()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (SyncStatus(state=headquarters.IDLE, last_at=LAST), "Verified at headquarters"),
        (SyncStatus(state=headquarters.IDLE), "On this PC only"),
        (
            SyncStatus(state=headquarters.WAITING, waiting_entries=2, last_at=LAST),
            "On this PC only",
        ),
        (SyncStatus(state=headquarters.ATTENTION, last_at=LAST), "Needs attention"),
    ],
)
def test_the_card_says_in_one_word_where_the_files_are(card, status, word):
    card.show_status(status)
    assert card.accessibleName().startswith(word)


def test_the_note_says_what_waits_when_it_was_sent_and_why_not_now(card):
    card.show_status(
        SyncStatus(state=headquarters.OFFLINE, waiting_files=3, waiting_bytes=1, last_at=LAST)
    )
    for words in ("no connection", "3 to send", f"synced {LAST.astimezone():%H:%M}"):
        assert words in card.accessibleName()


@pytest.mark.parametrize(("count", "told"), [(0, ""), (1_500_000, "1.5 MB"), (23_400_000, "23 MB")])
def test_the_size_that_waits_is_told_roughly(card, count, told):
    card.show_status(SyncStatus(state=headquarters.WAITING, waiting_files=1, waiting_bytes=count))
    assert (told in card.words().splitlines()) is bool(told)


def test_the_small_button_pauses_and_goes_on(card, qtbot):
    pause = card.findChild(Button)
    for state, words, wanted in (
        (headquarters.IDLE, "Pause sending", True),
        (headquarters.PAUSED, "Go on sending", False),
    ):
        card.show_status(SyncStatus(state=state, last_at=LAST))
        assert pause.accessibleName() == words
        with qtbot.waitSignal(card.pause_asked) as heard:
            qtbot.mouseClick(pause, Qt.MouseButton.LeftButton)
        assert heard.args == [wanted]


def test_a_desk_that_is_not_enrolled_has_nothing_to_pause(card):
    card.show_status(SyncStatus(state=headquarters.NOT_ENROLLED))
    assert not card.findChild(Button).isVisible()


def test_the_card_itself_is_pressed_for_the_list_of_files(card, qtbot):
    with qtbot.waitSignal(card.clicked):
        qtbot.keyClick(card, Qt.Key.Key_Return)
