"""The checklist of one step: what is done, what is open, and the one thing to do next."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from desktop.services.cases.meters import Lack, Meter, Meters
from desktop.ui.keyboard.sight import enter, take_away
from desktop.ui.widgets import verbatim
from desktop.ui.widgets.button import Button, on_press
from desktop.ui.widgets.check_row import CheckRow
from desktop.ui.widgets.flow_box import FlowBox
from desktop.ui.widgets.layouts import clear
from desktop.ui.widgets.look import set_look
from desktop.ui.widgets.text import Text
from desktop.ui.window.place import Place
from desktop.ui.words.case import CaseWords
from desktop.ui.words.row_facts import RowFacts
from record.case import Case
from record.codes import RowState
from record.rules import checklists
from record.rules.book import Ruleset
from record.rules.checklists import ChecklistItem

FIRST_MISSING = 4
WIDE = 44
"""How many wide letters the two meters need beside each other."""


class StepPanel(QWidget):
    """Rows of a stage. ``acted`` opens what a row does, ``answered`` is said through its menu."""

    acted = Signal(str)
    answered = Signal(str, str)
    missing_chosen = Signal(object)

    def __init__(self, words: CaseWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._facts = RowFacts(words)
        self._rows: dict[str, CheckRow] = {}
        self._open: set[str] = set()
        self._shown: tuple[str, ...] = ()
        self.items: dict[str, ChecklistItem] = {}
        self._title = Text("", "section")
        self._hint = Text("", "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._meters = QHBoxLayout()
        self.here = MeterBox(self.tr("While the customer is here"))
        self.later = MeterBox(self.tr("Can follow"))
        for box in (self.here, self.later):
            box.chosen.connect(self.missing_chosen)
        self.missing = MissingList()
        self.missing.chosen.connect(self.missing_chosen)
        self._tip, self._tip_text = self._make_tip()
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the meters beside each other where both have room for words."""
        super().resizeEvent(event)
        wide = self.width() >= self.fontMetrics().horizontalAdvance("m") * WIDE
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._meters.setDirection(beside if wide else below)

    def show_step(self, case: Case, stage: str, *, answerable: bool) -> None:
        """Show a stage of a case; rows stay in place when only their state changed."""
        rules = self._words.rules_of(case)
        items = checklists.items(case.category, stage, rules)
        self._title.setText(self._heading(stage, rules))
        tip = checklists.tip(stage, rules, self._words.language)
        self._tip_text.setText(tip)
        self._tip.setVisible(bool(tip))
        ids = tuple(item.id for item in items)
        if ids != self._shown:
            self._build(items)
            self._shown = ids
        for item in items:
            self._show_row(case, item, answerable=answerable)
        done, total = checklists.progress(case, stage, rules)
        self._hint.setText(self.tr("{0} / %n items", "", total).format(done))

    def show_meters(self, told: Meters, name: Callable[[Lack], tuple[Place, str]]) -> None:
        """Show what is compulsory and what of it is missing; ``name`` gives place and words."""
        for box, meter in ((self.here, told.here), (self.later, told.later)):
            box.show_meter(meter, [name(lack) for lack in meter.missing])
        for item, row in self._rows.items():
            row.show_must(must=item in told.must)

    def show_missing(self, missing: Sequence[tuple[Place, str]], heading: str) -> None:
        """List what the step still lacks, as links: pairs of place and words."""
        self.missing.show_missing(missing, heading)

    def row(self, item_id: str) -> CheckRow | None:
        """Return the row of an item."""
        return self._rows.get(item_id)

    def focus_on(self, item_id: str) -> bool:
        """Put the keyboard on a row's button; False when the row is not here."""
        row = self._rows.get(item_id)
        if row is None:
            return False
        enter(row.action, row)
        return True

    def focus_next(self) -> None:
        """Put the keyboard on the first row that is still open."""
        waiting = (self._rows[item] for item in self._rows if item in self._open)
        row = next((row for row in waiting if not row.action.isHidden()), None)
        if row is not None:
            enter(row.action, row)

    def _heading(self, stage: str, rules: Ruleset) -> str:
        row = rules.stages.get(stage)
        if row is None:
            return self._words.label("stage", stage)
        short, name = row.short.read(self._words.language), row.label.read(self._words.language)
        return f"{short} · {name}" if name != short else name

    def _build(self, items: Sequence[ChecklistItem]) -> None:
        self._open.clear()
        self.items = {item.id: item for item in items}
        rows = list(self._rows.values())
        for gone in rows[len(items) :]:
            self._list.removeWidget(gone)
            take_away(gone)
        for item in items[len(rows) :]:
            row = CheckRow(item.id, "")
            row.acted.connect(self.acted)
            row.answered.connect(self.answered)
            rows.append(row)
            self._list.addWidget(row)
        self._rows = {item.id: row for item, row in zip(items, rows, strict=False)}
        for item in items:
            self._rows[item.id].ask(item.id, item.label.read(self._words.language))

    def _show_row(self, case: Case, item: ChecklistItem, *, answerable: bool) -> None:
        row = self._rows[item.id]
        state = checklists.state(case, item, self._words.rules_of(case))
        (self._open.add if state == RowState.OPEN else self._open.discard)(item.id)
        answer = case.checklist.get(item.id)
        reason = answer.reason if answer is not None else ""
        fact = self._facts.of(case, item) if state == RowState.DONE else reason
        row.set_action(self._action(item, state))
        row.show_state(state, fact or item.hint.read(self._words.language))
        row.set_answerable(answerable=answerable)

    def _action(self, item: ChecklistItem, state: str) -> str:
        does = item.does.partition(":")[0]
        if state == RowState.DONE:
            view = self.tr("View")
            return {"evidence": view, "sample": view, "stills": self.tr("Open")}.get(does, "")
        return {
            "fact": self.tr("Fill in"),
            "evidence": self.tr("Add"),
            "stills": self.tr("Open"),
            "paper": self.tr("Print"),
            "confirm": self.tr("Look"),
            "privacy": self.tr("Show"),
            "none": self.tr("Done"),
        }.get(does, self.tr("Record"))

    def _make_tip(self) -> tuple[QFrame, Text]:
        frame = QFrame()
        frame.setProperty("look", "hint")
        column = QVBoxLayout(frame)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(4)
        title = Text(self.tr("Hint"), "strong")
        title.set_tone("accent")
        text = Text().wrapped()
        column.addWidget(title)
        column.addWidget(text)
        return frame, text

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(self._title)
        heading.addStretch(1)
        heading.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 12, 4)
        column.setSpacing(8)
        column.addLayout(heading)
        self._meters.setSpacing(16)
        self._meters.addWidget(self.here, 1)
        self._meters.addWidget(self.later, 1)
        column.addLayout(self._meters)
        column.addWidget(self.missing)
        column.addLayout(self._list)
        column.addWidget(self._tip)
        column.addStretch(1)


class MeterBox(QWidget):
    """How much of what is compulsory is done, and links to what is missing.

    ``chosen`` carries a place. The first few are links; the rest are behind one more.
    """

    chosen = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[Place, str], ...] | None = None
        self._everything = False
        self._count = Text("", "strong")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self.links = FlowBox(least=160)
        head = QHBoxLayout()
        head.addWidget(Text(title, "strong").wrapped(), 1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self.links)
        column.addStretch(1)

    def words(self) -> str:
        """Return how far it is, as it is read."""
        return self._count.text()

    def show_meter(self, meter: Meter, missing: Sequence[tuple[Place, str]]) -> None:
        """Show how far it is and what is missing; where nothing is compulsory it is hidden."""
        self.setVisible(meter.total > 0)
        self._count.setText(f"{meter.done} / {meter.total}")
        self._bar.setRange(0, max(1, meter.total))
        self._bar.setValue(meter.done)
        set_look(self._bar, tone="good" if meter.done == meter.total else "")
        self._bar.setAccessibleDescription(self._count.text())
        if tuple(missing) != self._shown:
            self._shown = tuple(missing)
            self._everything = False
            self._fill()

    def _fill(self) -> None:
        missing = self._shown or ()
        first = missing if self._everything else missing[:FIRST_MISSING]
        self.links.flow.clear()
        for place, words in first:
            on_press(self._link(words, "arrow-right"), self.chosen.emit, place)
        if len(first) < len(missing):
            words = self.tr("{0} more").format(len(missing) - len(first))
            self._link(words, "").clicked.connect(self._open_up)
        self.links.setVisible(bool(missing))
        self.links.updateGeometry()

    def _link(self, words: str, icon: str) -> Button:
        link = Button(verbatim.caption(words), "link", icon)
        link.setToolTip(verbatim.tip(words))
        self.links.flow.addWidget(link)
        return link

    def _open_up(self) -> None:
        self._everything = True
        self._fill()


class MissingList(QFrame):
    """What still stands between the case and its next step; each line leads to its place."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self.setProperty("tone", "warning")
        self._heading = Text("", "strong").wrapped()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addLayout(self._lines)
        self._shown: tuple[tuple[Place, str], ...] = ()
        self._links: list[Button] = []
        self.hide()

    def show_missing(self, missing: Sequence[tuple[Place, str]], heading: str) -> None:
        """Show pairs of place and words; nothing missing hides the list."""
        self._heading.setText(heading)
        self.setVisible(bool(missing))
        if tuple(missing) == self._shown:
            return
        self._shown = tuple(missing)
        self._links.clear()
        clear(self._lines)
        for place, words in self._shown:
            link = Button(words, "link", "arrow-right")
            self._links.append(link)
            on_press(link, self.chosen.emit, place)
            self._lines.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def link(self, place: Place) -> Button:
        """Return the first link to a place."""
        return next(b for (at, _), b in zip(self._shown, self._links, strict=True) if at == place)

    def links(self) -> tuple[Button, ...]:
        """Return the links in order."""
        return tuple(self._links)
