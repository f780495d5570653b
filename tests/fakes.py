"""Small stand-ins for the world outside, a few lines each."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from desktop import messages
from desktop.messages import Sentence
from desktop.services.evidence.exhibits import Landing, temporary
from desktop.ui.window.prompts import Write
from desktop.ui.window.question import Choice
from record.problems import Problem


class FakePrompts:
    """Answer every question from ``answers`` by the port's verb, and keep what was asked."""

    def __init__(self, **answers: Any) -> None:
        self.answers = answers
        self.asked: list[tuple[str, str]] = []
        self.problems: list[Problem] = []
        self.language = "en"
        self.typed = ""

    def ask(self, title: str, text: str, yes: str, no: str = "") -> bool:
        return bool(self._answer("ask", title, False))

    def confirm_final(self, title: str, becomes_final: str, yes: str) -> bool:
        return bool(self._answer("confirm_final", title, False))

    def choose_files(self, title: str, kinds: str = "") -> tuple[Path, ...]:
        return tuple(self._answer("choose_files", title, ()))

    def choose_save(self, title: str, name: str, kinds: str = "") -> Path | None:
        return self._answer("choose_save", title, None)

    def choose_folder(self, title: str) -> Path | None:
        return self._answer("choose_folder", title, None)

    def pick_one(self, title: str, choices: Sequence[Choice], text: str = "") -> str:
        return str(self._answer("pick_one", title, ""))

    def enter_reason(
        self,
        title: str,
        text: str,
        ready: Sequence[str] = (),
        write: Write | None = None,
        typed: str = "",
    ) -> str:
        self.typed = typed
        reason = str(self._answer("enter_reason", title, ""))
        try:
            if reason and write is not None:
                write(reason)
        except Problem as problem:
            self.problems.append(problem)
            return ""
        return reason

    def enter_password(self, title: str, text: str) -> str:
        answer = self._answer("enter_password", title, "")
        return str(answer.pop(0) if isinstance(answer, list) else answer)

    def landing(self) -> Landing:
        given: Landing | None = self.answers.get("landing")
        return given or temporary()

    def choose_printer(self, printer: QPrinter, paper: str) -> bool:
        self.asked.append(("choose_printer", paper))
        return bool(QPrintDialog(printer).exec())

    def tell(self, title: str, text: str) -> None:
        self._answer("tell", title, None)

    def show_problem(self, problem: Problem) -> None:
        self.problems.append(problem)

    def sentence(self, problem: Problem) -> Sentence:
        return messages.sentence(problem, self.language)

    def _answer(self, verb: str, title: str, otherwise: Any) -> Any:
        self.asked.append((verb, title))
        return self.answers.get(verb, otherwise)
