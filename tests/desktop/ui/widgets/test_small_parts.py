"""The small parts of every window: layouts that flow, icons, cut lines, times, paths and chips."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.widgets import icons, verbatim
from desktop.ui.widgets.badge import CountBadge
from desktop.ui.widgets.breadcrumb import Breadcrumb
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.layouts import clear, scrolled
from desktop.ui.widgets.look import TONES, set_look
from desktop.ui.widgets.progress_strip import ProgressStrip
from desktop.ui.widgets.snackbar import Snackbar
from desktop.ui.widgets.stepper import Step, Stepper
from desktop.ui.widgets.text import Text
from desktop.ui.widgets.thumbnail_card import ThumbnailCard
from desktop.ui.widgets.time_line import Moment, TimeLine
from tests.desktop.ui import hands
from tests.desktop.ui.widgets.seen import labels

pytestmark = pytest.mark.usefixtures("theme")


def _flow(*widths):
    host = QWidget()
    flow = FlowLayout(host, spacing=8)
    for width in widths:
        each = QWidget()
        each.setFixedSize(width, 20)
        flow.addWidget(each)
    return host, flow


# layouts


def test_what_does_not_fit_goes_to_the_next_line(shown):
    host, flow = _flow(100, 100, 100)
    shown(host).resize(220, 200)
    QApplication.processEvents()
    places = [flow.itemAt(n).geometry().topLeft().toTuple() for n in range(3)]
    assert places == [(0, 0), (108, 0), (0, 28)]


def test_what_fits_exactly_stays_on_its_line(shown):
    _host, flow = _flow(100, 100)
    assert flow.heightForWidth(208) == 20
    assert flow.heightForWidth(207) == 48


def test_a_hidden_part_leaves_no_hole(shown):
    host, flow = _flow(100, 100, 100)
    shown(host).resize(220, 200)
    flow.itemAt(0).widget().hide()
    QApplication.processEvents()
    flow.invalidate()
    assert flow.heightForWidth(220) == 20


def test_a_part_wider_than_the_window_is_bounded_by_it(shown):
    host, flow = _flow(100)
    wide = ElidedLabel("加油后车辆启动困难" * 12)
    flow.addWidget(wide)
    shown(host).resize(220, 200)
    QApplication.processEvents()
    assert flow.itemAt(1).geometry().width() <= 220


def test_an_emptied_layout_keeps_nothing_of_what_was_in_it(shown):
    host = QWidget()
    column = QVBoxLayout(host)
    inner = QHBoxLayout()
    column.addLayout(inner)
    words = [QLabel("one"), QLabel("two")]
    column.addWidget(words[0])
    inner.addWidget(words[1])
    column.addStretch(1)
    shown(host)
    clear(column)
    assert column.count() == 0
    assert not any(each.isVisible() for each in words)


def test_a_part_of_a_page_scrolls_down_and_never_sideways(shown):
    inside = QWidget()
    inside.setMinimumHeight(900)
    area = scrolled(inside)
    shown(area).resize(300, 200)
    QApplication.processEvents()
    assert area.verticalScrollBar().isVisible()
    assert not area.horizontalScrollBar().isVisible()
    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus


# icons


def test_an_icon_is_drawn_in_the_colour_that_is_asked_for(qapp):
    red = icons.tinted("check", "#ff0000", 24).toImage()
    seen = {red.pixelColor(x, y).name() for x in range(24) for y in range(24)
            if red.pixelColor(x, y).alpha() == 255}  # fmt: skip
    assert seen == {"#ff0000"}


def test_an_icon_that_is_not_shipped_is_a_circle_and_no_fault(qapp):
    assert "<circle" in icons.outline("no-such-icon")
    assert not icons.tinted("no-such-icon", "#000000", 16).isNull()


def test_an_icon_is_sharp_on_a_fine_screen(qapp):
    fine = icons.tinted("check", "#000000", 20, 2.0)
    assert (fine.width(), fine.devicePixelRatio()) == (40, 2.0)


def test_an_icon_grows_with_the_text(shown, theme):
    icon = shown(Icon("check"))
    small = icon.sizeHint().width()
    theme.use("light", 200)
    QApplication.processEvents()
    assert icon.sizeHint().width() >= 1.5 * small


def test_an_icon_without_a_name_draws_nothing(shown):
    icon = shown(Icon(""))
    picture = icon.grab().toImage()
    assert len({picture.pixelColor(x, x).name() for x in range(picture.width())}) == 1


def test_a_disabled_button_fades_its_icon(shown):
    button = shown(Button("Save", "secondary", "save"))
    on = button.icon().pixmap(18, 18).toImage()
    button.setEnabled(False)
    off = button.icon().pixmap(18, 18, button.icon().Mode.Disabled).toImage()
    assert on != off


def test_a_button_takes_another_icon_and_the_colours_of_the_theme(shown, theme):
    button = shown(Button("Pause", "secondary", "pause"))
    before = button.icon().cacheKey()
    button.setProperty("iconName", "play")
    assert button.icon().cacheKey() != before
    light = button.palette().color(QPalette.ColorRole.ButtonText)
    theme.use("dark", 100)
    QApplication.processEvents()
    assert button.palette().color(QPalette.ColorRole.ButtonText) != light


# words


def test_a_line_that_is_cut_explains_itself_and_one_that_fits_does_not(shown):
    line = shown(ElidedLabel("加油后车辆启动困难、发抖，客户要求赔偿"))
    line.resize(60, 20)
    assert line.toolTip() == line.text()
    line.resize(800, 20)
    assert line.toolTip() == ""


def test_a_line_is_one_line_whatever_is_put_into_it(shown):
    line = shown(ElidedLabel("first\nsecond\t third"))
    assert line.text() == "first second third"
    assert line.minimumSizeHint().width() < line.sizeHint().width()


@pytest.mark.parametrize(
    ("words", "seen"),
    [("R&D", "R&&D"), ("a && b", "a &&&& b"), ("鄂C·6Q215", "鄂C·6Q215")],
)
def test_an_ampersand_is_kept_where_qt_would_take_it_for_a_key(words, seen):
    assert verbatim.caption(words) == seen


def test_a_text_can_be_selected_and_coloured(shown):
    text = shown(Text("overdue"))
    assert text.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    text.set_tone("bad")
    assert text.property("tone") == "bad"


@pytest.mark.parametrize("tone", TONES)
def test_a_chip_is_painted_in_its_tone(shown, tone):
    chip = shown(Chip("Sealed", tone))
    ground = chip.grab().toImage().pixelColor(chip.width() // 2, 3)
    assert ground.alpha() == 255
    assert chip.property("tone") == tone


def test_tones_look_different_from_each_other(shown):
    grounds = set()
    for tone in TONES:
        chip = shown(Chip("Sealed", tone))
        grounds.add(chip.grab().toImage().pixelColor(chip.width() // 2, 3).name())
    assert len(grounds) == len(TONES)


def test_a_look_that_stays_is_not_styled_again(shown, monkeypatch):
    chip = shown(Chip("Sealed", "good"))
    styled = []
    monkeypatch.setattr("desktop.ui.widgets.look._restyle", styled.append)
    set_look(chip, tone="good")
    set_look(chip, tone="bad")
    assert styled == [chip]


@pytest.mark.parametrize(("count", "words"), [(1, "1"), (99, "99"), (100, "99+")])
def test_a_count_is_told_up_to_what_fits(shown, count, words):
    badge = shown(CountBadge())
    badge.show_count(count)
    assert (badge.text(), badge.isVisible()) == (words, True)


# times and paths


def test_moments_stand_in_their_order_with_the_full_time_in_the_tip(shown):
    line = shown(TimeLine())
    line.show_moments([
        Moment("12:21", "the region returned the case", "2026-06-11 12:21:05", "warning"),
        Moment("12:00", "recorded"),
    ])  # fmt: skip
    QApplication.processEvents()
    assert labels(line) == ["12:21", "the region returned the case", "12:00", "recorded"]
    first = next(w for w in line.findChildren(QLabel) if w.text() == "12:21")
    assert first.toolTip() == "2026-06-11 12:21:05"


def test_moments_that_stay_are_not_drawn_again(shown):
    line = shown(TimeLine())
    moments = [Moment("12:00", "recorded")]
    line.show_moments(moments)
    before = line.findChildren(QLabel)
    line.show_moments(list(moments))
    assert line.findChildren(QLabel) == before
    line.show_moments([Moment("12:01", "answered")])
    QApplication.processEvents()
    assert labels(line) == ["12:01", "answered"]


def test_a_path_names_where_we_are_last_and_cannot_be_pressed_there(shown):
    path = shown(Breadcrumb())
    path.show_path([("cases", "Cases"), ("case", "1126-03"), ("", "Stills")])
    QApplication.processEvents()
    pressed = [b.text() for b in path.findChildren(QPushButton) if b.isVisible()]
    assert pressed == ["Cases", "1126-03"]
    assert labels(path)[-1] == "Stills"
    path.show_path([("", "Today")])
    assert [b for b in path.findChildren(QPushButton) if b.isVisible()] == []


# steps, cards and progress


@pytest.mark.parametrize(
    ("state", "word"), [("done", "done"), ("current", "current step"), ("todo", "")]
)
def test_a_step_says_its_state_aloud(shown, state, word):
    steps = shown(Stepper())
    steps.set_steps([Step("a", "Listen", state)])
    [step] = steps.findChildren(Clickable)
    spoken = step.accessibleName()
    assert spoken.startswith("Listen, ")
    assert len(spoken) > len("Listen, ")
    assert not word or word.split()[0] in spoken.lower()


def test_a_press_on_a_step_tells_which(shown, qtbot):
    steps = shown(Stepper())
    steps.set_steps([Step("a", "Listen", "done"), Step("b", "Look", "current")])
    second = steps.findChildren(Clickable)[1]
    with qtbot.waitSignal(steps.clicked) as heard:
        second.click()
    assert heard.args == ["b"]


def test_a_card_of_an_exhibit_takes_another_exhibit_whole(shown):
    card = shown(ThumbnailCard("e1", "receipt", "E01"))
    red = QPixmap(40, 40)
    red.fill(QColor("red"))
    card.show_picture(red)
    card.show_status("check", "good", "Verified")
    card.name("e2", "display", "E02")
    card.show_status("", "", "")
    assert card.key == "e2"
    assert card.accessibleName() == "display, E02"
    assert card.words() == "display\nE02"


def test_a_shortcut_over_a_card_belongs_to_the_page(shown):
    card = shown(ThumbnailCard("e1", "receipt", "E01"))
    pressed = []
    card.clicked.connect(lambda: pressed.append(1))
    hands.key(Qt.Key.Key_Return, card, hands.CONTROL)
    assert pressed == []
    hands.key(Qt.Key.Key_Return, card)
    assert pressed == [1]


def test_quick_work_shows_no_strip(shown, qtbot):
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.start("Reading")
    strip.stop()
    assert not strip._appear.isActive()
    assert strip.isHidden()


@pytest.mark.parametrize(
    ("gone_ms", "done", "total", "told"),
    [(0, 1, 4, "25 %"), (10_000, 1, 4, "25 %, about 30 s left"),
     (100_000, 1, 4, "25 %, about 5 min left"), (10_000, 0, 4, "0 %")],
)  # fmt: skip
def test_what_is_left_of_slow_work_is_guessed_from_what_it_took(shown, gone_ms, done, total, told):
    strip = shown(ProgressStrip())
    strip.start("Reading")

    class Since:
        """As much time as the test says has gone by."""

        def isValid(self):  # noqa: N802
            return True

        def elapsed(self):
            return gone_ms

    strip._since = Since()
    strip.show_count(done, total)
    assert strip._left.text() == told


def test_a_word_at_the_foot_is_no_longer_than_the_page(shown):
    page = shown(QWidget())
    page.resize(300, 200)
    bar = Snackbar(page)
    words = "加油后车辆启动困难、发抖，客户要求赔偿" * 3
    bar.say(words)
    QApplication.processEvents()
    assert page.rect().contains(bar.geometry())
    assert hands.cut(bar) == []
    page.resize(1200, 200)
    QApplication.processEvents()
    assert bar.height() < 2 * bar.text.fontMetrics().lineSpacing() + 20
    assert hands.cut(bar) == []
