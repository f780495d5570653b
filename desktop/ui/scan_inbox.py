"""Photos and scans of signed papers on their way to their cases."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout

from desktop.app import Application
from desktop.services.readings import ReadBack
from desktop.ui import reading_words, tasks
from desktop.ui.case_picker import CasePicker
from desktop.ui.frame_view import FrameView
from desktop.ui.generated.ui_scan_inbox import Ui_ScanInbox
from desktop.ui.page import Page
from desktop.ui.prompts import Prompts
from desktop.ui.scan_row import FILED, FILING, PARKED, ScanRow
from record.evidence import Exhibit
from record.problems import Problem

ENDINGS = frozenset(
    {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".heic", ".heif", ".pdf"}
)
SETTLED_MS = 700
DONE_FOLDER = "filed"


class ScanInbox(Page):
    """Read pages, show where they belong, file them. Nothing is deleted here or elsewhere.

    The watched folder is ``inbox`` in the data folder; what was filed from it moves to ``filed``
    inside it.
    """

    def __init__(self, app: Application, prompts: Prompts) -> None:
        super().__init__()
        self._app, self._prompts = app, prompts
        self._rows: list[ScanRow] = []
        self._waiting: list[Path] = []
        self._reading: tasks.Task | None = None
        self._sizes: dict[Path, int] = {}
        self.ui = Ui_ScanInbox()
        self.ui.setupUi(self)
        self.ui.breadText.setText(self.tr("Evidence"))
        self.ui.dropIcon.show_icon("scan-line", "accent")
        self.ui.dropText.setText(
            self.tr("Every page, in any order. Or save scans into the watched folder: {0}").format(
                app.folder.inbox
            )
        )
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settle.timeout.connect(self._look)
        self._connect()
        self._say_count()

    @property
    def rows(self) -> tuple[ScanRow, ...]:
        """The pages shown, the newest first."""
        return tuple(self._rows)

    def open(self, **args: object) -> None:
        """Look into the watched folder, and take ``paths`` if there are any."""
        folder = str(self._app.folder.inbox)
        if folder not in self._watcher.directories():
            self._watcher.addPath(folder)
        self._look()
        paths = args.get("paths")
        if isinstance(paths, (list, tuple)):
            self.take([Path(path) for path in paths])

    def take(self, paths: Sequence[Path]) -> None:
        """Read files, and the files of folders."""
        for path in _spread(paths):
            if path not in self._waiting and all(row.path != path for row in self._rows):
                self._waiting.append(path)
        self._read_next()

    def _connect(self) -> None:
        ui = self.ui
        ui.dropArea.dropped.connect(self.take)
        ui.chooseButton.clicked.connect(self._choose)
        ui.folderButton.clicked.connect(self._open_folder)
        ui.progressStrip.cancelled.connect(self._stop)
        ui.emptyState.acted.connect(self._choose)
        self._watcher.directoryChanged.connect(lambda _path: self._settle.start())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Open), self).activated.connect(self._choose)

    def _choose(self) -> None:
        kinds = self.tr("Photos and scans ({0});;All files (*)").format(
            " ".join(f"*{ending}" for ending in sorted(ENDINGS))
        )
        self.take(self._prompts.choose_files(self.tr("Choose photos or scans"), kinds))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._app.folder.inbox)))

    def _look(self) -> None:
        """Take files from the watched folder that have stopped growing."""
        sizes = {path: _size(path) for path in _spread([self._app.folder.inbox])}
        ready = [path for path, size in sizes.items() if size and self._sizes.get(path) == size]
        growing = any(self._sizes.get(path) != size for path, size in sizes.items())
        self._sizes = sizes
        if growing:
            self._settle.start()
        self.take(ready)

    def _read_next(self) -> None:
        if self._reading is not None or not self._waiting:
            return
        path = self._waiting.pop(0)
        row = self._add_row(path)
        self.ui.progressStrip.start(self.tr("Reading {0}").format(path.name))
        readings = self._app.readings
        self._reading = tasks.start(self, lambda progress: readings.read([path], progress))
        self._reading.done.connect(lambda found: self._show(row, found))
        self._reading.failed.connect(lambda problem: self._park(row, problem))
        self._reading.finished.connect(lambda: self._read_ended(row))

    def _read_ended(self, row: ScanRow) -> None:
        self._reading = None
        self.ui.progressStrip.stop()
        if row.state == "READING":
            row.show_state(PARKED, self.tr("Reading was stopped."), "warning")
        self._say_count()
        self._read_next()

    def _stop(self) -> None:
        stopped, self._waiting = self._waiting, []
        for path in stopped:
            self._add_row(path).show_state(PARKED, self.tr("Not read yet."), "warning")
        if self._reading is not None:
            self._reading.cancel()

    def _show(self, row: ScanRow, found: tuple[ReadBack, ...]) -> None:
        if not found:
            self._park(row, Problem("paper.not_a_form", name=row.path.name))
        for number, reading in enumerate(found):
            self._fill(row if number == 0 else self._add_row(row.path, after=row), reading)

    def _fill(self, row: ScanRow, reading: ReadBack) -> None:
        row.show_reading(reading, self._case_words(reading.case_id))
        if reading.why and not reading_words.unsigned(reading):
            words = self._prompts.sentence(reading_words.why(reading))
            row.say_why(" ".join(w for w in (words.what, words.next) if w), "warning")
            row.show_state(row.state)
        elif not reading.case_id and not reading.why:
            row.say_why(
                self.tr("No code was found. Choose the case, or photograph the page again.")
            )

    def _park(self, row: ScanRow, problem: Problem) -> None:
        words = self._prompts.sentence(problem)
        row.show_state(PARKED, " ".join(w for w in (words.what, words.next) if w), "warning")

    def _add_row(self, path: Path, after: ScanRow | None = None) -> ScanRow:
        row = ScanRow(path)
        place = self._rows.index(after) + 1 if after in self._rows else 0
        self._rows.insert(place, row)
        self.ui.rowLayout.insertWidget(place, row)
        row.file_asked.connect(lambda: self._file(row))
        row.case_asked.connect(lambda: self._choose_case(row))
        row.enlarged.connect(lambda: self._enlarge(row))
        row.removed.connect(lambda: self._remove(row))
        row.retried.connect(lambda: self._retry(row))
        self._say_count()
        return row

    def _remove(self, row: ScanRow) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self._say_count()

    def _retry(self, row: ScanRow) -> None:
        self._remove(row)
        self.take([row.path])

    def _choose_case(self, row: ScanRow) -> None:
        why = self.tr("{0} becomes evidence of the case you choose.").format(row.path.name)
        case_id = CasePicker.pick(self._app, self, why)
        if case_id:
            row.case_id = case_id
            row.show_case(self._case_words(case_id), by_hand=True)

    def _file(self, row: ScanRow) -> None:
        reading = row.reading
        if reading is None:
            return
        row.show_state(FILING, self.tr("Filing…"))
        readings, case_id = self._app.readings, row.case_id
        task = tasks.start(self, lambda _p: readings.file(reading, row.path, case_id))
        task.done.connect(lambda exhibit: self._filed(row, exhibit))
        task.failed.connect(lambda problem: self._park(row, problem))

    def _filed(self, row: ScanRow, exhibit: Exhibit) -> None:
        words = self.tr("Filed as exhibit {0}.").format(exhibit.exhibit_no)
        row.show_state(FILED, words, "good")
        self._say_count()
        self._put_away(row.path)

    def _put_away(self, path: Path) -> None:
        inbox = self._app.folder.inbox
        same = [row for row in self._rows if row.path == path]
        if path.parent == inbox and all(row.state == FILED for row in same):
            tasks.start(self, _mover(path, inbox / DONE_FOLDER))

    def _enlarge(self, row: ScanRow) -> None:
        if row.reading is None or not row.reading.picture:
            return
        dialog = QDialog(self)
        dialog.setWindowTitle(row.reading.code)
        view = FrameView(dialog)
        view.show_image(QImage.fromData(row.reading.picture))
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

    def _say_count(self) -> None:
        empty = not self._rows
        self.ui.rowScroll.setVisible(not empty)
        self.ui.emptyState.setVisible(empty)
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


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _mover(path: Path, folder: Path) -> Callable[[object], None]:
    def move(_progress: object) -> None:
        try:
            folder.mkdir(exist_ok=True)
            target = folder / path.name
            number = 1
            while target.exists():
                number += 1
                target = folder / f"{path.stem} ({number}){path.suffix}"
            path.rename(target)
        except OSError:
            return  # it stays where it is and is offered again

    return move
