"""Choose which packets a clip takes, so that it plays by itself and every frame of it is whole.

A clip begins with the key frame at or before the beginning asked for, and ends where no frame
before its end is missing; both are told, since they are rarely what was asked for.
"""

from bisect import bisect_right
from math import inf

import msgspec

from desktop.evidence.footage.packet_table import HIDDEN, PacketTable
from desktop.evidence.footage.video_index import STAMPS, VideoIndex
from record.problems import Problem

# No decoder holds back more pictures than this (H.264 annex A, H.265 annex A: 16).
_MOST_REORDERED = 16
_MP4 = frozenset({"h264", "hevc", "mpeg4"})
_MP4_SOUND = frozenset({"aac", "mp3", "ac3", "eac3"})
_TRANSPORT = frozenset({"mpeg1video", "mpeg2video"})
_TRANSPORT_SOUND = frozenset({"mp2", "mp3", "aac", "ac3"})
_RAW = {"h264": ("h264", ".h264"), "hevc": ("hevc", ".h265"), "mjpeg": ("mjpeg", ".mjpeg")}
MP4, MKV, TS, AVI = ("mp4", ".mp4"), ("matroska", ".mkv"), ("mpegts", ".ts"), ("avi", ".avi")


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """The range asked for, both ends in it: in seconds from the first frame, or as time stamps.

    Time stamps win where given; in files without them they count frames from 0. ``stream``
    chooses among several video streams, -1 takes the first.
    """

    from_s: float = 0.0
    to_s: float = 0.0
    from_pts: int | None = None
    to_pts: int | None = None
    stream: int = -1


class Cut(msgspec.Struct, frozen=True, kw_only=True):
    """The packets of a clip by decode number, both in it, and the frames they show.

    ``dropped`` are packets in between that belong to frames before the clip: they refer to what
    the clip does not have.
    """

    first: int
    last: int
    first_number: int
    last_number: int
    dropped: frozenset[int] = frozenset()


def cut(index: VideoIndex, table: PacketTable, span: Span) -> Cut:
    """Return the packets for a span; raises ``Problem('clips.no_range')``."""
    begin, end = _numbers(index, span)
    if begin > end:
        raise Problem("clips.no_range")
    return _stamped(table, begin, end) if table.numbers else _counted(table, begin, end)


def container_for(index: VideoIndex, sound: frozenset[str], wanted: str = "") -> tuple[str, str]:
    """Return the muxer and the suffix of a file that can hold the streams as they are.

    ``wanted`` is a suffix that is followed where its container can. A file without trusted time
    stamps is continued without any: none are made up.
    """
    if index.timing != STAMPS:
        return _RAW.get(index.codec, AVI)
    able = [form for form in _able(index.codec, sound) if form[1] == wanted]
    if able:
        return able[0]
    return MKV if "matroska" in index.container else _able(index.codec, sound)[0]


def _able(codec: str, sound: frozenset[str]) -> list[tuple[str, str]]:
    """Return what can hold these streams, the best first."""
    forms = []
    if codec in _MP4 and sound <= _MP4_SOUND:
        forms.append(MP4)
    if codec in _TRANSPORT and sound <= _TRANSPORT_SOUND:
        forms.append(TS)
    return [*forms, MKV]


def _numbers(index: VideoIndex, span: Span) -> tuple[int, int]:
    if span.from_pts is not None and span.to_pts is not None:
        ends = index.number_of(span.from_pts), index.number_of(span.to_pts)
    elif 0 <= span.from_s <= min(span.to_s, _end(index)) and span.to_s < inf:
        ends = (
            index.number_of(index.at_seconds(span.from_s)),
            index.number_of(index.at_seconds(span.to_s)),
        )
    else:
        raise Problem("clips.no_range")
    return ends


def _end(index: VideoIndex) -> float:
    """Return when the last frame goes off screen, in seconds; the rate counts without stamps."""
    step = 1 / index.fps if index.fps > 0 else 0.0
    return (index.duration if index.timing == STAMPS else (index.count - 1) * step) + step


def _stamped(table: PacketTable, begin: int, end: int) -> Cut:
    at = table.key_for(begin)
    first = table.keys[at] if at >= 0 else 0
    start = max(0, table.number(first))
    last, reached = first, start
    number = start
    while number <= max(end, reached):
        packet = table.packet(number)
        for passed in range(last + 1, packet + 1):
            reached = max(reached, table.number(passed))
        last = max(last, packet)
        number += 1
    early = (p for p in range(first, last + 1) if HIDDEN != table.number(p) < start)
    return Cut(
        first=first,
        last=last,
        first_number=start,
        last_number=reached,
        dropped=frozenset(early),
    )


def _counted(table: PacketTable, begin: int, end: int) -> Cut:
    """Choose by decoding order: frames are shown up to sixteen places from it."""
    count = len(table.sizes)
    before = bisect_right(table.sure, begin) - 1
    first = table.sure[before] if before >= 0 else 0
    after = bisect_right(table.sure, end)
    last = min(count - 1, end + _MOST_REORDERED)
    if after < len(table.sure):
        last = min(last, table.sure[after] - 1)
    return Cut(first=first, last=last, first_number=first, last_number=last)
