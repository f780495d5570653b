import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.papers.signature_pad import SCALE, SignaturePad


@pytest.fixture
def pad(qtbot):
    pad = SignaturePad()
    qtbot.addWidget(pad)
    pad.resize(500, 200)
    pad.show()
    return pad


def _draw(pad, points):
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=points[-1])


def _line(y):
    return [QPoint(50 + step * 10, y) for step in range(20)]


def _pen(pad, kind, at, pressure):
    device = QPointingDevice.primaryPointingDevice()
    place = QPointF(*at)
    event = QTabletEvent(
        kind, device, place, place, pressure, 0, 0, 0, 0, 0,
        Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton,
    )  # fmt: skip
    QApplication.sendEvent(pad, event)


def test_strokes_keep_place_time_and_pressure(pad):
    _draw(pad, _line(60))
    _draw(pad, _line(120))
    first, second = pad.strokes
    assert (first[0][0], first[0][1], second[-1][0], second[-1][1]) == (50, 60, 240, 120)
    times = [point[2] for stroke in pad.strokes for point in stroke]
    assert times == sorted(times)
    assert all(0 <= point[3] <= 1 for point in first)


def test_a_pens_pressure_is_kept(pad):
    _pen(pad, QEvent.Type.TabletPress, (20, 20), 0.2)
    _pen(pad, QEvent.Type.TabletMove, (80, 40), 0.9)
    _pen(pad, QEvent.Type.TabletRelease, (80, 40), 0.0)
    assert [point[3] for point in pad.strokes[0]] == [0.2, 0.9]


def test_a_dot_is_no_signature_and_a_line_is(pad):
    assert pad.is_blank
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    assert pad.is_blank
    _draw(pad, _line(60))
    assert not pad.is_blank


def test_the_picture_shows_the_strokes_and_nothing_else(pad):
    pad.set_hint("Signs here")
    blank = QImage.fromData(pad.png())
    assert all(
        blank.pixelColor(x, y).name() == "#ffffff"
        for x in range(0, blank.width(), 25)
        for y in range(0, blank.height(), 25)
    )
    _draw(pad, _line(60))
    signed = QImage.fromData(pad.png())
    assert signed.size() == pad.size() * SCALE
    assert signed.pixelColor(100 * SCALE, 60 * SCALE).lightness() < 128


def test_the_last_stroke_and_all_strokes_can_be_taken_away(pad, qtbot):
    _draw(pad, _line(60))
    _draw(pad, _line(120))
    pad.undo()
    assert len(pad.strokes) == 1
    with qtbot.waitSignal(pad.changed):
        pad.clear()
    assert pad.strokes == []
