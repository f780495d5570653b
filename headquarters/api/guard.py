"""Who asks and how often: checked before a byte of a body is read."""

import asyncio
from typing import Any

from litestar.connection import ASGIConnection
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult
from litestar.types import ASGIApp, Receive, ReceiveMessage, Scope, Send

from headquarters.services.limits import Limit
from headquarters.services.sessions import Sessions
from record.problems import Problem

_IDLE_S = 30.0
_PER_MINUTE = 1200
_BURST = 1200
OPEN = {"exclude_from_auth": True}


class Tokens(AbstractAuthenticationMiddleware):
    """Find the device of the token, or refuse; routes marked ``OPEN`` are left alone."""

    def __init__(self, app: ASGIApp, sessions: Sessions) -> None:
        super().__init__(app, exclude_http_methods=[])
        self._sessions = sessions
        self._requests = Limit(_PER_MINUTE, _BURST)

    async def authenticate_request(
        self, connection: ASGIConnection[Any, Any, Any, Any]
    ) -> AuthenticationResult:
        """Find the device; raises ``Problem('hq.token')`` or ``Problem('hq.too_fast')``."""
        scheme, _, token = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Problem("hq.token")
        device = await asyncio.to_thread(self._sessions.device_of, token)
        self._requests.take(device.dev)
        return AuthenticationResult(user=device, auth=token)


class Patience:
    """Give up on a body of which nothing arrives for 30 seconds."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, with a limit on silence while a body is due."""
        body_is_due = scope.get("method") in {"POST", "PATCH"}

        async def received() -> ReceiveMessage:
            nonlocal body_is_due
            if not body_is_due:
                return await receive()
            try:
                async with asyncio.timeout(_IDLE_S):
                    message = await receive()
            except TimeoutError:
                return {"type": "http.disconnect"}
            body_is_due = bool(message.get("more_body", False))
            return message

        await self._app(scope, received, send)
