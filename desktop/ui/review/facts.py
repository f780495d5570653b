"""A case as a reviewer reads it: facts, members and steps, each with what was remarked on it."""

from collections.abc import Callable, Sequence
from typing import Generic

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.case.reading import CaseReading, Fact
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.layouts import Row, Rows
from desktop.ui.widgets.text import Text
from record.case import Case
from record.codes import RowState

translate = QCoreApplication.translate

STATE_ICONS: dict[str, tuple[str, str]] = {
    RowState.OPEN: ("circle", "muted"),
    RowState.DONE: ("circle-check", "good"),
    RowState.NOT_POSSIBLE: ("circle-slash", "warning"),
    RowState.NOT_APPLICABLE: ("minus", "muted"),
}


class FactList(QObject):
    """Fill a layout with facts; ``remark_asked`` carries the path of the line remarked on."""

    remark_asked = Signal(str)

    def __init__(self, layout: QVBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._sections = Rows(layout, self._section)

    def show_facts(self, reading: CaseReading, case: Case, pinned: dict[str, list[str]]) -> None:
        """Show the facts of a case; ``pinned`` are the remarks by path."""
        sections = list(reading.sections(case))
        for shown, (heading, facts) in zip(
            self._sections.show(len(sections)), sections, strict=True
        ):
            shown.heading.setText(heading)
            for row, fact in zip(shown.rows.show(len(facts)), facts, strict=True):
                row.say(fact, pinned.get(fact.path, []))

    def _section(self) -> "Section[FactRow]":
        return Section(self._row, 10)

    def _row(self) -> "FactRow":
        row = FactRow()
        row.remark_asked.connect(self.remark_asked)
        return row


class StepList(QObject):
    """Fill a layout with the steps: what was done, what was not possible and why."""

    def __init__(self, layout: QVBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._sections = Rows(layout, _step_section)

    def show_steps(self, reading: CaseReading, case: Case) -> None:
        """Show the steps of a case."""
        steps = list(reading.steps(case))
        for shown, (stage, rows) in zip(self._sections.show(len(steps)), steps, strict=True):
            settled = sum(state != RowState.OPEN for state, _title, _fact in rows)
            shown.heading.setText(f"{stage}  {settled} / {len(rows)}")
            for row, (state, title, fact) in zip(shown.rows.show(len(rows)), rows, strict=True):
                row.say(state, title, fact)


class Section(QWidget, Generic[Row]):
    """A heading with its rows, and some pixels of room below."""

    def __init__(self, make: Callable[[], Row], below: int) -> None:
        super().__init__()
        self.heading = Text("", "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, below)
        column.setSpacing(0)
        column.addWidget(self.heading)
        self.rows = Rows(column, make)


class FactRow(QFrame):
    """A fact by its name, the button that remarks on it, and what was remarked."""

    remark_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._path = ""
        self._name = Text("", "muted").named(20)
        self._words = Text("").wrapped()
        self.pin = Button("", "tiny", "message-square")
        self.pin.clicked.connect(self._remark)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.pin, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addLayout(line)
        self._remarks = Rows(column, RemarkLine)

    def say(self, fact: Fact, remarks: Sequence[str]) -> None:
        """Say another fact."""
        self._path = fact.path
        self._name.setText(fact.name)
        self._words.setText(fact.words)
        self.pin.setAccessibleName(self.tr("Remark on {0}").format(fact.name))
        self.pin.setToolTip(self.pin.accessibleName())
        for line, words in zip(self._remarks.show(len(remarks)), remarks, strict=True):
            line.say(words)

    def _remark(self) -> None:
        self.remark_asked.emit(self._path)


class StepRow(QWidget):
    """A row of a checklist with its state."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = Icon("", "", 16)
        self._title, self._fact = Text("").wrapped(), Text("", "muted").wrapped()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._fact)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(10)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    def say(self, state: str, title: str, fact: str) -> None:
        """Say another row."""
        self._mark.show_icon(*STATE_ICONS[state])
        self._mark.setToolTip(state_word(state))
        self._mark.setAccessibleName(state_word(state))
        self._title.setText(title)
        self._fact.setText(fact)
        self._fact.setVisible(bool(fact))


class RemarkLine(QFrame):
    """A remark that is pinned where it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "hint")
        self._words = Text("").wrapped()
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 6, 10, 6)
        line.setSpacing(8)
        line.addWidget(Icon("message-square", "accent", 14), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)

    def say(self, words: str) -> None:
        """Say another remark."""
        self._words.setText(words)


def state_word(state: str) -> str:
    """Say the state of a checklist row."""
    words: dict[str, str] = {
        RowState.OPEN: translate("ReviewFacts", "Open"),
        RowState.DONE: translate("ReviewFacts", "Done"),
        RowState.NOT_POSSIBLE: translate("ReviewFacts", "Not possible"),
        RowState.NOT_APPLICABLE: translate("ReviewFacts", "Does not apply"),
    }
    return words.get(state, state)


def _step_section() -> Section[StepRow]:
    return Section(StepRow, 8)
