"""What the tests of papers open: the window of a paper, and the inbox of scans."""

from PySide6.QtWidgets import QWidget

from desktop.app import Application
from desktop.ui.desk.pages import desk_words
from desktop.ui.papers.list_paper import list_desk
from desktop.ui.papers.paper_dialog import PaperDialog, PaperServices
from desktop.ui.papers.scan_inbox import ScanInbox
from desktop.ui.papers.watched_folder import WatchedFolder
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.theme import Theme
from record.sheets.paper import CONFIRMATION


def open_paper(
    app: Application,
    theme: Theme,
    prompts: Prompts,
    case_id: str,
    document: str = CONFIRMATION,
    parent: QWidget | None = None,
) -> PaperDialog:
    """Make the window of a paper of a case."""
    words = desk_words(app)
    services = PaperServices(app.cases, app.papers, app.signing, app.readings, app.session, words)
    return PaperDialog(services, theme, prompts, case_id, document, parent)


def open_inbox(app: Application, prompts: Prompts) -> ScanInbox:
    """Make the inbox with a watched folder of its own."""
    watched = WatchedFolder(app.scans)
    inbox = ScanInbox(
        app.scans, app.cases, desk_words(app), list_desk(app.lists, prompts), prompts, watched
    )
    watched.setParent(inbox)
    return inbox
