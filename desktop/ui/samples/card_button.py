"""The button that prints a reference card, or saves it to be printed elsewhere."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from desktop.services.samples.comparison import Samples
from desktop.ui.papers.printing import PrintJob, print_pdf, save_bytes
from desktop.ui.widgets.button import Button
from desktop.ui.window import tasks
from desktop.ui.window.prompts import Prompts


class SampleCardButton(Button):
    """Make a new card with a serial of its own each time."""

    def __init__(self, samples: Samples, prompts: Prompts, parent: QWidget) -> None:
        super().__init__("", "secondary", "printer")
        self.setText(self.tr("Reference card"))
        self.setToolTip(self.tr("Print it at 100 % on white matt A4; check the ruler on it"))
        self._samples, self._prompts, self._owner = samples, prompts, parent
        menu = QMenu(self)
        menu.addAction(self.tr("Print…"), self.print_card)
        menu.addAction(self.tr("Save as PDF…"), self.save_card)
        self.setMenu(menu)

    def print_card(self) -> None:
        """Print a card."""
        self._make(self._print)

    def save_card(self) -> None:
        """Save a card as PDF."""
        self._make(self._save)

    def _make(self, then: Callable[[tuple[str, bytes]], None]) -> None:
        task = tasks.start(self._owner, lambda _p: self._samples.new_card())
        task.done.connect(then)
        task.failed.connect(self._prompts.show_problem)

    def _print(self, card: tuple[str, bytes]) -> None:
        name, pdf = card
        job = PrintJob(pdf, name, "card")
        print_pdf(self._owner, self._prompts, job, self._prompts.show_problem)

    def _save(self, card: tuple[str, bytes]) -> None:
        name, pdf = card
        words = self.tr("Save the reference card")
        target = self._prompts.choose_save(words, f"card-{name}.pdf", "PDF (*.pdf)")
        if target is not None:
            save_bytes(self._owner, pdf, target, lambda _path: None, self._prompts.show_problem)
