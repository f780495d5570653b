"""One device's window with all its pages."""

import logging

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from desktop.app import Application
from desktop.ui.case.case_page import CasePage
from desktop.ui.case.new_complaint import NewComplaint
from desktop.ui.cases.case_list import CaseList
from desktop.ui.cases.today_page import TodayPage
from desktop.ui.desk.main_window import Desk, Frame, MainWindow
from desktop.ui.desk.settings_page import SettingsPage
from desktop.ui.desk.sync_page import SyncPage
from desktop.ui.evidence.evidence_desk import EvidenceDesk
from desktop.ui.footage.register_page import FootageRegisterPage
from desktop.ui.papers.paper_dialog import PaperDialog
from desktop.ui.papers.print_preview import PrintPreview
from desktop.ui.papers.scan_inbox import ScanInbox
from desktop.ui.papers.watched_folder import WatchedFolder
from desktop.ui.review.review_case import ReviewCase
from desktop.ui.review.review_page import ReviewPage
from desktop.ui.stills.stills_page import StillsPage
from desktop.ui.window.changes import Changes
from desktop.ui.window.dialog import show_dialog
from desktop.ui.window.latest import Latest
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.theme import Theme
from record.problems import Problem

_LOG = logging.getLogger(__name__)
REGION = "region"
COUNT_EVERY_MS = 60_000


def desk_window(app: Application, theme: Theme) -> MainWindow:
    """Build the window of a device; the caller shows it and asks who is on duty."""
    changes = Changes()
    app.on_changed(changes.tell_cases)
    app.headquarters.on_status(changes.tell_sync)
    desk = Desk(_line(app), practice=app.practice)
    window = MainWindow(desk, app.people, Frame(theme, app.settings, changes))
    _add_pages(window, app, theme, changes)
    window.pause_asked.connect(_Pausing(app, window).ask)
    _Counting(app, window, changes)
    window.person_changed.connect(lambda _member: _settle(app))
    changes.tell_sync(app.headquarters.status())
    if app.database.read_only:
        window.warn(Problem("database.read_only"))
    return window


def _add_pages(window: MainWindow, app: Application, theme: Theme, changes: Changes) -> None:
    prompts = window.prompts
    window.add_place("today", lambda: TodayPage(app, prompts, changes))
    window.add_place("cases", lambda: CaseList(app, theme, prompts, changes))
    window.add_place("evidence", lambda: EvidenceDesk(app, prompts))
    if app.device.role == REGION:
        window.add_place("review", lambda: ReviewPage(app, theme, prompts, changes))
        window.add_page("review_case", lambda: ReviewCase(app, prompts, changes), "review")
    window.add_page("new", lambda: NewComplaint(app, prompts), "cases")
    window.add_page("case", lambda: _case_page(app, theme, window, changes), "cases")
    window.add_page("stills", lambda: StillsPage(app, theme, prompts), "evidence")
    window.add_page("register", lambda: _register(app, theme, prompts), "evidence")
    watched = WatchedFolder(app, window)
    window.add_page("scan_inbox", lambda: ScanInbox(app, prompts, watched), "evidence")
    watched.start()
    window.add_page("sync", lambda: SyncPage(app, theme, prompts, changes))
    window.add_page("settings", lambda: _settings_page(app, theme, window, watched))


def _settle(app: Application) -> None:
    """Write the looks at footage that a sudden end cut off."""
    try:
        app.viewings.settle()
    except Problem as problem:
        _LOG.warning("looks at footage wait to be written: %s", problem.code)


def _case_page(app: Application, theme: Theme, window: MainWindow, changes: Changes) -> CasePage:
    prompts = window.prompts
    # What is built where it will be shown is styled once.
    page = CasePage(app, prompts, changes, window.ui.pages)

    def sign(case_id: str, document: str) -> None:
        _show_over(page, PaperDialog(app, theme, prompts, case_id, page, document))

    def preview(case_id: str, document: str) -> None:
        dialog = PrintPreview(app, theme, prompts, case_id, page)
        dialog.show_document(document)
        _show_over(page, dialog)

    page.paper_asked.connect(sign)
    page.print_asked.connect(preview)
    return page


def _register(app: Application, theme: Theme, prompts: Prompts) -> FootageRegisterPage:
    page = FootageRegisterPage(app)

    def preview(case_id: str, document: str) -> None:
        def read_again() -> None:
            page.open(case_id=case_id)

        dialog = PrintPreview(app, theme, prompts, case_id, page)
        dialog.show_document(document)
        dialog.finished.connect(read_again)
        show_dialog(dialog)

    page.print_asked.connect(preview)
    return page


def _show_over(page: CasePage, dialog: QDialog) -> None:
    page.live.flush()
    dialog.finished.connect(page.refresh)
    show_dialog(dialog)


def _settings_page(
    app: Application, theme: Theme, window: MainWindow, watched: WatchedFolder
) -> SettingsPage:
    page = SettingsPage(app, theme, window.prompts)
    page.language_chosen.connect(window.language_chosen)
    page.idle_chosen.connect(window.set_idle_limit)
    page.scan_folder_chosen.connect(watched.start)
    return page


def _line(app: Application) -> str:
    if app.device.role == REGION:
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
        self._window.show_count("today", counts["today"])
        self._window.show_count("review", counts["review"])
