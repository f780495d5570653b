"""Answers that are refusals: by headquarters in its own words, or by somebody on the way."""

from collections.abc import Mapping
from typing import TypeVar

import httpx

from record.journal import exchange
from record.problems import Problem

T = TypeVar("T")

# A refusal of HEAD has no body, so its status must say it all.
BARE = {
    401: "token", 403: "scope", 404: "not_found", 410: "upload_gone", 412: "tus_version",
    423: "upload_busy", 429: "too_fast", 460: "checksum", 500: "failed", 503: "unavailable",
    507: "storage",
}  # fmt: skip
# What a proxy, a firewall or a web server on the way says in its own words, by status.
ON_THE_WAY = {
    403: "sync.forbidden", 404: "sync.no_headquarters_here", 405: "sync.method_refused",
    407: "sync.proxy_password", 410: "sync.no_headquarters_here", 413: "sync.too_large",
    451: "sync.forbidden", 501: "sync.method_refused",
}  # fmt: skip
LOGIN_PAGE = 511


def refuse(status: int, headers: Mapping[str, str], content: bytes) -> None:
    """Raise the Problem of a refusal, by headquarters or by somebody on the way."""
    if status < httpx.codes.MULTIPLE_CHOICES or status == httpx.codes.NOT_MODIFIED:
        return
    if not headers.get("content-type", "").startswith(exchange.PROBLEM_TYPE):
        raise _refused_on_the_way(status)
    if not content and status in BARE:
        refusal = exchange.Refusal(status=status, code=BARE[status])
    else:
        refusal = decoded(content, exchange.Refusal)
    facts = dict(refusal.facts)
    wait = headers.get("retry-after", "")
    if wait.isascii() and wait.isdigit():
        facts.setdefault("seconds", int(wait[:6]))
    raise Problem(f"hq.{refusal.code}", **facts)


def _refused_on_the_way(status: int) -> Problem:
    """Return what somebody else than headquarters meant: each asks for something else."""
    if status in ON_THE_WAY:
        return Problem(ON_THE_WAY[status], status=status)
    if status == LOGIN_PAGE or status < httpx.codes.BAD_REQUEST:
        return Problem("sync.not_headquarters", status=status)
    passes = status >= httpx.codes.INTERNAL_SERVER_ERROR or status == httpx.codes.TOO_MANY_REQUESTS
    return Problem("sync.gateway" if passes else "sync.refused_on_the_way", status=status)


def decoded(content: bytes, document: type[T]) -> T:
    """Read a document of headquarters; raises ``sync.not_headquarters`` for anything else."""
    try:
        return exchange.decode(content, document)
    except Problem as problem:
        raise Problem("sync.not_headquarters") from problem
