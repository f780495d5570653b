"""The time line: what is painted over it, and what a click, a drag and the pointer ask of it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from desktop.ui.footage.footage_line import FootageLine, Mark
from desktop.ui.words import moments

LENGTH = 100.0
WIDE = 801


@pytest.fixture
def line(qtbot, theme):
    """A line of 100 seconds, eight pixels for each."""
    made = FootageLine()
    qtbot.addWidget(made)
    made.dress(theme)
    made.resize(WIDE, made.sizeHint().height())
    made.load(LENGTH, moments.length)
    made.show()
    return made


def asked(line, at, button=Qt.MouseButton.LeftButton):
    """Return the seconds a click at some pixels from the left asks for."""
    found = []
    line.asked.connect(found.append)
    QTest.mouseClick(line, button, pos=QPoint(at, line.height() // 2))
    line.asked.disconnect(found.append)
    return [round(seconds, 2) for seconds in found]


def painted(line):
    return line.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def colour(image, line, seconds, down=0.5):
    """Return the colour at a position of the strip; ``down`` is a share of its height."""
    box = line._strip_box()
    return image.pixelColor(
        round(line.x_of(seconds)), round(box.top() + (box.height() - 1) * down)
    ).name()


@pytest.mark.parametrize(("at", "seconds"), [(0, 0.0), (200, 25.0), (400, 50.0), (800, 100.0)])
def test_a_click_asks_for_the_seconds_under_it(line, at, seconds):
    assert asked(line, at) == [seconds]


def test_the_right_button_asks_for_nothing(line):
    assert asked(line, 400, Qt.MouseButton.RightButton) == []


def test_a_drag_asks_all_along_and_never_beyond_the_ends(line):
    found = []
    line.asked.connect(found.append)
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=QPoint(80, 30))
    for x in (160, 640, 900, -50):
        QTest.mouseMove(line, QPoint(x, 30))
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=QPoint(0, 30))
    assert [round(seconds, 1) for seconds in found] == [10.0, 20.0, 80.0, 100.0, 0.0]


def test_before_footage_is_loaded_a_click_asks_for_nothing(qtbot, theme):
    line = FootageLine()
    qtbot.addWidget(line)
    line.dress(theme)
    line.resize(400, 90)
    line.show()
    assert asked(line, 200) == []
    assert not painted(line).isNull()


def test_the_pointer_is_told_the_time_below_it_without_a_click(line, qtbot):
    found = []
    line.asked.connect(found.append)
    QTest.mouseMove(line, QPoint(200, 30))
    qtbot.waitUntil(lambda: QToolTip.text() == "0:00:25")
    assert found == []
    QToolTip.hideText()


def test_the_hand_stands_where_the_frame_on_screen_lies(line, theme):
    hand = theme.colour("bad_fill").name()
    assert colour(painted(line), line, 50.0) != hand
    line.go(50.0)
    assert line.seconds == 50.0
    assert colour(painted(line), line, 50.0) == hand
    line.go(75.0)
    image = painted(line)
    assert colour(image, line, 50.0) != hand
    assert colour(image, line, 75.0) == hand


def test_marks_stand_in_order_with_named_moments_in_another_colour(line, theme):
    line.show_marks([Mark(80.0, "离站", named=True), Mark(20.0, "截图")])
    assert [mark.title for mark in line.marks] == ["截图", "离站"]
    image = painted(line)
    assert colour(image, line, 20.0) == theme.colour("accent").name()
    assert colour(image, line, 80.0) == theme.colour("warning").name()
    line.show_marks([])
    assert colour(painted(line), line, 20.0) != theme.colour("accent").name()


def test_stretches_without_frames_are_hatched_and_those_after_damage_are_tinted(line, theme):
    plain = colour(painted(line), line, 90.0)
    line.show_gaps([(10.0, 20.0)], [(40.0, 60.0)])
    image = painted(line)
    hatched = {colour(image, line, 10.0 + step / 8, 0.4) for step in range(1, 79)}
    assert theme.colour("warning_soft").name() in hatched
    assert len(hatched) > 1
    assert colour(image, line, 50.0, 0.0) == theme.colour("bad").name()
    assert colour(image, line, 50.0, 0.5) not in {plain, theme.colour("bad").name()}
    assert colour(image, line, 30.0) == colour(image, line, 90.0) == plain


def test_motion_stands_as_bars_as_high_as_it_is_strong(line, theme):
    accent = theme.colour("accent").name()
    line.show_motion([0.0] * 20 + [1.0] + [0.0] * 19 + [0.25], [(60.0, 70.0)])
    image = painted(line)
    box = line._strip_box()

    def tall(second):
        x = int(line.x_of(second + 0.5)) + 1
        rows = range(round(box.top()), round(box.bottom()) - 4)
        return sum(image.pixelColor(x, y).name() == accent for y in rows)

    assert tall(20) > tall(40) > tall(10)
    assert colour(image, line, 65.0, 0.97) == theme.colour("accent_fill").name()


def test_the_ends_of_a_clip_are_marked_before_the_stretch_is_whole(line, theme):
    good = theme.colour("good").name()
    line.show_clip(30.0, None)
    image = painted(line)
    plain = colour(image, line, 40.0)
    assert colour(image, line, 30.0) == good
    line.show_clip(30.0, 50.0)
    image = painted(line)
    assert colour(image, line, 50.0) == good
    assert colour(image, line, 40.0) not in {plain, good}


def test_the_strip_shows_each_picture_from_its_place_to_the_next(line):
    def filled(name):
        image = QImage(32, 20, QImage.Format.Format_RGB32)
        image.fill(name)
        return image

    line.show_strip([(0.0, filled("#102030")), (50.0, filled("#a0b0c0"))])
    assert line.pictures == 2
    image = painted(line)
    assert [colour(image, line, at) for at in (5.0, 45.0, 55.0, 95.0)] == [
        "#102030", "#102030", "#a0b0c0", "#a0b0c0",
    ]  # fmt: skip


def test_other_footage_begins_with_an_empty_line(line):
    line.show_marks([Mark(20.0, "截图")])
    line.show_gaps([(10.0, 20.0)])
    line.show_clip(30.0, 50.0)
    line.go(40.0)
    line.load(10.0, moments.length)
    assert (line.marks, line.seconds, line.pictures) == ((), 0.0, 0)
    assert line.layers.gaps == ()
    assert line.layers.clip == (None, None)
    assert asked(line, 400) == [5.0]


@pytest.mark.parametrize("scale", [100, 200])
def test_the_line_is_high_enough_for_its_times_at_any_text_size(line, theme, scale):
    theme.use("light", scale)
    line.dress(theme)
    line.resize(WIDE, line.sizeHint().height())
    line.load(LENGTH, lambda seconds: "8" if seconds == 0 else "")
    image = painted(line)
    ground = image.pixelColor(WIDE - 2, line.height() - 1)
    below = round(line._strip_box().bottom()) + 1
    written = [
        y
        for y in range(below, line.height())
        if any(image.pixelColor(x, y) != ground for x in range(40))
    ]
    assert written
    assert max(written) < line.height() - 1
