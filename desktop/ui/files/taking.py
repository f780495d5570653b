"""One way for every place that takes files: dropped on it, pasted with Ctrl+V, or chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.progress import Progress
from desktop.ui.files.given import Given, carries, read
from desktop.ui.files.hint import FileHint
from desktop.ui.files.landed import Settled, refused_paths, settled
from desktop.ui.files.meant import Meant
from desktop.ui.keyboard.shortcuts import PASTE, on_keys
from desktop.ui.widgets.look import set_look
from desktop.ui.window import tasks
from desktop.ui.window.prompts import Prompts
from record.exhibits.files import ArrivalWay
from record.problems import Problem

MOST_TOLD = 8


@dataclass(frozen=True)
class Taken:
    """Files that are meant; ``at`` is what the place showed when they came."""

    paths: tuple[Path, ...]
    at: Any = None


def _always() -> bool:
    return True


class FileTaking(QObject):
    """Take files for a place. ``given`` carries ``Taken``; what cannot be used is said per file.

    ``ready`` returns what the place shows, as it shall stand in ``Taken.at``; while it returns
    None or False nothing is taken. ``card`` lights up under a drag where the place has one, else
    words lie over its foot; what is told lies over the foot of ``over``, which then
    takes Ctrl+V itself. A picture from the
    clipboard is written beside the window's own thread and can be stopped. Fields keep Ctrl+V for
    words (``pasting.py``).
    """

    given = Signal(object)

    def __init__(
        self,
        place: QWidget,
        meant: Meant,
        prompts: Prompts,
        ready: Callable[[], Any] = _always,
        *,
        card: QWidget | None = None,
        over: QWidget | None = None,
    ) -> None:
        super().__init__(place)
        self._place, self._meant, self._prompts, self._ready = place, meant, prompts, ready
        self._work: list[tasks.Task] = []
        self._card = card
        self.hint = FileHint(over or place)
        self.hint.strip.cancelled.connect(self._stop)
        place.setAcceptDrops(True)
        place.installEventFilter(self)
        if over is None:
            on_keys(place, PASTE, self.paste)

    def mean(self, meant: Meant) -> None:
        """Take other files from now on."""
        self._meant = meant

    def choose(self) -> None:
        """Let the person choose files."""
        at = self._ready()
        if at is None or at is False:
            return
        paths = self._prompts.choose_files(self._meant.title, self._meant.kinds)
        if paths:
            self._settle(Given(paths=tuple(paths)), None, at)

    def paste(self) -> None:
        """Take what the clipboard holds, and say it when that is no file."""
        self.take(QGuiApplication.clipboard().mimeData(), ArrivalWay.CLIPBOARD)

    def take(self, data: QMimeData | None, way: ArrivalWay | None) -> None:
        """Take what a drag or the clipboard carries."""
        at = self._ready()
        if at is None or at is False:
            return
        given = read(data)
        if given.is_nothing:
            self.tell([Problem("given.nothing")])
            return
        self._settle(given, way, at)

    def tell(self, problems: Sequence[Problem]) -> None:
        """Say what was not taken, each file for itself."""
        words = [self._prompts.sentence(problem) for problem in problems[:MOST_TOLD]]
        lines = [" ".join(part for part in (w.what, w.next) if part) for w in words]
        if len(problems) > MOST_TOLD:
            lines.append(self.tr("… and {0} more").format(len(problems) - MOST_TOLD))
        self.hint.tell(lines)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer what is held over the place, and take what is let go there."""
        kind = event.type()
        if kind in _DRAGS and isinstance(event, QDropEvent):
            return self._held(event)
        if kind == QEvent.Type.DragLeave:
            self._light(on=False)
        return super().eventFilter(watched, event)

    def _held(self, event: QDropEvent) -> bool:
        at = self._ready()
        if at is None or at is False or not carries(event.mimeData()):
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._light(on=False)
            self.take(event.mimeData(), ArrivalWay.DRAG)
        elif isinstance(event, QDragEnterEvent):
            self._light(on=True)
        return True

    def _light(self, *, on: bool) -> None:
        if self._card is not None:
            set_look(self._card, look="drop" if on else "card")
        elif on:
            self.hint.invite(self.tr("Drop here: {0}").format(self._meant.what))
        else:
            self.hint.withdraw()

    def _settle(self, given: Given, way: ArrivalWay | None, at: object) -> None:
        if given.paths and (self._meant.whole or not any(path.is_dir() for path in given.paths)):
            problems = refused_paths(given, self._meant)
            self._settled(at, Settled(self._meant.first(given.paths), tuple(problems)))
            return
        meant, landing = self._meant, self._prompts.landing()
        self.hint.tell([])
        self.hint.strip.start(
            self.tr("Keeping the picture") if given.picture else self.tr("Looking at the files")
        )

        def work(progress: Progress) -> Settled:
            return settled(given, meant, landing, way, progress)

        task = tasks.start(self, work)
        self._work.append(task)
        task.done.connect(partial(self._settled, at))
        task.failed.connect(self._failed)
        task.finished.connect(partial(self._ended, task))

    def _settled(self, at: object, found: Settled) -> None:
        self.tell(found.refused)
        if found.paths:
            self.given.emit(Taken(found.paths, at))

    def _failed(self, problem: Problem) -> None:
        self.tell([problem])

    def _ended(self, task: tasks.Task) -> None:
        self._work.remove(task)
        if not self._work:
            self.hint.strip.stop()

    def _stop(self) -> None:
        for task in self._work:
            task.cancel()


_DRAGS = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}
