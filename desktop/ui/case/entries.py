"""Entries of a case's lists, opened in a small window, and the row that asked for one settled."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop import zone
from desktop.clock import Clock
from desktop.services.cases.cases import Cases
from desktop.services.desk.drafts import Drafts
from desktop.services.desk.session import Session
from desktop.ui.case.entry_dialog import Entry, RecordDialog
from desktop.ui.case.entry_kinds import BY_COLLECTION, RecordKind
from desktop.ui.fields.live_fields import LiveFields
from desktop.ui.window.dialog import show_dialog
from desktop.ui.window.prompts import Prompts
from desktop.ui.words.case import CaseWords
from record.case import Case
from record.codes import STAGES, NoticeKind, RowState
from record.problems import Problem
from record.rules import checklists

REPORT = {"kind": NoticeKind.REPORT}


@dataclass(frozen=True)
class EntryStart:
    """What an entry starts from: what was typed of it before, who writes it, and now."""

    drafts: Drafts
    session: Session
    clock: Clock

    def values(self, kind: RecordKind) -> dict[str, Any]:
        """Return the first values of a new entry."""
        now = zone.local(self.clock.now()).replace(second=0, microsecond=0)
        member = self.session.member
        return kind.starts(now, member.person_id if member is not None else "")


class CaseEntries(QObject):
    """Open entries over a case page; ``recorded`` follows each that was written.

    ``opened`` carries the Case and the window of an entry before it is shown.
    """

    recorded = Signal()
    opened = Signal(object, object)

    def __init__(
        self,
        cases: Cases,
        start: EntryStart,
        words: CaseWords,
        prompts: Prompts,
        live: LiveFields,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._cases, self._start = cases, start
        self._words, self._prompts = words, prompts
        self._live, self._page = live, page

    def open(self, case_id: str, collection: str, member: str = "") -> None:
        """Open an entry of a list; "" adds one."""
        self._open(case_id, collection, member, {})

    def report(self, case_id: str) -> None:
        """Add the report with the station's proposal on validity."""
        self._open(case_id, "notices", "", REPORT)

    def add_for(self, case_id: str, collection: str, item: str) -> None:
        """Add the entry that a checklist row asks for; recorded, it settles the row."""
        dialog = self._open(case_id, collection, "", {})
        before = self._cases.get(case_id)
        dialog.recorded.connect(partial(self._settle, before, collection, item))

    def _open(
        self, case_id: str, collection: str, member: str, given: dict[str, Any]
    ) -> RecordDialog:
        self._live.flush()
        kind = BY_COLLECTION[collection]
        case = self._cases.get(case_id)
        entry = Entry(kind, member, self._start.values(kind))
        dialog = RecordDialog(self._cases, self._start.drafts, self._words, case, entry, self._page)
        for path, value in given.items():
            dialog.form.rows[path].input.set_value(value)
        dialog.recorded.connect(self.recorded)
        self.opened.emit(case, dialog)
        show_dialog(dialog)
        return dialog

    def _settle(self, before: Case, collection: str, item: str) -> None:
        case = self._cases.get(before.id)
        new = getattr(case, collection).keys() - getattr(before, collection).keys()
        if not new or self._state(case, item) != RowState.OPEN:
            return
        entry = getattr(case, collection)[max(new)]
        said, _more = BY_COLLECTION[collection].line(entry, self._words)
        try:
            self._cases.answer(case.id, item, RowState.DONE, said=said)
        except Problem as problem:
            self._prompts.show_problem(problem)
            return
        self.recorded.emit()

    def _state(self, case: Case, item: str) -> str:
        rules = self._words.rules_of(case)
        stages = (*STAGES, checklists.CLOSE)
        rows = (row for s in stages for row in checklists.items(case.category, s, rules))
        found = next((row for row in rows if row.id == item), None)
        return checklists.state(case, found, rules) if found is not None else RowState.DONE
