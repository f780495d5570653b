"""A case as a reviewer reads it: facts, members and steps, each with what was remarked on it."""

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.case.reading import CaseReading, Fact
from desktop.ui.widgets.button import Button, on_press
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.layouts import clear
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
        self._layout = layout

    def show_facts(self, reading: CaseReading, case: Case, pinned: dict[str, list[str]]) -> None:
        """Show the facts of a case; ``pinned`` are the remarks by path."""
        clear(self._layout)
        for heading, lines in reading.sections(case):
            self._layout.addWidget(Text(heading, "strong"))
            for fact in lines:
                self._layout.addWidget(self._row(fact, pinned.get(fact.path, [])))
            self._layout.addSpacing(10)

    def _row(self, fact: Fact, remarks: list[str]) -> QFrame:
        row = QFrame()
        name = Text(fact.name, "muted").wrapped()
        name.setFixedWidth(132)
        pin = Button("", "tiny", "message-square")
        pin.setAccessibleName(self.tr("Remark on {0}").format(fact.name))
        pin.setToolTip(pin.accessibleName())
        on_press(pin, self.remark_asked.emit, fact.path)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Text(fact.words).wrapped(), 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(pin, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addLayout(line)
        for words in remarks:
            column.addWidget(remark_line(words))
        return row


class StepList(QObject):
    """Fill a layout with the steps: what was done, what was not possible and why."""

    def __init__(self, layout: QVBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._layout = layout

    def show_steps(self, reading: CaseReading, case: Case) -> None:
        """Show the steps of a case."""
        clear(self._layout)
        for stage, rows in reading.steps(case):
            settled = sum(state != RowState.OPEN for state, _title, _fact in rows)
            self._layout.addWidget(Text(f"{stage}  {settled} / {len(rows)}", "strong"))
            for state, title, fact in rows:
                self._layout.addWidget(self._row(state, title, fact))
            self._layout.addSpacing(8)

    def _row(self, state: str, title: str, fact: str) -> QWidget:
        row = QWidget()
        icon, tone = STATE_ICONS[state]
        mark = Icon(icon, tone, 16)
        mark.setToolTip(state_word(state))
        mark.setAccessibleName(state_word(state))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(title).wrapped())
        if fact:
            words.addWidget(Text(fact, "muted").wrapped())
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(10)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        return row


def state_word(state: str) -> str:
    """Say the state of a checklist row."""
    return {
        "OPEN": translate("ReviewFacts", "Open"),
        "DONE": translate("ReviewFacts", "Done"),
        "NOT_POSSIBLE": translate("ReviewFacts", "Not possible"),
        "NOT_APPLICABLE": translate("ReviewFacts", "Does not apply"),
    }.get(state, state)


def remark_line(words: str) -> QFrame:
    """Return a remark that is pinned where it stands."""
    box = QFrame()
    box.setProperty("look", "hint")
    line = QHBoxLayout(box)
    line.setContentsMargins(10, 6, 10, 6)
    line.setSpacing(8)
    line.addWidget(Icon("message-square", "accent", 14), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Text(words).wrapped(), 1)
    return box
