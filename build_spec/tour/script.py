"""Playing a script of waits and events beside the event loop, dialogs and menus included.

A modal dialog runs its own event loop inside the click that opened it. A script is therefore a
coroutine: events are posted, and a timer, which runs inside every loop, goes on with the script
as soon as what it waits for is there.
"""

import time
from collections.abc import Callable, Coroutine, Generator
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

TICK_MS = 8
PATIENCE_S = 10.0
OPENING_S = 0.05

Script = Coroutine["Wait", None, None]


class NotSeen(Exception):
    """What the script waited for did not come; the text says what."""


class Wait:
    """Something awaited: ``until`` returns something true, or None, False or "" so far."""

    def __init__(self, what: str, until: Callable[[], Any], patience_s: float = PATIENCE_S) -> None:
        self.what = what
        self.until = until
        self.ends_at = time.monotonic() + patience_s
        self.answer: Any = None

    def __await__(self) -> Generator["Wait", None, Any]:
        """Give the wait to the player and return what came."""
        yield self
        return self.answer


class Player(QObject):
    """Play one script at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._script: Script | None = None
        self._wait: Wait | None = None
        self._loop = QEventLoop(self)
        self._trouble: BaseException | None = None

    def play(self, script: Script) -> None:
        """Play a script to its end; raises what the script raised."""
        self._script, self._wait, self._trouble = script, None, None
        self._timer.start()
        self._loop.exec()
        self._timer.stop()
        if self._trouble is not None:
            raise self._trouble

    def _tick(self) -> None:
        script, wait = self._script, self._wait
        if script is None:
            return
        if wait is not None:
            answer = self._look(wait)
            if not answer and time.monotonic() < wait.ends_at:
                return
            wait.answer = answer
        self._go_on(script, wait)

    def _look(self, wait: Wait) -> Any:
        try:
            return wait.until()
        except RuntimeError:  # a widget that was waited for has gone meanwhile
            return None

    def _go_on(self, script: Script, wait: Wait | None) -> None:
        # Nothing in the script may run the event loop, so nothing can tick meanwhile.
        self._script = None
        try:
            if wait is not None and not wait.answer:
                self._wait = script.throw(NotSeen(wait.what))
            else:
                self._wait = script.send(None)
        except StopIteration:
            self._end(None)
        except Exception as trouble:  # noqa: BLE001 - a step that fails is told in the table
            self._end(trouble)
        else:
            self._script = script

    def _end(self, trouble: BaseException | None) -> None:
        self._wait, self._trouble = None, trouble
        self._loop.quit()


def wait(what: str, until: Callable[[], Any], patience_s: float = PATIENCE_S) -> Wait:
    """Wait until something is there and return it; raises ``NotSeen`` with ``what``."""
    return Wait(what, until, patience_s)


async def do(act: Callable[[], object]) -> None:
    """Post an act and go on when it is done, or when it opened a dialog or menu that waits."""
    state = {"done": False, "begun": 0.0}
    before = _on_top()

    def posted() -> None:
        state["begun"] = time.monotonic()
        act()
        state["done"] = True

    def over() -> bool:
        held = state["begun"] and time.monotonic() - state["begun"] > OPENING_S
        return bool(state["done"] or (held and _on_top() != before))

    QTimer.singleShot(0, posted)
    await wait("the window to take an event", over)


def _on_top() -> tuple[QWidget | None, QWidget | None]:
    return QApplication.activeModalWidget(), QApplication.activePopupWidget()
