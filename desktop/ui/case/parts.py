"""The left half of the case page: its steps, its facts, its lists, and what was decided."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QTabBar, QWidget

from desktop.services.cases.cases import Cases
from desktop.services.cases.deadlines import Clock
from desktop.ui.case import blanks
from desktop.ui.case.fields_panel import FieldsPanel
from desktop.ui.case.region_panel import ReviewPanel
from desktop.ui.case.step_panel import StepPanel
from desktop.ui.fields.live_fields import LiveFields
from desktop.ui.widgets.layouts import scroll_area
from desktop.ui.window.place import (
    AtClock,
    AtPoint,
    AtRow,
    AtValidity,
    InField,
    Place,
)
from desktop.ui.words.case import CaseWords
from record.case import Case
from record.codes import STAGES
from record.rules import checklists
from record.rules.checklists import CLOSE

STEP, REVIEW = "step", "review"


class _Panels(Mapping[str, FieldsPanel]):
    """The panels of the facts by their part, each made when it is first asked for."""

    def __init__(self, parts: Sequence[str], make: Callable[[str], FieldsPanel]) -> None:
        self._parts = tuple(parts)
        self._make = make
        self._made: dict[str, FieldsPanel] = {}

    def __getitem__(self, part: str) -> FieldsPanel:
        if part not in self._parts:
            raise KeyError(part)
        if part not in self._made:
            self._made[part] = self._make(part)
        return self._made[part]

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


class CaseParts(QObject):
    """Fill the tabs of a case page. ``step_asked`` wants another step's rows in the first tab."""

    entry_asked = Signal(str, str)
    step_asked = Signal(str)

    def __init__(
        self,
        cases: Cases,
        words: CaseWords,
        live: LiveFields,
        tabs: QTabBar,
        stack: QStackedWidget,
    ) -> None:
        super().__init__(stack)
        self._cases, self._words, self._live = cases, words, live
        self._now: tuple[Case, Sequence[Clock]] | None = None
        self._behind: set[str] = set()
        self._tabs, self._stack = tabs, stack
        self._keys: list[str] = []
        self._unseen: set[str] = set()
        self.steps = StepPanel(words)
        self.review = ReviewPanel(words, live)
        facts = {
            blanks.FACTS: self.tr("Facts"),
            blanks.DEMAND: self.tr("Demand"),
            blanks.PEOPLE: self.tr("People"),
            blanks.CONTACTS: self.tr("Contacts"),
            blanks.OUTCOME: self.tr("Outcome"),
        }
        self.panels = _Panels(tuple(facts), self._panel)
        self._outside(self.steps)
        self._outside(self.review)
        for key, title in {STEP: self.tr("Steps"), **facts, REVIEW: self.tr("Review")}.items():
            self._add(key, title)
        tabs.setExpanding(False)
        tabs.setDrawBase(False)
        tabs.currentChanged.connect(self._bring)
        self._bring(tabs.currentIndex())

    def show_case(self, case: Case, step: str, clocks: Sequence[Clock]) -> None:
        """Show a case with the rows of one step."""
        self.steps.show_step(case, step, answerable=case.is_open)
        self._live.show(case, {})
        self._now = case, clocks
        self._behind = {*self.panels, REVIEW}
        # A draft comes back into its field wherever that is; else a part follows when it is seen.
        waiting = self._live.has_drafts()
        for key in self._keys if waiting else (self._keys[self._tabs.currentIndex()],):
            self._catch_up(key)
        points = len(case.open_tasks) + len(case.two_versions)
        title = self.tr("Review")
        self._tabs.setTabText(self._keys.index(REVIEW), f"{title} {points}" if points else title)

    def show_part(self, key: str) -> None:
        """Bring a part to the front."""
        self._tabs.setCurrentIndex(self._keys.index(key))

    def step_on(self) -> None:
        """Go to the next part."""
        self._step_through(1)

    def step_back(self) -> None:
        """Go to the part before."""
        self._step_through(-1)

    def _step_through(self, by: int) -> None:
        self._tabs.setCurrentIndex((self._tabs.currentIndex() + by) % len(self._keys))

    def go_to(self, case: Case, place: Place) -> bool:
        """Put the keyboard where a place is; False when it is not on any part."""
        match place:
            case AtRow(item):
                return self._go_to_item(case, item)
            case InField(path):
                part = blanks.part_of(path)
                if part:
                    self.show_part(part)
                return bool(part) and self.panels[part].focus_on(path)
        self.show_part(REVIEW)
        return self._focus_in_review(place)

    def _focus_in_review(self, place: Place) -> bool:
        match place:
            case AtPoint(point_id):
                return self.review.focus_point(point_id)
            case AtClock(rule):
                return self.review.focus_clock(rule)
            case AtValidity():
                return self.review.focus_report()
        return False

    def _go_to_item(self, case: Case, item_id: str) -> bool:
        for stage in (*STAGES, CLOSE):
            rows = checklists.items(case.category, stage, self._words.rules_of(case))
            if any(item.id == item_id for item in rows):
                self.show_part(STEP)
                self.step_asked.emit(stage)
                return self.steps.focus_on(item_id)
        return False

    def _add(self, key: str, title: str) -> None:
        self._keys.append(key)
        self._unseen.add(key)
        self._stack.addWidget(scroll_area(self._stack))
        self._tabs.addTab(title)

    def _panel(self, part: str) -> FieldsPanel:
        panel = FieldsPanel(part, self._cases, self._words, self._live)
        panel.entry_asked.connect(self.entry_asked)
        self._outside(panel)
        return panel

    def _outside(self, inside: QWidget) -> None:
        """Keep a part out of the window until it is seen, and end it with the page."""
        self._stack.destroyed.connect(inside.deleteLater)
        # What lies in a window, or asks to, is styled and measured: each part when first seen.
        for each in (inside, *inside.findChildren(QWidget)):
            QCoreApplication.removePostedEvents(each, QEvent.Type.PolishRequest.value)

    def _inside(self, key: str) -> QWidget:
        return {STEP: self.steps, REVIEW: self.review}.get(key) or self.panels[key]

    def _keep_keyboard(self) -> None:
        """Hold the keyboard on this page: from what gets hidden Qt would hand it to anything."""
        if self._stack.isAncestorOf(self._stack.window().focusWidget()):
            self._tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring(self, index: int) -> None:
        key, area = self._keys[index], self._stack.widget(index)
        if key in self._unseen and isinstance(area, QScrollArea):
            self._unseen.discard(key)
            area.setWidget(self._inside(key))
        self._catch_up(key)
        self._keep_keyboard()
        self._stack.setCurrentIndex(index)

    def _catch_up(self, key: str) -> None:
        if self._now is None or key not in self._behind:
            return
        self._behind.discard(key)
        case, clocks = self._now
        if key == REVIEW:
            self.review.show_case(case, clocks)
        else:
            self.panels[key].show_case(case)
