"""Making a still or photo easier to see: the result is an exhibit of its own."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Application
from desktop.progress import Progress
from desktop.services.pictures.derivatives import Enhancement, Pixels
from desktop.ui.pictures.enhance_sliders import EnhanceSliders
from desktop.ui.pictures.frame_areas import FrameAreas
from desktop.ui.pictures.frame_view import FrameView, picture_of
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.flow_box import FlowBox
from desktop.ui.widgets.progress_strip import ProgressStrip
from desktop.ui.widgets.text import Text
from desktop.ui.window import tasks
from desktop.ui.window.latest import Latest
from desktop.ui.window.problem_banner import lines_of, show_problem
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.undo import undo_by_keys
from record.evidence import Exhibit
from record.problems import Problem

EDGE = 1280
AREA_COLOUR = "#FFB020"


class EnhanceDialog(QDialog):
    """Change levels, noise, lines and size with a live view. ``saved`` carries the new exhibit."""

    saved = Signal(object)

    def __init__(
        self, app: Application, prompts: Prompts, case_id: str, exhibit: Exhibit, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._app, self._prompts = app, prompts
        self._ids = (case_id, exhibit.id)
        self._pixels: Pixels | None = None
        self._shown: Pixels | None = None
        self.view, self.banner, self.strip = FrameView(), Banner(), ProgressStrip()
        self.areas = FrameAreas(self.view, AREA_COLOUR)
        self.sliders = EnhanceSliders(of_footage=bool(exhibit.settings.get("pts") is not None))
        words = self.tr("{0}, enhanced").format(exhibit.title or exhibit.exhibit_no)
        self.title = QLineEdit(words)
        self.zoom = Button(self.tr("Zoom to a part"), "secondary", "scan-line")
        self.before = Button(self.tr("Hold to see the original"), "secondary", "eye")
        self.undo = Button(self.tr("Undo"), "secondary", "undo-2")
        self.reset = Button(self.tr("Reset"), "secondary", "refresh-cw")
        self.save = Button(self.tr("Save as an exhibit"), "primary", "save")
        self.leave = Button(self.tr("Close"))
        self._shows = Latest(self)
        self._task: tasks.Task | None = None
        self._lay_out(exhibit)
        self._connect()
        self._open()

    def done(self, result: int) -> None:
        """Stop what is under way before the window goes."""
        self._shows.drop()
        if self._task is not None:
            self._task.drop()
        super().done(result)

    def _lay_out(self, exhibit: Exhibit) -> None:
        self.setWindowTitle(exhibit.exhibit_no)
        screen = self.screen().availableGeometry()
        self.resize(min(1240, screen.width() - 40), min(780, screen.height() - 60))
        side = self._side()
        left = QVBoxLayout()
        for part in (self.banner, self.strip):
            left.addWidget(part)
        left.addWidget(self.view, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(16)
        row.addLayout(left, 1)
        host = QWidget()
        host.setLayout(side)
        host.setFixedWidth(330)
        row.addWidget(host)

    def _side(self) -> QVBoxLayout:
        self.title.setAccessibleName(self.tr("Title of the exhibit"))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.sliders)
        acts = FlowBox(least=280)
        for button in (self.zoom, self.before, self.undo, self.reset):
            button.setProperty("small", "true")
            acts.flow.addWidget(button)
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(scroll, 1)
        side.addWidget(acts)
        side.addWidget(Text(self.tr("Title"), "muted"))
        side.addWidget(self.title)
        note = self.tr("The picture below is never changed: settings and result are an exhibit.")
        side.addWidget(Text(note, "muted").wrapped())
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.save)
        side.addLayout(foot)
        return side

    def _connect(self) -> None:
        self.sliders.changed.connect(self._changed)
        self.zoom.clicked.connect(self._zoom)
        self.areas.drawn.connect(self._cropped)
        self.before.pressed.connect(self._show_before)
        self.before.released.connect(self._show_after)
        self.undo.clicked.connect(self.sliders.steps.undo)
        self.reset.clicked.connect(self.sliders.reset)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.reject)
        self.strip.cancelled.connect(self._cancel)
        self._shows.done.connect(self._show)
        self._shows.failed.connect(self._refused)
        undo_by_keys(self, self.sliders.steps.undo, self.sliders.steps.redo)

    def _open(self) -> None:
        app, ids, purpose = self._app, self._ids, self.tr("Enhancing")
        self._usable(usable=False)
        self._run(
            self.tr("Opening the picture"),
            lambda _p: app.derivatives.open(*ids, purpose),
            self._opened,
        )
        if self._task is not None:
            self._task.failed.connect(self._not_opened)

    def _not_opened(self, problem: Problem) -> None:
        self.view.show_words(lines_of(self._prompts.sentence(problem)))

    def _opened(self, pixels: Pixels) -> None:
        self._pixels = self._shown = pixels
        self._usable(usable=True)
        self._changed()

    def _changed(self) -> None:
        pixels, wanted = self._pixels, self.sliders.value()
        self.undo.setEnabled(self.sliders.steps.can_undo)
        self.save.setEnabled(pixels is not None and wanted != Enhancement())
        if pixels is not None:
            self._shows.ask(lambda _p: self._app.derivatives.preview(pixels, wanted, EDGE))

    def _show(self, pixels: Pixels) -> None:
        self._shown = pixels
        if not self.before.isDown():
            self._show_after()

    def _show_before(self) -> None:
        if self._pixels is not None:
            p = self._pixels
            self.view.show_image(picture_of(p.rgb, p.width, p.height))

    def _show_after(self) -> None:
        if self._shown is not None:
            p = self._shown
            self.view.show_image(picture_of(p.rgb, p.width, p.height))

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
        app, ids, wanted = self._app, self._ids, self.sliders.value()
        title = self.title.text().strip() or self.tr("Enhanced picture")
        self._run(
            self.tr("Saving"),
            lambda progress: app.derivatives.add_enhanced(*ids, wanted, title, progress),
            self._saved,
        )

    def _saved(self, exhibit: Exhibit) -> None:
        self.saved.emit(exhibit)
        self.accept()

    def _run(
        self, doing: str, work: Callable[[Progress], object], done: Callable[..., None]
    ) -> None:
        self.banner.hide()
        self.strip.start(doing)
        self._task = tasks.start(self, work)
        self._task.done.connect(done)
        self._task.failed.connect(self._refused)
        self._task.progressed.connect(self.strip.show_count)
        self._task.finished.connect(self._ended)

    def _ended(self) -> None:
        self._task = None
        self.strip.stop()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _usable(self, *, usable: bool) -> None:
        for part in (self.sliders, self.zoom, self.before, self.reset, self.save):
            part.setEnabled(usable)

    def _refused(self, problem: Problem) -> None:
        show_problem(self.banner, self._prompts.sentence(problem))
