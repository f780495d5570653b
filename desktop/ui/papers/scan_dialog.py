"""Scanning papers: which scanner, how, page after page, with a look at each."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QListWidgetItem, QSizePolicy, QWidget

from desktop.messages import phrase
from desktop.progress import Progress
from desktop.services.papers.scanning import Abilities, Run, ScanJob, Scanner
from desktop.services.papers.scans import Scans, View
from desktop.ui.keyboard.shortcuts import SUBMIT, on_keys
from desktop.ui.papers.ui_scan_dialog import Ui_ScanDialog
from desktop.ui.pictures.frame_view import picture_of
from desktop.ui.widgets.picture import Picture
from desktop.ui.window import tasks
from desktop.ui.window.dialog import Dialog, fit_screen
from desktop.ui.window.problem_banner import show_problem
from desktop.ui.window.prompts import Prompts
from record.exhibits.files import ScanColour
from record.problems import Problem

SIZE = (940, 640)
LOOK_EDGE, LEAST_PREVIEW = 1200, 180
PAGE = Qt.ItemDataRole.UserRole


class ScanDialog(Dialog):
    """Scan pages and show them. ``scanned`` carries their paths once a person takes them.

    What was scanned before a scanner failed stays in the list.
    """

    scanned = Signal(list)
    arrived = Signal(object)

    def __init__(
        self, scans: Scans, prompts: Prompts, language: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._scans, self._scanning = scans, scans.scanning
        self._prompts, self._language = prompts, language
        self._can: Abilities | None = None
        self._task: tasks.Task | None = None
        self._taken = False
        self.ui = Ui_ScanDialog()
        self.ui.setupUi(self)
        self.picture = Picture(LEAST_PREVIEW, cover=False)
        self.picture.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.ui.previewLayout.addWidget(self.picture)
        self.ui.banner.float_over(self.picture)
        self._connect()
        self._usable()
        fit_screen(self, *SIZE)
        self.look_again()

    def pages(self) -> list[Path]:
        """Return the pages scanned, in order."""
        rows = range(self.ui.pageList.count())
        return [self.ui.pageList.item(row).data(PAGE) for row in rows]

    def look_again(self) -> None:
        """Look for scanners."""
        self._work(self.tr("Looking for scanners"), lambda _p: self._scanning.find(), self._found)

    def scan(self) -> None:
        """Scan a page, or all in the feeder."""
        scanner, job = self._scanner(), self._job()
        if scanner is None or job is None or self._task is not None:
            return
        scans, first = self._scans, self.ui.pageList.count() + 1

        def work(progress: Progress) -> Run:
            def seen(page: Path) -> None:
                self.arrived.emit((page, scans.look(page, LOOK_EDGE)))

            return scans.scanning.scan(scanner, job, first, progress, seen)

        self._work(self.tr("Scanning page {0}").format(first), work, self._ended)

    def preview(self) -> None:
        """Look at the sheet on the glass."""
        job, scans = self._job(), self._scans
        if job is not None:
            what = self.tr("Looking at the sheet")
            self._work(what, lambda progress: scans.preview(job, progress), self._looked)

    def done(self, result: int) -> None:
        """Stop what is under way; pages that nobody takes are thrown away."""
        if self._task is not None:
            self._task.drop()
        if not self._taken:
            for page in self.pages():
                self._scanning.drop(page)
        super().done(result)

    def _connect(self) -> None:
        ui = self.ui
        self.arrived.connect(self._add)
        ui.lookButton.clicked.connect(self.look_again)
        ui.scannerCombo.currentIndexChanged.connect(self._turn_to)
        ui.previewButton.clicked.connect(self.preview)
        ui.scanButton.clicked.connect(self.scan)
        ui.feederCheck.toggled.connect(self._usable)
        ui.pageList.currentItemChanged.connect(self._show_page)
        ui.removeButton.clicked.connect(self._remove)
        ui.progressStrip.cancelled.connect(self._stop)
        ui.useButton.clicked.connect(self._take)
        ui.cancelButton.clicked.connect(self.reject)
        on_keys(self, SUBMIT, self.scan)
        on_keys(self, "scan_dialog.remove", self._remove)

    def _work(self, what: str, work: object, answered: object) -> None:
        if self._task is not None:
            return
        self.ui.banner.hide()
        self.ui.progressStrip.start(what)
        self._task = task = tasks.start(self, work)  # type: ignore[arg-type]
        task.progressed.connect(self._progressed)
        task.done.connect(answered)
        task.failed.connect(self._refused)
        task.finished.connect(self._finished)
        self._usable()

    def _progressed(self, done: int, total: int, doing: str) -> None:
        self.ui.progressStrip.show_progress(done, total, phrase(doing, self._language))

    def _finished(self) -> None:
        self._task = None
        self.ui.progressStrip.stop()
        self._usable()
        if self._can is None and self._scanner() is not None and not self.ui.banner.isVisible():
            self._ask_abilities()

    def _found(self, found: tuple[Scanner, ...]) -> None:
        combo = self.ui.scannerCombo
        combo.blockSignals(True)
        combo.clear()
        for scanner in found:
            combo.addItem(scanner.name, scanner)
        combo.blockSignals(False)
        self._can = None

    def _turn_to(self) -> None:
        self._can = None
        self._usable()
        self._ask_abilities()

    def _ask_abilities(self) -> None:
        scanner, scanning = self._scanner(), self._scanning
        if scanner is not None:
            what = self.tr("Asking {0} what it can do").format(scanner.name)
            self._work(what, lambda _p: scanning.abilities(scanner.id), self._able)

    def _able(self, can: Abilities) -> None:
        scanner, ui = self._scanner(), self.ui
        if scanner is None:
            return
        self._can = can
        usual = self._scanning.usual(scanner.id, can)
        ui.dpiCombo.clear()
        for dpi in can.resolutions:
            ui.dpiCombo.addItem(self.tr("{0} dpi").format(dpi), dpi)
        ui.dpiCombo.setCurrentIndex(ui.dpiCombo.findData(usual.dpi))
        ui.colourCombo.clear()
        for colour in can.colours:
            ui.colourCombo.addItem(phrase(f"arrival.{colour.lower()}", self._language), colour)
        ui.colourCombo.setCurrentIndex(ui.colourCombo.findData(usual.colour))
        ui.feederCheck.setChecked(usual.feeder)

    def _scanner(self) -> Scanner | None:
        found = self.ui.scannerCombo.currentData()
        return found if isinstance(found, Scanner) else None

    def _job(self) -> ScanJob | None:
        scanner, ui = self._scanner(), self.ui
        if scanner is None or self._can is None:
            return None
        return ScanJob(
            scanner=scanner.id,
            dpi=int(ui.dpiCombo.currentData()),
            colour=ScanColour(ui.colourCombo.currentData()),
            feeder=ui.feederCheck.isChecked() and self._can.feeds,
        )

    def _add(self, arrived: tuple[Path, View]) -> None:
        page, view = arrived
        pixmap = QPixmap.fromImage(picture_of(view.rgb, view.width, view.height))
        number = self.ui.pageList.count() + 1
        item = QListWidgetItem(QIcon(pixmap), self.tr("Page {0}").format(number))
        item.setData(PAGE, page)
        self.ui.pageList.addItem(item)
        self.ui.pageList.setCurrentItem(item)
        self.picture.show_picture(pixmap)
        self._usable()

    def _looked(self, view: View) -> None:
        image = picture_of(view.rgb, view.width, view.height)
        self.picture.show_picture(QPixmap.fromImage(image))

    def _show_page(self) -> None:
        item = self.ui.pageList.currentItem()
        if item is not None:
            self.picture.show_picture(item.icon().pixmap(LOOK_EDGE, LOOK_EDGE))
        self._usable()

    def _ended(self, run: Run) -> None:
        if run.problem is not None:
            self._refused(run.problem)

    def _refused(self, problem: Problem) -> None:
        show_problem(self.ui.banner, self._prompts.sentence(problem), "warning")

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _remove(self) -> None:
        row = self.ui.pageList.currentRow()
        if row < 0 or self._task is not None:
            return
        item = self.ui.pageList.takeItem(row)
        self._scanning.drop(item.data(PAGE))
        for left in range(self.ui.pageList.count()):
            self.ui.pageList.item(left).setText(self.tr("Page {0}").format(left + 1))
        if not self.ui.pageList.count():
            self.picture.show_picture(QPixmap())
        self._usable()

    def _take(self) -> None:
        self._taken = True
        pages = self.pages()
        self.accept()
        self.scanned.emit(pages)

    def _usable(self) -> None:
        ui, count = self.ui, self.ui.pageList.count()
        idle, ready = self._task is None, self._can is not None
        for button in (ui.previewButton, ui.scanButton):
            button.setEnabled(idle and ready)
        for choice in (ui.dpiCombo, ui.colourCombo):
            choice.setEnabled(idle and ready)
        ui.scannerCombo.setEnabled(idle and ui.scannerCombo.count() > 0)
        ui.lookButton.setEnabled(idle)
        ui.feederCheck.setVisible(self._can is not None and self._can.feeds)
        ui.feederCheck.setEnabled(idle)
        ui.removeButton.setEnabled(idle and ui.pageList.currentRow() >= 0)
        ui.useButton.setEnabled(idle and count > 0)
        ui.useButton.set_kind("primary" if count else "secondary")
        ui.scanButton.set_kind("secondary" if count else "primary")
        feeder = ui.feederCheck.isChecked() and ready
        ui.scanButton.setText(
            self.tr("Scan all sheets")
            if feeder
            else self.tr("Scan the next page")
            if count
            else self.tr("Scan a page")
        )
        ui.pagesText.setText(
            self.tr("%n page(s) scanned", "", count) if count else self.tr("No page yet")
        )
