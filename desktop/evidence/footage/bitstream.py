"""What the first bytes of a coded picture tell without decoding it.

H.264 and H.265 units after ITU-T H.264 table 7-1 and H.265 table 7-1; both forms of writing them,
with start codes and with lengths.
"""

import re
from collections.abc import Iterator

_MOST_UNITS = 32
_IDR = 5
_H264_PICTURES = range(1, 6)
_HEVC_IDR = frozenset({19, 20})
_HEVC_PICTURES = 32
_HEVC_UNREFERRED = frozenset(range(0, 16, 2))
_MPEG2_PICTURE, _MPEG4_PICTURE = b"\0\0\1\0", b"\0\0\1\xb6"
_B_PICTURE = {"mpeg2": 3, "mpeg4": 2}
_FORBIDDEN = re.compile(rb"\x00\x00(?:[\x00-\x02]|\x03[^\x00-\x03])")
# Between units with start codes stand zeros and the code itself.
_FORBIDDEN_AFTER_CODES = re.compile(rb"\x00\x00(?:\x02|\x03[^\x00-\x03]|\x00(?!\x00*\x01))")


def begins_anew(codec: str, data: bytes) -> bool:
    """Whether nothing shown after this key picture refers to, or is shown before, earlier ones.

    Then its number in decoding is its number in showing. True only when that is certain.
    """
    if codec == "mjpeg":
        return True
    if codec == "h264":
        return any(unit & 0x1F == _IDR for unit, _ in units(data))
    if codec == "hevc":
        return any(unit >> 1 & 0x3F in _HEVC_IDR for unit, _ in units(data))
    return False


def is_unreferred(codec: str, data: bytes) -> bool:
    """Whether no other picture refers to this one, so that it need not be decoded for others.

    True only when that is certain; for H.265 only in a file without temporal layers.
    """
    if codec == "h264":
        pictures = [unit for unit, _ in units(data) if unit & 0x1F in _H264_PICTURES]
        return bool(pictures) and not any(unit & 0x60 for unit in pictures)
    if codec == "hevc":
        kinds = [unit >> 1 & 0x3F for unit, _ in units(data)]
        pictures = [kind for kind in kinds if kind < _HEVC_PICTURES]
        return bool(pictures) and _HEVC_UNREFERRED.issuperset(pictures)
    if codec in {"mpeg1video", "mpeg2video"}:
        at = data.find(_MPEG2_PICTURE)
        return 0 <= at < len(data) - 5 and data[at + 5] >> 3 & 7 == _B_PICTURE["mpeg2"]
    if codec == "mpeg4":
        at = data.find(_MPEG4_PICTURE)
        return 0 <= at < len(data) - 4 and data[at + 4] >> 6 == _B_PICTURE["mpeg4"]
    return False


def is_sound(codec: str, data: bytes) -> bool:
    """Whether the units of a coded picture hold no bytes that none may hold.

    Inside a unit two zeros are followed by 3 and then by 0 to 3, or by more than 3 (ITU-T H.264
    and H.265, 7.4.1). True for other codecs.
    """
    if codec not in {"h264", "hevc"}:
        return True
    if data[:3] == b"\0\0\1" or data[:4] == b"\0\0\0\1":
        return _FORBIDDEN_AFTER_CODES.search(data.rstrip(b"\0")) is None
    at = 0
    while at + 4 < len(data):
        length = int.from_bytes(data[at : at + 4])
        unit = data[at + 4 : at + 4 + length].rstrip(b"\0")
        if _FORBIDDEN.search(unit) is not None:
            return False
        at += 4 + length
    return True


def temporal_reference(codec: str, data: bytes) -> int:
    """Return an MPEG-1 or MPEG-2 picture's place in its group (0 to 1023), or -1."""
    at = data.find(_MPEG2_PICTURE) if codec in {"mpeg1video", "mpeg2video"} else -1
    if at < 0 or at + 6 > len(data):
        return -1
    return data[at + 4] << 2 | data[at + 5] >> 6


def is_layered(data: bytes) -> bool:
    """Whether an H.265 picture lies in a higher temporal layer.

    There even a picture that its own layer never refers to may be needed by the next layer.
    """
    return any(unit >> 1 & 0x3F < _HEVC_PICTURES and second & 7 > 1 for unit, second in units(data))


def units(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the first two bytes of each unit."""
    if data[:3] == b"\0\0\1" or data[:4] == b"\0\0\0\1":
        yield from _by_start_codes(data)
    else:
        yield from _by_lengths(data)


def _by_start_codes(data: bytes) -> Iterator[tuple[int, int]]:
    at = 0
    for _ in range(_MOST_UNITS):
        at = data.find(b"\0\0\1", at)
        if at < 0 or at + 4 >= len(data):
            return
        yield data[at + 3], data[at + 4]
        at += 3


def _by_lengths(data: bytes) -> Iterator[tuple[int, int]]:
    at = 0
    for _ in range(_MOST_UNITS):
        if at + 5 >= len(data):
            return
        yield data[at + 4], data[at + 5]
        at += 4 + int.from_bytes(data[at : at + 4])
