"""One look at a camera file as it is taken in, while the recorder may still have it."""

import contextlib
from typing import BinaryIO, NamedTuple

from av.error import FFmpegError

from desktop.evidence.bitstream.container_checks import cut_off
from desktop.evidence.footage.video_source import Source
from record.problems import Problem

_MOST_PACKETS = 600
WITHOUT_INDEX = "evidence.without_index"


class FirstLook(NamedTuple):
    """What is said of a film that can be shown: message codes, and what is cut off at its end."""

    remarks: tuple[str, ...]
    missing: int
    promised: int


def look(file: BinaryIO, kind: str) -> FirstLook:
    """Decode one frame near the start; nothing is indexed, so that a long film takes no longer.

    Raises ``Problem`` ``evidence.no_index``, ``evidence.no_video`` or ``evidence.undecodable``.
    """
    with contextlib.closing(Source(file, kind)) as source:
        try:
            for number, packet in enumerate(source.container.demux(source.stream)):
                with contextlib.suppress(FFmpegError):
                    if packet.decode():
                        return _told(source)
                if number > _MOST_PACKETS:
                    break
        except FFmpegError as error:
            raise Problem("evidence.undecodable") from error
    raise Problem("evidence.undecodable")


def _told(source: Source) -> FirstLook:
    if source.pictures is not None:
        return FirstLook((WITHOUT_INDEX,), 0, 0)
    return FirstLook((), *cut_off(source.file, source.format))
