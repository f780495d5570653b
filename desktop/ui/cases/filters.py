"""The filter bar of the case list, and the views a person saves."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.app import Application
from desktop.services.cases.case_lists import CaseQuery
from desktop.ui.widgets import verbatim
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.flow_box import FlowBox
from desktop.ui.window.prompts import Prompts
from record.case import CLASSES, STATUSES, VALIDITIES
from record.problems import Problem


class CaseFilters(FlowBox):
    """Pills for what is shown. ``changed`` carries the query, without its text and order."""

    changed = Signal(object)

    def __init__(self, app: Application, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app, self._prompts = app, prompts
        self.query = CaseQuery(open_only=False)
        self.views = self._menu_pill("", "star", self._fill_views)
        self.open_only = self._toggle(self.tr("Open"), "open_only")
        self.overdue = self._toggle(self.tr("Overdue"), "overdue")
        self.points = self._toggle(self.tr("Returned"), "has_tasks")
        self.statuses = self._choice("statuses", self.tr("Status"), "status", STATUSES)
        self.categories = self._choice(
            "categories", self.tr("Category"), "category", tuple(app.rules.categories)
        )
        self.severities = self._choice("severities", self.tr("Class"), "severity", CLASSES)
        self.validities = self._choice("validities", self.tr("Validity"), "validity", VALIDITIES)
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
        for button in (self.statuses, self.categories, self.severities, self.validities):
            self._name(button)
        plain = msgspec.structs.replace(
            query, text="", sort=_BLANK.sort, descending=_BLANK.descending
        )
        self.clear.setVisible(plain != _BLANK)
        self.views.setText(verbatim.caption(self._view_name()))

    def _toggle(self, words: str, name: str) -> Button:
        button = Button(words, "filter")
        button.setCheckable(True)
        button.clicked.connect(lambda on: self._change(**{name: on}))
        self.flow.addWidget(button)
        return button

    def _menu_pill(self, words: str, icon: str, fill: Callable[[QMenu], None]) -> Button:
        button = Button(words, "filter", icon)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: fill(menu))
        button.setMenu(menu)
        self.flow.addWidget(button)
        return button

    def _choice(self, field: str, words: str, group: str, codes: tuple[str, ...]) -> Button:
        def fill(menu: QMenu) -> None:
            menu.clear()
            chosen = getattr(self.query, field)
            for code in codes:
                act = menu.addAction(self._app.label(group, code))
                act.setCheckable(True)
                act.setChecked(code in chosen)
                act.triggered.connect(lambda _=False, c=code: self._flip(field, c))

        button = self._menu_pill(words, "", fill)
        button.setCheckable(True)
        button.setProperty("field", field)
        button.setProperty("group", group)
        button.setProperty("words", words)
        return button

    def _name(self, button: Button) -> None:
        chosen = getattr(self.query, str(button.property("field")))
        words, group = str(button.property("words")), str(button.property("group"))
        labels = [self._app.label(group, code) for code in chosen]
        told = ", ".join(labels) if len(labels) <= 2 else str(len(labels))
        button.setText(f"{words}: {told}" if labels else words)
        button.setChecked(bool(labels))

    def _flip(self, field: str, code: str) -> None:
        chosen = getattr(self.query, field)
        left = tuple(c for c in chosen if c != code)
        self._change(**{field: left if len(left) < len(chosen) else (*chosen, code)})

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
            return self._app.cases.views()
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
            act.triggered.connect(lambda _=False, v=view: self._take(v))
        if views:
            menu.addSeparator()
        menu.addAction(self.tr("Save this view…"), self.save_view)
        gone = menu.addMenu(self.tr("Delete a view"))
        gone.setEnabled(bool(views))
        for name in views:
            gone.addAction(verbatim.caption(name)).triggered.connect(
                lambda _=False, n=name: self._drop(n)
            )

    def save_view(self) -> None:
        """Ask for a name and keep what is shown under it."""
        text = self.tr("Filters, words and order are kept under this name.")
        name = self._prompts.enter_reason(self.tr("Name of this view"), text)
        if name:
            self._app.cases.save_view(name[:40], self.query)
            self.show_query(self.query)

    def _take(self, view: CaseQuery) -> None:
        self.show_query(view)
        self.changed.emit(view)

    def _drop(self, name: str) -> None:
        if self._prompts.ask(
            self.tr("Delete the view “{0}”?").format(name),
            self.tr("No case is touched."),
            self.tr("Delete the view"),
        ):
            self._app.cases.drop_view(name)
            self.show_query(self.query)


def _same(one: CaseQuery, other: CaseQuery) -> bool:
    return one == other


_BLANK = CaseQuery()
