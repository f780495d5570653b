"""The slow work of hiding: one thing at a time, each can be stopped."""

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from desktop.progress import Progress
from desktop.services.pictures.hiding import Hiding, Key, Look, Plan, Region, Subject, Track
from desktop.ui.widgets.progress_strip import ProgressStrip
from desktop.ui.window import tasks

FOLLOWED_FRAMES = 250


class HidingWorks(QObject):
    """Open, propose, follow and save, shown by a strip.

    ``opened``, ``proposed``, ``followed`` (keys, lost) and ``saved`` carry what came of it,
    ``failed`` a Problem; ``busy`` tells whether something is under way.
    """

    opened = Signal(object)
    proposed = Signal(object)
    followed = Signal(object)
    saved = Signal(object)
    failed = Signal(object)
    busy = Signal(bool)

    def __init__(self, hiding: Hiding, strip: ProgressStrip, parent: QObject) -> None:
        super().__init__(parent)
        self._hiding, self._strip = hiding, strip
        self._task: tasks.Task | None = None
        strip.cancelled.connect(self.cancel)

    @property
    def under_way(self) -> bool:
        """Whether something is being done."""
        return self._task is not None

    def open(self, case_id: str, evidence_id: str) -> None:
        """Open an exhibit; the look is recorded."""
        hiding, purpose = self._hiding, self.tr("Hiding bystanders")
        self._run(
            self.tr("Opening"),
            lambda p: hiding.open(case_id, evidence_id, p, purpose),
            self.opened,
        )

    def propose(self, subject: Subject, look: Look, page: int) -> None:
        """Look for faces and plates on screen, or through a whole clip."""
        hiding, words = self._hiding, self.tr("Looking for faces and plates")
        if subject.footage is not None:
            self._run(words, lambda p: hiding.propose_in_clip(subject, p), self.proposed)
        else:
            self._run(words, lambda _p: _tracks(hiding.propose(look), page), self.proposed)

    def follow(self, subject: Subject, frame: int, region: Region) -> None:
        """Follow what a place holds through the next frames."""
        hiding = self._hiding
        last = min(frame + FOLLOWED_FRAMES, subject.frames - 1)

        def work(progress: Progress) -> tuple[tuple[Key, ...], bool]:
            keys, lost = hiding.follow(subject, frame, region, last, progress)
            return (Key(frame, region), *keys), lost

        self._run(self.tr("Following"), work, self.followed)

    def save(self, subject: Subject, plan: Plan) -> None:
        """Write the copy."""
        hiding = self._hiding
        words = self.tr("Writing the redacted copy")
        self._run(words, lambda p: hiding.save(subject, plan, p), self.saved)

    def cancel(self) -> None:
        """Stop what is under way; nothing of it is kept."""
        if self._task is not None:
            self._task.cancel()

    def _run(self, words: str, work: Callable[[Progress], Any], then: Any) -> None:
        self._strip.start(words)
        task = tasks.start(self, work)
        self._task = task
        self.busy.emit(True)
        task.done.connect(then)
        task.failed.connect(self.failed)
        task.progressed.connect(self._strip.show_count)
        task.finished.connect(self._ended)

    def _ended(self) -> None:
        self._task = None
        self._strip.stop()
        self.busy.emit(False)


def _tracks(regions: tuple[Region, ...], page: int) -> tuple[Track, ...]:
    placed = (msgspec.structs.replace(region, page=page) for region in regions)
    return tuple(Track(keys=(Key(0, region),), first=0, last=0) for region in placed)
