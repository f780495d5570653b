"""The tools of the annotation window: what is drawn, in which colour and how wide."""

import msgspec
from PySide6.QtCore import QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPixmap

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
from desktop.ui.pictures.ui_annotate_dialog import Ui_AnnotateDialog
from desktop.ui.widgets.button import on_press
from desktop.ui.window.tokens import LIGHT

COLOURS = (LIGHT.bad_fill, LIGHT.warning_dot, LIGHT.good_fill, LIGHT.accent_fill, "#FFFFFF")
WIDTHS = (0.002, 0.004, 0.008)
LETTERS = (0.02, 0.03, 0.045)
KEYS = {
    Qt.Key.Key_V: SELECT, Qt.Key.Key_A: ARROW, Qt.Key.Key_B: RECTANGLE, Qt.Key.Key_E: ELLIPSE,
    Qt.Key.Key_P: FREEHAND, Qt.Key.Key_T: TEXT, Qt.Key.Key_N: NUMBER, Qt.Key.Key_L: LOUPE,
}  # fmt: skip


class AnnotationTools(QObject):
    """Choose a tool, a colour and a size. ``taken`` carries the tool in hand."""

    taken = Signal(str)

    def __init__(self, ui: Ui_AnnotateDialog, edits: AnnotationEdits, parent: QObject) -> None:
        super().__init__(parent)
        self._ui, self._edits = ui, edits
        self.tool = SELECT
        self.buttons = {
            SELECT: ui.selectButton,
            ARROW: ui.arrowButton,
            RECTANGLE: ui.boxButton,
            ELLIPSE: ui.ellipseButton,
            FREEHAND: ui.freehandButton,
            TEXT: ui.textButton,
            NUMBER: ui.numberButton,
            LOUPE: ui.loupeButton,
        }
        ui.tools.gather()
        self._offer()
        self._connect()
        self._follow()

    def make(self, kind: str) -> Mark:
        """Return a new mark of a kind in the colour and size chosen; its points follow."""
        place = self._ui.sizeCombo.currentIndex()
        return Mark(
            kind=kind,
            points=(),
            text=self.tr("Text") if kind == TEXT else "",
            number=self._edits.next_number() if kind == NUMBER else 0,
            colour=str(self._ui.colourCombo.currentData()),
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

    def _offer(self) -> None:
        ui = self._ui
        letters = {tool: Qt.Key(key).name.removeprefix("Key_") for key, tool in KEYS.items()}
        for tool, button in self.buttons.items():
            button.setToolTip(f"{button.text()} ({letters[tool]})")
        names = (
            self.tr("Red"), self.tr("Amber"), self.tr("Green"), self.tr("Blue"), self.tr("White"),
        )  # fmt: skip
        for colour, words in zip(COLOURS, names, strict=True):
            swatch = QPixmap(QSize(18, 18))
            swatch.fill(QColor(colour))
            ui.colourCombo.addItem(QIcon(swatch), words, colour)
        for words in (self.tr("Thin"), self.tr("Medium"), self.tr("Thick")):
            ui.sizeCombo.addItem(words)
        ui.sizeCombo.setCurrentIndex(1)

    def _connect(self) -> None:
        ui, edits = self._ui, self._edits
        for tool, button in self.buttons.items():
            on_press(button, self.take, tool)
        for combo in (ui.colourCombo, ui.sizeCombo):
            combo.activated.connect(self._dress)
        ui.undoButton.clicked.connect(edits.undo)
        ui.redoButton.clicked.connect(edits.redo)
        ui.removeButton.clicked.connect(edits.remove)
        edits.changed.connect(self._follow)

    def _dress(self) -> None:
        chosen, place = self._edits.chosen, self._ui.sizeCombo.currentIndex()
        if chosen is not None:
            colour = str(self._ui.colourCombo.currentData())
            dressed = msgspec.structs.replace(
                chosen, colour=colour, width=WIDTHS[place], size=LETTERS[place]
            )
            self._edits.change(dressed)

    def _follow(self) -> None:
        self._ui.undoButton.setEnabled(self._edits.can_undo)
        self._ui.redoButton.setEnabled(self._edits.can_redo)
        self._ui.removeButton.setEnabled(self._edits.chosen is not None)
