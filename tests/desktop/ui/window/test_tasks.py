import logging
import threading

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QWidget

from desktop.ui.window import tasks
from record.problems import Problem
from tests.patience import PATIENCE_MS, PATIENCE_S


def test_the_answer_comes_back_in_the_thread_of_the_windows(qtbot):
    owner = QObject()
    heard = []
    work_thread = []

    def work(_progress):
        work_thread.append(threading.get_ident())
        return 42

    task = tasks.start(owner, work)
    task.done.connect(lambda answer: heard.append((answer, QThread.currentThread())))
    with qtbot.waitSignal(task.finished):
        pass
    assert heard == [(42, owner.thread())]
    assert work_thread != [threading.get_ident()]


def test_a_problem_arrives_as_a_problem(qtbot):
    owner = QObject()

    def work(_progress):
        raise Problem("evidence.empty_file")

    task = tasks.start(owner, work)
    with qtbot.waitSignal(task.failed) as heard:
        pass
    assert heard.args[0].code == "evidence.empty_file"


def test_a_bug_is_logged_and_told_calmly(qtbot, caplog):
    owner = QObject()
    with caplog.at_level(logging.ERROR):
        task = tasks.start(owner, lambda _: 1 // 0)
        with qtbot.waitSignal(task.failed) as heard:
            pass
    assert heard.args[0].code == "app.bug"
    assert "ZeroDivisionError" in caplog.text


def test_cancelled_work_gives_neither_answer_nor_failure(qtbot):
    owner = QObject()
    begun, asked = threading.Event(), threading.Event()
    heard = []

    def work(progress):
        begun.set()
        assert asked.wait(PATIENCE_S)
        progress.check()
        return "too late"

    task = tasks.start(owner, work)
    task.done.connect(heard.append)
    task.failed.connect(heard.append)
    assert begun.wait(PATIENCE_S)
    with qtbot.waitSignal(task.finished):
        task.cancel()
        asked.set()
    assert heard == []


def test_dropped_work_is_not_heard_even_when_it_is_done(qtbot):
    owner = QObject()
    heard = []
    task = tasks.start(owner, lambda _: "old answer")
    task.done.connect(heard.append)
    task.drop()
    assert tasks.wait_all(PATIENCE_MS)
    later = tasks.start(owner, lambda _: "new answer")
    later.done.connect(heard.append)
    with qtbot.waitSignal(later.finished):
        pass
    assert heard == ["new answer"]


def test_when_the_owner_goes_the_work_stops_and_the_answer_goes_nowhere(qtbot):
    owner = QWidget()
    begun, gone, stopped = threading.Event(), threading.Event(), threading.Event()
    heard = []

    def work(progress):
        begun.set()
        assert gone.wait(PATIENCE_S)
        try:
            progress.check()
        except BaseException:
            stopped.set()
            raise

    task = tasks.start(owner, work)
    task.done.connect(heard.append)
    assert begun.wait(PATIENCE_S)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    gone.set()
    assert tasks.wait_all(PATIENCE_MS)
    assert stopped.is_set()
    qtbot.wait(1)
    assert heard == []


def test_progress_is_reported_with_the_last_step(qtbot):
    owner = QObject()
    heard = []

    def work(progress):
        for done in range(1001):
            progress.report(done, 1000, "evidence.hashing")

    task = tasks.start(owner, work)
    task.progressed.connect(lambda *step: heard.append(step))
    with qtbot.waitSignal(task.finished):
        pass
    assert heard[-1] == (1000, 1000, "evidence.hashing")
    assert len(heard) < 100


@pytest.mark.parametrize("size", [5_000_000_000])
def test_progress_counts_past_two_gigabytes(qtbot, size):
    owner = QObject()
    task = tasks.start(owner, lambda progress: progress.report(size, size, "x"))
    with qtbot.waitSignal(task.progressed) as heard:
        pass
    assert heard.args[0] == size


def test_work_is_answered_when_its_answer_was_heard(qtbot):
    owner, heard, free = QObject(), [], threading.Event()
    tasks.start(owner, lambda _progress: free.wait(PATIENCE_S)).done.connect(heard.append)
    assert not tasks.all_answered()
    free.set()
    assert tasks.wait_all(PATIENCE_MS)
    assert not tasks.all_answered()
    qtbot.waitUntil(tasks.all_answered)
    assert heard == [True]
