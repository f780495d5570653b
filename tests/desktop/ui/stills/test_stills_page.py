from datetime import datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.desk.pages import Pages
from desktop.ui.stills.still_dialog import StillDialog
from desktop.ui.window import tasks
from desktop.ui.window.changes import Changes
from record.codes import ExhibitKind
from tests.desktop.evidence import films
from tests.desktop.ui.desks import a_complaint, open_desk
from tests.fakes import FakePrompts
from tests.patience import PATIENCE_MS

FRAMES = 90
STARTED = datetime.fromisoformat("2026-11-20T11:38:00+08:00")


@pytest.fixture(scope="module")
def station(qapp, tmp_path_factory):
    """One enrolled station for all these tests: a child process per test would be slow."""
    app = open_desk(tmp_path_factory.mktemp("截图") / "案卷 数据")
    app.settings.change(language="en")
    yield app
    tasks.wait_all(PATIENCE_MS)
    app.close()


@pytest.fixture(scope="module")
def filmed(station, tmp_path_factory):
    """A case with a clip whose frames carry their number; returns the case and the clip."""
    case = a_complaint(station)
    folder = tmp_path_factory.mktemp("录像 文件")
    path = films.write(folder / "4 号枪 监控.mp4", "mpeg4", FRAMES, b_frames=0)
    form = ExhibitForm(kind=ExhibitKind.CCTV_CLIP, title="4 号枪", captured_at=STARTED)
    return case, station.evidence.add_file(case.id, path, form, NoProgress())


@pytest.fixture(scope="module")
def opened(station, _look, filmed):
    """The page, opened once."""
    page = Pages(station, _look, FakePrompts(), Changes()).stills()
    page.resize(1280, 720)
    page.show()
    yield page
    page.release()
    page.close()
    page.deleteLater()


@pytest.fixture
def page(opened, theme, qtbot, filmed):
    """The page at the first frame, as if it was opened just now."""
    case, clip = filmed
    opened.open(case_id=case.id, evidence_id=clip.id)
    begin(opened, qtbot)
    opened.player.set_speed(1)
    opened.ui.offsetSpin.setValue(0)
    opened.ui.jumpEdit.clear()
    opened.ui.banner.hide()
    opened.player.first()
    _rests_at(qtbot, opened, 0)
    return opened


def begin(page, qtbot, reason="COMPLAINT"):
    """Give the reason when it is asked for, and wait for a frame."""

    def asked_or_shown():
        return page.ui.viewStack.currentWidget() is page.why or page.player.current is not None

    qtbot.waitUntil(asked_or_shown)
    if page.ui.viewStack.currentWidget() is page.why:
        page.why.cards[reason].click()
    qtbot.waitUntil(lambda: page.player.current is not None)


def _rests_at(qtbot, page, ordinal):
    def there():
        assert page.player.current is not None
        assert page.player.current.ordinal == ordinal

    qtbot.waitUntil(there)


def _number_on_screen(page) -> int:
    image = page.ui.frameView.image.convertToFormat(QImage.Format.Format_RGB888)
    rows = [
        bytes(image.constScanLine(y))[: image.width() * 3]  # scan lines are padded
        for y in range(image.height())
    ]
    return films.read_number(b"".join(rows), image.width(), image.height())


def _key(page, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page.ui.frameView, key, held)


def test_arrows_step_one_frame_and_the_picture_is_that_frame(page, qtbot):
    for wanted in (1, 2, 3):
        _key(page, Qt.Key.Key_Right)
        _rests_at(qtbot, page, wanted)
        assert _number_on_screen(page) == wanted
    _key(page, Qt.Key.Key_Left)
    _rests_at(qtbot, page, 2)
    assert _number_on_screen(page) == 2


def test_ten_quick_presses_end_ten_frames_on(page, qtbot):
    for _ in range(10):
        _key(page, Qt.Key.Key_Right)
    _rests_at(qtbot, page, 10)
    assert _number_on_screen(page) == 10


def test_shift_goes_a_second_and_home_and_end_go_to_the_ends(page, qtbot):
    _key(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    _rests_at(qtbot, page, 25)
    _key(page, Qt.Key.Key_End)
    _rests_at(qtbot, page, FRAMES - 1)
    _key(page, Qt.Key.Key_Home)
    _rests_at(qtbot, page, 0)


@pytest.mark.parametrize(
    ("typed", "frame"), [("#57", 57), ("00:00:02", 50), ("11:38:01", 25), ("0.4", 10)]
)
def test_a_typed_moment_is_gone_to(page, qtbot, typed, frame):
    page.ui.jumpEdit.setText(typed)
    QTest.keyClick(page.ui.jumpEdit, Qt.Key.Key_Return)
    _rests_at(qtbot, page, frame)
    assert _number_on_screen(page) == frame


def test_typing_in_the_field_does_not_step_the_footage(page, qtbot):
    page.ui.jumpEdit.setFocus()
    QTest.keyClicks(page.ui.jumpEdit, "s")
    QTest.keyClick(page.ui.jumpEdit, Qt.Key.Key_Home)
    assert page.player.current.ordinal == 0
    assert page.ui.jumpEdit.text() == "s"


def test_what_is_no_moment_is_explained(page):
    page.ui.jumpEdit.setText("soon")
    QTest.keyClick(page.ui.jumpEdit, Qt.Key.Key_Return)
    assert page.ui.banner.isVisible()
    assert page.player.current.ordinal == 0


def test_a_fast_recorder_clock_is_converted_in_words_and_times(page):
    assert page.ui.momentText.text() == "11:38:00.000"
    page.ui.offsetSpin.setValue(42)
    assert page.ui.momentText.text() == "11:37:18.000"
    assert "42 s fast" in page.ui.offsetText.text()


def test_the_still_is_the_frame_on_screen(page, qtbot, station, filmed):
    case, clip = filmed
    page.player.go(33)
    _rests_at(qtbot, page, 33)
    shown = page.player.current

    def name_it():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, StillDialog)
        dialog.ui.titleEdit.setText("加油")
        dialog.ui.keepButton.click()

    QTimer.singleShot(0, name_it)
    _key(page, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: len(page.ui.timeLine.marks) == 1)
    still = next(
        e for e in station.cases.get(case.id).evidence.values() if e.kind == ExhibitKind.CCTV_STILL
    )
    kept = QImage.fromData(station.evidence.path(still).read_bytes())
    on_screen = page.ui.frameView.image
    assert (still.title, still.derived_from, still.settings["number"]) == ("加油", clip.id, 33)
    assert still.settings["pixel_sha256"] == shown.pixel_hash
    assert kept.convertToFormat(on_screen.format()) == on_screen
    assert page.ui.takenTitle.text() == "1 still taken"


def test_playing_goes_on_and_space_stops_it(page, qtbot):
    _key(page, Qt.Key.Key_Space)
    assert page.player.playing
    qtbot.waitUntil(lambda: page.player.current.ordinal >= 5)
    _key(page, Qt.Key.Key_Space)
    assert not page.player.playing
    stopped = page.player.current.ordinal
    assert _number_on_screen(page) == stopped


def test_playing_ends_at_the_last_frame(page, qtbot):
    page.player.go(FRAMES - 4)
    _rests_at(qtbot, page, FRAMES - 4)
    page.player.set_speed(8)
    page.player.play()
    qtbot.waitUntil(lambda: not page.player.playing)
    assert page.player.current.ordinal == FRAMES - 1


def test_a_click_on_the_time_line_goes_there(page, qtbot):
    line = page.ui.timeLine
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.rect().center())
    qtbot.waitUntil(lambda: page.player.current.ordinal > 30)
    assert abs(page.player.current.ordinal - FRAMES / 2) <= 2
    qtbot.waitUntil(lambda: line.pictures > 0)


def test_a_file_that_is_no_video_is_explained_and_kept(page, qtbot, station, filmed, tmp_path):
    case, _clip = filmed
    path = tmp_path / "损坏 的.mp4"
    path.write_bytes(b"\0\0\0\x18ftypisom" + bytes(4000))
    form = ExhibitForm(kind=ExhibitKind.CCTV_CLIP, title="坏文件")
    broken = station.evidence.add_file(case.id, path, form, NoProgress())
    page.open(case_id=case.id, evidence_id=broken.id)
    qtbot.waitUntil(lambda: not page.ui.progressStrip.isVisible())
    qtbot.waitUntil(lambda: "Reading" not in page.ui.frameView.words)
    assert page.ui.frameView.words
    assert not page.ui.takeButton.isEnabled()
    assert broken.id in station.cases.get(case.id).evidence


def test_a_case_without_footage_says_what_to_do(desk, theme, qtbot):
    page = Pages(desk, theme, FakePrompts(), Changes()).stills()
    qtbot.addWidget(page)
    page.open(case_id=a_complaint(desk).id)
    assert "Drop a camera file" in page.ui.frameView.words
    assert not page.ui.takeButton.isEnabled()
