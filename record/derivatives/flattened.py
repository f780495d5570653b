"""Pages of paper that were photographed, and straightened."""

import msgspec

from record.evidence import Exhibit
from record.exhibits.tables import whole


class FlattenedSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Where a page's corners were in the photo (0 to 1), and which page of the file, from 1."""

    corners: tuple[tuple[float, ...], ...]
    page: int


def flattened_of(exhibit: Exhibit) -> FlattenedSettings | None:
    """Return how a page was straightened, or None for any other exhibit."""
    return whole(FlattenedSettings, exhibit.settings)
