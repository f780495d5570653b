"""Clips in the decode child: copied out part by part, and read back."""

import os
from fractions import Fraction
from typing import Any, BinaryIO

from av.error import FFmpegError

from desktop.evidence.asking.codec import Answer
from desktop.evidence.bitstream.payloads import Stocktaking
from desktop.evidence.child.opened import Opened, Work
from desktop.evidence.clips.cutting import ClipCutter
from desktop.evidence.clips.messages import (
    ClipPart,
    ClipStarted,
    MoreClip,
    StartClip,
    Stocked,
    TakeStock,
)
from desktop.evidence.footage.decoder_versions import decoder_versions
from desktop.evidence.footage.video_index import STAMPS, VideoIndex
from desktop.evidence.footage.video_indexing import build
from desktop.evidence.footage.video_source import Source
from record.problems import Problem


def _start(opened: Opened, request: StartClip, file: BinaryIO) -> Answer:
    opened.let_go()
    # The request's file is closed when it is answered; the copying goes on reading.
    stream = request.span.stream if request.span.stream >= 0 else None
    source = Source(os.fdopen(os.dup(file.fileno()), "rb"), request.kind, stream)
    try:
        index, table = build(source)
        source.reopen()
        cutter = ClipCutter(source, (index, table), request)
    except BaseException:
        source.close()
        raise
    opened.tool = cutter
    cut = cutter.cut
    first, last = index.pts_of(cut.first_number), index.pts_of(cut.last_number)
    copied = [n for n in range(cut.first, cut.last + 1) if n not in cut.dropped]
    return ClipStarted(
        form=cutter.form,
        suffix=cutter.suffix,
        container=index.container,
        codec=index.codec,
        stream=index.stream,
        sound=cutter.sound,
        left_out=_left_out(source, cutter),
        has_times=index.timing == STAMPS,
        time_base=index.time_base,
        from_pts=first,
        to_pts=last,
        from_s=index.seconds(first),
        to_s=index.seconds(last),
        from_number=cut.first_number,
        to_number=cut.last_number,
        packets=len(copied),
        dropped=len(cut.dropped),
        size=sum(table.sizes[n] for n in copied),
        damaged=any(cut.first <= n <= cut.last for n in table.damaged),
        times=_times(index, cut.first_number, cut.last_number),
        decoder=decoder_versions(),
        starts_at=index.starts_at,
    )


def _left_out(source: Source, cutter: ClipCutter) -> tuple[str, ...]:
    kept = {source.stream.index, *cutter.sound_indexes}
    streams: Any = source.container.streams
    return tuple(f"{s.index} {s.type}" for s in streams if s.index not in kept)


def _more(opened: Opened, request: MoreClip, _file: None) -> Answer:
    cutter = opened.tool
    if not isinstance(cutter, ClipCutter):
        raise Problem("evidence.decoder_gone")
    pieces = cutter.more(request.size)
    done = cutter.is_done
    part = ClipPart(pieces=pieces, done=done, stocks=cutter.stocks() if done else [])
    if done:
        opened.let_go()
    return part


def _take_stock(_opened: Opened, request: TakeStock, file: BinaryIO) -> Answer:
    source = Source(os.fdopen(os.dup(file.fileno()), "rb"), request.kind)
    try:
        index, _table = build(source)
        source.reopen()
        streams: list[Any] = [source.stream, *source.container.streams.audio]
        takings = {s.index: _taking(s) for s in streams}
        for packet in source.container.demux(*streams):
            if packet.size:
                takings[packet.stream.index].add(bytes(packet))
    except (FFmpegError, EOFError) as error:
        raise Problem("clips.differs") from error
    finally:
        source.close()
    return Stocked(
        container=index.container,
        stocks=[taking.stock() for taking in takings.values()],
        times=_times(index, 0, index.count - 1),
    )


def _taking(stream: Any) -> Stocktaking:
    context = stream.codec_context
    return Stocktaking(stream.type, context.name, bytes(context.extradata or b""))


def _times(index: VideoIndex, first: int, last: int) -> tuple[int, ...]:
    if index.timing != STAMPS:
        return ()
    start, base = index.pts[first], Fraction(*index.time_base) * 1_000_000
    return tuple(round((pts - start) * base) for pts in index.pts[first : last + 1])


WORK: Work = {StartClip: _start, MoreClip: _more, TakeStock: _take_stock}
