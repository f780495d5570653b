"""One entry of a case's list, asked for in a small window; its words are kept while typed."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.cases.cases import Cases, new_id
from desktop.services.desk.drafts import Drafts
from desktop.ui.case.entry_kinds import RecordKind, say
from desktop.ui.case.ui_entry_dialog import Ui_RecordDialog
from desktop.ui.fields.asked import blank_of_asked
from desktop.ui.fields.field_form import FieldForm
from desktop.ui.fields.inputs import written
from desktop.ui.fields.live_fields import LiveFields
from desktop.ui.keyboard.shortcuts import SUBMIT, on_keys
from desktop.ui.keyboard.sight import enter
from desktop.ui.window.dialog import Dialog
from desktop.ui.words.case import CaseWords
from record.case import Case
from record.problems import Problem
from record.rules import calendar

WEEK = 7


@dataclass(frozen=True)
class Entry:
    """Which entry is asked for: its list, its id ("" adds one), and the values a new one has."""

    kind: RecordKind
    member: str
    starts: dict[str, Any]


class RecordDialog(Dialog):
    """Add an entry, or change one. ``recorded`` follows success.

    Ctrl+Enter records; Escape leaves, and what was typed is kept for the next time.
    """

    recorded = Signal()

    def __init__(
        self,
        cases: Cases,
        drafts: Drafts,
        words: CaseWords,
        case: Case,
        entry: Entry,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_RecordDialog()
        self.ui.setupUi(self)
        self._cases = cases
        self._words = words
        self._case = case
        self._kind, self._member, self._starts = entry.kind, entry.member, entry.starts
        place = f"{case.id}:{self._kind.collection}:{self._member or 'new'}"
        self.live = LiveFields(drafts, place, self, say=words.problem)
        self.form = FieldForm(
            [blank_of_asked(asked, words, "RecordKinds") for asked in self._kind.asked],
            self.live,
            words.now,
            self,
        )
        self._lay_out()
        self._fill()

    def done(self, result: int) -> None:
        """Keep what was typed before the window goes."""
        self.live.keep()
        super().done(result)

    def _lay_out(self) -> None:
        ui = self.ui
        heading = say(self._kind.heading if self._member else self._kind.add)
        self.setWindowTitle(heading)
        ui.headingText.setText(heading)
        ui.problemText.hide()
        self.live.edited.connect(self._forget_problem)
        ui.scroll.setWidget(self.form)
        ui.scroll.setMinimumHeight(min(520, self.form.sizeHint().height() + 8))
        beside = ui.scroll.verticalScrollBar().sizeHint().width() + 2 * ui.scroll.frameWidth()
        ui.scroll.setMinimumWidth(self.form.minimumSizeHint().width() + beside)
        ui.recordButton.clicked.connect(self._record)
        ui.cancelButton.clicked.connect(self.reject)
        on_keys(self, SUBMIT, self._record)

    def _fill(self) -> None:
        if self._member:
            entry = getattr(self._case, self._kind.collection)[self._member]
            values = msgspec.structs.asdict(entry)
        else:
            values = self._starts
        self.live.show(None, values)
        for path in self._kind.fixed if self._member else ():
            self.form.rows[path].input.set_locked(locked=True)
        if not self._case.is_open:
            self._fix()
            return
        self.live.restore()
        first = next((r for r in self.form.rows.values() if not r.input.words()), None)
        if first is not None:
            enter(first.input.widget, first)

    def _fix(self) -> None:
        """Let an entry of a closed case be read only."""
        self.form.show_as_text(fixed=True)
        self.ui.recordButton.hide()
        self.ui.cancelButton.setText(self.tr("Close"))

    def _record(self) -> None:
        if not self._case.is_open:
            return
        values = self.live.values()
        if values is None or self._lacks(values) or self._outside_hours(values):
            return
        try:
            self._write({name: v for name, v in values.items() if v is not None})
        except Problem as problem:
            self.ui.problemText.setText(self._words.problem(problem))
            self.ui.problemText.show()
            return
        self.live.done()
        self.recorded.emit()
        self.accept()

    def _forget_problem(self, _path: str) -> None:
        self.ui.problemText.hide()

    def _lacks(self, values: dict[str, Any]) -> bool:
        lacking = [p for p in self._kind.must if values.get(p) in (None, "")]
        for path in lacking:
            self.form.rows[path].tell(self._words.problem(Problem("input.needed")))
        if lacking:
            first = next(p for p in self.form.rows if p in lacking)
            self.form.focus_on(first)
        return bool(lacking)

    def _outside_hours(self, values: dict[str, Any]) -> bool:
        wanted = values.get("next_at") if self._kind.collection == "callbacks" else None
        days = self._words.rules.calendar
        if wanted is None or calendar.in_callback_window(wanted, days):
            return False
        slot = calendar.first_slot(wanted, wanted + timedelta(days=WEEK), days)
        problem = Problem("input.outside_callback_hours", slot=written(slot) if slot else "")
        self.form.rows["next_at"].tell(self._words.problem(problem))
        self.form.focus_on("next_at")
        return True

    def _write(self, values: dict[str, Any]) -> None:
        collection = self._kind.collection
        if not self._member:
            entry = {**self._starts, **values}
            promised = {"promised_reply_at": entry.get("next_at")} if _is_promise(values) else {}
            changes = {f"{collection}.{new_id()}": entry, **promised}
            self._cases.change(self._case, changes)
            return
        entry = getattr(self._case, collection)[self._member]
        kept = {n: v for n, v in msgspec.structs.asdict(entry).items() if n not in self.form.rows}
        changes = {f"{collection}.{self._member}": {**kept, **values}}
        self._cases.change(self._case, changes)


def _is_promise(values: dict[str, Any]) -> bool:
    """Tell whether a communication promised the customer something for a moment."""
    return bool(values.get("promise")) and values.get("next_at") is not None
