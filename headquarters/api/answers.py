"""Requests in, answers out: strict JSON, gzip within bounds, problems as RFC 9457 says."""

import logging
import zlib
from typing import Any, TypeVar

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException

from record.journal.exchange import MAX_BODY, PROBLEM_TYPE, STATUS, Refusal, decode
from record.problems import Problem

_LOG = logging.getLogger(__name__)
_RATIO = 50
_BY_STATUS = {
    404: "not_found",
    405: "not_found",
    413: "too_large",
    415: "media_type",
    503: "unavailable",
}
T = TypeVar("T")
AnyRequest = Request[Any, Any, Any]


def read(request: AnyRequest, body: bytes, document: type[T]) -> T:
    """Read a JSON body; raises ``hq.malformed``, ``hq.media_type`` or ``hq.too_large``."""
    encoding = request.headers.get("content-encoding", "identity").lower()
    if encoding == "gzip":
        body = _unpacked(body)
    elif encoding != "identity":
        raise Problem("hq.media_type", encoding=encoding[:40])
    return decode(body, document)


def answer(
    document: Any, status: int = 200, headers: dict[str, str] | None = None
) -> Response[bytes]:
    """Answer with a msgspec value as JSON."""
    return Response(
        msgspec.json.encode(document),
        status_code=status,
        media_type="application/json",
        headers=headers,
    )


def refused(_request: AnyRequest, problem: Problem) -> Response[bytes]:
    """Answer a Problem; facts that only concern headquarters stay there."""
    code = problem.code.removeprefix("hq.")
    status = STATUS.get(code)
    if status is None:
        _LOG.error("no status for %s", problem.code)
        code, status = "failed", 500
    if status >= 500:
        _LOG.warning("%s %s", code, dict(problem.facts))
        return _refusal(Refusal(status=status, code=code, title=code))
    return _refusal(Refusal(status=status, code=code, title=code, facts=dict(problem.facts)))


def refused_by_server(_request: AnyRequest, error: HTTPException) -> Response[bytes]:
    """Answer what the HTTP layer refused."""
    code = _BY_STATUS.get(error.status_code, "malformed" if error.status_code < 500 else "failed")
    return _refusal(Refusal(status=STATUS[code], code=code, title=code))


def failed(request: AnyRequest, error: Exception) -> Response[bytes]:
    """Answer a bug without saying anything of it."""
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return _refusal(Refusal(status=500, code="failed", title="failed"))


def _refusal(refusal: Refusal) -> Response[bytes]:
    headers = {}
    if refusal.status in {423, 429, 503}:
        headers["Retry-After"] = str(refusal.facts.get("seconds", 2))
    return Response(
        msgspec.json.encode(refusal),
        status_code=refusal.status,
        media_type=PROBLEM_TYPE,
        headers=headers,
    )


def _unpacked(body: bytes) -> bytes:
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    most = min(MAX_BODY, max(len(body), 1024) * _RATIO)
    try:
        plain = unpacker.decompress(body, most + 1)
    except zlib.error as error:
        raise Problem("hq.malformed", why="not gzip") from error
    if len(plain) > most:
        raise Problem("hq.too_large", most=MAX_BODY)
    if not unpacker.eof:
        raise Problem("hq.malformed", why="gzip ends early")
    return plain
