"""A reviewer's decisions: asked for in a dialog, recorded at once, sent when there is a network."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.cases.review import Review
from desktop.ui.case.reading import CaseReading
from desktop.ui.review.decision_dialog import Asked, Decided, DecisionDialog
from desktop.ui.review.return_dialog import Points, ReturnDialog
from desktop.ui.window.dialog import ask_dialog
from desktop.ui.window.prompts import Prompts
from record.case import Case
from record.codes import CLASSES, Status, Validity
from record.rules.book import Ruleset


def next_act(case: Case, rules: Ruleset) -> str:
    """Return the key of the decision that a case waits for, or "" when it waits for none."""
    if not case.is_open or case.status == Status.RECORDED:
        return ""
    if case.validity == Validity.UNDECIDED:
        return "V"
    limit = rules.limits.station_yuan
    if any(o.amount > limit and not o.approved_by for o in case.proposals.values()):
        return "A"
    return "" if case.confirmed_by else "C"


class ReviewDecisions(QObject):
    """Ask and record. ``recorded`` carries the case and whether to go on to the next one."""

    recorded = Signal(object, bool)

    def __init__(
        self, review: Review, reading: CaseReading, prompts: Prompts, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._review, self._reading = review, reading
        self._prompts, self._window = prompts, parent
        self.case: Case | None = None

    def comment(self, about: str) -> None:
        """Remark on the case, a field or an exhibit."""
        if self.case is None:
            return
        case = self.case
        asked = Asked(
            title=self.tr("Remark"),
            why=self.tr("The station sees it beside what it is about."),
            yes=self.tr("Record the remark"),
            ground=self.tr("Remark"),
            targets=tuple(self._reading.targets(case)),
            about=about,
        )
        review = self._review
        self._ask(asked, lambda found: review.comment(case.id, found.text, found.about))

    def comment_on_case(self) -> None:
        """Remark on the case as a whole."""
        self.comment("")

    def confirm(self) -> None:
        """Confirm how the station handled the case."""
        if self.case is None:
            return
        case = self.case
        open_points = len(case.open_tasks)
        why = self.tr("The station may close the case after its callback.")
        if open_points:
            why = self.tr("%n points are still without an answer.", "", open_points)
        asked = Asked(
            title=self.tr("Confirm {0}").format(case.case_no),
            why=why,
            yes=self.tr("Confirm"),
            ground=self.tr("A word to the station (may stay empty)"),
            words_needed=False,
        )
        review = self._review
        self._ask(asked, lambda found: review.confirm(case.id, found.text), moves_on=True)

    def send_back(self) -> None:
        """Return the case with points."""
        if self.case is None:
            return
        case = self.case
        written: list[Case] = []

        def record(points: Points, text: str) -> None:
            written.append(self._review.return_points(case.id, points, text))

        targets = self._reading.targets(case)
        if ask_dialog(ReturnDialog(targets, "", record, self._prompts, self._window)):
            self._tell(written[-1], moves_on=True)

    def validity(self) -> None:
        """Decide whether the complaint is valid."""
        if self.case is None:
            return
        case = self.case
        label = self._reading.words.label
        asked = Asked(
            title=self.tr("Decide validity"),
            why=self.tr("Facts decide, not the politeness of the customer. The ground is printed."),
            yes=self.tr("Decide"),
            ground=self.tr("Ground"),
            choices=tuple(
                (v, label("validity", v))
                for v in (Validity.VALID, Validity.PARTLY_VALID, Validity.INVALID)
            ),
        )
        review = self._review
        self._ask(
            asked,
            lambda found: review.decide_validity(case.id, found.value, found.text),
            moves_on=True,
        )

    def raise_class(self) -> None:
        """Raise the severity class."""
        if self.case is None:
            return
        case = self.case
        label = self._reading.words.label
        higher = CLASSES[CLASSES.index(case.severity) + 1 :]
        if not higher:
            self._prompts.tell(
                self.tr("Already the highest class"),
                self.tr("This class cannot be raised further."),
            )
            return
        asked = Asked(
            title=self.tr("Raise class"),
            why=self.tr("A class is only raised here; headquarters alone may lower it."),
            yes=self.tr("Raise"),
            ground=self.tr("Reason"),
            choices=tuple((value, label("severity", value)) for value in higher),
        )
        review = self._review
        self._ask(asked, lambda found: review.raise_class(case.id, found.value, found.text))

    def approve_money(self) -> None:
        """Approve the amount of a proposal that the station may not grant alone."""
        if self.case is None:
            return
        case = self.case
        waiting = {
            key: offer
            for key, offer in case.proposals.items()
            if offer.amount > 0 and not offer.approved_by
        }
        if not waiting:
            self._prompts.tell(
                self.tr("Nothing to approve"), self.tr("No proposal waits for approval of money.")
            )
            return
        label = self._reading.words.label
        asked = Asked(
            title=self.tr("Approve money"),
            why=self.tr("A higher amount later needs approval again."),
            yes=self.tr("Approve"),
            ground=self.tr("Remark"),
            choices=tuple(
                (key, f"{label('remedy', offer.remedy)} · ¥{offer.amount:,.2f}")
                for key, offer in waiting.items()
            ),
            words_needed=False,
        )
        review = self._review
        self._ask(asked, lambda found: review.approve_money(case.id, found.value, found.text))

    def _ask(
        self, asked: Asked, write: Callable[[Decided], Case], *, moves_on: bool = False
    ) -> None:
        written: list[Case] = []

        def record(found: Decided) -> None:
            written.append(write(found))

        if ask_dialog(DecisionDialog(asked, record, self._prompts, self._window)):
            self._tell(written[-1], moves_on=moves_on)

    def _tell(self, case: Case, *, moves_on: bool) -> None:
        self.case = case
        self.recorded.emit(case, moves_on)
