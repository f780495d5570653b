"""Tell those who wait that a station has news; made for many who wait and few threads."""

import asyncio
import threading
from collections.abc import Iterable


class News:
    """Count what happens per station and wake the coroutines that wait for one of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._changed: dict[str, int] = {}
        self._waiting: dict[int, tuple[asyncio.AbstractEventLoop, asyncio.Event, frozenset[str]]]
        self._waiting = {}
        self._closed = False
        self.number = 0

    def publish(self, stations: Iterable[str]) -> None:
        """Say, from any thread, that these stations have news."""
        changed = frozenset(stations)
        with self._lock:
            self.number += 1
            self._changed.update(dict.fromkeys(changed, self.number))
            for loop, event, awaited in self._waiting.values():
                if awaited & changed:
                    loop.call_soon_threadsafe(event.set)

    def close(self) -> None:
        """Wake everybody, now and from now on."""
        with self._lock:
            self._closed = True
            for loop, event, _ in self._waiting.values():
                loop.call_soon_threadsafe(event.set)

    async def wait(self, stations: frozenset[str], since: int, seconds: float) -> None:
        """Wait until a station has news after ``since`` (an earlier ``number``), or for a time."""
        event = asyncio.Event()
        with self._lock:
            if self._closed or any(self._changed.get(code, 0) > since for code in stations):
                return
            self._waiting[id(event)] = (asyncio.get_running_loop(), event, stations)
        try:
            async with asyncio.timeout(seconds):
                await event.wait()
        except TimeoutError:
            return
        finally:
            with self._lock:
                self._waiting.pop(id(event), None)
