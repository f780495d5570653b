"""Walking through footage: one request under way at a time, the latest wish wins."""

import time
from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.services.footage.contents import Footage
from desktop.services.footage.footage import Shown
from desktop.services.footage.stills import Stills
from desktop.ui.window import tasks
from record.problems import Problem

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
AHEAD_BYTES = 48_000_000
MOST_AHEAD = 24
PLAYED_PIXELS = 1280 * 720
TICK_MS = 12
Wish = tuple[Callable[..., Shown], int | float]


class FootagePlayer(QObject):
    """Show frames of one footage, stepping, jumping and playing.

    ``shown`` carries each frame that is put on screen; ``current`` is the last of them, so a
    still taken from ``current`` is exactly the picture on screen.
    """

    shown = Signal(object)
    failed = Signal(object)
    played = Signal(bool)

    def __init__(self, stills: Stills, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stills = stills
        self._footage: Footage | None = None
        self.current: Shown | None = None
        self.speed = 1.0
        self._round = 0
        self._busy = False
        self._wish: Wish | None = None
        self._aim = 0
        self._aim_s = 0.0
        self._ahead: deque[Shown] = deque()
        self._ended = False
        self._playing = False
        self._from_s, self._from_clock = 0.0, 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def footage(self) -> Footage | None:
        """The footage walked through, or None."""
        return self._footage

    @property
    def playing(self) -> bool:
        """Whether it plays."""
        return self._playing

    def load(self, footage: Footage) -> None:
        """Begin with new footage at its first frame."""
        self.unload()
        self._footage = footage
        self.go(0)

    def unload(self) -> None:
        """Let go of the footage; answers still under way go nowhere."""
        self.pause()
        self._round += 1
        self._footage, self.current, self._wish, self._aim, self._aim_s = None, None, None, 0, 0.0
        self._ahead.clear()

    def go(self, ordinal: int) -> None:
        """Show a frame by its number, from 0; beyond the ends is the end."""
        if self._footage is None:
            return
        ordinal = max(0, min(self._footage.frames - 1, ordinal))
        self._aim, self._aim_s = ordinal, ordinal / (self._footage.fps or 25.0)
        if self._ahead and self._ahead[0].ordinal == ordinal and not self._busy:
            self._wish = None
            self._show(self._ahead.popleft())
            return
        self._want((self._stills.frame, ordinal))

    def go_seconds(self, seconds: float) -> None:
        """Show the frame at a position, in seconds from the first frame."""
        if self._footage is None:
            return
        if not self._footage.has_times:
            self.go(round(seconds * (self._footage.fps or 25.0)))
            return
        seconds = max(0.0, min(self._footage.seconds, seconds))
        self._aim_s, self._aim = seconds, round(seconds * (self._footage.fps or 25.0))
        self._want((self._stills.at, seconds))

    def step(self, frames: int) -> None:
        """Go on by a number of frames, or back."""
        self.pause()
        self.go(self._aim + frames)

    def skip(self, seconds: float) -> None:
        """Go on by a number of seconds, or back."""
        self.pause()
        self.go_seconds(self._aim_s + seconds)

    def first(self) -> None:
        """Go to the first frame."""
        self.pause()
        self.go(0)

    def last(self) -> None:
        """Go to the last frame."""
        self.pause()
        if self._footage:
            self.go(self._footage.frames - 1)

    def toggle(self) -> None:
        """Play or pause."""
        self.pause() if self._playing else self.play()

    def play(self) -> None:
        """Play on from here; at the end, from the beginning."""
        if self._footage is None or self.current is None or self._playing:
            return
        self._playing, self._ended = True, False
        if self.current.ordinal >= self._footage.frames - 1:
            self.go(0)
        self._rebase()
        self._timer.start()
        self.played.emit(True)
        self._pump()

    def pause(self) -> None:
        """Stay at the frame on screen, now with the pixels its still will have."""
        self._timer.stop()
        if self._playing:
            self._playing = False
            self.played.emit(False)
            if self._footage is not None and self.current is not None:
                self._want((self._stills.frame, self.current.ordinal))

    def set_speed(self, speed: float) -> None:
        """Play at ``speed`` times the real pace."""
        self.speed = speed
        self._ahead.clear()
        self._rebase()

    def _want(self, wish: Wish) -> None:
        self._ahead.clear()
        self._ended = False
        self._wish = wish
        self._pump()

    def _pump(self) -> None:
        if self._busy or self._footage is None:
            return
        if self._wish is not None:
            read, where = self._wish
            self._wish = None
            self._start(self._arrived, read, self._footage, where)
        elif self._playing and not self._ended and len(self._ahead) < self._room():
            behind = self._ahead[-1] if self._ahead else self.current
            if behind is not None:
                start, count = behind.ordinal + 1, max(2, self._room() // 2)
                stream = self._stills.stream
                self._start(self._streamed, stream, self._footage, start, count, self.speed)

    def _start(self, done: Callable[[Any], None], work: Callable[..., Any], *args: object) -> None:
        self._busy, round_now = True, self._round

        def answered(result: object) -> None:
            if round_now == self._round:
                done(result)

        def refused(problem: Problem) -> None:
            if round_now == self._round:
                self.pause()
                self.failed.emit(problem)

        task = tasks.start(self, lambda _progress: work(*args))
        task.done.connect(answered)
        task.failed.connect(refused)
        task.finished.connect(self._finished)

    def _finished(self) -> None:
        self._busy = False
        self._pump()

    def _arrived(self, shown: Shown) -> None:
        if self._wish is None:
            self._aim, self._aim_s = shown.ordinal, shown.seconds
        self._show(shown)
        self._rebase()

    def _streamed(self, frames: list[Shown]) -> None:
        if self._wish is not None or self.current is None:
            return
        behind = self._ahead[-1] if self._ahead else self.current
        if not frames:
            self._ended = True
        elif frames[0].ordinal > behind.ordinal:
            if not self._ahead and self._playing:
                self._rebase()
            self._ahead.extend(frames)

    def _tick(self) -> None:
        if self._wish is not None or self._footage is None:
            return
        now = self._from_s + (time.monotonic() - self._from_clock) * self.speed
        due: Shown | None = None
        while self._ahead and self._ahead[0].seconds <= now:
            due = self._ahead.popleft()
        if due is not None:
            self._aim, self._aim_s = due.ordinal, due.seconds
            self._show(due)
        if not self._ahead:
            if self._ended or (self.current and self.current.ordinal >= self._footage.frames - 1):
                self.pause()
                return
            if due is None and self._busy:
                self._rebase()
        self._pump()

    def _show(self, shown: Shown) -> None:
        self.current = shown
        self.shown.emit(shown)

    def _rebase(self) -> None:
        self._from_s = self.current.seconds if self.current else 0.0
        self._from_clock = time.monotonic()

    def _room(self) -> int:
        footage = self._footage
        size = min(footage.width * footage.height, PLAYED_PIXELS) * 3 if footage else 1
        return max(4, min(MOST_AHEAD, AHEAD_BYTES // max(1, size)))
