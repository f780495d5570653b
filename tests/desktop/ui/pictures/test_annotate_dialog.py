"""Marks on a photo by key and hand, taken back, kept as a layer of their own."""

from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.services.pictures.derivatives import Mark
from desktop.ui.pictures.annotate_dialog import AnnotateDialog
from desktop.ui.pictures.annotation_edits import (
    ARROW,
    ELLIPSE,
    FREEHAND,
    LOUPE,
    NUMBER,
    RECTANGLE,
    SELECT,
    TEXT,
    AnnotationEdits,
)
from desktop.ui.pictures.annotation_tools import COLOURS, LETTERS, WIDTHS
from desktop.ui.pictures.enhance_dialog import EnhanceDialog
from record.case import Case
from record.evidence import Exhibit
from tests.fakes import FakePrompts

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def annotating(
    station: Application, held: tuple[Case, Exhibit, Exhibit], window: QWidget, qtbot: QtBot
) -> Iterator[AnnotateDialog]:
    case, photo, _archive = held
    dialog = AnnotateDialog(
        station.derivatives, station.drafts, FakePrompts(), case.id, photo, window
    )
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.ui.frameView.image.isNull())
    dialog.edits.load(())
    yield dialog
    dialog.reject()
    station.drafts.drop(dialog._place)


def draw(dialog: AnnotateDialog, tool: str, *path: tuple[float, float]) -> Mark | None:
    """Draw with a tool along a path; return the mark that is selected then."""
    dialog.tools.take(tool)
    pull(dialog, *path)
    return dialog.edits.chosen


def pull(dialog: AnnotateDialog, *path: tuple[float, float]) -> None:
    view, left = dialog.ui.frameView, Qt.MouseButton.LeftButton
    spots = [view.pixel(QPointF(*spot)).toPoint() for spot in path]
    QTest.mousePress(view, left, pos=spots[0])
    for spot in spots[1:]:
        QTest.mouseMove(view, spot)
    QTest.mouseRelease(view, left, pos=spots[-1])


@pytest.mark.parametrize(
    ("key", "tool"),
    [
        (Qt.Key.Key_V, SELECT),
        (Qt.Key.Key_A, ARROW),
        (Qt.Key.Key_B, RECTANGLE),
        (Qt.Key.Key_E, ELLIPSE),
        (Qt.Key.Key_P, FREEHAND),
        (Qt.Key.Key_T, TEXT),
        (Qt.Key.Key_N, NUMBER),
        (Qt.Key.Key_L, LOUPE),
    ],
)
def test_a_letter_takes_the_tool_whose_button_names_it(
    annotating: AnnotateDialog, key: Qt.Key, tool: str
) -> None:
    QTest.keyClick(annotating, key)
    assert annotating.hand.tool == tool
    buttons = annotating.tools.buttons
    assert [each for each, button in buttons.items() if button.isChecked()] == [tool]
    assert buttons[tool].toolTip().endswith(f"({key.name.removeprefix('Key_')})")


@pytest.mark.parametrize(
    ("tool", "points"), [(ARROW, 2), (RECTANGLE, 2), (ELLIPSE, 2), (LOUPE, 3), (FREEHAND, 4)]
)
def test_a_mark_is_drawn_with_its_tool_and_stays_inside_the_picture(
    annotating: AnnotateDialog, tool: str, points: int
) -> None:
    mark = draw(annotating, tool, (0.2, 0.2), (0.3, 0.25), (0.5, 0.4), (1.4, 0.6))
    assert mark is not None
    assert (mark.kind, len(mark.points)) == (tool, points)
    assert all(0 <= share <= 1 for point in mark.points for share in point)
    assert mark.points[0] == pytest.approx((0.2, 0.2), abs=0.01)


def test_a_slip_of_the_hand_draws_nothing(annotating: AnnotateDialog) -> None:
    draw(annotating, ARROW, (0.3, 0.3), (0.3, 0.3))
    assert annotating.edits.marks == ()
    assert not annotating.ui.saveButton.isEnabled()


def test_the_words_of_a_mark_are_asked_for_where_it_has_some(annotating: AnnotateDialog) -> None:
    draw(annotating, ARROW, (0.2, 0.2), (0.5, 0.5))
    assert not annotating.ui.wordsEdit.isVisible()
    draw(annotating, TEXT, (0.4, 0.4))
    assert annotating.ui.wordsEdit.isVisible()
    assert annotating.ui.wordsEdit.selectedText() == "Text"
    QTest.keyClicks(annotating.ui.wordsEdit, "pump 4")
    assert annotating.edits.marks[-1].text == "pump 4"
    annotating.edits.undo()
    assert [mark.kind for mark in annotating.edits.marks] == [ARROW]


def test_a_mark_is_nudged_by_arrows_and_left_by_escape(annotating: AnnotateDialog) -> None:
    draw(annotating, RECTANGLE, (0.2, 0.2), (0.4, 0.4))
    x, y = annotating.edits.marks[0].points[0]
    QTest.keyClick(annotating, Qt.Key.Key_Right)
    QTest.keyClick(annotating, Qt.Key.Key_Up, SHIFT)
    assert annotating.edits.marks[0].points[0] == pytest.approx((x + 0.002, y - 0.02))
    QTest.keyClick(annotating, Qt.Key.Key_Escape)
    assert annotating.isVisible()
    assert annotating.edits.chosen is None
    QTest.keyClick(annotating, Qt.Key.Key_Right)
    QTest.keyClick(annotating, Qt.Key.Key_Delete)
    assert annotating.edits.marks[0].points[0] == pytest.approx((x + 0.002, y - 0.02))


def test_a_mark_is_not_pushed_off_the_picture(annotating: AnnotateDialog) -> None:
    draw(annotating, RECTANGLE, (0.05, 0.05), (0.3, 0.3))
    for _ in range(6):
        QTest.keyClick(annotating, Qt.Key.Key_Left, SHIFT)
    (left, _top), (right, _bottom) = annotating.edits.marks[0].points
    assert left == pytest.approx(0, abs=1e-9)
    assert right == pytest.approx(0.25, abs=0.01)


def test_colour_and_size_dress_the_mark_that_is_selected_and_the_next(
    annotating: AnnotateDialog,
) -> None:
    draw(annotating, ARROW, (0.2, 0.2), (0.4, 0.4))
    annotating.ui.colourCombo.setCurrentIndex(3)
    annotating.ui.sizeCombo.setCurrentIndex(2)
    annotating.ui.sizeCombo.activated.emit(2)
    draw(annotating, RECTANGLE, (0.5, 0.5), (0.7, 0.7))
    for mark in annotating.edits.marks:
        assert (mark.colour, mark.width, mark.size) == (COLOURS[3], WIDTHS[2], LETTERS[2])
    annotating.edits.undo()
    annotating.edits.undo()
    assert annotating.edits.marks[0].colour == COLOURS[0]


def test_numbers_count_on_from_the_highest(annotating: AnnotateDialog) -> None:
    for x in (0.2, 0.4, 0.6):
        draw(annotating, NUMBER, (x, 0.5))
    annotating.edits.select(0)
    annotating.ui.removeButton.click()
    draw(annotating, NUMBER, (0.8, 0.5))
    assert [mark.number for mark in annotating.edits.marks] == [2, 3, 4]


def test_the_topmost_of_two_marks_is_picked(annotating: AnnotateDialog) -> None:
    for tool in (RECTANGLE, ELLIPSE):
        draw(annotating, tool, (0.3, 0.3), (0.6, 0.6))
    annotating.tools.take(SELECT)
    pull(annotating, (0.45, 0.45))
    assert annotating.edits.selected == 1
    pull(annotating, (0.9, 0.1))
    assert annotating.edits.selected is None


def test_the_buttons_say_what_can_be_taken_back(annotating: AnnotateDialog) -> None:
    ui = annotating.ui
    assert [b.isEnabled() for b in (ui.undoButton, ui.redoButton, ui.removeButton)] == [False] * 3
    draw(annotating, ARROW, (0.2, 0.2), (0.4, 0.4))
    assert [b.isEnabled() for b in (ui.undoButton, ui.redoButton, ui.removeButton)] == [
        True,
        False,
        True,
    ]
    ui.undoButton.click()
    assert [b.isEnabled() for b in (ui.undoButton, ui.redoButton, ui.removeButton)] == [
        False,
        True,
        False,
    ]
    ui.redoButton.click()
    assert [mark.kind for mark in annotating.edits.marks] == [ARROW]


def test_a_change_after_an_undo_forgets_what_was_taken_back(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    edits = AnnotationEdits(window)
    first, second = (Mark(kind=k, points=((0.1, 0.1), (0.2, 0.2))) for k in (ARROW, ELLIPSE))
    edits.add(first)
    edits.undo()
    edits.add(second)
    edits.redo()
    assert edits.marks == (second,)


def test_the_annotated_copy_names_its_origin_and_leaves_it_as_it_was(
    annotating: AnnotateDialog,
    station: Application,
    held: tuple[Case, Exhibit, Exhibit],
    qtbot: QtBot,
) -> None:
    case, photo, _archive = held
    before = station.vault.path_of(photo.files[0].h).read_bytes()
    assert annotating.ui.titleEdit.text() == "枪口, annotated"
    draw(annotating, RECTANGLE, (0.2, 0.2), (0.6, 0.6))
    annotating.ui.titleEdit.setText("  ")
    with qtbot.waitSignal(annotating.saved) as saved:
        annotating.ui.saveButton.click()
    made = station.cases.get(case.id).evidence[saved.args[0].id]
    assert (made.derived_from, made.title) == (photo.id, "Annotated picture")
    assert station.vault.path_of(photo.files[0].h).read_bytes() == before
    drawn = np.asarray(Image.open(station.vault.path_of(made.files[0].h)).convert("RGB"))
    assert (drawn[:, :, 0].astype(int) - drawn[:, :, 1] > 120).sum() > 50


@pytest.mark.parametrize("services", [("derivatives", "drafts"), ("derivatives",)])
def test_what_is_no_picture_says_why_and_can_not_be_saved(
    services: tuple[str, ...],
    station: Application,
    held: tuple[Case, Exhibit, Exhibit],
    window: QWidget,
    qtbot: QtBot,
) -> None:
    case, _photo, archive = held
    kind = AnnotateDialog if "drafts" in services else EnhanceDialog
    called = [getattr(station, name) for name in services]
    dialog = kind(*called, FakePrompts(), case.id, archive, window)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.ui.frameView.words))
    assert not dialog.ui.saveButton.isEnabled()
    dialog.ui.closeButton.click()
    assert not dialog.isVisible()
