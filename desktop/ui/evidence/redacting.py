"""Hiding bystanders in an exhibit, and handing it out: the redacted copy first."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from desktop.ui.evidence.exhibit_services import ExhibitServices
from desktop.ui.widgets.button import Button
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.question import Choice
from record.case import Case
from record.derivatives.redacted import redaction
from record.evidence import Exhibit
from record.reading.redaction import is_redacted, may_show_bystanders, redacted_of

HIDEABLE = ("image/", "video/", "application/pdf")
COPY, ORIGINAL = "COPY", "ORIGINAL"


class ExhibitHiding(QObject):
    """The button for one exhibit. ``made`` carries words on what came of it."""

    made = Signal(str)

    def __init__(self, services: ExhibitServices, button: Button, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._words, self._hide, self._dialog = services.words, services.windows.hide, dialog
        self._case: Case | None = None
        self._exhibit: Exhibit | None = None
        self.button = button
        self.button.clicked.connect(self.hide_bystanders)

    def show_exhibit(self, case: Case, exhibit: Exhibit) -> None:
        """Offer what fits an exhibit."""
        self._case, self._exhibit = case, exhibit
        original = exhibit.original
        shown = original is not None and original.t.startswith(HIDEABLE)
        self.button.setVisible(shown and exhibit.in_force and case.is_open)

    def notes(self, case: Case, exhibit: Exhibit) -> list[str]:
        """Say what is hidden in an exhibit, or which copy hides it."""
        copy = redacted_of(case, exhibit.id)
        if copy is not None:
            words = self.tr("Unredacted original. Bystanders are hidden in its copy {0}.")
            return [words.format(copy.exhibit_no)]
        if is_redacted(case, exhibit):
            origin = case.evidence.get(exhibit.derived_from)
            words = self.tr("Redacted copy of {0}: {1}")
            hidden = redaction(exhibit)
            for_what = hidden.reason if hidden else ""
            reason = self._words.label_of(case, "redaction_reason", for_what)
            return [words.format(origin.exhibit_no if origin else "", reason)]
        return []

    def hide_bystanders(self) -> None:
        """Open the window for hiding."""
        if self._case is None or self._exhibit is None:
            return
        copy = self._hide(self._case.id, self._exhibit, self._dialog)
        if copy is not None:
            words = self.tr("Kept as exhibit {0}: {1}")
            self.made.emit(words.format(copy.exhibit_no, copy.title))


class CopyChoice(QObject):
    """Ask which of an exhibit's files leaves the house; the redacted copy comes first."""

    def __init__(self, services: ExhibitServices, prompts: Prompts, parent: QObject) -> None:
        super().__init__(parent)
        self._hiding, self._cases, self._prompts = services.hiding, services.cases, prompts

    def choose(self, case_id: str, exhibit: Exhibit) -> Exhibit | None:
        """Return the exhibit or its redacted copy; None when the person thinks again."""
        copy = self._hiding.redacted(case_id, exhibit.id)
        if copy is None:
            return exhibit
        choices = [
            Choice(COPY, self.tr("The redacted copy {0}").format(copy.exhibit_no)),
            Choice(
                ORIGINAL,
                self.tr("The unredacted original"),
                self.tr("For courts, police and regulators"),
            ),
        ]
        picked = self._prompts.pick_one(self.tr("What is handed out?"), choices)
        return {COPY: copy, ORIGINAL: exhibit}.get(picked)

    def warning(self, case_id: str, exhibit: Exhibit) -> str:
        """Say that bystanders may be seen in what is handed out; "" when they can't."""
        if not may_show_bystanders(self._cases.get(case_id), exhibit):
            return ""
        return self.tr("Bystanders are not hidden in it.")
