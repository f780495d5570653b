"""The pages of the scan inbox as rows, and what a person does with each."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.cases.cases import Cases
from desktop.services.papers.scans import FILED, Scan, Scans
from desktop.ui.keyboard.sight import take_away
from desktop.ui.papers.scan_place import ScanPlace
from desktop.ui.papers.scan_row import ScanRow
from desktop.ui.pictures.enlarged import EnlargedPicture
from desktop.ui.window import tasks
from desktop.ui.window.dialog import ask_dialog
from desktop.ui.window.latest import Latest
from desktop.ui.window.prompts import Prompts
from desktop.ui.words import reading as reading_words
from desktop.ui.words.case import CaseWords
from record.evidence import Exhibit
from record.problems import Problem


class ScanRows(QObject):
    """Keep one row for each page. ``changed`` follows every change, ``complained`` a Problem."""

    changed = Signal()
    complained = Signal(object)

    def __init__(
        self,
        scans: Scans,
        cases: Cases,
        words: CaseWords,
        prompts: Prompts,
        layout: QVBoxLayout,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._scans, self._cases, self._prompts = scans, cases, prompts
        self._layout, self._window = layout, window
        self._rows: list[ScanRow] = []
        self._reading = Latest(self)
        self._reading.done.connect(self._arrived)
        self._reading.failed.connect(prompts.show_problem)
        self.place = ScanPlace(scans, cases, words, prompts, window)
        self.place.changed.connect(self._refresh)
        self.place.begun.connect(self._busy)
        self.place.failed.connect(self._not_done)

    @property
    def rows(self) -> tuple[ScanRow, ...]:
        """The rows, the newest page first."""
        return tuple(self._rows)

    def load(self) -> None:
        """Show what is kept, judged anew aside: its case may have come, or a newer version."""
        self._reading.ask(self._scans.look_again_at_all)

    def _arrived(self, _judged: object) -> None:
        # Read now: a page may have been changed or taken off since it was judged.
        kept = self._scans.all()
        for scan in reversed(kept):
            row = self._row(scan.id)
            if row is None:
                self._add(scan)
            elif not row.busy:
                self._tell(row, scan)
        here = {scan.id for scan in kept}
        for row in [row for row in self._rows if row.scan.id not in here]:
            self._drop(row)
        self.changed.emit()

    def show(self, found: tuple[Scan, ...]) -> None:
        """Show pages that came in, or what became of them."""
        for scan in reversed(found):
            row = self._row(scan.id)
            if row is None:
                self._add(scan)
            else:
                self._tell(row, scan)
        self.changed.emit()

    def _add(self, scan: Scan) -> None:
        row = ScanRow(scan, self._scans.picture(scan.id))
        self._rows.insert(0, row)
        self._layout.insertWidget(0, row)
        row.file_asked.connect(partial(self._file, row))
        row.place_asked.connect(partial(self._place, row))
        row.seen_asked.connect(partial(self._see, row))
        row.again_asked.connect(partial(self._look_again, row))
        row.enlarged.connect(partial(self._enlarge, row))
        row.removed.connect(partial(self._remove, row))
        self._tell(row, scan)

    def _tell(self, row: ScanRow, scan: Scan) -> None:
        told: list[str] = []
        facts = reading_words.why(scan.reading).facts
        for code in (scan.why, *scan.remarks):
            if code:
                said = self._prompts.sentence(Problem(code, **facts))
                told += [said.what, said.next if code == scan.why else ""]
        why = " ".join(words for words in told if words)
        row.show_scan(scan, self._case_words(scan.reading.case_id), why)

    def _row(self, scan_id: str) -> ScanRow | None:
        return next((row for row in self._rows if row.scan.id == scan_id), None)

    def _refresh(self, scan_id: str) -> None:
        row = self._row(scan_id)
        if row is not None:
            row.show_picture(self._scans.picture(scan_id))
            self._tell(row, self._scans.get(scan_id))
        self.changed.emit()

    def _busy(self, scan_id: str) -> None:
        if (row := self._row(scan_id)) is not None:
            row.show_busy(self.tr("Filing…"))

    def _not_done(self, scan_id: str, problem: Problem) -> None:
        row = self._row(scan_id)
        if row is not None and problem.code == "paper.older_version":
            self.complained.emit(problem)
            self._tell(row, self._scans.get(scan_id))
        elif row is not None:
            self._tell(row, self._scans.note(scan_id, problem.code))

    def _file(self, row: ScanRow) -> None:
        row.show_busy(self.tr("Filing…"))
        scans, scan_id = self._scans, row.scan.id
        task = tasks.start(self, lambda _p: scans.file(scan_id))
        task.done.connect(partial(self._filed, scan_id))
        task.failed.connect(partial(self._not_done, scan_id))

    def _filed(self, scan_id: str, _exhibit: Exhibit) -> None:
        self._refresh(scan_id)

    def _place(self, row: ScanRow) -> None:
        self.place.ask(row.scan)

    def _see(self, row: ScanRow) -> None:
        reading = row.scan.reading
        boxes = {n: "signed" for n in reading.wanted if reading.boxes.get(n) == "unsure"}
        self._tell(row, self._scans.confirm(row.scan.id, boxes))

    def _look_again(self, row: ScanRow) -> None:
        self._tell(row, self._scans.look_again(row.scan.id))

    def _remove(self, row: ScanRow) -> None:
        try:
            self._scans.remove(row.scan.id)
        except Problem as problem:
            self.complained.emit(problem)
        self._drop(row)
        self.changed.emit()

    def clear_filed(self) -> None:
        """Take what is filed off the list."""
        for row in [row for row in self._rows if row.scan.state == FILED]:
            self._remove(row)

    def _drop(self, row: ScanRow) -> None:
        self._rows.remove(row)
        take_away(row)

    def _enlarge(self, row: ScanRow) -> None:
        picture = self._scans.picture(row.scan.id)
        if not picture:
            return
        image = QImage.fromData(picture)
        ask_dialog(EnlargedPicture(row.scan.reading.code, image, self._window))

    def _case_words(self, case_id: str) -> str:
        if not case_id:
            return ""
        try:
            case = self._cases.row(case_id)
        except Problem as problem:
            return self._prompts.sentence(problem).what
        return f"{case.case_no}  {case.summary}"
