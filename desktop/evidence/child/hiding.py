"""Hiding in the decode child: proposals, filled pictures and pages, and clips written anew."""

import io
import os
from typing import BinaryIO

import numpy as np
from PIL import Image

from desktop.evidence.asking.codec import Answer
from desktop.evidence.child.opened import Opened, Work
from desktop.evidence.files.file_types import is_picture
from desktop.evidence.footage.geometry import SQUARE, squared_size, with_aspect
from desktop.evidence.footage.video import Video
from desktop.evidence.hiding import clip_writing, filling, following, proposing
from desktop.evidence.hiding.messages import (
    Followed,
    FollowOn,
    HiddenIn,
    HideIn,
    HidingPiece,
    HidingStarted,
    MeasureSheets,
    MoreHiding,
    Propose,
    Proposed,
    Sheets,
    StartFollowing,
    StartHiding,
)
from desktop.evidence.hiding.regions import PAGE_DPI
from desktop.evidence.pictures import documents, images
from record.derivatives.stills import Aspect
from record.problems import Problem

_JPEG_QUALITY = 92
_LOSSY = frozenset({"image/jpeg", "image/webp", "image/tiff"})


def _propose(_opened: Opened, request: Propose, _file: None) -> Answer:
    pixels = np.frombuffer(request.rgb, np.uint8)
    if pixels.size != request.width * request.height * 3:
        raise Problem("evidence.undecodable")
    return Proposed(proposing.propose(pixels.reshape(request.height, request.width, 3)))


def _measure(_opened: Opened, request: MeasureSheets, file: BinaryIO) -> Answer:
    if is_picture(request.kind):
        return Sheets((images.upright_size(file, request.kind),))
    return Sheets(documents.page_sizes(file, PAGE_DPI))


def _hide(_opened: Opened, request: HideIn, file: BinaryIO) -> Answer:
    if is_picture(request.kind):
        picture, orientation, aspect = images.whole(file, request.kind)
    else:
        picture, orientation = documents.page_at(file, request.page, PAGE_DPI), 0
        aspect = SQUARE
    lossy = orientation if request.kind in _LOSSY else 0
    pixels = filling.hidden(
        np.asarray(picture), request.regions, request.how, request.colour, lossy=lossy
    )
    encoded = _encoded(pixels, aspect, jpeg=request.jpeg)
    return HiddenIn(encoded, pixels.shape[1], pixels.shape[0])


def _encoded(pixels: filling.Pixels, aspect: Aspect, *, jpeg: bool) -> bytes:
    """Encode pixels and their shape alone: all else that the original carried stays behind."""
    target = io.BytesIO()
    picture = Image.fromarray(pixels)
    if jpeg:
        # JPEG cannot say a shape that every program follows.
        if aspect != SQUARE:
            picture = picture.resize(squared_size(picture.size, aspect), Image.Resampling.LANCZOS)
        picture.save(target, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
        return target.getvalue()
    picture.save(target, "PNG", compress_level=4)
    return with_aspect(target.getvalue(), aspect)


def _start_clip(opened: Opened, request: StartHiding, file: BinaryIO) -> Answer:
    opened.let_go()
    # The request's file is closed when it is answered; the writing goes on reading.
    again = os.fdopen(os.dup(file.fileno()), "rb")
    writer = clip_writing.ClipWriter(
        again,
        request.kind,
        request.tracks,
        request.colour,
        sound=request.sound,
        shapes=request.shapes,
    )
    opened.tool = writer
    return HidingStarted(writer.count, *writer.size)


def _more_clip(opened: Opened, request: MoreHiding, _file: None) -> Answer:
    writer = opened.tool
    if not isinstance(writer, clip_writing.ClipWriter):
        raise Problem("evidence.decoder_gone")
    data = writer.more(request.seconds)
    piece = HidingPiece(
        data=data, frames=writer.written, blanked=writer.blanked, done=writer.is_done
    )
    if writer.is_done:
        opened.let_go()
    return piece


def _start_following(opened: Opened, request: StartFollowing, file: BinaryIO) -> Answer:
    opened.let_go()
    video = Video(os.fdopen(os.dup(file.fileno()), "rb"), request.kind)
    follower = following.Follower(video, request.frame, request.last, request.region)
    opened.tool = follower
    return Followed(keys=(), frame=request.frame, lost=False, done=follower.is_done)


def _follow_on(opened: Opened, request: FollowOn, _file: None) -> Answer:
    follower = opened.tool
    if not isinstance(follower, following.Follower):
        raise Problem("evidence.decoder_gone")
    keys = follower.more(request.seconds)
    answer = Followed(keys=keys, frame=follower.frame, lost=follower.lost, done=follower.is_done)
    if follower.is_done:
        opened.let_go()
    return answer


WORK: Work = {
    Propose: _propose,
    MeasureSheets: _measure,
    HideIn: _hide,
    StartHiding: _start_clip,
    MoreHiding: _more_clip,
    StartFollowing: _start_following,
    FollowOn: _follow_on,
}
