"""Every frame of a clip in showing order, with None for those that must not be shown."""

from collections.abc import Iterator
from typing import NamedTuple

from av.video.frame import VideoFrame

from desktop.evidence.packet_table import PacketTable
from desktop.evidence.video_run import Decoded, Run
from desktop.evidence.video_source import Source
from record.problems import Problem


class Step(NamedTuple):
    """A frame's number, and the frame unless it is missing or suspect."""

    number: int
    frame: VideoFrame | None


class Sequence:
    """Walk a clip once from its first frame to its last, leaving none out."""

    def __init__(self, source: Source, table: PacketTable, count: int) -> None:
        self._source, self._table, self._count = source, table, count

    def __iter__(self) -> Iterator[Step]:
        """Yield ``count`` steps; where the decoder's order is lost the rest has no frames."""
        expected = 0
        for decoded in self._decoded():
            while expected < min(decoded.number, self._count):
                yield Step(expected, None)
                expected += 1
            if expected >= self._count:
                return
            if decoded.number == expected:
                yield Step(expected, None if decoded.suspect else decoded.frame)
                expected += 1
        while expected < self._count:
            yield Step(expected, None)
            expected += 1

    def _decoded(self) -> Iterator[Decoded]:
        try:
            yield from Run(self._source, self._table, None, 0)
        except Problem:
            return
