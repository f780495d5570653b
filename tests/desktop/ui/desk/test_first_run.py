import threading

import pytest
from PySide6.QtCore import Qt

from desktop.ui.desk.first_run import FirstRun
from record.problems import Problem
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
