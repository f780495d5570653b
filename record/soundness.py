"""What may stand in a value at all: nothing that one of the two sides could not store or reckon."""

import math
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

MAX_DEPTH = 16
MAX_INTEGER = 2**63 - 1
YEARS = range(1970, 2201)


def is_sound(value: Any, depth: int = 0) -> bool:
    """Tell whether a decoded value holds only what both sides can store.

    Refused are NUL in texts, integers beyond 64 bits, numbers that are not finite, times without
    zone or outside the years 1970 to 2200, and tables nested deeper than 16.
    """
    if isinstance(value, str):
        return "\x00" not in value
    if value is None or isinstance(value, bool):
        return True
    if isinstance(value, int):
        return abs(value) <= MAX_INTEGER
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, datetime):
        return value.tzinfo is not None and value.year in YEARS
    return depth < MAX_DEPTH and all(is_sound(inner, depth + 1) for inner in _inside(value))


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return (*value, *value.values())
    if isinstance(value, list | tuple):
        return value
    if isinstance(value, msgspec.Struct):
        return (getattr(value, name) for name in value.__struct_fields__)
    return ()
