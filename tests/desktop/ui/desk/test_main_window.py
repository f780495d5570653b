import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout

from desktop.clock import SystemClock
from desktop.services.desk.headquarters import IDLE, PAUSED, WORKING, SyncStatus
from desktop.settings import SettingsFile
from desktop.ui.desk.main_window import Desk, Frame, MainWindow
from desktop.ui.window.changes import Changes
from desktop.ui.window.page import Page
from desktop.ui.window.visit import ToCase, ToCases, ToReview
from tests.desktop.ui.desk.test_sign_in import CHEN, FakePeople


class Sheet(Page):
    """A page that keeps what it was opened with, with one field to type in."""

    def __init__(self):
        super().__init__()
        self.opened = []
        self.left = 0
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def open(self, **args):
        self.opened.append(args)

    def leave(self):
        self.left += 1


@pytest.fixture
def window(theme, qtbot, tmp_path):
    windows = []

    def make(folder="案卷 数据", practice=False):
        settings = SettingsFile(tmp_path / folder)
        settings.change(language="en")
        frame = Frame(theme, settings, Changes())
        made = MainWindow(Desk("三堰加油站 · 1203", practice=practice), FakePeople(CHEN), frame)
        made.add_place("cases", Sheet())
        made.add_place("today", Sheet())
        made.add_page("case", Sheet(), place="cases")
        qtbot.addWidget(made)
        made.show()
        windows.append(made)
        return made

    return make


def _sign_in(qtbot, window):
    window.ask_who()
    qtbot.waitUntil(window.sign_in.ui.pad.isEnabled)
    with qtbot.waitSignal(window.person_changed):
        qtbot.keyClicks(window.sign_in, "1357")
        qtbot.keyClick(window.sign_in, Qt.Key.Key_Return)


def _press(window, keys):
    """Activate a shortcut: offscreen windows have no focus to send keys through."""
    wanted = QKeySequence(keys)
    next(s for s in window.findChildren(QShortcut) if s.key() == wanted).activated.emit()


def test_nothing_is_seen_before_somebody_is_on_duty(window, qtbot):
    made = window()
    made.ask_who()
    assert not made.ui.desk.isVisible()
    _sign_in(qtbot, made)
    assert made.ui.desk.isVisible()
    assert made.person == CHEN


def test_the_rail_shows_only_places_that_have_a_page_in_their_order(window):
    made = window()
    assert list(made._places) == ["cases", "today"]
    shown = [made.ui.placesColumn.itemAt(i).widget() for i in range(2)]
    assert [button.name for button in shown] == ["today", "cases"]


def test_a_page_is_opened_with_what_it_shows(window, qtbot):
    made = window()
    _sign_in(qtbot, made)
    made.open(ToCase("c1"))
    assert made.page("case").opened == [vars(ToCase("c1"))]
    assert made._places["cases"].isChecked()
    assert not made._places["today"].isChecked()


def test_going_back_shows_what_was_there_before(window, qtbot):
    made = window()
    _sign_in(qtbot, made)
    made.open(ToCase("c1"))
    made.open(ToCase("c2"))
    _press(made, "Alt+Left")
    assert made.page("case").opened[-1] == vars(ToCase("c1"))
    _press(made, "Alt+Left")
    assert made.current == "today"
    _press(made, "Alt+Right")
    assert made.current == "case"


def test_a_page_may_ask_for_another_and_is_left_first(window, qtbot):
    made = window()
    _sign_in(qtbot, made)
    made.open(ToCases())
    made.page("cases").asked.emit(ToCase("c3"))
    assert made.page("cases").left == 1
    assert made.page("case").opened == [vars(ToCase("c3"))]


def test_control_and_a_digit_open_a_place(window, qtbot):
    made = window()
    _sign_in(qtbot, made)
    _press(made, "Ctrl+2")
    assert made.current == "cases"
    _press(made, "Ctrl+1")
    assert made.current == "today"


def test_a_page_made_late_is_made_when_it_is_first_opened(window, qtbot):
    made = window()
    made_pages = []

    def factory():
        made_pages.append(Sheet())
        return made_pages[-1]

    made.add_place("review", factory)
    _sign_in(qtbot, made)
    assert made_pages == []
    made.open(ToReview())
    made.open(ToReview())
    assert len(made_pages) == 1


def test_place_and_size_are_remembered(window, qtbot):
    made = window()
    _sign_in(qtbot, made)
    made.open(ToCase("c1"))
    made.resize(790, 660)
    made.close()
    again = window()
    assert (again.width(), again.height()) == (790, 660)
    _sign_in(qtbot, again)
    assert again.current == "cases"


def test_locking_keeps_everything_as_it_was(window, qtbot):
    made = window()
    _sign_in(qtbot, made)
    made.open(ToCases())
    made.page("cases").field.setText("客户说一半")
    made.lock()
    assert not made.page("cases").isVisible()
    _sign_in(qtbot, made)
    assert made.page("cases").field.text() == "客户说一半"
    assert made.page("cases").opened == [vars(ToCases())]


def test_an_idle_window_locks_itself(window, qtbot):
    made = window()
    _sign_in(qtbot, made)
    made._idle.set_limit(30)
    qtbot.waitUntil(lambda: not made.ui.desk.isVisible())


def test_a_key_or_what_an_input_method_writes_puts_the_lock_off(window, qtbot):
    made = window()
    _sign_in(qtbot, made)
    made.activateWindow()
    field = QLineEdit(made.ui.desk)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    made.set_idle_limit(1)
    for event in (
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"),
        QInputMethodEvent("客户", []),
    ):
        made._idle._timer.stop()
        QApplication.sendEvent(field, event)
        assert made._idle._timer.isActive()
    made._idle._timer.stop()
    QTest.mouseMove(made.windowHandle(), QPoint(9, 9))
    qtbot.waitUntil(made._idle._timer.isActive)


def test_an_open_dialog_survives_the_lock_under_a_cover(window, qtbot):
    made = window()
    _sign_in(qtbot, made)
    dialog = QDialog(made)
    words = QLineEdit("半句话", dialog)
    dialog.open()
    made.lock()
    assert made._cover is not None
    assert made._cover.geometry().contains(dialog.frameGeometry())
    qtbot.waitUntil(made.sign_in.ui.pad.isEnabled)
    with qtbot.waitSignal(made.person_changed):
        qtbot.keyClicks(made.sign_in, "1357")
        qtbot.keyClick(made.sign_in, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert words.text() == "半句话"
    assert made.ui.desk.isVisible()


def test_a_locked_window_can_be_ended_by_the_system_but_not_closed(window, qtbot, qapp):
    made = window()
    _sign_in(qtbot, made)
    made.open(ToCases())
    QDialog(made).open()
    made.lock()
    assert not made._cover.close()
    assert made._cover.isVisible()
    made._cover.eventFilter(qapp, QEvent(QEvent.Type.Quit))
    assert made._cover.close()
    assert not made._cover.isVisible()


def test_the_sync_card_says_it_in_the_four_words(window, qtbot):
    made = window()
    card = made.ui.syncCard
    for status, word in (
        (SyncStatus(state=WORKING, waiting_files=3, percent=62), "Under way 62 %"),
        (SyncStatus(state="ATTENTION", waiting_files=1), "Needs attention"),
        (SyncStatus(state=PAUSED, waiting_entries=2), "On this PC only"),
        (SyncStatus(state=IDLE, last_at=SystemClock().now()), "Verified at headquarters"),
    ):
        made.changes.tell_sync(status)
        qtbot.waitUntil(lambda word=word: card._word.text() == word)


def test_pausing_is_asked_for_on_the_card(window, qtbot):
    made = window()
    card = made.ui.syncCard
    with qtbot.waitSignal(made.pause_asked) as heard:
        card._pause.click()
    assert heard.args == [True]
    card.show_status(SyncStatus(state=PAUSED))
    with qtbot.waitSignal(made.pause_asked) as heard:
        card._pause.click()
    assert heard.args == [False]


def test_practice_is_marked(window):
    made = window("练习", practice=True)
    assert made.ui.practice.isVisibleTo(made.ui.desk)
    assert "practice" in made.windowTitle()
    real = window()
    assert not real.ui.practice.isVisibleTo(real.ui.desk)


def test_two_windows_over_two_folders_do_not_know_each_other(window, qtbot):
    station, region = window("站 一"), window("片区")
    _sign_in(qtbot, station)
    assert region.person is None
    station.changes.tell_cases(frozenset({"c1"}))
    assert region.changes is not station.changes


def test_it_fits_1280_by_720_also_with_large_text(window, theme, qtbot):
    made = window()
    theme.use("light", 200)
    made.resize(1280, 720)
    _sign_in(qtbot, made)
    assert made.size().width() == 1280
    assert made.minimumSizeHint().width() <= 1280
    assert made.minimumSizeHint().height() <= 720


def test_counts_are_said_aloud(window):
    made = window()
    made.show_count("today", 3)
    assert made._places["today"].accessibleName() == "Today, 3 waiting"


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_first_steps_are_as_readable_as_the_words_of_the_practice_bar(window, theme, colours):
    theme.use(colours, 100)
    made = window(practice=True)
    button, words = made.ui.firstStepsButton, made.ui.practiceText
    role = QPalette.ColorRole
    assert button.palette().color(role.ButtonText) == words.palette().color(role.WindowText)
    assert words.geometry().right() < button.x() < words.geometry().right() + 40
