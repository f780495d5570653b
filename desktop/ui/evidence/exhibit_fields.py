"""What is said of an exhibit: the common blanks and those of its kind."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.desk.drafts import Drafts
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.evidence.told import method
from desktop.ui.fields.asked import Asked, blank_of_asked
from desktop.ui.fields.field_form import Blank, FieldForm, blank_of
from desktop.ui.fields.live_fields import LiveFields
from desktop.ui.keyboard.sight import take_away
from desktop.ui.words.case import CaseWords
from desktop.ui.words.row_facts import fact_words
from record.case import Case
from record.codes import ExhibitStatus, Medium
from record.evidence import Exhibit
from record.exhibits.asked import answer, answered
from record.problems import Problem
from record.rules import evidence_kinds
from record.sheets.paper_kinds import OWN_KINDS, name_of

HEAD = (
    Asked("title", QT_TRANSLATE_NOOP("ExhibitFields", "Title"), span=2),
    Asked(
        "what_it_proves",
        QT_TRANSLATE_NOOP("ExhibitFields", "What it shows, in one sentence"),
        span=2,
    ),
)
REST = (
    Asked("captured_at", QT_TRANSLATE_NOOP("ExhibitFields", "When it was made"), "past"),
    Asked("captured_by", QT_TRANSLATE_NOOP("ExhibitFields", "Made by")),
    Asked("place", QT_TRANSLATE_NOOP("ExhibitFields", "Where")),
    Asked("source", QT_TRANSLATE_NOOP("ExhibitFields", "Device or system it comes from")),
    Asked("method", QT_TRANSLATE_NOOP("ExhibitFields", "How it was obtained")),
)
DETAILS = "details."


class ExhibitFields(QWidget):
    """The blanks of one exhibit; another kind brings other blanks."""

    kind_changed = Signal(str)

    def __init__(
        self,
        drafts: Drafts,
        words: CaseWords,
        case: Case,
        kind: str,
        place: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._words, self._rules = words, words.rules_of(case)
        self._case_is_open = case.is_open
        self.live = LiveFields(drafts, place, self, say=words.problem)
        self.kind = kind
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 12, 0)
        self._column.setSpacing(12)
        head, rest, now = self._blanks(HEAD), self._blanks(REST), self._words.now
        self._head = FieldForm([self._kind_blank(case.category), *head], self.live, now, self)
        self._rest = FieldForm(rest, self.live, now, self)
        self.common = {**self._head.rows, **self._rest.rows}
        self.common["kind"].input.set_value(kind)
        self.live.edited.connect(self._follow)
        self.details = self._details()
        for form in (self._head, self.details, self._rest):
            self._column.addWidget(form)
        self._column.addStretch(1)

    def show_exhibit(self, exhibit: Exhibit) -> None:
        """Show what is said of an exhibit; blanks that are being typed in keep their words."""
        if exhibit.kind != self.kind:
            self._change_kind(exhibit.kind)
        values: dict[str, Any] = {name: getattr(exhibit, name) for name in self.common}
        values["method"] = method(exhibit, self._words.language)
        for path, row in self.details.rows.items():
            stored = answer(exhibit, path.removeprefix(DETAILS))
            values[path] = _shown(stored, row.blank.kind)
        self.live.show(exhibit, values)
        fixed = exhibit.status == ExhibitStatus.WITHDRAWN or not self._case_is_open
        for row in (*self.common.values(), *self.details.rows.values()):
            row.show_as_text(fixed=fixed)

    def form(self) -> ExhibitForm | None:
        """Return everything typed, or None after saying what can't be taken."""
        values = self.live.values()
        if values is None:
            return None
        kind = self._rules.evidence_kinds.get(str(values["kind"]))
        details = {
            path.removeprefix(DETAILS): fact_words(value)
            for path, value in values.items()
            if path.startswith(DETAILS) and value not in (None, "", False)
        }
        common = {n: values[n] for n in self.common if values[n] is not None}
        medium = kind.medium if kind is not None else Medium.FILE
        return ExhibitForm(**common, details=details, medium=medium)

    def lacking(self) -> str:
        """Return the first blank that must be filled and is not, after saying so beside it."""
        for path, row in {**self.common, **self.details.rows}.items():
            if (row.blank.must or path == "title") and not row.input.words():
                row.tell(self._words.problem(Problem("input.needed")))
                return path
        return ""

    def annotation(self, changes: dict[str, Any], exhibit: Exhibit) -> dict[str, Any]:
        """Return changes by path as the service takes them: details are written as one table."""
        said = {n: "" if v is None else v for n, v in changes.items() if not n.startswith(DETAILS)}
        if "captured_at" in changes:
            said["captured_at"] = changes["captured_at"]
        answers = {
            path.removeprefix(DETAILS): "" if value is None else fact_words(value)
            for path, value in changes.items()
            if path.startswith(DETAILS)
        }
        if any(answer(exhibit, key) != words for key, words in answers.items()):
            said["details"] = answered(exhibit, answers)
        return said

    def focus_on(self, path: str) -> None:
        """Put the cursor into a blank."""
        for form in (self._head, self.details, self._rest):
            if form.focus_on(path):
                return

    def _kind_blank(self, category: str) -> Blank:
        asked = Asked(
            "kind", QT_TRANSLATE_NOOP("ExhibitFields", "Kind of evidence"), "choice", span=2
        )
        blank = blank_of_asked(asked, self._words, "ExhibitFields")
        offered = evidence_kinds.offered(category, self._rules)
        language = self._words.language
        choices = [(k.code, k.label.read(language)) for k in offered]
        choices += [(kind, name_of(kind, language)) for kind in OWN_KINDS]
        return _with_choices(blank, tuple(choices))

    def _blanks(self, asked: tuple[Asked, ...]) -> list[Blank]:
        return [blank_of_asked(each, self._words, "ExhibitFields") for each in asked]

    def _details(self) -> FieldForm:
        asked = evidence_kinds.fields(self.kind, self._rules)
        language = self._words.language
        blanks = [
            blank_of(field, language, f"{DETAILS}{field.key}", self._words.offered(field.key))
            for field in asked
        ]
        return FieldForm(blanks, self.live, self._words.now, self)

    def _follow(self, path: str) -> None:
        if path == "kind":
            self._change_kind(self.common["kind"].input.words())

    def _change_kind(self, kind: str) -> None:
        self.kind = kind
        old = self.details
        self.details = self._details()
        self._column.replaceWidget(old, self.details)
        take_away(old)
        self.kind_changed.emit(kind)


def _with_choices(blank: Blank, choices: tuple[tuple[str, str], ...]) -> Blank:
    return replace(blank, choices=choices)


def _shown(stored: Any, kind: str) -> Any:
    if stored in (None, ""):
        return None
    if kind == "bool":
        return stored in (True, "yes")
    if kind in {"time", "past"}:
        try:
            return datetime.fromisoformat(str(stored))
        except ValueError:
            return None
    return stored
