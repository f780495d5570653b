"""What can be made of a picture from its own window: enhanced, annotated, made again."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMenu

from desktop.services.pictures.derivatives import Remade
from desktop.ui.evidence.exhibit_services import ExhibitServices
from desktop.ui.pictures.annotate_dialog import AnnotateDialog
from desktop.ui.pictures.enhance_dialog import EnhanceDialog
from desktop.ui.widgets.button import Button
from desktop.ui.window import tasks
from desktop.ui.window.dialog import ask_dialog
from desktop.ui.window.prompts import Prompts
from record.derivatives.clips import CLIP
from record.derivatives.drawn import DRAWN
from record.derivatives.made import made_by
from record.evidence import Exhibit
from record.problems import Problem

MADE_HERE = frozenset({*DRAWN, CLIP})


class ExhibitDerived(QObject):
    """The menu of a button for one exhibit. ``made`` carries words on what came of it."""

    made = Signal(str)

    def __init__(
        self,
        services: ExhibitServices,
        prompts: Prompts,
        case_id: str,
        button: Button,
        dialog: QDialog,
    ) -> None:
        super().__init__(dialog)
        self._derivatives, self._windows = services.derivatives, services.windows
        self._words, self._prompts = services.words, prompts
        self._case_id, self._dialog = case_id, dialog
        self._exhibit: Exhibit | None = None
        self.button = button
        menu = QMenu(button)
        menu.addAction(self.tr("Enhance…"), self.enhance)
        menu.addAction(self.tr("Annotate…"), self.annotate)
        menu.addAction(self.tr("A copy with its caption"), self.caption)
        self._again = menu.addAction(self.tr("Make it again and compare"), self.again)
        self.button.setMenu(menu)

    def show_exhibit(self, exhibit: Exhibit) -> None:
        """Offer what fits an exhibit."""
        self._exhibit = exhibit
        original = exhibit.original
        picture = original is not None and original.t.startswith("image/")
        made_here = made_by(exhibit) in MADE_HERE
        self._again.setVisible(made_here)
        self.button.setVisible(exhibit.in_force and (picture or made_here))

    def enhance(self) -> None:
        """Open the window for levels, noise and size."""
        if self._exhibit is not None:
            self._open(self._windows.enhance(self._case_id, self._exhibit, self._dialog))

    def annotate(self) -> None:
        """Open the window for arrows, boxes and words."""
        if self._exhibit is not None:
            self._open(self._windows.annotate(self._case_id, self._exhibit, self._dialog))

    def caption(self) -> None:
        """Add a copy with what is known of it below the picture."""
        exhibit, made, case_id = self._exhibit, self._derivatives, self._case_id
        if exhibit is None:
            return
        title = self.tr("{0}, with caption").format(exhibit.title or exhibit.exhibit_no)
        language = self._words.language
        task = tasks.start(
            self,
            lambda p: made.add_captioned(case_id, exhibit.id, title, language, p),
        )
        task.done.connect(self._saved)
        task.failed.connect(self._prompts.show_problem)

    def again(self) -> None:
        """Make the exhibit again from its origin, and say whether it is the same."""
        exhibit, made, case_id = self._exhibit, self._derivatives, self._case_id
        if exhibit is not None:
            task = tasks.start(self, lambda p: made.again(case_id, exhibit.id, p))
            task.done.connect(self._remade)
            task.failed.connect(self._prompts.show_problem)

    def _open(self, dialog: EnhanceDialog | AnnotateDialog) -> None:
        dialog.saved.connect(self._saved)
        ask_dialog(dialog)

    def _saved(self, exhibit: Exhibit) -> None:
        words = self.tr("Kept as exhibit {0}: {1}")
        self.made.emit(words.format(exhibit.exhibit_no, exhibit.title))

    def _remade(self, remade: Remade) -> None:
        if remade.equal:
            self.made.emit(self.tr("Made again from its origin: it is equal."))
        else:
            self._prompts.show_problem(Problem(remade.why))
