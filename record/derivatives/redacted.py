"""Copies in which bystanders are hidden: what was hidden, by whom, what for."""

from datetime import datetime

import msgspec

from record.codes import Code, Method
from record.evidence import Exhibit
from record.exhibits.tables import read

REDACTED = Method.REDACTED
RECT, ELLIPSE, POLYGON = "rect", "ellipse", "polygon"
Points = tuple[tuple[float, float], ...]
# Frame, x, y, width, height, and for a polygon its corners: clips have thousands.
KeptKey = tuple[int | float | Points, ...]


class Hidden(Code):
    """What is hidden."""

    FACE = "FACE"
    PLATE = "PLATE"
    PERSON = "PERSON"
    SCREEN = "SCREEN"
    OTHER = "OTHER"


class Region(msgspec.Struct, frozen=True, kw_only=True):
    """A place to hide: the box, and for a polygon its corners within it.

    ``what`` says what is hidden: FACE, PLATE, PERSON, SCREEN or OTHER. ``found_by`` names the
    model that proposed it ("" for a person), ``score`` how sure that was, from 0 to 1.
    """

    x: float
    y: float
    width: float
    height: float
    shape: str = RECT
    points: tuple[tuple[float, float], ...] = ()
    page: int = 0
    what: str = Hidden.OTHER
    found_by: str = ""
    score: float = 0.0

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def moved(self, dx: float, dy: float) -> "Region":
        """Return it somewhere else, of the same size."""
        points = tuple((x + dx, y + dy) for x, y in self.points)
        return msgspec.structs.replace(self, x=self.x + dx, y=self.y + dy, points=points)

    def resized(self, x: float, y: float, width: float, height: float) -> "Region":
        """Return it fitted into another box."""
        wide, high = width / max(self.width, 1e-9), height / max(self.height, 1e-9)
        points = tuple(
            (x + (px - self.x) * wide, y + (py - self.y) * high) for px, py in self.points
        )
        return msgspec.structs.replace(self, x=x, y=y, width=width, height=height, points=points)

    def grown(self, share: float) -> "Region":
        """Return it larger by a share of its size on every side."""
        wide, high = self.width * share, self.height * share
        return self.resized(
            self.x - wide, self.y - high, self.width + 2 * wide, self.height + 2 * high
        )


class KeptTrack(msgspec.Struct, frozen=True, kw_only=True):
    """A region through a clip from frame ``first`` to ``last``, with where it is at its keys."""

    first: int
    last: int
    shape: str
    what: str
    found_by: str
    keys: tuple[KeptKey, ...]


class KeptModel(msgspec.Struct, frozen=True, kw_only=True):
    """A network that proposed places."""

    name: str
    version: str = ""
    sha256: str = ""


class RedactedSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What was hidden in a copy, and who answers for it that all bystanders are covered.

    ``reason`` is what the copy is for, ``note`` says more where it is OTHER. ``proposed`` and
    ``taken_back`` count what the models proposed and what of it a person removed; of a clip,
    ``sound`` tells whether it is kept and ``blanked_frames`` how many were filled wholly.
    """

    how: str = ""
    colour: tuple[int, ...] = ()
    reason: str = ""
    note: str = ""
    proposed: int = 0
    taken_back: int = 0
    program: str = ""
    regions: tuple[Region, ...] = ()
    tracks: tuple[KeptTrack, ...] = ()
    sound: bool | msgspec.UnsetType = msgspec.UNSET
    source_sha256: str = ""
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    blanked_frames: int = 0
    models: tuple[KeptModel, ...] = ()


def redaction(exhibit: Exhibit) -> RedactedSettings | None:
    """Return what was hidden in a copy, or None for an exhibit that is none."""
    return read(RedactedSettings, exhibit.settings) if exhibit.method == REDACTED else None
