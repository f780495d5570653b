"""Starting with windows: the first run, or the desk that this PC was enrolled as."""

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import logs
from desktop.app import Application, is_enrolled, open_application
from desktop.clock import SystemClock
from desktop.paths import DataFolder
from desktop.progress import Progress
from desktop.services.desk.enrolment import Enrolment
from desktop.settings import SettingsFile
from desktop.system.choice import this_system
from desktop.ui.desk.desk_window import desk_window
from desktop.ui.desk.first_run import FirstRun
from desktop.ui.desk.last_resort import LastResort
from desktop.ui.desk.program import Program, new_program
from desktop.version import VERSION
from record.problems import Problem

if TYPE_CHECKING:
    from desktop.practice.preparing import Practice

PRACTICE = "practice"
LOG = logging.getLogger(__name__)


def main(folder: Path | None, language: str, practice: str) -> int:
    """Open the window of a data folder and run until it is closed; returns the exit code.

    Without a folder it is this account's own; without a language the one that was set last.
    """
    folder = folder or this_system().default_data_folder()
    if logs.is_watched():
        logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    with logs.kept_in(DataFolder(folder).logs):
        LOG.info("casebook %s, python %s on %s", VERSION, sys.version.split()[0], sys.platform)
        return _run(folder, language, practice)


def _run(folder: Path, language: str, practice: str) -> int:
    start = Start(new_program(), folder, language)
    with LastResort(lambda: start.language):
        start.open(practice)
        try:
            return start.program.run()
        finally:
            start.close()


class Start:
    """What is open now: the first run's window, or one device's."""

    def __init__(self, program: Program, folder: Path, language: str = "") -> None:
        self.program = program
        self.application: Application | None = None
        self._folder = folder
        self._practice: Practice | None = None
        self._settings = SettingsFile(folder)
        if language:
            self._settings.change(language=language)

    def open(self, practice_desk: str = "") -> None:
        """Open what this folder is: an enrolled desk, or the first run."""
        if practice_desk:
            first = self._first_run()
            first.practice_choice.click()
            (first.station_choice if practice_desk == "station" else first.region_choice).click()
        elif is_enrolled(self._folder):
            self._open_desk(self._folder)
        else:
            self._first_run()

    def enrol(self, address: str, code: str, progress: Progress) -> Path:
        """Enrol this folder with headquarters."""
        Enrolment(this_system(), SystemClock()).enrol(self._folder, address, code, progress)
        return self._folder

    def code_in(self, path: Path) -> str:
        """Return the enrolment code in a file from headquarters."""
        from desktop.services.desk.enrolment_file import code_in

        return code_in(path, this_system())

    def close(self) -> None:
        """Close the desk and the practice headquarters."""
        if self.application is not None:
            self.application.close()
            self.application = None
        if self._practice is not None:
            self._practice.close()

    @property
    def language(self) -> str:
        """The language of the windows: ``zh`` or ``en``."""
        if self.application is not None:
            return self.application.language()
        return self._settings.now.language

    @property
    def practice(self) -> "Practice":
        """The practice world, which an enrolled desk never needs."""
        if self._practice is None:
            # It draws and encodes pictures; a start at work does not wait for those tools.
            from desktop.practice.preparing import Practice

            self._practice = Practice(self._folder / PRACTICE)
        return self._practice

    @property
    def _address(self) -> str:
        return self._practice.address if self._practice else ""

    def _greet(self) -> None:
        self._first_run()

    def _first_run(self) -> FirstRun:
        self.program.use(self._settings.now)
        window = FirstRun(self, self.practice, self._settings.now.language)
        window.enrolled.connect(self._open_desk)
        window.practice_ready.connect(self._open_desk)
        window.language_chosen.connect(self._speak_first)
        self.program.show(window)
        return window

    def _open_desk(self, folder: Path) -> None:
        try:
            self.application = open_application(folder, address=self._address)
        except Problem as problem:
            self.program.refuse(problem, self._settings.now.language)
            return
        if folder != self._folder:
            # The practice desk speaks the language that was chosen before it was opened.
            self.application.settings.change(language=self._settings.now.language)
        self._show_desk(self.application)
        if not self.application.database.read_only:
            self.application.refolding.start()
            self.application.headquarters.start()
            self.application.sweep.start()
            self.application.decodings.start()
        self.program.work_aside(self.application.keep_ballast)

    def _show_desk(self, application: Application) -> None:
        self.program.use(application.settings.now)
        window = desk_window(application, self.program.theme)
        window.language_chosen.connect(self._speak)
        self.program.show(window)
        window.ask_who()

    def _speak(self, language: str) -> None:
        if self.application is not None:
            self.application.settings.change(language=language)
            application = self.application
            self.program.later(lambda: self._show_desk(application))

    def _speak_first(self, language: str) -> None:
        self._settings.change(language=language)
        self.program.later(self._greet)
