"""Motion looked for in a clip: where, how finely, what is found, and going from one to the next."""

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.services.footage.motions import MotionFound, Motions, Movement
from record.problems import Problem
from tests.desktop.ui.footage.looking import BOTH, add_clip, at_frame, click, press, rests_at

FOUND = MotionFound(
    movements=(
        Movement(from_pts=10, to_pts=20, from_s=0.4, to_s=0.8, strength=0.25),
        Movement(from_pts=40, to_pts=50, from_s=1.6, to_s=2.0, strength=0.5),
    ),
    curve=(0.2, 0.6),
    reached_s=2.36,
    whole=True,
    frames=60,
    decoded=60,
    has_times=True,
)


class Search:
    """A search that answers at once, and keeps what was asked of it."""

    def __init__(self, found=FOUND) -> None:
        self.found, self.asked = found, []

    def answer(self, _case_id, _clip_id, query, _progress, partly):
        self.asked.append(query)
        partly(self.found)
        return self.found


@pytest.fixture
def search(monkeypatch):
    """What answers instead of the decoder: two movements in two seconds."""
    made = Search()
    monkeypatch.setattr(Motions, "search", made.answer)
    return made


def look_for_motion(page, qtbot):
    with qtbot.waitSignal(page.tools.motion.searched):
        click(page.ui.motionButton)


def lines(page):
    return [page.ui.motionList.item(row).text() for row in range(page.ui.motionList.count())]


def draw(page, start, end):
    """Draw an area over the picture; both corners are shares of it."""
    view = page.ui.frameView
    place = view._place()

    def spot(corner):
        x, y = corner
        return QPoint(round(place.x() + x * place.width()), round(place.y() + y * place.height()))

    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=spot(start))
    QTest.mouseMove(view, spot(end))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=spot(end))


@pytest.fixture
def looking(page):
    """The page with the list of motion beside the picture."""
    page.tools.side.show_list("motion")
    return page


@BOTH
def test_before_a_search_it_says_where_it_would_look(looking, language):
    said = {
        "zh": "将在整幅画面内检测。按 N、P 在动态之间跳转。",
        "en": "Looks in the whole picture. N and P jump from motion to motion.",
    }
    assert looking.ui.motionText.text() == said[language]
    assert not looking.ui.motionList.isVisible()
    shown = {
        "zh": ["只找大动作", "一般动作", "细微动作也找"],
        "en": ["Only large movements", "Usual movements", "Slight movements too"],
    }[language]
    combo = looking.ui.sensitivityCombo
    assert combo.currentIndex() == 1
    assert [combo.itemText(row) for row in range(3)] == shown


@BOTH
def test_what_is_found_stands_in_the_list_with_its_times_and_how_much(
    looking, search, qtbot, language
):
    look_for_motion(looking, qtbot)
    assert lines(looking) == ["11:38:00 – 11:38:00   25 %", "11:38:01 – 11:38:02   50 %"]
    said = {"zh": "在整幅画面内共 2 处动态", "en": "2 movements in the whole picture"}
    assert looking.ui.motionText.text() == said[language]
    assert looking.ui.timeLine.layers.movements == ((0.4, 0.8), (1.6, 2.0))
    assert looking.ui.timeLine.layers.bars == (0.2, 0.6)
    assert looking.ui.motionButton.isEnabled()


def test_a_click_on_a_line_goes_to_its_motion(looking, search, qtbot):
    look_for_motion(looking, qtbot)
    looking.player.play()
    found = looking.ui.motionList
    place = found.visualItemRect(found.item(1)).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    rests_at(looking, qtbot, 40)
    assert not looking.player.playing


def test_n_and_p_go_from_motion_to_motion_and_stop_at_the_ends(looking, search, qtbot):
    press(looking, Qt.Key.Key_N)
    assert looking.player.current.ordinal == 0
    look_for_motion(looking, qtbot)
    for key, ordinal in (
        (Qt.Key.Key_N, 10), (Qt.Key.Key_N, 40), (Qt.Key.Key_N, 40), (Qt.Key.Key_P, 10),
        (Qt.Key.Key_P, 10),
    ):  # fmt: skip
        press(looking, key)
        rests_at(looking, qtbot, ordinal)


def test_the_list_follows_the_recorders_clock(looking, search, qtbot):
    look_for_motion(looking, qtbot)
    looking.ui.offsetSpin.setValue(60)
    assert lines(looking) == ["11:37:00 – 11:37:00   25 %", "11:37:01 – 11:37:02   50 %"]


def test_how_finely_it_looks_is_chosen_from_the_list(looking, search, qtbot):
    for row in range(3):
        looking.ui.sensitivityCombo.setCurrentIndex(row)
        look_for_motion(looking, qtbot)
    asked = [query.sensitivity for query in search.asked]
    assert asked == sorted(asked)
    assert len(set(asked)) == 3


@BOTH
def test_it_looks_only_where_an_area_was_drawn(looking, search, qtbot, language):
    click(looking.ui.areaButton)
    draw(looking, (0.1, 0.5), (0.6, 0.9))
    click(looking.ui.areaButton)
    draw(looking, (0.7, 0.1), (0.9, 0.3))
    said = {"zh": "将在 2 个区域内检测。", "en": "Looks in 2 areas."}
    assert looking.ui.motionText.text().startswith(said[language])
    look_for_motion(looking, qtbot)
    assert len(search.asked[0].areas) == 2
    found = {"zh": "在 2 个区域内共 2 处动态", "en": "2 movements in 2 areas"}
    assert looking.ui.motionText.text() == found[language]


def test_an_area_drawn_after_a_search_is_not_said_to_have_been_searched(looking, search, qtbot):
    look_for_motion(looking, qtbot)
    click(looking.ui.areaButton)
    draw(looking, (0.1, 0.5), (0.6, 0.9))
    assert looking.ui.motionText.text() == "2 movements in the whole picture"
    look_for_motion(looking, qtbot)
    assert looking.ui.motionText.text() == "2 movements in 1 area"


def test_the_whole_picture_takes_areas_and_results_away(looking, search, qtbot):
    click(looking.ui.areaButton)
    draw(looking, (0.1, 0.5), (0.6, 0.9))
    look_for_motion(looking, qtbot)
    click(looking.ui.everywhereButton)
    assert looking.tools.motion.areas.areas == []
    assert lines(looking) == []
    assert looking.ui.timeLine.layers.movements == ()
    look_for_motion(looking, qtbot)
    assert search.asked[-1].areas == ()


def test_d_draws_and_escape_or_a_slip_of_the_hand_leaves_no_area(page):
    motion = page.tools.motion
    press(page, Qt.Key.Key_D)
    assert page.tools.side.shown == "motion"
    assert motion.areas.drawing
    press(page, Qt.Key.Key_Escape)
    assert not motion.areas.drawing
    press(page, Qt.Key.Key_D)
    draw(page, (0.5, 0.5), (0.501, 0.501))
    assert not motion.areas.drawing
    assert motion.areas.areas == []


@BOTH
def test_a_search_that_is_stopped_says_how_far_it_came(
    looking, search, qtbot, monkeypatch, language
):
    part = msgspec.structs.replace(FOUND, movements=FOUND.movements[:1], reached_s=1.0, whole=False)

    def stopped(_motions, _case_id, _clip_id, _query, progress, partly):
        partly(part)
        while True:
            progress.check()

    monkeypatch.setattr(Motions, "search", stopped)
    click(looking.ui.motionButton)
    assert not looking.ui.motionButton.isEnabled()
    qtbot.waitUntil(lambda: len(lines(looking)) == 1)
    with qtbot.waitSignal(looking.tools.motion.searched):
        looking.ui.motionStrip.cancelled.emit()
    said = {
        "zh": "在整幅画面内共 1 处动态，已检测到 11:38:01",
        "en": "1 movement in the whole picture, looked through up to 11:38:01",
    }
    assert looking.ui.motionText.text() == said[language]
    assert looking.ui.motionButton.isEnabled()
    assert not looking.ui.motionStrip.isVisible()


def test_other_footage_begins_without_the_motion_of_the_last(
    looking, search, qtbot, station, filmed, other_film
):
    look_for_motion(looking, qtbot)
    other = add_clip(station, filmed[0], other_film, "7 号枪")
    looking.open(case_id=filmed[0].id, evidence_id=other.id)
    qtbot.waitUntil(lambda: looking.player.current is not None)
    assert lines(looking) == []
    assert looking.ui.timeLine.layers.movements == ()


@BOTH
def test_a_search_that_fails_is_said_and_can_be_tried_again(
    looking, search, qtbot, monkeypatch, language
):
    def refuse(*_args):
        raise Problem("stills.no_area")

    monkeypatch.setattr(Motions, "search", refuse)
    look_for_motion(looking, qtbot)
    assert looking.ui.banner.isVisible()
    assert looking.ui.motionButton.isEnabled()
    monkeypatch.setattr(Motions, "search", search.answer)
    at_frame(looking, qtbot, 3)
    look_for_motion(looking, qtbot)
    assert len(lines(looking)) == 2
