"""The claim test of the company: what is claimed against what is proved (MODEL.md 7.7).

It guides the talk and is internal; it is not a legal limit, and statutory claims never enter it.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal

import msgspec

from record.case import Case, Claim
from record.codes import Code, Directness
from record.measures import CENT, NOTHING, Fen
from record.rules.book import Ruleset


class ClaimMark(Code):
    """How the claim test comes out (MODEL.md 7.7)."""

    NO_CLAIM = "NO_CLAIM"
    OPEN = "OPEN"
    REASONABLE = "REASONABLE"
    ABOVE = "ABOVE"
    NO_DIRECT_LOSS = "NO_DIRECT_LOSS"


_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Ratio(msgspec.Struct, frozen=True):
    """The result of the test; ``value``, to two decimals, is None where there is no ratio.

    ``mark`` is a code of label group ``claim_mark``.
    """

    mark: str
    value: Decimal | None
    claimed: Fen
    proved: Fen
    statutory: Fen


def current(case: Case) -> tuple[Claim, ...]:
    """Return the claims that stand: of each kind those raised last; older ones stay on record."""
    latest: dict[str, datetime] = {}
    for claim in case.claims.values():
        at = claim.raised_at or _LONG_AGO
        latest[claim.kind] = max(at, latest.get(claim.kind, at))
    return tuple(c for c in case.claims.values() if (c.raised_at or _LONG_AGO) == latest[c.kind])


def ratio(case: Case, rules: Ruleset) -> Ratio:
    """Return claimed less statutory over proven direct loss, and how it is marked."""
    standing = current(case)
    statutory = _sum(c.amount_claimed for c in standing if c.directness == Directness.STATUTORY)
    claimed = _sum(c.amount_claimed for c in standing if c.directness != Directness.STATUTORY)
    direct = [c for c in standing if c.directness == Directness.DIRECT]
    proved = _sum(c.amount_proved for c in direct if c.amount_proved is not None)
    open_ = any(c.amount_proved is None for c in direct) and not proved
    mark = _mark(claimed, proved, rules.limits.claim_ratio, still_open=open_)
    value = None
    if mark in {ClaimMark.REASONABLE, ClaimMark.ABOVE}:
        value = (claimed.yuan / proved.yuan).quantize(CENT, ROUND_HALF_UP)
    return Ratio(mark, value, claimed, proved, statutory)


def _mark(claimed: Fen, proved: Fen, limit: Decimal, *, still_open: bool) -> str:
    if claimed <= 0:
        return ClaimMark.NO_CLAIM
    if still_open:
        return ClaimMark.OPEN
    if proved <= 0:
        return ClaimMark.NO_DIRECT_LOSS
    return ClaimMark.ABOVE if claimed > limit * proved else ClaimMark.REASONABLE


def _sum(amounts: Iterable[Fen]) -> Fen:
    return sum(amounts, NOTHING)
