"""One mechanism for every list of rows, put on the view that shows them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QMenu, QTreeWidget, QWidget

from desktop.services.lists import plain
from desktop.ui.keyboard.shortcuts import ALONE, on_keys
from desktop.ui.lists.column_dialog import ColumnDialog
from desktop.ui.lists.columns import ColumnSpec, ListColumns, View
from desktop.ui.lists.leaving import Leaving, Recorded
from desktop.ui.lists.list_bar import ListBar
from desktop.ui.lists.list_desk import ListDesk
from desktop.ui.lists.order import sort_rows
from desktop.ui.lists.source import ShownRows, Source, Wanted
from desktop.ui.widgets import verbatim
from desktop.ui.widgets.button import on_press
from desktop.ui.window.prompts import Prompts

COPIED_MOST = 5_000


@dataclass(frozen=True)
class ListSpec:
    """A list: the name its layout is kept under, its title on paper, its columns.

    ``source`` reads rows that are not all in the view; ``recorded`` says which evidence a list
    holds; ``acts`` adds lines to the menu of a row; ``about`` says what the list is filtered by.
    A list that ``sorts`` is sorted here, else ``sort_asked`` asks its page.
    """

    name: str
    title: str
    columns: ColumnSpec
    source: Source | None = None
    recorded: Recorded | None = None
    acts: Callable[[QMenu], None] | None = None
    about: Callable[[], tuple[str, ...]] = tuple
    sorts: bool = True


class RowList(QObject):
    """Columns, several rows, copy, menus, export and print for one view.

    ``sort_asked`` carries a column's key and whether it falls; "" asks for the list's own order.
    ``selected`` follows every change of the selection with how many rows it has.
    """

    sort_asked = Signal(str, bool)
    selected = Signal(int)

    def __init__(
        self, view: View, spec: ListSpec, desk: ListDesk, prompts: Prompts, owner: QWidget
    ) -> None:
        super().__init__(owner)
        self.view, self._spec, self._owner = view, spec, owner
        self.bar = ListBar(owner)
        self.columns = ListColumns(view, spec.name, spec.columns, desk.lists.layouts, self)
        self._source = spec.source or ShownRows(
            view.model(), spec.columns.keys, spec.title, spec.about
        )
        self.leaving = Leaving(desk, prompts, spec.recorded, owner)
        self.leaving.said.connect(self.bar.tell)
        self._dress()
        self._place_bar()
        self.columns.show_sort()

    # What a page calls

    def filled(self, total: int | None = None, hides: tuple[str, ...] = ()) -> None:
        """Say that other rows stand in the view: of ``total``, the others hidden by ``hides``."""
        if self._spec.sorts and isinstance(self.view, QTreeWidget):
            sort_rows(self.view, self._sort_section(), descending=self.columns.layout.descending)
        self.columns.lay_out()
        shown = self.view.model().rowCount()
        self.bar.count(shown, shown if total is None else total, hides)
        self.bar.setVisible(bool(shown or hides))
        self._tell_selection()

    def rows(self) -> int:
        """Return how many rows the view has."""
        return self.view.model().rowCount()

    def places(self) -> list[int]:
        """Return the selected rows, from top to bottom."""
        spans = self.view.selectionModel().selection().toList()
        rows = {r for span in spans for r in range(span.top(), span.bottom() + 1)}
        return sorted(rows)

    def count(self) -> int:
        """Return how many rows are selected."""
        spans = self.view.selectionModel().selection().toList()
        below, rows = 0, 0
        # Spans may lie side by side: a list of a hundred thousand rows is counted by its spans.
        for top, bottom in sorted((span.top(), span.bottom() + 1) for span in spans):
            rows += max(0, bottom - max(top, below))
            below = max(below, bottom)
        return rows

    def copy(self) -> None:
        """Copy the selected rows as text, their shown columns from left to right."""
        model, sections = self.view.model(), self.columns.shown()
        rows = (
            [str(model.index(row, section).data() or "") for section in sections]
            for row in self.places()[:COPIED_MOST]
        )
        QGuiApplication.clipboard().setText(plain.as_text(rows))

    def export(self, *, chosen: bool = False) -> None:
        """Write the list, or the selected rows alone, as a workbook."""
        self._leave(self.leaving.export, chosen=chosen)

    def print(self, *, chosen: bool = False) -> None:
        """Print the list, or the selected rows alone."""
        self._leave(self.leaving.print, chosen=chosen)

    def choose_columns(self) -> None:
        """Ask which columns are shown."""
        columns = self.columns
        named = [(key, columns.name(key)) for key in columns.every]
        hidden = self._spec.columns.hidden
        usual = [key for key in self._spec.columns.keys if key not in hidden]
        found = ColumnDialog.ask(named, columns.chosen, usual, self._owner)
        if found is None:
            return
        columns.choose(found) if found else columns.reset()

    def select(self, place: int) -> None:
        """Choose one row and no other, whatever keys are held meanwhile."""
        flags = QItemSelectionModel.SelectionFlag
        index = self.view.model().index(place, 0)
        self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def choose(self, places: Sequence[int]) -> None:
        """Choose these rows; the keyboard stays where it is."""
        flags = QItemSelectionModel.SelectionFlag
        selection, model = self.view.selectionModel(), self.view.model()
        selection.clearSelection()
        for place in places:
            selection.select(model.index(place, 0), flags.Select | flags.Rows)

    def select_none(self) -> None:
        """Select the row of the keyboard alone."""
        current = self.view.currentIndex()
        self.view.clearSelection()
        if current.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.view.selectionModel().select(current, flags.Select | flags.Rows)

    def menu_of(self, at: QPoint) -> QMenu:
        """Return the menu for the row at a point of the viewport, which becomes the chosen one."""
        index = self.view.indexAt(at)
        selection = self.view.selectionModel()
        if index.isValid() and not selection.isSelected(index):
            self.select(index.row())
        menu = QMenu(self._owner)
        menu.aboutToHide.connect(menu.deleteLater)
        if self._spec.acts is not None and self.view.currentIndex().isValid():
            self._spec.acts(menu)
            menu.addSeparator()
        self._fill(menu)
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Copy by Ctrl+C; let Escape take a selection of several rows away first."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.matches(QKeySequence.StandardKey.Copy):
                self.copy()
                return True
            if event.key() == Qt.Key.Key_Escape and self.count() > 1:
                self.select_none()
                return True
        return super().eventFilter(watched, event)

    # How it is made

    def _dress(self) -> None:
        view, mode = self.view, QAbstractItemView.SelectionMode
        view.setSelectionMode(mode.ExtendedSelection)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        view.installEventFilter(self)
        on_keys(view, "lists.menu", self._show_menu_by_key, ALONE)
        view.selectionModel().selectionChanged.connect(self._tell_selection)
        header = self.columns.header
        header.setSectionsClickable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_header_menu)
        header.sectionClicked.connect(self._clicked)
        if not view.toolTip():
            words = self.tr("Ctrl+C copies, Ctrl+A selects all, Shift+F10 shows what can be done")
            view.setToolTip(words)
        self.bar.menu.aboutToShow.connect(self._fill_bar)
        self.bar.none_asked.connect(self.select_none)

    def _place_bar(self) -> None:
        parent = self.view.parentWidget()
        layout = _holding(parent.layout() if parent is not None else None, self.view)
        if layout is not None:
            layout.insertWidget(layout.indexOf(self.view), self.bar)

    def _fill_bar(self) -> None:
        self.bar.menu.clear()
        self._fill(self.bar.menu)

    def _fill(self, menu: QMenu) -> None:
        count = self.count()
        copies = menu.addAction(self.tr("Copy as text (Ctrl+C)"), self.copy)
        copies.setEnabled(count > 0)
        menu.addAction(self.tr("Select all (Ctrl+A)"), self.view.selectAll)
        menu.addSeparator()
        menu.addAction(self.tr("Export the list…"), self.export)
        menu.addAction(self.tr("Print the list…"), self.print)
        if count > 1:
            words = (self.tr("Export {0:,} selected…"), self.tr("Print {0:,} selected…"))
            for text, act in zip(words, (self._export_chosen, self._print_chosen), strict=True):
                menu.addAction(text.format(count), act)
        menu.addSeparator()
        menu.addAction(self.tr("Columns…"), self.choose_columns)

    def _export_chosen(self) -> None:
        self.export(chosen=True)

    def _print_chosen(self) -> None:
        self.print(chosen=True)

    def _leave(self, leave: Callable[..., None], *, chosen: bool) -> None:
        places = frozenset(self.places()) if chosen else None
        only: Wanted = None if places is None else places.__contains__
        keys = self.columns.chosen
        sheet = self._source.sheet(keys, None if places is None else len(places))
        leave(sheet, self._source.rows(keys, only), only)

    def _show_menu(self, at: QPoint) -> None:
        self.menu_of(at).popup(self.view.viewport().mapToGlobal(at))

    def _show_menu_by_key(self) -> None:
        box = self.view.visualRect(self.view.currentIndex())
        self._show_menu(box.center() if box.isValid() else QPoint(0, 0))

    def _show_header_menu(self, at: QPoint) -> None:
        menu = QMenu(self._owner)
        menu.aboutToHide.connect(menu.deleteLater)
        chosen = self.columns.chosen
        for key in self.columns.every:
            act = menu.addAction(verbatim.caption(self.columns.name(key)))
            act.setCheckable(True)
            act.setChecked(key in chosen)
            act.setEnabled(key not in chosen or len(chosen) > 1)
            on_press(act, self._flip, key)
        menu.addSeparator()
        menu.addAction(self.tr("Columns…"), self.choose_columns)
        menu.addAction(self.tr("As delivered"), self.columns.reset)
        menu.popup(self.columns.header.mapToGlobal(at))

    def _flip(self, key: str) -> None:
        chosen = self.columns.chosen
        left = tuple(each for each in chosen if each != key)
        self.columns.choose(left if key in chosen else (*chosen, key))

    def _clicked(self, section: int) -> None:
        """Sort by a column; a second press turns it round, a third brings the own order back."""
        if not self._spec.sorts:
            return
        key, layout = self.columns.key(section), self.columns.layout
        if layout.sort != key:
            self.columns.sort(key, descending=False)
        elif not layout.descending:
            self.columns.sort(key, descending=True)
        else:
            self.columns.sort("", descending=False)
        if isinstance(self.view, QTreeWidget):
            sort_rows(self.view, self._sort_section(), descending=layout.sort == key)
        self.sort_asked.emit(self.columns.layout.sort, self.columns.layout.descending)

    def _sort_section(self) -> int:
        keys, sort = self._spec.columns.keys, self.columns.layout.sort
        return keys.index(sort) if sort in keys else -1

    def _tell_selection(self, *_spans: object) -> None:
        count = self.count()
        self.bar.select(count)
        self.selected.emit(count)


def _holding(layout: object, view: QWidget) -> QBoxLayout | None:
    """Return the layout, or one inside it, in which the view stands."""
    if isinstance(layout, QBoxLayout) and layout.indexOf(view) >= 0:
        return layout
    return next((found for each in _inside(layout) if (found := _holding(each, view))), None)


def _inside(layout: object) -> Iterator[object]:
    if isinstance(layout, QBoxLayout):
        for at in range(layout.count()):
            item = layout.itemAt(at)
            yield item.layout() if item is not None else None
