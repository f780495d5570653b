"""Loss that demuxers pass over in silence: holes between an AVI's chunks, ends cut off."""

import os
import re
from collections.abc import Sequence
from typing import BinaryIO

_TS_SIZES = (188, 192, 204)
_TAIL = 256 * 1024
_LISTS = frozenset({b"LIST", b"RIFF"})
_MOST_SIZE = 1 << 30
_NAMED = re.compile(rb"[\x20-\x7e\xa9]{4}")
_FIRST_BOXES = frozenset({b"ftyp", b"styp", b"mdat", b"wide", b"free", b"skip", b"uuid"})


def holes(file: BinaryIO, places: Sequence[int], sizes: Sequence[int]) -> tuple[int, ...]:
    """Return the packets of an AVI before which its chain of chunks is broken.

    An AVI counts its frames and times none: past a lost chunk every later time is too early.
    """
    found = []
    for packet in range(1, len(places)):
        end = places[packet - 1] + sizes[packet - 1]
        if not _leads_to(file, end + (end & 1), places[packet] - 8):
            found.append(packet)
    return tuple(found)


def _leads_to(file: BinaryIO, at: int, wanted: int) -> bool:
    while at < wanted:
        file.seek(at)
        head = file.read(8)
        size = int.from_bytes(head[4:], "little")
        if len(head) < 8 or size > _MOST_SIZE or not _is_name(head[:4]):
            return False
        at += 12 if head[:4] in _LISTS else 8 + size + (size & 1)
    return at == wanted


def _is_name(name: bytes) -> bool:
    return name[:2].isdigit() or name in {b"JUNK", b"idx1"} or name in _LISTS or name[:2] == b"ix"


def lacks_index(file: BinaryIO) -> bool:
    """Whether an MP4 has neither its whole index (moov) nor pieces that bring their own (moof).

    Recorders write it last: it is missing where the copy was broken off. What does not begin as an
    MP4 does is none, and lacks nothing.
    """
    file.seek(0)
    if file.read(8)[4:] not in _FIRST_BOXES:
        return False
    place, end = 0, os.fstat(file.fileno()).st_size
    while place + 8 <= end:
        file.seek(place)
        head = file.read(16)
        size, name = int.from_bytes(head[:4]), head[4:8]
        size = int.from_bytes(head[8:16]) if size == 1 else size
        if name in {b"moov", b"moof"}:
            return place + size > end
        if size < 8:
            break
        place += size
    return True


def cut_off(file: BinaryIO, form: str) -> tuple[int, int]:
    """Return the bytes that an MP4 or AVI lacks at its end, and all that it promises; 0, 0: none.

    ``form`` is the demuxer's name. Each tells in its heads how long what follows is.
    """
    end = os.fstat(file.fileno()).st_size
    place = {"mov": _last_box, "avi": _last_riff}.get(form, _nowhere)(file, end)
    return (place - end, place) if place > end else (0, 0)


def _nowhere(_file: BinaryIO, end: int) -> int:
    return end


def _last_box(file: BinaryIO, end: int) -> int:
    """Return where the last box of an MP4 ends by its own word."""
    place = 0
    while place + 8 <= end:
        file.seek(place)
        head = file.read(16)
        size, name = int.from_bytes(head[:4]), head[4:8]
        size = int.from_bytes(head[8:16]) if size == 1 else size
        if size < 8 or not _NAMED.fullmatch(name):
            break
        place += size
    return place


def _last_riff(file: BinaryIO, end: int) -> int:
    """Return where the last part of an AVI ends by its own word; live recorders leave it at 0."""
    place = 0
    while place + 12 <= end:
        file.seek(place)
        head = file.read(12)
        size = int.from_bytes(head[4:8], "little")
        if head[:4] != b"RIFF" or size in {0, 0xFFFFFFFF}:
            break
        place += 8 + size
    return place


def ends_cut(file: BinaryIO, form: str) -> bool:
    """Whether a transport or program stream stops inside a packet, so that its last frame is part.

    ``form`` is the demuxer's name; other containers tell by themselves.
    """
    size = os.fstat(file.fileno()).st_size
    if form == "mpegts":
        return all(size % packet for packet in _TS_SIZES)
    if form != "mpeg":
        return False
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    at = max(tail.rfind(b"\0\0\1" + bytes((stream,))) for stream in range(0xE0, 0xF0))
    if at < 0 or at + 6 > len(tail):
        return at >= 0
    length = int.from_bytes(tail[at + 4 : at + 6])
    return length > 0 and at + 6 + length > len(tail)
