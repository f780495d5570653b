"""Answers that belong to no subject alone."""

import msgspec


class Picture(msgspec.Struct, frozen=True, tag=True):
    """Pixels: ``rgb`` holds width * height * 3 bytes, ``aspect`` is the shape of one."""

    width: int
    height: int
    rgb: bytes
    aspect: tuple[int, int] = (1, 1)


class Encoded(msgspec.Struct, frozen=True, tag=True):
    """A picture this program encoded itself: safe to show and to keep in the thumbnails."""

    data: bytes


class Refused(msgspec.Struct, frozen=True, tag=True):
    """The request met a Problem of this code."""

    code: str


class Done(msgspec.Struct, frozen=True, tag=True):
    """Nothing to say."""
