"""From one clip to several cameras at the same moment."""

from PySide6.QtCore import QObject

from desktop.ui.footage.bench import FootageBench
from desktop.ui.footage.sitting import FootageSitting
from desktop.ui.stills.cameras_dialog import LEAST, CamerasDialog
from desktop.ui.words import footage
from record.evidence import Exhibit
from record.reading.footage_register import PICTURE, Handed


class FootageCameras(QObject):
    """Open the window for several cameras, for the reason given for this one."""

    def __init__(self, bench: FootageBench) -> None:
        super().__init__(bench.page)
        self._bench = bench
        self.sitting: FootageSitting | None = None
        bench.ui.camerasButton.clicked.connect(self.show_all)

    def show_all(self) -> None:
        """Show the cameras of the case together; with one alone say so."""
        bench, sitting = self._bench, self.sitting
        why = sitting.why if sitting is not None else None
        if bench.case is None or why is None:
            return
        bench.player.pause()
        if len(footage.footage_of(bench.case)) < LEAST:
            words = self.tr("This case has one piece of footage. Add that of other cameras first.")
            bench.ui.banner.say(words, "warning")
            return
        bench.ui.banner.hide()
        dialog = CamerasDialog(bench, why)
        dialog.made.connect(self._made)
        dialog.exec()
        dialog.deleteLater()
        bench.reload()

    def _made(self, exhibit: Exhibit) -> None:
        self._bench.taken.emit(Handed(what=PICTURE, name=exhibit.exhibit_no))
