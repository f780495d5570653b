"""A small real proxy: it passes requests on, or refuses them in its own words as it is told."""

import http.client
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

HOP = frozenset({"transfer-encoding", "content-length", "connection", "host"})


@dataclass(frozen=True)
class Asked:
    """A request as the proxy sees it."""

    method: str
    path: str
    size: int


@dataclass(frozen=True)
class Said:
    """An answer: of headquarters, or of the proxy itself."""

    status: int
    body: bytes = b"<html><center>nginx/1.18.0</center></html>"
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html"),)


@dataclass
class Proxy:
    """``rule`` refuses a request or returns None; ``after`` may change what headquarters said."""

    target: str
    rule: Callable[[Asked], Said | None] = lambda _asked: None
    after: Callable[[Asked, Said], Said] = lambda _asked, said: said
    url: str = ""
    seen: list[tuple[Asked, int]] = field(default_factory=list)

    def refused(self, status: int) -> int:
        """Return how many requests were answered with a status."""
        return sum(1 for _, said in self.seen if said == status)

    def answer(self, asked: Asked, headers: dict[str, str], body: bytes) -> Said:
        """Refuse, or ask headquarters."""
        said = self.rule(asked)
        if said is None:
            said = self.after(asked, self._pass_on(asked, headers, body))
        self.seen.append((asked, said.status))
        return said

    def _pass_on(self, asked: Asked, headers: dict[str, str], body: bytes) -> Said:
        place = urlsplit(self.target)
        line = http.client.HTTPConnection(str(place.hostname), place.port, timeout=60)
        kept = {name: text for name, text in headers.items() if name.lower() not in HOP}
        line.request(asked.method, asked.path, body=body or None, headers=kept)
        got = line.getresponse()
        whole = got.read()
        line.close()
        told = tuple((n, t) for n, t in got.getheaders() if n.lower() not in HOP)
        return Said(got.status, whole, told)


@contextmanager
def proxy(target: str) -> Iterator[Proxy]:
    """Run a proxy before a headquarters."""
    made = Proxy(target)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_said: object) -> None:
            """Say nothing."""

        def handle_one(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            asked = Asked(self.command, self.path, len(body))
            said = made.answer(asked, dict(self.headers.items()), body)
            self.send_response(said.status)
            for name, text in said.headers:
                self.send_header(name, text)
            self.send_header("Content-Length", str(len(said.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(said.body)

    for method in ("GET", "POST", "PATCH", "HEAD", "DELETE", "OPTIONS"):
        setattr(Handler, f"do_{method}", Handler.handle_one)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    made.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
