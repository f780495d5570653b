"""A card for one exhibit."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.widgets import verbatim
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.picture import Picture


class ThumbnailCard(Clickable):
    """Show a picture, a title, a line of facts and a status tick; pressed it opens the exhibit."""

    def __init__(
        self, key: str, title: str, facts: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("card", parent)
        self.key = key
        self.picture = Picture()
        self._title = ElidedLabel()
        self._facts = ElidedLabel("", "muted")
        self._status = Icon("", "good", 16)
        for each in (self._title, self._facts):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._facts_row = QHBoxLayout()
        self._facts_row.addWidget(self._facts, 1)
        self._facts_row.addWidget(self._status)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 8)
        column.setSpacing(2)
        column.addWidget(self.picture)
        column.addSpacing(6)
        column.addWidget(self._title)
        column.addLayout(self._facts_row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.name(key, title, facts)
        self.show_status("", "", "")

    def name(self, key: str, title: str, facts: str) -> None:
        """Show another exhibit; its picture and status follow."""
        self.key = key
        self._title.setText(title)
        self._facts.setText(facts)

    def show_picture(self, pixmap: QPixmap, icon: str = "image") -> None:
        """Show the thumbnail, or an icon for what has none."""
        self.picture.show_picture(pixmap, icon)

    def show_status(self, icon: str, tone: str, word: str) -> None:
        """Show a status: an icon in a tone and the word that says it (as tooltip and aloud)."""
        self._status.show_icon(icon, tone)
        self._status.setVisible(bool(icon))
        title, facts = self._title.text(), self._facts.text()
        self.setToolTip(verbatim.tip("\n".join(part for part in (title, facts, word) if part)))
        self.setAccessibleName(", ".join(part for part in (title, facts, word) if part))
