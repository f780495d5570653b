"""Making a still or photo easier to see: the result is an exhibit of its own."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QWidget

from desktop.progress import Progress
from desktop.services.pictures.derivatives import Derivatives, Enhancement, Pixels
from desktop.ui.pictures.enhance_sliders import EnhanceSliders
from desktop.ui.pictures.frame_areas import FrameAreas
from desktop.ui.pictures.frame_view import picture_of
from desktop.ui.pictures.ui_enhance_dialog import Ui_EnhanceDialog
from desktop.ui.window import tasks
from desktop.ui.window.dialog import Dialog
from desktop.ui.window.latest import Latest
from desktop.ui.window.problem_banner import lines_of, show_problem
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.undo import undo_by_keys
from record.derivatives.stills import provenance
from record.evidence import Exhibit
from record.problems import Problem

EDGE = 1280
AREA_COLOUR = "#FFB020"


class EnhanceDialog(Dialog):
    """Change levels, noise, lines and size with a live view. ``saved`` carries the new exhibit."""

    saved = Signal(object)

    def __init__(
        self,
        derivatives: Derivatives,
        prompts: Prompts,
        case_id: str,
        exhibit: Exhibit,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._derivatives, self._prompts = derivatives, prompts
        self._ids = (case_id, exhibit.id)
        self._pixels: Pixels | None = None
        self._shown: Pixels | None = None
        self.ui = Ui_EnhanceDialog()
        self.ui.setupUi(self)
        self.ui.banner.float_over(self.ui.frameView)
        self.ui.acts.gather()
        self.areas = FrameAreas(self.ui.frameView, AREA_COLOUR)
        of_footage = provenance(exhibit) is not None
        self.sliders = EnhanceSliders(self.ui, self, of_footage=of_footage)
        self._shows = Latest(self)
        self._task: tasks.Task | None = None
        words = self.tr("{0}, enhanced").format(exhibit.title or exhibit.exhibit_no)
        self.ui.titleEdit.setText(words)
        self.setWindowTitle(exhibit.exhibit_no)
        screen = self.screen().availableGeometry()
        self.resize(min(1240, screen.width() - 40), min(780, screen.height() - 60))
        self._connect()
        self._open()

    def done(self, result: int) -> None:
        """Stop what is under way before the window goes."""
        self._shows.drop()
        if self._task is not None:
            self._task.drop()
        super().done(result)

    def _connect(self) -> None:
        self.sliders.changed.connect(self._changed)
        self.ui.zoomButton.clicked.connect(self._zoom)
        self.areas.drawn.connect(self._cropped)
        self.ui.beforeButton.pressed.connect(self._show_before)
        self.ui.beforeButton.released.connect(self._show_after)
        self.ui.undoButton.clicked.connect(self.sliders.steps.undo)
        self.ui.resetButton.clicked.connect(self.sliders.reset)
        self.ui.saveButton.clicked.connect(self._save)
        self.ui.closeButton.clicked.connect(self.reject)
        self.ui.progressStrip.cancelled.connect(self._cancel)
        self._shows.done.connect(self._show)
        self._shows.failed.connect(self._refused)
        undo_by_keys(self, self.sliders.steps.undo, self.sliders.steps.redo)

    def _open(self) -> None:
        derivatives, ids, purpose = self._derivatives, self._ids, self.tr("Enhancing")
        self._usable(usable=False)
        self._run(
            self.tr("Opening the picture"),
            lambda _p: derivatives.open(*ids, purpose),
            self._opened,
        )
        if self._task is not None:
            self._task.failed.connect(self._not_opened)

    def _not_opened(self, problem: Problem) -> None:
        self.ui.frameView.show_words(lines_of(self._prompts.sentence(problem)))

    def _opened(self, pixels: Pixels) -> None:
        self._pixels = self._shown = pixels
        self._usable(usable=True)
        self._changed()

    def _changed(self) -> None:
        pixels, wanted = self._pixels, self.sliders.value()
        self.ui.undoButton.setEnabled(self.sliders.steps.can_undo)
        self._check()
        if pixels is not None:
            self._shows.ask(lambda _p: self._derivatives.preview(pixels, wanted, EDGE))

    def _show(self, pixels: Pixels) -> None:
        self._shown = pixels
        if not self.ui.beforeButton.isDown():
            self._show_after()

    def _show_before(self) -> None:
        if self._pixels is not None:
            p = self._pixels
            self.ui.frameView.show_image(picture_of(p.rgb, p.width, p.height, p.aspect))

    def _show_after(self) -> None:
        if self._shown is not None:
            p = self._shown
            self.ui.frameView.show_image(picture_of(p.rgb, p.width, p.height, p.aspect))

    def _zoom(self) -> None:
        """Draw the part on the whole picture, then show it larger."""
        self.sliders.set_crop(None)
        self.areas.clear()
        self.areas.begin()

    def _cropped(self) -> None:
        area = self.areas.areas[-1] if self.areas.areas else QRectF()
        self.areas.clear()
        self.sliders.set_crop((area.x(), area.y(), area.width(), area.height()))

    def _save(self) -> None:
        derivatives, ids, wanted = self._derivatives, self._ids, self.sliders.value()
        title = self.ui.titleEdit.text().strip() or self.tr("Enhanced picture")
        self._run(
            self.tr("Saving"),
            lambda progress: derivatives.add_enhanced(*ids, wanted, title, progress),
            self._saved,
        )

    def _saved(self, exhibit: Exhibit) -> None:
        self.saved.emit(exhibit)
        self.accept()

    def _run(
        self, doing: str, work: Callable[[Progress], object], done: Callable[..., None]
    ) -> None:
        self.ui.banner.hide()
        self.ui.progressStrip.start(doing)
        self._task = tasks.start(self, work)
        self._task.done.connect(done)
        self._task.failed.connect(self._refused)
        self._task.progressed.connect(self.ui.progressStrip.show_count)
        self._task.finished.connect(self._ended)
        self._check()

    def _ended(self) -> None:
        self._task = None
        self.ui.progressStrip.stop()
        self._check()

    def _check(self) -> None:
        changed = self._pixels is not None and self.sliders.value() != Enhancement()
        self.ui.saveButton.setEnabled(changed and self._task is None)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _usable(self, *, usable: bool) -> None:
        ui = self.ui
        for part in (ui.sliders, ui.zoomButton, ui.beforeButton, ui.resetButton):
            part.setEnabled(usable)

    def _refused(self, problem: Problem) -> None:
        show_problem(self.ui.banner, self._prompts.sentence(problem))
