"""Pages of paper that were photographed, and straightened."""

import msgspec


class FlattenedSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Where a page's corners were in the photo (0 to 1), and which page of the file, from 1."""

    corners: tuple[tuple[float, ...], ...]
    page: int
