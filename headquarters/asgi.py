"""The service as one ASGI application over an office, and the server that runs it."""

import os
import socket
from dataclasses import dataclass
from types import FrameType

import uvicorn
from litestar import Litestar, Router
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.middleware import DefineMiddleware

from headquarters.api import answers, blobs, cases, enrol, entries, feed, health, reference, uploads
from headquarters.api.guard import Patience, Tokens
from headquarters.services.office import Office
from record.journal.exchange import PREFIX
from record.problems import Problem

_GRACE_S = 5
_BACKLOG = 1024
_ROUTES = [
    entries.push,
    entries.have,
    entries.entry,
    entries.part,
    entries.heads,
    feed.feed,
    uploads.options,
    uploads.begin,
    uploads.state,
    uploads.append,
    uploads.overridden,
    uploads.remove,
    blobs.have,
    blobs.receipt,
    blobs.content,
    enrol.enrol,
    enrol.rotate,
    enrol.nonce,
    enrol.session,
    reference.reference,
    reference.rules,
    cases.lines,
    cases.document,
    cases.statistics,
]


@dataclass(frozen=True)
class Tls:
    """A certificate and its private key, as files in PEM."""

    certificate: str
    key: str


def application(office: Office) -> Litestar:
    """Make the application; it starts the office and stops it."""
    return Litestar(
        route_handlers=[
            Router(PREFIX, route_handlers=_ROUTES),
            reference.info,
            health.alive,
            health.ready,
        ],
        dependencies={"office": Provide(lambda: office, sync_to_thread=False)},
        middleware=[
            DefineMiddleware(Patience),
            DefineMiddleware(Tokens, sessions=office.sessions),
        ],
        exception_handlers={
            Problem: answers.refused,
            HTTPException: answers.refused_by_server,
            Exception: answers.failed,
        },
        on_startup=[office.start],
        on_shutdown=[office.stop],
        openapi_config=None,
        logging_config=None,
    )


class Server(uvicorn.Server):
    """A server that says where it listens and lets go of who waits before it stops."""

    def __init__(
        self, office: Office, tls: Tls | None = None, *, behind_proxy: bool = False
    ) -> None:
        super().__init__(
            uvicorn.Config(
                application(office),
                http="httptools",
                loop="asyncio",
                ws="none",
                lifespan="on",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=behind_proxy,
                ssl_certfile=tls.certificate if tls else None,
                ssl_keyfile=tls.key if tls else None,
                timeout_graceful_shutdown=_GRACE_S,
            )
        )
        self._office = office
        self._scheme = "https" if tls else "http"

    def listen(self, host: str, port: int) -> socket.socket:
        """Take an address; port 0 takes any free one. Raises ``Problem('hq.address')``."""
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        # asyncio sends small answers at once only over sockets that say they are TCP.
        listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        try:
            if os.name == "posix":
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((host, port))
            listening.listen(_BACKLOG)
        except OSError as error:
            listening.close()
            raise Problem("hq.address", address=f"{host}:{port}") from error
        return listening

    def address(self, listening: socket.socket) -> str:
        """Return the URL of a taken address."""
        host, port = listening.getsockname()[:2]
        return f"{self._scheme}://{f'[{host}]' if ':' in host else host}:{port}"

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - uvicorn's
        """Stop cleanly and end with 0 when asked to by a signal."""
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin, then call ``on_listening`` with the address."""
        await super().startup(sockets)
        for listening in sockets or []:
            self.on_listening(self.address(listening))

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Wake who waits for news, then end."""
        self._office.news.close()
        await super().shutdown(sockets)

    def on_listening(self, address: str) -> None:
        """Hear that requests are answered at ``address``; replaced by who wants to know."""
