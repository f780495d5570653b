"""MPEG program streams that do not say what they hold (ISO/IEC 13818-1, 2.5.3 and 2.5.4).

Some recorders and muxers leave the program stream map out; a demuxer then takes the pictures for
sound. What the first video packets hold tells the codec, and a map that says so is made.
"""

from typing import BinaryIO

HEAD = 1 << 20
_PACK, _MAP = b"\0\0\1\xba", b"\0\0\1\xbc"
_H264, _H265 = 0x1B, 0x24
_MOST_PACKETS = 64


def missing_map(file: BinaryIO) -> tuple[int, bytes]:
    """Return where a program stream map should stand and its bytes; no bytes when none is needed.

    The map names H.264 or H.265; MPEG-1, MPEG-2 and MPEG-4 are known by their own start codes.
    """
    file.seek(0)
    head = file.read(HEAD)
    pack = head.find(_PACK)
    if pack < 0 or head.find(_MAP) >= 0:
        return 0, b""
    stream, kind = _first_video(head)
    if not kind:
        return 0, b""
    return _after_pack(head, pack), _map(stream, kind)


def _after_pack(head: bytes, pack: int) -> int:
    if pack + 13 < len(head) and head[pack + 4] >> 6 == 1:
        return pack + 14 + (head[pack + 13] & 7)
    return pack + 12


def _first_video(head: bytes) -> tuple[int, int]:
    """Return the stream id and the stream type of the first video whose codec is seen."""
    at = 0
    for _ in range(_MOST_PACKETS):
        at = head.find(b"\0\0\1", at)
        if at < 0 or at + 9 > len(head):
            break
        stream = head[at + 3]
        if 0xE0 <= stream <= 0xEF and head[at + 6] >> 6 == 2:
            payload = at + 9 + head[at + 8]
            kind = _codec(head[payload : payload + 64])
            if kind:
                return stream, kind
        length = int.from_bytes(head[at + 4 : at + 6])
        at += 6 + length if stream >= 0xBB and length else 4
    return 0, 0


def _codec(data: bytes) -> int:
    at = data.find(b"\0\0\1")
    if at < 0 or at + 5 > len(data):
        return 0
    first, second = data[at + 3], data[at + 4]
    if first in {0x40, 0x42, 0x44, 0x46, 0x4E} and second == 1:
        return _H265
    return _H264 if first & 0x1F in {7, 9} and not first & 0x80 else 0


def _map(stream: int, kind: int) -> bytes:
    body = bytes((0xE1, 0xFF, 0, 0, 0, 4, kind, stream, 0, 0, 0, 0, 0, 0))
    return _MAP + len(body).to_bytes(2) + body
