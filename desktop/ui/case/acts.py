"""What a person does on the case page with one press, and taking it back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.services.cases.cases import Cases
from desktop.ui.fields.live_fields import LiveFields
from desktop.ui.window.prompts import Prompts
from desktop.ui.words.case import CaseWords
from record.case import Case
from record.codes import RowState
from record.problems import Problem


class CaseActs(QObject):
    """Write what was pressed. ``changed`` follows; ``said`` carries words and an undo or None."""

    changed = Signal()
    said = Signal(str, object)

    def __init__(
        self, cases: Cases, words: CaseWords, prompts: Prompts, live: LiveFields, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._cases, self._words, self._prompts, self._live = cases, words, prompts, live

    def row_answered(self, case: Case, item: str, answer: str, was: str) -> None:
        """Say what a row was answered, and offer the answer it had before."""
        self.changed.emit()
        back = was if was in (RowState.OPEN, RowState.DONE) else RowState.OPEN
        label = self._words.label("item", item)
        self.said.emit(
            f"{self._words.label('answer', answer)} · {label}",
            lambda: self._do(lambda: self._cases.answer(case.id, item, back)),
        )

    def answer_point(self, case: Case, point_id: str, words: str) -> None:
        """Answer a point that the region returned."""
        if self._do(lambda: self._cases.note(case.id, words, answers=point_id)):
            self._live.settle(f"answer.{point_id}")
            self.said.emit(self.tr("Answered. The region sees it with the next exchange."), None)

    def choose_version(self, case: Case, path: str, *, kept: bool) -> None:
        """Settle two versions of a field."""
        both = case.two_versions[path]
        value = both.kept if kept else both.other
        self._do(lambda: self._cases.choose_version(case, path, value))

    def meet(self, case: Case, rule: str) -> None:
        """Mark a clock as met now."""
        self._do(lambda: self._cases.meet(case.id, rule))

    def note(self, case: Case, words: str) -> None:
        """Add a note."""
        if self._do(lambda: self._cases.note(case.id, words)):
            self._live.settle("note")

    def _do(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Problem as problem:
            self._prompts.show_problem(problem)
            return False
        self.changed.emit()
        return True
