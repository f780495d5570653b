"""What the acts of the tour share: the desks, the files, the pictures and the clock."""

import time
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from build_spec.steps import say
from build_spec.tour import hands, sight
from build_spec.tour.arguments import Chosen
from build_spec.tour.desks import Desk
from build_spec.tour.materials import Materials
from build_spec.tour.script import wait
from build_spec.tour.timing import Timing
from desktop.ui.window import tasks
from desktop.window import Start
from record.case import Case

SETTLED_S = 0.15
QUIET_S = 6.0


@dataclass
class Guide:
    """One tour. Acts read what others left here: the desks and the case they speak of."""

    chosen: Chosen
    folder: Path
    start: Start
    materials: Materials
    timing: Timing = field(default_factory=Timing)
    station: Desk | None = None
    region: Desk | None = None
    case_id: str = ""
    _number: int = 0

    @property
    def at_station(self) -> Desk:
        """The station's desk; raises ``LookupError`` before it was opened."""
        if self.station is None:
            raise LookupError("the station's desk was not opened")
        return self.station

    @property
    def at_region(self) -> Desk:
        """The region's desk; raises ``LookupError`` before it was opened."""
        if self.region is None:
            raise LookupError("the region's desk was not opened")
        return self.region

    @property
    def case(self) -> Case:
        """The case as the station holds it now."""
        return self.at_station.application.cases.get(self.case_id)

    async def step(self, name: str, act: Callable[["Guide"], Awaitable[None]]) -> None:
        """Do one step, keep its time, and go on after a failure."""
        began = time.monotonic()
        why = ""
        try:
            await act(self)
        except Exception as trouble:  # noqa: BLE001 - told in the table; the tour goes on
            why = f"{type(trouble).__name__}: {trouble}"
            (self.chosen.out / f"failed-{_slug(name)}.txt").write_text(
                traceback.format_exc(), encoding="utf-8"
            )
            await self.shot(f"FAILED-{_slug(name)}")
            await self._put_away()
        row = self.timing.add(name, time.monotonic() - began, why)
        say(f"{row.seconds:6.1f} s  {row.outcome}", f"{name} {row.why}".rstrip())

    async def shot(self, name: str, window: QWidget | None = None) -> None:
        """Keep a picture of a window with what lies over it, once it stands still."""
        await _stillness()
        shown = window or _foremost()
        if shown is None:
            return
        self._number += 1
        whole = shown.grab()
        painter = QPainter(whole)
        for over in _lying_over(shown):
            painter.drawPixmap(over.mapToGlobal(QPoint()) - shown.mapToGlobal(QPoint()), _of(over))
        painter.end()
        target = self.chosen.out / f"{self._number:03d}-{name}.png"
        if not whole.save(str(target)):
            raise OSError(f"{target.name} was not written")

    async def calm(self, name: str, passing: QWidget) -> None:
        """Keep a picture once a passing message has gone."""
        await wait("the message to pass", lambda: not passing.isVisible())
        await self.shot(name)

    async def _put_away(self) -> None:
        for popup in [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu)]:
            popup.close()
        while found := sight.open_dialogs():
            found[0].reject()
            await sight.gone(found[0])


def _foremost() -> QWidget | None:
    """Return the window that everything else lies over."""
    window = QApplication.activeWindow()
    while isinstance(window, (QDialog, QMenu)) and (above := window.parentWidget()) is not None:
        window = above.window()
    return window


def _lying_over(shown: QWidget) -> list[QWidget]:
    tops = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not shown]
    held = QApplication.activeModalWidget()
    dialogs = sorted((w for w in tops if isinstance(w, QDialog)), key=lambda w: w is held)
    popup = QApplication.activePopupWidget()
    return [*dialogs, *([popup] if popup is not None and popup not in dialogs else [])]


def _of(widget: QWidget) -> QPixmap:
    return widget.grab()


async def _stillness() -> None:
    """Wait until no task of the windows runs and a moment has passed for painting."""
    quiet_since = time.monotonic()
    ends = quiet_since + QUIET_S

    def still() -> bool:
        nonlocal quiet_since
        now = time.monotonic()
        if not tasks.wait_all(0) and now < ends:
            quiet_since = now
        return now - quiet_since >= SETTLED_S

    await wait("the windows to stand still", still)


def _slug(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name).split())


async def pressed(root: QWidget, context: str, text: str) -> None:
    """Press the button that says ``text``."""
    await hands.click(await sight.button(root, context, text))
