"""The only place that speaks HTTP: one headquarters, one device, every failure a Problem."""

import ipaddress
import threading
from collections.abc import Iterator, Mapping
from typing import TypeVar
from urllib.parse import urlsplit

import httpx
import msgspec
from nacl.signing import SigningKey

from desktop.clock import Clock
from record import exchange
from record.envelope import Envelope, opened, seal
from record.exchange import ServerInfo
from record.ids import key_id
from record.problems import Problem

T = TypeVar("T")

CONNECT_S, CONTROL_S = 10.0, 30.0
READ_BLOCK = 1024 * 1024
MAX_ANSWER = 16 * 1024 * 1024
# A token is renewed before it ends, so that a long upload is not cut by the clock.
RENEW_BEFORE_S = 60.0


class Transport:
    """Requests to one headquarters; thread-safe, one connection pool."""

    def __init__(self, address: str, clock: Clock, app_version: str) -> None:
        refuse_plain(address)
        self.address = address.rstrip("/")
        self._clock = clock
        self._client = httpx.Client(
            base_url=self.address,
            timeout=httpx.Timeout(CONTROL_S, connect=CONNECT_S),
            follow_redirects=False,
            trust_env=True,
            headers={"SJ-App": app_version},
        )

    def close(self) -> None:
        """Close every connection; requests under way end with ``sync.offline``."""
        self._client.close()

    def info(self, *, known_key: bytes = b"") -> ServerInfo:
        """Ask who is there and check that it is the headquarters we know.

        Raises ``sync.other_headquarters`` when no key matches what was pinned.
        """
        answer = self.ask("GET", exchange.WELL_KNOWN, ServerInfo)
        current = next((k.key for k in answer.keys if k.current), b"")
        keys = opened(answer.signed_keys, tuple[exchange.HqKey, ...], exchange.KEYS_TYPE, current)
        if keys != answer.keys:
            raise Problem("sync.other_headquarters")
        if known_key and known_key not in {k.key for k in keys}:
            raise Problem("sync.other_headquarters")
        return answer

    def ask(
        self,
        method: str,
        path: str,
        document: type[T],
        *,
        body: msgspec.Struct | bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout_s: float = CONTROL_S,
    ) -> T:
        """Send a request and read its JSON answer.

        Raises ``sync.offline``, ``sync.slow``, ``sync.certificate``, ``sync.not_headquarters`` or
        ``hq.<code>`` as headquarters refused.
        """
        response = self.send(method, path, body=body, headers=headers, timeout_s=timeout_s)
        if not response.headers.get("content-type", "").startswith("application/json"):
            raise Problem("sync.not_headquarters")
        return exchange.decode(response.content, document)

    def send(
        self,
        method: str,
        path: str,
        *,
        body: msgspec.Struct | bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout_s: float = CONTROL_S,
    ) -> httpx.Response:
        """Send a request; any refusal is raised as its Problem."""
        content = body if isinstance(body, bytes | None) else msgspec.json.encode(body)
        sent = dict(headers or {})
        if body is not None and not isinstance(body, bytes):
            sent.setdefault("content-type", "application/json")
        try:
            response = self._client.request(
                method,
                path,
                content=content,
                headers=sent,
                timeout=httpx.Timeout(timeout_s, connect=CONNECT_S),
            )
        except (httpx.HTTPError, RuntimeError) as error:
            raise _network_problem(error) from error
        _refuse(response.status_code, response.headers, response.content)
        return response

    def read(
        self, path: str, headers: Mapping[str, str], timeout_s: float = CONTROL_S
    ) -> Iterator[bytes]:
        """Read a file block by block; the deadline is for each block, not for the whole."""
        try:
            with self._client.stream(
                "GET", path, headers=dict(headers), timeout=timeout_s
            ) as answer:
                if answer.status_code >= httpx.codes.MULTIPLE_CHOICES:
                    _refuse(answer.status_code, answer.headers, answer.read())
                yield from answer.iter_bytes(READ_BLOCK)
        except (httpx.HTTPError, RuntimeError) as error:
            raise _network_problem(error) from error


class Line:
    """A transport with a token: it proves the device's key when headquarters asks for it."""

    def __init__(
        self, transport: Transport, dev: str, key: SigningKey, hq_key: bytes, clock: Clock
    ) -> None:
        self.transport = transport
        self.dev = dev
        self.hq_key = hq_key
        self._key = key
        self._clock = clock
        self._lock = threading.Lock()
        self._token = ""
        self._ends = 0.0
        self.session: exchange.Session | None = None
        self.offset_ms: int | None = None

    def ask(
        self,
        method: str,
        path: str,
        document: type[T],
        *,
        body: msgspec.Struct | bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout_s: float = CONTROL_S,
    ) -> T:
        """Ask as this device; a token that ended is renewed once."""
        path = exchange.PREFIX + path
        try:
            sent = self.headers(headers)
            return self.transport.ask(
                method, path, document, body=body, headers=sent, timeout_s=timeout_s
            )
        except Problem as problem:
            if problem.code != "hq.token":
                raise
            self._forget()
        sent = self.headers(headers)
        return self.transport.ask(
            method, path, document, body=body, headers=sent, timeout_s=timeout_s
        )

    def send(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout_s: float = CONTROL_S,
    ) -> httpx.Response:
        """Send as this device and return the raw answer."""
        full = path if path.startswith("/v") else exchange.PREFIX + path
        try:
            return self.transport.send(
                method, full, body=body, headers=self.headers(headers), timeout_s=timeout_s
            )
        except Problem as problem:
            if problem.code != "hq.token":
                raise
            self._forget()
        return self.transport.send(
            method, full, body=body, headers=self.headers(headers), timeout_s=timeout_s
        )

    def headers(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return headers with a token that still holds."""
        with self._lock:
            if self._clock.monotonic() >= self._ends:
                self._begin()
            return {**(more or {}), "Authorization": f"Bearer {self._token}"}

    def begin(self) -> exchange.Session:
        """Prove the key and start a new session; returns headquarters' heads of our chains."""
        with self._lock:
            return self._begin()

    def _begin(self) -> exchange.Session:
        nonce = self.transport.ask("GET", f"{exchange.PREFIX}/session/nonce", exchange.Nonce)
        now = self._clock.now()
        self.offset_ms = int((nonce.server_time - now).total_seconds() * 1000)
        # The proof carries headquarters' time: a PC with a wrong clock must still get in.
        proof = exchange.SessionProof(
            dev=self.dev, nonce=nonce.nonce, aud=key_id(self.hq_key), time=nonce.server_time
        )
        envelope: Envelope = seal(proof, exchange.SESSION_TYPE, self._key)
        session = self.transport.ask(
            "POST", f"{exchange.PREFIX}/session", exchange.Session, body=envelope
        )
        life = (session.exp - session.server_time).total_seconds() - RENEW_BEFORE_S
        self._token = session.token
        self._ends = self._clock.monotonic() + max(5.0, life)
        self.session = session
        return session

    def _forget(self) -> None:
        with self._lock:
            self._ends = 0.0


def refuse_plain(address: str) -> None:
    """Refuse an address that is not https, except on this machine.

    Raises ``sync.bad_address`` or ``sync.plain_http``.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Problem("sync.bad_address", address=address[:120])
    if parts.scheme == "http" and not _is_loopback(parts.hostname):
        raise Problem("sync.plain_http")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _network_problem(error: Exception) -> Problem:
    said = str(error)
    if isinstance(error, httpx.TimeoutException):
        return Problem("sync.slow")
    if "CERTIFICATE" in said.upper():
        return Problem("sync.certificate", why=said[-160:])
    return Problem("sync.offline")


def _refuse(status: int, headers: httpx.Headers, content: bytes) -> None:
    if status < httpx.codes.MULTIPLE_CHOICES or status == httpx.codes.NOT_MODIFIED:
        return
    if not headers.get("content-type", "").startswith(exchange.PROBLEM_TYPE):
        raise Problem("sync.not_headquarters", status=status)
    raise exchange.decode(content, exchange.Refusal).problem()
