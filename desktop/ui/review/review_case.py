"""One case on the reviewer's desk: read it, remark on it, decide."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal

from desktop import keys
from desktop.clock import Clock
from desktop.services.cases.cases import Cases
from desktop.services.cases.review import Review
from desktop.services.cases.rule_switch import RuleSwitch
from desktop.services.desk.drafts import Drafts
from desktop.services.evidence.exhibits import Evidence
from desktop.ui.case.reading import CaseReading
from desktop.ui.keyboard.shortcuts import INSIDE, on_keys
from desktop.ui.review.decisions import ReviewDecisions, next_act
from desktop.ui.review.exhibit_look import ExhibitLook
from desktop.ui.review.exhibits import ExhibitList
from desktop.ui.review.facts import FactList, StepList
from desktop.ui.review.ui_review_case import Ui_ReviewCase
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.time_line import Moment, TimeLine
from desktop.ui.window.changes import Changes
from desktop.ui.window.dialog import show_dialog
from desktop.ui.window.page import Page
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.visit import ToReview, ToReviewCase, ToStills
from desktop.ui.words.case import SEVERITY_TONES, VALIDITY_TONES, CaseWords, full, nearest
from record.case import Activity, Case
from record.codes import Action
from record.problems import Problem

LOOKED = "review-looked"
RECENT = 40
ONLY_HERE = "ONLY_HERE"


@dataclass(frozen=True)
class ReviewServices:
    """What a reviewer's page reads and writes."""

    cases: Cases
    review: Review
    evidence: Evidence
    drafts: Drafts
    clock: Clock
    rule_switch: RuleSwitch


class ReviewCase(Page):
    """Show a case read-only with what a region may do. Asks for ``review`` and for itself.

    ``rules_asked`` carries the id of a case that is to follow another rule set.
    """

    rules_asked = Signal(str)

    def __init__(
        self, services: ReviewServices, words: CaseWords, prompts: Prompts, changes: Changes
    ) -> None:
        super().__init__()
        self._services, self._cases = services, services.cases
        self._words, self._prompts = words, prompts
        self._reading = CaseReading(words)
        self._case: Case | None = None
        self._queue: tuple[str, ...] = ()
        self._looked_at: datetime | None = None
        self._acts: dict[str, Button] = {}
        self.ui = Ui_ReviewCase()
        self.ui.setupUi(self)
        self.ui.acts.gather()
        self._chips = FlowLayout(self.ui.chipHost)
        self.facts = FactList(self.ui.fieldLayout, self)
        self.steps = StepList(self.ui.stepLayout, self)
        self.exhibits = ExhibitList(services.evidence, words, self.ui.evidenceLayout, self)
        self._activity, self._since, self._notes = TimeLine(), TimeLine(), TimeLine()
        self.ui.activityLayout.addWidget(self._activity)
        self.ui.sinceLayout.addWidget(self._since)
        self.ui.noteLayout.addWidget(self._notes)
        self.decisions = ReviewDecisions(services.review, self._reading, prompts, self)
        self._connect()
        changes.cases_changed.connect(self._changed)

    @property
    def case_id(self) -> str:
        """The case on screen, or ""."""
        return self._case.id if self._case else ""

    def open(self, case_id: str, queue: Sequence[str] = ()) -> None:
        """Show a case; ``queue`` are the ids to walk through, the former ones when empty."""
        if queue:
            self._queue = tuple(queue)
        other = case_id != self.case_id
        if other:
            self._looked_at = self._last_look(case_id)
        self._show(self._cases.get(case_id))
        if other:
            self.ui.factScroll.verticalScrollBar().setValue(0)
            self.ui.sideScroll.verticalScrollBar().setValue(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the case again."""
        if self._case is not None:
            self._show(self._cases.get(self._case.id))

    def leave(self) -> None:
        """Remember when this case was looked at."""
        if self._case is not None:
            now = self._services.clock.now().isoformat()
            # A disk that takes nothing must not hold the window open.
            with contextlib.suppress(Problem):
                self._services.drafts.keep(LOOKED, self._case.id, now)

    def go_on(self) -> None:
        """Go to the next case of the queue; past the end, back to the list."""
        self._go(1)

    def go_back(self) -> None:
        """Go to the case before in the queue."""
        self._go(-1)

    def _to_queue(self) -> None:
        self.asked.emit(ToReview())

    def _go(self, by: int) -> None:
        if self._case is None:
            return
        at = self._queue.index(self._case.id) if self._case.id in self._queue else -1
        if 0 <= at + by < len(self._queue):
            self.leave()
            self.asked.emit(ToReviewCase(self._queue[at + by]))
        elif by > 0:
            self.asked.emit(ToReview())

    def _connect(self) -> None:
        ui = self.ui
        ui.queueButton.clicked.connect(self._to_queue)
        ui.rulesButton.clicked.connect(self._ask_rules)
        ui.previousButton.clicked.connect(self.go_back)
        ui.nextButton.clicked.connect(self.go_on)
        self.facts.remark_asked.connect(self.decisions.comment)
        self.exhibits.remark_asked.connect(self.decisions.comment)
        self.exhibits.opened.connect(self._look)
        self.decisions.recorded.connect(self._recorded)
        for name, act, button in (
            ("comment", self.decisions.comment_on_case, ui.commentButton),
            ("class", self.decisions.raise_class, ui.classButton),
            ("money", self.decisions.approve_money, ui.moneyButton),
            ("validity", self.decisions.validity, ui.validityButton),
            ("return", self.decisions.send_back, ui.returnButton),
            ("confirm", self.decisions.confirm, ui.confirmButton),
        ):
            on_keys(self, f"review_case.{name}", button.click, INSIDE)
            button.clicked.connect(act)
            self._acts[keys.key(f"review_case.{name}").shown] = button
        for name, go in (
            ("on", self.go_on),
            ("back", self.go_back),
            ("rules", self._ask_rules),
            ("queue", self._to_queue),
        ):
            on_keys(self, f"review_case.{name}", go, INSIDE)

    def _ask_rules(self) -> None:
        if self._case is not None and self._services.rule_switch.is_open_to(self._case):
            self.rules_asked.emit(self._case.id)

    def _changed(self, case_ids: object) -> None:
        if self._case is None or not self.isVisible() or not isinstance(case_ids, frozenset):
            return
        if not case_ids or self._case.id in case_ids:
            self.refresh()

    def _recorded(self, case: Case, moves_on: bool) -> None:
        self._show(case)
        refused = next(
            (r for r in reversed(case.remarks) if r.code == "decision.not_allowed"), None
        )
        last = case.decisions[-1] if case.decisions else None
        if last is not None and not last.applied and refused is not None:
            self.ui.banner.say(self._words.remark(refused), "bad")
        elif moves_on:
            self.go_on()

    def _show(self, case: Case) -> None:
        self._case = case
        self.decisions.case = case
        pinned = self._reading.pinned(case)
        self.ui.placeText.setText(f"/ {self._words.station(case.station)}")
        self.ui.titleText.setText(f"{case.case_no}  {case.summary}")
        self._show_rules(case)
        self._show_chips(case)
        self.facts.show_facts(self._reading, case, pinned)
        self.steps.show_steps(self._reading, case)
        self.ui.evidenceText.setText(self.exhibits.show_exhibits(case, pinned))
        self._show_times(case)
        self._show_place_in_queue(case)
        self._show_sending(case)
        self._show_acts(case)

    def _show_acts(self, case: Case) -> None:
        """Offer what can be decided, with its key; the one that is next is filled."""
        following = next_act(case, self._words.rules_of(case))
        words = {
            "M": self.tr("Remark"),
            "A": self.tr("Approve money"),
            "U": self.tr("Raise class"),
            "V": self.tr("Decide validity"),
            "R": self.tr("Return"),
            "C": self.tr("Confirm handling"),
        }
        for key, button in self._acts.items():
            offered = case.is_open or key == "M"
            button.setText(f"{words[key]}  {key}")
            button.setToolTip(f"{words[key]} ({key})")
            button.set_kind("primary" if key == following else "secondary")
            button.setVisible(offered)
            button.setEnabled(offered)

    def _show_rules(self, case: Case) -> None:
        button = self.ui.rulesButton
        button.setText(self.tr("Rules {0}…").format(case.ruleset))
        button.setToolTip(self.tr("Switch this case to another rule set (S)"))
        button.setVisible(self._services.rule_switch.is_open_to(case))

    def _show_chips(self, case: Case) -> None:
        self._chips.clear()
        label = self._words.label
        chips = [
            Chip(label("category", case.category)),
            Chip(label("severity", case.severity), SEVERITY_TONES.get(case.severity, "neutral")),
            Chip(label("validity", case.validity), VALIDITY_TONES.get(case.validity, "neutral")),
            Chip(self._words.progress(case.status, case.stage)),
        ]
        for clock in nearest(case, self._cases.clocks(case)):
            words, tone, why = self._words.clock(clock)
            chip = Chip(words, tone)
            chip.setToolTip(why)
            chips.append(chip)
        if case.open_tasks:
            chips.append(Chip(self.tr("%n points open", "", len(case.open_tasks)), "warning"))
        if case.confirmed_by:
            chips.append(Chip(self.tr("Confirmed"), "good"))
        for chip in chips:
            self._chips.addWidget(chip)

    def _show_times(self, case: Case) -> None:
        self._activity.show_moments(self._told(case, case.activity[: -RECENT - 1 : -1]))
        since = self._looked_at
        news = self._services.review.changed_since(case, since) if since else ()
        self.ui.sinceCard.setVisible(bool(news))
        self.ui.sinceTitle.setText(
            self.tr("New since you looked on {0}").format(self._words.short(since))
        )
        self._since.show_moments(self._told(case, news[::-1]))
        said = sorted(self._said(case), key=lambda pair: pair[0], reverse=True)
        self._notes.show_moments([self._moment(at, words) for at, words in said])
        self.ui.noteCard.setVisible(bool(said))

    def _told(self, case: Case, lines: Sequence[Activity]) -> list[Moment]:
        said = self._words.history(case, lines)
        return [self._moment(line.at, words) for line, words in zip(lines, said, strict=True)]

    def _said(self, case: Case) -> list[tuple[datetime, str]]:
        said = []
        for decision in case.decisions:
            action = self._words.label("decision", decision.action)
            group = "validity" if decision.action == Action.VALIDITY else "severity"
            value = self._words.label(group, decision.value)
            about = self._reading.name_of(case, decision.about) if decision.about else ""
            parts = (self._words.person(decision.actor), action, value, about, decision.text)
            said.append((decision.at, " · ".join(part for part in parts if part)))
        said += [(note.at, f"{self._words.person(note.actor)}: {note.text}") for note in case.notes]
        for task in case.tasks.values():
            answer = task.answer or self.tr("waits for an answer")
            said.append((task.answered_at or task.asked_at, f"{task.text} → {answer}"))
        return said

    def _show_place_in_queue(self, case: Case) -> None:
        at = self._queue.index(case.id) if case.id in self._queue else -1
        self.ui.countText.setText(f"{at + 1} / {len(self._queue)}" if at >= 0 else "")
        self.ui.previousButton.setEnabled(at > 0)
        self.ui.nextButton.setEnabled(0 <= at < len(self._queue) - 1)

    def _show_sending(self, case: Case) -> None:
        waits = self._cases.row(case.id).sync == ONLY_HERE
        told = ""
        if waits:
            told = self.tr("On this PC only: your decision is queued and not yet sent.")
        elif not case.is_open:
            told = self.tr(
                "Closed on {0}: nothing is left to decide here, a remark can still be added."
            ).format(self._words.short(case.closed_at or case.status_since))
        self.ui.stateText.setText(told)
        self.ui.stateText.set_tone("warning" if waits else "")
        self.ui.stateText.setVisible(bool(told))
        self.ui.banner.hide()

    def _look(self, evidence_id: str) -> None:
        if self._case is None:
            return
        exhibit = self._case.evidence[evidence_id]
        look = ExhibitLook(
            self._services.evidence, self._words, self._prompts, self._case, exhibit, self
        )
        look.remark_asked.connect(self.decisions.comment)
        look.footage_asked.connect(self._play)
        look.finished.connect(self.refresh)
        show_dialog(look)

    def _play(self, evidence_id: str) -> None:
        self.asked.emit(ToStills(self.case_id, evidence_id))

    def _last_look(self, case_id: str) -> datetime | None:
        try:
            kept = self._services.drafts.of(LOOKED).get(case_id, "")
            return datetime.fromisoformat(kept) if kept else None
        except (Problem, ValueError):
            return None

    def _moment(self, at: datetime, words: str) -> Moment:
        return Moment(self._words.short(at), words, full(at))
