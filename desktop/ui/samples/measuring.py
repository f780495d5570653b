"""Measuring a kept comparison once more, from the exhibit's window."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.services.samples.comparison import Reproduced, Samples
from desktop.ui.widgets.button import Button
from desktop.ui.window import tasks
from desktop.ui.window.prompts import Prompts
from record.derivatives.comparisons import measured
from record.evidence import Exhibit


class ExhibitMeasuring(QObject):
    """A button that measures a comparison's photos again and says whether the numbers agree."""

    def __init__(
        self,
        samples: Samples,
        prompts: Prompts,
        case_id: str,
        button: Button,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._samples, self._prompts, self._case_id = samples, prompts, case_id
        self._evidence_id = ""
        self.button = button
        self.button.clicked.connect(self.measure)

    def show_exhibit(self, exhibit: Exhibit) -> None:
        """Offer it for comparisons that were measured from photos."""
        self._evidence_id = exhibit.id
        is_measured = measured(exhibit) is not None
        self.button.setVisible(is_measured)

    def measure(self) -> None:
        """Measure the same originals again."""
        case_id, evidence_id, samples = self._case_id, self._evidence_id, self._samples
        self.button.setEnabled(False)
        task = tasks.start(self, lambda progress: samples.reproduce(case_id, evidence_id, progress))
        task.done.connect(self._tell)
        task.failed.connect(self._prompts.show_problem)
        task.finished.connect(partial(self.button.setEnabled, True))

    def _tell(self, again: Reproduced) -> None:
        if again.equal:
            text = self.tr("The same photos give the same numbers, bit for bit.")
        else:
            text = self.tr("These numbers differ: {0}").format(", ".join(again.differences))
        self._prompts.tell(self.tr("Measured again"), text)
