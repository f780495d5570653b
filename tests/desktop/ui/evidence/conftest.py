"""What the tests of evidence open: the window of an exhibit, and the desk of evidence."""

from PySide6.QtWidgets import QWidget

from desktop.app import Application
from desktop.ui.desk.case_windows import exhibit_services
from desktop.ui.desk.pages import desk_words
from desktop.ui.evidence.evidence_desk import EvidenceDesk, EvidenceServices
from desktop.ui.evidence.exhibit_dialog import ExhibitDialog
from desktop.ui.papers.list_paper import list_desk
from desktop.ui.window.prompts import Prompts
from record.case import Case


def open_exhibit(
    app: Application, prompts: Prompts, case: Case, evidence_id: str, parent: QWidget | None
) -> ExhibitDialog:
    """Make the window of an exhibit."""
    services = exhibit_services(app, desk_words(app), prompts)
    return ExhibitDialog(services, prompts, case, evidence_id, parent)


def open_evidence(app: Application, prompts: Prompts) -> EvidenceDesk:
    """Make the desk of evidence."""
    words = desk_words(app)
    services = EvidenceServices(
        app.cases, app.evidence, list_desk(app.lists, prompts), app.sweep, app.session, words
    )
    return EvidenceDesk(services, prompts)
