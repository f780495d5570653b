"""Naming the frame that is kept: the usual moments in one click, a title before it is kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.footage.footage import Shown
from desktop.ui.stills.still_dialog import StillDialog, StillWords
from desktop.ui.window.theme import Theme
from tests.desktop.ui.languages import IN_BOTH, write

MOMENTS = {
    "en": ["Arrives", "Refuels", "Nozzle and pump, close", "Pays", "Conversation", "Leaves"],
    "zh": ["入站", "加油", "加油枪特写", "付款", "交谈", "离站"],
}
DAMAGED = {
    "en": "This frame follows damage in the file and is marked as suspect.",
    "zh": "此帧位于文件损坏处之后，标为存疑。",
}


def a_frame(*, suspect: bool = False) -> Shown:
    rgb = bytes((200, 60, 30)) * 160 * 96
    return Shown(
        rgb=rgb, width=160, height=96, ordinal=33, pts=16896, seconds=1.32, suspect=suspect
    )


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def opened(window: QWidget, *, suspect: bool = False) -> StillDialog:
    dialog = StillDialog("11:38:01.320", "33 / 100", a_frame(suspect=suspect), window)
    dialog.show()
    return dialog


def offered(dialog: StillDialog) -> list[QPushButton]:
    return dialog.ui.suggestHost.findChildren(QPushButton)


@IN_BOTH
def test_the_frame_is_shown_with_its_moment_and_the_usual_words_for_it(
    window: QWidget, language: str
) -> None:
    dialog = opened(window)
    assert dialog.ui.frameView.image.pixelColor(80, 48).getRgb()[:3] == (200, 60, 30)
    assert (dialog.ui.momentText.text(), dialog.ui.frameText.text()) == ("11:38:01.320", "33 / 100")
    assert [button.text() for button in offered(dialog)] == MOMENTS[language]
    assert dialog.focusWidget() is dialog.ui.titleEdit


@IN_BOTH
@pytest.mark.parametrize("suspect", [False, True])
def test_a_frame_after_damage_says_that_it_is_suspect(
    window: QWidget, language: str, *, suspect: bool
) -> None:
    dialog = opened(window, suspect=suspect)
    assert dialog.ui.suspectText.text() == (DAMAGED[language] if suspect else "")


def test_a_usual_moment_is_one_click_and_can_be_typed_on(window: QWidget) -> None:
    dialog = opened(window)
    offered(dialog)[1].click()
    QTest.keyClicks(dialog.focusWidget(), " at pump 4")
    assert dialog.words() == StillWords("Refuels at pump 4", "")
    offered(dialog)[3].click()
    assert dialog.ui.titleEdit.text() == "Pays"


def test_a_frame_without_a_title_is_not_kept(window: QWidget) -> None:
    dialog = opened(window)
    QTest.keyClicks(dialog.ui.titleEdit, "   ")
    assert not dialog.ui.keepButton.isEnabled()
    QTest.keyClick(dialog.ui.titleEdit, Qt.Key.Key_Return)
    assert dialog.isVisible()
    write(dialog.ui.titleEdit, "加油")
    assert dialog.ui.keepButton.isEnabled()


def test_enter_in_the_title_keeps_the_frame_with_what_it_proves(window: QWidget) -> None:
    dialog = opened(window)
    QTest.keyClicks(dialog.ui.provesEdit, " nozzle 4 ")
    QTest.keyClicks(dialog.ui.titleEdit, " refuels ")
    QTest.keyClick(dialog.ui.titleEdit, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.words() == StillWords("refuels", "nozzle 4")


def test_escape_and_cancel_keep_nothing(window: QWidget) -> None:
    for leave in (
        lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape),
        lambda dialog: dialog.ui.cancelButton.click(),
    ):
        dialog = opened(window)
        write(dialog.ui.titleEdit, "加油")
        leave(dialog)
        assert dialog.result() == QDialog.DialogCode.Rejected
