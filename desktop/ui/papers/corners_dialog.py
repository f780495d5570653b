"""Putting the four corners of a paper right, and looking at it straightened."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.app import Application
from desktop.services.papers.scans import Corners
from desktop.ui.papers.corner_view import CornerView
from desktop.ui.pictures.frame_view import FrameView, picture_of
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.text import Text
from desktop.ui.window import tasks
from desktop.ui.window.prompts import Prompts
from record.problems import Problem

PHOTO_EDGE = 2000


class CornersDialog(QDialog):
    """Drag the corners onto the paper. ``exec``, then ``corners`` are those that were used."""

    def __init__(
        self, app: Application, prompts: Prompts, scan_id: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._app, self._prompts, self._scan_id = app, prompts, scan_id
        self._proposed: Corners = ()
        self.setWindowTitle(self.tr("Corners of the paper"))
        self.setProperty("look", "page")
        self.view, self.flat, self.banner = CornerView(), FrameView(), Banner()
        self.view.setAccessibleName(self.tr("Photo with the corners of the paper"))
        self.flat.setAccessibleName(self.tr("The paper straightened"))
        self.undo = Button(self.tr("Undo"), "secondary", "undo-2")
        self.turn = Button(self.tr("Turn"), "secondary", "rotate-cw")
        self.again = Button(self.tr("As proposed"), "secondary", "refresh-cw")
        self.straighten = Button(self.tr("Look at it straightened"), "secondary", "eye")
        self.use = Button(self.tr("Use these corners"), "primary", "check")
        self._lay_out()
        self._connect()
        self._load()

    @property
    def corners(self) -> Corners:
        """The corners as they are now, as shares of the picture."""
        return self.view.corners

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(10)
        column.addWidget(Text(self.tr("Put the corners on those of the paper"), "title"))
        hint = self.tr(
            "Drag a corner, or choose it with 1 to 4 and move it with the arrow keys "
            "(Shift: further). Corner 1 is the paper's own top left."
        )
        column.addWidget(Text(hint, "muted").wrapped())
        column.addWidget(self.banner)
        pictures = QHBoxLayout()
        pictures.setSpacing(12)
        pictures.addWidget(self.view, 3)
        pictures.addWidget(self.flat, 2)
        column.addLayout(pictures, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.undo, self.turn, self.again, self.straighten):
            row.addWidget(button)
        row.addStretch(1)
        cancel = Button(self.tr("Cancel"), "secondary")
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        row.addWidget(self.use)
        column.addLayout(row)
        screen = self.screen().availableGeometry()
        self.resize(min(1180, screen.width() - 40), min(860, screen.height() - 60))
        self.flat.show_words(self.tr("Straightened, it will be seen here."))

    def _connect(self) -> None:
        self.view.changed.connect(self._check)
        self.undo.clicked.connect(self.view.undo)
        self.turn.clicked.connect(self.view.turn)
        self.again.clicked.connect(self._put_back)
        self.straighten.clicked.connect(self._straighten)
        self.use.clicked.connect(self.accept)
        self._check()

    def _put_back(self) -> None:
        self.view.put(self._proposed)

    def _load(self) -> None:
        scans, scan_id = self._app.scans, self._scan_id
        task = tasks.start(
            self, lambda _p: (scans.photo(scan_id, PHOTO_EDGE), scans.propose(scan_id))
        )
        task.done.connect(self._loaded)
        task.failed.connect(self._refused)

    def _loaded(self, found: tuple[tuple[int, int, bytes], Corners]) -> None:
        (width, height, rgb), self._proposed = found
        self.view.show_picture(picture_of(rgb, width, height), self._proposed)
        self.view.setFocus()

    def _straighten(self) -> None:
        scans, scan_id, corners = self._app.scans, self._scan_id, self.corners
        task = tasks.start(self, lambda _p: scans.flatten(scan_id, corners))
        task.done.connect(self._show_flat)
        task.failed.connect(self._refused)

    def _show_flat(self, flat: bytes) -> None:
        self.banner.hide()
        self.flat.show_image(QImage.fromData(flat))

    def _refused(self, problem: Problem) -> None:
        words = self._prompts.sentence(problem)
        self.banner.say(" ".join(w for w in (words.what, words.next) if w), "warning")

    def _check(self) -> None:
        ready = bool(self.view.corners)
        for button in (self.turn, self.again, self.straighten, self.use):
            button.setEnabled(ready)
        self.undo.setEnabled(self.view.can_undo)
