"""Confirming several cases of a region's queue at once."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.cases.review import Outcome, Review
from desktop.ui.review.decision_dialog import Asked, Decided, DecisionDialog
from desktop.ui.window.dialog import ask_dialog
from desktop.ui.window.prompts import Prompts


class SeveralConfirmed(QObject):
    """Ask once and confirm each. ``recorded`` carries the ids that were refused, and words."""

    recorded = Signal(object, str)

    def __init__(self, review: Review, prompts: Prompts, window: QWidget) -> None:
        super().__init__(window)
        self._review, self._prompts, self._window = review, prompts, window

    def ask(self, case_ids: Sequence[str]) -> None:
        """Ask for a word to the stations, confirm, and say what was refused and why."""
        asked = Asked(
            title=self.tr("Confirm {0} cases").format(len(case_ids)),
            why=self.tr(
                "Each is looked at by the same rules as one alone; what they refuse stays selected."
            ),
            yes=self.tr("Confirm {0}").format(len(case_ids)),
            ground=self.tr("A word to the stations (may stay empty)"),
            words_needed=False,
        )
        outcomes: list[Outcome] = []

        def record(found: Decided) -> None:
            outcomes[:] = self._review.confirm_several(case_ids, found.text)

        if ask_dialog(DecisionDialog(asked, record, self._prompts, self._window)):
            self._tell(outcomes)

    def _tell(self, outcomes: list[Outcome]) -> None:
        problems = [(each, each.problem) for each in outcomes if each.problem is not None]
        words = self.tr("{0} confirmed").format(len(outcomes) - len(problems))
        self.recorded.emit(frozenset(each.case_id for each, _ in problems), words)
        if problems:
            sentence = self._prompts.sentence
            lines = [f"{each.case_no}  {sentence(problem).what}" for each, problem in problems]
            title = self.tr("{0}, {1} not").format(words, len(problems))
            self._prompts.tell(title, "\n".join(lines))
