"""Every page of one device's window, made of the services it uses."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.app import Application
from desktop.ui.case.case_page import CasePage, CaseServices
from desktop.ui.case.new_complaint import NewComplaint
from desktop.ui.case.privacy_notice import Notice, privacy_notice
from desktop.ui.cases.case_list import CaseList, ListServices
from desktop.ui.cases.today_page import BoardServices, TodayPage
from desktop.ui.desk.case_windows import CaseWindows, scan_papers
from desktop.ui.desk.rule_switch_dialog import RuleSwitchDialog
from desktop.ui.desk.settings_page import DeviceFacts, SettingsPage
from desktop.ui.desk.sync_page import SyncPage, SyncServices
from desktop.ui.evidence.evidence_desk import EvidenceDesk, EvidenceServices
from desktop.ui.evidence.intake import EvidenceIntake, IntakeServices
from desktop.ui.evidence.tray import EvidenceTray
from desktop.ui.footage.bench import FootageServices
from desktop.ui.footage.register_page import FootageRegisterPage
from desktop.ui.papers.list_paper import list_desk
from desktop.ui.papers.print_preview import PrintPreview
from desktop.ui.papers.scan_inbox import ScanInbox
from desktop.ui.papers.watched_folder import WatchedFolder
from desktop.ui.review.review_case import ReviewCase, ReviewServices
from desktop.ui.review.review_page import QueueServices, ReviewPage
from desktop.ui.stills.stills_page import StillsPage
from desktop.ui.widgets.progress_strip import ProgressStrip
from desktop.ui.window.changes import Changes
from desktop.ui.window.dialog import show_dialog
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.theme import Theme
from desktop.ui.words.case import CaseWords


class Pages:
    """Make the pages of a window, each when it is first opened."""

    def __init__(self, app: Application, theme: Theme, prompts: Prompts, changes: Changes) -> None:
        self._app, self._theme, self._prompts, self._changes = app, theme, prompts, changes
        self.words = desk_words(app)
        self._lists = list_desk(app.lists, prompts)

    def today(self) -> TodayPage:
        """Make the board of the day."""
        app = self._app
        services = BoardServices(
            app.today, app.finding, app.drafts, self._lists, app.session, app.clock
        )
        return TodayPage(services, self.words, self._prompts, self._changes)

    def cases(self) -> CaseList:
        """Make the list of cases."""
        app = self._app
        services = ListServices(
            app.cases, app.lists.cases, self._lists, app.finding, app.session, app.settings,
            app.clock,
        )  # fmt: skip
        return CaseList(services, self.words, self._theme, self._prompts, self._changes)

    def new(self) -> NewComplaint:
        """Make the form of a new complaint."""
        app = self._app
        return NewComplaint(
            app.cases, app.drafts, app.session, self._notice, self.words, self._prompts
        )

    def case(self, parent: QWidget | None = None) -> CasePage:
        """Make the page of one case, with the windows that open over it."""
        app = self._app
        services = CaseServices(
            app.cases, app.drafts, app.session, app.clock, app.papers, app.prints, self._notice
        )
        page = CasePage(services, self.words, self._prompts, self._changes, self._evidence, parent)
        CaseWindows(app, self.words, self._theme, self._prompts, page)
        return page

    def review(self) -> ReviewPage:
        """Make the queue of a region."""
        app = self._app
        services = QueueServices(
            app.review, app.lists.cases, self._lists, app.session, app.reference, app.settings,
            app.clock,
        )  # fmt: skip
        return ReviewPage(services, self.words, self._theme, self._prompts, self._changes)

    def review_case(self) -> ReviewCase:
        """Make the page on which a region reads a case and decides."""
        app = self._app
        services = ReviewServices(
            app.cases, app.review, app.evidence, app.drafts, app.clock, app.rule_switch
        )
        page = ReviewCase(services, self.words, self._prompts, self._changes)
        page.rules_asked.connect(partial(self._show_rules, page))
        return page

    def evidence(self) -> EvidenceDesk:
        """Make the desk of evidence."""
        app = self._app
        services = EvidenceServices(
            app.cases, app.evidence, self._lists, app.sweep, app.session, self.words
        )
        return EvidenceDesk(services, self._prompts)

    def stills(self) -> StillsPage:
        """Make the page of footage."""
        app = self._app
        services = FootageServices(
            cases=app.cases,
            clips=app.clips,
            clock=app.clock,
            derivatives=app.derivatives,
            drafts=app.drafts,
            evidence=app.evidence,
            hiding=app.hiding,
            lists=self._lists,
            motions=app.motions,
            session=app.session,
            stills=app.stills,
            timekeeping=app.timekeeping,
            viewings=app.viewings,
            words=self.words,
        )
        return StillsPage(services, self._theme, self._prompts)

    def register(self) -> FootageRegisterPage:
        """Make the footage register of a case, with its preview before printing."""
        page = FootageRegisterPage(
            self._app.cases, self._app.viewings, self.words, self._lists, self._prompts
        )

        def preview(case_id: str, document: str) -> None:
            def read_again() -> None:
                page.open(case_id=case_id)

            dialog = PrintPreview(
                self._app.prints, self._app.cases, self._theme, self._prompts, case_id, page
            )
            dialog.show_document(document)
            dialog.finished.connect(read_again)
            show_dialog(dialog)

        page.print_asked.connect(preview)
        return page

    def scan_inbox(self, watched: WatchedFolder) -> ScanInbox:
        """Make the inbox of scanned papers."""
        app = self._app
        page = ScanInbox(app.scans, app.cases, self.words, self._lists, self._prompts, watched)
        page.scan_asked.connect(partial(scan_papers, app, self._prompts, page, page.take))
        return page

    def sync(self) -> SyncPage:
        """Make the page that tells how things stand with headquarters."""
        app = self._app
        address = app.session.device.address
        services = SyncServices(app.headquarters, self._lists, address, app.settings, app.clock)
        return SyncPage(services, self._theme, self._prompts, self._changes)

    def settings(self) -> SettingsPage:
        """Make the page of what a person sets, and what this PC is."""
        app = self._app
        facts = DeviceFacts(
            device=app.session.device,
            station_name=self.words.station(app.session.device.station),
            folder=app.folder.root,
            rules=app.rules.version,
            keys_in_system=app.keys.keyprot == "keyring",
        )
        page = SettingsPage(app.settings, app.scans.watch, facts, self._theme, self._prompts)

        page.rules_asked.connect(partial(self._show_rules, page, ""))
        return page

    def _show_rules(self, page: QWidget, case_id: str) -> None:
        switch, language = self._app.rule_switch, self._app.language()
        show_dialog(RuleSwitchDialog(switch, self._prompts, language, case_id, page))

    def _evidence(self, strip: ProgressStrip, page: QWidget) -> tuple[EvidenceTray, EvidenceIntake]:
        app = self._app
        services = IntakeServices(app.evidence, app.drafts, app.phones, self.words)
        tray = EvidenceTray(app.evidence, self.words)
        return tray, EvidenceIntake(services, self._prompts, strip, page)

    def _notice(self) -> Notice:
        app = self._app
        station = app.reference.station(app.session.device.station)
        return privacy_notice(app.rules, app.language(), station)


def desk_words(app: Application) -> CaseWords:
    """Return the words of a desk in its language."""
    return CaseWords(app.recorder, app.reference, app.people, app.language)
