"""Comparing two samples by photo: print the card, place the vials, shoot, swap, shoot again."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.progress import Progress
from desktop.services.samples.comparison import ORDER, MeasuredPhoto, Names, Result, Samples
from desktop.ui.files.meant import photo_filter, photos_meant
from desktop.ui.files.taking import FileTaking, Taken
from desktop.ui.samples.card_button import SampleCardButton
from desktop.ui.samples.photo_row import SamplePhotoRow
from desktop.ui.samples.result import SampleResult
from desktop.ui.samples.ui_comparison_dialog import Ui_SampleComparisonDialog
from desktop.ui.window import tasks
from desktop.ui.window.dialog import Dialog, fit_screen
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.question import Choice
from record.case import Case
from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.exhibits.samples import sample_of
from record.problems import Problem

_SIZE, _NARROWEST, _SCROLL_BAR = (1180, 760), 410, 20


class SampleComparisonDialog(Dialog):
    """Guide through the photos and show what they say.

    ``saved`` carries the number of the new exhibit; ``typed_asked`` wants the plain form, for what
    is only seen and smelt.
    """

    saved = Signal(str)
    typed_asked = Signal()

    def __init__(
        self, samples: Samples, prompts: Prompts, case: Case, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._samples, self._prompts, self._case = samples, prompts, case
        self.found: Result | None = None
        self.rows = [SamplePhotoRow(n, swapped=s) for n, s in enumerate(ORDER, 1)]
        self.panel = SampleResult(samples)
        self.card = SampleCardButton(samples, prompts, self)
        self.ui = Ui_SampleComparisonDialog()
        self.ui.setupUi(self)
        self.ui.headLayout.addWidget(self.card)
        for row in self.rows:
            self.ui.rowLayout.addWidget(row)
        self.ui.resultScroll.setWidget(self.panel)
        self._offer_samples()
        self.files = FileTaking(self, photos_meant(self.tr("photos of both vials")), prompts)
        self._connect()
        self._name()
        self._refresh()
        needed = self.ui.stepHost.minimumSizeHint().width() + _SCROLL_BAR
        self.ui.stepScroll.setMinimumWidth(max(_NARROWEST, needed))
        fit_screen(self, *_SIZE)

    def take(self, paths: Sequence[Path]) -> None:
        """Measure photos for the steps that still wait, in order."""
        waiting = [row for row in self.rows if row.waits]
        for row, path in zip(waiting, paths, strict=False):
            self.measure(row, path)
        left = paths[len(waiting) :]
        self.files.tell([Problem("samples.no_step_left", name=path.name) for path in left])

    def measure(self, row: SamplePhotoRow, path: Path) -> None:
        """Measure a photo for one step."""
        row.show_working(path)
        samples, swapped = self._samples, row.swapped
        task = tasks.start(
            row, lambda progress: samples.measure_photo(path, progress, swapped=swapped)
        )
        task.done.connect(partial(self._measured, row, path))
        task.failed.connect(partial(self._refused, row, path))

    def names(self) -> Names:
        """Return which samples are compared, as entered."""
        return Names(
            one=self.ui.oneCombo.currentText().strip(),
            two=self.ui.twoCombo.currentText().strip(),
            witness=self.ui.witnessEdit.text().strip(),
        )

    def save(self) -> None:
        """Keep photos and result as exhibits of the case."""
        found, names, case_id = self.found, self.names(), self._case.id
        paths = [row.path for row in self.rows if row.photo is not None and row.path is not None]
        if found is None:
            return

        def work(progress: Progress) -> Exhibit:
            return self._samples.save(case_id, found, names, paths, progress)

        self.ui.keepButton.setEnabled(False)
        self.ui.progressStrip.start(self.tr("Keeping the comparison"), cancellable=False)
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
                self.found = self._samples.compare(photos)
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
        self.ui.keepButton.setEnabled(self.found is not None and different)
        self.ui.keepButton.setToolTip(
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
        self.ui.progressStrip.stop()
        self._show()

    def _choose(self, row: SamplePhotoRow) -> None:
        title = self.tr("Photo of both vials before the card")
        paths = self._prompts.choose_files(title, photo_filter())
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
            self.measure(row, self._samples.photo_path(self._case.id, chosen))
        except Problem as problem:
            self._prompts.show_problem(problem)

    def _boxes(self) -> tuple[QComboBox, QComboBox]:
        return self.ui.oneCombo, self.ui.twoCombo

    def _offer_samples(self) -> None:
        held = self._case.evidence.values()
        known = [
            sample_of(e).sample_no or e.exhibit_no
            for e in held
            if e.kind == ExhibitKind.FUEL_SAMPLE and e.in_force
        ]
        for at, box in enumerate(self._boxes()):
            box.addItems(list(dict.fromkeys(known)))
            box.setCurrentIndex(at if at < box.count() else -1)

    def _take_files(self, taken: Taken) -> None:
        self.take(taken.paths)

    def _connect(self) -> None:
        self.files.given.connect(self._take_files)
        for row in self.rows:
            row.file_asked.connect(partial(self._choose, row))
            row.exhibit_asked.connect(partial(self._choose_exhibit, row))
            row.removed.connect(self._refresh)
        for box in self._boxes():
            box.currentTextChanged.connect(self._name)
        self.ui.keepButton.clicked.connect(self.save)
        self.ui.typedButton.clicked.connect(self._type_in)
        self.ui.closeButton.clicked.connect(self.reject)

    def _type_in(self) -> None:
        self.reject()
        self.typed_asked.emit()


def _is_picture(exhibit: Exhibit) -> bool:
    original = exhibit.original
    shown = original is not None and original.t.startswith("image/")
    return shown and exhibit.in_force
