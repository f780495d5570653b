"""Mouse and keys, as the windowing system would deliver them, and files dropped on a window."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeySequence,
    QWheelEvent,
    QWindow,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QScrollArea,
    QWidget,
)

from build_spec.tour import sight
from build_spec.tour.script import do, wait
from desktop.ui.widgets.tool_row import ToolRow

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
MOST_TABS = 80
NOTCH, MOST_NOTCHES = 120, 60
MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}


async def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click the middle of a widget, or ``at`` in it, after scrolling it into view.

    A tool that has no room in its row is picked from the menu of the row.
    """
    row = next((each for each in _above(widget) if isinstance(each, ToolRow)), None)
    if row is not None and widget in row.away and isinstance(widget, QAbstractButton):
        await click(row.more)
        await pick(widget.text())
        return
    await reach(widget)
    where = at if at is not None else widget.rect().center()
    window = widget.window()
    spot = widget.mapTo(window, where)
    hit: QWidget | None = window.childAt(spot)
    if hit is not None and hit is not widget and not _inside(hit, widget):
        raise LookupError(f"{_name(widget)} lies under {_name(hit)}")
    await do(lambda: QTest.mouseClick(_handle(window), LEFT, PLAIN, spot))


def _above(widget: QWidget) -> Iterator[QWidget]:
    above = widget.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


async def double_click(widget: QWidget, at: QPoint) -> None:
    """Double-click a place of a widget."""
    window = widget.window()
    spot = widget.mapTo(window, at)
    await do(lambda: QTest.mouseClick(_handle(window), LEFT, PLAIN, spot))
    await do(lambda: QTest.mouseDClick(_handle(window), LEFT, PLAIN, spot))


async def reach(widget: QWidget) -> None:
    """Scroll a widget into view, as the wheel would."""
    for area in _areas(widget):
        area.ensureWidgetVisible(widget, 20, 40)
    await wait(f"{_name(widget)} to be usable", lambda: widget.isVisible() and widget.isEnabled())
    if not widget.window().isActiveWindow() and not isinstance(widget.window(), QMenu):
        await activate(widget.window())


async def activate(window: QWidget) -> None:
    """Bring a window to the front, as a click on its title would."""
    if QApplication.activePopupWidget() is None:
        window.raise_()
        window.activateWindow()
        await wait("the window to be active", window.isActiveWindow)


async def key(keys: str, times: int = 1) -> None:
    """Press a key or a combination, such as ``Ctrl+N`` or ``Tab``, in the active window."""
    *held, name = keys.split("+")
    code = QKeySequence.fromString(name)[0].key()  # type: ignore[index]
    modifiers = PLAIN
    for each in held:
        modifiers |= MODIFIERS[each]
    for _ in range(times):
        top = await _keyboard()
        await do(partial(_press, top, code, modifiers))


async def write(text: str) -> None:
    """Type a text where the keyboard is: letters by key, Chinese through the input method."""
    for plain, run in itertools.groupby(text, lambda c: c.isascii()):
        if plain:
            for letter in run:
                await _type(letter)
        else:
            await do(partial(_commit, "".join(run)))


async def fill(widget: QWidget, text: str) -> None:
    """Click into a field, take what is there away, and type."""
    await click(widget)
    await key("Ctrl+A")
    await write(text)


async def tab_to(window: QWidget, name: str) -> QWidget:
    """Press Tab until the keyboard is on the widget called ``name``; raises ``LookupError``."""
    for _ in range(MOST_TABS):
        held: QWidget | None = window.window().focusWidget()
        if held is not None and held.objectName() == name:
            return held
        await key("Tab")
    raise LookupError(f"Tab does not reach {name}")


async def choose(box: QComboBox, code: object) -> None:
    """Choose an entry of a combo box by its data, with its list open."""
    row = box.findData(code)
    if row < 0:
        raise LookupError(f"{code!r} is not offered by {_name(box)}")
    await click(box)
    view = box.view()
    await wait("the list of choices", view.isVisible)
    await key("Home")
    await key("Down", row)
    await key("Return")
    await wait("the choice to be taken", lambda: box.currentData() == code)


async def pick(text: str) -> None:
    """Choose an entry of the open menu by its words."""
    menu = await sight.menu()
    act = sight.action(menu, text)
    spot = menu.actionGeometry(act).center()
    # A menu opens the entry under the pointer only after the pointer has moved in.
    await do(lambda: QTest.mouseMove(_handle(menu), spot))
    await do(lambda: QTest.mouseClick(_handle(menu), LEFT, PLAIN, spot))


async def choose_files(paths: Sequence[Path]) -> None:
    """Name files in the file dialog that is open, and accept it."""
    dialog = await sight.dialog("QFileDialog")
    field = await sight.of(dialog, QLineEdit)
    await click(field)
    await key("Ctrl+A")
    # In quotation marks no completion pops up over the dialog.
    told = " ".join(f'"{path}"' for path in paths)
    await do(lambda: _commit(told))
    await key("Return")
    await sight.gone(dialog)


async def save_copy(target: Path) -> None:
    """Say whom a copy is for, and name the file in the dialog that follows."""
    dialog = await sight.dialog("CopyDialog")
    reader = cast("QComboBox", await sight.named(dialog, "readerCombo"))
    await do(lambda: reader.setEditText("市场监督管理局"))
    await click(await sight.named(dialog, "goButton"))
    await sight.gone(dialog)
    await choose_files([target])


async def drop(widget: QWidget, paths: Iterable[Path]) -> None:
    """Drop files on a widget, as dragged in from the file manager."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at = widget.rect().center()
    copy, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(at, copy, data, LEFT, keys)
    dropped = QDropEvent(QPointF(at), copy, data, LEFT, keys, QEvent.Type.Drop)

    def deliver() -> None:
        QApplication.sendEvent(widget, entered)
        if not entered.isAccepted():
            raise LookupError(f"{_name(widget)} takes no files")
        QApplication.sendEvent(widget, dropped)

    trouble: list[LookupError] = []
    await do(lambda: _kept(deliver, trouble))
    if trouble:
        raise trouble[0]


async def wheel_up(widget: QWidget) -> None:
    """Turn the wheel over a widget until its scroll area is at the top."""
    area = _areas(widget)[0]
    for _ in range(MOST_NOTCHES):
        if area.verticalScrollBar().value() == 0:
            return
        await do(partial(_turn, area))
    raise LookupError("the wheel does not reach the top")


async def draw(widget: QWidget, strokes: Iterable[Sequence[QPoint]]) -> None:
    """Draw lines with the left button held."""
    window = widget.window()
    for stroke in strokes:
        spots = [widget.mapTo(window, point) for point in stroke]
        await do(lambda s=spots: QTest.mousePress(_handle(window), LEFT, PLAIN, s[0]))  # type: ignore[misc]
        for spot in spots[1:]:
            await do(lambda s=spot: QTest.mouseMove(_handle(window), s))  # type: ignore[misc]
        await do(lambda s=spots: QTest.mouseRelease(_handle(window), LEFT, PLAIN, s[-1]))  # type: ignore[misc]


async def _type(letter: str) -> None:
    top = await _keyboard()
    if letter == "\n":
        await do(lambda: QTest.keyClick(_handle(top), Qt.Key.Key_Return))
    else:
        await do(lambda: QTest.keyClick(_handle(top), cast("int", letter)))


def _press(top: QWidget, code: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(_handle(top), code, modifiers)


def _commit(text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    held = QGuiApplication.focusObject()
    if held is not None:
        QApplication.sendEvent(held, event)


def _turn(area: QScrollArea) -> None:
    at = area.viewport().rect().center()
    event = QWheelEvent(
        QPointF(at),
        QPointF(area.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, NOTCH),
        Qt.MouseButton.NoButton,
        PLAIN,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - not inverted; Qt takes it by place only
    )
    QApplication.sendEvent(area.viewport(), event)


def _kept(act: Callable[[], None], trouble: list[LookupError]) -> None:
    try:
        act()
    except LookupError as found:
        trouble.append(found)


async def _keyboard() -> QWidget:
    """Return the window that keys go to now."""
    found: QWidget = await wait("an active window", _on_top, 3.0)
    return found


def _on_top() -> QWidget | None:
    popup = QApplication.activePopupWidget()
    return popup or QApplication.activeModalWidget() or QApplication.activeWindow()


def _handle(window: QWidget) -> QWindow:
    """Return what Qt shows a window by, asked for at the very act: it may be made anew before."""
    handle = window.windowHandle()
    if handle is None:
        raise LookupError(f"{_name(window)} is not on screen")
    return handle


def _areas(widget: QWidget) -> list[QScrollArea]:
    found, above = [], widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            found.append(above)
        above = above.parentWidget()
    return found


def _inside(widget: QWidget, outer: QWidget) -> bool:
    return outer.isAncestorOf(widget) or widget.isAncestorOf(outer)


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.objectName() or widget.accessibleName()}”"
