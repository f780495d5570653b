"""Pictures and documents in the decode child."""

import contextlib
from typing import BinaryIO

from PIL import Image

from desktop.evidence.asking.codec import Answer
from desktop.evidence.child.opened import Opened, Work
from desktop.evidence.files.file_types import is_picture, is_video
from desktop.evidence.footage import first_look, frame_pixels
from desktop.evidence.footage.video import Video
from desktop.evidence.pictures import documents, images
from desktop.evidence.pictures.answers import Encoded
from desktop.evidence.pictures.messages import (
    CountPages,
    Describe,
    LookAt,
    LookedAt,
    Preview,
    Thumbnail,
)


def _describe(_opened: Opened, request: Describe, file: BinaryIO) -> Answer:
    return images.describe(file, request.kind)


def _look_at(_opened: Opened, request: LookAt, file: BinaryIO) -> Answer:
    if is_picture(request.kind):
        images.describe(file, request.kind)
    elif is_video(request.kind):
        return LookedAt(*first_look.look(file, request.kind))
    else:
        return LookedAt(documents.look(file))
    return LookedAt()


def _thumbnail(_opened: Opened, request: Thumbnail, file: BinaryIO) -> Answer:
    if is_picture(request.kind):
        return images.thumbnail(file, request.kind, request.edge)
    if is_video(request.kind):
        return _first_frame(file, request)
    page = documents.page_picture(file, 0, request.edge, request.edge)
    return images.as_thumbnail(page)


def _first_frame(file: BinaryIO, request: Thumbnail) -> Encoded:
    with contextlib.closing(Video(file, request.kind, shapes=request.shapes)) as video:
        pts = video.index.key_pts[0] if video.index.key_pts else video.index.pts[0]
        frame = frame_pixels.frame_within(video, pts, request.edge, request.edge)
    return images.as_thumbnail(Image.frombytes("RGB", (frame.width, frame.height), frame.rgb))


def _preview(_opened: Opened, request: Preview, file: BinaryIO) -> Answer:
    if is_picture(request.kind):
        size = request.width, request.height
        return images.preview(file, request.kind, size, as_stored=request.as_stored)
    return documents.page_pixels(file, request.page, request.width, request.height)


def _count_pages(_opened: Opened, _request: CountPages, file: BinaryIO) -> Answer:
    return documents.count_pages(file)


WORK: Work = {
    Describe: _describe,
    LookAt: _look_at,
    Thumbnail: _thumbnail,
    Preview: _preview,
    CountPages: _count_pages,
}
