"""Getting footage on the table: dropped, chosen, added from a file, stopped, refused."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QMenu

from desktop.ui.desk.pages import Pages
from desktop.ui.window.changes import Changes
from record.codes import ExhibitKind
from tests.desktop.ui.desks import MANAGER, a_complaint
from tests.desktop.ui.footage.looking import (
    BOTH,
    FRAMES,
    click,
    rests_at,
)  # fmt: skip
from tests.desktop.ui.hands import drop, files, hold


@pytest.fixture
def empty(station, theme, qtbot, prompts):
    """The page of a case without footage; returns it and the case."""
    station.session.member = MANAGER
    case = a_complaint(station)
    made = Pages(station, theme, prompts, Changes()).stills()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.open(case_id=case.id)
    yield made, case
    made.release()


def clips(station, case):
    return [
        e for e in station.cases.get(case.id).evidence.values() if e.kind == ExhibitKind.CCTV_CLIP
    ]


def asks_why(page, qtbot):
    qtbot.waitUntil(lambda: page.ui.viewStack.currentWidget() is page.why)


def offered(page, qtbot):
    """Open the list of footage, and return its lines."""
    click(page.ui.changeButton)
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in page.findChildren(QMenu)))
    (menu,) = (menu for menu in page.findChildren(QMenu) if menu.isVisible())
    return menu, [act for act in menu.actions() if not act.isSeparator()]


@BOTH
def test_a_case_without_footage_says_what_can_be_done(empty, language):
    page, _case = empty
    said = {"zh": "案件里还没有监控录像。", "en": "No camera footage in this case yet."}
    assert page.ui.frameView.words.startswith(said[language])
    assert page.ui.nameText.text() == {"zh": "还没有选择录像", "en": "No footage chosen"}[language]
    assert page.ui.changeButton.text() == {"zh": "选择…", "en": "Choose…"}[language]
    assert not page.ui.copyButton.isVisible()
    assert not page.ui.offsetSpin.isVisible()
    assert not page.ui.whyBox.isVisible()


def test_a_dropped_film_becomes_an_exhibit_and_is_opened(empty, qtbot, station, film):
    page, case = empty
    drop(page, files(film))
    asks_why(page, qtbot)
    (clip,) = clips(station, case)
    assert (clip.title, clip.original_name) == (film.stem, film.name)
    assert page.ui.nameText.text() == film.name
    click(page.why.cards["COMPLAINT"])
    rests_at(page, qtbot, 0)
    assert page.player.footage.frames == FRAMES


def test_every_film_of_a_drop_is_kept_and_the_first_is_opened(
    empty, qtbot, station, film, other_film
):
    page, case = empty
    drop(page, files(film, other_film))
    asks_why(page, qtbot)
    found = {clip.title: clip.original_name for clip in clips(station, case)}
    assert found == {film.stem: film.name, other_film.stem: other_film.name}
    assert page.ui.nameText.text() == film.name


def test_a_film_that_is_there_already_is_opened_and_not_kept_twice(
    asking, qtbot, station, filmed, film
):
    case, clip = filmed
    drop(asking, files(film))
    qtbot.waitUntil(lambda: not asking.ui.progressStrip.isVisible())
    asks_why(asking, qtbot)
    assert [each.id for each in clips(station, case)] == [clip.id]
    assert asking.bench.clip.id == clip.id


@BOTH
def test_an_empty_file_is_refused_in_a_sentence_and_the_footage_stays(
    page, qtbot, station, filmed, tmp_path, language
):
    nothing = tmp_path / "空的.mp4"
    nothing.write_bytes(b"")
    drop(page, files(nothing))
    qtbot.waitUntil(page.ui.banner.isVisible)
    assert page.ui.banner.accessibleName()
    assert [each.id for each in clips(station, filmed[0])] == [filmed[1].id]
    assert page.player.current.ordinal == 0
    assert page.sitting.under_way


def test_a_good_film_beside_an_empty_one_is_kept_and_the_empty_one_is_said(
    empty, qtbot, station, film, tmp_path
):
    page, case = empty
    nothing = tmp_path / "空的.mp4"
    nothing.write_bytes(b"")
    drop(page, files(nothing, film))
    asks_why(page, qtbot)
    assert [clip.title for clip in clips(station, case)] == [film.stem]
    assert page.ui.banner.isVisible()


def test_only_files_can_be_dropped_and_only_on_a_case(empty, theme, station, qtbot, prompts, film):
    page, _case = empty
    text = QMimeData()
    text.setText("4 号枪")
    before = Pages(station, theme, prompts, Changes()).stills()
    qtbot.addWidget(before)
    asked = [hold(page, text), hold(page, files(film)), hold(before, files(film))]
    assert asked == [False, True, False]
