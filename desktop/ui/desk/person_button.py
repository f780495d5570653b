"""The person on duty, at the foot of the rail."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.widgets import verbatim
from desktop.ui.widgets.avatar import Avatar
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.elided import ElidedLabel


class PersonButton(Clickable):
    """Show who is on duty; pressed it opens ``menu`` above itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bare", parent)
        self.choices = QMenu(self)
        self._avatar = Avatar()
        self._name = ElidedLabel("")
        self._role = ElidedLabel("", "muted")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._role)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 4, 2, 4)
        row.setSpacing(10)
        row.addWidget(self._avatar)
        row.addLayout(words, 1)
        self.clicked.connect(self._open_menu)
        self.show_person("", "")

    def show_person(self, name: str, role: str) -> None:
        """Show another person."""
        self._avatar.show_name(name)
        self._name.setText(name)
        self._role.setText(role)
        self.setAccessibleName(self.tr("On duty: {0}, {1}").format(name, role))
        hint = self.tr("Switch person, lock, language and colours")
        self.setToolTip(verbatim.tip(f"{name} · {role}\n{hint}" if name else hint))

    def fold(self, *, folded: bool) -> None:
        """Show the initial alone, or name and role as well."""
        self._name.setVisible(not folded)
        self._role.setVisible(not folded)

    def _open_menu(self) -> None:
        height = self.choices.sizeHint().height()
        self.choices.popup(self.mapToGlobal(QPoint(0, -height - 4)))
