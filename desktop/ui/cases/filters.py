"""The filter bar of the case list, and the views a person saves."""

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from desktop.services.cases.case_lists import CaseQuery
from desktop.services.cases.cases import Cases
from desktop.ui.widgets import verbatim
from desktop.ui.widgets.button import Button, on_press
from desktop.ui.widgets.flow_box import FlowBox
from desktop.ui.window.prompts import Prompts
from desktop.ui.words.case import CaseWords
from record.codes import CLASSES, STATUSES, VALIDITIES
from record.problems import Problem

STATION = "station"


class CaseFilters(FlowBox):
    """Pills for what is shown. ``changed`` carries the query, without its text and order."""

    changed = Signal(object)

    def __init__(self, cases: Cases, words: CaseWords, prompts: Prompts) -> None:
        super().__init__()
        self._cases, self._words, self._prompts = cases, words, prompts
        self.query = CaseQuery(open_only=False)
        self.views = self._menu_pill("", "star", self._fill_views)
        self.open_only = self._toggle(self.tr("Open"), "open_only")
        self.overdue = self._toggle(self.tr("Overdue"), "overdue")
        self.points = self._toggle(self.tr("Returned"), "has_tasks")
        self.statuses = self._choice("statuses", self.tr("Status"), "status", STATUSES)
        self.categories = self._choice(
            "categories", self.tr("Category"), "category", tuple(words.rules.categories)
        )
        self.severities = self._choice("severities", self.tr("Class"), "severity", CLASSES)
        self.validities = self._choice("validities", self.tr("Validity"), "validity", VALIDITIES)
        codes = tuple(code for code, _name in cases.stations())
        self.stations = self._choice("stations", self.tr("Station"), STATION, codes)
        self.stations.setVisible(len(codes) > 1)
        self.clear = Button(self.tr("Clear"), "quiet", "x")
        self.clear.setToolTip(self.tr("Show all cases"))
        self.clear.clicked.connect(self._clear)
        self.flow.addWidget(self.clear)
        self.show_query(self.query)

    def show_query(self, query: CaseQuery) -> None:
        """Show what a query filters by."""
        self.query = query
        for button, name in (
            (self.open_only, "open_only"),
            (self.overdue, "overdue"),
            (self.points, "has_tasks"),
        ):
            button.setChecked(bool(getattr(query, name)))
        for button in (
            self.statuses, self.categories, self.severities, self.validities, self.stations,
        ):  # fmt: skip
            self._name(button)
        plain = msgspec.structs.replace(
            query, text="", sort=_BLANK.sort, descending=_BLANK.descending
        )
        self.clear.setVisible(plain != _BLANK)
        self.views.setText(verbatim.caption(self._view_name()))

    def _toggle(self, words: str, name: str) -> Button:
        button = Button(words, "filter")
        button.setCheckable(True)
        on_press(button, self._turn, name)
        self.flow.addWidget(button)
        return button

    def _menu_pill(self, words: str, icon: str, fill: Callable[[QMenu], None]) -> Button:
        button = Button(words, "filter", icon)
        menu = QMenu(button)
        menu.aboutToShow.connect(partial(fill, menu))
        button.setMenu(menu)
        self.flow.addWidget(button)
        return button

    def _choice(self, field: str, words: str, group: str, codes: tuple[str, ...]) -> Button:
        def fill(menu: QMenu) -> None:
            menu.clear()
            chosen = getattr(self.query, field)
            for code in codes:
                act = menu.addAction(verbatim.caption(self._label(group, code)))
                act.setCheckable(True)
                act.setChecked(code in chosen)
                on_press(act, self._flip, field, code)

        button = self._menu_pill(words, "", fill)
        button.setCheckable(True)
        button.setProperty("field", field)
        button.setProperty("group", group)
        button.setProperty("words", words)
        return button

    def _name(self, button: Button) -> None:
        chosen = getattr(self.query, str(button.property("field")))
        words, group = str(button.property("words")), str(button.property("group"))
        labels = [self._label(group, code) for code in chosen]
        told = ", ".join(labels) if len(labels) <= 2 else str(len(labels))
        button.setText(verbatim.caption(f"{words}: {told}" if labels else words))
        button.setChecked(bool(labels))

    def _label(self, group: str, code: str) -> str:
        return self._words.station(code) if group == STATION else self._words.label(group, code)

    def _flip(self, field: str, code: str) -> None:
        chosen = getattr(self.query, field)
        left = tuple(c for c in chosen if c != code)
        self._change(**{field: left if len(left) < len(chosen) else (*chosen, code)})

    def _turn(self, name: str) -> None:
        self._change(**{name: not getattr(self.query, name)})

    def _change(self, **values: object) -> None:
        self.show_query(msgspec.structs.replace(self.query, **values))
        self.changed.emit(self.query)

    def _clear(self) -> None:
        self.show_query(_BLANK)
        self.changed.emit(self.query)

    def _view_name(self) -> str:
        found = (n for n, view in self._views().items() if _same(view, self.query))
        return next(found, self.tr("Views"))

    def _views(self) -> dict[str, CaseQuery]:
        try:
            return self._cases.views()
        except Problem:
            return {}

    def _fill_views(self, menu: QMenu) -> None:
        menu.clear()
        views = self._views()
        group = QActionGroup(menu)
        for name, view in views.items():
            act = menu.addAction(verbatim.caption(name))
            act.setCheckable(True)
            act.setChecked(_same(view, self.query))
            act.setActionGroup(group)
            on_press(act, self._take, view)
        if views:
            menu.addSeparator()
        menu.addAction(self.tr("Save this view…"), self.save_view)
        gone = menu.addMenu(self.tr("Delete a view"))
        gone.setEnabled(bool(views))
        for name in views:
            on_press(gone.addAction(verbatim.caption(name)), self._drop, name)

    def save_view(self) -> None:
        """Ask for a name and keep what is shown under it."""
        text = self.tr("Filters, words and order are kept under this name.")
        if self._prompts.enter_reason(self.tr("Name of this view"), text, write=self._save):
            self.show_query(self.query)

    def _save(self, name: str) -> None:
        self._cases.save_view(name[:40], self.query)

    def _take(self, view: CaseQuery) -> None:
        self.show_query(view)
        self.changed.emit(view)

    def _drop(self, name: str) -> None:
        if self._prompts.ask(
            self.tr("Delete the view “{0}”?").format(name),
            self.tr("No case is touched."),
            self.tr("Delete the view"),
        ):
            self._keep(partial(self._cases.drop_view, name))

    def _keep(self, write: Callable[[], object]) -> None:
        try:
            write()
        except Problem as problem:
            self._prompts.show_problem(problem)
        self.show_query(self.query)


def _same(one: CaseQuery, other: CaseQuery) -> bool:
    return one == other


_BLANK = CaseQuery()
