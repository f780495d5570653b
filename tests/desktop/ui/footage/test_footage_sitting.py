import msgspec
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.footage.viewings import KEPT
from desktop.ui.desk.pages import Pages
from desktop.ui.footage.keys import FootageHelp
from desktop.ui.footage.mark_dialog import MarkDialog
from desktop.ui.stills.clip_dialog import ClipDialog
from desktop.ui.window.changes import Changes
from record.codes import ExhibitKind
from record.reading.footage_marks import Named, marks_of
from tests.desktop.evidence import films
from tests.desktop.ui.desks import MANAGER, SHIFT
from tests.desktop.ui.footage.looking import begin, press, rests_at
from tests.fakes import FakePrompts


@pytest.fixture
def page(asking):
    """The page, asking for the reason."""
    return asking


def test_no_frame_is_shown_before_the_reason_and_one_tap_gives_it(page, qtbot, station, filmed):
    assert page.player.current is None
    assert not page.ui.takeButton.isEnabled()
    QTest.keyClick(page.why.cards["COMPLAINT"], Qt.Key.Key_4)
    qtbot.waitUntil(lambda: page.player.current is not None)
    assert "Measuring dispute" in page.ui.whyText.text()
    page.player.go(30)
    rests_at(page, qtbot, 30)
    page.leave()
    (row,) = station.viewings.rows(filmed[0].id)
    assert row.looked.reason == "DISPUTE"
    assert [(s.from_s, s.to_s) for s in row.looked.stretches] == [(0.0, 1.2)]
    assert (row.looked.camera, row.looked.sha256) == ("CAM-03", filmed[1].original.h)


def test_an_authority_must_be_named_before_the_footage_opens(page, qtbot, station, filmed):
    page.why.cards["AUTHORITY"].click()
    assert not page.why.ui.lookButton.isEnabled()
    page.why.ui.unitEdit.setText("茅箭区市场监管局")
    page.why.ui.callerEdit.setText("李强")
    page.why.ui.lookButton.click()
    qtbot.waitUntil(lambda: page.player.current is not None)
    page.leave()
    (row,) = station.viewings.rows(filmed[0].id)
    assert (row.looked.unit, row.looked.caller) == ("茅箭区市场监管局", "李强")


def test_leaving_and_coming_back_are_two_rows_and_the_reason_is_asked_once(
    page, qtbot, station, filmed
):
    begin(page, qtbot)
    page.hide()
    assert len(station.viewings.rows(filmed[0].id)) == 1
    page.show()
    assert page.sitting.under_way
    page.leave()
    assert len(station.viewings.rows(filmed[0].id)) == 2


def test_another_person_is_asked_anew(page, qtbot, station, filmed):
    begin(page, qtbot)
    page.hide()
    station.session.member = msgspec.structs.replace(SHIFT)
    page.show()
    assert page.ui.viewStack.currentWidget() is page.why
    page.why.cards["REVIEW"].click()
    page.leave()
    assert [r.person for r in station.viewings.rows(filmed[0].id)] == [
        MANAGER.person_id, SHIFT.person_id,
    ]  # fmt: skip


def test_what_is_seen_is_on_the_disk_within_seconds(page, qtbot, station):
    begin(page, qtbot)
    page.player.go(50)
    rests_at(page, qtbot, 50)

    def kept():
        with station.database.read() as connection:
            (one,) = KEPT.get(connection)
        assert one.looked.stretches
        assert one.looked.stretches[-1].to_s == 2.0

    qtbot.waitUntil(kept)


def test_marks_live_with_the_clip_and_can_be_undone(page, qtbot, station, filmed):
    begin(page, qtbot)
    case, clip = filmed
    page.player.go(25)
    rests_at(page, qtbot, 25)

    def name_it():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MarkDialog)
        dialog._take("Refuels")

    QTimer.singleShot(0, name_it)
    press(page, Qt.Key.Key_M)
    kept = marks_of(station.cases.get(case.id).evidence[clip.id])
    assert kept == (Named("Refuels", 1.0, page.player.current.pts),)
    assert [(m.title, m.named) for m in page.ui.timeLine.marks] == [("Refuels", True)]
    assert station.cases.get(case.id).evidence[clip.id].details["camera"] == "CAM-03"
    page.player.go(0)
    rests_at(page, qtbot, 0)
    press(page, Qt.Key.Key_Down)
    rests_at(page, qtbot, 25)
    assert page.snackbar.take_back()
    assert marks_of(station.cases.get(case.id).evidence[clip.id]) == ()
    assert page.ui.timeLine.marks == ()


def test_keys_of_players_play_pause_and_go_back(page, qtbot):
    begin(page, qtbot)
    press(page, Qt.Key.Key_L)
    assert page.player.playing
    press(page, Qt.Key.Key_L)
    assert page.player.speed == 2.0
    press(page, Qt.Key.Key_J)
    assert page.player.speed == 1.0
    press(page, Qt.Key.Key_K)
    assert not page.player.playing
    page.player.go(40)
    rests_at(page, qtbot, 40)
    press(page, Qt.Key.Key_J)
    rests_at(page, qtbot, 15)


def test_a_question_mark_shows_everypress(page, qtbot):
    begin(page, qtbot)
    seen = []

    def look():
        dialog = QApplication.activeModalWidget()
        seen.append(isinstance(dialog, FootageHelp))
        dialog.accept()

    QTimer.singleShot(0, look)
    QTest.keyClick(page.ui.frameView, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    assert seen == [True]


def test_motion_is_found_inside_a_drawn_area_and_jumped_to(page, qtbot):
    begin(page, qtbot)
    motion = page.tools.motion
    assert page.ui.motionButton.isEnabled()
    press(page, Qt.Key.Key_D)
    assert motion.areas.drawing
    view = page.ui.frameView
    place = view._place()
    corners = [
        QPointF(place.x() + share * place.width(), place.y() + up * place.height()).toPoint()
        for share, up in ((0.01, 0.72), (0.99, 0.98))
    ]
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=corners[0])
    QTest.mouseMove(view, corners[1])
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=corners[1])
    (area,) = motion.areas.areas
    assert QRectF(0, 0.65, 1, 0.35).contains(area)
    with qtbot.waitSignal(motion.searched):
        page.ui.motionButton.click()
    assert motion.found is not None
    assert motion.found.movements
    assert page.ui.motionList.count() == len(motion.found.movements)
    assert page.ui.timeLine.layers.bars
    page.player.last()
    rests_at(page, qtbot, 59)
    motion.next(-1)
    qtbot.waitUntil(lambda: page.player.current.ordinal < 59)


def test_the_register_page_lists_the_looks(page, qtbot, station, filmed, theme):
    case, _clip = filmed
    register = Pages(station, theme, FakePrompts(), Changes()).register()
    qtbot.addWidget(register)
    register.open(case_id=case.id)
    assert not register.ui.printButton.isEnabled()
    begin(page, qtbot)
    page.leave()
    register.open(case_id=case.id)
    row = register.ui.rowsTree.topLevelItem(0)
    assert row.text(1) == MANAGER.name
    assert "Complaint handling" in row.text(2)
    assert "PTS" in row.text(4)
    with qtbot.waitSignal(register.print_asked) as asked:
        register.ui.printButton.click()
    assert asked.args == [case.id, "register"]


def test_a_clip_tells_its_true_ends_and_becomes_an_exhibit(page, qtbot, station, filmed):
    begin(page, qtbot)
    case, clip = filmed
    for key, ordinal in ((Qt.Key.Key_I, 35), (Qt.Key.Key_O, 50)):
        page.player.go(ordinal)
        rests_at(page, qtbot, ordinal)
        press(page, key)
    assert page.ui.timeLine.layers.clip == (1.4, 2.0)
    dialog = ClipDialog(page.bench, page.tools.clip.start, page.tools.clip.end, page)
    qtbot.addWidget(dialog)
    dialog.kept.connect(page.tools.clip._kept)
    qtbot.waitUntil(dialog.ui.addButton.isEnabled)
    assert dialog.plan.from_number == 30
    assert "0.20 s earlier" in dialog.ui.whyText.text()
    with qtbot.waitSignal(dialog.kept):
        dialog.ui.addButton.click()
    made = [e for e in station.cases.get(case.id).evidence.values() if e.derived_from == clip.id]
    assert [e.kind for e in made] == ["CCTV_CLIP"]
    page.leave()
    (row,) = station.viewings.rows(case.id)
    assert [(h.what, h.name) for h in row.looked.handed] == [("CLIP", made[0].exhibit_no)]


def test_a_clip_without_ends_says_how_to_set_them(page, qtbot):
    begin(page, qtbot)
    press(page, Qt.Key.Key_X)
    assert page.ui.banner.isVisible()


def test_the_verdict_on_gaps_is_one_sentence(page, qtbot):
    begin(page, qtbot)
    checks, footage = page.tools.checks, page.player.footage
    assert checks.verdict(footage).startswith("No gap over 1 s between ")
    broken = msgspec.structs.replace(footage, gaps=((0.5, 2.0),))
    assert checks.verdict(broken).startswith("1 gap over 1 s between ")
    bare = msgspec.structs.replace(footage, has_times=False)
    assert "cannot be told" in checks.verdict(bare)


def test_a_file_without_time_stamps_says_so_and_counts_frames(
    page, qtbot, station, filmed, tmp_path
):
    case, _clip = filmed
    raw = films.write(tmp_path / "枪.h264", "libx264", 40, form="h264", b_frames=0)
    form = ExhibitForm(kind=ExhibitKind.CCTV_CLIP, title="裸流")
    bare = station.evidence.add_file(case.id, raw, form, NoProgress())
    page.open(case_id=case.id, evidence_id=bare.id)
    qtbot.waitUntil(lambda: page.sitting.footage is not None)
    begin(page, qtbot)
    assert "counted" in page.ui.noticeText.text()
    QTest.mouseClick(
        page.ui.timeLine, Qt.MouseButton.LeftButton, pos=page.ui.timeLine.rect().center()
    )
    qtbot.waitUntil(lambda: page.player.current.ordinal > 15)
    assert page.ui.momentText.text() == f"#{page.player.current.ordinal}"
    page.leave()
    row = next(r for r in station.viewings.rows(case.id) if r.exhibit_no == bare.exhibit_no)
    assert not row.looked.has_times
    assert row.looked.stretches[-1].to_pts == page.player.current.ordinal


@pytest.mark.parametrize(
    ("typed", "frame"), [("11:37:18", 0), ("R11:38:01", 25), ("录11:38:01", 25)]
)
def test_true_time_and_the_recorders_own_can_be_typed(page, qtbot, typed, frame):
    begin(page, qtbot)
    page.ui.offsetSpin.setValue(42)
    page.player.go(50)
    rests_at(page, qtbot, 50)
    page.ui.jumpEdit.setText(typed)
    QTest.keyClick(page.ui.jumpEdit, Qt.Key.Key_Return)
    rests_at(page, qtbot, frame)


def test_frames_after_damage_tint_the_time_line_as_they_are_seen(page, qtbot):
    begin(page, qtbot)
    for ordinal in (30, 31, 50):
        shown = msgspec.structs.replace(
            page.player.current, ordinal=ordinal, seconds=ordinal / 25, suspect=True
        )
        page.player._show(shown)
    tinted = page.ui.timeLine.layers.suspect
    assert [round(start, 2) for start, _end in tinted] == [1.2, 2.0]
    assert page.ui.suspectChip.isVisible()
