"""Reading the signed paper back beside its print: at once, page by page."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.papers.readings import ReadBack, Readings
from desktop.ui.keyboard.sight import take_away
from desktop.ui.widgets.banner import Banner
from desktop.ui.window import tasks
from desktop.ui.window.problem_banner import show_problem
from desktop.ui.window.prompts import Prompts
from desktop.ui.words import reading as reading_words
from record.evidence import Exhibit
from record.problems import Problem


class ReadingBack(QObject):
    """Read files, say what is blank, and file what is certain. ``filed`` follows each filing."""

    filed = Signal()

    def __init__(
        self, readings: Readings, prompts: Prompts, layout: QVBoxLayout, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._readings, self._prompts, self._layout = readings, prompts, layout
        self._rows: list[Banner] = []

    @property
    def rows(self) -> tuple[Banner, ...]:
        """The sentences shown, one per page read."""
        return tuple(self._rows)

    def read(self, paths: Sequence[Path], case_id: str) -> None:
        """Read files in the background; pages of this case are filed or explained."""
        for row in self._rows:
            take_away(row)
        self._rows = []
        for path in paths:
            self._read_one(path, case_id)

    def _read_one(self, path: Path, case_id: str) -> None:
        row = self._row()
        row.say(self.tr("Reading {0}…").format(path.name), "accent", dismissible=False)
        readings = self._readings
        task = tasks.start(self, lambda progress: readings.read([path], progress))
        task.done.connect(partial(self._show, row, path, case_id))
        task.failed.connect(partial(self._say_problem, row))

    def _show(self, row: Banner, path: Path, case_id: str, found: tuple[ReadBack, ...]) -> None:
        for number, reading in enumerate(found):
            self._judge(row if number == 0 else self._row(), reading, path, case_id)
        if not found:
            self._say_problem(row, Problem("paper.not_a_form", name=path.name))

    def _judge(self, row: Banner, reading: ReadBack, path: Path, case_id: str) -> None:
        if reading.case_id and reading.case_id != case_id:
            row.say(
                self.tr("{0} belongs to another case; read it in the scan inbox.").format(
                    path.name
                ),
                "warning",
            )
        elif reading.why and not reading.case_id:
            self._say_problem(row, reading_words.why(reading))
        elif told := [c for c in reading_words.cautions(reading) if c[0] != self._gaps(reading)]:
            row.say(" ".join(w for w, _ in told), told[0][1], action=self.tr("File it"))
            row.acted.connect(partial(self._file, row, reading, path, case_id))
        elif not reading_words.is_certain(reading):
            words = self.tr("Page {0}: please look whether it is signed.").format(reading.page)
            row.say(words, "warning", action=self.tr("File it"))
            row.acted.connect(partial(self._file, row, reading, path, case_id))
        else:
            self._file(row, reading, path, case_id)

    def _file(self, row: Banner, reading: ReadBack, path: Path, case_id: str) -> None:
        readings = self._readings
        task = tasks.start(self, lambda _p: readings.file(reading, path, case_id))
        task.done.connect(partial(self._filed, row, reading))
        task.failed.connect(partial(self._say_problem, row))

    def _filed(self, row: Banner, reading: ReadBack, exhibit: Exhibit) -> None:
        words = self.tr("Page {0} is filed as exhibit {1}.").format(
            reading.page, exhibit.exhibit_no
        )
        gaps = self._gaps(reading)
        row.say(f"{words} {gaps}" if gaps else words, "warning" if gaps else "good")
        self.filed.emit()

    def _gaps(self, reading: ReadBack) -> str:
        return reading_words.missing(reading)

    def _say_problem(self, row: Banner, problem: Problem) -> None:
        show_problem(row, self._prompts.sentence(problem), "warning")

    def _row(self) -> Banner:
        row = Banner()
        self._rows.append(row)
        self._layout.addWidget(row)
        return row
