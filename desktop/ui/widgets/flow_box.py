"""A widget whose children flow like words."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.widgets.flow import FlowLayout


class FlowBox(QWidget):
    """Hold widgets in ``flow``; ask for no more height than they need at ``least`` wide.

    A plain widget would ask for the height of all children one below the other. In Designer
    ``least`` is a dynamic property, in pixels.
    """

    def __init__(self, parent: QWidget | None = None, least: int = 480) -> None:
        super().__init__(parent)
        self.setProperty("least", least)
        self.flow = FlowLayout(self, 8)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Ask for what fits into the width there is."""
        wide = max(self._least(), self.width())
        return QSize(wide, self.flow.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Need the height at the least width."""
        return QSize(self._least(), self.flow.heightForWidth(self._least()))

    def _least(self) -> int:
        return int(self.property("least"))
