"""What may stand in a value at all: nothing that one of the two sides could not store or reckon."""

import math
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec

MAX_DEPTH = 16
MAX_INTEGER = 2**63 - 1
MAX_EXPONENT = 400
YEARS = range(1970, 2201)


def is_sound(value: Any) -> bool:
    """Tell whether a decoded value holds only what both sides can store.

    Refused are NUL in texts, integers beyond 64 bits, numbers that are not finite, times without
    zone or outside the years 1970 to 2200, and tables nested deeper than 16.
    """
    if value.__class__ is str:
        return "\x00" not in value
    # Every entry passes here, so values wait in one list instead of one call each.
    waiting = [(value, 0)]
    while waiting:
        each, depth = waiting.pop()
        if isinstance(each, str):
            sound = "\x00" not in each
        elif (inside := _inside(each)) is None:
            sound = _is_sound_leaf(each)
        else:
            sound = depth < MAX_DEPTH
            waiting.extend((inner, depth + 1) for inner in inside)
        if not sound:
            return False
    return True


def _is_sound_leaf(value: Any) -> bool:
    if value is None or isinstance(value, bool):
        return True
    if isinstance(value, int):
        return abs(value) <= MAX_INTEGER
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, Decimal):
        return value.is_finite() and abs(value.adjusted()) <= MAX_EXPONENT
    if isinstance(value, datetime):
        return value.tzinfo is not None and value.year in YEARS
    return False


def _inside(value: Any) -> Iterable[Any] | None:
    if isinstance(value, dict):
        return (*value, *value.values())
    if isinstance(value, list | tuple):
        return value
    if isinstance(value, msgspec.Struct):
        return [getattr(value, name) for name in value.__struct_fields__]
    return None
