"""The lists beside the footage: stills taken, marks, motion; one at a time."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.ui.footage.ui_bench import Ui_StillsPage
from desktop.ui.widgets.pills import Pills

STILLS, MARKS, MOTION = "stills", "marks", "motion"


class FootageSide(QObject):
    """Show one of the lists, and how long each is."""

    def __init__(self, ui: Ui_StillsPage, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui
        self.pills = Pills(
            ((STILLS, self.tr("Stills")), (MARKS, self.tr("Marks")), (MOTION, self.tr("Motion")))
        )
        self.pills.setMinimumWidth(1)  # it flows: the side decides how wide it is
        self.pills.setAccessibleName(self.tr("Lists"))
        self._hosts = {STILLS: ui.takenHost, MARKS: ui.marksHost, MOTION: ui.motionHost}
        ui.tabRow.addWidget(self.pills, 1)
        self.pills.picked.connect(self.show_list)
        self.show_list(STILLS)

    @property
    def shown(self) -> str:
        """Which list is shown."""
        return self.pills.code()

    def show_list(self, code: str) -> None:
        """Show one list."""
        self.pills.choose(code)
        for each, host in self._hosts.items():
            host.setVisible(each == code)
        self._ui.takenTitle.setVisible(code == STILLS)
