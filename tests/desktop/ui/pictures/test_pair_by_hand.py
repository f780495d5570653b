"""Two pictures under one hand: chosen, looked at in every way, named and kept."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.pictures.pair_dialog import PairDialog
from desktop.ui.pictures.pair_view import BLINK, DIFFERENCE, MIX, SIDE, SWIPE
from desktop.ui.window.theme import Theme
from record.case import Case
from record.codes import CustodyAct
from record.evidence import Exhibit
from tests.desktop.ui.desks import a_complaint
from tests.desktop.ui.languages import IN_BOTH, write
from tests.fakes import FakePrompts

Open = Callable[..., PairDialog]
LEFT = Qt.MouseButton.LeftButton


def add_picture(station: Application, case: Case, colour: str, title: str) -> Exhibit:
    data = io.BytesIO()
    Image.new("RGB", (120, 90), colour).save(data, "PNG")
    form = ExhibitForm(kind="PHOTO", title=title)
    return station.evidence.add_bytes(case.id, data.getvalue(), f"{title}.png", form)


@pytest.fixture
def pictures(station: Application) -> tuple[Case, list[Exhibit]]:
    """A case of its own with three plain pictures."""
    case = a_complaint(station)
    wanted = (("#C02020", "开封前"), ("#C02020", "开封后"), ("#2020C0", "铅封"))
    return case, [add_picture(station, case, colour, title) for colour, title in wanted]


@pytest.fixture
def open_pair(
    station: Application,
    pictures: tuple[Case, list[Exhibit]],
    window: QWidget,
    qtbot: QtBot,
) -> Open:
    def opened(*chosen: str) -> PairDialog:
        dialog = PairDialog(station.pairs, FakePrompts(), pictures[0].id, chosen, window)
        dialog.show()
        qtbot.waitUntil(lambda: dialog._pair is not None)
        return dialog

    return opened


def pick(dialog: PairDialog, way: str) -> None:
    """Choose a way of looking by the first letter of its code, as the keyboard does."""
    order = [SIDE, SWIPE, BLINK, MIX, DIFFERENCE]
    QTest.keyClicks(dialog.ways, str(order.index(way) + 1))


def colour_at(dialog: PairDialog, x: float, y: float = 0.5) -> str:
    view = dialog.ui.pairView
    place = view.places()[0]
    spot = QPoint(round(place.x() + x * place.width()), round(place.y() + y * place.height()))
    return view.grab().toImage().pixelColor(spot).name()


def test_the_first_two_pictures_are_opened_and_both_looks_recorded(
    open_pair: Open, pictures: tuple[Case, list[Exhibit]], station: Application
) -> None:
    case, (one, two, _three) = pictures
    dialog = open_pair()
    ui = dialog.ui
    assert [c.currentData() for c in (ui.firstCombo, ui.secondCombo)] == [one.id, two.id]
    assert ui.firstCombo.currentText() == f"{one.exhibit_no} 开封前"
    looks = [e for e in station.cases.get(case.id).custody if e.event == CustodyAct.VIEWED]
    assert {e.evidence_id for e in looks} >= {one.id, two.id}
    dialog.reject()


def test_the_pictures_that_were_asked_for_are_laid_side_by_side(
    open_pair: Open, pictures: tuple[Case, list[Exhibit]]
) -> None:
    _case, (one, _two, three) = pictures
    dialog = open_pair(three.id, one.id)
    ui = dialog.ui
    assert [c.currentData() for c in (ui.firstCombo, ui.secondCombo)] == [three.id, one.id]
    assert colour_at(dialog, 0.5) == "#2020c0"
    dialog.reject()


WAYS = {
    "en": ["Side by side", "Swipe", "Blink", "Overlay", "Difference"],
    "zh": ["并排", "滑动", "闪烁", "叠加", "差值"],
}


@IN_BOTH
def test_the_ways_of_looking_are_named_and_only_two_have_a_strength(
    open_pair: Open, language: str
) -> None:
    dialog = open_pair()
    buttons = dialog.ways.findChildren(QAbstractButton)
    assert [each.text() for each in buttons] == WAYS[language]
    strengths = []
    for way in (SIDE, SWIPE, BLINK, MIX, DIFFERENCE):
        pick(dialog, way)
        assert dialog.ways.code() == dialog.settings().mode == way
        strengths.append(dialog.ui.slider.isVisible())
    assert strengths == [False, False, False, True, True]
    dialog.reject()


UNEQUAL = {
    "en": "Light or white balance differ: colours cannot be compared by eye.",
    "zh": "光线或白平衡不同：不能凭肉眼比较颜色。",
}
SAME = {"en": "Choose two different pictures of the case.", "zh": "请选择本案两张不同的图片。"}


@IN_BOTH
def test_what_the_eye_cannot_compare_is_said(
    open_pair: Open, pictures: tuple[Case, list[Exhibit]], qtbot: QtBot, language: str
) -> None:
    _case, (one, _two, three) = pictures
    dialog = open_pair(one.id, three.id)
    banner = dialog.ui.banner
    assert banner.accessibleName() == UNEQUAL[language]
    second = dialog.ui.secondCombo
    second.setCurrentIndex(second.findData(one.id))
    assert banner.accessibleName() == SAME[language]
    assert not dialog.ui.keepButton.isEnabled()
    second.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog._pair is not None)
    assert not banner.isVisible()
    dialog.reject()


@pytest.mark.parametrize(("strength", "seen"), [(0, "#c02020"), (100, "#2020c0")])
def test_an_overlay_shows_as_much_of_the_second_as_the_slider_says(
    open_pair: Open, pictures: tuple[Case, list[Exhibit]], strength: int, seen: str
) -> None:
    _case, (one, _two, three) = pictures
    dialog = open_pair(one.id, three.id)
    pick(dialog, MIX)
    dialog.ui.slider.setValue(strength)
    assert colour_at(dialog, 0.5) == seen
    dialog.reject()


def test_a_swipe_is_dragged_and_kept_where_it_was_left(
    open_pair: Open,
    pictures: tuple[Case, list[Exhibit]],
    qtbot: QtBot,
    station: Application,
) -> None:
    case, (one, _two, three) = pictures
    dialog = open_pair(one.id, three.id)
    pick(dialog, SWIPE)
    view = dialog.ui.pairView
    place = view.places()[0]
    middle = place.center().toPoint()
    end = QPoint(round(place.x() + 0.75 * place.width()), middle.y())
    QTest.mousePress(view, LEFT, pos=middle)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, LEFT, pos=end)
    assert (colour_at(dialog, 0.7), colour_at(dialog, 0.8)) == ("#c02020", "#2020c0")
    write(dialog.ui.titleEdit, "颜色不同")
    with qtbot.waitSignal(dialog.accepted):
        dialog.ui.keepButton.click()
    assert dialog.kept is not None
    kept = station.cases.get(case.id).evidence[dialog.kept.id]
    assert kept.title == "颜色不同"
    assert kept.settings["settings"]["split"] == pytest.approx(0.75, abs=0.02)
    assert [source["exhibit_id"] for source in kept.settings["sources"]] == [one.id, three.id]


def test_nothing_is_kept_without_words_on_what_is_seen(
    open_pair: Open, pictures: tuple[Case, list[Exhibit]], station: Application
) -> None:
    case, shown = pictures
    dialog = open_pair()
    QTest.keyClicks(dialog.ui.titleEdit, "   ")
    assert not dialog.ui.keepButton.isEnabled()
    dialog.ui.closeButton.click()
    assert dialog.kept is None
    assert len(station.cases.get(case.id).evidence) == len(shown)


def test_a_case_with_one_picture_says_that_two_are_needed(
    station: Application, window: QWidget, language: str
) -> None:
    case = a_complaint(station)
    add_picture(station, case, "#808080", "唯一")
    dialog = PairDialog(station.pairs, FakePrompts(), case.id, (), window)
    dialog.show()
    assert dialog.ui.banner.accessibleName() == SAME[language]
    assert not dialog.ui.keepButton.isEnabled()
    dialog.reject()


@IN_BOTH
def test_every_way_has_its_room_at_twice_the_size(
    open_pair: Open, theme: Theme, language: str
) -> None:
    theme.use("light", 200)
    dialog = open_pair()
    dialog.resize(1180, 680)
    buttons = dialog.ways.findChildren(QAbstractButton)
    assert all(each.width() >= each.sizeHint().width() for each in buttons)
    assert dialog.ways.geometry().top() >= dialog.ui.pairView.geometry().bottom()
    dialog.reject()
