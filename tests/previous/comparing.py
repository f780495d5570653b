"""Compare a case as an earlier release folded it with what the present program makes of it.

The same means: the same fields with the same values, numbers with the same digits but for zeros
that binary floats lost, times the same moments in whatever zone.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

# Fields that later programs add to a case or to what it holds, by name.
ADDED = frozenset({"agreed", "printed", "read_aloud", "shown"})


def differences(before: str, now: str) -> list[str]:
    """Return what differs between two folded cases in JSON, as ``path: before -> now``."""
    return list(_differing("", _read(before), _read(now)))


def _read(text: str) -> Any:
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def _differing(path: str, before: Any, now: Any) -> Iterator[str]:
    if isinstance(before, dict) and isinstance(now, dict):
        for name in sorted({*before, *now}):
            if name in before and name in now:
                yield from _differing(f"{path}.{name}", before[name], now[name])
            elif name in before or name not in ADDED:
                yield f"{path}.{name}: {before.get(name, '—')} -> {now.get(name, '—')}"
    elif isinstance(before, list) and isinstance(now, list) and len(before) == len(now):
        for number, pair in enumerate(zip(before, now, strict=True)):
            yield from _differing(f"{path}[{number}]", *pair)
    elif type(before) is not type(now) or (before != now and not _same_moment(before, now)):
        yield f"{path}: {before} -> {now}"


def _same_moment(before: Any, now: Any) -> bool:
    try:
        return datetime.fromisoformat(before) == datetime.fromisoformat(now)
    except (TypeError, ValueError):
        return False
