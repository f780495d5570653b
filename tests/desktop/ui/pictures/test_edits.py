"""Words of marks, drafts and saving: what is one step back, and what outlives the window."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.ui.pictures.annotate_dialog import AnnotateDialog
from desktop.ui.pictures.annotation_edits import ARROW, RECTANGLE, SELECT, TEXT
from desktop.ui.pictures.enhance_dialog import EnhanceDialog
from record.case import Case
from record.evidence import Exhibit
from tests.desktop.ui.languages import IN_BOTH
from tests.fakes import FakePrompts

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Held = tuple[Case, Exhibit, Exhibit]


@pytest.fixture
def open_photo(
    station: Application, held: Held, window: QWidget, qtbot: QtBot
) -> Iterator[Callable[[], AnnotateDialog]]:
    """Open the photo to be annotated, as often as a test wants; no draft is left."""
    case, photo, _archive = held
    places: list[str] = []

    def opened() -> AnnotateDialog:
        dialog = AnnotateDialog(
            station.derivatives, station.drafts, FakePrompts(), case.id, photo, window
        )
        dialog.show()
        qtbot.waitUntil(lambda: not dialog.ui.frameView.image.isNull())
        dialog.activateWindow()
        places.append(dialog._place)
        return dialog

    yield opened
    for place in places:
        station.drafts.drop(place)


def press(dialog: AnnotateDialog, tool: str, *path: tuple[float, float]) -> None:
    """Take a tool by its button and pull it along a path."""
    dialog.tools.buttons[tool].click()
    view, left = dialog.ui.frameView, Qt.MouseButton.LeftButton
    spots = [view.pixel(QPointF(*spot)).toPoint() for spot in path]
    QTest.mousePress(view, left, pos=spots[0])
    for spot in spots[1:]:
        QTest.mouseMove(view, spot)
    QTest.mouseRelease(view, left, pos=spots[-1])


def kinds(dialog: AnnotateDialog) -> list[str]:
    return [mark.kind for mark in dialog.edits.marks]


def test_words_typed_later_are_a_step_of_their_own(
    open_photo: Callable[[], AnnotateDialog],
) -> None:
    dialog = open_photo()
    press(dialog, TEXT, (0.2, 0.2))
    QTest.keyClicks(dialog.ui.wordsEdit, "pump 4")
    press(dialog, ARROW, (0.5, 0.5), (0.8, 0.8))
    press(dialog, SELECT, (0.21, 0.21))
    assert dialog.ui.wordsEdit.text() == "pump 4"
    QTest.keyClicks(dialog.ui.wordsEdit, "!")
    assert dialog.edits.marks[0].text == "pump 4!"
    dialog.ui.undoButton.click()
    assert (kinds(dialog), dialog.edits.marks[0].text) == ([TEXT, ARROW], "pump 4")
    dialog.ui.undoButton.click()
    assert kinds(dialog) == [TEXT]
    dialog.reject()


def test_a_drag_is_one_step_back_by_the_keys_and_forth_by_both(
    open_photo: Callable[[], AnnotateDialog],
) -> None:
    dialog = open_photo()
    press(dialog, RECTANGLE, (0.2, 0.2), (0.4, 0.4))
    drawn = dialog.edits.marks
    press(dialog, SELECT, (0.3, 0.3), (0.4, 0.35), (0.5, 0.4), (0.55, 0.5))
    moved = dialog.edits.marks
    assert moved != drawn
    view = dialog.ui.frameView
    for pressed, held, marks in (
        (Qt.Key.Key_Z, CTRL, drawn),
        (Qt.Key.Key_Z, CTRL, ()),
        (Qt.Key.Key_Y, CTRL, drawn),
        (Qt.Key.Key_Z, CTRL | SHIFT, moved),
    ):
        QTest.keyClick(view, pressed, held)
        assert dialog.edits.marks == marks
    dialog.reject()


def test_a_corner_is_pulled_and_the_opposite_one_stays(
    open_photo: Callable[[], AnnotateDialog],
) -> None:
    dialog = open_photo()
    press(dialog, RECTANGLE, (0.2, 0.2), (0.4, 0.4))
    dialog.edits.select(0)
    press(dialog, SELECT, (0.3, 0.3), (0.3, 0.3))
    press(dialog, SELECT, (0.4, 0.4), (0.6, 0.7))
    [mark] = dialog.edits.marks
    assert mark.points[0] == pytest.approx((0.2, 0.2), abs=0.02)
    assert mark.points[1] == pytest.approx((0.6, 0.7), abs=0.02)
    dialog.reject()


def test_what_was_taken_back_is_not_in_the_draft_either(
    open_photo: Callable[[], AnnotateDialog], qtbot: QtBot
) -> None:
    dialog = open_photo()
    press(dialog, ARROW, (0.2, 0.2), (0.4, 0.4))
    press(dialog, RECTANGLE, (0.5, 0.5), (0.7, 0.7))
    dialog.ui.undoButton.click()
    dialog.ui.closeButton.click()
    again = open_photo()
    qtbot.waitUntil(lambda: kinds(again) == [ARROW])
    again.reject()


def test_a_mark_that_was_taken_back_does_not_come_back_with_the_window(
    open_photo: Callable[[], AnnotateDialog], qtbot: QtBot
) -> None:
    dialog = open_photo()
    press(dialog, ARROW, (0.2, 0.2), (0.4, 0.4))
    dialog.ui.undoButton.click()
    dialog.reject()
    again = open_photo()
    assert kinds(again) == []
    again.reject()


def test_a_saved_layer_leaves_no_draft_behind(
    open_photo: Callable[[], AnnotateDialog], qtbot: QtBot
) -> None:
    dialog = open_photo()
    press(dialog, ARROW, (0.2, 0.2), (0.4, 0.4))
    with qtbot.waitSignal(dialog.saved):
        QTest.keyClick(dialog.ui.frameView, Qt.Key.Key_S, CTRL)
    assert not dialog.isVisible()
    again = open_photo()
    assert kinds(again) == []
    again.reject()


TITLES = {"en": "枪口, annotated", "zh": "枪口（标注）"}
TEXTS = {"en": "Text", "zh": "文字"}


@IN_BOTH
def test_the_window_speaks_the_language_of_the_desk(
    open_photo: Callable[[], AnnotateDialog], language: str
) -> None:
    dialog = open_photo()
    assert dialog.ui.titleEdit.text() == TITLES[language]
    press(dialog, TEXT, (0.3, 0.3))
    assert dialog.edits.marks[0].text == dialog.ui.wordsEdit.selectedText() == TEXTS[language]
    assert dialog.tools.buttons[TEXT].toolTip() == f"{TEXTS[language]} (T)"
    dialog.reject()


def test_an_enhancement_is_taken_back_and_made_again_by_keys_and_saved_once(
    station: Application, held: Held, window: QWidget, qtbot: QtBot
) -> None:
    case, photo, _archive = held
    dialog = EnhanceDialog(station.derivatives, FakePrompts(), case.id, photo, window)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.ui.frameView.image.isNull() and not dialog._shows.busy)
    dialog.activateWindow()
    QTest.keyClick(dialog.ui.sharpenSlider, Qt.Key.Key_Right)
    QTest.keyClick(dialog.ui.denoiseSlider, Qt.Key.Key_PageUp)
    made = dialog.sliders.value()
    assert (made.sharpen, made.denoise > 0) == (1, True)
    QTest.keyClick(dialog, Qt.Key.Key_Z, CTRL)
    assert dialog.sliders.value().denoise == 0
    assert dialog.ui.denoiseText.text() == "0"
    QTest.keyClick(dialog, Qt.Key.Key_Y, CTRL)
    assert dialog.sliders.value() == made
    before = len(station.cases.get(case.id).evidence)
    with qtbot.waitSignal(dialog.saved):
        dialog.ui.saveButton.click()
        dialog.ui.saveButton.click()
    assert len(station.cases.get(case.id).evidence) == before + 1
