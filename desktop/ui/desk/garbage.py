"""Collecting garbage in the thread of the windows only.

Python collects cycles in whatever thread happens to allocate. When such a cycle holds a window,
a thread that sends files would destroy it, and Qt dies of that. So the collector that runs by
itself is switched off, and a timer of the windows does its work.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class GarbageRounds(QObject):
    """Collect what the collector's own thresholds say is due, from the oldest generation down."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=EVERY_MS)
        timer.timeout.connect(self.collect)
        timer.start()

    def collect(self) -> int:
        """Collect the oldest generation that is due; return it, or -1 when none is."""
        pairs = list(zip(gc.get_count(), gc.get_threshold(), strict=True))
        due = [number for number, (count, most) in enumerate(pairs) if 0 < most < count]
        if not due:
            return -1
        gc.collect(due[-1])
        return due[-1]
