"""What the button and the menu of a checklist row do."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.services.cases.cases import Cases
from desktop.ui.case.entry_kinds import BY_DOES
from desktop.ui.case.privacy_notice import Notice
from desktop.ui.window.place import AtDecisions, InField
from desktop.ui.window.prompts import Prompts
from desktop.ui.words.case import CaseWords
from desktop.ui.words.footage import footage_of
from record.case import Case
from record.codes import ExhibitKind, ExhibitStatus, Medium, RowState
from record.evidence import Exhibit
from record.exhibits.samples import sample_of
from record.problems import Problem
from record.rules import checklists
from record.rules.checklists import ChecklistItem

KIND_OF = {"sample": ExhibitKind.FUEL_SAMPLE, "comparison": ExhibitKind.SAMPLE_COMPARISON}


class RowActions(QObject):
    """Turn a row into what it asks for. Each signal asks the page to open the place for it.

    ``kind_asked`` carries a kind of evidence and where a sample comes from, ``entry_asked`` a
    list and the row that the new entry settles.
    """

    place_asked = Signal(object)
    exhibit_asked = Signal(str)
    kind_asked = Signal(str, str)
    files_asked = Signal(str)
    entry_asked = Signal(str, str)
    stills_asked = Signal()
    paper_asked = Signal(str)
    answered = Signal(str, str, str)

    def __init__(
        self,
        cases: Cases,
        notice: Callable[[], Notice],
        words: CaseWords,
        prompts: Prompts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._cases, self._notice = cases, notice
        self._words, self._prompts = words, prompts

    def act(self, case: Case, item: ChecklistItem) -> None:
        """Do what the button of a row says."""
        does, _, what = item.does.partition(":")
        if does == "fact":
            self._fill(case, item, what)
        elif does in {"evidence", *KIND_OF}:
            self._evidence(case, item, KIND_OF.get(does, what))
        elif does == "stills":
            self._stills(case)
        elif does == "privacy":
            self._show_notice(case)
        elif does == "confirm":
            self.place_asked.emit(AtDecisions())
        elif does == "paper":
            self.paper_asked.emit(what)
        elif does in BY_DOES:
            self.entry_asked.emit(BY_DOES[does].collection, item.id)
        else:
            self._say_done(case, item)

    def answer(self, case: Case, item: ChecklistItem, answer: str) -> None:
        """Answer a row through its menu; what is not possible or does not apply needs a reason."""
        if answer not in (RowState.NOT_POSSIBLE, RowState.NOT_APPLICABLE):
            self._write(case, item, answer)
            return
        self._prompts.enter_reason(
            item.label.read(self._words.language),
            self.tr("Why not? The reason stands in the record and on the dossier."),
            self._ready(answer),
            write=partial(self._record, case, item, answer),
        )

    def _fill(self, case: Case, item: ChecklistItem, path: str) -> None:
        if path == "facts":
            lacking = checklists.missing_facts(case, item) or item.facts
            path = f"facts.{lacking[0].key}"
        self.place_asked.emit(InField(path))

    def _evidence(self, case: Case, item: ChecklistItem, kind: str) -> None:
        source, rules = _source(item, kind), self._words.rules_of(case)
        shown = [e for e in case.evidence.values() if _shows(e, kind, source)]
        if shown and checklists.state(case, item, rules) == RowState.DONE:
            self.exhibit_asked.emit(shown[-1].id)
            return
        known = rules.evidence_kinds.get(kind)
        if (
            known is not None
            and known.medium == Medium.FILE
            and kind in {ExhibitKind.CCTV_CLIP, ExhibitKind.CCTV_STILL}
        ):
            self.files_asked.emit(kind)
        else:
            self.kind_asked.emit(kind, source)

    def _stills(self, case: Case) -> None:
        if footage_of(case):
            self.stills_asked.emit()
        else:
            self.files_asked.emit(ExhibitKind.CCTV_CLIP)

    def _show_notice(self, case: Case) -> None:
        notice = self._notice()
        if self._prompts.ask(notice.title, notice.text, self.tr("Shown to the customer")):
            try:
                self._cases.change(case, {"privacy_notice": notice.version})
            except Problem as problem:
                self._prompts.show_problem(problem)

    def _say_done(self, case: Case, item: ChecklistItem) -> None:
        self._write(case, item, RowState.DONE)

    def _write(self, case: Case, item: ChecklistItem, answer: str) -> None:
        try:
            self._record(case, item, answer, "")
        except Problem as problem:
            self._prompts.show_problem(problem)

    def _record(self, case: Case, item: ChecklistItem, answer: str, reason: str) -> None:
        before = case.checklist.get(item.id)
        was = before.answer if before is not None else RowState.OPEN
        self._cases.answer(case.id, item.id, answer, reason)
        self.answered.emit(item.id, answer, was)

    def _ready(self, answer: str) -> tuple[str, ...]:
        if answer == RowState.NOT_APPLICABLE:
            return (self.tr("Not part of this complaint"), self.tr("The station has none"))
        return (
            self.tr("The customer refused"),
            self.tr("The device is out of order"),
            self.tr("Already overwritten"),
            self.tr("The customer has left"),
        )


def _source(item: ChecklistItem, kind: str) -> str:
    """Return where the sample of a row comes from: ``FUEL_SAMPLE.NOZZLE`` says NOZZLE."""
    named = (need.partition(".") for need in item.needs)
    return next((source for of, _, source in named if of == kind), "")


def _shows(exhibit: Exhibit, kind: str, source: str) -> bool:
    fits = not source or sample_of(exhibit).source == source
    return fits and exhibit.kind == kind and exhibit.status == ExhibitStatus.ACTIVE
