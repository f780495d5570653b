import threading

import pytest
import segno
from PySide6.QtCore import Qt

from desktop.services.desk.enrolment_file import code_in
from desktop.system.choice import this_system
from desktop.ui.desk.first_run import FirstRun
from record.journal.invitation import Invitation
from record.problems import Problem
from tests.desktop.ui.hands import drop, files, hold
from tests.patience import PATIENCE_S


class FakeHeadquarters:
    def __init__(self, problem=None):
        self.problem = problem
        self.asked = []

    def enrol(self, address, code, progress):
        self.asked.append((address, code))
        progress.report(1, 4, "enrol.asking")
        if self.problem:
            raise self.problem
        return "folder"

    def code_in(self, path):
        return "0123-ABCD-4567"


class FakePractice:
    def __init__(self):
        self.go_on = threading.Event()
        self.asked = []
        self.stopped = False

    def prepare(self, desk, progress):
        self.asked.append(desk)
        assert self.go_on.wait(PATIENCE_S)
        try:
            progress.check()
        except BaseException:
            self.stopped = True
            raise
        return "folder"


@pytest.fixture
def first(theme, qtbot):
    def make(headquarters=None, practice=None):
        window = FirstRun(headquarters or FakeHeadquarters(), practice or FakePractice(), "en")
        qtbot.addWidget(window)
        window.show()
        return window

    return make


def test_a_code_enrols_the_pc(first, qtbot):
    headquarters = FakeHeadquarters()
    window = first(headquarters)
    window.enrol_choice.click()
    qtbot.keyClicks(window.ui.code, "0l23 abcd-4567")
    window.ui.address.setText("https://hq.example")
    with qtbot.waitSignal(window.enrolled) as heard:
        qtbot.keyClick(window.ui.code, Qt.Key.Key_Return)
    assert heard.args == ["folder"]
    assert headquarters.asked == [("https://hq.example", "0123-ABCD-4567")]


def test_a_scanned_link_needs_no_address(first, qtbot):
    headquarters = FakeHeadquarters()
    window = first(headquarters)
    link = "casebook://enrol?hq=https%3A%2F%2Fhq.example&code=0123-ABCD-4567"
    window.ui.code.setText(link)
    with qtbot.waitSignal(window.enrolled):
        window.ui.enrolGo.click()
    assert headquarters.asked == [("", link)]


def test_an_unfinished_code_cannot_be_sent(first, qtbot):
    window = first()
    window.ui.address.setText("https://hq.example")
    window.ui.code.setText("0123")
    assert not window.ui.enrolGo.isEnabled()
    window.ui.code.setText("0123-ABCD-4567")
    assert window.ui.enrolGo.isEnabled()


@pytest.mark.parametrize("code", ["hq.used_code", "hq.bad_code", "sync.offline"])
def test_a_refusal_is_said_and_the_typed_code_stays(first, qtbot, code):
    window = first(FakeHeadquarters(Problem(code)))
    window.enrol_choice.click()
    window.ui.code.setText("0123-ABCD-4567")
    window.ui.address.setText("https://hq.example")
    window.ui.enrolGo.click()
    qtbot.waitUntil(window.ui.enrolTrouble.isVisible)
    assert window.ui.enrolTrouble.accessibleName()
    assert window.ui.code.text() == "0123-ABCD-4567"
    qtbot.waitUntil(window.ui.steps.isEnabled)


def test_the_practice_station_is_prepared_for_the_chosen_desk(first, qtbot):
    practice = FakePractice()
    window = first(practice=practice)
    window.practice_choice.click()
    window.region_choice.click()
    practice.go_on.set()
    with qtbot.waitSignal(window.practice_ready):
        pass
    assert practice.asked == ["region"]


def test_preparing_can_be_cancelled(first, qtbot):
    practice = FakePractice()
    window = first(practice=practice)
    window.practice_choice.click()
    window.station_choice.click()
    qtbot.waitUntil(window.ui.progress.isVisible)
    window.ui.progress._stop.click()
    practice.go_on.set()
    qtbot.waitUntil(window.ui.steps.isEnabled)
    assert practice.stopped
    assert not window.ui.progress.isVisible()


def test_the_other_language_can_be_asked_for(first, qtbot):
    window = first()
    with qtbot.waitSignal(window.language_chosen) as heard:
        window.ui.language.click()
    assert heard.args == ["zh"]


def test_the_code_is_read_off_a_file_that_is_dropped(first, qtbot, tmp_path):
    window = first(FakeHeadquarters())
    sheet = tmp_path / "登记.txt"
    sheet.write_text("x")
    assert not hold(window, files(sheet))
    window.enrol_choice.click()
    drop(window, files(sheet))
    qtbot.waitUntil(lambda: window.ui.code.text() == "0123-ABCD-4567")
    window.activateWindow()
    qtbot.waitUntil(window.ui.address.hasFocus)


@pytest.mark.parametrize("kind", ["text", "utf-16", "picture", "nothing"])
def test_a_file_from_headquarters_holds_its_code(tmp_path, kind):
    link = Invitation("0123ABCD4567", "89ABCDEFGHJK", "https://hq.example").link
    path = tmp_path / "登记码"
    if kind == "picture":
        with path.open("wb") as stream:
            segno.make(link, error="m").save(stream, kind="png", scale=8)
    else:
        words = f"总部登记\n{link}\n" if kind != "nothing" else "没有"
        path.write_text(words, "utf-16" if kind == "utf-16" else "utf-8")
    if kind == "nothing":
        with pytest.raises(Problem) as caught:
            code_in(path, this_system())
        assert caught.value.code == "enrol.no_code"
    else:
        assert code_in(path, this_system()) == link
