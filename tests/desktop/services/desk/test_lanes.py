import threading

import pytest

from desktop.services.desk.lanes import Lane, Rest
from record.problems import Problem
from tests.patience import PATIENCE_S


def test_a_thread_outlives_work_that_fails_and_a_listener_that_fails_too(
    caplog: pytest.LogCaptureFixture,
) -> None:
    tried = threading.Semaphore(0)

    def work() -> Rest:
        tried.release()
        raise Problem("database.disk_full")

    def failed() -> None:
        raise Problem("database.busy")

    lane = Lane("sending", work, failed)
    lane.start()
    assert tried.acquire(timeout=PATIENCE_S)
    for _ in range(2):
        while not tried.acquire(timeout=0.01):
            lane.kick()
    lane.end()
    lane.join()
    assert "sending could not say so" in caplog.text
