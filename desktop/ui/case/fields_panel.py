"""One part of the case page: its blanks, the facts of the category, and its lists."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop.services.cases.cases import Cases
from desktop.ui.case.blanks import DEMAND, FACTS, INTEGERS, SECTIONS, Section, blanks_of, heading_of
from desktop.ui.case.entries_panel import RecordsPanel
from desktop.ui.case.entry_kinds import KINDS
from desktop.ui.case.reading import CaseReading
from desktop.ui.fields.field_form import Blank, BlankRow, FieldForm, blank_of
from desktop.ui.fields.live_fields import LiveFields
from desktop.ui.keyboard.sight import enter
from desktop.ui.widgets.button import Button, on_press
from desktop.ui.widgets.layouts import clear
from desktop.ui.widgets.text import Text
from desktop.ui.words.case import CaseWords
from desktop.ui.words.row_facts import fact_value, fact_words
from record import fields
from record.case import Case, CaseFact
from record.codes import STAGES, FactSource
from record.problems import Problem
from record.rules import checklists, claims
from record.rules.checklists import ChecklistItem
from record.rules.tables import Field


class FieldsPanel(QWidget):
    """A part of the page in sections. ``entry_asked`` opens an entry of a list ("" adds one)."""

    entry_asked = Signal(str, str)

    def __init__(
        self,
        part: str,
        cases: Cases,
        words: CaseWords,
        live: LiveFields,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.part = part
        self._live = live
        self._words = words
        self._reading = CaseReading(words)
        self._forms: list[FieldForm] = []
        self._lists: list[RecordsPanel] = []
        self.facts = CategoryFacts(cases, words, live, self) if part == FACTS else None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 12, 6)
        self._column.setSpacing(14)
        self._ratio = Text("", "muted").wrapped()
        self._add_lists(("claims", "proposals"))
        self._column.addWidget(self._ratio)
        self._add_sections()
        self._add_lists(("people", "communications", "notices", "callbacks"))
        self._column.addStretch(1)

    def show_case(self, case: Case) -> None:
        """Show a case; fields that are being typed in keep their words."""
        self._show_ratio(case)
        if self.facts is not None:
            self.facts.show_case(case)
        paths = [path for form in self._forms for path in form.rows]
        self._live.show(case, {path: _shown(path, fields.get(case, path)) for path in paths})
        for panel in self._lists:
            panel.show_case(case)
        pinned = self._reading.pinned(case)
        for form in (*self._forms, *(self.facts.forms if self.facts is not None else ())):
            form.show_as_text(fixed=not case.is_open)
            for path, row in form.rows.items():
                row.show_remarks(pinned.get(path, ()))

    def focus_on(self, path: str) -> bool:
        """Put the cursor where a path is filled in; False when it is not on this part."""
        forms = [*self._forms, *(self.facts.forms if self.facts is not None else ())]
        if any(form.focus_on(path) for form in forms):
            return True
        head = path.partition(".")[0]
        for panel in self._lists:
            if panel.kind.collection == head:
                enter(panel.add, panel)
                return True
        return False

    def _show_ratio(self, case: Case) -> None:
        shown = self.part == DEMAND and bool(case.claims)
        self._ratio.setVisible(shown)
        if not shown:
            return
        found = claims.ratio(case, self._words.rules_of(case))
        told = self.tr("Claimed ¥ {0:,.2f}, proved direct loss ¥ {1:,.2f}").format(
            found.claimed, found.proved
        )
        value = f" · {found.value}×" if found.value is not None else ""
        mark = self._words.label("claim_mark", found.mark)
        self._ratio.setText(f"{told}{value} · {mark}")
        self._ratio.set_tone("warning" if found.mark == claims.ClaimMark.ABOVE else "")

    def _add_sections(self) -> None:
        for section in SECTIONS:
            if section.part != self.part:
                continue
            self._column.addWidget(Text(heading_of(section), "section"))
            self._column.addWidget(self._form(section))
            if section.key == "event" and self.facts is not None:
                self._column.addWidget(self.facts)
        if self.part == FACTS:
            self._add_flags()

    def _add_flags(self) -> None:
        self._column.addWidget(Text(self.tr("Signs that raise the class"), "section"))
        blanks = [
            Blank(f"flags.{code}", self._words.label("flag", code), "bool")
            for code in self._words.rules.codes("flag")
        ]
        form = FieldForm(blanks, self._live, self._words.now, self)
        for path in form.rows:
            self._live.bind_value(path, _ticked)
        self._forms.append(form)
        self._column.addWidget(form)

    def _form(self, section: Section) -> FieldForm:
        form = FieldForm(blanks_of(section, self._words), self._live, self._words.now, self)
        for path in INTEGERS & form.rows.keys():
            self._live.bind_value(path, _whole)
        self._forms.append(form)
        return form

    def _add_lists(self, collections: Sequence[str]) -> None:
        for kind in KINDS:
            if kind.part == self.part and kind.collection in collections:
                panel = RecordsPanel(kind, self._words)
                panel.asked.connect(partial(self.entry_asked.emit, kind.collection))
                self._lists.append(panel)
                self._column.addWidget(panel)


class CategoryFacts(QWidget):
    """The facts that the case's category asks for, grouped as the checklist groups them."""

    def __init__(
        self, cases: Cases, words: CaseWords, live: LiveFields, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._cases = cases
        self._live = live
        self._words = words
        self._asks = ("", "")
        self._case: Case | None = None
        self.forms: list[FieldForm] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def show_case(self, case: Case) -> None:
        """Show the facts of a case; another category brings other blanks."""
        asks = (case.category, case.ruleset)
        if self._case is None or asks != self._asks:
            self._asks = asks
            self._build(case)
        self._case = case
        values = {}
        for form in self.forms:
            for path, row in form.rows.items():
                fact = case.facts.get(path.partition(".")[2])
                values[path] = fact_value(fact, row.blank.kind)
                _show_source(row, fact, self._words, changeable=case.is_open)
        self._live.show(case, values)

    def _build(self, case: Case) -> None:
        self.forms.clear()
        clear(self._column)
        for item in self._items(case):
            self._column.addWidget(Text(item.label.read(self._words.language), "section"))
            blanks = [
                blank_of(
                    field,
                    self._words.language,
                    f"facts.{field.key}",
                    self._words.offered(field.key),
                )
                for field in item.facts
            ]
            form = FieldForm(blanks, self._live, self._words.now, self)
            for field in item.facts:
                self._fit(form.rows[f"facts.{field.key}"], field)
            self.forms.append(form)
            self._column.addWidget(form)

    def _items(self, case: Case) -> list[ChecklistItem]:
        rows = (
            item
            for stage in STAGES
            for item in checklists.items(case.category, stage, self._words.rules_of(case))
        )
        return [item for item in rows if item.facts]

    def _fit(self, row: BlankRow, field: Field) -> None:
        path = row.blank.path
        self._live.bind_value(path, partial(self._fact, field, path))
        button = Button("", "quiet", "tag")
        button.setProperty("tone", "muted")
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        menu = QMenu(button)
        for code in (FactSource.CUSTOMER, FactSource.SYSTEM, FactSource.STAFF):
            act = menu.addAction(self._words.label("fact_source", code))
            on_press(act, self._come_from, path, code)
        menu.addSeparator()
        disputed = QAction(QCoreApplication.translate("CategoryFacts", "Disputed"), menu)
        disputed.setCheckable(True)
        on_press(disputed, self._dispute, path, disputed)
        menu.addAction(disputed)
        agreed = QAction(
            QCoreApplication.translate("CategoryFacts", "Confirmed by both sides"), menu
        )
        agreed.setCheckable(True)
        on_press(agreed, self._agree, path, agreed)
        menu.addAction(agreed)
        menu.aboutToShow.connect(partial(self._tick, path, disputed, agreed))
        button.setMenu(menu)
        button.setObjectName("source")
        row.line.addWidget(button)

    def _fact(self, field: Field, path: str, value: Any) -> dict[str, Any] | None:
        if value is None:
            return None
        before = self._before(path)
        source = before.source if before is not None else FactSource.CUSTOMER
        disputed = before.disputed if before is not None else False
        words = fact_words(value)
        return {"value": words, "unit": field.unit, "source": source, "disputed": disputed}

    def _tick(self, path: str, disputed: QAction, agreed: QAction) -> None:
        fact = self._before(path)
        disputed.setChecked(fact is not None and fact.disputed)
        agreed.setChecked(fact is not None and fact.agreed)

    def _dispute(self, path: str, choice: QAction) -> None:
        self._mark(path, disputed=choice.isChecked(), agreed=False if choice.isChecked() else None)

    def _agree(self, path: str, choice: QAction) -> None:
        self._mark(path, agreed=choice.isChecked(), disputed=False if choice.isChecked() else None)

    def _come_from(self, path: str, source: str) -> None:
        self._mark(path, source=source)

    def _mark(
        self,
        path: str,
        *,
        source: str = "",
        disputed: bool | None = None,
        agreed: bool | None = None,
    ) -> None:
        before = self._before(path)
        if before is None or self._case is None:
            return
        marked = {
            "value": before.value,
            "unit": before.unit,
            "source": source or before.source,
            "disputed": before.disputed if disputed is None else disputed,
            "agreed": before.agreed if agreed is None else agreed,
        }
        try:
            self._cases.change(self._case, {path: marked})
        except Problem as problem:
            self._live.told.emit(path, self._words.problem(problem))

    def _before(self, path: str) -> CaseFact | None:
        return self._case.facts.get(path.partition(".")[2]) if self._case is not None else None


def _shown(path: str, value: Any) -> Any:
    return str(value) if path in INTEGERS and value is not None else value


def _ticked(value: Any) -> Any:
    return True if value else None


def _whole(value: Any) -> Any:
    return int(value) if value else None


def _show_source(
    row: BlankRow, fact: CaseFact | None, words: CaseWords, *, changeable: bool
) -> None:
    button = row.findChild(Button, "source")
    if button is None:
        return
    button.setEnabled(fact is not None and changeable)
    source = words.label("fact_source", fact.source) if fact is not None else ""
    disputed = fact is not None and fact.disputed
    mark = QCoreApplication.translate("CategoryFacts", "disputed") if disputed else ""
    if fact is not None and fact.agreed:
        mark = QCoreApplication.translate("CategoryFacts", "confirmed by both sides")
    told = " · ".join(part for part in (source, mark) if part)
    button.setToolTip(told)
    button.setAccessibleName(told or row.blank.label)
    button.setProperty("iconName", "flag" if disputed else "tag")
