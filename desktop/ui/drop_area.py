"""A place that takes files dropped on it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.ui.widgets.look import set_look


def files_in(data: QMimeData) -> list[Path]:
    """Return the local files and folders that a drag carries."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropArea(QFrame):
    """A card that lights up under a drag; ``dropped`` carries the list of paths."""

    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setProperty("look", "card")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if files_in(event.mimeData()):
            set_look(self, look="drop")
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go dark again."""
        set_look(self, look="card")
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        set_look(self, look="card")
        paths = files_in(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)
