"""Read through a camera file once, without decoding: every frame's stamp and every packet's place.

Some 0.2 s for ten minutes of footage (MEASURED.md 3).
"""

from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import av
from av.error import FFmpegError

from desktop.evidence.footage.bitstream import begins_anew, temporal_reference
from desktop.evidence.footage.container_checks import ends_cut, holes
from desktop.evidence.footage.frame_numbers import FrameNumbers
from desktop.evidence.footage.packet_table import HIDDEN, PacketTable
from desktop.evidence.footage.video_index import ORDINALS, STAMPS, VideoIndex
from desktop.evidence.footage.video_source import Packet, Source
from record.problems import Problem

MAX_ERRORS = 200
_MOST_FRAMES = 20_000_000
_KEY_HEAD = 4096
_UNCOUNTED = frozenset({"mpeg4", "h263", "msmpeg4v2", "msmpeg4v3"})
_STEADY, _SKIPS, _REORDERED = 0.9, 1.5, 3


class _Seen(NamedTuple):
    """What one packet told."""

    pts: int | None
    dts: int | None
    place: int
    size: int
    key: bool
    sure: bool
    hidden: bool
    damaged: bool
    reference: int


def packets(source: Source) -> Iterator[Packet | None]:
    """Yield packets on through errors; None stands for something lost.

    Stops at the end, or when errors go on without a packet.
    """
    errors = 0
    while errors < MAX_ERRORS:
        try:
            for packet in source.container.demux(source.stream):
                errors = 0
                yield packet
        except EOFError:
            return
        except FFmpegError:
            errors += 1
            yield None
        else:
            return


def build(source: Source) -> tuple[VideoIndex, PacketTable]:
    """Index the stream a source was opened for; raises ``Problem('evidence.no_video')``."""
    seen, lost = _read_through(source)
    shown = [p for p in seen if not p.hidden]
    if not shown:
        raise Problem("evidence.no_video")
    trusted = _stamps_are_trusted(source, shown)
    stamps = sorted(p.pts for p in shown if p.pts is not None)
    broken = _broken(source, seen)
    damaged = tuple(
        sorted(
            {
                *broken,
                *(n for n, packet in enumerate(seen) if packet.damaged),
                *_after_missing(seen),
                *(_after_skipped(source, seen) if trusted else ()),
            }
        )
    )
    table = PacketTable(
        places=tuple(p.place for p in seen),
        sizes=tuple(p.size for p in seen),
        stamps=tuple(_seek_stamp(p, by_pts=trusted) for p in seen),
        numbers=_numbers(seen) if trusted else (),
        keys=tuple(n for n, packet in enumerate(seen) if packet.key),
        sure=_sure(seen, trusted=trusted),
        anew=tuple(n for n, packet in enumerate(seen) if packet.sure),
        damaged=damaged,
        adrift=broken[0] if broken and source.format == "avi" else -1,
    )
    keys = sorted(p.pts for p in shown if p.key and p.pts is not None)
    stream, base = source.stream, source.stream.time_base
    rate = stream.average_rate or stream.guessed_rate
    aspect = stream.sample_aspect_ratio
    index = VideoIndex(
        container=source.container.format.name,
        codec=stream.codec_context.name,
        stream=stream.index,
        timing=STAMPS if trusted else ORDINALS,
        time_base=(base.numerator, base.denominator) if base else (0, 1),
        pts=tuple(stamps) if trusted else tuple(range(len(seen))),
        key_pts=tuple(keys) if trusted else table.sure,
        width=stream.width,
        height=stream.height,
        rate=(rate.numerator, rate.denominator) if rate else (0, 1),
        sample_aspect=(aspect.numerator, aspect.denominator) if aspect else (1, 1),
        aspect_declared=bool(aspect),
        starts_at=(source.container.start_time or 0) / av.time_base,
        damaged_packets=len(damaged) + lost,
        hidden=len(seen) - len(shown) if trusted else 0,
        streams=source.others,
    )
    return index, table


def _read_through(source: Source) -> tuple[list[_Seen], int]:
    """Return what every packet told, and how often something was lost at the end."""
    seen: list[_Seen] = []
    lost = 0
    codec = source.stream.codec_context.name
    header = bytes(source.stream.codec_context.extradata or b"")
    numbers = FrameNumbers(header) if codec == "h264" else None
    for packet in packets(source):
        if packet is None:
            lost += 1
        elif packet.size:
            gap = numbers is not None and numbers.lacks_before(bytes(memoryview(packet)))
            seen.append(_seen(packet, codec, after_loss=lost > 0 or gap))
            lost = 0
        if len(seen) > _MOST_FRAMES:
            raise Problem("evidence.undecodable")
    return seen, lost


def _seen(packet: Packet, codec: str, *, after_loss: bool) -> _Seen:
    key = packet.is_keyframe
    return _Seen(
        pts=packet.pts,
        dts=packet.dts,
        place=-1 if packet.pos is None else packet.pos,
        size=packet.size,
        key=key,
        sure=key and begins_anew(codec, bytes(memoryview(packet)[:_KEY_HEAD])),
        hidden=packet.is_discard,
        damaged=packet.is_corrupt or after_loss,
        reference=temporal_reference(codec, bytes(memoryview(packet)[:_KEY_HEAD])),
    )


def _broken(source: Source, seen: list[_Seen]) -> tuple[int, ...]:
    """Return packets that a demuxer took for whole and that are not, or come after a hole."""
    if source.format == "avi":
        return holes(source.file, [p.place for p in seen], [p.size for p in seen])
    return (len(seen) - 1,) if ends_cut(source.file, source.format) else ()


def _after_missing(seen: list[_Seen]) -> Iterator[int]:
    """Yield the packets of groups of MPEG-1 and MPEG-2 pictures of which one lacks.

    Pictures count from 0 in the order of showing within their group (ISO/IEC 13818-2, 6.3.9); a
    group of which one lacks is doubtful from its second picture on.
    """
    starts = [n for n, packet in enumerate(seen) if packet.key and packet.reference >= 0]
    for start, end in pairwise([*starts, len(seen)]):
        counted = {packet.reference for packet in seen[start:end]}
        if counted != set(range(len(counted))):
            yield min(start + 1, end - 1)


def _after_skipped(source: Source, seen: list[_Seen]) -> Iterator[int]:
    """Yield the packets after a stamp left out of a steady pace, for codecs that count nothing.

    Up to three pictures before may rest on the one that lacks.
    """
    if source.stream.codec_context.name not in _UNCOUNTED:
        return
    order = sorted((p.pts or 0, n) for n, p in enumerate(seen) if not p.hidden)
    steps = [after[0] - before[0] for before, after in pairwise(order)]
    usual = median(steps) if steps else 0
    if sum(step == usual for step in steps) < _STEADY * len(steps):
        return
    for place, step in enumerate(steps, 1):
        if step > usual * _SKIPS:
            yield min(n for _, n in order[max(0, place - _REORDERED) : place + 1])


def _seek_stamp(packet: _Seen, *, by_pts: bool) -> int:
    first, second = (packet.pts, packet.dts) if by_pts else (packet.dts, packet.pts)
    return (first if first is not None else second) or 0


def _numbers(seen: list[_Seen]) -> tuple[int, ...]:
    order = sorted((p.pts or 0, n) for n, p in enumerate(seen) if not p.hidden)
    numbers = [HIDDEN] * len(seen)
    for number, (_, packet) in enumerate(order):
        numbers[packet] = number
    return tuple(numbers)


def _sure(seen: list[_Seen], *, trusted: bool) -> tuple[int, ...]:
    """Return key packets whose number is certain, for counted files; each starts a seek there."""
    if trusted or any(packet.hidden for packet in seen):
        return ()
    return tuple(n for n, packet in enumerate(seen) if packet.sure)


def _stamps_are_trusted(source: Source, shown: list[_Seen]) -> bool:
    """Whether every frame has a stamp of its own and the order of decoding makes sense.

    AVI stores no presentation times: with reordered frames what a reader derives is wrong
    (measured: 1, 3, 2, 5, 4 for H.264), so such files are counted instead. Raw streams have no
    times at all, whatever a reader makes up.
    """
    stamps = {p.pts for p in shown}
    if None in stamps or len(stamps) != len(shown):
        return False
    if source.format in {"h264", "hevc", "mjpeg", "mpegvideo"}:
        return False
    if source.format == "avi" and source.stream.codec_context.has_b_frames:
        return False
    decoding = [p.dts for p in shown if p.dts is not None]
    return all(a <= b for a, b in pairwise(decoding))
