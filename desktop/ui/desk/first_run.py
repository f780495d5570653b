"""The first window on a PC: enrol it with a code, or open the practice station."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop import messages
from desktop.paths import resources
from desktop.progress import Progress
from desktop.ui.desk.ui_first_run import Ui_FirstRun
from desktop.ui.files.meant import Meant
from desktop.ui.files.taking import FileTaking, Taken
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.button import on_press
from desktop.ui.widgets.choice_card import ChoiceCard
from desktop.ui.window import tasks
from desktop.ui.window.dialog import fit_screen
from desktop.ui.window.prompts import WindowPrompts
from desktop.ui.window.tasks import Task
from record.journal.ids import grouped, read_code
from record.problems import Problem

LINK = "casebook://"
SHORT = 12


class Enrols(Protocol):
    """Makes this PC a desk of a headquarters."""

    def enrol(self, address: str, code: str, progress: Progress) -> object:
        """Enrol with a one-time code; returns what ``enrolled`` carries."""

    def code_in(self, path: Path) -> str:
        """Return the code in a file from headquarters; raises ``enrol.no_code``."""


class Prepares(Protocol):
    """Makes the practice station."""

    def prepare(self, desk: str, progress: Progress) -> object:
        """Prepare the desk ``station`` or ``region``; returns what ``practice_ready`` carries."""


SIZE = (1040, 680)
LOGO = 26
"""How large the mark of the program is at 100 %, in pixels."""


class FirstRun(QWidget):
    """Offer the two ways to start. ``enrolled`` and ``practice_ready`` carry what was made."""

    enrolled = Signal(object)
    practice_ready = Signal(object)
    language_chosen = Signal(str)

    def __init__(self, headquarters: Enrols, practice: Prepares, language: str) -> None:
        super().__init__()
        self.ui = Ui_FirstRun()
        self.ui.setupUi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._headquarters = headquarters
        self._practice = practice
        self._language = language
        self._task: Task | None = None
        picture = QIcon(str(resources() / "icons" / "casebook.svg"))
        self.setWindowIcon(picture)
        self.ui.logo.show_icon("casebook-mark", "accent", LOGO)
        self.enrol_choice = ChoiceCard(
            "key-round",
            self.tr("Enrol with a code"),
            self.tr("For a real desk: headquarters gave you a code for this station or region."),
        )
        self.practice_choice = ChoiceCard(
            "book-open",
            self.tr("Open the practice station"),
            self.tr("To learn and to try: fourteen made-up stations, a headquarters on this PC."),
        )
        self.station_choice = ChoiceCard(
            "fuel",
            self.tr("Station desk"),
            self.tr("Record a complaint at the counter, prove it, and close it."),
        )
        self.region_choice = ChoiceCard(
            "clipboard-check",
            self.tr("Regional desk"),
            self.tr("Review what the stations of a region send in, and decide."),
        )
        meant = Meant(
            self.tr("the file from headquarters, or a picture of its QR code"),
            self.tr("Open the file from headquarters"),
            most=1,
        )
        self._prompts = WindowPrompts(self, language)
        self.files = FileTaking(self, meant, self._prompts, self._is_enrolling)
        self._lay_out()
        self._connect()
        fit_screen(self, *SIZE)
        self._show_ready()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the choice on Escape."""
        if event.key() == Qt.Key.Key_Escape and self._task is None:
            self._go(self.ui.choose)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Stay on the screen on which it opens."""
        super().showEvent(event)
        fit_screen(self, self.width(), self.height())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is under way; an unfinished start leaves nothing behind that counts."""
        if self._task is not None:
            self._task.cancel()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        for choice in (self.enrol_choice, self.practice_choice):
            self.ui.choices.addWidget(choice, 1)
        for choice in (self.station_choice, self.region_choice):
            self.ui.desks.addWidget(choice, 1)
        self.ui.language.setText("English" if self._language == "zh" else "中文")
        self._go(self.ui.choose)

    def _connect(self) -> None:
        on_press(self.enrol_choice, self._go, self.ui.enrol)
        on_press(self.practice_choice, self._go, self.ui.practice)
        on_press(self.station_choice, self._prepare, "station")
        on_press(self.region_choice, self._prepare, "region")
        on_press(self.ui.enrolBack, self._go, self.ui.choose)
        on_press(self.ui.practiceBack, self._go, self.ui.choose)
        self.ui.language.clicked.connect(self._change_language)
        self.ui.code.textChanged.connect(self._show_ready)
        self.ui.address.textChanged.connect(self._show_ready)
        self.ui.code.editingFinished.connect(self._group_code)
        self.ui.code.returnPressed.connect(self._enrol)
        self.ui.address.returnPressed.connect(self._enrol)
        self.ui.enrolGo.clicked.connect(self._enrol)
        self.ui.enrolFile.clicked.connect(self.files.choose)
        self.files.given.connect(self._read_file)
        self.ui.progress.cancelled.connect(self._cancel)

    def _is_enrolling(self) -> bool:
        return self.ui.steps.currentWidget() is self.ui.enrol and self._task is None

    def _read_file(self, taken: Taken) -> None:
        path = taken.paths[0]
        task = self._start(
            lambda _progress: self._headquarters.code_in(path),
            self.tr("Reading {0}").format(path.name),
            self.ui.enrolTrouble,
        )
        task.done.connect(self._fill_code)
        task.finished.connect(partial(self._go_on, path))

    def _fill_code(self, code: str) -> None:
        self.ui.code.setText(code)
        self._group_code()

    def _go_on(self, path: Path) -> None:
        """Put the keyboard where the next step is; a picture that was pasted is not kept."""
        self._prompts.landing().drop(path)
        (self.ui.enrolGo if self._complete() else self.ui.address).setFocus()

    def _go(self, step: QWidget) -> None:
        self.ui.steps.setCurrentWidget(step)
        first = {self.ui.enrol: self.ui.code, self.ui.practice: self.station_choice}
        first.get(step, self.enrol_choice).setFocus()

    def _change_language(self) -> None:
        self.language_chosen.emit("en" if self._language == "zh" else "zh")

    def _complete(self) -> bool:
        code = self.ui.code.text().strip()
        if code.lower().startswith(LINK):
            return True
        return len(read_code(code)) >= SHORT and bool(self.ui.address.text().strip())

    def _show_ready(self) -> None:
        self.ui.enrolGo.setEnabled(self._complete())

    def _group_code(self) -> None:
        code = self.ui.code.text().strip()
        if not code.lower().startswith(LINK):
            self.ui.code.setText(grouped(read_code(code)))

    def _enrol(self) -> None:
        if not self._complete() or self._task is not None:
            return
        self._group_code()
        address, code = self.ui.address.text().strip(), self.ui.code.text().strip()
        self._start(
            lambda progress: self._headquarters.enrol(address, code, progress),
            self.tr("Asking headquarters…"),
            self.ui.enrolTrouble,
        ).done.connect(self.enrolled)

    def _prepare(self, desk: str) -> None:
        if self._task is not None:
            return
        self._start(
            lambda progress: self._practice.prepare(desk, progress),
            self.tr("Preparing the practice station…"),
            self.ui.practiceTrouble,
        ).done.connect(self.practice_ready)

    def _start(self, work: Callable[[Progress], object], what: str, trouble: Banner) -> Task:
        trouble.say("")
        self.ui.steps.setEnabled(False)
        self.ui.progress.start(what)
        task = self._task = tasks.start(self, work)
        task.progressed.connect(self._show_progress)
        task.failed.connect(partial(self._say, trouble))
        task.finished.connect(self._end)
        return task

    def _show_progress(self, done: int, total: int, doing: str) -> None:
        self.ui.progress.show_progress(done, total, messages.phrase(doing, self._language))

    def _say(self, trouble: Banner, problem: Problem) -> None:
        words = messages.sentence(problem, self._language)
        trouble.say(f"{words.kept} {words.next}".strip(), "bad", title=words.what)

    def _end(self) -> None:
        self._task = None
        self.ui.progress.stop()
        self.ui.steps.setEnabled(True)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
