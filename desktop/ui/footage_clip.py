"""The stretch of footage that is to become a clip: where it begins and ends."""

from PySide6.QtCore import QObject

from desktop.ui.footage_bench import FootageBench


class FootageClip(QObject):
    """Mark from and to on the time line, and export what lies between."""

    def __init__(self, bench: FootageBench) -> None:
        super().__init__(bench.page)
        self._bench = bench
        self.start: float | None = None
        self.end: float | None = None
        bench.ui.inButton.clicked.connect(self.begin_here)
        bench.ui.outButton.clicked.connect(self.end_here)
        bench.ui.clipButton.clicked.connect(self.export)

    def clear(self) -> None:
        """Begin with other footage."""
        self.start = self.end = None
        self._show()

    def begin_here(self) -> None:
        """Let the clip begin at the frame on screen."""
        self.start = self._bench.at
        if self.end is not None and self.start is not None and self.end < self.start:
            self.end = None
        self._show()

    def end_here(self) -> None:
        """Let the clip end at the frame on screen."""
        self.end = self._bench.at
        if self.start is not None and self.end is not None and self.end < self.start:
            self.start = None
        self._show()

    def export(self) -> None:
        """Ask how the stretch is to be kept."""

    def _show(self) -> None:
        self._bench.ui.timeLine.show_clip(self.start, self.end)
