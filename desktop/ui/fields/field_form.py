"""A form made from data: one label, one input and one sentence for each blank."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.messages import unit
from desktop.ui.fields.combo_box import ComboBox
from desktop.ui.fields.inputs import (
    ChoiceInput,
    DayInput,
    Input,
    LineInput,
    MomentInput,
    MoneyInput,
    NumberInput,
    PillsInput,
    TextInput,
    TickInput,
)
from desktop.ui.fields.live_fields import LiveFields
from desktop.ui.fields.offers import Offer, offer
from desktop.ui.fields.text_box import TextBox
from desktop.ui.keyboard.sight import enter
from desktop.ui.widgets.layouts import FoldingRow
from desktop.ui.widgets.look import set_look
from desktop.ui.widgets.pills import Pills
from desktop.ui.widgets.text import Text
from record.rules.limits import USUAL, Limits, of_field
from record.rules.tables import Field

HINT_EDGES = 24
WIDE = frozenset({"long", "pills"})

Now = Callable[[], datetime]


@dataclass(frozen=True)
class Blank:
    """One blank: where its value goes and how it is asked for.

    ``kind`` is text, long, number, whole, money, choice, pills, time, past, date or bool.
    ``span`` is how many columns of the form it takes; 0 is one, or all for a long text.
    ``lines`` is the height of a long text, ``limits`` hold a number.
    """

    path: str
    label: str
    kind: str = "text"
    unit: str = ""
    sign: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    must: bool = False
    hint: str = ""
    span: int = 0
    lines: int = 4
    limits: Limits = USUAL
    offers: tuple[Offer, ...] = ()


def blank_of(field: Field, language: str, path: str, offers: tuple[Offer, ...] = ()) -> Blank:
    """Return the blank for a field of the rules, in the interface language."""
    return Blank(
        path=path,
        label=field.label.read(language),
        kind=field.type,
        unit=field.unit,
        sign=unit(field.unit, language),
        choices=tuple((c.code, c.label.read(language)) for c in field.choices),
        must=field.must,
        limits=of_field(field),
        offers=offers,
    )


class BlankRow(QWidget):
    """One blank with its label above and its sentence below."""

    def __init__(self, blank: Blank, now: Now, parent: QWidget) -> None:
        super().__init__(parent)
        self.blank = blank
        self.input = input_for(blank, now, self)
        widget = self.input.widget
        if blank.offers and isinstance(widget, QLineEdit):
            offer(widget, blank.offers, self.input.edited.emit)
        widget.setObjectName(blank.path)
        widget.setAccessibleName(blank.label)
        self.note, self.remarks, self.text = _hidden("muted"), _hidden("muted"), _hidden("body")
        self.remarks.set_tone("accent")
        self.line = QHBoxLayout()
        self.line.setSpacing(8)
        self.line.addWidget(widget, 1)
        self.line.addWidget(self.text, 1)
        if sign := blank.sign or blank.unit:
            self.line.addWidget(Text(sign, "muted"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if blank.kind != "bool":
            label = Text(f"{blank.label} *" if blank.must else blank.label, "label").wrapped()
            label.setBuddy(widget)
            column.addWidget(label)
            self.text.setAccessibleName(blank.label)
        column.addLayout(self.line)
        column.addWidget(self.note)
        column.addWidget(self.remarks)
        column.addStretch(1)

    def show_as_text(self, *, fixed: bool) -> None:
        """Show the value as text where it can't be changed any more, else in its input."""
        self.text.setText(self.input.said() or "—")
        self.input.set_locked(fixed)
        self.input.widget.setVisible(not fixed)
        self.text.setVisible(fixed)
        if fixed:
            self.tell("")

    def minimumSizeHint(self) -> QSize:
        """Need room for the hint in the field."""
        hint, field = super().minimumSizeHint(), self.input.widget
        words = field.placeholderText() if isinstance(field, QLineEdit) else ""
        wide = field.fontMetrics().horizontalAdvance(words) + HINT_EDGES
        return QSize(max(hint.width(), wide), hint.height())

    def show_remarks(self, remarks: Sequence[str]) -> None:
        """Show what a reviewer pinned to this blank."""
        self.remarks.setText("\n".join(remarks))
        self.remarks.setVisible(bool(remarks))

    def tell(self, sentence: str, tone: str = "bad") -> None:
        """Say a sentence under the blank, or nothing."""
        self.note.setText(sentence)
        self.note.set_tone(tone)
        self.note.setVisible(bool(sentence))
        self.input.widget.setAccessibleDescription(sentence)
        set_look(self.input.widget, state="bad" if sentence and tone == "bad" else "")


def _hidden(role: str) -> Text:
    made = Text("", role).wrapped()
    made.setVisible(False)
    return made


class FieldForm(QWidget):
    """Blanks in one or two columns, bound to live fields; ``now`` is what times are read by."""

    def __init__(
        self,
        blanks: Sequence[Blank],
        live: LiveFields,
        now: Now,
        parent: QWidget | None,
        columns: int = 2,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self.rows: dict[str, BlankRow] = {}
        self._live = live
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._place(blanks, columns)
        live.told.connect(self._tell)
        live.restored.connect(self._restored)

    def focus_on(self, path: str) -> bool:
        """Put the cursor into a blank; False when it is not here."""
        row = self.rows.get(path)
        if row is None:
            return False
        shown = row.text if row.input.widget.isHidden() else row.input.widget
        enter(shown, row)
        return True

    def show_as_text(self, *, fixed: bool) -> None:
        """Show every value as text, or in its input."""
        for row in self.rows.values():
            row.show_as_text(fixed=fixed)

    def _place(self, blanks: Sequence[Blank], columns: int) -> None:
        line, used = self._line(), 0
        for blank in blanks:
            row = BlankRow(blank, self._now, self)
            self.rows[blank.path] = row
            self._live.bind(blank.path, row.input)
            span = min(columns, blank.span or (columns if blank.kind in WIDE else 1))
            if used + span > columns:
                line.addStretch(columns - used)
                line, used = self._line(), 0
            line.addWidget(row, span)
            used += span
        line.addStretch(columns - used)

    def _line(self) -> QHBoxLayout:
        folding = FoldingRow(self)
        line = QHBoxLayout(folding)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        self._column.addWidget(folding)
        return line

    def _tell(self, path: str, sentence: str) -> None:
        row = self.rows.get(path)
        if row is not None:
            row.tell(sentence)

    def _restored(self, path: str) -> None:
        row = self.rows.get(path)
        if row is not None:
            row.tell(QCoreApplication.translate("FieldForm", "Restored as you left it."), "accent")


def input_for(blank: Blank, now: Now, parent: QWidget) -> Input:
    """Make the input that a blank asks for; an unknown kind is a line of text."""
    if blank.kind in _TIMES:
        return _TIMES[blank.kind](_line(blank, parent), now)
    make = _INPUTS.get(blank.kind)
    return make(blank, parent) if make is not None else LineInput(_line(blank, parent))


def _line(blank: Blank, parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    line.setPlaceholderText(blank.hint)
    return line


def _text(blank: Blank, parent: QWidget) -> TextBox:
    text = TextBox(blank.lines, parent)
    text.setPlaceholderText(blank.hint)
    return text


_INPUTS: dict[str, Callable[[Blank, QWidget], Input]] = {
    "bool": lambda blank, parent: TickInput(QCheckBox(blank.label, parent)),
    "choice": lambda blank, parent: ChoiceInput(ComboBox(parent), blank.choices),
    "pills": lambda blank, parent: PillsInput(Pills(blank.choices, parent)),
    "long": lambda blank, parent: TextInput(_text(blank, parent)),
    "number": lambda blank, parent: NumberInput(_line(blank, parent), blank.limits),
    "money": lambda blank, parent: MoneyInput(_line(blank, parent), blank.limits),
    "whole": lambda blank, parent: NumberInput(_line(blank, parent), blank.limits, whole=True),
}
_TIMES: dict[str, Callable[[QLineEdit, Now], Input]] = {
    "time": MomentInput,
    "past": partial(MomentInput, past=True),
    "date": DayInput,
}
