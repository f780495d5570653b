"""Somebody types into the case page of the real program, until the program is ended.

Run as ``python -m tests.desktop.ui.typist FOLDER CASE``.
Each line of output is one JSON list: what happened, and what belongs to it. A key is told before
it is pressed, so that no key is in the program that the reader does not know of. It is told to be
sure when the program had a second for it by its own timers, however slow the machine is. One key
more is pressed when the window goes, as an input method does that gives its last words then.
"""

import itertools
import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from desktop import window as program
from desktop.ui.case.case_page import CasePage
from desktop.ui.desk.main_window import MainWindow
from desktop.ui.window.place import InField
from desktop.ui.window.visit import ToCase
from tests.builders import MANAGER, PIN

FIELDS = ("place_detail", "narrative")
KEYS_A_TURN = 17
TICK_MS = 12
SURE_MS = 1000
CONTROL = Qt.KeyboardModifier.ControlModifier
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Typist(QObject):
    """Sign in, open the case, say what its fields hold, and type into one after the other."""

    def __init__(self, case_id: str) -> None:
        super().__init__()
        self._case_id = case_id
        self._page: CasePage | None = None
        self._steps = iter(self._work())
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(lambda: next(self._steps))
        self._timer.start()

    def _work(self) -> Any:
        while (window := _shown(MainWindow)) is None:
            self._close_sentence()
            yield
        window.ask_who(MANAGER.person_id)
        while not window.sign_in.ui.pad.isEnabled():
            yield
        QTest.keyClicks(window.sign_in, PIN)
        window.sign_in.ui.pad._ok.click()
        while window.person is None:
            yield
        window.open(ToCase(self._case_id))
        page = window.page("case")
        assert isinstance(page, CasePage)
        self._page = page
        window.installEventFilter(self)
        yield
        page.go_to(InField(FIELDS[0]))  # a part of the page is filled when it is first seen
        say("fields", [_input(page, path).words() for path in FIELDS])
        say("asked", QApplication.activeModalWidget() is not None)
        yield from self._type(page)

    def _type(self, page: CasePage) -> Any:
        for turn in itertools.count():
            path = FIELDS[turn % len(FIELDS)]
            page.go_to(InField(path))
            QTest.keyClick(_input(page, path).widget, Qt.Key.Key_End, CONTROL)
            QTest.keyClick(_input(page, path).widget, Qt.Key.Key_End)
            for letter in itertools.islice(itertools.cycle(LETTERS), turn, turn + KEYS_A_TURN):
                self._press(page, path, letter)
                QTimer.singleShot(SURE_MS, self, lambda key=(path, letter): say("sure", key))
                yield

    def _press(self, page: CasePage, path: str, letter: str) -> None:
        say("key", [path, letter])
        QTest.keyClick(_input(page, path).widget, letter)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Hide and self._page is not None:
            self._press(self._page, FIELDS[0], "z")
        return False

    def _close_sentence(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            say("sentence", " ".join(x.text() for x in dialog.findChildren(QLabel) if x.text()))
            dialog.accept()


def _shown(kind: type[MainWindow]) -> MainWindow | None:
    found = (w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())
    return next(found, None)


def _input(page: CasePage, path: str) -> Any:
    panels = page.parts.panels.values()
    return next(f.rows[path] for p in panels for f in p._forms if path in f.rows).input


def say(what: str, which: object) -> None:
    sys.stdout.write(json.dumps([what, which]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    qt = QApplication(sys.argv[:1])
    typist = Typist(sys.argv[2])
    sys.exit(program.main(Path(sys.argv[1]), "en", ""))
