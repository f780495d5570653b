"""A picture by itself, as large as the screen allows."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.pictures.frame_view import FrameView
from desktop.ui.window.dialog import Dialog, fit_screen

SIZE = (1100, 1100)


class EnlargedPicture(Dialog):
    """Show a picture by itself, to zoom and move. The title must not name anybody."""

    def __init__(self, title: str, image: QImage, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.view = FrameView(self)
        self.view.show_image(image)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.view)
        fit_screen(self, *SIZE)
