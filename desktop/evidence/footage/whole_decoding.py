"""Decode a camera file from its first frame to its last, piece by piece."""

import time
from bisect import bisect_right
from collections.abc import Iterator

from desktop.evidence.footage.picture_ends import PictureEnds
from desktop.evidence.footage.second_look import EACH_ALONE
from desktop.evidence.footage.video import Far, Video
from record.problems import Problem

Span = tuple[int, int]


class WholeDecoding:
    """Every frame once and, where its codec says nothing of itself, every packet's end.

    A step is a frame, and after all frames a packet; ``first`` is the step to begin with.
    """

    def __init__(self, video: Video, first: int = 0) -> None:
        self.video = video
        self.frames = video.index.count
        packets = len(video.table.sizes) if video.index.codec in EACH_ALONE else 0
        self.steps = self.frames + packets
        self.reached = max(0, min(first, self.steps))
        self._data: Iterator[bytes] | None = None
        self._ends: PictureEnds | None = None

    def more(self, seconds: float) -> tuple[Span, ...]:
        """Work on for about so long, a step at least; returns frames not to be relied on."""
        until = time.monotonic() + seconds
        found: list[Span] = []
        while self.reached < self.steps:
            if self.reached < self.frames:
                found += self._frame(self.reached, until - time.monotonic())
            else:
                found += self._packet(self.reached - self.frames)
            self.reached += 1
            if time.monotonic() >= until:
                break
        return merged(found)

    def close(self) -> None:
        """Let go of the file."""
        self._data = None
        self.video.close()

    def _frame(self, number: int, patience: float) -> Iterator[Span]:
        self.video.patience = max(patience, 1.0)
        try:
            while True:
                try:
                    decoded = self.video.frame(self.video.index.pts[number])
                    break
                except Far:
                    continue
        except Problem:
            yield number, number
            return
        if decoded.suspect:
            yield number, number

    def _packet(self, packet: int) -> Iterator[Span]:
        if self._data is None or self._ends is None:
            header, self._data = self.video.all_pictures(packet)
            self._ends = PictureEnds(self.video.index.codec, header)
        data, table = next(self._data, b""), self.video.table
        at = bisect_right(table.keys, packet)
        is_key = at > 0 and table.keys[at - 1] == packet
        if data and not self._ends.is_needed(data, key=is_key):
            after = table.number(table.keys[at]) if at < len(table.keys) else self.frames
            first = table.number(packet)
            if 0 <= first < max(after, first + 1):
                yield first, max(after - 1, first)


def merged(spans: list[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that touch made one."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return tuple(found)
