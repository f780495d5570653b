"""What may not be: each check takes a window that is shown and yields what is wrong with it."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTableView,
    QToolTip,
    QTreeView,
    QWidget,
)

from build_spec.walk.faults import Fault
from build_spec.walk.parts import Screen

SLACK = 1
LEAST_SIDE = 24
"""How wide and high a control must be, in pixels."""
LEAST_SEEN = 56
"""What a scrolling area must show of its content to be of use, in pixels."""
CONTROLS = (
    QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
)  # fmt: skip
_BREAKS = re.compile(r"[\s\-/–—·]+")
"""Where a line of words may be broken."""
Check = Callable[[QWidget, Screen], Iterator[Fault]]


def too_large(root: QWidget, screen: Screen) -> Iterator[Fault]:
    """Yield a window that is larger than the screen, or cannot be made smaller."""
    if root.windowFlags() & Qt.WindowType.FramelessWindowHint:
        return  # as large as what it hides
    room = QSize(screen.wide, screen.high)
    least = root.minimumSizeHint().expandedTo(root.minimumSize())
    for kind, size in (("minimum size over the screen", least), ("opens too large", root.size())):
        if size.width() > room.width() or size.height() > room.height():
            yield _fault(root, root, kind, f"{size.width()}x{size.height()}")


def clipped(root: QWidget, _screen: Screen) -> Iterator[Fault]:
    """Yield texts that have less room than their font needs, and no tooltip with the rest."""
    for widget in shown(root):
        lack = _lack(widget)
        if lack and not _told(widget):
            yield _fault(root, widget, "text cut", lack)


def outside(root: QWidget, screen: Screen) -> Iterator[Fault]:
    """Yield controls and texts that lie outside their window and cannot be scrolled to."""
    for widget in shown(root):
        if isinstance(widget, (*CONTROLS, QLabel)) and not inner(widget):
            if lost := _lost(widget, root):
                yield _fault(root, widget, "out of reach", lost)
        elif isinstance(widget, QScrollArea) and widget.widget() is not None:
            yield from _scrolling(root, widget, screen)


def overlapping(root: QWidget, _screen: Screen) -> Iterator[Fault]:
    """Yield controls that lie over one another: a layout had less room than it needs."""
    for widget in (root, *shown(root)):
        inside = [
            child
            for child in widget.findChildren(QWidget, options=_DIRECT)
            if child.isVisibleTo(root)
            and isinstance(child, (*CONTROLS, QLabel))
            and not child.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            and not inner(child)
        ]
        for number, one in enumerate(inside):
            for other in inside[number + 1 :]:
                both = one.geometry() & other.geometry()
                if both.width() > 2 and both.height() > 2:
                    yield _fault(root, one, "overlaps", named(other))


def jumping(root: QWidget, _screen: Screen) -> Iterator[Fault]:
    """Yield controls after which the keyboard goes back: up and not right, or left in a row."""
    for before, after in pairwise(_tab_chain(root)):
        one, other = _places(before, after)
        up = other.bottom() <= one.top() and other.right() <= one.right()
        beside = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
        back = beside > min(one.height(), other.height()) // 2 and other.right() <= one.left()
        if up or back:
            yield _fault(root, before, "tab order jumps", f"to {named(after)}")


def unnamed(root: QWidget, _screen: Screen) -> Iterator[Fault]:
    """Yield controls without an accessible name, and those without words and without tooltip."""
    for widget in shown(root):
        if not isinstance(widget, CONTROLS) or inner(widget):
            continue
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        if not _accessible_name(widget):
            yield _fault(root, widget, "no accessible name")
        if not _words(widget) and not widget.toolTip():
            yield _fault(root, widget, "no tooltip")


def too_small(root: QWidget, _screen: Screen) -> Iterator[Fault]:
    """Yield controls that a finger or an unsteady hand misses (WCAG 2.2, 2.5.8)."""
    for widget in shown(root):
        if isinstance(widget, CONTROLS) and not inner(widget):
            size = widget.size()
            if min(size.width(), size.height()) < LEAST_SIDE:
                yield _fault(root, widget, "too small", f"{size.width()}x{size.height()}")


CHECKS: tuple[Check, ...] = (
    too_large, clipped, outside, overlapping, jumping, unnamed, too_small,
)  # fmt: skip


def shown(root: QWidget) -> Iterator[QWidget]:
    """Yield every widget inside a window that is not hidden."""
    for each in root.findChildren(QWidget):
        if each.isVisibleTo(root) and not each.isWindow() and each.window() is root.window():
            yield each


def named(widget: QWidget) -> str:
    """Return what tells a widget from others from one run to the next: no text of a language."""
    own = widget.objectName()
    if own and not own.startswith("qt_"):
        return own
    kind = str(widget.property("look") or widget.property("kind") or widget.property("role") or "")
    name = type(widget).__name__ + (f"[{kind}]" if kind else "")
    above = widget.parentWidget()
    while above is not None:
        if above.objectName() and not above.objectName().startswith("qt_"):
            return f"{above.objectName()}/{name}"
        if above.isWindow():
            break
        above = above.parentWidget()
    return name


_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def _fault(root: QWidget, widget: QWidget, kind: str, detail: str = "") -> Fault:
    words = _words(widget)[:24].replace("\n", " ")
    return Fault(type(root).__name__, kind, named(widget), f"{detail} {words!r}".strip())


def inner(widget: QWidget) -> bool:
    """Tell whether a widget is a part that Qt made of another one."""
    above = widget.parentWidget()
    return (
        isinstance(widget, (QScrollBar, QHeaderView))
        or widget.objectName().startswith("qt_")
        or isinstance(above, (QAbstractSpinBox, QComboBox, QScrollBar, QLineEdit, QTabBar))
        or type(widget).__name__ == "QTableCornerButton"
    )


def _words(widget: QWidget) -> str:
    if isinstance(widget, QAbstractButton):
        # A button's own words, or those of the labels that it is made of.
        inside = " ".join(each.text() for each in widget.findChildren(QLabel))
        return widget.text() or inside
    if isinstance(widget, QLabel):
        return widget.text()
    return "" if isinstance(widget, QAbstractSlider) else widget.accessibleName() or "…"


def _accessible_name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _lack(widget: QWidget) -> str:
    """Say what a text lacks, or nothing."""
    if isinstance(widget, QLabel):
        return _label_lack(widget)
    if isinstance(widget, QAbstractButton):
        return _button_lack(widget)
    if isinstance(widget, QComboBox):
        return _wide(widget, _text_width(widget, widget.currentText()) + 34, widget.width())
    if isinstance(widget, QLineEdit) and not inner(widget):
        text = widget.text() if widget.isReadOnly() else widget.placeholderText()
        return _wide(widget, _text_width(widget, text) + 20, widget.width())
    if isinstance(widget, QHeaderView):
        return _header_lack(widget)
    return _cells_lack(widget) if isinstance(widget, (QTableView, QTreeView)) else ""


def _told(widget: QWidget) -> bool:
    """Tell whether the tooltip has the whole text."""
    if widget.toolTip() or not isinstance(widget, QComboBox):
        return bool(widget.toolTip())
    middle = widget.rect().center()
    asked = QHelpEvent(QEvent.Type.ToolTip, middle, widget.mapToGlobal(middle))
    QApplication.sendEvent(widget, asked)
    return widget.currentText() == QToolTip.text()


def _label_lack(label: QLabel) -> str:
    if not label.text().strip() or not label.pixmap().isNull():
        return ""
    if not label.wordWrap():
        needed = label.minimumSizeHint()
        if type(label).__name__ == "ElidedLabel":
            needed.setWidth(0)
        return _wide(label, needed.width(), label.width()) or _high(needed.height(), label.height())
    longest = max((_text_width(label, word) for word in _BREAKS.split(label.text())), default=0)
    inside = label.contentsRect().width()
    han = any(ord(letter) > 0x2E80 for letter in label.text())
    return ("" if han else _wide(label, longest, inside)) or _high(
        label.heightForWidth(label.width()), label.height()
    )


def _button_lack(button: QAbstractButton) -> str:
    if not button.text():
        return ""
    needed = button.sizeHint()
    tight = 12 if isinstance(button, QPushButton) else 0
    return _wide(button, needed.width() - tight, button.width()) or _high(
        button.fontMetrics().height(), button.height()
    )


def _header_lack(header: QHeaderView) -> str:
    model = header.model()
    if header.orientation() != Qt.Orientation.Horizontal or model is None:
        return ""
    for section in range(header.count()):
        words = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        width = header.sectionSize(section)
        needed = _text_width(header, words) + 8
        tip = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        if not header.isSectionHidden(section) and words and needed > width and not tip:
            return f"“{words}” {width} of {needed}"
    return ""


def _cells_lack(view: QTableView | QTreeView) -> str:
    model = view.model()
    if type(view.itemDelegate()).__module__.startswith("desktop."):
        return ""
    for row in range(min(model.rowCount(), 20)):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            area = view.visualRect(index)
            needed = view.sizeHintForIndex(index).width()
            told = index.data(Qt.ItemDataRole.ToolTipRole)
            if area.isValid() and index.data() and needed > area.width() + SLACK and not told:
                return f"“{str(index.data())[:16]}” {area.width()} of {needed}"
    return ""


def _text_width(widget: QWidget, text: str) -> int:
    lines = text.replace("&", "").split("\n")
    return max(widget.fontMetrics().horizontalAdvance(line) for line in lines)


def _wide(_widget: QWidget, needed: int, has: int) -> str:
    return f"{has} of {needed} wide" if needed > has + SLACK else ""


def _high(needed: int, has: int) -> str:
    return f"{has} of {needed} high" if needed > has + SLACK else ""


def _lost(widget: QWidget, root: QWidget) -> str:
    """Say what of a widget cannot be seen, also by scrolling; "" when nothing."""
    area, inside = widget.rect(), widget
    while inside is not root:
        above = inside.parentWidget()
        if above is None:
            return ""
        area = QRect(inside.mapToParent(area.topLeft()), area.size())
        scrolls = above.parentWidget()
        if isinstance(scrolls, QAbstractScrollArea) and scrolls.viewport() is above:
            if not isinstance(scrolls, QScrollArea):
                return ""
            area, inside = scrolls.rect(), scrolls
            continue
        room = above.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
        if not room.contains(area):
            return f"{_rect(area)} in {_rect(above.rect())} of {named(above)}"
        inside = above
    return ""


def _scrolling(root: QWidget, area: QScrollArea, screen: Screen) -> Iterator[Fault]:
    inside = area.widget()
    if inside is None:
        return
    seen, content = area.viewport().size(), inside.size()
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    wide = content.width() > seen.width() + SLACK
    high = content.height() > seen.height() + SLACK
    if wide and (not screen.scrolls or area.horizontalScrollBarPolicy() == off):
        yield _fault(root, area, "scrolls sideways", f"{seen.width()} of {content.width()}")
    if high and area.verticalScrollBarPolicy() == off:
        yield _fault(root, area, "out of reach", f"{seen.height()} of {content.height()}")
    if high and seen.height() < min(LEAST_SEEN, content.height()):
        yield _fault(root, area, "no room", f"{seen.height()} of {content.height()}")


def _tab_chain(root: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    each = root.nextInFocusChain()
    while each is not None and each is not root:
        tabs = each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if (
            tabs
            and each.isVisibleTo(root)
            and each.isEnabled()
            and root.isAncestorOf(each)
            and isinstance(each, CONTROLS)
            and not inner(each)
            and not (isinstance(each, QRadioButton) and not each.isChecked())
        ):
            found.append(each)
        each = each.nextInFocusChain()
    return found


def _places(one: QWidget, other: QWidget) -> tuple[QRect, QRect]:
    """Return where two widgets are read inside what holds both; what scrolls counts as a whole."""
    common = one.parentWidget()
    while common is not None and not common.isAncestorOf(other):
        common = common.parentWidget()
    return _place(one, common), _place(other, common)


def _place(widget: QWidget, common: QWidget | None) -> QRect:
    seen, above = widget, widget.parentWidget()
    while above is not None and above is not common:
        if isinstance(above, QScrollArea):
            seen = above
        above = above.parentWidget()
    return QRect(seen.mapTo(common, QPoint()) if common is not None else QPoint(), seen.size())


def _rect(area: QRect) -> str:
    return f"{area.x()},{area.y()} {area.width()}x{area.height()}"
