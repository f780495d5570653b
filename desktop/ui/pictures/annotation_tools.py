"""The tools of the annotation window: what is drawn, in which colour and how wide."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.services.pictures.derivatives import Mark
from desktop.ui.pictures.annotation_edits import (
    ARROW,
    ELLIPSE,
    FREEHAND,
    LOUPE,
    NUMBER,
    RECTANGLE,
    SELECT,
    TEXT,
    AnnotationEdits,
)
from desktop.ui.pictures.hand import ARROWS
from desktop.ui.widgets.button import Button, on_press
from desktop.ui.widgets.flow_box import FlowBox
from desktop.ui.window.tokens import LIGHT

COLOURS = (LIGHT.bad_fill, LIGHT.warning_dot, LIGHT.good_fill, LIGHT.accent_fill, "#FFFFFF")
WIDTHS = (0.002, 0.004, 0.008)
LETTERS = (0.02, 0.03, 0.045)
KEYS = {
    Qt.Key.Key_V: SELECT, Qt.Key.Key_A: ARROW, Qt.Key.Key_B: RECTANGLE, Qt.Key.Key_E: ELLIPSE,
    Qt.Key.Key_P: FREEHAND, Qt.Key.Key_T: TEXT, Qt.Key.Key_N: NUMBER, Qt.Key.Key_L: LOUPE,
}  # fmt: skip


class AnnotationTools(FlowBox):
    """Choose a tool, a colour and a size. ``taken`` carries the tool in hand."""

    taken = Signal(str)

    def __init__(self, edits: AnnotationEdits, parent: QWidget) -> None:
        super().__init__(parent, least=320)
        self._edits = edits
        self.tool = SELECT
        self.buttons: dict[str, Button] = {}
        self.colour, self.size_ = QComboBox(), QComboBox()
        self.undo = self._act("undo-2", self.tr("Undo"), "Ctrl+Z", edits.undo)
        self.redo = self._act("rotate-cw", self.tr("Redo"), "Ctrl+Y", edits.redo)
        self.remove = self._act("trash-2", self.tr("Remove the mark"), "Del", edits.remove)
        self._lay_out()
        edits.changed.connect(self._follow)
        self._follow()

    def make(self, kind: str) -> Mark:
        """Return a new mark of a kind in the colour and size chosen; its points follow."""
        place = self.size_.currentIndex()
        return Mark(
            kind=kind,
            points=(),
            text=self.tr("Text") if kind == TEXT else "",
            number=self._edits.next_number() if kind == NUMBER else 0,
            colour=str(self.colour.currentData()),
            width=WIDTHS[place],
            size=LETTERS[place],
        )

    def take(self, tool: str) -> None:
        """Take a tool in hand."""
        self.tool = tool
        for each, button in self.buttons.items():
            button.setChecked(each == tool)
        if tool != SELECT:
            self._edits.select(None)
        self.taken.emit(tool)

    def press(self, event: QKeyEvent) -> bool:
        """Answer a key; tells whether it was one of ours."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self._edits.chosen is not None:
            self._edits.remove()
        elif key in KEYS:
            self.take(KEYS[key])
        elif key == Qt.Key.Key_Escape and self._edits.chosen is not None:
            self._edits.select(None)
        else:
            return False
        return True

    def nudge(self, event: QKeyEvent, by: float) -> QPointF | None:
        """Return how far an arrow key moves the mark; Shift ten times as far."""
        way = ARROWS.get(Qt.Key(event.key()))
        if way is None:
            return None
        far = by * 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else by
        return QPointF(way[0] * far, way[1] * far)

    def _lay_out(self) -> None:
        letters = {tool: Qt.Key(key).name.removeprefix("Key_") for key, tool in KEYS.items()}
        for tool, icon, words in (
            (SELECT, "mouse-pointer", self.tr("Select")),
            (ARROW, "arrow-right", self.tr("Arrow")),
            (RECTANGLE, "square", self.tr("Box")),
            (ELLIPSE, "circle", self.tr("Ellipse")),
            (FREEHAND, "pen-line", self.tr("Freehand")),
            (TEXT, "type", self.tr("Text")),
            (NUMBER, "circle-dot", self.tr("Number")),
            (LOUPE, "zoom-in", self.tr("Magnifier")),
        ):
            button = Button(words, "filter", icon)
            button.setProperty("small", "true")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolTip(f"{words} ({letters[tool]})")
            on_press(button, self.take, tool)
            self.buttons[tool] = button
            self.flow.addWidget(button)
        self._fill_choices()
        for part in (self.colour, self.size_, self.undo, self.redo, self.remove):
            self.flow.addWidget(part)

    def _fill_choices(self) -> None:
        names = (
            self.tr("Red"), self.tr("Amber"), self.tr("Green"), self.tr("Blue"), self.tr("White"),
        )  # fmt: skip
        for colour, words in zip(COLOURS, names, strict=True):
            swatch = QPixmap(QSize(18, 18))
            swatch.fill(QColor(colour))
            self.colour.addItem(QIcon(swatch), words, colour)
        for words in (self.tr("Thin"), self.tr("Medium"), self.tr("Thick")):
            self.size_.addItem(words)
        self.size_.setCurrentIndex(1)
        self.colour.setAccessibleName(self.tr("Colour"))
        self.size_.setAccessibleName(self.tr("Size"))
        self.colour.activated.connect(self._dress)
        self.size_.activated.connect(self._dress)

    def _dress(self) -> None:
        chosen, place = self._edits.chosen, self.size_.currentIndex()
        if chosen is not None:
            colour = str(self.colour.currentData())
            dressed = msgspec.structs.replace(
                chosen, colour=colour, width=WIDTHS[place], size=LETTERS[place]
            )
            self._edits.change(dressed)

    def _act(self, icon: str, words: str, key: str, act: Callable[[], None]) -> Button:
        button = Button("", "quiet", icon)
        button.setProperty("small", "true")
        button.setAccessibleName(words)
        button.setToolTip(f"{words} ({key})")
        button.clicked.connect(act)
        return button

    def _follow(self) -> None:
        self.undo.setEnabled(self._edits.can_undo)
        self.redo.setEnabled(self._edits.can_redo)
        self.remove.setEnabled(self._edits.chosen is not None)
