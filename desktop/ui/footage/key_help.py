"""Every key of the stills page on one card."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.button import Button
from desktop.ui.widgets.text import Text

COLUMNS = 2


class FootageHelp(QDialog):
    """List the keys; any of Escape, Enter and ? closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys of this page"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        keys = self.keys()
        rows = (len(keys) + COLUMNS - 1) // COLUMNS
        for place, (key, words) in enumerate(keys):
            column = place // rows * 2
            grid.addWidget(Text(key, "strong"), place % rows, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Text(words), place % rows, column + 1, Qt.AlignmentFlag.AlignTop)
        done = Button(self.tr("Close"), "primary")
        done.clicked.connect(self.accept)
        done.setDefault(True)
        column_all = QVBoxLayout(self)
        column_all.setContentsMargins(24, 20, 24, 20)
        column_all.setSpacing(16)
        column_all.addWidget(Text(self.tr("Keys of this page"), "section"))
        column_all.addLayout(grid)
        column_all.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return each key with what it does."""
        return (
            ("← →", self.tr("one frame back or on")),
            ("Shift ← →", self.tr("one second back or on")),
            (self.tr("Space, K"), self.tr("play or pause")),
            ("J", self.tr("slower; standing: one second back")),
            ("L", self.tr("play; playing: faster")),
            ("Home / End", self.tr("first or last frame")),
            ("↑ ↓", self.tr("mark before or after")),
            ("M", self.tr("name this moment")),
            ("S", self.tr("take this frame as a still")),
            ("G", self.tr("go to a time, position or frame")),
            ("I / O", self.tr("clip begins or ends here")),
            ("X", self.tr("export the clip")),
            ("D", self.tr("draw an area for motion")),
            ("N / P", self.tr("next or previous motion")),
            ("0 / 1", self.tr("whole picture or its own pixels")),
            (self.tr("Wheel, drag"), self.tr("zoom at the pointer, move")),
            ("C", self.tr("several cameras")),
            ("E / A / H", self.tr("enhance, annotate, hide bystanders")),
            ("Ctrl+O", self.tr("choose other footage")),
            ("Ctrl+Z", self.tr("undo the last mark")),
        )
