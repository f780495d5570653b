"""From the footage or a still to the window that hides bystanders."""

from PySide6.QtCore import QObject

from desktop.ui.footage.bench import FootageBench
from desktop.ui.hiding.dialog import HidingDialog
from record.reading.footage_register import PICTURE, Handed


class FootageHiding(QObject):
    """Open the window for what is on screen, or for a still."""

    def __init__(self, bench: FootageBench) -> None:
        super().__init__(bench.page)
        self._bench = bench
        bench.ui.redactButton.clicked.connect(self.on_screen)

    def on_screen(self) -> None:
        """Hide bystanders in the clip, beginning at the frame on screen."""
        shown = self._bench.player.current
        if shown is not None:
            self.cover(self._bench.ids[1], shown.ordinal)

    def cover(self, evidence_id: str, frame: int = 0) -> None:
        """Hide bystanders in an exhibit of the case."""
        bench = self._bench
        exhibit = bench.case.evidence.get(evidence_id) if bench.case else None
        if exhibit is None:
            return
        bench.player.pause()
        case_id = bench.ids[0]
        made = HidingDialog.ask(bench.page, bench.app, bench.prompts, case_id, exhibit, frame)
        if made is None:
            return
        bench.taken.emit(Handed(what=PICTURE, name=made.exhibit_no))
        bench.reload()
        words = self.tr("Kept as exhibit {0}: {1}").format(made.exhibit_no, made.title)
        bench.ui.banner.say(words, "good")
