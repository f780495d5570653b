"""Moving a case: finishing its step, handing it up, and whatever else the state machine has."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from desktop.services.cases.cases import Cases
from desktop.services.cases.meters import Lack
from desktop.ui.widgets.button import on_press
from desktop.ui.window.place import AtExhibit, AtRow, InEntry, Place, place_of
from desktop.ui.window.prompts import Prompts
from desktop.ui.words.case import CaseWords
from record.case import Case
from record.codes import STAGES, ExhibitKind, Level, ProposalAnswer, Stage, Status
from record.problems import Problem
from record.rules import checklists, guards
from record.rules.guards import Missing

OF_PROPOSAL = frozenset({"guard.nothing_accepted", "guard.answer_due", "guard.approval"})
MEETS = {
    "notice_to_area_manager": "notices",
    "press_answered": "notices",
    "promise_kept": "communications",
    "offer_made": "proposals",
    "callback_done": "callbacks",
    "next_call": "callbacks",
}
"""Where a clock is met that would otherwise hinder closing."""
ROWS = (*STAGES, checklists.CLOSE)
LEVELS = (Level.AREA, Level.REGION, Level.HQ, Level.LEADERS)
Target = tuple[str, str]


class CaseMoves(QObject):
    """Ask what a move needs and make it.

    ``moved`` carries what to say; ``lacking`` what is missing and for which status and stage.
    """

    moved = Signal(str)
    lacking = Signal(object, str, str)

    def __init__(self, cases: Cases, words: CaseWords, prompts: Prompts, parent: QObject) -> None:
        super().__init__(parent)
        self._cases, self._words, self._prompts = cases, words, prompts

    def step_words(self, case: Case) -> str:
        """Name what the one filled button does; "" when nothing follows by itself."""
        place = self._cases.next_step(case)
        if case.status == Status.CLOSED:
            return self.tr("Reopen the case")
        if place is None:
            return ""
        words: dict[str, str] = {
            Status.RECORDED: self.tr("Begin with the customer"),
            Status.EXECUTING: self.tr("Carried out"),
            Status.AWAIT_CUSTOMER: self.tr("Customer agrees"),
            Status.RESOLVED: self.tr("Close the case"),
        }
        return words.get(case.status, self.tr("Finish this step"))

    def finish(self, case: Case) -> None:
        """Finish the present step when nothing is missing; else say what is.

        A closed case is taken up again where it was, with a reason.
        """
        place = self._cases.next_step(case)
        if case.status == Status.CLOSED:
            self.move(case, (Status.ON_SITE, case.stage or Stage.LISTEN))
        if place is None:
            return
        missing = self._cases.missing(case, *place)
        if missing:
            self.lacking.emit(missing, *place)
            return
        if place[0] != Status.CLOSED or self._sure_to_close(case):
            self._move(case, place)

    def missing_words(self, case: Case, missing: tuple[Missing, ...]) -> list[tuple[Place, str]]:
        """Return what is missing as pairs of the place that supplies it, and words."""
        rules, language = self._words.rules_of(case), self._words.language
        return [
            (self._place_of(case, lack), guards.sentence(lack, rules, language)) for lack in missing
        ]

    def name_lack(self, case: Case, lack: Lack) -> tuple[Place, str]:
        """Return where something missing is supplied, and its name: that of its row."""
        [(place, words)] = self.missing_words(case, (lack.first,))
        return place, self._words.label_of(case, "item", lack.row) if lack.row else words

    def place_words(self, place: Target) -> str:
        """Name a place a case can go to."""
        return self._words.progress(*place)

    def may_escalate(self, case: Case) -> bool:
        """Tell whether a case can be handed up from here."""
        return any(to == Status.ESCALATED for to, _stage in self._cases.moves(case))

    def fill_menus(self, up: QMenu, others: QMenu, case: Case) -> None:
        """Offer every level a case can be handed up to, and each other move under its heading."""
        up.clear()
        others.clear()
        for level in LEVELS if self.may_escalate(case) else ():
            title = self.tr("Hand up to: {0}").format(self._words.label("level", level))
            on_press(up.addAction(title), self._escalate, case, level)
        for heading, places in self.others(case).items():
            others.addAction(heading).setEnabled(False)
            for place in places:
                act = others.addAction(self._menu_words(place))
                on_press(act, self.move, case, place)

    def others(self, case: Case) -> dict[str, list[Target]]:
        """Return what else a case can come to from here, under its heading."""
        ahead = self._cases.next_step(case)
        headings = {
            Status.ON_SITE: self.tr("Back to a step"),
            Status.AWAIT_CUSTOMER: self.tr("Wait"),
            Status.AWAIT_TEST: self.tr("Wait"),
            Status.EXTERNAL: self.tr("Outside proceeding"),
        }
        found: dict[str, list[Target]] = {}
        for place in self._cases.moves(case):
            if place[0] != Status.ESCALATED and place != ahead:
                heading = headings.get(Status(place[0]), self.tr("End"))
                found.setdefault(heading, []).append(place)
        return found

    def _menu_words(self, place: Target) -> str:
        words = self.tr("Back to: {0}") if place[0] == Status.ON_SITE else self.tr("Set to: {0}")
        return words.format(self.place_words(place))

    def move(self, case: Case, place: Target) -> None:
        """Move a case, asking for the reason when the rule wants one and nothing else lacks."""
        lacks = [m for m in self._cases.missing(case, *place) if m.code != "guard.reason"]
        if lacks:
            self.lacking.emit(tuple(lacks), *place)
            return
        if place[0] in {Status.CLOSED, Status.WITHDRAWN} and not self._sure_to_close(case):
            return
        if guards.needs_reason(case, *place, self._words.rules_of(case)):
            self._prompts.enter_reason(
                self.place_words(place),
                self.tr("Why? The reason stays with the case."),
                write=partial(self._written, case, place),
            )
        else:
            self._move(case, place)

    def _place_of(self, case: Case, lack: Missing) -> Place:
        item = lack.facts.get("item")
        if lack.code == "guard.evidence" and item:
            return AtRow(str(item), acting=True)
        if lack.code == "guard.item" and self._is_filled_in(case, str(item)):
            return AtRow(str(item), acting=True)
        if lack.code in OF_PROPOSAL and case.proposals:
            return InEntry("proposals", _undecided(case))
        if lack.code == "guard.handed_over":
            samples = [e.id for e in case.evidence.values() if e.kind == ExhibitKind.FUEL_SAMPLE]
            return AtExhibit(samples[-1]) if samples else place_of(case, lack.about)
        if lack.code == "guard.clock":
            rule = self._words.rules_of(case).deadlines[str(lack.facts["rule"])]
            return place_of(case, MEETS.get(rule.met_by, lack.about))
        return place_of(case, lack.about or lack.code)

    def _is_filled_in(self, case: Case, item: str) -> bool:
        """Tell whether a row is settled by a field, which its button leads to."""
        rules = self._words.rules_of(case)
        rows = (row for s in ROWS for row in checklists.items(case.category, s, rules))
        return any(row.id == item and row.does.startswith("fact:") for row in rows)

    def _escalate(self, case: Case, level: str) -> None:
        title = self.tr("Hand up to: {0}").format(self._words.label("level", level))
        self._prompts.enter_reason(
            title,
            self.tr("Say what is asked of them. Tell the customer the name and the next contact."),
            [
                self.tr("The demand exceeds my authority"),
                self.tr("The customer asks for a higher level"),
                self.tr("The press or a public platform is involved"),
            ],
            write=partial(self._written, case, (Status.ESCALATED, ""), level=level),
        )

    def _sure_to_close(self, case: Case) -> bool:
        return self._prompts.confirm_final(
            self.tr("Close case {0}?").format(case.case_no),
            self.tr(
                "After closing, the record stands as it is: nothing is deleted, later changes are "
                "marked as such, and only a second complaint opens it again."
            ),
            self.tr("Close the case"),
        )

    def _move(self, case: Case, place: Target) -> None:
        try:
            self._written(case, place, "")
        except Problem as problem:
            self._prompts.show_problem(problem)

    def _written(self, case: Case, place: Target, reason: str, *, level: str = "") -> None:
        moved = self._cases.move(case.id, *place, reason=reason, level=level)
        self.moved.emit(self.tr("Now: {0}").format(self.place_words((moved.status, moved.stage))))


def _undecided(case: Case) -> str:
    """Return the offer that the customer took, else the newest that still waits for an answer."""
    accepted = [
        name for name, offer in case.proposals.items() if offer.answer == ProposalAnswer.ACCEPTED
    ]
    waiting = [
        name for name, offer in case.proposals.items() if offer.answer == ProposalAnswer.OPEN
    ]
    return (accepted or waiting or list(case.proposals))[-1]
