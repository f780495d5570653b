"""One case: its head, its steps, its facts and its evidence, on one page."""

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from desktop.app import Application
from desktop.ui.case.acts import CaseActs
from desktop.ui.case.entries import CaseEntries
from desktop.ui.case.head import CaseHead
from desktop.ui.case.moves import CaseMoves
from desktop.ui.case.papers import CasePapers
from desktop.ui.case.parts import STEP, CaseParts
from desktop.ui.case.proof import CaseProof
from desktop.ui.case.row_actions import RowActions
from desktop.ui.case.steps import current_step
from desktop.ui.case.ui_case_page import Ui_CasePage
from desktop.ui.fields.live_fields import LiveFields
from desktop.ui.widgets.snackbar import Snackbar
from desktop.ui.window.changes import Changes
from desktop.ui.window.drop_area import has_evidence
from desktop.ui.window.page import Page
from desktop.ui.window.prompts import Prompts
from desktop.ui.words.case import CaseWords
from record.case import Case

MINUTE_MS = 60_000


class CasePage(Page):
    """Show one case and let a station work on it. Asks for the pages ``cases`` and ``stills``.

    ``paper_asked`` and ``print_asked`` carry a case id and a document; whoever made the page
    opens their windows.
    """

    paper_asked = Signal(str, str)
    print_asked = Signal(str, str)

    def __init__(
        self,
        app: Application,
        prompts: Prompts,
        changes: Changes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._app, self._prompts = app, prompts
        self._words = CaseWords(app)
        self._case: Case | None = None
        self._step = ""
        self._lacking_for: tuple[str, str] | None = None
        self.ui = Ui_CasePage()
        self.ui.setupUi(self)
        self.ui.pageLayout.setStretch(self.ui.pageLayout.count() - 1, 1)
        self.live = LiveFields(app.drafts, "", self, save=self._save, say=self._words.problem)
        self.head = CaseHead(app, self.live, self.ui)
        self.banners = self.head.banners
        self.moves = CaseMoves(app, prompts, self)
        self.rows = RowActions(app, prompts, self)
        self.acts = CaseActs(app, prompts, self.live, self)
        self.entries = CaseEntries(app, self.live, self)
        self.papers = CasePapers(app, self)
        self.parts = CaseParts(app, self.live, self.ui.tabs, self.ui.parts)
        self.proof = CaseProof(app, prompts, self.ui.proofLayout, self.ui.progress, self)
        self.snackbar = Snackbar(self)
        self._connect()
        self._connect_rows()
        self._add_keys()
        changes.cases_changed.connect(self._changed)
        changes.sync_changed.connect(self.proof.tray.refresh_states)
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.refresh)
        self.setAcceptDrops(True)

    @property
    def case(self) -> Case:
        """The case on the page."""
        if self._case is None:
            raise RuntimeError("no case has been opened on this page")
        return self._case

    def open(self, **args: object) -> None:
        """Show ``case_id``; ``at`` names the place to go to, such as a path or ``task:…``."""
        case = self._app.cases.get(str(args["case_id"]))
        if self._case is None or self._case.id != case.id:
            self._turn_to(case)
        else:
            self._show(case)
        self._minute.start()
        if at := str(args.get("at") or ""):
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
            self._show(self._app.cases.get(self._case.id))

    def go_to(self, target: str) -> None:
        """Put the keyboard where a target is settled, opening what is needed for it."""
        kind, _, name = target.partition(":")
        if kind == "summary":
            self.head.focus_title()
        elif kind == "do":
            self._do(name)
        elif kind == "report":
            self.entries.report(self.case.id)
        elif kind == "evidence":
            self._add_kind(name)
        elif kind == "exhibit":
            self.proof.open_exhibit(self.case, name)
        elif not self.entries.open_named(self.case, target):
            self.parts.go_to(self.case, target)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files anywhere on the page."""
        if self._case is not None and self._case.is_open and has_evidence(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the files to the case."""
        event.acceptProposedAction()
        self.proof.intake.take(self.case, event.mimeData())

    def _turn_to(self, case: Case) -> None:
        self.live.open_place(case.id)
        self._case = None
        self._lacking_for = None
        self._step = current_step(case)
        self.parts.steps.show_missing((), "")
        self.parts.show_part(STEP)
        self._show(case)
        if self.live.restore():
            self.snackbar.say(self.tr("What you were typing has been restored."))

    def _show(self, case: Case) -> None:
        before, self._case = self._case, case
        if before is not None and current_step(before) != current_step(case):
            self._step = current_step(case)
            self._lacking_for = None
        clocks = self._app.cases.clocks(case)
        self.head.show_case(case, clocks)
        self.parts.show_case(case, self._step, clocks)
        self.proof.show_case(case)
        self.head.name_step(self.moves.step_words(case))
        self._show_missing()

    def _show_missing(self) -> None:
        if self._lacking_for is None:
            return
        missing = self._app.cases.missing(self.case, *self._lacking_for)
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
            links[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self, seen: Any, changes: dict[str, Any]) -> None:
        self._app.cases.change(seen if seen is not None else self.case, changes)
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
        ui.breadcrumb.clicked.connect(lambda name: self.asked.emit(name, {}))
        ui.stepper.clicked.connect(self._show_step)
        ui.finishButton.clicked.connect(self._finish)
        ui.printButton.setMenu(QMenu(ui.printButton))
        ui.printButton.menu().aboutToShow.connect(
            lambda: self.papers.fill(ui.printButton.menu(), self.case)
        )
        self.papers.paper_asked.connect(self.paper_asked)
        self.papers.print_asked.connect(self.print_asked)
        ui.escalateButton.setMenu(QMenu(ui.escalateButton))
        ui.escalateButton.menu().aboutToShow.connect(self._fill_moves)
        self.head.banners.exhibit_asked.connect(lambda e: self.go_to(f"exhibit:{e}"))
        self.head.banners.acted.connect(lambda: self.go_to("task:"))
        self.moves.moved.connect(self._moved)
        self.moves.lacking.connect(self._lack)
        self.parts.step_asked.connect(self._show_step)
        self.parts.entry_asked.connect(self._open_entry)
        self.parts.steps.missing_chosen.connect(self.go_to)
        self.proof.said.connect(self.snackbar.say)
        self.proof.footage_asked.connect(self._open_stills)
        self.proof.register_asked.connect(
            lambda: self.asked.emit("register", {"case_id": self.case.id})
        )

    def _connect_rows(self) -> None:
        steps, rows = self.parts.steps, self.rows
        steps.acted.connect(lambda item: rows.act(self.case, steps.items[item]))
        steps.answered.connect(lambda i, answer: rows.answer(self.case, steps.items[i], answer))
        rows.place_asked.connect(self.go_to)
        rows.exhibit_asked.connect(lambda e: self.proof.open_exhibit(self.case, e))
        rows.kind_asked.connect(self._add_kind)
        rows.files_asked.connect(lambda k: self.proof.intake.choose_files(self.case, k))
        rows.entry_asked.connect(lambda c, i: self.entries.add_for(self.case.id, c, i))
        self.entries.recorded.connect(self.refresh)
        rows.stills_asked.connect(lambda: self._open_stills(""))
        rows.paper_asked.connect(lambda document: self.paper_asked.emit(self.case.id, document))
        rows.answered.connect(lambda i, a, was: self.acts.row_answered(self.case, i, a, was))
        review, acts = self.parts.review, self.acts
        review.answered.connect(lambda point, said: acts.answer_point(self.case, point, said))
        review.version_chosen.connect(lambda p, kept: acts.choose_version(self.case, p, kept=kept))
        review.met.connect(lambda rule: acts.meet(self.case, rule))
        review.noted.connect(lambda words: acts.note(self.case, words))
        review.place_asked.connect(self.go_to)
        acts.changed.connect(self.refresh)
        acts.said.connect(self.snackbar.say)

    def _add_keys(self) -> None:
        for key, act in (
            ("Ctrl+Return", self._finish),
            ("Ctrl+Enter", self._finish),
            ("Ctrl+E", self.proof.tray.add.showMenu),
            ("Ctrl+P", self.ui.printButton.showMenu),
            ("Ctrl+U", self.ui.escalateButton.showMenu),
            ("F2", lambda: self.go_to("summary")),
            ("Ctrl+PgDown", lambda: self.parts.step_through(1)),
            ("Ctrl+PgUp", lambda: self.parts.step_through(-1)),
            (QKeySequence(QKeySequence.StandardKey.Paste), self.proof.tray.paste),
            (QKeySequence(QKeySequence.StandardKey.Undo), self.snackbar.take_back),
        ):
            keys = QShortcut(QKeySequence(key), self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(act)

    def _show_step(self, step: str) -> None:
        self._step = step
        self.parts.show_part(STEP)
        self.refresh()

    def _fill_moves(self) -> None:
        self.live.flush()
        self.refresh()
        self.moves.fill_menu(self.ui.escalateButton.menu(), self.case)

    def _open_entry(self, collection: str, member: str) -> None:
        self.entries.open(self.case.id, collection, member)

    def _do(self, item: str) -> None:
        self.parts.go_to(self.case, f"item:{item}")
        if item in self.parts.steps.items:
            self.rows.act(self.case, self.parts.steps.items[item])

    def _add_kind(self, kind: str, source: str = "") -> None:
        self.proof.add_kind(self.case, kind, source)

    def _open_stills(self, evidence_id: str) -> None:
        args = {"case_id": self.case.id, "evidence_id": evidence_id}
        self.asked.emit("stills", {name: value for name, value in args.items() if value})
