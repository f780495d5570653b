"""A bad line: a small TCP proxy that cuts, swallows, delays and lies when it is told to."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

PORTAL = b"<html><body>Log in to the station's guest network</body></html>"
PORTAL_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n"
BLOCK = 64 * 1024


class BadLine:
    """Pass bytes on to ``target``; the faults hold for connections and blocks from then on."""

    def __init__(self, target: str) -> None:
        self.target = target
        self.cut_after = -1  # bytes towards headquarters that may still pass; -1: any number
        self.drop_reply_to = b""  # cut the connection when this request has been answered
        self.black_hole = self.portal = False
        self.tls: ssl.SSLContext | None = None  # speak TLS to the desk, plainly to headquarters
        self.delay_s = 0.0
        self.bytes_up = 0
        self.cuts = 0
        self.swallowed = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._ended = threading.Event()
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http{'s' if self.tls else ''}://127.0.0.1:{self._listening.getsockname()[1]}"

    def hang_up(self) -> None:
        """Cut every connection that is open now."""
        for end in self._open:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self._open.clear()

    def close(self) -> None:
        self._ended.set()
        self._listening.close()
        self.hang_up()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while not self._ended.is_set():
                near, _ = self._listening.accept()
                threading.Thread(target=self._serve, args=(near,), daemon=True).start()

    def _serve(self, plain: socket.socket) -> None:
        with contextlib.suppress(OSError), self._shaken(plain) as near:
            self._open.append(near)
            if self.portal:
                near.recv(BLOCK)
                head = (
                    f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(PORTAL)}"
                )
                near.sendall(head.encode() + b"\r\nConnection: close\r\n\r\n" + PORTAL)
                return
            address = urlsplit(self.target)
            with socket.create_connection((address.hostname, address.port)) as far:
                self._open.append(far)
                doomed = threading.Event()
                up = threading.Thread(target=self._up, args=(near, far, doomed), daemon=True)
                up.start()
                # Closing alone would leave the other thread waiting, and the desk with it.
                try:
                    self._down(far, near, doomed)
                finally:
                    self._end(near, far)
                    up.join()

    def _shaken(self, plain: socket.socket) -> socket.socket:
        return self.tls.wrap_socket(plain, server_side=True) if self.tls else plain

    def _up(self, near: socket.socket, far: socket.socket, doomed: threading.Event) -> None:
        with contextlib.suppress(OSError):
            while block := near.recv(BLOCK):
                if self.black_hole:
                    self.swallowed.set()
                    continue
                self._ended.wait(self.delay_s)
                if 0 <= self.cut_after <= len(block):
                    far.sendall(block[: self.cut_after])
                    self.bytes_up += self.cut_after
                    self.cut_after, self.cuts = -1, self.cuts + 1
                    break
                if self.cut_after > 0:
                    self.cut_after -= len(block)
                if self.drop_reply_to and block.startswith(self.drop_reply_to):
                    self.drop_reply_to = b""
                    doomed.set()
                far.sendall(block)
                self.bytes_up += len(block)
        self._end(near, far)

    def _down(self, far: socket.socket, near: socket.socket, doomed: threading.Event) -> None:
        while block := far.recv(BLOCK):
            if doomed.is_set():
                self.cuts += 1
                return
            if not self.black_hole:
                near.sendall(block)

    @staticmethod
    def _end(*ends: socket.socket) -> None:
        for end in ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def bad_line(target: str) -> Iterator[BadLine]:
    line = BadLine(target)
    try:
        yield line
    finally:
        line.close()
