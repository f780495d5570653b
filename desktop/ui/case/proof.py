"""The right half of the case page: the evidence tray and what happened."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.evidence.exhibits import Batch
from desktop.ui.evidence.batch_report import is_noteworthy
from desktop.ui.evidence.intake import EvidenceIntake
from desktop.ui.evidence.tray import EvidenceTray
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.layouts import scrolled
from desktop.ui.widgets.text import Text
from desktop.ui.widgets.time_line import Moment, TimeLine
from desktop.ui.words.case import CaseWords, full
from record.case import Case
from record.codes import ExhibitKind
from record.reading import footage_register

FIRST = 8


class CaseProof(QObject):
    """Fill the right card. ``said`` tells in a line what came of something.

    The others ask for a window over the page: they carry the case, an exhibit's id, where a
    sample comes from, or what came of a batch.
    """

    said = Signal(str)
    register_asked = Signal()
    exhibit_asked = Signal(object, str)
    comparison_asked = Signal(object)
    sampling_asked = Signal(object, str)
    samples_asked = Signal(object)
    pair_asked = Signal(object)
    clocks_asked = Signal(object)
    report_asked = Signal(object)

    def __init__(
        self,
        tray: EvidenceTray,
        intake: EvidenceIntake,
        words: CaseWords,
        column: QVBoxLayout,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self.tray, self.intake = tray, intake
        self._words = words
        self._case: Case | None = None
        self._everything = False
        self.register = Button(self.tr("Footage register (F18)"), "link")
        self.register.setToolTip(self.tr("Who looked at footage of this case, and why"))
        self.register.clicked.connect(self.register_asked)
        self.activity = TimeLine()
        self.more = Button("", "link")
        self.more.clicked.connect(self._show_more)
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
            [
                Moment(self._words.short(line.at), said, full(line.at))
                for line, said in zip(lines, self._words.history(case, lines), strict=True)
            ]
        )
        self.more.setVisible(len(case.activity) > FIRST)
        self.more.setText(
            self.tr("Show fewer")
            if self._everything
            else self.tr("Show all {0}").format(len(case.activity))
        )

    def open_exhibit(self, case: Case, evidence_id: str) -> None:
        """Open one exhibit."""
        if evidence_id in case.evidence:
            self.exhibit_asked.emit(case, evidence_id)

    def add_kind(self, case: Case, kind: str, source: str = "") -> None:
        """Add evidence of a kind: samples are compared by photo, the rest is typed in."""
        if kind == ExhibitKind.SAMPLE_COMPARISON:
            self.comparison_asked.emit(case)
        elif kind == ExhibitKind.FUEL_SAMPLE:
            self.sampling_asked.emit(case, source)
        else:
            self.intake.type_in(case, kind, source)

    def _connect(self) -> None:
        tray, intake = self.tray, self.intake
        tray.opened.connect(self._open)
        tray.files_asked.connect(self._choose_files)
        tray.folder_asked.connect(self._choose_folder)
        tray.phone_asked.connect(self._choose_phone)
        tray.scan_asked.connect(self._scan)
        tray.typed_asked.connect(self._type_in)
        tray.comparison_asked.connect(self._compare_samples)
        tray.samples_asked.connect(self._show_samples)
        tray.pair_asked.connect(self._compare_pictures)
        tray.clocks_asked.connect(self._compare_clocks)
        intake.finished.connect(self._tell_batch)
        intake.added.connect(self._tell_added)

    def _open(self, evidence_id: str) -> None:
        if self._case is not None:
            self.open_exhibit(self._case, evidence_id)

    def _choose_files(self) -> None:
        if self._case is not None:
            self.intake.choose_files(self._case)

    def _choose_folder(self) -> None:
        if self._case is not None:
            self.intake.choose_folder(self._case)

    def _choose_phone(self) -> None:
        if self._case is not None:
            self.intake.choose_phone(self._case)

    def _scan(self) -> None:
        if self._case is not None:
            self.intake.scan(self._case)

    def _type_in(self) -> None:
        if self._case is not None:
            self.intake.type_in(self._case, ExhibitKind.OTHER)

    def _compare_samples(self) -> None:
        if self._case is not None:
            self.comparison_asked.emit(self._case)

    def _show_samples(self) -> None:
        if self._case is not None:
            self.samples_asked.emit(self._case)

    def _compare_pictures(self) -> None:
        if self._case is not None:
            self.pair_asked.emit(self._case)

    def _compare_clocks(self) -> None:
        if self._case is not None:
            self.clocks_asked.emit(self._case)

    def _tell_added(self, number: str) -> None:
        self.said.emit(self.tr("Added {0}.").format(number))

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
            self.report_asked.emit(batch)

    def _show_more(self) -> None:
        self._everything = not self._everything
        if self._case is not None:
            self.show_case(self._case)
