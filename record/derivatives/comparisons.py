"""Samples compared by photo: the numbers, and the photos they come from."""

import msgspec

from record.evidence import Exhibit
from record.exhibits.samples import SAMPLE_COMPARISON
from record.exhibits.tables import whole
from record.sheets.sample_comparison import Comparison


class PhotoMeasured(msgspec.Struct, frozen=True, kw_only=True):
    """What was read of one photo before the samples: its light, sharpness and scale."""

    name: str
    sha256: str
    swapped: bool
    gamma: tuple[float, ...]
    white_ratio: float
    sharpness: float
    px_per_mm: float
    chroma_step: int


class PhotoSource(msgspec.Struct, frozen=True, kw_only=True):
    """The exhibit a photo is, and whether it shows the samples in the other order."""

    exhibit_no: str
    evidence_id: str
    swapped: bool


class ComparisonSettings(Comparison, frozen=True, kw_only=True):
    """A comparison with all it was made from; ``card`` is the reference card's name or ""."""

    card: str = ""
    photos_measured: tuple[PhotoMeasured, ...] = ()
    sources: tuple[PhotoSource, ...] = ()
    samples: tuple[str, ...] = ()
    page_hash: str = ""


def measured(exhibit: Exhibit) -> ComparisonSettings | None:
    """Return how samples were compared by photo; None for what was typed in or is none."""
    if exhibit.kind != SAMPLE_COMPARISON:
        return None
    said = whole(ComparisonSettings, exhibit.settings)
    return said if said is not None and said.sources else None
