"""A row of tools that stays one row: what has no room goes into the menu behind its ⋯."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from desktop.ui.widgets.button import Button, on_press

SPACING = 8
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class ToolRow(QWidget):
    """Hold what Designer drew in it side by side, in the order in which it was drawn.

    Buttons go into the menu from the last to the first where the row is too narrow; primary
    buttons and what is no button stay. What may expand takes what is left, or as little as it
    can do with. Promote a plain QWidget without a layout to it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seats: list[_Seat] = []
        self.more = Button("", "secondary", "ellipsis", parent=self)
        self.more.setProperty("look", "more")
        self.more.setAccessibleName(self.tr("More"))
        self.more.setToolTip(self.tr("What has no room here"))
        self.menu = QMenu(self.more)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self.menu)
        self.more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def away(self) -> tuple[QAbstractButton, ...]:
        """The buttons that are in the menu."""
        return tuple(
            seat.tool
            for seat in self._seats
            if seat.isHidden() and seat.wanted and isinstance(seat.tool, QAbstractButton)
        )

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """Everything in it, as it is read."""
        shown = sorted((*self._seats, self.more), key=lambda each: each.x())
        return tuple(each.tool if isinstance(each, _Seat) else each for each in shown)

    def gather(self) -> None:
        """Seat the tools that Designer drew in it."""
        for tool in self.findChildren(QWidget, options=_DIRECT):
            if tool is not self.more:
                self._seats.append(_Seat(tool, self))
        self.more.raise_()

    def sizeHint(self) -> QSize:
        """Ask for room for everything."""
        wanted = self._wanted()
        wide = sum(seat.sizeHint().width() for seat in wanted) + SPACING * max(0, len(wanted) - 1)
        return QSize(wide, self._high())

    def minimumSizeHint(self) -> QSize:
        """Need what stays, and the ⋯ for the rest."""
        wanted = self._wanted()
        kept = [seat.least for seat in wanted if seat.stays]
        if len(kept) < len(wanted):
            kept.append(self.more.sizeHint().width())
        return QSize(sum(kept) + SPACING * max(0, len(kept) - 1), self._high())

    def event(self, event: QEvent) -> bool:
        """Seat everything anew when something in it changes."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Seat everything in the room there is."""
        super().resizeEvent(event)
        self.arrange()

    def _wanted(self) -> "list[_Seat]":
        return [seat for seat in self._seats if seat.wanted]

    def _high(self) -> int:
        return max((seat.sizeHint().height() for seat in self._wanted()), default=0)

    def arrange(self) -> None:
        """Seat what is shown in the room there is, the rest in the menu."""
        wanted = self._wanted()
        away = self._too_many(wanted)
        for seat in self._seats:
            seat.setVisible(seat in wanted and seat not in away)
        shown: list[QWidget] = [seat for seat in wanted if seat not in away]
        self.more.setVisible(bool(away))
        if away:
            last = isinstance(shown[-1], _Seat) and shown[-1].primary if shown else False
            shown.insert(len(shown) - int(last), self.more)
        self._lay(shown)

    def _too_many(self, wanted: "list[_Seat]") -> "list[_Seat]":
        """Return those for which there is no room, once the ⋯ has its own."""
        away: list[_Seat] = []
        needed = sum(seat.least for seat in wanted) + SPACING * max(0, len(wanted) - 1)
        leaving = [seat for seat in reversed(wanted) if not seat.stays]
        for seat in leaving:
            room = self.width()
            if away:
                room -= self.more.sizeHint().width() + SPACING
            if needed <= room:
                break
            away.append(seat)
            needed -= seat.least + SPACING
        return away

    def _lay(self, shown: list[QWidget]) -> None:
        wide = [
            each.least if isinstance(each, _Seat) else each.sizeHint().width() for each in shown
        ]
        left = self.width() - sum(wide) - SPACING * max(0, len(shown) - 1)
        growing = [
            number for number, each in enumerate(shown) if isinstance(each, _Seat) and each.grows
        ]
        for number in growing:
            wide[number] += max(0, left // len(growing))
        x = 0
        for each, width in zip(shown, wide, strict=True):
            high = self.height() if each is not self.more else each.sizeHint().height()
            each.setGeometry(QRect(x, (self.height() - high) // 2, width, high))
            x += width + SPACING

    def _fill_menu(self) -> None:
        self.menu.clear()
        for button in self.away:
            words = button.text() or button.accessibleName()
            inner = button.menu() if isinstance(button, QPushButton) else None
            action = self.menu.addAction(button.icon(), words)
            action.setEnabled(button.isEnabled())
            action.setToolTip(button.toolTip())
            if inner is not None:
                action.setMenu(inner)
            else:
                on_press(action, button.click)


class _Seat(QWidget):
    """The place of one tool: the row hides the place, and whoever owns the tool the tool."""

    def __init__(self, tool: QWidget, row: ToolRow) -> None:
        super().__init__(row)
        self.tool = tool
        hidden = tool.isHidden() and tool.testAttribute(
            Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        )
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(tool)
        tool.setVisible(not hidden)
        self._row = row
        tool.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make room at once for a tool that its owner shows."""
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self._row.arrange()
        return super().eventFilter(watched, event)

    @property
    def wanted(self) -> bool:
        """Whether the tool was not hidden."""
        return not self.tool.isHidden()

    @property
    def primary(self) -> bool:
        """Whether it is the one filled button."""
        return bool(self.tool.property("kind") == "primary")

    @property
    def stays(self) -> bool:
        """Whether it never goes into the menu."""
        return self.primary or not isinstance(self.tool, QAbstractButton)

    @property
    def grows(self) -> bool:
        """Whether it takes what is left."""
        expands = self.tool.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding
        return expands and not isinstance(self.tool, QAbstractButton)

    @property
    def least(self) -> int:
        """How much width it is given at least, in pixels."""
        return (self.minimumSizeHint() if self.grows else self.sizeHint()).width()
