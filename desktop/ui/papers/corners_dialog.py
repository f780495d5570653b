"""Putting the four corners of a paper right, and looking at it straightened."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop.services.papers.scans import Corners, Scans
from desktop.ui.papers.ui_corners_dialog import Ui_CornersDialog
from desktop.ui.pictures.frame_view import picture_of
from desktop.ui.widgets.button import Button
from desktop.ui.window import tasks
from desktop.ui.window.dialog import Dialog, ask_dialog, fit_screen
from desktop.ui.window.prompts import Prompts
from record.problems import Problem

PHOTO_EDGE = 2000
SIZE = (1180, 860)


class CornersDialog(Dialog):
    """Drag the corners onto the paper; ``corners`` are those that are shown."""

    def __init__(
        self, scans: Scans, prompts: Prompts, scan_id: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._scans, self._prompts, self._scan_id = scans, prompts, scan_id
        self._proposed: Corners = ()
        self.ui = Ui_CornersDialog()
        self.ui.setupUi(self)
        self.ui.banner.float_over(self.ui.cornerView)
        for button in self.ui.actBox.findChildren(Button):
            self.ui.actBox.flow.addWidget(button)
        self.ui.flatView.show_words(self.tr("Straightened, it will be seen here."))
        fit_screen(self, *SIZE)
        self._connect()
        self._load()

    @classmethod
    def ask(cls, scans: Scans, prompts: Prompts, scan_id: str, parent: QWidget) -> Corners | None:
        """Return the corners that are to be used, or None when the person thinks again."""
        dialog = cls(scans, prompts, scan_id, parent)
        return dialog.corners if ask_dialog(dialog) else None

    @property
    def corners(self) -> Corners:
        """The corners as they are now, as shares of the picture."""
        return self.ui.cornerView.corners

    def _connect(self) -> None:
        ui = self.ui
        ui.cornerView.changed.connect(self._check)
        ui.undoButton.clicked.connect(ui.cornerView.undo)
        ui.turnButton.clicked.connect(ui.cornerView.turn)
        ui.againButton.clicked.connect(self._put_back)
        ui.straightenButton.clicked.connect(self._straighten)
        ui.cancelButton.clicked.connect(self.reject)
        ui.useButton.clicked.connect(self.accept)
        self._check()

    def _put_back(self) -> None:
        self.ui.cornerView.put(self._proposed)

    def _load(self) -> None:
        scans, scan_id = self._scans, self._scan_id
        task = tasks.start(
            self, lambda _p: (scans.photo(scan_id, PHOTO_EDGE), scans.propose(scan_id))
        )
        task.done.connect(self._loaded)
        task.failed.connect(self._refused)

    def _loaded(self, found: tuple[tuple[int, int, bytes], Corners]) -> None:
        (width, height, rgb), self._proposed = found
        self.ui.cornerView.show_picture(picture_of(rgb, width, height), self._proposed)
        self.ui.cornerView.setFocus()

    def _straighten(self) -> None:
        scans, scan_id, corners = self._scans, self._scan_id, self.corners
        task = tasks.start(self, lambda _p: scans.flatten(scan_id, corners))
        task.done.connect(self._show_flat)
        task.failed.connect(self._refused)

    def _show_flat(self, flat: bytes) -> None:
        self.ui.banner.hide()
        self.ui.flatView.show_image(QImage.fromData(flat))

    def _refused(self, problem: Problem) -> None:
        words = self._prompts.sentence(problem)
        self.ui.banner.say(" ".join(w for w in (words.what, words.next) if w), "warning")

    def _check(self) -> None:
        ui = self.ui
        ready = bool(ui.cornerView.corners)
        for button in (ui.turnButton, ui.againButton, ui.straightenButton, ui.useButton):
            button.setEnabled(ready)
        ui.undoButton.setEnabled(ui.cornerView.can_undo)
