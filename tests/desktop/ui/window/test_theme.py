from dataclasses import asdict

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui.widgets.button import Button
from desktop.ui.window.tokens import DARK, LIGHT, READ_TOGETHER, contrast


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), READ_TOGETHER)
def test_text_stands_out_from_its_ground(colours, text, ground):
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


def test_contrast_is_measured_as_the_guideline_says():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_the_style_sheet_names_no_unknown_token(theme):
    assert theme.unknown_tokens() == set()
    assert "@" not in theme.style_sheet().replace("/* The one style sheet. Names after @", "")


def test_both_themes_define_every_colour():
    assert set(asdict(LIGHT)) == set(asdict(DARK))
    assert all(len(value) == 7 for value in asdict(DARK).values())


def test_dark_and_large_reach_the_widgets(theme, qtbot):
    label = QLabel("现场案卷")
    qtbot.addWidget(label)
    label.show()
    small = label.sizeHint().height()
    with qtbot.waitSignal(theme.changed):
        theme.use("dark", 200)
    assert theme.dark
    assert label.palette().color(label.foregroundRole()).name().upper() == DARK.text_body
    assert label.sizeHint().height() > small * 1.7


def test_a_switch_styles_a_widget_as_often_deep_inside_as_on_top(theme, qtbot):
    top = QWidget()
    qtbot.addWidget(top)
    counts = [_count_styling(each) for each in (top, *_nested(top, 12))]
    top.show()
    for each in counts:
        each.times = 0
    theme.use("dark", 150)
    assert {each.times for each in counts} == {counts[0].times}
    assert counts[0].times <= 2


def test_the_same_look_again_styles_nothing(theme, qtbot):
    label = QLabel("现场案卷")
    qtbot.addWidget(label)
    label.show()
    count = _count_styling(label)
    theme.use("light", 100)
    assert count.times == 0


def test_chinese_is_set_in_the_bundled_font(theme):
    assert QFontInfo(theme.font()).family() in {"Noto Sans SC", "Microsoft YaHei UI"}


def test_an_icon_takes_the_colour_of_the_button(theme, qtbot):
    button = Button("打印", "primary", "printer")
    qtbot.addWidget(button)
    button.show()
    picture = button.icon().pixmap(20, 20).toImage()
    inked = {
        picture.pixelColor(x, y).name().upper()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert inked == {LIGHT.on_fill}


def _nested(top: QWidget, depth: int) -> list[QWidget]:
    inside = []
    for _ in range(depth):
        column = QVBoxLayout(top)
        top = QWidget()
        column.addWidget(top)
        inside.append(top)
    return inside


class _Count(QObject):
    """How often the widget it watches was styled."""

    times = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.times += event.type() == QEvent.Type.StyleChange
        return False


def _count_styling(widget: QWidget) -> _Count:
    count = _Count(widget)
    widget.installEventFilter(count)
    return count
