"""Read through a camera file once, without decoding: every frame's stamp and every packet's place.

Some 0.2 s for ten minutes of footage (MEASURED.md 3).
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from statistics import median
from typing import NamedTuple, cast

import av
from av.error import FFmpegError

from desktop.evidence.bitstream.container_checks import ends_cut, holes
from desktop.evidence.bitstream.frame_numbers import FrameNumbers
from desktop.evidence.bitstream.units import begins_anew, temporal_reference
from desktop.evidence.footage.packet_table import HIDDEN, PacketTable
from desktop.evidence.footage.video_index import ORDINALS, STAMPS, VideoIndex
from desktop.evidence.footage.video_source import Packet, Source
from record.problems import Problem

MAX_ERRORS = 200
_MOST_FRAMES = 20_000_000
_KEY_HEAD = 4096
_UNCOUNTED = frozenset({"mpeg4", "h263", "msmpeg4v2", "msmpeg4v3"})
_STEADY, _SKIPS, _REORDERED = 0.9, 1.5, 3
# These write into a header what will follow; others reckon it from what there is.
_PROMISING = frozenset({"mov", "avi", "matroska", "flv", "asf"})
# These are found by place, whatever their stamps.
_JOINABLE = frozenset({"mpegts", "mpeg"})
_RATE_DIFFERS = 0.1
_SLIPS = 8
_MOST_SOUND = 16


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


class _Beside:
    """The packets of other streams: their bytes, and when the last of them ends, in seconds."""

    def __init__(self) -> None:
        self.size = 0
        self.ends_at = 0.0

    def take(self, packet: Packet) -> None:
        """Count one packet in."""
        self.size += packet.size
        if packet.pts is not None and packet.time_base:
            end = (packet.pts + (packet.duration or 0)) * packet.time_base
            self.ends_at = max(self.ends_at, float(end))


def packets(source: Source, *, all_streams: bool = False) -> Iterator[Packet | None]:
    """Yield packets of the stream, or of all, on through errors; None stands for something lost.

    Stops at the end, or when errors go on without a packet.
    """
    errors = 0
    while errors < MAX_ERRORS:
        try:
            wanted = () if all_streams else (source.stream,)
            for packet in source.container.demux(*wanted):
                errors = 0
                yield cast("Packet", packet)
        except EOFError:
            return
        except IndexError:
            # A stream that damage invents on the way: nothing of ours.
            errors += 1
        except FFmpegError:
            errors += 1
            yield None
        else:
            return


def build(source: Source) -> tuple[VideoIndex, PacketTable]:
    """Index the stream a source was opened for; raises ``Problem('evidence.no_video')``."""
    stored, lost, beside = _read_through(source)
    seen, parts = _joined(source, stored)
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
        stamps=tuple(_seek_stamp(p, by_pts=trusted) for p in stored),
        numbers=_numbers(seen) if trusted else (),
        keys=tuple(n for n, packet in enumerate(seen) if packet.key),
        sure=_sure(seen, trusted=trusted),
        anew=tuple(n for n, packet in enumerate(seen) if packet.sure),
        damaged=damaged,
        adrift=broken[0] if broken and source.format == "avi" else -1,
    )
    keys = sorted(p.pts for p in shown if p.key and p.pts is not None)
    stream, base = source.stream, source.stream.time_base
    declared = stream.average_rate or stream.guessed_rate
    rate = _rate(declared, stamps, base) if trusted and base else declared
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
        declared_rate=(declared.numerator, declared.denominator) if declared else (0, 1),
        declared_s=_declared_s(source),
        declared_frames=stream.frames if source.format in _PROMISING else 0,
        found_s=_found_s(source, seen, beside) if trusted and base else 0.0,
        found_frames=len(seen),
        read_bytes=sum(p.size for p in stored) + beside.size,
        parts=parts if trusted else (),
        sound=tuple(s.codec_context.name for s in source.container.streams.audio[:_MOST_SOUND]),
    )
    return index, table


def _read_through(source: Source) -> tuple[list[_Seen], int, _Beside]:
    """Return what every packet told, how often something was lost at the end, and the rest."""
    seen: list[_Seen] = []
    lost = 0
    beside = _Beside()
    codec = source.stream.codec_context.name
    header = bytes(source.stream.codec_context.extradata or b"")
    lengths = source.lengths
    numbers = FrameNumbers(header) if codec == "h264" else None
    for packet in packets(source, all_streams=True):
        if packet is None:
            lost += 1
        elif packet.stream.index != source.stream.index:
            beside.take(packet)
        elif packet.size:
            gap = numbers is not None and numbers.lacks_before(bytes(memoryview(packet)))
            seen.append(_seen(packet, codec, lengths, after_loss=lost > 0 or gap))
            lost = 0
        if len(seen) > _MOST_FRAMES:
            raise Problem("evidence.undecodable")
    return seen, lost, beside


def _seen(packet: Packet, codec: str, lengths: int, *, after_loss: bool) -> _Seen:
    key = packet.is_keyframe
    return _Seen(
        pts=packet.pts,
        dts=packet.dts,
        place=-1 if packet.pos is None else packet.pos,
        size=packet.size,
        key=key,
        sure=key and begins_anew(codec, bytes(memoryview(packet)[:_KEY_HEAD]), lengths),
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


def _joined(
    source: Source, stored: list[_Seen]
) -> tuple[list[_Seen], tuple[tuple[int, int, int], ...]]:
    """Return packets with stamps that run on where recordings were joined, and the parts.

    A part begins where time goes back at a key picture; the frames of each keep their distances.
    """
    if source.format not in _JOINABLE or any(None in {p.pts, p.dts} for p in stored):
        return stored, ()
    starts = list(_starts_anew(stored))
    if not starts:
        return stored, ()
    seen: list[_Seen] = []
    parts: list[tuple[int, int, int]] = []
    end = 0
    for start, stop in pairwise([0, *starts, len(stored)]):
        part = stored[start:stop]
        stamps = sorted(p.pts or 0 for p in part)
        step = median(b - a for a, b in pairwise(stamps)) if len(stamps) > 1 else 1
        shift = end - stamps[0] if parts else 0
        parts.append((len(seen), stamps[0], shift))
        seen += [p._replace(pts=(p.pts or 0) + shift, dts=(p.dts or 0) + shift) for p in part]
        end = stamps[-1] + shift + max(1, round(step))
    return seen, tuple(parts)


def _starts_anew(stored: list[_Seen]) -> Iterator[int]:
    """Yield the packets before which time goes back: over what there is, not by a few frames."""
    steps = [(after.dts or 0) - (before.dts or 0) for before, after in pairwise(stored)]
    usual = median([step for step in steps if step > 0] or [1])
    for n, step in enumerate(steps, 1):
        if step < -_SLIPS * usual and stored[n].key:
            yield n


def _rate(declared: Fraction | None, stamps: list[int], base: Fraction) -> Fraction | None:
    """Return the pace of the time stamps where the header's is another, else the header's."""
    steps = [after - before for before, after in pairwise(stamps)]
    if not steps or not median(steps):
        return declared
    usual = (1 / (Fraction(median(steps)) * base)).limit_denominator(1001)
    average = (len(steps) / ((stamps[-1] - stamps[0]) * base)).limit_denominator(1001)
    if declared and any(abs(declared / each - 1) < _RATE_DIFFERS for each in (usual, average)):
        return declared
    return usual


def _declared_s(source: Source) -> float:
    """Return how many seconds the header promises, 0.0 where it says nothing of its own."""
    stream = source.stream
    if source.format not in _PROMISING:
        return 0.0
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return (source.container.duration or 0) / av.time_base


def _found_s(source: Source, seen: list[_Seen], beside: _Beside) -> float:
    """Return how long the frames last, the last one as long as usual.

    Where the promise is the whole file's, sound may be what lasts longest, from the file's zero on.
    """
    stamps = sorted(p.pts for p in seen if p.pts is not None)
    steps = [after - before for before, after in pairwise(stamps)]
    base = source.stream.time_base or Fraction(0)
    end = float((stamps[-1] + (median(steps) if steps else 0)) * base)
    start = float(stamps[0] * base)
    if source.stream.duration:
        return end - start
    whole = max(end, beside.ends_at)
    return whole if start < _declared_s(source) else whole - start


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
