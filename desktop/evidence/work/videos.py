"""Camera files in the decode child."""

from typing import BinaryIO

from desktop.evidence import frame_pixels
from desktop.evidence.wire.answers import Done
from desktop.evidence.wire.codec import Answer
from desktop.evidence.wire.videos import CloseVideo, OpenVideo, ShowFrame, Shown, TakeStill, Took
from desktop.evidence.wire.videos import Opened as OpenedAnswer
from desktop.evidence.work.opened import Opened, Work


def _open(opened: Opened, request: OpenVideo, file: BinaryIO) -> Answer:
    return OpenedAnswer(opened.keep(file, request.kind, request.source_sha256).index)


def _show(opened: Opened, request: ShowFrame, _file: None) -> Answer:
    size = request.width, request.height
    exact = request.exact
    return Shown(frame_pixels.frame_within(opened.video, request.pts, *size, exact=exact))


def _take(opened: Opened, request: TakeStill, _file: None) -> Answer:
    return Took(frame_pixels.still_at(opened.video, request.pts, opened.source))


def _close(opened: Opened, _request: CloseVideo, _file: None) -> Answer:
    opened.let_go()
    return Done()


WORK: Work = {OpenVideo: _open, ShowFrame: _show, TakeStill: _take, CloseVideo: _close}
