"""The Qt application: one per process, made before any window."""

import signal
import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.settings import Settings
from desktop.ui.desk.garbage import GarbageRounds
from desktop.ui.desk.language import Speech
from desktop.ui.files.pasting import Pasting
from desktop.ui.guide.help_keys import HelpKeys
from desktop.ui.keyboard.composing import Composing
from desktop.ui.window import tasks
from desktop.ui.window.prompts import WindowPrompts
from desktop.ui.window.theme import Theme
from desktop.ui.window.typed_text import TypedText
from record.problems import Problem

SIGNAL_CHECK_MS = 300
LAST_TASKS_MS = 5000
REFUSED = 1


class Program:
    """Qt itself with its look and its language; windows come and go."""

    def __init__(self, arguments: Sequence[str]) -> None:
        existing = QApplication.instance()
        self.qt = existing if isinstance(existing, QApplication) else QApplication([*arguments])
        self.qt.setApplicationName("Forecourt Casebook")
        self.theme = Theme(self.qt)
        self.speech = Speech(self.qt)
        self.typed_text = TypedText(self.qt, lambda: self.speech.language)
        self._garbage = GarbageRounds(self.qt)
        self._composing = Composing(self.qt)
        self._help = HelpKeys(self.qt, lambda: self.speech.language)
        self._pasting = Pasting(self.qt, lambda: self.speech.language)
        self._window: QWidget | None = None

    def use(self, settings: Settings) -> None:
        """Take language, colours and text size from settings."""
        self.speech.use(settings.language)
        self.theme.use(settings.theme, settings.text_scale)

    def show(self, window: QWidget) -> None:
        """Show a window in place of the one before."""
        old, self._window = self._window, window
        window.show()
        if old is not None:
            old.close()
            old.deleteLater()

    def refuse(self, problem: Problem, language: str) -> None:
        """Say why nothing can be opened, then end."""
        self.use(Settings(language="en" if language == "en" else "zh"))
        ground = QWidget()
        WindowPrompts(ground, language).show_problem(problem)
        ground.deleteLater()
        self.later(lambda: self.qt.exit(REFUSED))

    def run(self) -> int:
        """Run until the last window closes or the system asks to end."""
        # Python only sees a signal when it runs, so a timer lets it run now and then.
        waker = QTimer(self.qt, interval=SIGNAL_CHECK_MS)
        waker.timeout.connect(lambda: None)
        waker.start()
        for name in ("SIGTERM", "SIGINT"):
            # Not at once: Python hears the signal in the middle of what some slot is doing.
            signal.signal(getattr(signal, name), lambda *_: self.later(self.qt.quit))
        code = self.qt.exec()
        tasks.end_all(LAST_TASKS_MS)
        return code

    def work_aside(self, work: Callable[[], object]) -> None:
        """Do something slow that nobody waits for."""
        tasks.start(self.qt, lambda _progress: work())

    def later(self, act: Callable[[], None]) -> None:
        """Do something when the windows have had their turn."""
        QTimer.singleShot(0, self.qt, act)


def new_program() -> Program:
    """Make the Qt application of this process."""
    return Program(sys.argv[:1])
