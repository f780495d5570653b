"""Photos and scans of papers on their way to their cases."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout

from desktop.app import Application
from desktop.services.scans import FILED, Scan
from desktop.services.watching import ENDINGS
from desktop.ui import reading_words, tasks
from desktop.ui.drop_area import files_in
from desktop.ui.frame_view import FrameView
from desktop.ui.generated.ui_scan_inbox import Ui_ScanInbox
from desktop.ui.page import Page
from desktop.ui.prompts import Prompts
from desktop.ui.scan_place import ScanPlace
from desktop.ui.scan_row import ScanRow
from desktop.ui.watched_folder import WatchedFolder
from record.problems import Problem

PASTED = "clipboard.png"


class ScanInbox(Page):
    """Read pages, show where they belong, file them. Nothing is deleted here or elsewhere.

    What waits is kept and is here again after a restart. The watched folder is the scanner's,
    from the settings, or ``inbox`` in the data folder; its files stay where they are.
    """

    def __init__(
        self, app: Application, prompts: Prompts, watched: WatchedFolder | None = None
    ) -> None:
        super().__init__()
        self._app, self._prompts = app, prompts
        self._rows: list[ScanRow] = []
        self._waiting: list[Path] = []
        self._reading: tasks.Task | None = None
        self.watched = watched or WatchedFolder(app, self)
        self.place = ScanPlace(app, prompts, self)
        self.ui = Ui_ScanInbox()
        self.ui.setupUi(self)
        self.ui.breadText.setText(self.tr("Evidence"))
        self.ui.dropIcon.show_icon("scan-line", "accent")
        self._connect()
        self._load()

    @property
    def rows(self) -> tuple[ScanRow, ...]:
        """The pages shown, the newest first."""
        return tuple(self._rows)

    def open(self, **args: object) -> None:
        """Look into the watched folder, and take ``paths`` if there are any."""
        self.ui.dropText.setText(
            self.tr("Every page, in any order. Or save scans into the watched folder: {0}").format(
                self._app.scans.watch.folder
            )
        )
        self.watched.start()
        self._load()
        paths = args.get("paths")
        if isinstance(paths, (list, tuple)):
            self.take([Path(path) for path in paths])

    def take(self, paths: Sequence[Path]) -> None:
        """Take files in, and the pictures and PDFs of folders; each page gets a row."""
        self._waiting += _spread(paths)
        if self._reading is None and self._waiting:
            self._read_next()

    def paste(self) -> None:
        """Take files or a picture from the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        if paths := files_in(data):
            self.take(paths)
            return
        image = QGuiApplication.clipboard().image()
        if image.isNull():
            self._say(self.tr("The clipboard holds no picture."), "warning")
            return
        path = self._app.folder.spool / PASTED
        image.save(str(path))
        self.take([path])

    def _connect(self) -> None:
        ui = self.ui
        ui.dropArea.dropped.connect(self.take)
        ui.chooseButton.clicked.connect(self._choose)
        ui.pasteButton.clicked.connect(self.paste)
        ui.clearButton.clicked.connect(self._clear_filed)
        ui.folderButton.clicked.connect(self._open_folder)
        ui.progressStrip.cancelled.connect(self._stop)
        ui.emptyState.acted.connect(self._choose)
        self.watched.taken.connect(self._show)
        self.watched.failed.connect(self._complain)
        self.place.changed.connect(self._refresh)
        self.place.begun.connect(self._busy)
        self.place.failed.connect(self._not_done)
        for keys, act in (
            (QKeySequence.StandardKey.Open, self._choose),
            (QKeySequence.StandardKey.Paste, self.paste),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _choose(self) -> None:
        kinds = self.tr("Photos and scans ({0});;All files (*)").format(
            " ".join(f"*{ending}" for ending in sorted(ENDINGS))
        )
        self.take(self._prompts.choose_files(self.tr("Choose photos or scans"), kinds))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._app.scans.watch.folder)))

    def _load(self) -> None:
        """Show what is kept, judged anew: its case may have come, or a newer version."""
        kept = [self._app.scans.look_again(scan.id) for scan in self._app.scans.all()]
        for scan in reversed(kept):
            row = self._row(scan.id)
            if row is None:
                self._add(scan)
            elif not row.busy:
                self._tell(row, scan)
        here = {scan.id for scan in kept}
        for row in [row for row in self._rows if row.scan.id not in here]:
            self._drop(row)
        self._say_count()

    def _read_next(self) -> None:
        paths, self._waiting = self._waiting, []
        self.ui.banner.hide()
        self.ui.progressStrip.start(self.tr("Reading {0} files").format(len(paths)))
        scans = self._app.scans
        self._reading = tasks.start(self, lambda progress: scans.take(paths, progress))
        self._reading.progressed.connect(
            lambda done, total, _doing: self.ui.progressStrip.show_progress(done, total)
        )
        self._reading.done.connect(self._show)
        self._reading.failed.connect(self._complain)
        self._reading.finished.connect(self._read_ended)

    def _read_ended(self) -> None:
        self._reading = None
        self.ui.progressStrip.stop()
        self._load()
        if self._waiting:
            self._read_next()

    def _stop(self) -> None:
        self._waiting = []
        if self._reading is not None:
            self._reading.cancel()

    def _show(self, found: tuple[Scan, ...]) -> None:
        for scan in reversed(found):
            row = self._row(scan.id)
            if row is None:
                self._add(scan)
            else:
                self._tell(row, scan)
        self._say_count()

    def _add(self, scan: Scan) -> None:
        row = ScanRow(scan, self._app.scans.picture(scan.id))
        self._rows.insert(0, row)
        self.ui.rowLayout.insertWidget(0, row)
        row.file_asked.connect(lambda: self._file(row))
        row.place_asked.connect(lambda: self.place.ask(row.scan))
        row.seen_asked.connect(lambda: self._see(row))
        row.again_asked.connect(lambda: self._look_again(row))
        row.enlarged.connect(lambda: self._enlarge(row))
        row.removed.connect(lambda: self._remove(row))
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
            row.show_picture(self._app.scans.picture(scan_id))
            self._tell(row, self._app.scans.get(scan_id))
        self._say_count()

    def _busy(self, scan_id: str) -> None:
        if (row := self._row(scan_id)) is not None:
            row.show_busy(self.tr("Filing…"))

    def _not_done(self, scan_id: str, problem: Problem) -> None:
        row = self._row(scan_id)
        if row is not None and problem.code == "paper.older_version":
            self._complain(problem)
            self._tell(row, self._app.scans.get(scan_id))
        elif row is not None:
            self._tell(row, self._app.scans.note(scan_id, problem.code))

    def _file(self, row: ScanRow) -> None:
        row.show_busy(self.tr("Filing…"))
        scans, scan_id = self._app.scans, row.scan.id
        task = tasks.start(self, lambda _p: scans.file(scan_id))
        task.done.connect(lambda _exhibit: self._refresh(scan_id))
        task.failed.connect(lambda problem: self._not_done(scan_id, problem))

    def _see(self, row: ScanRow) -> None:
        reading = row.scan.reading
        boxes = {n: "signed" for n in reading.wanted if reading.boxes.get(n) == "unsure"}
        self._tell(row, self._app.scans.confirm(row.scan.id, boxes))

    def _look_again(self, row: ScanRow) -> None:
        self._tell(row, self._app.scans.look_again(row.scan.id))

    def _remove(self, row: ScanRow) -> None:
        try:
            self._app.scans.remove(row.scan.id)
        except Problem as problem:
            self._complain(problem)
        self._drop(row)
        self._say_count()

    def _clear_filed(self) -> None:
        for row in [row for row in self._rows if row.scan.state == FILED]:
            self._remove(row)

    def _drop(self, row: ScanRow) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()

    def _enlarge(self, row: ScanRow) -> None:
        picture = self._app.scans.picture(row.scan.id)
        if not picture:
            return
        dialog = QDialog(self)
        dialog.setWindowTitle(row.scan.reading.code)
        view = FrameView(dialog)
        view.show_image(QImage.fromData(picture))
        column = QVBoxLayout(dialog)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(view)
        screen = self.screen().availableGeometry()
        dialog.resize(min(900, screen.width() - 40), screen.height() - 80)
        dialog.exec()

    def _case_words(self, case_id: str) -> str:
        if not case_id:
            return ""
        try:
            case = self._app.cases.get(case_id)
        except Problem as problem:
            return self._prompts.sentence(problem).what
        return f"{case.case_no}  {case.summary}"

    def _complain(self, problem: Problem) -> None:
        words = self._prompts.sentence(problem)
        self._say(" ".join(w for w in (words.what, words.next) if w), "warning")

    def _say(self, words: str, tone: str) -> None:
        self.ui.banner.say(words, tone)

    def _say_count(self) -> None:
        empty = not self._rows
        self.ui.rowScroll.setVisible(not empty)
        self.ui.emptyState.setVisible(empty)
        self.ui.clearButton.setVisible(any(row.scan.state == FILED for row in self._rows))
        waiting = sum(row.scan.state != FILED for row in self._rows)
        self.ui.countText.setText(self.tr("%n page(s) wait", "", waiting) if waiting else "")
        self.ui.emptyState.say(
            "scan-line",
            self.tr("Nothing waits. Photos and scans appear here with the case they belong to."),
        )


def _spread(paths: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(p for p in path.iterdir() if p.is_file() and _is_picture(p))
        else:
            found.append(path)
    return found


def _is_picture(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS and not path.name.startswith(".")
