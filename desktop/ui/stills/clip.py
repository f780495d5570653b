"""The stretch of footage that is to become a clip: where it begins and ends."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from desktop.ui.footage.bench import FootageBench
from desktop.ui.stills.clip_dialog import ClipDialog
from record.reading.footage_register import CLIP, Handed


@dataclass(frozen=True)
class End:
    """A frame where a clip begins or ends: its place on the time line and its time stamp."""

    seconds: float
    pts: int


class FootageClip(QObject):
    """Mark from and to on the time line, and export what lies between."""

    def __init__(self, bench: FootageBench) -> None:
        super().__init__(bench.page)
        self._bench = bench
        self.start: End | None = None
        self.end: End | None = None
        bench.ui.inButton.clicked.connect(self.begin_here)
        bench.ui.outButton.clicked.connect(self.end_here)
        bench.ui.clipButton.clicked.connect(self.export)

    def clear(self) -> None:
        """Begin with other footage."""
        self.start = self.end = None
        self._show()

    def begin_here(self) -> None:
        """Let the clip begin at the frame on screen."""
        self.start = self._here()
        if self.end is not None and self.start is not None and self.end.pts < self.start.pts:
            self.end = None
        self._show()

    def end_here(self) -> None:
        """Let the clip end at the frame on screen."""
        self.end = self._here()
        if self.start is not None and self.end is not None and self.end.pts < self.start.pts:
            self.start = None
        self._show()

    def export(self) -> None:
        """Ask how the stretch is to be kept; without ends say how to set them."""
        bench = self._bench
        bench.player.pause()
        if self.start is None or self.end is None:
            words = self.tr("Set where the clip begins (I) and where it ends (O) first.")
            bench.ui.banner.say(words, "warning")
            return
        bench.ui.banner.hide()
        dialog = ClipDialog(bench, self.start, self.end)
        dialog.kept.connect(self._kept)
        dialog.exec()
        dialog.deleteLater()

    def _kept(self, name: str, from_s: float, to_s: float) -> None:
        self._bench.taken.emit(Handed(what=CLIP, name=name, from_s=from_s, to_s=to_s))
        self._bench.reload()

    def _here(self) -> End | None:
        at, shown = self._bench.at, self._bench.player.current
        return End(at, shown.pts) if shown is not None and at is not None else None

    def _show(self) -> None:
        ends = [end.seconds if end is not None else None for end in (self.start, self.end)]
        self._bench.ui.timeLine.show_clip(ends[0], ends[1])
