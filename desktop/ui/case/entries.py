"""Entries of a case's lists, opened in a small window, and the row that asked for one settled."""

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.app import Application
from desktop.ui.case.entry_dialog import RecordDialog
from desktop.ui.case.entry_kinds import BY_COLLECTION
from desktop.ui.fields.live_fields import LiveFields
from desktop.ui.window.dialog import show_dialog
from desktop.ui.words.case import CaseWords
from record.case import DONE, OPEN, STAGES, Case
from record.rules import checklists

REPORT = {"kind": "REPORT"}


class CaseEntries(QObject):
    """Open entries over a case page; ``recorded`` follows each that was written."""

    recorded = Signal()

    def __init__(self, app: Application, live: LiveFields, page: QWidget) -> None:
        super().__init__(page)
        self._app, self._live, self._page = app, live, page
        self._words = CaseWords(app)

    def open(self, case_id: str, collection: str, member: str = "") -> None:
        """Open an entry of a list; "" adds one."""
        self._open(case_id, collection, member, {})

    def open_named(self, case: Case, target: str) -> bool:
        """Open the entry that a path such as ``proposals.<id>`` names; False when none is."""
        collection, _, member = target.partition(".")
        if collection not in BY_COLLECTION or member not in getattr(case, collection):
            return False
        self.open(case.id, collection, member)
        return True

    def report(self, case_id: str) -> None:
        """Add the report with the station's proposal on validity."""
        self._open(case_id, "notices", "", REPORT)

    def add_for(self, case_id: str, collection: str, item: str) -> None:
        """Add the entry that a checklist row asks for; recorded, it settles the row."""
        dialog = self._open(case_id, collection, "", {})
        before = self._app.cases.get(case_id)
        dialog.recorded.connect(lambda: self._settle(before, collection, item))

    def _open(
        self, case_id: str, collection: str, member: str, given: dict[str, Any]
    ) -> RecordDialog:
        self._live.flush()
        kind = BY_COLLECTION[collection]
        dialog = RecordDialog(self._app, self._app.cases.get(case_id), kind, member, self._page)
        for path, value in given.items():
            dialog.form.rows[path].input.set_value(value)
        dialog.recorded.connect(self.recorded)
        show_dialog(dialog)
        return dialog

    def _settle(self, before: Case, collection: str, item: str) -> None:
        case = self._app.cases.get(before.id)
        new = getattr(case, collection).keys() - getattr(before, collection).keys()
        if not new or self._state(case, item) != OPEN:
            return
        entry = getattr(case, collection)[max(new)]
        said, _more = BY_COLLECTION[collection].line(entry, self._words)
        self._app.cases.answer(case.id, item, DONE, said=said)
        self.recorded.emit()

    def _state(self, case: Case, item: str) -> str:
        rules = self._app.rules
        stages = (*STAGES, checklists.CLOSE)
        rows = (row for s in stages for row in checklists.items(case.category, s, rules))
        found = next((row for row in rows if row.id == item), None)
        return checklists.state(case, found, rules) if found is not None else DONE
