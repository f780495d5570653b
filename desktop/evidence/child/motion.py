"""The search for movement in the decode child."""

import os
from typing import BinaryIO

from desktop.evidence.asking.codec import Answer
from desktop.evidence.child.opened import Opened, Work
from desktop.evidence.footage.video_index import STAMPS, VideoIndex
from desktop.evidence.footage.video_indexing import build
from desktop.evidence.footage.video_source import Source
from desktop.evidence.motion.messages import MoreMotion, MotionPiece, MotionStarted, StartMotion
from desktop.evidence.motion.reading import MotionReader
from record.problems import Problem


def _start(opened: Opened, request: StartMotion, file: BinaryIO) -> Answer:
    opened.let_go()
    # The request's file is closed when it is answered; the search goes on reading.
    source = Source(os.fdopen(os.dup(file.fileno()), "rb"), request.kind, _stream(request))
    try:
        index, _table = build(source)
        source.reopen()
    except BaseException:
        source.close()
        raise
    opened.tool = MotionReader(source, index, request.query)
    return MotionStarted(
        first_pts=index.pts[0],
        last_pts=index.pts[-1],
        time_base=_time_base(index),
        has_times=index.timing == STAMPS,
        frames=index.count,
    )


def _more(opened: Opened, request: MoreMotion, _file: None) -> Answer:
    reader = opened.tool
    if not isinstance(reader, MotionReader):
        raise Problem("evidence.decoder_gone")
    samples = reader.more(request.seconds)
    piece = MotionPiece(
        samples=samples,
        reached=reader.reached,
        frames=reader.frames,
        decoded=reader.decoded,
        done=reader.is_done,
    )
    if reader.is_done:
        opened.let_go()
    return piece


def _stream(request: StartMotion) -> int | None:
    return request.query.stream if request.query.stream >= 0 else None


def _time_base(index: VideoIndex) -> tuple[int, int]:
    if index.timing == STAMPS:
        return index.time_base
    numerator, denominator = index.rate
    return (denominator, numerator) if numerator > 0 and denominator > 0 else (1, 25)


WORK: Work = {StartMotion: _start, MoreMotion: _more}
