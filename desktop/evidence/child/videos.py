"""Camera files in the decode child."""

import os
import time
from typing import BinaryIO

from desktop.evidence.asking.codec import Answer
from desktop.evidence.child.opened import Opened, Work
from desktop.evidence.footage import frame_pixels, second_look
from desktop.evidence.footage.decoder_versions import decoder_versions
from desktop.evidence.footage.known_video import pack, unpack
from desktop.evidence.footage.messages import (
    CheckedStill,
    CheckStill,
    CloseVideo,
    HashedFrames,
    HashFrames,
    MoreWhole,
    OnTheWay,
    OpenVideo,
    ShowFrame,
    ShowFrames,
    Shown,
    ShownFrames,
    StartWhole,
    TakeStill,
    Took,
    WholePiece,
    WholeStarted,
)
from desktop.evidence.footage.messages import Opened as OpenedAnswer
from desktop.evidence.footage.video import Far, Video
from desktop.evidence.footage.whole_decoding import WholeDecoding
from desktop.evidence.pictures.answers import Done
from record.problems import Problem

PATIENCE_S = 4.0


def _open(opened: Opened, request: OpenVideo, file: BinaryIO) -> Answer:
    known = unpack(request.known) if request.known else None
    stream = None if request.stream < 0 else request.stream
    video = opened.keep(
        file,
        request.kind,
        request.source_sha256,
        stream=stream,
        known=known,
        shapes=request.shapes,
    )
    video.patience = PATIENCE_S
    found = b"" if known else pack(video.known)
    return OpenedAnswer(video.index, found, video.aspect, video.aspect_source)


def _show(opened: Opened, request: ShowFrame, _file: None) -> Answer:
    size = request.width, request.height
    exact, rule = request.exact, request.rule
    try:
        frame = frame_pixels.frame_within(opened.video, request.pts, *size, exact=exact, rule=rule)
        return Shown(frame)
    except Far as far:
        return OnTheWay(far.reached)


def _play(opened: Opened, request: ShowFrames, _file: None) -> Answer:
    frames = []
    until = time.monotonic() + PATIENCE_S
    size = request.width, request.height
    for pts in request.stamps:
        try:
            frames.append(frame_pixels.passing_frame(opened.video, pts, *size, fast=request.fast))
        except Far as far:
            return ShownFrames(tuple(frames)) if frames else OnTheWay(far.reached)
        except Problem as problem:
            if problem.code != "evidence.frame_not_exact":
                raise
        if time.monotonic() > until:
            break
    return ShownFrames(tuple(frames))


def _take(opened: Opened, request: TakeStill, _file: None) -> Answer:
    try:
        still = frame_pixels.still_at(opened.video, request.pts, opened.source, request.rule)
        return Took(still)
    except Far as far:
        return OnTheWay(far.reached)


def _check(opened: Opened, request: CheckStill, _file: None) -> Answer:
    try:
        agrees = second_look.agrees(opened.video, request.pts, request.plane_sha256)
    except Far as far:
        return OnTheWay(far.reached)
    except Problem:
        agrees = False
    return CheckedStill(agrees)


def _hash(opened: Opened, request: HashFrames, _file: None) -> Answer:
    video = opened.video
    hashes = []
    until = time.monotonic() + PATIENCE_S
    for number in range(request.first, min(request.first + request.count, video.index.count)):
        try:
            hashes.append(frame_pixels.frame_hash(video, video.index.pts[number]))
        except Far as far:
            return HashedFrames(tuple(hashes)) if hashes else OnTheWay(far.reached)
        except Problem:
            hashes.append(b"")
        if time.monotonic() > until:
            break
    return HashedFrames(tuple(hashes))


def _start_whole(opened: Opened, request: StartWhole, file: BinaryIO) -> Answer:
    opened.let_go()
    known = unpack(request.known) if request.known else None
    stream = None if request.stream < 0 else request.stream
    # The request's file is closed when it is answered; the decoding goes on reading.
    video = Video(os.fdopen(os.dup(file.fileno()), "rb"), request.kind, stream, known)
    whole = opened.tool = WholeDecoding(video, request.first)
    return WholeStarted(video.index, whole.steps, decoder_versions())


def _more_whole(opened: Opened, request: MoreWhole, _file: None) -> Answer:
    whole = opened.tool
    if not isinstance(whole, WholeDecoding):
        raise Problem("evidence.decoder_gone")
    spans = whole.more(request.seconds)
    return WholePiece(whole.reached, spans)


def _close(opened: Opened, _request: CloseVideo, _file: None) -> Answer:
    opened.let_go()
    return Done()


WORK: Work = {
    OpenVideo: _open,
    ShowFrame: _show,
    ShowFrames: _play,
    TakeStill: _take,
    CheckStill: _check,
    HashFrames: _hash,
    StartWhole: _start_whole,
    MoreWhole: _more_whole,
    CloseVideo: _close,
}
