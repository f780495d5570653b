"""The window over a list that is being written: how far it is, and the press that stops it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.lists.ui_leaving_dialog import Ui_LeavingDialog
from desktop.ui.window.dialog import Dialog


class LeavingDialog(Dialog):
    """Show how far the work is; ``cancelled`` also when it is closed."""

    cancelled = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.ui = Ui_LeavingDialog()
        self.ui.setupUi(self)
        self.ui.titleText.setText(title)
        self.ui.progressStrip.cancelled.connect(self.reject)
        self.ui.progressStrip.start(self.tr("Writing rows"))
        self.ui.progressStrip.show()

    def reject(self) -> None:
        """Stop the work."""
        self.cancelled.emit()
        super().reject()
