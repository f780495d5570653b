"""Every question to the person goes through one port, so that tests can answer it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import messages
from desktop.messages import Sentence
from desktop.services.evidence.exhibits import Landing, temporary
from desktop.settings import SettingsFile
from desktop.ui.window.dialog import ask_dialog
from desktop.ui.window.printers import Printers
from desktop.ui.window.question import Choice, Question
from record.problems import Problem

Write = Callable[[str], object]


class Prompts(Protocol):
    """What a window may ask. Every answer may be "no": False, None, "" or an empty tuple."""

    def ask(self, title: str, text: str, yes: str, no: str = "") -> bool:
        """Ask a question whose answer can be undone later."""

    def confirm_final(self, title: str, becomes_final: str, yes: str) -> bool:
        """Say what becomes final, and ask; nothing is taken by Enter alone."""

    def choose_files(self, title: str, kinds: str = "") -> tuple[Path, ...]:
        """Let the person choose files; ``kinds`` as in QFileDialog."""

    def choose_save(self, title: str, name: str, kinds: str = "") -> Path | None:
        """Let the person choose where a file is saved."""

    def choose_folder(self, title: str) -> Path | None:
        """Let the person choose a folder."""

    def pick_one(self, title: str, choices: Sequence[Choice], text: str = "") -> str:
        """Let the person pick one; returns its key."""

    def enter_reason(
        self,
        title: str,
        text: str,
        ready: Sequence[str] = (),
        write: Write | None = None,
        typed: str = "",
    ) -> str:
        """Ask for a reason in the person's own words, or one that is ready.

        ``write`` does what the reason is for; while it raises ``Problem`` the question stays open
        with it, and what was typed stays there. ``typed`` is what was typed before for an act that
        takes its time and was refused then.
        """

    def enter_password(self, title: str, text: str) -> str:
        """Ask for the password of a file."""

    def landing(self) -> Landing:
        """Return where what comes without a file may lie until it is taken in."""

    def choose_printer(self, printer: QPrinter, paper: str) -> bool:
        """Let the person choose where a kind of paper is printed, starting from the last time."""

    def tell(self, title: str, text: str) -> None:
        """Say something that needs no answer."""

    def show_problem(self, problem: Problem) -> None:
        """Say what happened, what was kept and what to do next."""

    def sentence(self, problem: Problem) -> Sentence:
        """Return the words for a Problem in the language of the window."""


class WindowPrompts(QObject):
    """Ask in dialogs over one window, in one language (``zh`` or ``en``).

    ``mark`` stands before the name that is offered for every file: the practice station has one.
    Without a ``landing`` of the desk, what comes without a file lies in a folder of the system;
    without ``settings`` no printer is remembered.
    """

    def __init__(
        self,
        window: QWidget,
        language: str,
        mark: str = "",
        landing: Landing | None = None,
        settings: SettingsFile | None = None,
    ) -> None:
        super().__init__(window)
        self._mark = mark
        self._landing = landing or temporary()
        self._printers = Printers(settings)
        self._window = window
        self._language = language
        self._folder = ""

    def ask(self, title: str, text: str, yes: str, no: str = "") -> bool:
        """Ask a question whose answer can be undone later."""
        question = Question(title, text, self._window)
        question.name_buttons(yes, no or self.tr("Cancel"))
        return ask_dialog(question)

    def confirm_final(self, title: str, becomes_final: str, yes: str) -> bool:
        """Say what becomes final, and ask; nothing is taken by Enter alone."""
        question = Question(title, becomes_final, self._window)
        question.mark("triangle-alert", "warning")
        question.name_buttons(yes, self.tr("Not yet"))
        question.ui.yes.setDefault(False)
        question.ui.no.setDefault(True)
        question.ui.no.setFocus()
        return ask_dialog(question)

    def choose_files(self, title: str, kinds: str = "") -> tuple[Path, ...]:
        """Let the person choose files; ``kinds`` as in QFileDialog."""
        names, _ = QFileDialog.getOpenFileNames(self._window, title, self._folder, kinds)
        if names:
            self._folder = str(Path(names[0]).parent)
        return tuple(Path(name) for name in names)

    def choose_save(self, title: str, name: str, kinds: str = "") -> Path | None:
        """Let the person choose where a file is saved."""
        start = str(Path(self._folder) / f"{self._mark}{name}")
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, start, kinds)
        return Path(chosen) if chosen else None

    def choose_folder(self, title: str) -> Path | None:
        """Let the person choose a folder."""
        chosen = QFileDialog.getExistingDirectory(self._window, title, self._folder)
        return Path(chosen) if chosen else None

    def pick_one(self, title: str, choices: Sequence[Choice], text: str = "") -> str:
        """Let the person pick one; returns its key."""
        question = Question(title, text, self._window)
        question.offer(choices)
        question.name_buttons(self.tr("Choose"), self.tr("Cancel"))
        return question.picked() if ask_dialog(question) else ""

    def enter_reason(
        self,
        title: str,
        text: str,
        ready: Sequence[str] = (),
        write: Write | None = None,
        typed: str = "",
    ) -> str:
        """Ask for a reason in the person's own words, or one that is ready."""
        question = Question(title, text, self._window)
        question.name_buttons(self.tr("Record the reason"), self.tr("Cancel"))
        question.ask_reason(ready, typed)
        if write is not None:
            question.do_first(write, self.sentence)
        return question.reason() if ask_dialog(question) else ""

    def enter_password(self, title: str, text: str) -> str:
        """Ask for the password of a file."""
        question = Question(title, text, self._window)
        question.name_buttons(self.tr("Open"), self.tr("Leave it locked"))
        question.ask_password(self.tr("Password of the file"))
        return question.password() if ask_dialog(question) else ""

    def landing(self) -> Landing:
        """Return where what comes without a file may lie until it is taken in."""
        return self._landing

    def choose_printer(self, printer: QPrinter, paper: str) -> bool:
        """Let the person choose where a kind of paper is printed, starting from the last time."""
        if missing := self._printers.missing(paper):
            self.show_problem(Problem("printing.printer_missing", name=missing))
        return self._printers.ask(printer, paper, self._window)

    def tell(self, title: str, text: str) -> None:
        """Say something that needs no answer."""
        question = Question(title, text, self._window)
        question.name_buttons(self.tr("Understood"))
        ask_dialog(question)

    def show_problem(self, problem: Problem) -> None:
        """Say what happened, what was kept and what to do next."""
        words = self.sentence(problem)
        question = Question(words.what, "", self._window)
        question.say("", words.kept, words.next)
        question.mark("circle-alert", "bad")
        question.name_buttons(self.tr("Understood"))
        ask_dialog(question)

    def sentence(self, problem: Problem) -> Sentence:
        """Return the words for a Problem in the language of the window."""
        return messages.sentence(problem, self._language)
