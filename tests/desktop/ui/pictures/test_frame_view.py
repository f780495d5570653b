"""A picture under hand and key: fitted, zoomed at the pointer, moved, and areas drawn on it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.pictures.pairs import Pairing
from desktop.ui.pictures.frame_areas import FrameAreas
from desktop.ui.pictures.frame_view import LARGEST, FrameView, picture_of
from desktop.ui.pictures.pair_view import BLINK, DIFFERENCE, MIX, SIDE, SWIPE, PairView

LEFT = Qt.MouseButton.LeftButton
MIDDLE = QPointF(0.5, 0.5)


def filled(colour: str, wide: int = 800, high: int = 400) -> QImage:
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


@pytest.fixture
def view(qtbot: QtBot) -> FrameView:
    made = FrameView()
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show_image(filled("red"))
    made.show()
    return made


@pytest.fixture
def pair(qtbot: QtBot) -> PairView:
    made = PairView()
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.show_pair(filled("red", 400, 300), filled("blue", 400, 300))
    made.show()
    return made


@pytest.fixture
def areas(view: FrameView) -> FrameAreas:
    return FrameAreas(view, "#FFB020")


def drag(view: FrameView | PairView, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, LEFT, pos=end)


def wheel(view: FrameView | PairView, at: QPointF, up: int) -> None:
    none = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    turned = QWheelEvent(
        at, at, QPoint(), QPoint(0, 120 * up), Qt.MouseButton.NoButton, *none, False
    )
    QApplication.sendEvent(view, turned)


def at(view: FrameView, x: float, y: float) -> QPoint:
    return view.pixel(QPointF(x, y)).toPoint()


def colour(view: FrameView | PairView, x: int, y: int) -> str:
    return view.grab().toImage().pixelColor(x, y).name()


def test_rows_of_pixels_become_a_picture_that_owns_them() -> None:
    rows = bytearray([255, 0, 0, 0, 255, 0])
    image = picture_of(bytes(rows), 2, 1)
    rows[:] = bytes(6)
    assert [image.pixelColor(x, 0).name() for x in (0, 1)] == ["#ff0000", "#00ff00"]


def test_the_whole_picture_is_shown_in_its_own_shape(view: FrameView) -> None:
    assert view.fitted
    assert view.scale() == 0.5
    assert colour(view, 200, 200) == "#ff0000"
    assert colour(view, 200, 50) == "#0a0e14"


def test_the_wheel_keeps_the_spot_under_the_pointer(view: FrameView) -> None:
    pointer = QPointF(120, 200)
    before = view.spot(pointer)
    for _ in range(5):
        wheel(view, pointer, 1)
    assert not view.fitted
    assert view.scale() == pytest.approx(0.5 * 1.25**5)
    after = view.spot(pointer)
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()), abs=0.01)


@pytest.mark.parametrize("up", [1, -1])
def test_the_wheel_stops_at_the_largest_and_at_the_whole(view: FrameView, up: int) -> None:
    for _ in range(40):
        wheel(view, QPointF(200, 200), up)
    assert view.scale() == (LARGEST if up > 0 else 0.5)
    assert view.fitted == (up < 0)


def test_keys_zoom_fit_and_show_own_pixels(view: FrameView, qtbot: QtBot) -> None:
    told: list[tuple[float, bool]] = []
    view.zoomed.connect(lambda scale, fitted: told.append((scale, fitted)))
    for key in (Qt.Key.Key_1, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0):
        qtbot.keyClick(view, key)
    assert told == [(1.0, False), (1.25, False), (1.0, False), (0.5, True)]


def test_a_picture_larger_than_the_view_is_moved_by_hand_and_not_off_the_view(
    view: FrameView,
) -> None:
    drag(view, QPoint(200, 200), QPoint(100, 200))
    assert view.spot(QPointF(200, 200)) == MIDDLE
    view.actual()
    drag(view, QPoint(200, 200), QPoint(120, 200))
    assert view.spot(QPointF(200, 200)).x() == pytest.approx(0.6, abs=0.01)
    for _ in range(12):
        drag(view, QPoint(390, 200), QPoint(10, 200))
    assert view.spot(QPointF(399, 200)).x() == pytest.approx(1, abs=0.01)


def test_the_zoom_stays_for_the_same_shape_and_not_for_another(view: FrameView) -> None:
    view.actual()
    view.show_image(filled("green", 400, 200))
    assert not view.fitted
    assert view.scale() == 2.0
    view.show_image(filled("green", 300, 300))
    assert view.fitted


def test_a_sentence_takes_the_place_of_a_picture(view: FrameView) -> None:
    view.actual()
    view.show_words("The file cannot be read.")
    assert view.words == "The file cannot be read."
    assert view.image.isNull()
    assert view.fitted
    assert "#ff0000" not in {colour(view, x, 200) for x in range(0, 400, 40)}
    view.show_image(filled("red"))
    assert view.words == ""


def test_nothing_is_zoomed_where_there_is_no_picture(view: FrameView) -> None:
    view.show_words("Nothing")
    wheel(view, QPointF(200, 200), 1)
    view.zoom_by(4)
    assert view.fitted


def test_an_area_is_drawn_once_after_it_was_asked_for(
    view: FrameView, areas: FrameAreas, qtbot: QtBot
) -> None:
    drag(view, at(view, 0.1, 0.1), at(view, 0.5, 0.5))
    assert areas.areas == []
    areas.begin()
    assert areas.drawing
    with qtbot.waitSignal(areas.drawn):
        drag(view, at(view, 0.6, 0.7), at(view, 0.2, 0.3))
    [area] = areas.areas
    assert (area.x(), area.y()) == pytest.approx((0.2, 0.3), abs=0.01)
    assert (area.width(), area.height()) == pytest.approx((0.4, 0.4), abs=0.01)
    assert not areas.drawing
    drag(view, at(view, 0.1, 0.1), at(view, 0.5, 0.5))
    assert len(areas.areas) == 1


@pytest.mark.parametrize(
    "give_up",
    [
        lambda view: QTest.keyClick(view, Qt.Key.Key_Escape),
        lambda view: drag(view, at(view, 0.5, 0.5), at(view, 0.503, 0.8)),
    ],
    ids=["escape", "a slip of the hand"],
)
def test_drawing_ends_without_an_area(
    view: FrameView, areas: FrameAreas, qtbot: QtBot, give_up: Callable[[FrameView], None]
) -> None:
    areas.begin()
    with qtbot.waitSignal(areas.stopped):
        give_up(view)
    assert areas.areas == []
    assert not areas.drawing
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_areas_are_seen_on_the_picture_and_go_when_cleared(
    view: FrameView, areas: FrameAreas
) -> None:
    plain = colour(view, *at(view, 0.5, 0.5).toTuple())
    areas.put(QRectF(0.4, 0.4, 0.2, 0.2))
    assert colour(view, *at(view, 0.5, 0.5).toTuple()) != plain
    areas.clear()
    assert colour(view, *at(view, 0.5, 0.5).toTuple()) == plain


@pytest.mark.parametrize(
    ("mode", "left", "right"),
    [
        (SIDE, "#ff0000", "#0000ff"),
        (SWIPE, "#ff0000", "#0000ff"),
        (BLINK, "#ff0000", "#ff0000"),
        (DIFFERENCE, "#00ff00", "#00ff00"),
    ],
)
def test_two_pictures_are_shown_in_each_way(
    pair: PairView, mode: str, left: str, right: str
) -> None:
    pair.show_difference(filled("#00ff00", 400, 300))
    pair.set_settings(Pairing(mode=mode))
    shown = pair.grab().toImage()
    assert (shown.pixelColor(300, 150).name(), shown.pixelColor(500, 150).name()) == (left, right)


@pytest.mark.parametrize(("mix", "seen"), [(0.0, "#ff0000"), (1.0, "#0000ff")])
def test_pictures_laid_over_each_other_are_mixed_as_asked(
    pair: PairView, mix: float, seen: str
) -> None:
    pair.set_settings(Pairing(mode=MIX, mix=mix))
    assert colour(pair, 400, 150) == seen


def test_blinking_changes_the_picture_at_each_turn(pair: PairView, qtbot: QtBot) -> None:
    pair._timer.setInterval(0)
    pair.set_settings(Pairing(mode=BLINK))
    seen: set[str] = set()
    qtbot.waitUntil(lambda: seen.add(colour(pair, 400, 150)) or seen == {"#ff0000", "#0000ff"})


def test_the_line_of_a_swipe_is_dragged_and_stays_on_the_picture(
    pair: PairView, qtbot: QtBot
) -> None:
    pair.set_settings(Pairing(mode=SWIPE))
    with qtbot.waitSignal(pair.changed):
        drag(pair, QPoint(402, 150), QPoint(500, 150))
    assert pair.settings.split == pytest.approx(0.75, abs=0.01)
    drag(pair, QPoint(500, 150), QPoint(790, 150))
    assert pair.settings.split == 1.0
    qtbot.keyClick(pair, Qt.Key.Key_Left)
    assert pair.settings.split == pytest.approx(0.98)


def test_both_pictures_are_moved_by_one_hand(pair: PairView) -> None:
    wheel(pair, QPointF(100, 150), 4)
    before = pair.places()
    drag(pair, QPoint(100, 150), QPoint(60, 130))
    moved = [new.topLeft() - old.topLeft() for new, old in zip(pair.places(), before, strict=True)]
    assert moved[0] == moved[1]
    assert (moved[0].x(), moved[0].y()) == pytest.approx((-40, -20), abs=0.5)


def test_keys_zoom_both_pictures_and_fit_them(pair: PairView, qtbot: QtBot) -> None:
    whole = pair.places()
    qtbot.keyClick(pair, Qt.Key.Key_Plus)
    assert [p.width() for p in pair.places()] == [pytest.approx(p.width() * 1.25) for p in whole]
    qtbot.keyClick(pair, Qt.Key.Key_Minus)
    qtbot.keyClick(pair, Qt.Key.Key_Minus)
    assert pair.places() == whole
    qtbot.keyClick(pair, Qt.Key.Key_Equal)
    qtbot.keyClick(pair, Qt.Key.Key_0)
    assert pair.places() == whole
