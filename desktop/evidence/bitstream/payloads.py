"""What packets hold, hashed so that a copy in another container can be compared.

Containers write H.264 and H.265 with start codes or with lengths, and keep parameter sets in
their header or in the stream (ISO/IEC 14496-15; ITU-T H.264 annex B). The pictures' own units are
the same in both, and are hashed beside the packets' very bytes.
"""

import hashlib
from collections.abc import Iterator

import msgspec

from desktop.evidence.bitstream.units import length_size, whole_units

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
        self._length = length_size(codec, extradata)
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
            for unit in whole_units(data, self._length):
                if unit and not self._is_left_out(unit[0]):
                    yield unit

    def _is_left_out(self, head: int) -> bool:
        if self._codec == "h264":
            return head & 0x1F in _H264_LEFT_OUT
        return head >> 1 & 0x3F in _HEVC_LEFT_OUT


def _without_adts(data: bytes) -> bytes:
    if len(data) > _ADTS_WITH_CHECK and data[0] == 0xFF and data[1] & 0xF6 == 0xF0:
        return data[_ADTS_HEADER if data[1] & 1 else _ADTS_WITH_CHECK :]
    return data
