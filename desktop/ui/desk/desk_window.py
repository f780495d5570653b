"""One device's window with all its pages."""

import logging
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, QTimer

from desktop import keys, zone
from desktop.app import Application
from desktop.clock import is_zone_of_pc, pc_zone
from desktop.services.cases.first_steps import Course, FirstSteps, Lesson
from desktop.services.papers.prints import require_fonts
from desktop.ui.cases.package_check import PackageCheck
from desktop.ui.cases.place import may_open_cases
from desktop.ui.desk.main_window import ICONS, Desk, Frame, MainWindow
from desktop.ui.desk.pages import Pages
from desktop.ui.desk.settings_page import SettingsPage
from desktop.ui.guide.first_steps import FirstStepsDialog
from desktop.ui.keyboard.shortcuts import on_keys
from desktop.ui.papers.list_paper import list_desk
from desktop.ui.papers.watched_folder import WatchedFolder
from desktop.ui.search.search_window import SearchServices, SearchStart, SearchWindow
from desktop.ui.window import tasks
from desktop.ui.window.act import Act
from desktop.ui.window.changes import Changes
from desktop.ui.window.dialog import show_dialog
from desktop.ui.window.latest import Latest
from desktop.ui.window.theme import Theme
from desktop.ui.window.visit import (
    PLACES,
    ToCase,
    ToCases,
    ToEvidence,
    ToNewCase,
    ToRegister,
    ToReview,
    ToReviewCase,
    ToScanInbox,
    ToSettings,
    ToStills,
    ToSync,
    ToToday,
    Visit,
)
from desktop.ui.words.case import CaseWords
from record.codes import Role
from record.problems import Problem

_LOG = logging.getLogger(__name__)

COUNT_EVERY_MS = 60_000


def desk_window(app: Application, theme: Theme) -> MainWindow:
    """Build the window of a device; the caller shows it and asks who is on duty."""
    changes = Changes()
    app.on_changed(changes.tell_cases)
    app.headquarters.on_status(changes.tell_sync)
    app.refolding.on_progress(changes.tell_folding)
    desk = Desk(_line(app), practice=app.practice)
    window = MainWindow(desk, app.people, Frame(theme, app.settings, changes, app.vault.landing))
    pages = Pages(app, theme, window.prompts, changes)
    _add_pages(window, app, pages)
    _Searching(app, pages.words, window)
    window.pause_asked.connect(_Pausing(app, window).ask)
    if may_open_cases(app.device):
        on_keys(window.ui.desk, "everywhere.new", partial(window.open, ToNewCase()))
    window.package_asked.connect(partial(_check_package, app, window))
    _Counting(app, window, changes)
    _Guiding(app, window, changes)
    window.person_changed.connect(_Settling(app, window).settle)
    changes.tell_sync(app.headquarters.status())
    if app.database.read_only:
        window.warn(Problem("database.read_only"))
    elif _has_fonts(window):
        _tell_zone(app, window)
    return window


def _has_fonts(window: MainWindow) -> bool:
    """Say above the pages which font lacks, while there is still time to mend it."""
    try:
        require_fonts()
    except Problem as problem:
        window.warn(problem)
        return False
    return True


def _add_pages(window: MainWindow, app: Application, pages: Pages) -> None:
    window.add_place(ToToday.page, pages.today)
    window.add_place(ToCases.page, pages.cases)
    window.add_place(ToEvidence.page, pages.evidence)
    if app.device.role == Role.REGION:
        window.add_place(ToReview.page, pages.review)
        window.add_page(ToReviewCase.page, pages.review_case, ToReview.page)
    window.add_page(ToNewCase.page, pages.new, ToCases.page)
    # What is built where it will be shown is styled once.
    window.add_page(ToCase.page, partial(pages.case, window.ui.pages), ToCases.page)
    window.add_page(ToStills.page, pages.stills, ToEvidence.page)
    window.add_page(ToRegister.page, pages.register, ToEvidence.page)
    watched = WatchedFolder(app.scans, window)
    window.add_page(ToScanInbox.page, partial(pages.scan_inbox, watched), ToEvidence.page)
    watched.start()
    window.add_page(ToSync.page, pages.sync)
    window.add_page(ToSettings.page, partial(_settings_page, pages, window, watched))


def _settings_page(pages: Pages, window: MainWindow, watched: WatchedFolder) -> SettingsPage:
    page = pages.settings()
    page.language_chosen.connect(window.language_chosen)
    page.idle_chosen.connect(window.set_idle_limit)
    page.scan_folder_chosen.connect(watched.start)
    return page


def _check_package(app: Application, window: MainWindow) -> None:
    lists = list_desk(app.lists, window.prompts)
    show_dialog(PackageCheck(lists, window.prompts, app.language(), window))


def _tell_zone(app: Application, window: MainWindow) -> None:
    """Say once that this PC is set to another zone: nothing here goes by it, other programs do."""
    pc = zone.written(pc_zone())
    if not is_zone_of_pc() and app.settings.now.zone_told != pc:
        problem = Problem("system.other_zone", pc=pc, here=zone.name())
        window.remark(problem, partial(app.settings.change, zone_told=pc))


def _line(app: Application) -> str:
    if app.device.role == Role.REGION:
        return app.reference.region(app.device.region).name
    return f"{app.station_name(app.device.station)} · {app.device.station}"


class _Pausing(QObject):
    """Pause and resume sending, and remember it."""

    def __init__(self, app: Application, window: MainWindow) -> None:
        super().__init__(window)
        self._app = app

    def ask(self, paused: bool) -> None:
        """Pause or resume."""
        if paused:
            self._app.headquarters.pause()
        else:
            self._app.headquarters.resume()
        self._app.settings.change(sync_paused=paused)


class _Counting(QObject):
    """Keep the numbers and the card on the rail true, also while nothing is sent."""

    def __init__(self, app: Application, window: MainWindow, changes: Changes) -> None:
        super().__init__(window)
        self._app, self._window, self._changes = app, window, changes
        self._counts = Latest(self)
        self._counts.done.connect(self._show)
        timer = QTimer(self, interval=COUNT_EVERY_MS)
        timer.timeout.connect(self._count)
        timer.start()
        changes.cases_changed.connect(self._count)
        window.person_changed.connect(self._count)

    def _count(self) -> None:
        self._counts.ask(lambda _progress: self._app.cases.counts())
        self._changes.tell_sync(self._app.headquarters.status())

    def _show(self, counts: dict[str, int]) -> None:
        self._window.show_count(ToToday.page, counts["today"])
        self._window.show_count(ToReview.page, counts["review"])


class _Guiding(QObject):
    """Offer the first steps in the practice station, with how far the person came."""

    def __init__(self, app: Application, window: MainWindow, changes: Changes) -> None:
        super().__init__(window)
        self._window, self._steps = window, FirstSteps(app.recorder, app.cases)
        button = window.ui.firstStepsButton
        button.setVisible(may_open_cases(app.device))
        button.clicked.connect(self.open)
        self._reading = Latest(self)
        self._reading.done.connect(self._show)
        if app.practice and may_open_cases(app.device):
            changes.cases_changed.connect(self._read)
            window.person_changed.connect(self._read)

    def open(self) -> None:
        """Open the course over whatever is open."""
        dialog = FirstStepsDialog(self._steps, self._window.prompts, self._window)
        dialog.asked.connect(self._window.open)
        dialog.finished.connect(self._read)
        show_dialog(dialog)

    def _read(self) -> None:
        self._reading.ask(lambda _progress: self._steps.course())

    def _show(self, course: Course) -> None:
        words = self.tr("First steps")
        if course.started_at is not None and not course.left:
            words = self.tr("First steps · {0} of {1}").format(len(course.done), len(Lesson))
        self._window.ui.firstStepsButton.setText(words)


class _Settling(QObject):
    """Write the looks at footage that a sudden end cut off."""

    def __init__(self, app: Application, window: MainWindow) -> None:
        super().__init__(window)
        self._viewings = app.viewings

    def settle(self) -> None:
        """Write them for whoever came on duty."""
        try:
            self._viewings.settle()
        except Problem as problem:
            _LOG.warning("looks at footage wait to be written: %s", problem.code)


class _Searching(QObject):
    """Open the search on Ctrl+K; note each case that is opened."""

    def __init__(self, app: Application, words: CaseWords, window: MainWindow) -> None:
        super().__init__(window)
        self._app, self._words, self._window = app, words, window
        self._here = ""
        on_keys(window.ui.desk, "everywhere.search", self.open)
        window.search_asked.connect(self.open)
        window.visited.connect(self._note)

    def open(self) -> None:
        """Open the search over whatever is open."""
        app, window = self._app, self._window
        services = SearchServices(app.finding, app.session)
        start = SearchStart(tuple(self._acts()), self._here)
        dialog = SearchWindow(services, self._words, window.theme, window.prompts, start, window)
        dialog.asked.connect(window.open)
        show_dialog(dialog)

    def _note(self, visit: Visit) -> None:
        self._here = visit.case_id if isinstance(visit, ToCase | ToReviewCase) else ""
        if self._here:
            finding, case_id = self._app.finding, self._here
            tasks.start(self, lambda _progress: finding.note_opened(case_id))

    def _acts(self) -> Iterator[Act]:
        window = self._window
        yield from window.page(window.current).offer() if window.current else ()
        if may_open_cases(self._app.device):
            yield self._going(self.tr("New complaint"), "new", "plus", ToNewCase())
        places = [name for name in PLACES if window.has_page(name)]
        for name in places:
            yield self._going(window.title_of(name), name, ICONS[name], PLACES[name])
        yield self._going(self.tr("Scanned papers"), "", "scan-line", ToScanInbox())
        yield self._going(self.tr("Exchange with headquarters"), "", "refresh-cw", ToSync())
        yield self._going(self.tr("Settings"), "", "settings", ToSettings())
        check = self.tr("Check a case package")
        yield Act(check, "", "shield-check", window.package_asked.emit)
        help_icon = "message-circle-question-mark"
        yield Act(self.tr("Help for this page"), _shown("help"), help_icon, window.show_help)
        yield Act(self.tr("List of keys"), _shown("keys"), "book-open", window.show_keys)
        yield Act(self.tr("Lock"), _shown("lock"), "lock", window.lock)
        yield Act(self.tr("Switch person"), _shown("switch"), "users", window.switch_person)

    def _going(self, name: str, key: str, icon: str, visit: Visit) -> Act:
        return Act(name, _shown(key), icon, partial(self._window.open, visit))


def _shown(name: str) -> str:
    return keys.key(f"everywhere.{name}").shown if name else ""
