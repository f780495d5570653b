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
    # Every entry passes here, so a whole layer of values waits instead of one call each.
    layer: list[Any] = [value]
    for depth in range(MAX_DEPTH + 1):
        inner: list[Any] = []
        for each in layer:
            if each.__class__ is str or (inside := _inside(each)) is None:
                if not _is_sound_leaf(each):
                    return False
            elif depth == MAX_DEPTH:
                return False
            else:
                inner.extend(inside)
        if not inner:
            break
        layer = inner
    return True


def _is_sound_leaf(value: Any) -> bool:
    if isinstance(value, str):
        return "\x00" not in value
    if value is None or isinstance(value, bool):
        return True
    if isinstance(value, int | Decimal):
        return _is_sound_number(value)
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, datetime) and value.tzinfo is not None and value.year in YEARS


def _is_sound_number(value: int | Decimal) -> bool:
    if isinstance(value, int):
        return abs(value) <= MAX_INTEGER
    return value.is_finite() and abs(value.adjusted()) <= MAX_EXPONENT


def _inside(value: Any) -> Iterable[Any] | None:
    if isinstance(value, msgspec.Struct):
        return msgspec.structs.astuple(value)
    if isinstance(value, list | tuple):
        return value
    if isinstance(value, dict):
        return (*value, *value.values())
    return None
