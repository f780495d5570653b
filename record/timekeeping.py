"""The clock sheet: how the clocks of a case stand to each other and to trusted time.

Every pair says that two clocks were seen at one moment, and how far apart that moment may have
been. From pairs follow offsets: a clock that shows 10:00:42 when trusted time is 10:00:00 has an
offset of +42 s, and is fast.

An uncertainty is a half width that surely holds the truth, not a standard deviation: a display
that shows whole seconds and a photo that shows both leave nothing to chance but the reading.
Uncertainties therefore add along a chain of pairs, and several pairs of the same two clocks
narrow each other by what their ranges have in common (interval arithmetic, Moore 1966).
"""

import heapq
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

import msgspec

from record.codes import Code


class ClockKind(Code):
    """The clocks of a case; time that can be trusted comes last."""

    RECORDER = "RECORDER"
    DISPENSER = "DISPENSER"
    RECEIPT = "RECEIPT"
    PHONE = "PHONE"
    PC = "PC"
    TRUSTED = "TRUSTED"


CLOCKS = tuple(ClockKind)


class ReadingWay(Code):
    """How two clocks were read at one moment."""

    PHOTO = "PHOTO"
    BY_EYE = "BY_EYE"
    READ_OFF = "READ_OFF"
    MEASURED = "MEASURED"


WAYS = tuple(ReadingWay)
LEAST_UNCERTAINTY_S = 0.5
MOST_UNCERTAINTY_S = 3600.0
MOST_OFFSET_S = 10 * 366 * 86_400


class TimePair(msgspec.Struct, frozen=True, kw_only=True):
    """Two clocks seen at one moment.

    ``clock`` and ``reference`` name the clocks: a kind, and after a colon which one where there
    are several (``RECORDER:CAM-03``). ``uncertainty_s`` is the half width in seconds; ``way``
    says how they were read, ``evidence_id`` names the photo that shows both.
    """

    clock: str
    shown_at: datetime
    reference: str
    reference_at: datetime
    uncertainty_s: Decimal
    way: str
    read_by: str
    evidence_id: str = ""
    remark: str = ""

    @property
    def difference_s(self) -> float:
        """How much the clock showed more than the reference, in seconds."""
        return (self.shown_at - self.reference_at).total_seconds()


class ClockOffset(msgspec.Struct, frozen=True, kw_only=True):
    """How fast a clock is against trusted time: true time is what it shows less ``offset_s``.

    ``via`` names the pairs it follows from. When pairs contradict each other ``agrees`` is false
    and the uncertainty covers them all.
    """

    clock: str
    offset_s: float
    uncertainty_s: float
    via: tuple[str, ...]
    agrees: bool = True


class _Link(msgspec.Struct, frozen=True):
    low: float
    high: float
    via: tuple[str, ...]
    agrees: bool


def is_plausible(pair: TimePair) -> bool:
    """Tell whether a pair may enter the sheet: two clocks, limits kept."""
    return (
        pair.clock not in {"", ClockKind.TRUSTED, pair.reference}
        and bool(pair.reference)
        and 0 < pair.uncertainty_s <= MOST_UNCERTAINTY_S
        and abs(pair.difference_s) <= MOST_OFFSET_S
    )


def offsets(pairs: Mapping[str, TimePair]) -> dict[str, ClockOffset]:
    """Return the offset of every clock that a chain of pairs joins to trusted time.

    Of several chains the one with the least uncertainty counts.
    """
    links = _links(pairs)
    found: dict[str, ClockOffset] = {}
    waiting: list[tuple[float, str, float, tuple[str, ...], bool]] = [
        (0.0, ClockKind.TRUSTED, 0.0, (), True)
    ]
    while waiting:
        uncertainty, clock, offset, via, agrees = heapq.heappop(waiting)
        if clock in found:
            continue
        found[clock] = ClockOffset(
            clock=clock, offset_s=offset, uncertainty_s=uncertainty, via=via, agrees=agrees
        )
        for other, link in links[clock].items():
            middle, half = (link.low + link.high) / 2, (link.high - link.low) / 2
            step = uncertainty + half, other, offset + middle, (*via, *link.via)
            heapq.heappush(waiting, (*step, agrees and link.agrees))
    del found[ClockKind.TRUSTED]
    return found


def correction(pairs: Mapping[str, TimePair], clock: str) -> ClockOffset | None:
    """Return the offset of a clock, or that of its kind when this one was never compared."""
    known = offsets(pairs)
    return known.get(clock) or known.get(clock.partition(":")[0])


def _links(pairs: Mapping[str, TimePair]) -> dict[str, dict[str, _Link]]:
    """Join all pairs of the same two clocks; a link tells how much the far clock is ahead."""
    together: dict[tuple[str, str], list[tuple[float, float, str]]] = defaultdict(list)
    for name, pair in sorted(pairs.items()):
        if not is_plausible(pair):
            continue
        ahead, half = pair.difference_s, float(pair.uncertainty_s)
        if pair.clock < pair.reference:
            ends, ahead = (pair.clock, pair.reference), -ahead
        else:
            ends = (pair.reference, pair.clock)
        together[ends].append((ahead - half, ahead + half, name))
    links: dict[str, dict[str, _Link]] = defaultdict(dict)
    for (near, far), ranges in together.items():
        link = _joined(ranges)
        links[near][far] = link
        links[far][near] = _Link(-link.high, -link.low, link.via, link.agrees)
    return links


def _joined(ranges: list[tuple[float, float, str]]) -> _Link:
    via = tuple(name for _, _, name in ranges)
    low, high = max(r[0] for r in ranges), min(r[1] for r in ranges)
    if low <= high:
        return _Link(low, high, via, agrees=True)
    return _Link(min(r[0] for r in ranges), max(r[1] for r in ranges), via, agrees=False)
