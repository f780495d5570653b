"""Where frames lack or repeat: the sentence on the button and the table behind it."""

from fractions import Fraction

import av
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.services.footage.stills import Stills
from desktop.ui.footage.gap_dialog import GapDialog
from record.problems import Problem
from tests.desktop.evidence import films
from tests.desktop.ui.footage.looking import BOTH, add_clip, at_frame, click, in_dialog, rests_at

PICTURES = [*range(12), *[11] * 4, *range(12, 20), *range(6)]
"""What is on each frame: the picture stands still after the eleventh, and begins again at last."""
GAP_AFTER, GAP_S = 19, 2.5


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """A film without loss: a gap of 2.5 s, a picture that stands still, and a loop."""
    path = tmp_path_factory.mktemp("录像") / "有间断.mkv"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("ffv1", rate=25)
        stream.width, stream.height, stream.pix_fmt = films.WIDTH, films.HEIGHT, "yuv420p"
        stream.codec_context.time_base = Fraction(1, 1000)
        for number, picture in enumerate(PICTURES):
            frame = av.VideoFrame.from_ndarray(films.picture(picture), format="rgb24")
            frame.pts = number * 40 + (round(GAP_S * 1000) - 40 if number > GAP_AFTER else 0)
            frame.time_base = Fraction(1, 1000)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path


@pytest.fixture
def gappy(asking, qtbot, station, filmed, broken):
    """The page with the broken film, at its first frame."""
    case, _clip = filmed
    clip = add_clip(station, case, broken)
    asking.open(case_id=case.id, evidence_id=clip.id)
    qtbot.waitUntil(lambda: asking.sitting.footage is not None)
    qtbot.waitUntil(lambda: asking.sitting.footage.sha256 == clip.original.h)
    asking.why.cards["COMPLAINT"].click()
    rests_at(asking, qtbot, 0)
    return asking


@pytest.fixture
def dialog(gappy, qtbot):
    """The table, with every gap in it."""
    footage, source = gappy.player.footage, gappy.source
    verdict = gappy.tools.checks.verdict(footage)
    services, prompts = gappy.bench.services, gappy.bench.prompts
    made = GapDialog(services, prompts, footage, source.write, verdict, gappy)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.ui.searchButton.isEnabled)
    return made


def table(dialog):
    tree = dialog.ui.rowsTree
    items = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return [[item.text(column) for column in range(4)] for item in items]


def search(dialog, qtbot):
    with qtbot.waitSignal(dialog.looked):
        click(dialog.ui.searchButton)
    qtbot.waitUntil(dialog.ui.searchButton.isEnabled)


@BOTH
def test_a_gap_is_said_on_the_button_and_stands_in_the_table(gappy, dialog, language):
    said = {
        "zh": "11:38:00 至 11:38:03 之间有 1 处超过 1 秒的间断，共缺 2.5 秒。",
        "en": "1 gap over 1 s between 11:38:00 and 11:38:03, 2.5 s in all.",
    }[language]
    assert gappy.ui.checkButton.toolTip() == said
    assert dialog.ui.saidText.text() == said
    what, much = {
        "zh": ("间断", "2.500 秒，约 61 帧"),
        "en": ("gap", "2.500 s, about 61 frames"),
    }[language]
    assert table(dialog) == [[what, "11:38:00.760", "11:38:03.260", much]]
    heads = {
        "zh": ["项目", "起", "止", "数量"],
        "en": ["What", "Begins at", "Ends at", "How much"],
    }[language]
    head = dialog.ui.rowsTree.headerItem()
    assert [head.text(column) for column in range(4)] == heads
    assert not dialog.ui.repeatedText.isVisible()


@BOTH
def test_frames_that_repeat_are_found_when_asked_for(dialog, qtbot, language):
    search(dialog, qtbot)
    still, before = {
        "zh": ("画面静止", "与前面重复"),
        "en": ("picture stands still", "shown before"),
    }[language]
    assert [row[0] for row in table(dialog)[1:]] == [still, before]
    assert (
        table(dialog)[1][3]
        == {
            "zh": "4 帧，与第 11 帧起相同",
            "en": "4 frames, same as #11",
        }[language]
    )
    count = {"zh": "有 2 段重复画面。", "en": "2 stretches repeat frames."}[language]
    assert dialog.ui.repeatedText.text() == count
    assert dialog.ui.repeatedText.isVisible()


def test_a_second_search_does_not_list_the_repeats_twice(dialog, qtbot):
    search(dialog, qtbot)
    before = table(dialog)
    search(dialog, qtbot)
    assert table(dialog) == before


def test_a_double_click_on_a_row_goes_to_its_frame(gappy, qtbot):
    at_frame(gappy, qtbot, 5)
    gappy.player.play()

    def look(dialog):
        qtbot.waitUntil(dialog.ui.searchButton.isEnabled)
        tree = dialog.ui.rowsTree
        item = tree.topLevelItem(0)
        place = tree.visualItemRect(item).center()
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
        click(dialog.ui.closeButton)

    in_dialog(look)
    click(gappy.ui.checkButton)
    rests_at(gappy, qtbot, GAP_AFTER)
    assert not gappy.player.playing


@BOTH
def test_the_table_is_copied_as_it_stands_with_the_sentence_above_it(dialog, qtbot, language):
    search(dialog, qtbot)
    click(dialog.ui.copyButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[:2] == [dialog.ui.saidText.text(), dialog.ui.repeatedText.text()]
    assert [line.split("\t") for line in lines[2:]] == table(dialog)


def test_a_search_that_is_stopped_leaves_the_gaps_and_can_begin_again(dialog, qtbot):
    before = table(dialog)
    click(dialog.ui.searchButton)
    assert not dialog.ui.searchButton.isEnabled()
    dialog.ui.progressStrip.cancelled.emit()
    qtbot.waitUntil(dialog.ui.searchButton.isEnabled)
    assert table(dialog)[:1] == before
    assert not dialog.ui.banner.isVisible()


def test_closing_while_frames_are_decoded_ends_the_search(dialog, qtbot):
    click(dialog.ui.searchButton)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog._task is None


@BOTH
def test_a_recording_that_can_not_be_decoded_is_said_and_the_gaps_stay(
    dialog, qtbot, monkeypatch, language
):
    def refuse(_stills, _footage, _progress):
        raise Problem("evidence.gone", number="E-01")

    monkeypatch.setattr(Stills, "find_repeats", refuse)
    before = table(dialog)
    click(dialog.ui.searchButton)
    qtbot.waitUntil(dialog.ui.banner.isVisible)
    qtbot.waitUntil(dialog.ui.searchButton.isEnabled)
    assert table(dialog) == before
    assert dialog.ui.banner.accessibleName()


@BOTH
def test_a_whole_recording_says_so(page, qtbot, language):
    said = {
        "zh": "11:38:00 至 11:38:02 之间没有超过 1 秒的间断。",
        "en": "No gap over 1 s between 11:38:00 and 11:38:02.",
    }[language]
    assert page.ui.checkButton.toolTip() == said
    seen = []

    def look(dialog):
        qtbot.waitUntil(dialog.ui.searchButton.isEnabled)
        search(dialog, qtbot)
        seen.extend([table(dialog), dialog.ui.repeatedText.text()])
        dialog.accept()

    in_dialog(look)
    click(page.ui.checkButton)
    none = {"zh": "没有重复画面。", "en": "No frame repeats another."}[language]
    assert seen == [[], none]
