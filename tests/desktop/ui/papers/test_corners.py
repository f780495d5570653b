import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtTest import QTest

from desktop.evidence.asking.decoder import Decoder
from desktop.progress import NoProgress
from desktop.services.papers import read_sheets
from desktop.services.papers.read_sheets import SheetReading
from desktop.services.papers.scans import WHOLE
from desktop.ui.papers.corner_view import CornerView
from desktop.ui.papers.corners_dialog import CornersDialog
from record.problems import Problem
from tests.fakes import FakePrompts

SQUARE = ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9))


@pytest.fixture
def view(theme, qtbot):
    view = CornerView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    image = QImage(1000, 800, QImage.Format.Format_RGB32)
    image.fill(0xFF888888)
    view.show_picture(image, SQUARE)
    view.show()
    qtbot.waitExposed(view)
    view.setFocus()
    return view


@pytest.fixture
def waiting(desk, tmp_path, monkeypatch):
    """A bill on a dark table, in the inbox; reading it is tested elsewhere."""
    foreign = SheetReading(name="维修单.png", source="", why="evidence.form_not_found")
    monkeypatch.setattr(read_sheets, "read_files", lambda *_args: (foreign,))
    monkeypatch.setattr(Decoder, "read_text", lambda *_args: ())
    picture = Image.new("RGB", (800, 600), "#303030")
    pen = ImageDraw.Draw(picture)
    pen.polygon([(200, 100), (620, 130), (600, 520), (180, 480)], fill="#F4F4F0")
    pen.text((300, 200), "REPAIR 680.00", fill="black")
    path = tmp_path / "维修单.png"
    picture.save(path)
    [scan] = desk.scans.take([path], NoProgress())
    return scan


def test_a_corner_is_dragged_and_the_move_taken_back(view):
    start = view.place_of(0).toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(40, 30))
    assert not view.grab().isNull()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 30))
    x, y = view.corners[0]
    assert (x, y) == pytest.approx((0.1 + 40 / 474, 0.1 + 30 / 379.2), abs=0.01)
    assert view.corners[1:] == SQUARE[1:]
    QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert view.corners == SQUARE
    assert not view.can_undo


def test_a_press_far_from_every_corner_moves_nothing(view):
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=view.rect().center())
    QTest.mouseMove(view, QPoint(5, 5))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert view.corners == SQUARE


def test_keys_choose_a_corner_and_move_it_by_pixels(view):
    QTest.keyClick(view, Qt.Key.Key_3)
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.corners[2] == pytest.approx((0.899, 0.9125))
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.chosen == 3
    for _ in range(200):
        QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.corners[3][0] == 0.0


def test_turning_makes_the_next_corner_the_papers_top_left(view):
    view.turn()
    assert view.corners == (*SQUARE[1:], SQUARE[0])


def test_the_dialog_proposes_corners_and_shows_the_paper_straightened(desk, waiting, theme, qtbot):
    dialog = CornersDialog(desk.scans, FakePrompts(), waiting.id, None)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.corners))
    dialog.ui.cornerView.put(((0.25, 0.17), (0.77, 0.22), (0.75, 0.86), (0.22, 0.80)))
    dialog.ui.straightenButton.click()
    qtbot.waitUntil(lambda: not dialog.ui.flatView.image.isNull())
    assert (
        dialog.ui.flatView.image.pixelColor(dialog.ui.flatView.image.rect().center()).lightness()
        > 150
    )
    dialog.ui.cornerView.put(((0.9, 0.9), (0.1, 0.1), (0.9, 0.1), (0.1, 0.9)))
    dialog.ui.straightenButton.click()
    qtbot.waitUntil(dialog.ui.banner.isVisible)
    dialog.ui.againButton.click()
    assert dialog.ui.useButton.isEnabled()


@pytest.mark.parametrize(
    "corners",
    [(), SQUARE[:3], ((2.0, 0.0), *SQUARE[1:]), tuple(reversed(SQUARE)), (SQUARE[0],) * 4],
)
def test_corners_that_are_no_paper_are_refused(desk, waiting, corners):
    with pytest.raises(Problem, match=r"scans\.bad_corners"):
        desk.scans.flatten(waiting.id, corners)


def test_corners_are_kept_with_the_page(desk, waiting):
    desk.scans.flatten(waiting.id, WHOLE)
    assert desk.scans.get(waiting.id).corners == WHOLE
    assert desk.scans.picture(waiting.id)


def test_a_move_that_was_taken_back_is_made_again_by_key(view):
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Left)
    moved = view.corners
    for keys in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo):
        pressed = QKeySequence(keys)[0]
        QTest.keyClick(view, pressed.key(), pressed.keyboardModifiers())
    assert view.corners == moved
    view.undo()
    view.undo()
    assert view.corners == SQUARE
