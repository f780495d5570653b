"""What the first bytes of a coded picture tell without decoding it.

H.264 and H.265 units after ITU-T H.264 table 7-1 and H.265 table 7-1. They follow start codes, or
``lengths`` bytes that say how long each is (0: start codes): the codec's header tells which, for a
length of 256 to 511 looks like a start code.
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


def length_size(codec: str, header: bytes) -> int:
    """Return how many bytes a unit's length has (ISO/IEC 14496-15); 0 for units after codes."""
    at = {"h264": 4, "hevc": 21}.get(codec, 0)
    if not at or len(header) <= at or header[0] != 1:
        return 0
    return (header[at] & 3) + 1


def whole_units(data: bytes, lengths: int) -> Iterator[bytes]:
    """Yield each unit of a coded picture, without the zeros that may follow it."""
    if not lengths:
        # What precedes the first start code is no unit.
        yield from (unit.rstrip(b"\0") for unit in data.split(b"\0\0\1")[1:])
        return
    at = 0
    while at + lengths <= len(data):
        length = int.from_bytes(data[at : at + lengths])
        at += lengths
        yield data[at : at + length].rstrip(b"\0")
        at += length


def begins_anew(codec: str, data: bytes, lengths: int) -> bool:
    """Whether nothing shown after this key picture refers to, or is shown before, earlier ones.

    Then its number in decoding is its number in showing. True only when that is certain.
    """
    if codec == "mjpeg":
        return True
    if codec == "h264":
        return any(unit & 0x1F == _IDR for unit, _ in units(data, lengths))
    if codec == "hevc":
        return any(unit >> 1 & 0x3F in _HEVC_IDR for unit, _ in units(data, lengths))
    return False


def is_unreferred(codec: str, data: bytes, lengths: int) -> bool:
    """Whether no other picture refers to this one, so that it need not be decoded for others.

    True only when that is certain; for H.265 only in a file without temporal layers.
    """
    if codec == "h264":
        pictures = [unit for unit, _ in units(data, lengths) if unit & 0x1F in _H264_PICTURES]
        return bool(pictures) and not any(unit & 0x60 for unit in pictures)
    if codec == "hevc":
        kinds = [unit >> 1 & 0x3F for unit, _ in units(data, lengths)]
        pictures = [kind for kind in kinds if kind < _HEVC_PICTURES]
        return bool(pictures) and _HEVC_UNREFERRED.issuperset(pictures)
    if codec in {"mpeg1video", "mpeg2video"}:
        at = data.find(_MPEG2_PICTURE)
        return 0 <= at < len(data) - 5 and data[at + 5] >> 3 & 7 == _B_PICTURE["mpeg2"]
    if codec == "mpeg4":
        at = data.find(_MPEG4_PICTURE)
        return 0 <= at < len(data) - 4 and data[at + 4] >> 6 == _B_PICTURE["mpeg4"]
    return False


def is_sound(codec: str, data: bytes, lengths: int) -> bool:
    """Whether the units of a coded picture hold no bytes that none may hold.

    Inside a unit two zeros are followed by 3 and then by 0 to 3, or by more than 3 (ITU-T H.264
    and H.265, 7.4.1). True for other codecs.
    """
    if codec not in {"h264", "hevc"}:
        return True
    if not lengths:
        return _FORBIDDEN_AFTER_CODES.search(data.rstrip(b"\0")) is None
    return not any(_FORBIDDEN.search(unit) for unit in whole_units(data, lengths))


def temporal_reference(codec: str, data: bytes) -> int:
    """Return an MPEG-1 or MPEG-2 picture's place in its group (0 to 1023), or -1."""
    at = data.find(_MPEG2_PICTURE) if codec in {"mpeg1video", "mpeg2video"} else -1
    if at < 0 or at + 6 > len(data):
        return -1
    return data[at + 4] << 2 | data[at + 5] >> 6


def is_layered(data: bytes, lengths: int) -> bool:
    """Whether an H.265 picture lies in a higher temporal layer.

    There even a picture that its own layer never refers to may be needed by the next layer.
    """
    return any(
        unit >> 1 & 0x3F < _HEVC_PICTURES and second & 7 > 1
        for unit, second in units(data, lengths)
    )


def units(data: bytes, lengths: int) -> Iterator[tuple[int, int]]:
    """Yield the first two bytes of each unit, of data that may end anywhere."""
    if lengths:
        yield from _by_lengths(data, lengths)
    else:
        yield from _by_start_codes(data)


def _by_start_codes(data: bytes) -> Iterator[tuple[int, int]]:
    at = 0
    for _ in range(_MOST_UNITS):
        at = data.find(b"\0\0\1", at)
        if at < 0 or at + 4 >= len(data):
            return
        yield data[at + 3], data[at + 4]
        at += 3


def _by_lengths(data: bytes, size: int) -> Iterator[tuple[int, int]]:
    at = 0
    for _ in range(_MOST_UNITS):
        if at + size + 1 >= len(data):
            return
        yield data[at + size], data[at + size + 1]
        at += size + int.from_bytes(data[at : at + size])
