"""Find the coded pictures of an MP4 whose index (moov) is missing, by the lengths before them.

H.264 and H.265 stand in an MP4 as units after four bytes that say how long each is (ISO/IEC
14496-15). Many recorders repeat what a decoder must know before each key picture; where only the
index had it, the pictures are there and nobody can read them.
"""

import io
import os
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import BinaryIO, NamedTuple

from desktop.evidence.bitstream.units import is_sound
from record.problems import Problem

_LENGTH = 4
_CODE = b"\0\0\0\1"
_MOST_LENGTH = 16 * 1024 * 1024
_WINDOW, _FAR = 1024 * 1024, 8 * 1024 * 1024
_LEAST_ALONE, _LEAST_UNITS = 32, 3
_MOST_SET, _AHEAD = 4096, 2
_H264_SLICES, _H264_OTHERS, _H264_SETS = frozenset({1, 5}), frozenset({6, 9, 12}), frozenset({7, 8})
_HEVC_SLICES = frozenset({*range(10), *range(16, 22)})
_HEVC_OTHERS, _HEVC_SETS = frozenset({35, 39, 40}), frozenset({32, 33, 34})
_SETS = {"h264": _H264_SETS, "hevc": _HEVC_SETS}
_LOOKED_AT = 4 * 1024 * 1024
_MAY_BEGIN = {
    "h264": re.compile(
        rb"(?=\x00[\x00-\xff]{3}[\x01\x21\x41\x61\x05\x25\x45\x65\x06\x09\x27\x47\x67])"
    ),
    "hevc": re.compile(rb"(?=\x00[\x00-\xff]{3}[\x00-\x12\x20-\x2a\x40-\x50][\x01-\x07])"),
}


class Pictures(NamedTuple):
    """Where units lie: stretches of the file without gaps, and the places of their lengths."""

    codec: str
    stretches: tuple[tuple[int, int], ...]
    lengths: tuple[int, ...]


def find_pictures(file: BinaryIO) -> Pictures:
    """Return the pictures of an MP4 without an index.

    Raises ``Problem`` ``evidence.no_index`` where none are found, and ``evidence.no_index_no_sets``
    where they are, but nothing that says how to decode them.
    """
    place, end = _data(file)
    near = min(end, place + _LOOKED_AT)
    codec = max(_SETS, key=lambda each: _covered(file, each, place, near))
    units = list(_units(file, codec, place, end))
    if len(units) < _LEAST_UNITS:
        raise Problem("evidence.no_index")
    if not _SETS[codec] <= {kind for _, _, kind in units}:
        raise Problem("evidence.no_index_no_sets")
    return Pictures(codec, tuple(_stretches(units)), tuple(at for at, _, _ in units))


def _covered(file: BinaryIO, codec: str, place: int, end: int) -> int:
    return sum(after - at for at, after, _ in _units(file, codec, place, end))


class PicturesFile(io.RawIOBase):
    """The pictures alone, as a stream with start codes; a length and a code are of one size."""

    def __init__(self, number: int, pictures: Pictures) -> None:
        self._number = number
        self._stretches, self._lengths = pictures.stretches, pictures.lengths
        sizes = (end - start for start, end in pictures.stretches)
        self._starts = (0, *accumulate(sizes))
        self._at = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that it can be gone to any place."""
        return True

    def tell(self) -> int:
        """Return the place."""
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place and return it."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._starts[-1]}[whence]
        self._at = max(0, base + offset)
        return self._at

    def read(self, size: int = -1) -> bytes:
        """Return bytes from the place on, no more than one stretch holds."""
        number = bisect_right(self._starts, self._at) - 1
        if number >= len(self._stretches):
            return b""
        start, end = self._stretches[number]
        place = start + self._at - self._starts[number]
        wanted = min(size, end - place) if size >= 0 else end - place
        piece = bytearray(_read(self._number, wanted, place))
        first = bisect_left(self._lengths, place - _LENGTH + 1)
        for at in self._lengths[first : bisect_left(self._lengths, place + len(piece))]:
            for byte in range(_LENGTH):
                if 0 <= at + byte - place < len(piece):
                    piece[at + byte - place] = _CODE[byte]
        self._at += len(piece)
        return bytes(piece)


def _read(number: int, size: int, place: int) -> bytes:
    os.lseek(number, place, os.SEEK_SET)
    return os.read(number, size)


def _data(file: BinaryIO) -> tuple[int, int]:
    """Return where the data box of an MP4 begins and ends, as far as it is there."""
    place, end = 0, os.fstat(file.fileno()).st_size
    while place + 8 <= end:
        head = _read(file.fileno(), 16, place)
        size, name = int.from_bytes(head[:4]), head[4:8]
        begins = place + (16 if size == 1 else 8)
        size = int.from_bytes(head[8:16]) if size == 1 else size
        if name == b"mdat":
            return begins, min(end, place + size) if size >= 8 else end
        if size < 8:
            break
        place += size
    raise Problem("evidence.no_index")


def _units(file: BinaryIO, codec: str, place: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield place, end and kind of each unit; what lies between, such as sound, is passed over."""
    at: int | None = place
    chained = False
    while at is not None and at + _LENGTH < end:
        found = _unit(file, codec, at, end, first=not chained)
        if found is None:
            at, chained = _next(file, codec, at + (0 if chained else 1), end), False
            if at is None:
                return
            found = _unit(file, codec, at, end, first=True)
        if found is None:
            return
        yield found
        at, chained = found[1], True


def _unit(
    file: BinaryIO, codec: str, at: int, end: int, *, first: bool
) -> tuple[int, int, int] | None:
    """Return the unit at a place, or None where none can be; ``first``: none comes right before."""
    head = _read(file.fileno(), _LENGTH + 3, at)
    length = int.from_bytes(head[:_LENGTH])
    if len(head) < _LENGTH + 3 or not 2 <= length <= _MOST_LENGTH or at + _LENGTH + length > end:
        return None
    kind = (_h264 if codec == "h264" else _hevc)(head[_LENGTH:], length, first=first)
    return None if kind < 0 else (at, at + _LENGTH + length, kind)


def _h264(head: bytes, length: int, *, first: bool) -> int:
    kind, refers = head[0] & 0x1F, bool(head[0] & 0x60)
    if head[0] & 0x80:
        return -1
    if kind in _H264_SLICES:
        # A picture begins with its first block (first_mb_in_slice 0).
        return kind if (head[1] & 0x80 or not first) and (refers or kind == 1) else -1
    if kind in _H264_SETS:
        return kind if refers and length < _MOST_SET else -1
    return kind if kind in _H264_OTHERS and not refers else -1


def _hevc(head: bytes, length: int, *, first: bool) -> int:
    kind = head[0] >> 1
    if head[0] & 0x81 or head[1] >> 3 or not head[1] & 7:
        return -1
    if kind in _HEVC_SLICES:
        return kind if head[2] & 0x80 or not first else -1
    if kind in _HEVC_SETS:
        return kind if length < _MOST_SET else -1
    return kind if kind in _HEVC_OTHERS else -1


def _next(file: BinaryIO, codec: str, at: int, end: int) -> int | None:
    """Return the next place where units begin again; None when there is none not too far on."""
    for window in range(at, min(end, at + _FAR), _WINDOW):
        data = _read(file.fileno(), _WINDOW + 8, window)
        for match in _MAY_BEGIN[codec].finditer(data):
            place = window + match.start()
            if _begins(file, codec, place, end):
                return place
    return None


def _begins(file: BinaryIO, codec: str, at: int, end: int) -> bool:
    found = _unit(file, codec, at, end, first=True)
    if found is None:
        return False
    follows = found
    for _ in range(_AHEAD):
        after = _unit(file, codec, follows[1], end, first=False)
        if after is None:
            size = found[1] - at
            whole = _read(file.fileno(), size, at)
            return size > _LEAST_ALONE and whole[-1] != 0 and is_sound(codec, whole, _LENGTH)
        follows = after
    return True


def _stretches(units: list[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    start, end = units[0][:2]
    for at, after, _ in units[1:]:
        if at != end:
            yield start, end
            start = at
        end = after
    yield start, end
