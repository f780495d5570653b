"""What packets hold, hashed so that a copy in another container can be compared.

Containers write H.264 and H.265 with start codes or with lengths, and keep parameter sets in
their header or in the stream (ISO/IEC 14496-15; ITU-T H.264 annex B). The pictures' own units are
the same in both, and are hashed beside the packets' very bytes.
"""

import hashlib
from collections.abc import Iterator

import msgspec

_H264_LEFT_OUT = frozenset({7, 8, 9})
_HEVC_LEFT_OUT = frozenset({32, 33, 34, 35})
_ADTS_HEADER, _ADTS_WITH_CHECK = 7, 9


class Stock(msgspec.Struct, frozen=True, kw_only=True):
    """The packets of one stream: how many, their bytes, and two hashes over all of them.

    ``bytes_sha256`` is over the packets as they stand, ``content_sha256`` over what they hold.
    """

    kind: str
    codec: str
    packets: int
    size: int
    bytes_sha256: str
    content_sha256: str


class Stocktaking:
    """Hash the packets of one stream in the order they come."""

    def __init__(self, kind: str, codec: str, extradata: bytes) -> None:
        self._kind = kind
        self._codec = codec
        self._length = _length_size(codec, extradata)
        self._bytes, self._content = hashlib.sha256(), hashlib.sha256()
        self._packets = self._size = 0

    def add(self, data: bytes) -> None:
        """Count one packet in."""
        self._packets += 1
        self._size += len(data)
        self._bytes.update(len(data).to_bytes(8))
        self._bytes.update(data)
        self._content.update(b"packet")
        for unit in self._units(data):
            self._content.update(len(unit).to_bytes(8))
            self._content.update(unit)

    def stock(self) -> Stock:
        """Return what was counted."""
        return Stock(
            kind=self._kind,
            codec=self._codec,
            packets=self._packets,
            size=self._size,
            bytes_sha256=self._bytes.hexdigest(),
            content_sha256=self._content.hexdigest(),
        )

    def _units(self, data: bytes) -> Iterator[bytes]:
        if self._codec == "aac":
            yield _without_adts(data)
        elif self._codec not in {"h264", "hevc"}:
            yield data
        else:
            for unit in _by_lengths(data, self._length) if self._length else _by_codes(data):
                if unit and not self._is_left_out(unit[0]):
                    yield unit

    def _is_left_out(self, head: int) -> bool:
        if self._codec == "h264":
            return head & 0x1F in _H264_LEFT_OUT
        return head >> 1 & 0x3F in _HEVC_LEFT_OUT


def _length_size(codec: str, extradata: bytes) -> int:
    """Return how many bytes a unit's length has; 0 for units after start codes."""
    at = {"h264": 4, "hevc": 21}.get(codec, 0)
    if len(extradata) <= at or extradata[0] != 1 or not at:
        return 0
    return (extradata[at] & 3) + 1


def _by_codes(data: bytes) -> Iterator[bytes]:
    # What precedes the first start code is no unit; zeros after a unit belong to the next code.
    for unit in data.split(b"\0\0\1")[1:]:
        yield unit.rstrip(b"\0")


def _by_lengths(data: bytes, size: int) -> Iterator[bytes]:
    at = 0
    while at + size <= len(data):
        length = int.from_bytes(data[at : at + size])
        at += size
        yield data[at : at + length].rstrip(b"\0")
        at += length


def _without_adts(data: bytes) -> bytes:
    if len(data) > _ADTS_WITH_CHECK and data[0] == 0xFF and data[1] & 0xF6 == 0xF0:
        return data[_ADTS_HEADER if data[1] & 1 else _ADTS_WITH_CHECK :]
    return data
