"""Open a camera file by its descriptor, with the one demuxer that its content calls for.

Nothing else may be opened from it: no play lists, no image sequences, no other files.
"""

import os
from typing import BinaryIO

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.video.stream import VideoStream

from record.problems import Problem

FORMATS = {
    "video/mp4": "mov",
    "video/quicktime": "mov",
    "video/x-matroska": "matroska",
    "video/webm": "matroska",
    "video/x-msvideo": "avi",
    "video/mp2t": "mpegts",
    "video/mpeg": "mpeg",
    "video/mpv": "mpegvideo",
    "video/x-dav": "dhav",
    "video/h264": "h264",
    "video/h265": "hevc",
}
_MAX_SIDE = 8192
av.logging.set_level(None)


def open_container(file: BinaryIO, kind: str) -> InputContainer:
    """Open from the start of a file; raises ``Problem('evidence.undecodable')``."""
    number = file.fileno()
    os.lseek(number, 0, os.SEEK_SET)
    if kind not in FORMATS:
        raise Problem("evidence.undecodable")
    options = {"fd": str(number), "protocol_whitelist": "fd"}
    try:
        return av.open("fd:", format=FORMATS[kind], options=options)
    except (FFmpegError, ValueError) as error:
        raise Problem("evidence.undecodable") from error


def open_video(file: BinaryIO, kind: str) -> tuple[InputContainer, VideoStream]:
    """Open a file and its first moving picture, ready to decode with few threads.

    Raises ``Problem`` ``evidence.undecodable`` or ``evidence.no_video``.
    """
    container = open_container(file, kind)
    stream = next((s for s in container.streams.video if not _is_cover(s)), None)
    if stream is None or not 0 < stream.width * stream.height <= _MAX_SIDE**2:
        container.close()
        raise Problem("evidence.no_video" if stream is None else "evidence.undecodable")
    stream.thread_type = "AUTO"
    stream.codec_context.thread_count = min(4, os.cpu_count() or 1)
    return container, stream


def _is_cover(stream: VideoStream) -> bool:
    return bool(stream.disposition & stream.disposition.attached_pic)
