"""Getting footage on the table: dropped, chosen, added from a file, stopped, refused."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QMenu

from desktop.ui.desk.pages import Pages
from desktop.ui.window.changes import Changes
from record.codes import ExhibitKind
from tests.desktop.ui.desks import MANAGER, a_complaint
from tests.desktop.ui.footage.looking import (
    BOTH,
    CONTROL,
    FRAMES,
    add_clip,
    click,
    drop,
    press,
    rests_at,
)  # fmt: skip


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
    drop(page, film)
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
    drop(page, film, other_film)
    asks_why(page, qtbot)
    found = {clip.title: clip.original_name for clip in clips(station, case)}
    assert found == {film.stem: film.name, other_film.stem: other_film.name}
    assert page.ui.nameText.text() == film.name


def test_a_film_that_is_there_already_is_opened_and_not_kept_twice(
    asking, qtbot, station, filmed, film
):
    case, clip = filmed
    drop(asking, film)
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
    drop(page, nothing)
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
    drop(page, nothing, film)
    asks_why(page, qtbot)
    assert [clip.title for clip in clips(station, case)] == [film.stem]
    assert page.ui.banner.isVisible()


def test_only_files_can_be_dropped_and_only_on_a_case(empty, theme, station, qtbot, prompts, film):
    page, _case = empty
    text = QMimeData()
    text.setText("4 号枪")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(film))])
    before = Pages(station, theme, prompts, Changes()).stills()
    qtbot.addWidget(before)
    assert [enters(page, text), enters(page, files), enters(before, files)] == [False, True, False]


class Drag:
    """What is dragged over a window, and whether it is taken."""

    def __init__(self, data):
        self.data, self.taken = data, False

    def mimeData(self):  # noqa: N802
        return self.data

    def acceptProposedAction(self):  # noqa: N802
        self.taken = True


def enters(page, data):
    drag = Drag(data)
    page.dragEnterEvent(drag)
    return drag.taken


def test_the_list_names_every_clip_of_the_case_the_newest_first(
    page, qtbot, station, filmed, other_film
):
    case, clip = filmed
    other = add_clip(station, case, other_film, "7 号枪 & 便利店")
    page.bench.reload()
    menu, acts = offered(page, qtbot)
    shown = [act.text().replace("&&", "&") for act in acts]
    assert shown == [
        f"{other.exhibit_no}  7 号枪 & 便利店",
        f"{clip.exhibit_no}  4 号枪",
        "Add a camera file…",
    ]
    acts[0].trigger()
    menu.close()
    qtbot.waitUntil(lambda: page.bench.clip.id == other.id and page.player.current is not None)
    assert page.ui.nameText.text() == other.original_name
    page.leave()
    looked = [row.exhibit_no for row in station.viewings.rows(case.id)]
    assert looked == [clip.exhibit_no, other.exhibit_no]


def test_control_o_opens_the_list(page, qtbot):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    press(page, Qt.Key.Key_O, CONTROL)
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in page.findChildren(QMenu)))
    for menu in page.findChildren(QMenu):
        menu.close()


@BOTH
def test_a_file_is_added_from_the_list(empty, qtbot, station, prompts, film, language):
    page, case = empty
    menu, (add,) = offered(page, qtbot)
    assert add.text() == {"zh": "添加录像文件…", "en": "Add a camera file…"}[language]
    add.trigger()
    assert prompts.asked == [
        ("choose_files", {"zh": "选择录像文件", "en": "Choose a camera file"}[language])
    ]
    assert clips(station, case) == []
    prompts.answers["choose_files"] = (film,)
    add.trigger()
    menu.close()
    asks_why(page, qtbot)
    assert [clip.original_name for clip in clips(station, case)] == [film.name]


@BOTH
def test_reading_that_is_stopped_says_so_and_the_clip_can_be_chosen_again(
    asking, qtbot, station, filmed, language
):
    case, clip = filmed
    asking.release()
    asking.open(case_id=case.id, evidence_id=clip.id)
    asking.ui.progressStrip.cancelled.emit()
    said = {
        "zh": "读取已停止，请重新选择录像。",
        "en": "Reading was stopped. Choose the footage again.",
    }
    assert asking.ui.frameView.words == said[language]
    assert not asking.ui.progressStrip.isVisible()
    menu, acts = offered(asking, qtbot)
    acts[0].trigger()
    menu.close()
    asks_why(asking, qtbot)
