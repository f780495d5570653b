"""Exact frames out of camera files: the frame asked for, or a refusal, never a neighbour.

A seek goes to a key frame at or before the one wanted and decodes until it comes; frames are
known by their packets' places as indexed, not by what a demuxer says after a seek. Used in the
decode child; nothing here trusts the file (MEASURED.md 3).
"""

import contextlib
import time
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from av.container import InputContainer
from av.error import FFmpegError
from av.video.stream import VideoStream

from desktop.evidence.footage.geometry import PixelShape, aspect_chosen
from desktop.evidence.footage.known_video import KnownVideo
from desktop.evidence.footage.video_index import STAMPS
from desktop.evidence.footage.video_indexing import build, packets
from desktop.evidence.footage.video_run import Decoded, Run
from desktop.evidence.footage.video_source import Care, Source
from record.problems import Problem

__all__ = ["Decoded", "Far", "Video"]

_NEAR = 40
_NEAR_START = 3000
_KEPT_BYTES = 96 * 1024 * 1024
_BACK = (0, 1, 3)
_LOOKED_AT = 400


class Far(Exception):
    """The frame lies far on; asked for again, decoding goes on from frame ``reached``."""

    def __init__(self, reached: int) -> None:
        super().__init__(reached)
        self.reached = reached


class Video:
    """One open camera file; not for two threads at once.

    ``patience`` bounds how many seconds one call decodes towards a frame; None sets no bound.
    """

    def __init__(
        self,
        file: BinaryIO,
        kind: str,
        stream: int | None = None,
        known: KnownVideo | None = None,
        shapes: Sequence[PixelShape] = (),
    ) -> None:
        """Open a file and index it, unless what is ``known`` of it is handed in.

        ``shapes`` are what somebody said of its recorder's pixels; ``aspect`` is what counts.

        The file is closed with the video, and when it cannot be opened or indexed.
        Raises ``Problem`` ``evidence.undecodable`` or ``evidence.no_video``.
        """
        self._source = Source(file, kind, stream)
        try:
            self.index, self.table = (known.index, known.table) if known else build(self._source)
        except BaseException:
            self._source.close()
            raise
        self.aspect, self.aspect_source = aspect_chosen(shapes, self.index)
        self._kept: OrderedDict[int, Decoded] = OrderedDict()
        self._run: Run | None = None
        self._frames: Iterator[Decoded] = iter(())
        self._last = -1
        self._damage = list(self.table.damaged)
        self.patience: float | None = None

    @property
    def known(self) -> KnownVideo:
        """What to hand in when the same file is opened again."""
        return KnownVideo(self.index, self.table)

    def frame(self, pts: int) -> Decoded:
        """Return the frame of exactly this time stamp; one that was hit by damage is refused.

        Raises ``Problem`` ``evidence.no_such_frame`` when the index has none,
        ``evidence.frame_not_exact`` when it cannot be decoded, and ``Far`` when patience
        ends; asked again, it goes on.
        """
        self._take(Care.STRICT)
        return self._found(self.index.number_of(pts))

    def exact_frame(self, pts: int, *, afresh: bool = False) -> Decoded:
        """Return a frame as ``frame`` does, and one that was hit by damage concealed and suspect.

        A doubtful frame is decoded by one thread, which is slower and says what it concealed;
        with ``afresh`` from its key frame, so that its pixels are the same every time.
        """
        number = self.index.number_of(pts)
        steady = self._source.care == Care.STEADY
        if steady and not afresh and (number in self._kept or self._is_reachable(number)):
            return self._found(number)
        with contextlib.suppress(Problem):
            decoded = self.frame(pts)
            if not decoded.suspect:
                return decoded
        self._take(Care.STEADY)
        patience, self.patience = self.patience, None if afresh else self.patience
        try:
            return self._found(number)
        finally:
            self.patience = patience

    def frame_shared(self, pts: int) -> Decoded:
        """Return a frame decoded by threads that share each picture, to compare with the first.

        Raises as ``frame`` does.
        """
        self._take(Care.SHARED)
        return self._found(self.index.number_of(pts))

    def pictures_to(self, pts: int, *, chain: bool) -> tuple[bytes, list[bytes]]:
        """Return the codec's header and the data of the key picture that a frame rests on.

        With ``chain`` the data of all pictures from there to the frame follow, in the order of
        decoding. Both are empty where there is no key picture. Reading begins anew afterwards.
        """
        number = self.index.number_of(pts)
        start = next(self._starts(number))
        header = bytes(self._source.stream.codec_context.extradata or b"")
        self._run, self._last = None, -1
        self._kept.clear()
        if start is None:
            return b"", []
        last = self.table.packet(number) if chain else start
        self._source.seek(self.table.places[start], self.table.stamps[start])
        found: list[bytes] = []
        for packet in islice(packets(self._source), _LOOKED_AT + last - start):
            if packet is not None and packet.size:
                place = -1 if packet.pos is None else packet.pos
                at = self.table.find(place, packet.size, start + len(found))
                if at == start + len(found):
                    found.append(bytes(packet))
            if len(found) > last - start:
                break
        return header, found

    def all_pictures(self, first: int) -> tuple[bytes, Iterator[bytes]]:
        """Return the codec's header, and the data of every packet from a decode number on.

        Empty where a packet is not found again. It is read apart from the frames, while it lasts.
        """
        header = bytes(self._source.stream.codec_context.extradata or b"")
        return header, self._packets_from(first)

    def _packets_from(self, first: int) -> Iterator[bytes]:
        container, stream = self._source.another()
        try:
            expected = 0
            for packet in container.demux(stream):
                place = -1 if packet.pos is None else packet.pos
                at = self.table.find(place, packet.size, expected) if packet.size else -1
                if at < expected:
                    continue
                yield from (b"" for _ in range(max(first, expected), at))
                if at >= first:
                    yield bytes(packet)
                expected = at + 1
        except (FFmpegError, EOFError):
            return
        finally:
            container.close()

    def passing_frame(self, pts: int) -> Decoded:
        """Return a frame as ``frame`` does, without decoding before it what nothing refers to.

        Damage on the way may go unseen: for playing fast only.
        """
        self._take(Care.QUICK)
        return self._found(self.index.number_of(pts))

    def open_again(self) -> tuple[InputContainer, VideoStream]:
        """Open the same stream once more, to read it apart from the frames; the caller closes it.

        Raises ``Problem('evidence.undecodable')``.
        """
        return self._source.another()

    def close(self) -> None:
        """Let go of the file and of all frames."""
        self._run = None
        self._frames = iter(())
        self._kept.clear()
        self._source.close()

    def _take(self, care: Care) -> None:
        if self._source.care != care:
            self._run = None
            self._kept.clear()
            self._source.reopen(care)

    def _found(self, number: int) -> Decoded:
        if number in self._kept:
            self._kept.move_to_end(number)
            return self._kept[number]
        until = None if self.patience is None else time.monotonic() + self.patience
        if self._is_reachable(number):
            found = self._run_to(number, until)
            if found is not None:
                return found
        doubtful: Decoded | None = None
        for start in self._starts(number):
            self._begin(start)
            found = self._run_to(number, until)
            if found is not None and not (found.suspect and self._is_entered(start)):
                return found
            # Where H.264 is refreshed bit by bit, a start further back may rest on nothing lost.
            doubtful = doubtful or found
        if doubtful is None:
            raise Problem("evidence.frame_not_exact")
        return doubtful

    def _is_entered(self, start: int | None) -> bool:
        """Whether decoding began where a picture of H.264 may rest on earlier ones."""
        return self.index.codec == "h264" and start is not None and start not in self.table.anew

    def _is_reachable(self, number: int) -> bool:
        """Whether running on is at least as near as the key frame before."""
        if self._run is None or self._last >= number:
            return False
        if number - self._last <= _NEAR:
            return True
        start = next(self._starts(number))
        return start is None or self.table.number(start) <= self._last

    def _starts(self, number: int) -> Iterator[int | None]:
        """Yield key packets to start from: the one before, some before that, then the start."""
        if self.index.timing == STAMPS:
            keys, at = self.table.keys, self.table.key_for(number)
        else:
            keys = self.table.sure
            at = bisect_right(keys, number) - 1
        earliest = 0
        for back in _BACK:
            if at - back >= 0:
                earliest = self.table.number(keys[at - back])
                yield keys[at - back]
        if self.index.timing != STAMPS or earliest < _NEAR_START:
            yield None

    def _begin(self, start: int | None) -> None:
        self._run, self._last = None, -1
        # Damage is concealed without a word: what a strict pass noticed is remembered. H.264 that
        # is entered where a picture rests on earlier ones complains of these, though it is whole.
        damage = list(self._damage) if self._is_entered(start) else self._damage
        self._run = Run(self._source, self.table, start, damage)
        self._frames = iter(self._run)

    def _run_to(self, number: int, until: float | None) -> Decoded | None:
        """Return the frame, or None when the run has passed or will not reach it."""
        if self._run is None:
            return None
        self._run.wanted = number
        for decoded in self._frames:
            self._last = decoded.number
            self._keep(decoded)
            if decoded.number >= number:
                return decoded if decoded.number == number else None
            if until is not None and time.monotonic() > until:
                raise Far(decoded.number)
        self._run = None
        return None

    def _keep(self, decoded: Decoded) -> None:
        self._kept[decoded.number] = decoded
        size = max(1, decoded.frame.width * decoded.frame.height * 3 // 2)
        while len(self._kept) > max(2, _KEPT_BYTES // size):
            self._kept.popitem(last=False)
