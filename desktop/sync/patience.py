"""An end to waiting: a request that trickles on is cut from outside."""

import contextlib
import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self


class Patience:
    """Call ``cut`` when a block takes longer than ``seconds``; ``ended`` tells that it did."""

    def __init__(self, seconds: float, cut: Callable[[], None]) -> None:
        self.ended = False
        self._cut = cut
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        self._timer.join()

    def _end(self) -> None:
        self.ended = True
        self._cut()


def cut(connected: Any) -> None:
    """Shut a connection down, so that a thread that waits for it wakes; closing alone does not."""
    with contextlib.suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)
