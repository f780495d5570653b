"""A place that takes files dropped on it."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageWriter,
)
from PySide6.QtWidgets import QFrame, QWidget

from desktop.ui.keyboard.shortcuts import PASTE, on_keys
from desktop.ui.widgets.look import set_look


def files_in(data: QMimeData | None) -> list[Path]:
    """Return the local files and folders that a drag or the clipboard carries."""
    urls = data.urls() if data is not None else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


# Browsers offer a dragged picture in these forms; its own bytes are better than a drawing of it.
_ENCODED = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif"}


def picture_in(data: QMimeData | None) -> tuple[bytes, str]:
    """Return a picture that a drag or the clipboard carries, and its name; nothing when none.

    An address that comes with it names the picture and is never opened.
    """
    if data is None:
        return b"", ""
    for kind, ending in _ENCODED.items():
        if data.hasFormat(kind):
            raw = bytes(data.data(kind).data())
            if raw:
                return raw, _named(data, ending)
    image = data.imageData() if data.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return b"", ""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data()), _named(data, "png")


def has_evidence(data: QMimeData) -> bool:
    """Tell whether a drag carries files, folders or a picture."""
    return bool(files_in(data)) or data.hasImage() or any(map(data.hasFormat, _ENCODED))


class FilePaste(QObject):
    """Let a window take files from the clipboard with Ctrl+V, as it takes those dropped on it.

    ``pasted`` carries the list of paths; ``nothing`` says that the clipboard holds none. Fields
    that are typed into keep Ctrl+V for themselves.
    """

    pasted = Signal(list)
    nothing = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        on_keys(window, PASTE, self.paste)

    def paste(self) -> None:
        """Take what the clipboard holds; texts and pictures in it are left where they are."""
        paths = files_in(QGuiApplication.clipboard().mimeData())
        if paths:
            self.pasted.emit(paths)
        else:
            self.nothing.emit()


def _named(data: QMimeData, ending: str) -> str:
    url = next((u for u in data.urls() if not u.isLocalFile()), None)
    stem = Path(url.fileName()).stem if url is not None else ""
    return f"{stem or 'picture'}.{ending}"


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
