"""Named moments of a clip, kept in its details as lines that people can read too."""

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from record.evidence import Exhibit
from record.exhibits.asked import answered
from record.exhibits.footage import footage_of

KEY = "marks"
_LINE = re.compile(r"(?P<name>.*) · (?P<s>\d+\.\d{3}) s · PTS (?P<pts>-?\d+)$")


class Named(msgspec.Struct, frozen=True):
    """A moment: its name, seconds from the first frame, and time stamp."""

    name: str
    seconds: float
    pts: int


def marks_of(clip: Exhibit) -> tuple[Named, ...]:
    """Return the marks kept with a clip, in the order of the footage; other lines are none."""
    found = [_LINE.match(line) for line in footage_of(clip).marks.splitlines()]
    named = [Named(m["name"], float(m["s"]), int(m["pts"])) for m in found if m]
    return tuple(sorted(named, key=lambda mark: mark.seconds))


def written(marks: Iterable[Named]) -> str:
    """Write marks as they are kept, a line each."""
    ordered = sorted(marks, key=lambda mark: mark.seconds)
    return "\n".join(f"{m.name} · {m.seconds:.3f} s · PTS {m.pts}" for m in ordered)


def with_marks(clip: Exhibit, text: str) -> dict[str, Any]:
    """Return a clip's details with these lines in place of its marks."""
    return answered(clip, {KEY: text or None})
