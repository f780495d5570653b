"""Moments of a clip under their names: set, renamed, removed, undone and gone to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.ui.footage.mark_dialog import MarkDialog
from desktop.ui.widgets.button import Button
from record.reading.footage_marks import marks_of
from tests.desktop.ui.footage.looking import (
    BOTH,
    CONTROL,
    add_clip,
    at_frame,
    click,
    in_dialog,
    press,
    rests_at,
    write,
)  # fmt: skip

USUAL = {
    "zh": ["入站", "加油", "加油枪特写", "付款", "交谈", "取样", "离站"],
    "en": [
        "Arrives",
        "Refuels",
        "Nozzle and pump, close",
        "Pays",
        "Conversation",
        "Sample drawn",
        "Leaves",
    ],
}


def usual(dialog):
    flow = dialog.ui.namesBox.flow
    return [flow.itemAt(place).widget() for place in range(flow.count())]


def kept(station, filmed):
    case, clip = filmed
    found = marks_of(station.cases.get(case.id).evidence[clip.id])
    return [(mark.name, round(mark.seconds, 2)) for mark in found]


def mark(page, qtbot, ordinal, name):
    """Name a frame in one's own words."""

    def name_it(dialog):
        dialog.ui.nameEdit.selectAll()
        write(dialog.ui.nameEdit, name)
        QTest.keyClick(dialog.ui.nameEdit, Qt.Key.Key_Return)

    at_frame(page, qtbot, ordinal)
    in_dialog(name_it)
    press(page, Qt.Key.Key_M)


def rows(page):
    return page.tools.marks.rows


@BOTH
def test_a_usual_moment_is_named_with_one_click(page, qtbot, station, filmed, language):
    at_frame(page, qtbot, 25)
    asked = []

    def pick(dialog):
        asked.extend([dialog.ui.questionText.text(), [b.text() for b in usual(dialog)]])
        click(usual(dialog)[1])

    seen = in_dialog(pick)
    press(page, Qt.Key.Key_M)
    assert isinstance(seen[0], MarkDialog)
    assert asked[1] == USUAL[language]
    assert "11:38:01.000" in asked[0]
    name = USUAL[language][1]
    assert kept(station, filmed) == [(name, 1.0)]
    assert page.tools.side.shown == "marks"
    assert [row.accessibleName() for row in rows(page)] == [f"{name}, 0:00:01"]
    said = {"zh": f"已标记：{name}", "en": f"Marked: {name}"}
    assert page.snackbar.text.text() == said[language]


def test_own_words_are_kept_without_the_spaces_around_them(page, qtbot, station, filmed):
    mark(page, qtbot, 10, "  黑色轿车 & 油桶 ")
    assert kept(station, filmed) == [("黑色轿车 & 油桶", 0.4)]
    assert [(m.title, m.named) for m in page.ui.timeLine.marks] == [("黑色轿车 & 油桶", True)]


@pytest.mark.parametrize("how", ["escape", "cancel"])
def test_a_moment_that_is_not_named_after_all_leaves_nothing(page, qtbot, station, filmed, how):
    at_frame(page, qtbot, 10)

    def give_up(dialog):
        write(dialog.ui.nameEdit, "加油")
        if how == "escape":
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        else:
            click(dialog.ui.cancelButton)

    in_dialog(give_up)
    click(page.ui.markButton)
    assert kept(station, filmed) == []
    assert page.ui.timeLine.marks == ()


def test_a_name_of_spaces_can_not_be_marked(page, qtbot):
    able = []

    def type_it(dialog):
        for typed in ("", "  ", "x"):
            dialog.ui.nameEdit.setText(typed)
            able.append(dialog.ui.markButton.isEnabled())
        dialog.reject()

    in_dialog(type_it)
    press(page, Qt.Key.Key_M)
    assert able == [False, False, True]


def test_the_same_frame_is_renamed_not_marked_twice(page, qtbot, station, filmed):
    mark(page, qtbot, 25, "加油")
    offered = []

    def rename(dialog):
        offered.extend([dialog.ui.nameEdit.text(), dialog.ui.nameEdit.selectedText()])
        write(dialog.ui.nameEdit, "付款")
        QTest.keyClick(dialog.ui.nameEdit, Qt.Key.Key_Return)

    in_dialog(rename)
    press(page, Qt.Key.Key_M)
    assert offered == ["加油", "加油"]
    assert kept(station, filmed) == [("付款", 1.0)]
    assert page.snackbar.take_back()
    assert kept(station, filmed) == [("加油", 1.0)]


def test_marks_stand_in_the_order_of_the_footage_and_a_click_goes_there(
    page, qtbot, station, filmed
):
    mark(page, qtbot, 50, "离站")
    mark(page, qtbot, 5, "入站")
    assert kept(station, filmed) == [("入站", 0.2), ("离站", 2.0)]
    assert [row.accessibleName() for row in rows(page)] == ["入站, 0:00:00", "离站, 0:00:02"]
    click(rows(page)[1])
    rests_at(page, qtbot, 50)
    assert not page.player.playing


def test_up_and_down_walk_from_mark_to_mark_and_stop_at_the_ends(page, qtbot):
    for ordinal in (10, 30, 50):
        mark(page, qtbot, ordinal, f"第 {ordinal} 帧")
    for key, ordinal in (
        (Qt.Key.Key_Up, 30), (Qt.Key.Key_Up, 10), (Qt.Key.Key_Up, 10), (Qt.Key.Key_Down, 30),
        (Qt.Key.Key_Down, 50), (Qt.Key.Key_Down, 50),
    ):  # fmt: skip
        press(page, key)
        rests_at(page, qtbot, ordinal)


@BOTH
def test_a_mark_is_taken_away_and_control_z_brings_it_back(page, qtbot, station, filmed, language):
    mark(page, qtbot, 20, "取样")
    (gone,) = rows(page)[0].findChildren(Button)
    words = {"zh": "删除标记 取样", "en": "Remove the mark 取样"}
    assert gone.accessibleName() == words[language]
    click(gone)
    assert kept(station, filmed) == []
    assert rows(page) == []
    assert page.ui.timeLine.marks == ()
    said = {"zh": "已删除标记：取样", "en": "Mark removed: 取样"}
    assert page.snackbar.text.text() == said[language]
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    press(page, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: kept(station, filmed) == [("取样", 0.8)])
    assert len(rows(page)) == 1


def test_undo_after_another_clip_was_opened_changes_the_clip_that_was_marked(
    page, qtbot, station, filmed, other_film
):
    case, clip = filmed
    other = add_clip(station, case, other_film, "7 号枪")
    mark(page, qtbot, 20, "取样")
    page.open(case_id=case.id, evidence_id=other.id)
    qtbot.waitUntil(lambda: page.player.current is not None and page.sitting.under_way)
    mark(page, qtbot, 30, "付款")
    page.open(case_id=case.id, evidence_id=clip.id)
    qtbot.waitUntil(lambda: page.player.current is not None and page.sitting.under_way)
    assert page.snackbar.take_back()
    now = station.cases.get(case.id).evidence
    assert marks_of(now[other.id]) == ()
    assert [m.name for m in marks_of(now[clip.id])] == ["取样"]
    assert len(rows(page)) == 1


def test_marks_follow_the_recorders_clock_in_words_but_not_in_place(page, qtbot, station, filmed):
    mark(page, qtbot, 25, "加油")
    texts = [label.text() for label in rows(page)[0].findChildren(QLabel)]
    assert texts == ["加油", "11:38:01"]
    page.ui.offsetSpin.setValue(60)
    texts = [label.text() for label in rows(page)[0].findChildren(QLabel)]
    assert texts == ["加油", "11:37:01"]
    assert kept(station, filmed) == [("加油", 1.0)]


@BOTH
def test_a_clip_without_marks_says_how_to_set_one(page, language):
    page.tools.side.show_list("marks")
    said = {"zh": "还没有标记。按 M", "en": "No marks yet. M names"}
    shown = [t.text() for t in page.ui.marksHost.findChildren(QLabel) if t.isVisible()]
    assert len(shown) == 1
    assert shown[0].startswith(said[language])


def test_marks_are_still_there_when_the_clip_is_opened_again(page, qtbot, station, filmed):
    mark(page, qtbot, 25, "加油")
    page.release()
    page.open(case_id=filmed[0].id, evidence_id=filmed[1].id)
    qtbot.waitUntil(lambda: page.player.current is not None)
    assert [m.title for m in page.ui.timeLine.marks] == ["加油"]
    assert len(rows(page)) == 1


def test_a_mark_that_can_not_be_written_is_said_and_the_others_stay(page, qtbot, station, filmed):
    mark(page, qtbot, 25, "加油")
    at_frame(page, qtbot, 40)
    member = station.session.member

    def sign_out_first(dialog):
        station.session.member = None
        dialog.ui.nameEdit.setText("付款")
        click(dialog.ui.markButton)

    in_dialog(sign_out_first)
    press(page, Qt.Key.Key_M)
    station.session.member = member
    assert page.ui.banner.isVisible()
    assert kept(station, filmed) == [("加油", 1.0)]
    assert len(rows(page)) == 1
