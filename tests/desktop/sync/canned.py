"""A server that says what it is told to say, byte for byte."""

import contextlib
import socket
import threading
from collections.abc import Iterator


class Canned:
    """Answer every request with the same bytes; ``pause_s`` lies between single bytes."""

    def __init__(self, answer: bytes, pause_s: float = 0.0) -> None:
        self.asked: list[bytes] = []
        self._answer = answer
        self._pause_s = pause_s
        self._ended = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def close(self) -> None:
        self._ended.set()
        self._listening.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while not self._ended.is_set():
                near, _ = self._listening.accept()
                with near, contextlib.suppress(OSError):
                    self.asked.append(near.recv(65_536))
                    self._say(near)

    def _say(self, near: socket.socket) -> None:
        if not self._pause_s:
            near.sendall(self._answer)
            return
        for position in range(len(self._answer)):
            near.sendall(self._answer[position : position + 1])
            self._ended.wait(self._pause_s)


@contextlib.contextmanager
def canned(answer: bytes, pause_s: float = 0.0) -> Iterator[Canned]:
    server = Canned(answer, pause_s)
    try:
        yield server
    finally:
        server.close()


def answer(status: str, body: bytes = b"", **headers: str) -> bytes:
    lines = {"Content-Length": str(len(body)), "Connection": "close"}
    lines |= {name.replace("_", "-"): text for name, text in headers.items()}
    head = "".join(f"{name}: {text}\r\n" for name, text in lines.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body
