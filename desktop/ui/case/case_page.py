"""One case: its head, its steps, its facts and its evidence, on one page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.clock import Clock
from desktop.services.cases.cases import Cases
from desktop.services.desk.drafts import Drafts
from desktop.services.desk.session import Session
from desktop.services.papers.papers import Papers
from desktop.services.papers.prints import Prints
from desktop.ui.case.acts import CaseActs
from desktop.ui.case.entries import CaseEntries, EntryStart
from desktop.ui.case.head import CaseHead
from desktop.ui.case.moves import CaseMoves
from desktop.ui.case.papers import CasePapers
from desktop.ui.case.parts import STEP, CaseParts
from desktop.ui.case.privacy_notice import Notice
from desktop.ui.case.proof import CaseProof
from desktop.ui.case.row_actions import RowActions
from desktop.ui.case.steps import current_step
from desktop.ui.case.ui_case_page import Ui_CasePage
from desktop.ui.evidence.intake import EvidenceIntake
from desktop.ui.evidence.tray import EvidenceTray
from desktop.ui.fields.live_fields import LiveFields
from desktop.ui.files.meant import Meant
from desktop.ui.files.taking import FileTaking, Taken
from desktop.ui.keyboard.shortcuts import INSIDE, on_keys
from desktop.ui.keyboard.sight import enter, to_top
from desktop.ui.widgets.progress_strip import ProgressStrip
from desktop.ui.widgets.snackbar import Snackbar
from desktop.ui.window.changes import Changes
from desktop.ui.window.page import Page
from desktop.ui.window.place import (
    AtExhibit,
    AtPoint,
    AtRow,
    InEntry,
    InField,
    NewEvidence,
    NewReport,
    Place,
)
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.visit import ToCases, ToRegister, ToStills
from desktop.ui.words.case import CaseWords
from record.case import Case

MINUTE_MS = 60_000


Evidence = tuple[EvidenceTray, EvidenceIntake]


@dataclass(frozen=True)
class CaseServices:
    """What the parts of the page call; ``notice`` is the privacy notice of this station."""

    cases: Cases
    drafts: Drafts
    session: Session
    clock: Clock
    papers: Papers
    prints: Prints
    notice: Callable[[], Notice]


class CasePage(Page):
    """Show one case and let a station work on it. Asks for the pages ``cases`` and ``stills``.

    ``paper_asked`` and ``print_asked`` carry a case id and a document; whoever made the page
    opens their windows.
    """

    paper_asked = Signal(str, str)
    print_asked = Signal(str, str)

    def __init__(
        self,
        services: CaseServices,
        words: CaseWords,
        prompts: Prompts,
        changes: Changes,
        evidence: Callable[[ProgressStrip, QWidget], Evidence],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._cases = cases = services.cases
        self._words = words
        self._case: Case | None = None
        self._step = ""
        self.queue: tuple[str, ...] = ()
        self._lacking_for: tuple[str, str] | None = None
        self.ui = Ui_CasePage()
        self.ui.setupUi(self)
        self.ui.pageLayout.setStretch(self.ui.pageLayout.count() - 1, 1)
        self.live = LiveFields(services.drafts, "", self, save=self._save, say=words.problem)
        self.head = CaseHead(words, services.clock, self.live, self.ui)
        self.banners = self.head.banners
        self.moves = CaseMoves(cases, words, prompts, self)
        self.rows = RowActions(cases, services.notice, words, prompts, self)
        self.acts = CaseActs(cases, words, prompts, self.live, self)
        start = EntryStart(services.drafts, services.session, services.clock)
        self.entries = CaseEntries(cases, start, words, prompts, self.live, self)
        self.papers = CasePapers(services.papers, services.prints, words, self)
        self.parts = CaseParts(cases, words, self.live, self.ui.tabs, self.ui.parts)
        tray, intake = evidence(self.ui.progress, self)
        self.proof = CaseProof(tray, intake, words, self.ui.proofLayout, self)
        self.snackbar = Snackbar(self)
        meant = Meant(self.tr("photos, films and papers of this case"), whole=True)
        self.files = FileTaking(self, meant, prompts, self._open_case)
        self._connect()
        changes.cases_changed.connect(self._changed)
        changes.sync_changed.connect(tray.refresh_states)
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.refresh)

    @property
    def case(self) -> Case:
        """The case on the page."""
        if self._case is None:
            raise RuntimeError("no case has been opened on this page")
        return self._case

    def open(self, case_id: str, at: Place | None = None, queue: Sequence[str] = ()) -> None:
        """Show a case, at a place; ``queue`` are the ids to walk through, the former when empty."""
        case = self._cases.get(case_id)
        self.queue = tuple(queue) or self.queue
        if self._case is None or self._case.id != case.id:
            self._turn_to(case)
        else:
            self._show(case)
        self._minute.start()
        if at is not None:
            self.go_to(at)
        else:
            QTimer.singleShot(0, self.parts.steps, self.parts.steps.focus_next)

    def leave(self) -> None:
        """Record what was typed."""
        self._minute.stop()
        self.live.flush()

    def refresh(self) -> None:
        """Read the case again and show what changed; what is being typed stays."""
        if self._case is not None:
            self._show(self._cases.get(self._case.id))

    def go_to(self, place: Place) -> None:
        """Put the keyboard where something is settled, opening what is needed for it."""
        match place:
            case InField("summary"):
                self.head.focus_title()
            case AtRow(item, acting=True):
                self._do(item)
            case NewReport():
                self.entries.report(self.case.id)
            case NewEvidence(kind):
                self._add_kind(kind)
            case AtExhibit(evidence_id):
                self.proof.open_exhibit(self.case, evidence_id)
            case InEntry(collection, member):
                self.entries.open(self.case.id, collection, member)
            case _:
                self.parts.go_to(self.case, place)

    def _turn_to(self, case: Case) -> None:
        self.live.open_place(case.id)
        self._case = self._lacking_for = None
        self._step = current_step(case)
        self.parts.steps.show_missing((), "")
        self.parts.show_part(STEP)
        self._show(case)
        to_top(self)
        # What was typed and not recorded before the case was closed waits until it is reopened.
        if case.is_open and self.live.restore():
            self.snackbar.say(self.tr("What you were typing has been restored."))

    def _show(self, case: Case) -> None:
        before, self._case = self._case, case
        if before is not None and current_step(before) != current_step(case):
            self._step = current_step(case)
            self._lacking_for = None
        clocks = self._cases.clocks(case)
        self.head.show_case(case, clocks)
        self.parts.show_case(case, self._step, clocks)
        told = self._cases.meters(case, self._step)
        self.parts.steps.show_meters(told, partial(self.moves.name_lack, case))
        self.proof.show_case(case)
        self.head.name_step(self.moves.step_words(case))
        self.ui.escalateButton.setVisible(self.moves.may_escalate(case))
        self.ui.movesButton.setVisible(bool(self.moves.others(case)))
        self._show_missing()

    def _show_missing(self) -> None:
        if self._lacking_for is None:
            return
        missing = self._cases.missing(self.case, *self._lacking_for)
        told = self.moves.missing_words(self.case, missing)
        place = self.moves.place_words(self._lacking_for)
        heading = self.tr("Still missing before “{0}”: {1}").format(place, len(told))
        self.parts.steps.show_missing(told, heading)

    def _lack(self, _missing: object, status: str, stage: str) -> None:
        self._lacking_for = (status, stage)
        self._step = current_step(self.case)
        self.parts.show_part(STEP)
        self.refresh()
        links = self.parts.steps.missing.links()
        if links:
            enter(links[0], self.parts.steps.missing)

    def _save(self, seen: Any, changes: dict[str, Any]) -> None:
        self._cases.change(seen if seen is not None else self.case, changes)
        QTimer.singleShot(0, self, self.refresh)

    def _changed(self, case_ids: frozenset[str]) -> None:
        if self._case is not None and (not case_ids or self._case.id in case_ids):
            self.refresh()

    def _finish(self) -> None:
        if self.live.flush():
            self.refresh()
            self.moves.finish(self.case)

    def _moved(self, words: str) -> None:
        self._lacking_for = None
        self.parts.steps.show_missing((), "")
        self.snackbar.say(words)
        self.refresh()

    def _connect(self) -> None:
        ui = self.ui
        ui.breadcrumb.clicked.connect(self._leave_for)
        ui.stepper.clicked.connect(self._show_step)
        ui.finishButton.clicked.connect(self._finish)
        ui.printButton.setMenu(QMenu(ui.printButton))
        ui.printButton.menu().aboutToShow.connect(self._fill_papers)
        self.papers.paper_asked.connect(self.paper_asked)
        self.papers.print_asked.connect(self.print_asked)
        ui.escalateButton.setMenu(QMenu(ui.escalateButton))
        ui.escalateButton.menu().aboutToShow.connect(self._fill_moves)
        ui.movesButton.setMenu(QMenu(ui.movesButton))
        ui.movesButton.menu().aboutToShow.connect(self._fill_moves)
        self.head.banners.exhibit_asked.connect(self._open_exhibit)
        self.head.banners.acted.connect(partial(self.go_to, AtPoint()))
        self.moves.moved.connect(self._moved)
        self.moves.lacking.connect(self._lack)
        self.parts.step_asked.connect(self._show_step)
        self.parts.entry_asked.connect(self._open_entry)
        self.parts.steps.missing_chosen.connect(self.go_to)
        self.proof.said.connect(self.snackbar.say)
        self.proof.tray.paste_asked.connect(self.files.paste)
        self.files.given.connect(self._take_files)
        self._connect_rows()
        self.proof.register_asked.connect(self._open_register)

    def _connect_rows(self) -> None:
        steps, rows = self.parts.steps, self.rows
        steps.acted.connect(self._act)
        steps.answered.connect(self._answer)
        rows.place_asked.connect(self.go_to)
        rows.exhibit_asked.connect(self._open_exhibit)
        rows.kind_asked.connect(self._add_kind)
        rows.files_asked.connect(self._choose_files)
        rows.entry_asked.connect(self._add_entry)
        self.entries.recorded.connect(self.refresh)
        rows.stills_asked.connect(self.open_stills)
        rows.paper_asked.connect(self._ask_paper)
        rows.answered.connect(self._row_answered)
        review, acts = self.parts.review, self.acts
        review.answered.connect(self._answer_point)
        review.version_chosen.connect(self._choose_version)
        review.met.connect(self._meet)
        review.noted.connect(self._note)
        review.place_asked.connect(self.go_to)
        acts.changed.connect(self.refresh)
        acts.said.connect(self.snackbar.say)
        self._add_keys()

    def _add_keys(self) -> None:
        for name, act in (
            ("finish", self._finish),
            ("evidence", self.proof.tray.add.showMenu),
            ("print", self.ui.printButton.showMenu),
            ("escalate", self.ui.escalateButton.showMenu),
            ("moves", self.ui.movesButton.showMenu),
            ("title", self.head.focus_title),
            ("step_on", self.parts.step_on),
            ("step_back", self.parts.step_back),
            ("undo", self.snackbar.take_back),
        ):
            on_keys(self, f"case_page.{name}", act, INSIDE)

    def _show_step(self, step: str) -> None:
        self._step = step
        self.parts.show_part(STEP)
        self.refresh()

    def _fill_moves(self) -> None:
        self.live.flush()
        self.refresh()
        self.moves.fill_menus(self.ui.escalateButton.menu(), self.ui.movesButton.menu(), self.case)

    def _fill_papers(self) -> None:
        self.papers.fill(self.ui.printButton.menu(), self.case)

    def _open_case(self) -> Case | None:
        return self._case if self._case is not None and self._case.is_open else None

    def _take_files(self, taken: Taken) -> None:
        self.proof.intake.add_paths(taken.at, taken.paths)

    def _leave_for(self, _key: str) -> None:
        self.asked.emit(ToCases())

    def _open_register(self) -> None:
        self.asked.emit(ToRegister(self.case.id))

    def open_stills(self, evidence_id: str = "") -> None:
        """Go to the footage of the case, or to one recording."""
        self.asked.emit(ToStills(self.case.id, evidence_id))

    def _open_exhibit(self, evidence_id: str) -> None:
        self.proof.open_exhibit(self.case, evidence_id)

    def _choose_files(self, kind: str) -> None:
        self.proof.intake.choose_files(self.case, kind)

    def _ask_paper(self, document: str) -> None:
        self.paper_asked.emit(self.case.id, document)

    def _open_entry(self, collection: str, member: str) -> None:
        self.entries.open(self.case.id, collection, member)

    def _add_entry(self, collection: str, item: str) -> None:
        self.entries.add_for(self.case.id, collection, item)

    def _do(self, item: str) -> None:
        self.parts.go_to(self.case, AtRow(item))
        if item in self.parts.steps.items:
            self._act(item)

    def _act(self, item: str) -> None:
        self.rows.act(self.case, self.parts.steps.items[item])

    def _answer(self, item: str, answer: str) -> None:
        self.rows.answer(self.case, self.parts.steps.items[item], answer)

    def _row_answered(self, item: str, answer: str, was: str) -> None:
        self.acts.row_answered(self.case, item, answer, was)

    def _answer_point(self, point: str, words: str) -> None:
        self.acts.answer_point(self.case, point, words)

    def _choose_version(self, path: str, kept: bool) -> None:
        self.acts.choose_version(self.case, path, kept=kept)

    def _meet(self, rule: str) -> None:
        self.acts.meet(self.case, rule)

    def _note(self, words: str) -> None:
        self.acts.note(self.case, words)

    def _add_kind(self, kind: str, source: str = "") -> None:
        self.proof.add_kind(self.case, kind, source)
