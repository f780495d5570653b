"""Windows stay on their screen: rows fold, dialogs scroll over their buttons, Tab goes as read."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.ui.fields.combo_box import ComboBox
from desktop.ui.pictures.frame_view import FrameView
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.layouts import FoldingRow, SideScroll
from desktop.ui.widgets.snackbar import Snackbar
from desktop.ui.window.dialog import Dialog, free_area
from desktop.ui.window.folding import PageRoom
from desktop.ui.window.page import Page
from desktop.ui.window.tab_order import order_tabs
from desktop.ui.window.theme import Theme

LONG = "a choice with so many words that no window has room for all of them at once"


def fixed(wide: int, high: int) -> QWidget:
    made = QWidget()
    made.setFixedSize(wide, high)
    return made


def test_a_dialog_that_needs_more_than_its_screen_scrolls_and_its_buttons_stay(
    qtbot: QtBot,
) -> None:
    dialog, foot, close = Dialog(None), QHBoxLayout(), QPushButton("Close")
    column = QVBoxLayout(dialog)
    for _ in range(30):
        column.addWidget(fixed(100, 60))
    foot.addWidget(close)
    column.addLayout(foot)
    qtbot.addWidget(dialog)
    dialog.show()
    room = free_area(dialog)
    assert dialog.height() <= room.height()
    assert dialog.rect().contains(QRect(close.mapTo(dialog, QPoint()), close.size()))
    area = dialog.findChild(QScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert not area.isAncestorOf(close)


def test_a_dialog_that_grows_over_its_screen_while_it_is_open_scrolls_too(qtbot: QtBot) -> None:
    dialog = Dialog(None)
    column = QVBoxLayout(dialog)
    column.addWidget(fixed(100, 60))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.findChild(QScrollArea) is None
    column.addWidget(fixed(100, 5000))
    qtbot.waitUntil(lambda: dialog.findChild(QScrollArea) is not None)
    assert dialog.height() <= free_area(dialog).height()


def test_a_page_folds_its_rows_where_it_is_narrow_and_unfolds_them_where_it_is_wide(
    qtbot: QtBot,
) -> None:
    page, row = QWidget(), QHBoxLayout()
    QVBoxLayout(page).addLayout(row)
    for _ in range(2):
        row.addWidget(fixed(300, 40))
    room = PageRoom(page)
    qtbot.addWidget(room)
    room.resize(400, 300)
    room.show()
    assert row.direction() == QBoxLayout.Direction.TopToBottom
    assert room.horizontalScrollBar().maximum() == 0
    room.resize(800, 300)
    assert row.direction() == QBoxLayout.Direction.LeftToRight


def test_blanks_side_by_side_fold_where_there_is_room_for_one(qtbot: QtBot) -> None:
    folding = FoldingRow()
    row = QHBoxLayout(folding)
    for _ in range(2):
        row.addWidget(fixed(200, 40))
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(folding)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    assert row.direction() == QBoxLayout.Direction.TopToBottom
    assert area.horizontalScrollBar().maximum() == 0
    area.resize(600, 200)
    assert row.direction() == QBoxLayout.Direction.LeftToRight


def test_tab_goes_through_what_was_put_in_later_where_it_stands(qtbot: QtBot) -> None:
    window, first, last, later = QWidget(), QLineEdit(), QLineEdit(), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(first)
    column.addWidget(last)
    column.insertWidget(1, later)
    qtbot.addWidget(window)
    order_tabs(window)
    chain = [first.nextInFocusChain(), later.nextInFocusChain()]
    assert chain == [later, last]


def test_a_long_choice_asks_for_little_room(theme: Theme, qtbot: QtBot) -> None:
    combo = ComboBox()
    combo.addItem(LONG)
    qtbot.addWidget(combo)
    whole = combo.fontMetrics().horizontalAdvance(LONG)
    assert combo.minimumSizeHint().width() < whole / 2
    assert combo.sizeHint().width() < whole


def test_focus_moves_nothing(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    inside = [QPushButton("Button"), QLineEdit(), ComboBox()]
    for each in inside:
        column.addWidget(each)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()

    def hints() -> list[QSize]:
        return [each.sizeHint() for each in inside]

    inside[0].setFocus()
    before = hints()
    for _ in inside:
        QTest.qWait(0)
        window.focusNextChild()
        assert hints() == before


def test_the_word_at_the_foot_of_a_page_lies_over_no_row(theme: Theme, qtbot: QtBot) -> None:
    page, last = QWidget(), QPushButton("Last row")
    column = QVBoxLayout(page)
    column.addStretch(1)
    column.addWidget(last)
    bar = Snackbar(page)
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.show()
    foot = last.geometry().bottom()
    bar.say("Recorded.")
    qtbot.waitUntil(lambda: last.geometry().bottom() < bar.geometry().top())
    bar.hide()
    qtbot.waitUntil(lambda: last.geometry().bottom() == foot)


def test_a_dialog_opens_with_room_for_every_line_of_its_words(qtbot: QtBot) -> None:
    dialog, label = Dialog(None), QLabel(LONG * 4)
    label.setWordWrap(True)
    column = QVBoxLayout(dialog)
    column.addWidget(label)
    qtbot.addWidget(dialog)
    dialog.resize(300, 40)
    dialog.show()
    assert label.height() >= label.heightForWidth(label.width())


def test_where_a_dialog_scrolls_nothing_in_it_scrolls_by_itself(qtbot: QtBot) -> None:
    dialog, inside, side = Dialog(None), QWidget(), SideScroll()
    rows = QVBoxLayout(inside)
    for _ in range(30):
        rows.addWidget(fixed(100, 60))
    side.setWidgetResizable(True)
    side.setWidget(inside)
    column = QVBoxLayout(dialog)
    column.addWidget(fixed(100, 5000))
    column.addWidget(side)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: side.height() >= inside.sizeHint().height())
    assert side.verticalScrollBar().maximum() == 0


def test_a_page_shrinks_what_can_shrink_before_it_scrolls(qtbot: QtBot) -> None:
    page, picture, words = Page(), FrameView(), QLabel(LONG)
    words.setWordWrap(True)
    column = QVBoxLayout(page)
    column.addWidget(picture)
    column.addWidget(words)
    room = PageRoom(page)
    qtbot.addWidget(room)
    room.resize(400, 300)
    room.show()
    assert room.verticalScrollBar().maximum() == 0
    assert picture.height() < picture.sizeHint().height()
    assert page.rect().contains(words.geometry())


def test_a_folded_part_is_as_wide_as_its_page_and_as_high_as_it_needs(qtbot: QtBot) -> None:
    page, row, side = QWidget(), QHBoxLayout(), QWidget()
    QVBoxLayout(page).addLayout(row)
    row.addWidget(fixed(300, 40))
    row.addWidget(side)
    inside = QVBoxLayout(side)
    inside.addWidget(QScrollArea())
    inside.addWidget(fixed(200, 500))
    side.setMaximumWidth(250)
    room = PageRoom(page)
    qtbot.addWidget(room)
    room.resize(400, 300)
    room.show()
    assert side.width() > 250
    assert side.height() >= 500
    room.resize(800, 700)
    qtbot.waitUntil(lambda: side.width() <= 250)
    assert side.minimumHeight() == 0


def test_the_foot_of_a_page_stays_where_no_word_was_said(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 20)
    bar = Snackbar(page)
    qtbot.addWidget(page)
    page.show()
    bar.hide()
    bar.say("Recorded.")
    bar.hide()
    bar.hide()
    assert column.contentsMargins().bottom() == 20


def test_what_is_said_over_a_picture_moves_nothing_and_is_read_before_it(
    theme: Theme, qtbot: QtBot
) -> None:
    page, above, picture = QWidget(), QPushButton("Above"), QPushButton("Picture")
    picture.setMinimumSize(300, 200)
    banner = Banner(page)
    column = QVBoxLayout(page)
    for each in (above, banner, picture):
        column.addWidget(each)
    banner.float_over(picture)
    qtbot.addWidget(page)
    page.resize(500, 400)
    page.show()
    before = picture.geometry()
    banner.say(LONG, "bad", title=LONG)
    qtbot.waitUntil(lambda: banner.geometry().intersects(before))
    assert picture.geometry() == before
    assert page.rect().contains(banner.geometry())
    assert banner.height() >= banner.heightForWidth(banner.width())
    order_tabs(page)
    hide = banner.findChildren(QPushButton)[-1]
    assert _chain(above).index(hide) < _chain(above).index(picture)


def _chain(first: QWidget) -> list[QWidget]:
    found, each = [], first.nextInFocusChain()
    while each is not first:
        found.append(each)
        each = each.nextInFocusChain()
    return found
