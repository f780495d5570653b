"""Playing, stepping and jumping: buttons, keys, the field for a moment, and the list of keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.keys import key as named_key
from desktop.ui.footage.keys import FootageHelp
from tests.desktop.ui.footage.looking import (
    BOTH,
    CONTROL,
    FRAMES,
    SHIFT,
    at_frame,
    click,
    in_dialog,
    press,
    rests_at,
)  # fmt: skip

LAST = FRAMES - 1


def test_the_buttons_step_and_go_to_the_ends(page, qtbot):
    ui = page.ui
    for button, ordinal in (
        (ui.nextButton, 1), (ui.nextButton, 2), (ui.previousButton, 1), (ui.lastButton, LAST),
        (ui.nextButton, LAST), (ui.firstButton, 0), (ui.previousButton, 0),
    ):  # fmt: skip
        click(button)
        rests_at(page, qtbot, ordinal)
        assert ui.frameText.text().startswith(f"frame {ordinal} / {FRAMES}")
    assert ui.timeLine.seconds == 0.0


@BOTH
def test_the_button_of_playing_says_what_it_will_do(page, qtbot, language):
    button = page.ui.playButton
    play, pause = {"zh": ("播放", "暂停"), "en": ("Play", "Pause")}[language]
    click(button)
    assert button.accessibleName() == pause
    assert button.property("iconName") == "pause"
    qtbot.waitUntil(lambda: page.player.current.ordinal > 2)
    click(button)
    assert button.accessibleName() == play
    stopped = page.player.current.ordinal
    rests_at(page, qtbot, stopped)


def test_space_on_a_button_presses_it_and_does_not_play(page, qtbot):
    page.ui.nextButton.setFocus()
    QTest.keyClick(page.ui.nextButton, Qt.Key.Key_Space)
    rests_at(page, qtbot, 1)
    assert not page.player.playing


def test_j_and_l_change_the_speed_while_playing_and_stop_at_the_slowest_and_fastest(page):
    combo = page.ui.speedCombo
    assert combo.currentText() == "1×"
    press(page, Qt.Key.Key_L)
    assert page.player.playing
    for key, speed in (
        (Qt.Key.Key_L, 2.0), (Qt.Key.Key_L, 4.0), (Qt.Key.Key_L, 8.0), (Qt.Key.Key_L, 8.0),
        (Qt.Key.Key_J, 4.0), (Qt.Key.Key_J, 2.0), (Qt.Key.Key_J, 1.0), (Qt.Key.Key_J, 0.5),
        (Qt.Key.Key_J, 0.25), (Qt.Key.Key_J, 0.25),
    ):  # fmt: skip
        press(page, key)
        assert (page.player.speed, combo.currentData()) == (speed, speed)
        page.player.play()


def test_a_speed_chosen_from_the_list_holds_for_the_next_play(page, qtbot):
    page.ui.speedCombo.setCurrentText("8×")
    assert page.player.speed == 8.0
    press(page, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: not page.player.playing)
    rests_at(page, qtbot, LAST)


def test_play_at_the_end_begins_again(page, qtbot):
    press(page, Qt.Key.Key_End)
    rests_at(page, qtbot, LAST)
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: 0 <= page.player.current.ordinal < LAST)
    assert page.player.playing


def test_a_step_while_playing_stays_at_the_next_frame(page, qtbot):
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.player.current.ordinal > 3)
    press(page, Qt.Key.Key_Right)
    assert not page.player.playing
    aimed = page.player._aim
    rests_at(page, qtbot, aimed)


@pytest.mark.parametrize(
    ("typed", "frame"),
    [
        ("#9999", LAST),
        ("99", LAST),
        ("＃12", 12),
        ("0:00:01", 25),
        (" 1.2 秒", 30),
        ("11：38：02", 50),
    ],
)
def test_what_is_typed_is_gone_to_and_never_beyond_the_end(page, qtbot, typed, frame):
    page.ui.jumpEdit.setText(typed)
    QTest.keyClick(page.ui.jumpEdit, Qt.Key.Key_Return)
    rests_at(page, qtbot, frame)
    assert page.ui.frameView.hasFocus()


@BOTH
def test_what_is_no_moment_is_explained_until_one_is_typed(page, qtbot, language):
    at_frame(page, qtbot, 7)
    page.ui.jumpEdit.setText("昨天")
    QTest.keyClick(page.ui.jumpEdit, Qt.Key.Key_Return)
    said = {"zh": "请输入标准时间如 11:38:24", "en": "Type a true time such as 11:38:24"}
    assert page.ui.banner.accessibleName().startswith(said[language])
    assert page.player.current.ordinal == 7
    assert page.ui.jumpEdit.text() == "昨天"
    at_frame(page, qtbot, 8)
    assert not page.ui.banner.isVisible()


def test_a_jump_while_playing_stops_there(page, qtbot):
    press(page, Qt.Key.Key_Space)
    at_frame(page, qtbot, 40)
    assert not page.player.playing


def test_g_puts_the_cursor_into_the_field_over_what_stood_there(page, qtbot):
    page.ui.jumpEdit.setText("#3")
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    press(page, Qt.Key.Key_G)
    assert page.ui.jumpEdit.hasFocus()
    QTest.keyClicks(page.ui.jumpEdit, "#21")
    QTest.keyClick(page.ui.jumpEdit, Qt.Key.Key_Return)
    rests_at(page, qtbot, 21)


def test_letters_typed_into_the_clock_of_the_recorder_move_nothing(page, qtbot):
    spin = page.ui.offsetSpin
    spin.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_L, Qt.Key.Key_Left):
        QTest.keyClick(spin, key)
        assert page.player._aim == 0
        assert not page.player.playing


def test_keys_held_with_control_are_not_the_footages(page):
    press(page, Qt.Key.Key_Right, CONTROL)
    press(page, Qt.Key.Key_L, CONTROL)
    assert page.player._aim == 0
    assert not page.player.playing


def test_shift_and_arrows_go_a_second(page, qtbot):
    press(page, Qt.Key.Key_Right, SHIFT)
    rests_at(page, qtbot, 25)
    press(page, Qt.Key.Key_Right, SHIFT)
    rests_at(page, qtbot, 50)
    press(page, Qt.Key.Key_Left, SHIFT)
    rests_at(page, qtbot, 25)
    press(page, Qt.Key.Key_J)
    rests_at(page, qtbot, 0)


@BOTH
def test_zoom_is_switched_by_its_button_and_by_the_digits(page, language):
    view, button = page.ui.frameView, page.ui.zoomButton
    fit = {"zh": "适合窗口", "en": "Fit"}[language]
    assert view.fitted
    click(button)
    assert not view.fitted
    assert button.text() == fit
    assert button.accessibleDescription() == "100 %"
    press(page, Qt.Key.Key_0)
    assert view.fitted
    assert button.text() == "100 %"
    press(page, Qt.Key.Key_1)
    assert not view.fitted


def test_a_drag_along_the_time_line_scrubs(page, qtbot):
    line = page.ui.timeLine
    high = line.height() // 2
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=QPoint(5, high))
    for share in (0.25, 0.5):
        QTest.mouseMove(line, QPoint(round(line.width() * share), high))
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=QPoint(round(line.width() * 0.5), high))
    qtbot.waitUntil(lambda: abs(page.player.current.ordinal - FRAMES / 2) <= 2)


def test_before_a_reason_is_given_no_button_of_the_footage_can_be_pressed(asking, qtbot):
    ui = asking.ui
    controls = (
        ui.firstButton, ui.previousButton, ui.playButton, ui.nextButton, ui.lastButton,
        ui.speedCombo, ui.jumpEdit, ui.takeButton, ui.markButton, ui.inButton, ui.outButton,
        ui.clipButton, ui.checkButton, ui.zoomButton,
    )  # fmt: skip
    assert not any(control.isEnabled() for control in controls)
    assert ui.momentText.text() == "—"
    click(asking.why.cards["COMPLAINT"])
    rests_at(asking, qtbot, 0)
    assert all(control.isEnabled() for control in controls)
    assert ui.momentText.text() == "11:38:00.000"


@BOTH
@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Question])
def test_every_key_is_listed_and_the_list_closes_by_key(page, language, key):
    words = []

    def look(dialog):
        words.extend(label.text() for label in dialog.findChildren(QLabel))
        held = SHIFT if key == Qt.Key.Key_Question else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(dialog, key, held)
        words.append(str(dialog.isVisible()))
        dialog.reject()

    seen = in_dialog(look)
    click(page.ui.helpButton)
    assert isinstance(seen[0], FootageHelp)
    title = {"zh": "本页快捷键", "en": "Keys of this page"}[language]
    assert words[-1] == "False"
    assert title in words
    assert {"←", "M", "Space / K", "Ctrl+Z"} <= set(words)


def test_the_list_of_keys_names_every_key_of_the_page(page):
    listed = {keys for keys, _words in FootageHelp("en", page).keys()}  # noqa: SIM118 - no mapping
    assert {named_key(f"stills_page.{name}").shown for name in page.keys._acts} <= listed
    assert {"M", "Space / K"} <= listed


@BOTH
def test_the_list_of_keys_is_scrolled_where_the_screen_cannot_hold_it(page, theme, language):
    theme.use("light", 200)
    shown = FootageHelp(language, page)
    shown.show()
    room = shown.screen().availableGeometry()
    assert shown.width() <= room.width()
    assert shown.height() <= room.height()
    texts = [label for label in shown.findChildren(QLabel) if label.text()]
    lines = [label for label in texts if not label.wordWrap()]
    assert all(label.width() >= label.minimumSizeHint().width() for label in lines)
    assert all(label.height() >= label.minimumSizeHint().height() for label in lines)
    folded = [label for label in texts if label.wordWrap()]
    assert all(label.height() >= label.heightForWidth(label.width()) for label in folded)
    shown.close()
