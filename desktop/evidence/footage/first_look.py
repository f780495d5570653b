"""One look at a camera file as it is taken in, while the recorder may still have it."""

import contextlib
from typing import BinaryIO

from av.error import FFmpegError

from desktop.evidence.footage.video_source import Source
from record.problems import Problem

_MOST_PACKETS = 600


def look(file: BinaryIO, kind: str) -> None:
    """Decode one frame near the start; nothing is indexed, so that a long film takes no longer.

    Raises ``Problem`` ``evidence.no_index``, ``evidence.no_video`` or ``evidence.undecodable``.
    """
    with contextlib.closing(Source(file, kind)) as source:
        try:
            for number, packet in enumerate(source.container.demux(source.stream)):
                with contextlib.suppress(FFmpegError):
                    if packet.decode():
                        return
                if number > _MOST_PACKETS:
                    break
        except FFmpegError as error:
            raise Problem("evidence.undecodable") from error
    raise Problem("evidence.undecodable")
