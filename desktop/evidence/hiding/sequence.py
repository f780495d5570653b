"""Every frame of a clip in showing order, with None for those that must not be shown."""

from collections.abc import Iterator
from typing import NamedTuple

from av.video.frame import VideoFrame

from desktop.evidence.footage.video import Video
from record.problems import Problem

# Where so many frames in a row can't be had, looking for each anew would take for ever.
MOST_MISSING = 50


class Step(NamedTuple):
    """A frame's number, and the frame unless it is missing or suspect."""

    number: int
    frame: VideoFrame | None


def steps(video: Video) -> Iterator[Step]:
    """Walk a clip once from its first frame to its last, leaving none out."""
    missing = 0
    for number, pts in enumerate(video.index.pts):
        frame = None
        if missing < MOST_MISSING or number % MOST_MISSING == 0:
            try:
                decoded = video.frame(pts)
                missing, frame = 0, None if decoded.suspect else decoded.frame
            except Problem:
                missing += 1
        yield Step(number, frame)
