"""The only place that speaks HTTP: one headquarters, one device, every failure a Problem."""

import ipaddress
import ssl
import threading
import weakref
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar
from urllib.parse import urlsplit

import certifi
import httpx
import msgspec
from nacl.signing import SigningKey

from desktop.clock import Clock
from desktop.sync.patience import Patience, cut
from desktop.sync.refusals import decoded, refuse
from record.journal import exchange
from record.journal.envelope import Envelope, opened, seal
from record.journal.exchange import ServerInfo
from record.journal.ids import key_id
from record.problems import Problem

T = TypeVar("T")

CONNECT_S, CONTROL_S = 10.0, 30.0
READ_BLOCK = 1024 * 1024
MAX_ANSWER = 16 * 1024 * 1024
# What a body may take on top: senders choose smaller ones when even that is too short.
SLOW_BYTES_S, MOST_EXTRA_S = 32 * 1024, 30.0
# Bytes that trickle in must not hold a round for ever.
WHOLE_S = 60.0
# A token is renewed before it ends, so that a long upload is not cut by the clock.
RENEW_BEFORE_S = 60.0
PACKED = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}
# What concerns the whole line with headquarters, not one chain or one file.
WHOLE_LINE = frozenset({
    "hq.token", "hq.proof", "hq.revoked", "hq.unavailable", "hq.failed", "hq.too_fast",
    "hq.log_changed",
})  # fmt: skip


class Answer(msgspec.Struct, frozen=True):
    """What headquarters answered: status, headers, and the whole body."""

    status: int
    headers: Any
    content: bytes


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
            verify=trusted(),
            # Headquarters packs nothing; what a proxy packs is unpacked within bounds.
            headers={"SJ-App": app_version, "Accept-Encoding": "identity"},
        )
        self._noting = threading.Lock()
        self._sockets: weakref.WeakSet[Any] = weakref.WeakSet()
        self._closed = False

    def close(self) -> None:
        """Close every connection; requests under way end at once with ``sync.offline``."""
        with self._noting:
            self._closed = True
        self.cut()
        self._client.close()

    def cut(self) -> None:
        """End requests under way with ``sync.offline``; later ones connect anew."""
        with self._noting:
            under_way = tuple(self._sockets)
        for connected in under_way:
            cut(connected)

    def info(self, *, known_key: bytes = b"") -> ServerInfo:
        """Ask who is there and check that it is the headquarters we know.

        Raises ``sync.other_headquarters`` when no key matches what was pinned.
        """
        answer = self.ask("GET", exchange.WELL_KNOWN, ServerInfo)
        # Anybody can list a key that others know; only its owner can sign with it.
        signer = known_key or next((k.key for k in answer.keys if k.current), b"")
        try:
            kind = tuple[exchange.HqKey, ...]
            keys = opened(answer.signed_keys, kind, exchange.KEYS_TYPE, signer)
        except Problem as problem:
            raise Problem("sync.other_headquarters") from problem
        if keys != answer.keys:
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

        Raises ``sync.offline``, ``sync.slow``, ``sync.certificate``, ``sync.not_headquarters``,
        what somebody on the way refused (``ON_THE_WAY``), or ``hq.<code>`` as headquarters did.
        """
        response = self.send(method, path, body=body, headers=headers, timeout_s=timeout_s)
        if not response.headers.get("content-type", "").startswith("application/json"):
            raise Problem("sync.not_headquarters")
        return decoded(response.content, document)

    def send(
        self,
        method: str,
        path: str,
        *,
        body: msgspec.Struct | bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout_s: float = CONTROL_S,
    ) -> Answer:
        """Send a request; any refusal is raised as its Problem."""
        content = body if isinstance(body, bytes | None) else msgspec.json.encode(body)
        sent = dict(headers or {})
        if body is not None and not isinstance(body, bytes):
            sent.setdefault("content-type", "application/json")
        longest = timeout_s + min(MOST_EXTRA_S, len(content or b"") / SLOW_BYTES_S)
        timeout = httpx.Timeout(longest, connect=CONNECT_S)
        with Patience(longest + WHOLE_S, self.cut) as patience:
            try:
                with self._client.stream(
                    method, path, content=content, headers=sent, timeout=timeout,
                    extensions=self._watched(),
                ) as response:  # fmt: skip
                    answer = _whole(response)
            except (httpx.HTTPError, RuntimeError) as error:
                raise _network_problem(error, patience) from error
        refuse(answer.status, answer.headers, answer.content)
        return answer

    def read(
        self, path: str, headers: Mapping[str, str], timeout_s: float = CONTROL_S
    ) -> Iterator[bytes]:
        """Read a file block by block; the deadline is for each block, not for the whole.

        Raises ``sync.not_headquarters`` when the answer is not the part of a file asked for.
        """
        try:
            with self._client.stream(
                "GET", path, headers=dict(headers), timeout=timeout_s, extensions=self._watched()
            ) as answer:
                if answer.status_code >= httpx.codes.MULTIPLE_CHOICES:
                    refused = _whole(answer)
                    refuse(refused.status, refused.headers, refused.content)
                in_part = answer.status_code == httpx.codes.PARTIAL_CONTENT
                is_file = answer.headers.get("content-type") == "application/octet-stream"
                if _encoding(answer.headers) != "identity":
                    raise Problem("sync.repacked")
                if not is_file or in_part != ("Range" in headers):
                    raise Problem("sync.not_headquarters", status=answer.status_code)
                yield from answer.iter_raw(READ_BLOCK)
        except (httpx.HTTPError, RuntimeError) as error:
            raise _network_problem(error) from error

    def _watched(self) -> dict[str, Any]:
        """Have every new connection noted, so that it can be cut from another thread."""

        def trace(event: str, info: Mapping[str, Any]) -> None:
            if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
                connected = info["return_value"].get_extra_info("socket")
                if connected is not None:
                    with self._noting:
                        self._sockets.add(connected)
                        closed = self._closed
                    if closed:
                        # It came about while the pool was closed, which no longer knows of it.
                        connected.close()

        return {"trace": trace}


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
    ) -> Answer:
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
        self.transport.info(known_key=self.hq_key)
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


def concerns_line(problem: Problem) -> bool:
    """Tell whether a Problem hinders everything, not only the chain or file at hand."""
    area = problem.code.partition(".")[0]
    if area in ("sync", "database", "device"):
        return problem.code not in ("sync.wrong_receipt", "sync.too_large")
    return problem.code in WHOLE_LINE


@cache
def trusted() -> ssl.SSLContext:
    """Return whom to believe: this machine's authorities, a company's own included."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _whole(response: httpx.Response) -> Answer:
    """Read an answer into memory, up to a limit, also when a proxy packed it."""
    encoding = _encoding(response.headers)
    if encoding not in PACKED and encoding != "identity":
        if "json" in response.headers.get("content-type", ""):
            raise Problem("sync.repacked")
        # A page of somebody on the way: what it says is not read, only its status.
        return Answer(response.status_code, response.headers, b"")
    unpacker = zlib.decompressobj(PACKED[encoding]) if encoding in PACKED else None
    content = bytearray()
    for piece in response.iter_raw():
        content += _unpacked(unpacker, piece, MAX_ANSWER + 1 - len(content)) if unpacker else piece
        if len(content) > MAX_ANSWER:
            raise Problem("sync.not_headquarters", status=response.status_code)
    if unpacker is not None and not unpacker.eof:
        raise Problem("sync.repacked")
    return Answer(response.status_code, response.headers, bytes(content))


def _encoding(headers: httpx.Headers) -> str:
    return str(headers.get("content-encoding", "identity")).strip().lower()


def _unpacked(unpacker: "zlib._Decompress", piece: bytes, most: int) -> bytes:
    try:
        return unpacker.decompress(piece, most)
    except zlib.error as error:
        raise Problem("sync.repacked") from error


def _network_problem(error: Exception, patience: Patience | None = None) -> Problem:
    said = str(error)
    if isinstance(error, httpx.TimeoutException) or (patience and patience.ended):
        return Problem("sync.slow")
    if "CERTIFICATE" in said.upper():
        return Problem("sync.certificate", why=said[-160:])
    return Problem("sync.offline")
