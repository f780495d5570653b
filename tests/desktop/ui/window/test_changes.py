import threading

from PySide6.QtCore import QThread

from desktop.ui.window.changes import Changes


def test_a_burst_from_another_thread_arrives_once_in_the_thread_of_the_windows(qtbot):
    changes = Changes()
    heard = []
    changes.cases_changed.connect(lambda ids: heard.append((ids, QThread.currentThread())))

    def tell():
        changes.tell_cases(frozenset({"a"}))
        changes.tell_cases(frozenset({"b"}))

    teller = threading.Thread(target=tell)
    with qtbot.waitSignal(changes.cases_changed):
        teller.start()
        teller.join()
    assert heard == [(frozenset({"a", "b"}), changes.thread())]


def test_everything_may_have_changed_outweighs_single_cases(qtbot):
    changes = Changes()
    with qtbot.waitSignal(changes.cases_changed) as heard:
        changes.tell_cases(frozenset({"a"}))
        changes.tell_cases()
    assert heard.args == [frozenset()]


def test_only_the_newest_sync_state_arrives(qtbot):
    changes = Changes()
    heard = []
    changes.sync_changed.connect(heard.append)
    with qtbot.waitSignal(changes.sync_changed):
        changes.tell_sync("old")
        changes.tell_sync("new")
    assert heard == ["new"]
