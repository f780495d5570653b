"""A widget whose children flow like words."""

from PySide6.QtCore import QSize, Qt
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

    def gather(self) -> None:
        """Let the widgets that Designer drew in it flow, in the order in which they were drawn.

        Until it is laid out it asks for the least width, not for what Qt makes of a new widget.
        """
        self.resize(self._least(), self.height())
        only_its_own = Qt.FindChildOption.FindDirectChildrenOnly
        for child in self.findChildren(QWidget, options=only_its_own):
            self.flow.addWidget(child)

    def sizeHint(self) -> QSize:
        """Ask for what fits into the width there is."""
        wide = max(self._least(), self.width())
        return QSize(wide, self.flow.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Need the width of the widest, and the height at the least width."""
        wide = max(self._least(), self.flow.minimumSize().width())
        return QSize(wide, self.flow.heightForWidth(wide))

    def _least(self) -> int:
        return int(self.property("least"))
