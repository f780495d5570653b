"""Every check of the walk fails on a window that is wrong, and passes one that is not."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSlider,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from build_spec.walk import checks, contrast
from build_spec.walk.faults import Fault, judge, read_known, write_known
from build_spec.walk.parts import Screen

SCREEN = Screen(640, 400)
WORDS = "a sentence that is far too long for the little room that it is given here"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window of 400 by 300 with a column."""
    made = QWidget()
    QVBoxLayout(made)
    made.resize(400, 300)
    qtbot.addWidget(made)
    return made


def kinds(found: Iterator[Fault]) -> set[str]:
    return {fault.kind for fault in found}


def put(window: QWidget, *inside: QWidget) -> None:
    for each in inside:
        window.layout().addWidget(each)
    window.show()


def test_a_window_that_needs_more_than_the_screen_is_found(window: QWidget) -> None:
    put(window, QLabel("fits"))
    assert kinds(checks.too_large(window, SCREEN)) == set()
    window.setMinimumSize(700, 100)
    assert kinds(checks.too_large(window, SCREEN)) == {
        "minimum size over the screen", "opens too large",
    }  # fmt: skip


@pytest.mark.parametrize("kind", [QLabel, QPushButton, QCheckBox])
def test_a_text_with_less_room_than_its_letters_need_is_found(
    window: QWidget, kind: type[QWidget]
) -> None:
    whole, cut = kind("short"), kind(WORDS)
    cut.setFixedWidth(60)
    put(window, whole, cut)
    assert len(list(checks.clipped(window, SCREEN))) == 1
    cut.setToolTip(WORDS)
    assert list(checks.clipped(window, SCREEN)) == []


def test_a_wrapped_text_with_too_few_lines_is_found(window: QWidget) -> None:
    label = QLabel(WORDS)
    label.setWordWrap(True)
    put(window, label)
    assert list(checks.clipped(window, SCREEN)) == []
    label.setFixedSize(80, 20)
    assert kinds(checks.clipped(window, SCREEN)) == {"text cut"}


def test_a_choice_a_hint_and_a_cell_that_are_cut_are_found(window: QWidget) -> None:
    choice, line, table = QComboBox(), QLineEdit(), QTreeWidget()
    choice.addItem(WORDS)
    choice.setFixedWidth(90)
    line.setPlaceholderText(WORDS)
    line.setFixedWidth(90)
    table.setColumnCount(2)
    table.setHeaderLabels(["a", "b"])
    QTreeWidgetItem(table, [WORDS, "b"])
    put(window, choice, line, table)
    found = list(checks.clipped(window, SCREEN))
    assert len(found) == 3
    table.topLevelItem(0).setToolTip(0, WORDS)
    assert len(list(checks.clipped(window, SCREEN))) == 2


def test_a_control_beyond_the_edge_is_found_and_one_that_scrolls_into_view_is_not(
    window: QWidget,
) -> None:
    inside, area = QWidget(), QScrollArea()
    column = QVBoxLayout(inside)
    for _ in range(30):
        column.addWidget(QLabel("row"))
    area.setWidget(inside)
    area.setWidgetResizable(True)
    put(window, area)
    assert list(checks.outside(window, SCREEN)) == []
    lost = QPushButton("lost", window)
    lost.move(390, 290)
    lost.show()
    assert kinds(checks.outside(window, SCREEN)) == {"out of reach"}


def test_an_area_that_hides_what_it_cannot_scroll_is_found(window: QWidget) -> None:
    inside, area = QLabel("row\n" * 60), QScrollArea()
    area.setWidget(inside)
    put(window, area)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    assert kinds(checks.outside(window, SCREEN)) == {"out of reach"}
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setFixedHeight(30)
    assert kinds(checks.outside(window, SCREEN)) == {"no room"}


def test_scrolling_sideways_is_found_but_on_a_scaled_screen(window: QWidget) -> None:
    inside, area = QWidget(), QScrollArea()
    inside.setFixedSize(900, 50)
    area.setWidget(inside)
    put(window, area)
    assert kinds(checks.outside(window, SCREEN)) == {"scrolls sideways"}
    assert kinds(checks.outside(window, Screen(640, 400, scrolls=True))) == set()


def test_controls_that_lie_over_one_another_are_found(window: QWidget) -> None:
    one, other = QPushButton("one", window), QPushButton("other", window)
    one.setGeometry(10, 10, 100, 30)
    other.setGeometry(120, 10, 100, 30)
    window.show()
    assert list(checks.overlapping(window, SCREEN)) == []
    other.move(60, 20)
    assert kinds(checks.overlapping(window, SCREEN)) == {"overlaps"}


def test_a_tab_that_goes_back_is_found(window: QWidget) -> None:
    row, first, second = QHBoxLayout(), QLineEdit(), QLineEdit()
    row.addWidget(first)
    row.addWidget(second)
    window.layout().addLayout(row)  # type: ignore[union-attr]
    last = QLineEdit()
    put(window, last)
    for before, after in ((first, second), (second, last)):
        QWidget.setTabOrder(before, after)
    assert list(checks.jumping(window, SCREEN)) == []
    QWidget.setTabOrder(second, first)
    assert kinds(checks.jumping(window, SCREEN)) == {"tab order jumps"}


def test_a_control_without_name_or_words_is_found(window: QWidget) -> None:
    line, slider, button = QLineEdit(), QSlider(), QPushButton()
    put(window, line, slider, button)
    assert [fault.kind for fault in checks.unnamed(window, SCREEN)].count("no tooltip") == 2
    assert kinds(checks.unnamed(window, SCREEN)) == {"no tooltip", "no accessible name"}
    for each in (line, slider, button):
        each.setAccessibleName("name")
        each.setToolTip("what it does")
    assert list(checks.unnamed(window, SCREEN)) == []


@pytest.mark.parametrize(("ink", "faint"), [("#000000", False), ("#9A9A9A", True)])
def test_a_faint_text_is_found_in_the_pixels(window: QWidget, ink: str, *, faint: bool) -> None:
    label = QLabel("Words that are read")
    label.setStyleSheet(f"background: white; color: {ink}; font-size: 14px")
    put(window, label)
    assert bool(list(contrast.faint(window, SCREEN))) is faint


def test_a_faint_hint_and_a_faint_border_are_found_in_the_pixels(window: QWidget) -> None:
    window.setStyleSheet("background: white")
    line = QLineEdit()
    line.setPlaceholderText("hint")
    line.setStyleSheet("border: 1px solid #EEEEEE; placeholder-text-color: #BBBBBB; margin: 0")
    put(window, line)
    assert kinds(contrast.faint(window, SCREEN)) == {"faint text", "faint border"}
    line.setStyleSheet("border: 1px solid #666666; placeholder-text-color: #333333; margin: 0")
    assert kinds(contrast.faint(window, SCREEN)) == set()


def test_contrast_is_that_of_the_strongest_ink_with_the_commonest_ground() -> None:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.fillRect(10, 5, 4, 10, QColor("#767676"))
    painter.end()
    seen = contrast.pixels(image)
    assert seen.shape == (20, 40)
    assert seen.dtype == np.uint32
    assert contrast.text_contrast(seen, QRect(0, 0, 40, 20)) == pytest.approx(4.54, abs=0.02)
    assert contrast.edge_contrast(seen, QRect(10, 0, 20, 20)) == pytest.approx(4.54, abs=0.02)


def test_what_is_known_and_gone_must_be_struck_off_and_what_is_new_is_told(tmp_path) -> None:
    here, there = Fault("Page", "text cut", "title", "3 of 9"), Fault("Page", "overlaps", "foot")
    file = tmp_path / "known.txt"
    write_known({"part": {here.key}, "mended": set()}, file)
    known = read_known(file)
    assert known == {"part": {here.key}}
    assert not judge([here], known["part"])
    told = judge([there], known["part"])
    assert (len(told.fresh), told.gone) == (1, (here.key,))
    assert "strike it off" in str(told)


def test_a_control_that_is_hard_to_hit_is_found(window: QWidget) -> None:
    usual, small = QToolButton(), QToolButton()
    for each, side in ((usual, 24), (small, 23)):
        each.setFixedSize(80, side)
    put(window, usual)
    assert kinds(checks.too_small(window, SCREEN)) == set()
    put(window, small)
    small.show()
    assert kinds(checks.too_small(window, SCREEN)) == {"too small"}
