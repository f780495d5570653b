"""Signatures drawn on a pad, bound to the text that was shown (MODEL.md 5.6).

The binding is a SHA-256 over what was signed, who signed, when, and the strokes themselves; all of
it stands in a signed entry, so a later change of strokes or text is found by anybody.
"""

import hashlib
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from record.proof.findings import Finding, holds, wrong
from record.proof.journal import Journal

Strokes = Sequence[Sequence[Sequence[float]]]

VERSION = 1
MOST_POINTS = 1600
FEWEST_POINTS = 3
LEAST_SHARE = 0.05
_DECIMALS = 3
_VALUES = 4


def binding(text_hash: str, who: str, signed_at: str, strokes: Strokes) -> str:
    """Return the hash that ties strokes to a text: SHA-256 in hexadecimal.

    It covers the UTF-8 bytes of the JSON array [version, text hash, who, time, strokes] without
    spaces; a stroke is points of x, y, seconds and pressure, numbers with three decimals.
    """
    said = [VERSION, text_hash, who, signed_at, rounded(strokes)]
    raw = json.dumps(said, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(raw.encode()).hexdigest()


def rounded(strokes: Strokes) -> list[list[list[float]]]:
    """Return strokes with three decimals, as they are kept and hashed."""
    return [[[round(float(v), _DECIMALS) for v in point] for point in s] for s in strokes]


def thinned(strokes: Strokes, most: int = MOST_POINTS) -> list[list[Sequence[float]]]:
    """Return strokes with about ``most`` points at the most: ends stay, fewer between."""
    count = sum(len(stroke) for stroke in strokes)
    step = max(1, math.ceil(count / most))
    return [[*stroke[:-1:step], stroke[-1]] for stroke in strokes if stroke]


def is_too_little(strokes: Strokes) -> bool:
    """Tell whether strokes are no signature: fewer than three points, or nothing but dots.

    The pen's way must be at least 5 % of how far from the pad's corner it ever was.
    """
    points = [point for stroke in strokes for point in stroke]
    if len(points) < FEWEST_POINTS:
        return True
    way = sum(math.dist(a[:2], b[:2]) for stroke in strokes for a, b in pairwise(stroke))
    reach = max(max(abs(point[0]), abs(point[1])) for point in points)
    return way <= LEAST_SHARE * reach


def is_bound(details: Mapping[str, Any]) -> bool:
    """Tell whether a pad signature's strokes belong to its text, person and time."""
    try:
        strokes = details["strokes"]
        whole = all(len(point) == _VALUES for stroke in strokes for point in stroke)
        text_hash, who = str(details["text_hash"]), str(details["who"])
        bound = binding(text_hash, who, str(details["signed_at"]), strokes)
    except (KeyError, TypeError, ValueError, OverflowError, RecursionError):
        return False
    return bool(whole and bound == details.get("binding"))


def signatures(journal: Journal) -> Iterator[Finding]:
    """Say of every pad signature whether it is bound to the text of a paper that was printed."""
    papers = {
        str(value.get("text_hash", ""))
        for _link, body in journal.bodies("case.patch")
        for path, value in _changes(body)
        if path.startswith("papers.") and isinstance(value, dict)
    }
    found: list[Finding] = []
    count = 0
    for link, body in journal.bodies("evidence.add"):
        details = body.get("details")
        if not isinstance(details, dict) or "binding" not in details:
            continue
        count += 1
        if not is_bound(details) or details.get("text_hash") not in papers:
            found.append(wrong("pad.changed", link.place))
    if count:
        yield from found or [holds("pad.bound", str(count))]


def _changes(body: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    changes = body.get("changes")
    if isinstance(changes, dict):
        yield from ((str(path), value) for path, value in changes.items())
