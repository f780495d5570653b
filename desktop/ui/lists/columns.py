"""The columns of a list: which are shown, in what order, how wide, and which one sorts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHeaderView, QTableView, QTreeView

from desktop.progress import Progress
from desktop.services.lists.layouts import Layout, Layouts
from desktop.ui.window import tasks
from record.problems import Problem

View = QTableView | QTreeView
LEAST, WIDEST, USUAL_LINE = 48, 320, 21
KEEP_AFTER_MS = 400
ROWS_HIGH = 120
_ROOM_CHANGES = frozenset({QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.StyleChange})


@dataclass(frozen=True)
class ColumnSpec:
    """The columns of a list, from left to right, by their keys.

    ``hidden`` are shown when they are asked for; ``widths`` are in pixels at text of 100 %, and of
    columns without one their contents tell. ``left_out`` leave where it is narrow, the first
    first. ``stretched`` takes what is left over and needs ``least``.
    """

    keys: tuple[str, ...]
    stretched: str
    hidden: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)
    least: int = 220


class ListColumns(QObject):
    """Show the columns that a person chose, and remember what is changed by hand."""

    changed = Signal()

    def __init__(
        self, view: View, name: str, spec: ColumnSpec, layouts: Layouts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._view, self._name, self._spec, self._layouts = view, name, spec, layouts
        self._laying_out = False
        self.layout = Layout()
        self._keep = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._keep.timeout.connect(self._put)
        self.header.setSectionsMovable(True)
        self.header.setFirstSectionMovable(True)
        self.header.setStretchLastSection(False)
        self.header.sectionResized.connect(self._resized)
        self.header.sectionMoved.connect(self._moved)
        for watched in (view.viewport(), view):
            watched.installEventFilter(self)
        self.recall()

    @property
    def header(self) -> QHeaderView:
        """The heads of the columns.

        Asked for anew each time: Qt made them, so what Python kept of them may be taken for those
        of a window that is gone.
        """
        view = self._view
        return view.header() if isinstance(view, QTreeView) else view.horizontalHeader()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The columns that were chosen, in their order; some may have no room just now."""
        known = tuple(key for key in self.layout.columns if key in self._spec.keys)
        return known or tuple(key for key in self._spec.keys if key not in self._spec.hidden)

    @property
    def every(self) -> tuple[str, ...]:
        """All columns: the chosen ones in their order, then the others."""
        return (*self.chosen, *(key for key in self._spec.keys if key not in self.chosen))

    def name(self, key: str) -> str:
        """Return how a column is called."""
        model = self._view.model()
        return str(model.headerData(self._at(key), Qt.Orientation.Horizontal) or key)

    def shown(self) -> list[int]:
        """Return the sections that are seen, from left to right."""
        sections = (self.header.logicalIndex(at) for at in range(self.header.count()))
        return [section for section in sections if not self.header.isSectionHidden(section)]

    def key(self, section: int) -> str:
        """Return the key of a section."""
        return self._spec.keys[section]

    def recall(self) -> None:
        """Show what the person on duty chose of this list."""
        try:
            self.layout = self._layouts.get(self._name)
        except Problem:
            self.layout = Layout()
        self.lay_out()

    def choose(self, keys: Sequence[str]) -> None:
        """Show these columns in this order; none means as they come."""
        self._change(columns=tuple(keys))
        self.lay_out()
        self.changed.emit()

    def reset(self) -> None:
        """Forget what was chosen of columns and widths; the order of rows stays."""
        self._change(columns=(), widths={})
        self.lay_out()
        self.changed.emit()

    def sort(self, key: str, *, descending: bool, keep: bool = True) -> None:
        """Note what the list is sorted by; "" for its own order. ``keep`` remembers it."""
        if (key, descending) != (self.layout.sort, self.layout.descending):
            self._change(keep=keep, sort=key, descending=descending)
        self.show_sort()
        self.lay_out()

    def show_sort(self) -> None:
        """Mark the column that sorts."""
        key = self.layout.sort
        self.header.setSortIndicatorShown(bool(key))
        if key in self._spec.keys:
            down = Qt.SortOrder.DescendingOrder
            way = down if self.layout.descending else Qt.SortOrder.AscendingOrder
            self.header.setSortIndicator(self._at(key), way)

    def lay_out(self) -> None:
        """Give every chosen column its place and width; leave out what there is no room for."""
        if self.header.count() != len(self._spec.keys):
            return
        self._laying_out = True
        chosen, header = self.chosen, self.header
        for place, key in enumerate(self.every):
            header.moveSection(header.visualIndex(self._at(key)), place)
        kept = self._with_room(chosen)
        widths = self._given(kept)
        stretched = self._stretched(kept)
        # Where not even the least widths fit, nothing stretches and the list scrolls sideways.
        if sum(widths.values()) > self._view.viewport().width():
            stretched = ""
        for key in self._spec.keys:
            at = self._at(key)
            header.setSectionHidden(at, key not in kept)
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(at, mode.Stretch if key == stretched else mode.Interactive)
            if key in kept and key != stretched:
                header.resizeSection(at, widths[key])
        self._make_rows_seen()
        self._laying_out = False

    def _make_rows_seen(self) -> None:
        """Keep room for some rows, and let words that wrap take the lines they now need."""
        least = self.px(ROWS_HIGH)
        if self._view.minimumHeight() < least:
            self._view.setMinimumHeight(least)
        if isinstance(self._view, QTreeView) and self._view.wordWrap():
            self._view.scheduleDelayedItemsLayout()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again what there is room for when the room changes, or the letters."""
        if event.type() in _ROOM_CHANGES and not self._laying_out:
            self.lay_out()
        return super().eventFilter(watched, event)

    def px(self, size: int) -> int:
        """Return a width of ``size`` pixels at 100 % for the letters in use."""
        return round(size * max(1.0, self._view.fontMetrics().height() / USUAL_LINE))

    def _stretched(self, kept: Sequence[str]) -> str:
        return self._spec.stretched if self._spec.stretched in kept else (kept[-1] if kept else "")

    def _with_room(self, chosen: tuple[str, ...]) -> tuple[str, ...]:
        """Return what fits. The column that sorts always stays, and at least one other."""
        room = self._view.viewport().width()
        stays = {self.layout.sort, self._spec.stretched}
        left = [key for key in self._spec.left_out if key in chosen and key not in stays]
        kept = list(chosen)
        while left and sum(self._needed(key) for key in kept) > room:
            kept.remove(left.pop(0))
        return tuple(kept)

    def _given(self, kept: Sequence[str]) -> dict[str, int]:
        """Return the width of each column: less than it needs where all together have no room.

        A name is never cut for that.
        """
        needed = {key: self._needed(key) for key in kept}
        share = min(1.0, self._view.viewport().width() / max(1, sum(needed.values())))
        hint = self.header.sectionSizeHint
        return {
            key: max(self._least(), hint(self._at(key)), int(width * share))
            for key, width in needed.items()
        }

    def _needed(self, key: str) -> int:
        return self.px(self._spec.least) if key == self._spec.stretched else self._width(key)

    def _width(self, key: str) -> int:
        by_hand = self.layout.widths.get(key) or self._spec.widths.get(key)
        if by_hand:
            return max(self._least(), self.px(by_hand))
        at = self._at(key)
        wanted = max(self._view.sizeHintForColumn(at), self.header.sectionSizeHint(at))
        return max(self._least(), min(wanted, self.px(WIDEST)))

    def _least(self) -> int:
        return max(LEAST, self.header.minimumSectionSize())

    def _at(self, key: str) -> int:
        return self._spec.keys.index(key)

    def _resized(self, section: int, _before: int, width: int) -> None:
        # What stretches gets its width from the room, not from a person.
        by_hand = self.header.sectionResizeMode(section) == QHeaderView.ResizeMode.Interactive
        if self._laying_out or not by_hand or not width or not self._pressed():
            return
        at_100 = round(width * width / max(1, self.px(width)))
        self._change(widths={**self.layout.widths, self.key(section): at_100})

    def _pressed(self) -> bool:
        """Tell whether a person holds the edge of a column, or its keyboard moves it."""
        return self.header.underMouse() or self.header.hasFocus()

    def _moved(self, _section: int, _before: int, _after: int) -> None:
        if not self._laying_out:
            self._change(columns=self._in_order())
            self.changed.emit()

    def _in_order(self) -> tuple[str, ...]:
        places = {self.key(s): self.header.visualIndex(s) for s in range(self.header.count())}
        return tuple(sorted(self.chosen, key=lambda key: places[key]))

    def _change(self, *, keep: bool = True, **changes: object) -> None:
        before = {name: getattr(self.layout, name) for name in Layout.__struct_fields__}
        self.layout = Layout(**{**before, **changes})
        if keep:
            self._keep.start()

    def _put(self) -> None:
        layouts, name, layout = self._layouts, self._name, self.layout

        def keep(_progress: Progress) -> None:
            layouts.keep(name, layout)

        tasks.start(self, keep)
