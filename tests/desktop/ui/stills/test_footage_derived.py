from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.footage.viewings import Why
from desktop.services.pictures.derivatives import Enhancement
from desktop.ui.desk.pages import Pages
from desktop.ui.pictures.annotate_dialog import AnnotateDialog
from desktop.ui.pictures.annotation_edits import ARROW, NUMBER, RECTANGLE, SELECT, TEXT
from desktop.ui.pictures.enhance_dialog import EnhanceDialog
from desktop.ui.stills.cameras_dialog import CamerasDialog
from desktop.ui.window import tasks
from desktop.ui.window.changes import Changes
from record.codes import CustodyAct, ExhibitKind
from tests.desktop.evidence import films
from tests.desktop.ui.desks import a_complaint, open_desk
from tests.desktop.ui.stills.test_stills_page import begin
from tests.fakes import FakePrompts
from tests.patience import PATIENCE_MS

STARTED = datetime.fromisoformat("2026-11-20T11:38:00+08:00")


@pytest.fixture(scope="module")
def station(qapp, tmp_path_factory):
    """One enrolled station for all these tests."""
    app = open_desk(tmp_path_factory.mktemp("衍生") / "案卷 数据")
    app.settings.change(language="en")
    yield app
    tasks.wait_all(PATIENCE_MS)
    app.close()


@pytest.fixture(scope="module")
def filmed(station, tmp_path_factory):
    """A case with two cameras, the second two seconds later, and a still of the first."""
    case = a_complaint(station)
    folder = tmp_path_factory.mktemp("录像")
    found = []
    for number, frames in ((3, 100), (4, 60)):
        path = films.write(folder / f"CAM-0{number}.mp4", "mpeg4", frames, b_frames=0)
        form = ExhibitForm(
            kind=ExhibitKind.CCTV_CLIP,
            title=f"{number} 号",
            captured_at=STARTED + timedelta(seconds=(number - 3) * 2),
            details={"camera": f"CAM-0{number}"},
        )
        found.append(station.evidence.add_file(case.id, path, form, NoProgress()))
    footage = station.stills.open(case.id, found[0].id, NoProgress())
    shown = station.stills.frame(footage, 33)
    still = station.stills.take(case.id, found[0].id, footage, shown, "加油")
    station.stills.close(footage)
    return case, found, still


@pytest.fixture
def page(station, theme, qtbot, filmed):
    """The page looking at the first camera."""
    case, (clip, _other), _still = filmed
    page = Pages(station, theme, FakePrompts(), Changes()).stills()
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    page.open(case_id=case.id, evidence_id=clip.id)
    begin(page, qtbot)
    yield page
    page.release()
    tasks.wait_all(PATIENCE_MS)


def made_of(station, case, origin):
    return [e for e in station.cases.get(case.id).evidence.values() if e.derived_from == origin.id]


def test_a_still_is_taken_again_and_said_to_be_equal(page, qtbot, station, filmed):
    case, _clips, still = filmed
    page.tools.derived.again(still)
    qtbot.waitUntil(lambda: "every pixel is equal" in page.ui.banner.accessibleName())
    checks = [e for e in station.cases.get(case.id).custody if e.evidence_id == still.id]
    assert checks[-1].event == CustodyAct.CHECKED


def test_two_cameras_show_one_moment_or_say_there_is_no_footage(page, qtbot, station, filmed):
    case, (first, second), _still = filmed
    dialog = CamerasDialog(page.bench, Why(reason="COMPLAINT"), page)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: len(dialog.panes) == 2)
    start = STARTED
    dialog.go(start + timedelta(seconds=1))
    one, other = dialog.panes
    qtbot.waitUntil(lambda: one.current is not None and one.current.ordinal == 25)
    assert "No footage yet" in other.view.words
    assert not dialog.ui.panelButton.isEnabled()
    dialog.go(start + timedelta(seconds=3))
    qtbot.waitUntil(lambda: other.current is not None and other.current.ordinal == 25)
    qtbot.waitUntil(lambda: one.current.ordinal == 75)
    qtbot.waitUntil(dialog.ui.panelButton.isEnabled)
    with qtbot.waitSignal(dialog.made) as made:
        dialog.ui.panelButton.click()
    panel = made.args[0]
    assert len(panel.settings["sources"]) == 2
    dialog.accept()
    looked = {r.exhibit_no for r in station.viewings.rows(case.id) if r.looked}
    assert {first.exhibit_no, second.exhibit_no} <= looked


@pytest.fixture
def annotating(station, qtbot, filmed, page):
    """The annotation window with the still on it."""
    case, _clips, still = filmed
    dialog = AnnotateDialog(
        station.derivatives, station.drafts, FakePrompts(), case.id, still, page
    )
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.ui.frameView.image.isNull())
    dialog.edits.load(())
    return dialog


def _drag(dialog, start, end):
    view = dialog.ui.frameView
    spots = [view.pixel(QPointF(*at)).toPoint() for at in (start, end)]
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=spots[0])
    QTest.mouseMove(view, (spots[0] + spots[1]) / 2)
    QTest.mouseMove(view, spots[1])
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=spots[1])


def test_marks_are_drawn_moved_removed_and_taken_back(annotating):
    edits = annotating.edits
    annotating.tools.take(RECTANGLE)
    _drag(annotating, (0.2, 0.2), (0.4, 0.5))
    annotating.tools.take(ARROW)
    _drag(annotating, (0.6, 0.6), (0.8, 0.8))
    assert [m.kind for m in edits.marks] == [RECTANGLE, ARROW]
    annotating.tools.take(SELECT)
    _drag(annotating, (0.7, 0.7), (0.75, 0.7))
    moved = edits.marks[1].points
    assert moved[0][0] == pytest.approx(0.65, abs=0.02)
    assert moved[0][1] == pytest.approx(0.6, abs=0.02)
    _drag(annotating, moved[1], (0.5, 0.9))
    assert edits.marks[1].points[1] == pytest.approx((0.5, 0.9), abs=0.02)
    QTest.keyClick(annotating, Qt.Key.Key_Delete)
    assert [m.kind for m in edits.marks] == [RECTANGLE]
    for _ in range(3):
        edits.undo()
    assert edits.marks[1].points[0][0] == pytest.approx(0.6, abs=0.02)
    edits.redo()
    assert edits.marks[1].points[0][0] == pytest.approx(0.65, abs=0.02)


def test_words_and_numbers_are_saved_as_a_layer_that_opens_again(
    annotating, qtbot, station, filmed, page
):
    case, _clips, still = filmed
    for kind, at in ((TEXT, (0.1, 0.1)), (NUMBER, (0.5, 0.5)), (NUMBER, (0.7, 0.5))):
        annotating.tools.take(kind)
        spot = annotating.ui.frameView.pixel(QPointF(*at)).toPoint()
        QTest.mouseClick(annotating.ui.frameView, Qt.MouseButton.LeftButton, pos=spot)
    annotating.ui.wordsEdit.setText("车牌")
    annotating.ui.wordsEdit.textEdited.emit("车牌")
    assert [m.number for m in annotating.edits.marks] == [0, 1, 2]
    with qtbot.waitSignal(annotating.saved) as saved:
        annotating.ui.saveButton.click()
    made = saved.args[0]
    assert made.derived_from == still.id
    again = AnnotateDialog(station.derivatives, station.drafts, FakePrompts(), case.id, made, page)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: len(again.edits.marks) == 3)
    assert again.edits.marks[2].text == "车牌"
    before = station.cases.get(case.id).evidence[still.id]
    assert before.original == still.original


def test_what_is_drawn_is_kept_until_it_is_saved(annotating, qtbot, station, filmed, page):
    case, _clips, still = filmed
    annotating.tools.take(ARROW)
    _drag(annotating, (0.1, 0.1), (0.3, 0.3))
    annotating.reject()
    again = AnnotateDialog(station.derivatives, station.drafts, FakePrompts(), case.id, still, page)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: [m.kind for m in again.edits.marks] == [ARROW])


def test_an_enhancement_is_seen_live_undone_and_saved(station, qtbot, filmed, page):
    case, _clips, still = filmed
    dialog = EnhanceDialog(station.derivatives, FakePrompts(), case.id, still, page)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.ui.frameView.image.isNull())
    qtbot.waitUntil(lambda: not dialog._shows.busy)
    assert not dialog.ui.saveButton.isEnabled()
    plain = QImage(dialog.ui.frameView.image)
    dialog.sliders.sliders["gamma"].setValue(250)
    dialog.sliders.sliders["black"].setValue(40)
    qtbot.waitUntil(lambda: dialog.ui.frameView.image != plain and not dialog._shows.busy)
    QTest.mousePress(dialog.ui.beforeButton, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert dialog.ui.frameView.image == plain
    QTest.mouseRelease(dialog.ui.beforeButton, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert dialog.ui.frameView.image != plain
    dialog.ui.undoButton.click()
    assert dialog.sliders.value() == Enhancement(gamma=2.5)
    dialog.ui.resetButton.click()
    assert dialog.sliders.value() == Enhancement()
    dialog.ui.undoButton.click()
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.ui.saveButton.click()
    assert saved.args[0].settings["enhancement"]["gamma"] == 2.5


def test_hiding_bystanders_begins_at_the_frame_on_screen(page, qtbot):
    page.player.go(20)
    qtbot.waitUntil(lambda: page.player.current.ordinal == 20)
    seen = []

    def look():
        dialog = QApplication.activeModalWidget()
        seen.append((type(dialog).__name__, dialog._wanted.frame))
        dialog.reject()

    QTimer.singleShot(0, look)
    QTest.keyClick(page.ui.frameView, Qt.Key.Key_H)
    assert seen == [("HidingDialog", 20)]
