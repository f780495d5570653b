"""Comparing two samples by photo: print the card, place the vials, shoot, swap, shoot again."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Application
from desktop.progress import Progress
from desktop.services.samples.comparison import ORDER, MeasuredPhoto, Names, Result
from desktop.ui.samples.card_button import SampleCardButton
from desktop.ui.samples.photo_row import SamplePhotoRow
from desktop.ui.samples.result import SampleResult
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.progress_strip import ProgressStrip
from desktop.ui.widgets.text import Text
from desktop.ui.window import tasks
from desktop.ui.window.drop_area import files_in
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.question import Choice
from record.case import Case
from record.codes import ExhibitStatus
from record.evidence import Exhibit
from record.problems import Problem

_SIZE, _NARROWEST, _LEFT = (1180, 760), 940, 410


class SampleComparisonDialog(QDialog):
    """Guide through the photos and show what they say.

    ``saved`` carries the number of the new exhibit; ``typed_asked`` wants the plain form, for what
    is only seen and smelt.
    """

    saved = Signal(str)
    typed_asked = Signal()

    def __init__(
        self, app: Application, prompts: Prompts, case: Case, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._app, self._prompts, self._case = app, prompts, case
        self.found: Result | None = None
        self.one, self.two = self._sample_box(0), self._sample_box(1)
        self.witness = QLineEdit()
        self.rows = [SamplePhotoRow(n, swapped=s) for n, s in enumerate(ORDER, 1)]
        self.panel = SampleResult(app)
        self.strip = ProgressStrip()
        self.card = SampleCardButton(app, prompts, self)
        self.typed = Button(self.tr("Only write down what is seen…"), "link")
        self.keep = Button(self.tr("Keep as exhibit"), "primary", "check")
        self.setAcceptDrops(True)
        self.setWindowTitle(self.tr("Compare samples"))
        self._lay_out()
        self._connect()
        self._name()
        self._refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Give dropped photos to the steps that still wait, in order."""
        event.acceptProposedAction()
        self.take(files_in(event.mimeData()))

    def take(self, paths: Sequence[Path]) -> None:
        """Measure photos for the steps that still wait, in order."""
        waiting = [row for row in self.rows if row.photo is None]
        for row, path in zip(waiting, paths, strict=False):
            self.measure(row, path)

    def measure(self, row: SamplePhotoRow, path: Path) -> None:
        """Measure a photo for one step."""
        row.show_working(path)
        samples, swapped = self._app.samples, row.swapped
        task = tasks.start(
            row, lambda progress: samples.measure_photo(path, progress, swapped=swapped)
        )
        task.done.connect(partial(self._measured, row, path))
        task.failed.connect(partial(self._refused, row, path))

    def names(self) -> Names:
        """Return which samples are compared, as entered."""
        return Names(
            one=self.one.currentText().strip(),
            two=self.two.currentText().strip(),
            witness=self.witness.text().strip(),
        )

    def save(self) -> None:
        """Keep photos and result as exhibits of the case."""
        found, names, case_id = self.found, self.names(), self._case.id
        paths = [row.path for row in self.rows if row.photo is not None and row.path is not None]
        if found is None:
            return

        def work(progress: Progress) -> Exhibit:
            return self._app.samples.save(case_id, found, names, paths, progress)

        self.keep.setEnabled(False)
        self.strip.start(self.tr("Keeping the comparison"), cancellable=False)
        task = tasks.start(self, work)
        task.done.connect(self._kept)
        task.failed.connect(self._prompts.show_problem)
        task.finished.connect(self._ended)

    def _measured(self, row: SamplePhotoRow, path: Path, photo: MeasuredPhoto) -> None:
        if row.path == path:
            row.show_measured(photo)
            self._refresh()

    def _refused(self, row: SamplePhotoRow, path: Path, problem: Problem) -> None:
        if row.path == path:
            row.show_refused(self._prompts.sentence(problem))
            self._refresh()

    def _refresh(self) -> None:
        photos = [row.photo for row in self.rows if row.photo is not None]
        self.found = None
        if photos:
            try:
                self.found = self._app.samples.compare(photos)
            except Problem as problem:
                last = next(row for row in reversed(self.rows) if row.photo is photos[-1])
                last.show_refused(self._prompts.sentence(problem))
                self._refresh()
                return
        self._show()

    def _show(self) -> None:
        names = self.names()
        if self.found is None:
            self.panel.show_nothing()
        else:
            self.panel.show_result(self.found, names)
        different = bool(names.one and names.two and names.one != names.two)
        self.keep.setEnabled(self.found is not None and different)
        self.keep.setToolTip(
            "" if different else self.tr("Enter the numbers of two different samples first")
        )

    def _name(self) -> None:
        names = self.names()
        for row in self.rows:
            row.name_samples(names.one or "—", names.two or "—")
        self._show()

    def _kept(self, exhibit: Exhibit) -> None:
        self.saved.emit(exhibit.exhibit_no)
        self.accept()

    def _ended(self) -> None:
        self.strip.stop()
        self._show()

    def _choose(self, row: SamplePhotoRow) -> None:
        kinds = self.tr("Photos (*.jpg *.jpeg *.png *.webp *.heic *.tif *.tiff *.bmp)")
        paths = self._prompts.choose_files(self.tr("Photo of both vials before the card"), kinds)
        if paths:
            self.measure(row, paths[0])
            self.take(paths[1:])

    def _choose_exhibit(self, row: SamplePhotoRow) -> None:
        held = [e for e in self._case.evidence.values() if _is_picture(e)]
        if not held:
            self._prompts.tell(
                self.tr("The case has no photo yet."), self.tr("Choose a file instead.")
            )
            return
        choices = [Choice(e.id, f"{e.exhibit_no}  {e.title}", e.original_name) for e in held]
        chosen = self._prompts.pick_one(self.tr("Which photo?"), choices)
        if not chosen:
            return
        try:
            self.measure(row, self._app.samples.photo_path(self._case.id, chosen))
        except Problem as problem:
            self._prompts.show_problem(problem)

    def _sample_box(self, at: int) -> QComboBox:
        box = QComboBox()
        box.setEditable(True)
        held = self._case.evidence.values()
        known = [
            str(e.details.get("sample_no") or e.exhibit_no)
            for e in held
            if e.kind == "FUEL_SAMPLE" and e.status == ExhibitStatus.ACTIVE
        ]
        box.addItems(list(dict.fromkeys(known)))
        box.setCurrentIndex(at if at < box.count() else -1)
        return box

    def _connect(self) -> None:
        for row in self.rows:
            row.file_asked.connect(partial(self._choose, row))
            row.exhibit_asked.connect(partial(self._choose_exhibit, row))
            row.removed.connect(self._refresh)
        for box in (self.one, self.two):
            box.currentTextChanged.connect(self._name)
        self.keep.clicked.connect(self.save)
        self.typed.clicked.connect(self._type_in)

    def _type_in(self) -> None:
        self.reject()
        self.typed_asked.emit()

    def _lay_out(self) -> None:
        screen = self.screen().availableGeometry()
        self.setMinimumWidth(_NARROWEST)
        self.resize(min(_SIZE[0], screen.width() - 40), min(_SIZE[1], screen.height() - 60))
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self._steps())
        row.addWidget(_scrolled(self.panel), 1)
        close = Button(self.tr("Close"), "secondary")
        close.clicked.connect(self.reject)
        for button in (close, self.keep, self.typed, self.card):
            button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self.typed)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addLayout(row, 1)
        column.addWidget(self.strip)
        column.addLayout(foot)

    def _steps(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Text(self.tr("Compare samples by photo"), "section"), 1)
        head.addWidget(self.card)
        column.addLayout(head)
        for words, field in (
            (self.tr("Sample one"), self.one),
            (self.tr("Sample two"), self.two),
            (self.tr("Witness"), self.witness),
        ):
            line = QHBoxLayout()
            label = Text(words, "label")
            label.setFixedWidth(96)
            field.setAccessibleName(words)
            line.addWidget(label)
            line.addWidget(field, 1)
            column.addLayout(line)
        for row in self.rows:
            column.addWidget(row)
        column.addStretch(1)
        area = _scrolled(left)
        area.setMinimumWidth(_LEFT)
        area.setMaximumWidth(_LEFT + 40)
        return area


def _is_picture(exhibit: Exhibit) -> bool:
    original = exhibit.original
    shown = original is not None and original.t.startswith("image/")
    return shown and exhibit.status == ExhibitStatus.ACTIVE


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
