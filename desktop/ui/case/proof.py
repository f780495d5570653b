"""The right half of the case page: the evidence tray and what happened."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.app import Application
from desktop.services.evidence.exhibits import Batch
from desktop.services.samples.comparison import COMPARISON
from desktop.services.samples.sets import FUEL_SAMPLE
from desktop.ui.evidence.batch_report import BatchReport, is_noteworthy
from desktop.ui.evidence.exhibit_dialog import ExhibitDialog
from desktop.ui.evidence.intake import EvidenceIntake
from desktop.ui.evidence.tray import EvidenceTray
from desktop.ui.pictures.pair_dialog import PairDialog
from desktop.ui.samples.comparison_dialog import SampleComparisonDialog
from desktop.ui.samples.samples_dialog import SamplesDialog
from desktop.ui.samples.set_dialog import SampleSetDialog
from desktop.ui.timekeeping.clock_sheet import ClockSheetDialog
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.layouts import scrolled
from desktop.ui.widgets.progress_strip import ProgressStrip
from desktop.ui.widgets.text import Text
from desktop.ui.widgets.time_line import Moment, TimeLine
from desktop.ui.window.dialog import show_dialog
from desktop.ui.window.prompts import Prompts
from desktop.ui.words.case import CaseWords, full, short
from record.case import Case
from record.reading import footage_register

FIRST = 8


class CaseProof(QObject):
    """Fill the right card. ``said`` tells in a line what came of something."""

    said = Signal(str)
    footage_asked = Signal(str)
    register_asked = Signal()

    def __init__(
        self,
        app: Application,
        prompts: Prompts,
        column: QVBoxLayout,
        strip: ProgressStrip,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._app, self._prompts, self._page = app, prompts, page
        self._words = CaseWords(app)
        self._case: Case | None = None
        self._everything = False
        self.tray = EvidenceTray(app)
        self.register = Button(self.tr("Footage register (F18)"), "link")
        self.register.setToolTip(self.tr("Who looked at footage of this case, and why"))
        self.register.clicked.connect(self.register_asked)
        self.activity = TimeLine()
        self.more = Button("", "link")
        self.more.clicked.connect(self._show_more)
        self.intake = EvidenceIntake(app, prompts, strip, page)
        inside = QWidget()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, 0, 12, 0)
        inner.setSpacing(12)
        inner.addWidget(self.tray)
        inner.addWidget(self.register, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(Text(self.tr("Activity"), "section"))
        inner.addWidget(self.activity)
        inner.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        column.addWidget(scrolled(inside))
        self._connect()

    def show_case(self, case: Case) -> None:
        """Show a case."""
        if self._case is None or self._case.id != case.id:
            self._everything = False
        self._case = case
        self.tray.show_case(case)
        self.register.setVisible(bool(footage_register.rows(case)))
        lines = case.activity[::-1] if self._everything else case.activity[: -FIRST - 1 : -1]
        self.activity.show_moments(
            [Moment(short(a.at), self._words.activity(a), full(a.at)) for a in lines]
        )
        self.more.setVisible(len(case.activity) > FIRST)
        self.more.setText(
            self.tr("Show fewer")
            if self._everything
            else self.tr("Show all {0}").format(len(case.activity))
        )

    def open_exhibit(self, case: Case, evidence_id: str) -> None:
        """Open one exhibit."""
        if evidence_id not in case.evidence:
            return
        dialog = ExhibitDialog(self._app, self._prompts, case, evidence_id, self._page)
        dialog.footage_asked.connect(self.footage_asked)
        show_dialog(dialog)

    def add_kind(self, case: Case, kind: str, source: str = "") -> None:
        """Add evidence of a kind: samples are compared by photo, the rest is typed in."""
        if kind == COMPARISON:
            self.compare_samples(case)
        elif kind == FUEL_SAMPLE:
            self._draw_samples(case, source)
        else:
            self.intake.type_in(case, kind, source)

    def compare_samples(self, case: Case) -> None:
        """Compare two samples by photo; what is only seen can be typed in from there."""
        dialog = SampleComparisonDialog(self._app, self._prompts, case, self._page)
        dialog.saved.connect(self.intake.added)
        dialog.typed_asked.connect(lambda: self.intake.type_in(case, COMPARISON))
        show_dialog(dialog)

    def open_samples(self, case: Case) -> None:
        """Open the list of samples and their seals."""
        show_dialog(SamplesDialog(self._app, self._prompts, self._page, case.id))

    def _draw_samples(self, case: Case, source: str) -> None:
        dialog = SampleSetDialog(self._app, self._prompts, self._page, case, source)
        dialog.accepted.connect(
            lambda: self.said.emit(self.tr("{0} samples entered.").format(len(dialog.made)))
        )
        show_dialog(dialog)

    def _compare_pictures(self, case: Case) -> None:
        show_dialog(PairDialog(self._app, self._prompts, self._page, case.id))

    def _compare_clocks(self, case: Case) -> None:
        show_dialog(ClockSheetDialog(self._app, self._prompts, self._page, case.id))

    def _connect(self) -> None:
        tray, intake = self.tray, self.intake
        tray.opened.connect(lambda e: self._with_case(lambda case: self.open_exhibit(case, e)))
        tray.files_asked.connect(lambda: self._with_case(intake.choose_files))
        tray.folder_asked.connect(lambda: self._with_case(intake.choose_folder))
        tray.phone_asked.connect(lambda: self._with_case(intake.choose_phone))
        tray.typed_asked.connect(lambda: self._with_case(lambda c: intake.type_in(c, "OTHER")))
        tray.comparison_asked.connect(lambda: self._with_case(self.compare_samples))
        tray.samples_asked.connect(lambda: self._with_case(self.open_samples))
        tray.pair_asked.connect(lambda: self._with_case(self._compare_pictures))
        tray.clocks_asked.connect(lambda: self._with_case(self._compare_clocks))
        tray.added_paths.connect(lambda p: self._with_case(lambda c: intake.add_paths(c, p)))
        tray.pasted.connect(lambda d, n: self._with_case(lambda c: intake.add_bytes(c, d, n)))
        intake.finished.connect(self._tell_batch)
        intake.added.connect(lambda number: self.said.emit(self.tr("Added {0}.").format(number)))

    def _with_case(self, act: Callable[[Case], None]) -> None:
        if self._case is not None:
            act(self._case)

    def _tell_batch(self, batch: Batch) -> None:
        told = [self.tr("{0} added").format(len(batch.added))]
        if batch.known:
            told.append(self.tr("{0} already there").format(len(batch.known)))
        if batch.poor:
            told.append(self.tr("{0} to be taken again").format(len(batch.poor)))
        if batch.refused:
            told.append(self.tr("{0} refused").format(len(batch.refused)))
        self.said.emit(" · ".join(told))
        if is_noteworthy(batch):
            report = BatchReport(batch, self._prompts, self._words.language, self._page)
            show_dialog(report)

    def _show_more(self) -> None:
        self._everything = not self._everything
        if self._case is not None:
            self.show_case(self._case)
