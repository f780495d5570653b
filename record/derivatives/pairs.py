"""Two pictures put together to be compared by eye."""

import msgspec

from record.codes import Method
from record.evidence import Exhibit
from record.exhibits.tables import whole

PAIR = Method.PAIR
SIDE, SWIPE, BLINK, MIX, DIFFERENCE = "SIDE", "SWIPE", "BLINK", "MIX", "DIFFERENCE"
MODES = (SIDE, SWIPE, BLINK, MIX, DIFFERENCE)
MOST_GAIN = 16.0
# Beyond a quarter the same thing looks like another (MEASURED.md 6: white difference).
LIGHT_LIMIT = 0.25


class Pairing(msgspec.Struct, frozen=True, kw_only=True):
    """How two pictures are put together.

    ``split`` is where a swipe stands (0 to 1 from the left), ``mix`` the share of the second
    picture (0 to 1), ``gain`` how much a difference is amplified (1 to 16). With ``keeps_shape``
    the second picture is fitted into the first; without it, as older pairs were made, it is
    stretched over it.
    """

    mode: str = SIDE
    split: float = 0.5
    mix: float = 0.5
    gain: float = 4.0
    keeps_shape: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether every setting is within its range."""
        return (
            self.mode in MODES
            and 0 <= self.split <= 1
            and 0 <= self.mix <= 1
            and 1 <= self.gain <= MOST_GAIN
        )


class Light(msgspec.Struct, frozen=True):
    """How bright and how coloured two pictures are as a whole, as ratios second to first.

    ``unequal`` when one differs by more than a quarter: then colours are not comparable by eye.
    """

    brightness: float
    red: float
    blue: float

    @property
    def unequal(self) -> bool:
        """Whether light or white balance differ too much to compare colours."""
        return any(
            not 1 - LIGHT_LIMIT <= ratio <= 1 / (1 - LIGHT_LIMIT)
            for ratio in (self.brightness, self.red, self.blue)
        )


class PairSource(msgspec.Struct, frozen=True, kw_only=True):
    """One picture of a pair: its exhibit, and the hash of its file."""

    exhibit_id: str
    exhibit_no: str = ""
    sha256: str = ""


class PairSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How a kept pair was made; ``edge`` is the longest side its pictures were looked at with."""

    method: str = PAIR
    sources: tuple[PairSource, PairSource]
    settings: Pairing
    light: Light
    light_unequal: bool = False
    pixel_sha256: str = ""
    edge: int = 0


def pair_of(exhibit: Exhibit) -> PairSettings | None:
    """Return how a pair was put together, or None for any other exhibit."""
    said = whole(PairSettings, exhibit.settings)
    return said if said is not None and said.method == PAIR else None
