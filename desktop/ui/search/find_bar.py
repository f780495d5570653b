"""Finding words on the page that is open: on any page that has no search field of its own."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from desktop.ui.widgets.button import Button
from desktop.ui.widgets.look import set_look
from desktop.ui.widgets.text import Text
from record.reading.sought import Sought

MOST_CELLS = 20_000
LEAST_WIDE = 240
Place = Callable[[], QWidget]


class FindBar(QFrame):
    """Lie over a corner of a page and lead from one place with the words to the next.

    Enter and F3 go on, Shift with them goes back, Escape ends.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._places: list[Place] = []
        self._at = 0
        self._marked: QWidget | None = None
        self.setProperty("look", "card")
        self.edit = QLineEdit()
        self.edit.setMinimumWidth(LEAST_WIDE)
        self.edit.setPlaceholderText(self.tr("Find on this page"))
        self.edit.setAccessibleName(self.tr("Find on this page"))
        self.edit.setToolTip(self.tr("Words or numbers, in any spelling (Ctrl+F)"))
        self.count = Text("", "muted")
        self.back = self._button("chevron-up", self.tr("Back (Shift+Enter)"), -1)
        self.on = self._button("chevron-down", self.tr("On (Enter)"), 1)
        close = Button("", "quiet", "x")
        close.setToolTip(self.tr("End (Esc)"))
        close.setAccessibleName(self.tr("End"))
        close.clicked.connect(self.end)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        for widget in (self.edit, self.count, self.back, self.on, close):
            row.addWidget(widget)
        self.edit.textChanged.connect(self._look)
        self.edit.installEventFilter(self)
        page.installEventFilter(self)
        self.hide()

    def begin(self) -> None:
        """Come to the front with what was sought last."""
        self.show()
        self._put()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()
        self._look()

    def end(self) -> None:
        """Go away; the keyboard goes to where the words were found."""
        found, self._marked = self._marked, None
        if found is not None:
            set_look(found, found="")
            if found.focusPolicy() != Qt.FocusPolicy.NoFocus:
                found.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def step(self, by: int) -> None:
        """Go to the next place (1) or the one before (-1), round and round."""
        if self._places:
            self._at = (self._at + by) % len(self._places)
            self._show_place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the keys of the field, and stay in the corner of the page."""
        if watched is self._page and event.type() == QEvent.Type.Resize:
            self._put()
        if watched is self.edit and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._pressed(event)
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step(-1 if back else 1)
            return True
        return False

    def _button(self, icon: str, tip: str, by: int) -> Button:
        made = Button("", "quiet", icon)
        made.setToolTip(tip)
        made.setAccessibleName(tip)
        made.clicked.connect(self._step_on if by > 0 else self._step_back)
        return made

    def _step_on(self) -> None:
        self.step(1)

    def _step_back(self) -> None:
        self.step(-1)

    def _put(self) -> None:
        self.adjustSize()
        self.move(QPoint(max(0, self._page.width() - self.width() - 28), 8))

    def _look(self) -> None:
        sought = Sought(self.edit.text())
        self._places = list(self._found(sought)) if sought else []
        self._at = 0
        told = self.tr("not on this page") if sought else ""
        self.count.setText(told)
        if self._places:
            self._show_place()
        else:
            self._mark(None)
        self._put()

    def _show_place(self) -> None:
        self.count.setText(self.tr("{0} of {1}").format(self._at + 1, len(self._places)))
        self._mark(self._places[self._at]())
        self._put()

    def _mark(self, widget: QWidget | None) -> None:
        if self._marked is not None:
            set_look(self._marked, found="")
        self._marked = widget
        if widget is not None:
            set_look(widget, found="here")

    def _found(self, sought: Sought) -> Iterator[Place]:
        for widget in self._page.findChildren(QWidget):
            if not widget.isVisibleTo(self._page) or self.isAncestorOf(widget) or widget is self:
                continue
            if isinstance(widget, QAbstractItemView):
                yield from _cells(widget, sought)
            elif sought.spans(_text_of(widget)):
                yield _shower(widget, sought)


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return widget.text()
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit | QTextEdit) else ""


def _shower(widget: QWidget, sought: Sought) -> Place:
    def show() -> QWidget:
        _scroll_to(widget)
        if isinstance(widget, QLineEdit):
            start, end = sought.spans(widget.text())[0]
            widget.setSelection(start, end - start)
        return widget

    return show


def _scroll_to(widget: QWidget) -> None:
    over = widget.parentWidget()
    while over is not None:
        if isinstance(over, QScrollArea):
            over.ensureWidgetVisible(widget)
        over = over.parentWidget()


def _cells(view: QAbstractItemView, sought: Sought) -> Iterator[Place]:
    model: QAbstractItemModel | None = view.model()
    if model is None:
        return
    if model.rowCount() * max(1, model.columnCount()) > MOST_CELLS:
        return
    for row in range(model.rowCount()):
        if sought.found_in(_row_text(model, row)) == frozenset(sought.terms):
            yield _row_shower(view, model, row)


def _row_text(model: QAbstractItemModel, row: int) -> str:
    cells = (model.index(row, column).data() for column in range(model.columnCount()))
    return "\n".join(str(cell) for cell in cells if cell)


def _row_shower(view: QAbstractItemView, model: QAbstractItemModel, row: int) -> Place:
    def show() -> QWidget:
        index = model.index(row, 0)
        view.setCurrentIndex(index)
        view.scrollTo(index)
        _scroll_to(view)
        return view

    return show
