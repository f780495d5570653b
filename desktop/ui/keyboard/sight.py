"""Where the keyboard goes, and that a person sees where it is."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget
from shiboken6 import isValid

AROUND = 24
"""How many pixels stay in sight above and below what has the keyboard."""


def held_in(window: QWidget) -> QWidget | None:
    """Return what has the keyboard in a window, also while another window is in front."""
    return window.focusWidget()


def enter(widget: QWidget, whole: QWidget | None = None) -> None:
    """Put the keyboard into a widget and scroll it into sight, with the ``whole`` it belongs to.

    Scrolled is when the page has its room: it may have come to the front just now.
    """
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    QTimer.singleShot(0, widget, partial(_scroll_to, widget, whole or widget))


def to_top(inside: QWidget) -> None:
    """Scroll everything in a widget to its beginning."""
    for area in inside.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().minimum())


def take_away(widget: QWidget) -> None:
    """Hide and delete a widget; the keyboard stays with what held it.

    Qt would hand it to the next widget, scroll there, and to the one after when that goes too.
    """
    home, held = widget.parentWidget(), held_in(widget.window())
    if home is not None and held is not None and (held is widget or widget.isAncestorOf(held)):
        home.setFocus(Qt.FocusReason.OtherFocusReason)
    widget.hide()
    widget.deleteLater()


class Returning(QObject):
    """Bring the keyboard back to where it was before a dialog came, or as near as is left of it.

    What came of the dialog may have made the page below it anew: Qt would then give the keyboard
    to the first thing in the window. Who moves it within the page meanwhile has the last word.
    """

    def __init__(self, dialog: QDialog, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._places = _outwards(held_in(window))
        dialog.finished.connect(self._wait)

    def _wait(self, _result: int) -> None:
        # First whoever asked hears the answer.
        QTimer.singleShot(0, self, self._come_back)

    def _come_back(self) -> None:
        self.deleteLater()
        left = [place for place in self._places if isValid(place)]
        page = next((place for place in left if place.property("look") == "page"), self._window)
        here = held_in(self._window)
        if here is not None and page.isAncestorOf(here) and here.isVisible():
            return
        nearest = next((place for place in left if place.isVisible() and place.isEnabled()), page)
        if page.isVisible():
            nearest.setFocus(Qt.FocusReason.OtherFocusReason)


def _outwards(widget: QWidget | None) -> list[QWidget]:
    found: list[QWidget] = []
    while widget is not None and not widget.isWindow():
        found.append(widget)
        widget = widget.parentWidget()
    return found


def _scroll_to(widget: QWidget, whole: QWidget) -> None:
    # What was just shown asks for its room by events that still wait.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    inside: QWidget | None = whole
    while inside is not None and not inside.isWindow():
        inside = inside.parentWidget()
        if isinstance(inside, QScrollArea):
            across = inside.horizontalScrollBar()
            at = across.value()
            inside.ensureWidgetVisible(whole, 0, AROUND)
            inside.ensureWidgetVisible(widget, 0, AROUND)
            if inside.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
                across.setValue(at)  # nobody could scroll it back
