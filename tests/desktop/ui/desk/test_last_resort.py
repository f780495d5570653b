import logging
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop import logs
from desktop.ui.desk.last_resort import LastResort, harmless
from desktop.ui.desk.pages import Pages
from desktop.ui.window import tasks
from desktop.ui.window.changes import Changes
from desktop.ui.window.place import InField
from desktop.ui.window.question import Question
from tests.desktop.ui.desks import a_complaint
from tests.fakes import FakePrompts

NAME = "周建国 13900002046"


@contextmanager
def _watched(desk):
    """Watch as the program does; inside a test, whose own hooks come first otherwise."""
    with logs.kept_in(desk.folder.logs), LastResort(lambda: "en"):
        yield


@pytest.fixture
def page(desk, qtbot, theme):
    made = Pages(desk, theme, FakePrompts(), Changes()).case()
    qtbot.addWidget(made)
    made.show()
    made.open(case_id=a_complaint(desk).id)
    return made


def _logged(desk):
    return (desk.folder.logs / logs.FILE).read_text("utf-8")


def _told(qtbot):
    """Close every sentence that stands there and return what they said."""
    said = []

    def close():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Question):
            said.extend(label.text() for label in dialog.findChildren(QLabel))
            dialog.accept()

    timer = QTimer(interval=20)
    timer.timeout.connect(close)
    timer.start()
    qtbot.waitUntil(lambda: bool(said))
    qtbot.wait(100)
    timer.stop()
    return " ".join(said)


def test_a_fall_in_a_slot_keeps_what_was_typed_and_tells_it_once(desk, page, qtbot, monkeypatch):
    def falls(*_args):
        raise RuntimeError(NAME)

    monkeypatch.setattr(desk.cases, "change", falls)
    page.go_to(InField("place_detail"))
    field = next(
        f.rows["place_detail"].input.widget
        for p in page.parts.panels.values() for f in p._forms if "place_detail" in f.rows
    )  # fmt: skip
    with _watched(desk):
        qtbot.keyClicks(field, "lane 2")
        page.go_to(InField("summary"))
        page.go_to(InField("place_detail"))
        page.go_to(InField("summary"))
        told = _told(qtbot)
    assert told.count("Something unexpected went wrong") == 1
    assert field.text() == "lane 2"
    assert desk.drafts.of(page.case.id) == {"place_detail": "lane 2"}
    page.refresh()
    assert field.text() == "lane 2"
    assert '"error": ["RuntimeError"]' in _logged(desk)
    assert "13900002046" not in _logged(desk)
    monkeypatch.undo()
    page.leave()
    assert desk.cases.get(page.case.id).place_detail == "lane 2"


def test_a_fall_in_a_task_is_logged_without_what_it_says(desk, qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)

    def work(_progress):
        return {}[NAME]

    with _watched(desk):
        task = tasks.start(owner, work)
        with qtbot.waitSignal(task.failed) as heard:
            pass
    assert heard.args[0].code == "app.bug"
    assert '"error": ["KeyError"]' in _logged(desk)
    assert "13900002046" not in _logged(desk)


def test_what_qt_says_goes_to_the_log_without_what_it_quotes(desk):
    with _watched(desk):
        qWarning(f"QFont::setFamily: no such file '/home/{NAME}.ttf'")
    assert "QFont::setFamily: no such file " in _logged(desk)
    assert "13900002046" not in _logged(desk)


def test_only_the_beginning_of_a_message_is_harmless():
    assert harmless("QPainter::begin: not active") == "QPainter::begin: not active"
    assert harmless("Could not open 周建国.jpg") == "Could not open "
    assert harmless("13900002046") == ""


def test_the_log_is_quiet_about_debugging(desk):
    with _watched(desk):
        logging.getLogger("desktop.x").debug("nothing")
    assert _logged(desk) == ""
