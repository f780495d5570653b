"""Keeping the frame on screen as a still."""

from PySide6.QtCore import QObject, Signal

from desktop.services.footage.footage import Footage, Shown
from desktop.ui.footage.bench import FootageBench
from desktop.ui.stills.still_dialog import StillDialog, StillWords
from desktop.ui.words import footage as footage_words
from record.evidence import Exhibit
from record.reading.footage_register import STILL, Handed


class FootageTaking(QObject):
    """Ask what the frame on screen shows, and keep it.

    ``kept`` carries the new exhibit; ``busy`` tells whether one is on its way.
    """

    kept = Signal(object)

    def __init__(self, bench: FootageBench) -> None:
        super().__init__(bench.page)
        self._bench = bench
        self.busy = False
        bench.ui.takeButton.clicked.connect(self.take)

    def take(self) -> None:
        """Ask for the words and keep exactly this frame."""
        bench = self._bench
        shown, footage = bench.player.current, bench.footage
        if shown is None or footage is None:
            return
        bench.player.pause()
        frame = footage_words.frame(footage, shown)
        moment = bench.source.write(shown.seconds)
        words = StillDialog.ask(bench.page, moment, frame, shown)
        if words is not None:
            self._keep(footage, shown, words)

    def _keep(self, footage: Footage, shown: Shown, words: StillWords) -> None:
        bench, (case_id, clip_id) = self._bench, self._bench.ids
        stills, offset = bench.app.stills, bench.source.offset_s or None
        self.busy = True
        task = bench.start(
            lambda _p: stills.take(
                case_id, clip_id, footage, shown, words.title, words.proves, offset_s=offset
            ),
            self._kept,
        )
        task.finished.connect(self._ended)

    def _ended(self) -> None:
        self.busy = False

    def _kept(self, still: Exhibit) -> None:
        bench, at = self._bench, footage_words.still_seconds(still)
        bench.taken.emit(Handed(what=STILL, name=still.exhibit_no, from_s=at, to_s=at))
        bench.reload()
        words = self.tr("Kept as exhibit {0}: {1}").format(still.exhibit_no, still.title)
        bench.ui.banner.say(words, "good")
        self.kept.emit(still)
