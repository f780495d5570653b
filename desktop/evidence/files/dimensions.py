"""Read how large a picture claims to be, from its header and without a decoder.

A picture of 304 bytes can make a decoder take gigabytes (reliability, F5); these few bytes are
read before any decoder sees the file. Formats as in their specifications.
"""

import struct
from collections.abc import Callable, Iterator
from typing import BinaryIO

MAX_PIXELS = 120_000_000
MAX_SIDE = 65_500
MAX_FRAMES = 10_000
_SEGMENTS = 4096
_MOST_HEIF = 1024 * 1024
_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})

Size = tuple[int, int]


def claimed_size(file: BinaryIO, kind: str) -> Size | None:
    """Return width and height in pixels as the header says, or None when it says nothing sane."""
    reader = _READERS.get(kind)
    if reader is None:
        return None
    file.seek(0)
    try:
        return reader(file)
    except (struct.error, IndexError, ValueError):
        return None


def is_too_large(size: Size) -> bool:
    """Whether a picture must not be decoded: over 120 megapixels, or a side too long."""
    width, height = size
    return width * height > MAX_PIXELS or max(width, height) > MAX_SIDE


def _jpeg(file: BinaryIO) -> Size | None:
    file.seek(2)
    for _ in range(_SEGMENTS):
        marker = _next_marker(file)
        if marker in _ALONE:
            continue
        (length,) = struct.unpack(">H", file.read(2))
        if marker in _START_OF_FRAME:
            _, height, width = struct.unpack(">BHH", file.read(5))
            return width, height
        if marker == 0xDA or length < 2:
            return None
        file.seek(length - 2, 1)
    return None


def _next_marker(file: BinaryIO) -> int:
    while (byte := file.read(1)) != b"\xff":
        if not byte:
            raise ValueError
    while byte == b"\xff":
        byte = file.read(1)
    return byte[0]


def _png(file: BinaryIO) -> Size | None:
    head = file.read(24)
    width, height = struct.unpack(">II", head[16:24])
    return (width, height) if head[12:16] == b"IHDR" else None


def _gif(file: BinaryIO) -> Size | None:
    width, height = struct.unpack("<HH", file.read(10)[6:10])
    return width, height


def _bmp(file: BinaryIO) -> Size | None:
    head = file.read(26)
    (length,) = struct.unpack("<I", head[14:18])
    if length == 12:
        width, height = struct.unpack("<HH", head[18:22])
        return width, height
    width, height = struct.unpack("<ii", head[18:26])
    return abs(width), abs(height)


def _webp(file: BinaryIO) -> Size | None:
    head = file.read(30)
    if head[12:16] == b"VP8X":
        return _three(head[24:27]) + 1, _three(head[27:30]) + 1
    if head[12:16] == b"VP8L":
        (bits,) = struct.unpack("<I", head[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", head[26:30])
    return width & 0x3FFF, height & 0x3FFF


def _three(data: bytes) -> int:
    return int.from_bytes(data, "little")


def _tiff(file: BinaryIO) -> Size | None:
    """Return the largest of the first pages; BigTIFF is kept and not shown."""
    order = "<" if file.read(2) == b"II" else ">"
    magic, offset = struct.unpack(order + "HI", file.read(6))
    if magic != 42:
        return None
    sizes = [_tiff_size(entries) for entries in _tiff_pages(file, order, offset)]
    return max((s for s in sizes if s), key=lambda s: s[0] * s[1], default=None)


def _tiff_pages(file: BinaryIO, order: str, offset: int) -> Iterator[dict[int, int]]:
    seen: set[int] = set()
    while offset and offset not in seen and len(seen) < 64:
        seen.add(offset)
        file.seek(offset)
        (count,) = struct.unpack(order + "H", file.read(2))
        raw = file.read(count * 12 + 4)
        yield dict(_tiff_entry(raw[at : at + 12], order) for at in range(0, count * 12, 12))
        (offset,) = struct.unpack(order + "I", raw[count * 12 : count * 12 + 4])


def _tiff_entry(raw: bytes, order: str) -> tuple[int, int]:
    tag, kind = struct.unpack(order + "HH", raw[:4])
    value = struct.unpack(order + ("H" if kind == 3 else "I"), raw[8:10] if kind == 3 else raw[8:])
    return tag, value[0]


def _tiff_size(entries: dict[int, int]) -> Size | None:
    return (entries[256], entries[257]) if 256 in entries and 257 in entries else None


def _heif(file: BinaryIO) -> Size | None:
    """Return the largest picture that is spoken of: tiles are smaller than their whole."""
    boxes = dict(_boxes(file.read(_MOST_HEIF)))
    inner = dict(_boxes(boxes.get(b"meta", b"")[4:]))
    told = dict(_boxes(inner.get(b"iprp", b""))).get(b"ipco", b"")
    sizes = [struct.unpack(">II", body[4:12]) for name, body in _boxes(told) if name == b"ispe"]
    return max(((s[0], s[1]) for s in sizes), key=lambda s: s[0] * s[1], default=None)


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the boxes of ISO/IEC 14496-12, 4.2, that lie side by side."""
    place = 0
    while place + 8 <= len(data):
        size, name = struct.unpack(">I4s", data[place : place + 8])
        if size == 1:
            return
        end = place + size if size else len(data)
        yield name, data[place + 8 : end]
        place = max(place + 8, end)


_READERS: dict[str, Callable[[BinaryIO], Size | None]] = {
    "image/jpeg": _jpeg,
    "image/png": _png,
    "image/gif": _gif,
    "image/bmp": _bmp,
    "image/webp": _webp,
    "image/tiff": _tiff,
    "image/heic": _heif,
    "image/avif": _heif,
}
