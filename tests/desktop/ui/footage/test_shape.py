"""The shape of a recorder's picture: said once with the pointer, seen at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.pictures.frame_view import shape_of
from desktop.ui.stills.stills_page import StillsPage
from tests.desktop.ui.footage.looking import BOTH
from tests.fakes import FakePrompts

LEFT = Qt.MouseButton.LeftButton
WORDS = {"en": "shown 16:9", "zh": "以 16:9 显示"}


def shown(page: StillsPage) -> float:
    shape = shape_of(page.ui.frameView.image)
    return shape.width() / shape.height()


@BOTH
def test_a_shape_said_once_is_shown_and_taken_back(
    page: StillsPage, prompts: FakePrompts, language: str, qtbot: QtBot
) -> None:
    assert shown(page) == pytest.approx(5 / 3)
    prompts.answers["pick_one"] = "16:9"
    QTest.mouseClick(page.ui.shapeButton, LEFT)
    qtbot.waitUntil(lambda: page.player.current is not None and shown(page) > 1.7)
    assert shown(page) == pytest.approx(16 / 9, 0.001)
    assert WORDS[language] in page.ui.detailText.text()
    place = page.ui.frameView._place()
    assert place.width() / place.height() == pytest.approx(16 / 9, 0.001)
    prompts.answers["pick_one"] = "BY_FILE"
    QTest.mouseClick(page.ui.shapeButton, LEFT)
    qtbot.waitUntil(lambda: page.player.current is not None and shown(page) < 1.7)
    assert "16:9" not in page.ui.detailText.text()


def test_no_answer_changes_nothing(page: StillsPage, prompts: FakePrompts) -> None:
    before = page.player.footage
    QTest.mouseClick(page.ui.shapeButton, LEFT)
    assert page.player.footage is before
