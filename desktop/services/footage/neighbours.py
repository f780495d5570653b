"""The frames around a still in its footage, with the very pixels their stills would have."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop.evidence.asking.decoder import VideoSession
from desktop.progress import Progress
from desktop.system.interface import System

_ALL_OF_IT = 1 << 14


def frames_around(
    path: Path, still: Mapping[str, Any], count: int, system: System, progress: Progress
) -> list[bytes]:
    """Return ``count`` frames before a still, its own, and as many after, as RGB bytes.

    At either end of the file the first or last frame stands for those that are not there.
    Raises what opening footage and decoding frames raise.
    """
    session = VideoSession(
        path, str(still["source_sha256"]), system, progress, int(still["stream"])
    )
    try:
        index = session.index
        at = index.number_of(int(still["pts"]))
        frames = []
        for number in range(at - count, at + count + 1):
            progress.check()
            pts = index.pts_of(min(max(0, number), index.count - 1))
            frames.append(session.frame(pts, _ALL_OF_IT, _ALL_OF_IT, exact=True).rgb)
        return frames
    finally:
        session.close()
