"""What footage this is and how its clock stands: facts, hash, the offset, the clock sheet."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.timekeeping.clock_sheet import ClockSheetDialog
from record.codes import ExhibitKind
from record.timekeeping import ClockKind
from tests.builders import NOON
from tests.desktop.ui.footage.looking import BOTH, at_frame, click, in_dialog, rests_at


def type_offset(page, typed):
    """Type how fast the recorder's clock is, and leave the field."""
    spin = page.ui.offsetSpin
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, typed)
    QTest.keyClick(spin, Qt.Key.Key_Return)


def enter_pair(dialog, fast_s):
    dialog.form.show_moments(NOON + timedelta(seconds=fast_s), NOON)
    click(dialog.form.ui.addButton)


def test_the_card_says_what_the_file_is_and_copies_its_whole_hash(page, filmed):
    _case, clip = filmed
    ui = page.ui
    assert ui.nameText.text() == clip.original_name
    facts = ui.detailText.text().split(" · ")
    assert facts[:4] == ["MPEG-4", "160×96", "25 fps", "0:00:02"]
    assert ui.hashText.text().startswith(f"SHA-256 {clip.original.h[:4]} ")
    assert ui.hashText.toolTip() == clip.original.h
    click(ui.copyButton)
    assert QGuiApplication.clipboard().text() == clip.original.h
    assert not ui.noticeText.isVisible()


@BOTH
@pytest.mark.parametrize(
    ("typed", "shown", "words"),
    [
        ("42", "11:37:18.000", {"zh": "快 42 秒", "en": "42 s fast"}),
        ("-7.5", "11:38:07.500", {"zh": "慢 7.5 秒", "en": "7.5 s slow"}),
    ],
)
def test_a_typed_offset_converts_the_times_and_says_it_was_typed(
    page, qtbot, language, typed, shown, words
):
    type_offset(page, typed)
    assert page.ui.momentText.text() == shown
    said = page.ui.offsetText.text().splitlines()
    assert words[language] in said[0]
    assert said[1] == {"zh": "手工填写", "en": "typed in by hand"}[language]
    recorded = page.ui.recordedText.text()
    assert "11:38:00.000" in recorded
    assert recorded.endswith(said[1])


@BOTH
def test_a_clock_nobody_compared_is_said_to_be_the_recorders(page, language):
    said = {
        "zh": "录像机时间，未与标准时间比对",
        "en": "recorder's time, not compared with a true clock",
    }
    assert page.ui.recordedText.text() == said[language]
    assert page.ui.momentText.text() == "11:38:00.000"


def test_the_offset_of_a_look_is_what_stood_there_when_it_ended(page, qtbot, station, filmed):
    type_offset(page, "42")
    page.leave()
    (row,) = station.viewings.rows(filmed[0].id)
    assert (row.looked.offset_s, row.looked.clock) == (42.0, "typed in by hand")


@BOTH
def test_the_clock_sheet_opened_here_takes_the_place_of_the_field_for_the_offset(
    page, qtbot, station, filmed, language
):
    chosen = []

    def compare(dialog):
        chosen.append(dialog.form.form().clock)
        enter_pair(dialog, 42)
        click(dialog.ui.closeButton)

    seen = in_dialog(compare)
    click(page.ui.clockButton)
    assert isinstance(seen[0], ClockSheetDialog)
    assert chosen == [f"{ClockKind.RECORDER}:CAM-03"]
    assert not page.ui.offsetSpin.isVisible()
    assert not page.ui.offsetLabel.isVisible()
    assert page.ui.momentText.text() == "11:37:18.000"
    via = {
        "zh": "校时表，±1 秒，1 次比对",
        "en": "clock sheet, ± 1 s, 1 comparison",
    }[language]
    assert page.ui.offsetText.text().splitlines()[1] == via
    page.leave()
    (row,) = station.viewings.rows(filmed[0].id)
    assert (row.looked.offset_s, row.looked.clock) == (42.0, via)


def test_a_sheet_emptied_again_gives_the_field_for_the_offset_back(page, qtbot):
    def compare(dialog):
        enter_pair(dialog, 42)
        dialog.ui.pairsTree.setCurrentItem(dialog.ui.pairsTree.topLevelItem(0))
        click(dialog.ui.removeButton)
        dialog.accept()

    in_dialog(compare)
    click(page.ui.clockButton)
    assert page.ui.offsetSpin.isVisible()
    assert page.ui.momentText.text() == "11:38:00.000"


def test_another_cameras_pair_does_not_move_this_cameras_times(page, qtbot):
    def compare(dialog):
        dialog.form.ui.clockCombo.setEditText("NVR 2")
        enter_pair(dialog, 42)
        dialog.accept()

    in_dialog(compare)
    click(page.ui.clockButton)
    assert page.ui.momentText.text() == "11:38:00.000"
    assert page.ui.offsetSpin.isVisible()


def test_playing_stops_while_the_clocks_are_compared(page, qtbot):
    page.player.play()
    in_dialog(lambda dialog: dialog.reject())
    click(page.ui.clockButton)
    assert not page.player.playing


@BOTH
def test_a_file_that_does_not_say_when_it_began_counts_from_its_first_frame(
    asking, qtbot, station, filmed, other_film, language
):
    case, _clip = filmed
    form = ExhibitForm(kind=ExhibitKind.CCTV_CLIP, title="7 号枪")
    clip = station.evidence.add_file(case.id, other_film, form, NoProgress())
    asking.open(case_id=case.id, evidence_id=clip.id)
    qtbot.waitUntil(lambda: asking.sitting.footage is not None)
    qtbot.waitUntil(lambda: asking.sitting.footage.sha256 == clip.original.h)
    click(asking.why.cards["COMPLAINT"])
    rests_at(asking, qtbot, 0)
    at_frame(asking, qtbot, 25)
    assert asking.ui.momentText.text() == "0:00:01.000"
    said = {
        "zh": "文件内位置；文件未载明时刻",
        "en": "position in the file; it does not say its time of day",
    }
    assert asking.ui.recordedText.text() == said[language]


def test_an_offset_kept_with_the_exhibit_stands_in_the_field(
    asking, qtbot, station, filmed, other_film
):
    case, _clip = filmed
    details = {"offset_s": "12.50"}
    form = ExhibitForm(kind=ExhibitKind.CCTV_CLIP, title="7 号枪", details=details)
    clip = station.evidence.add_file(case.id, other_film, form, NoProgress())
    asking.open(case_id=case.id, evidence_id=clip.id)
    qtbot.waitUntil(lambda: asking.ui.offsetSpin.typed() == Decimal("12.50"))
    assert asking.ui.offsetSpin.text().startswith("12.50")


@BOTH
def test_no_word_of_the_card_is_cut_at_twice_the_text(page, qtbot, theme, language):
    theme.use("light", 200)
    side = page.ui.sideScroll.viewport()

    def within():
        for part in (page.ui.clockButton, page.ui.readClockButton, page.ui.whyText):
            right = part.mapTo(side, part.rect().topRight()).x()
            assert right < side.width()

    qtbot.waitUntil(within)
    assert page.ui.readClockButton.width() >= page.ui.readClockButton.sizeHint().width()
