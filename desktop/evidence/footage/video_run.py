"""Decode on from a key frame, in showing order, and say of every frame whether to doubt it.

A decoder names damage only where it meets it, yet what refers to the damaged picture is wrong
too, in showing order before it as well as after. So a frame is handed out only when everything
decoded before it has come out, and it is suspect when damage lies between it and the key frame
it rests on, and so is all that is shown after it up to the next key frame (MEASURED.md
3.2). A packet that gives no frame is damage as well.
"""

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Iterator, Sequence

from av.error import FFmpegError
from av.video.frame import PictureType, VideoFrame

from desktop.evidence.bitstream.units import is_layered, is_sound, is_unreferred
from desktop.evidence.footage.packet_table import HIDDEN, PacketTable
from desktop.evidence.footage.video_indexing import packets
from desktop.evidence.footage.video_source import Care, Packet, Source
from record.problems import Problem

_MOST_HELD = 34
_LOCATE_WITHIN = 400
_HEAD = 256
_INTRA = frozenset({PictureType.I, PictureType.SI})


class Decoded:
    """A decoded frame, its number in showing, its key frame's, and whether damage lies between."""

    __slots__ = ("frame", "key", "number", "suspect")

    def __init__(self, frame: VideoFrame, number: int, key: int, *, suspect: bool) -> None:
        self.frame = frame
        self.number = number
        self.key = key
        self.suspect = suspect


class Run:
    """Frames from one start on, in showing order.

    With QUICK care, frames numbered below ``wanted`` that nothing refers to are left out; it may
    be moved on while the run is under way.
    """

    def __init__(
        self,
        source: Source,
        table: PacketTable,
        start: int | None,
        damage: list[int],
    ) -> None:
        """Begin at the key packet ``start``, or at the beginning.

        ``damage`` lists damaged packets in order and grows as more is found. Raises
        ``Problem('evidence.frame_not_exact')`` when the place can't be gone to.
        """
        self.wanted = -1
        self._source = source
        self._table = table
        self._start = start
        self._damage = damage
        self._due: deque[int] = deque()
        self._came: set[int] = set()
        self._held: deque[tuple[int, VideoFrame]] = deque()
        self._key_packet = self._key = self._last = -1
        self._refresh = -1
        self._skipped = self._tainted = False
        if start is None:
            source.reopen()
            if 0 not in table.keys[:1]:
                self._hurt(0)
        else:
            source.seek(table.places[start], table.stamps[start])

    def __iter__(self) -> Iterator[Decoded]:
        """Yield frames; raises ``Problem('evidence.frame_not_exact')`` when order is lost."""
        for number, packet in self._packets():
            for frame in self._frames(number, packet):
                if frame.pts is not None:
                    self._held.append((frame.pts, frame))
                    self._came.add(frame.pts)
                    # Frames shown before it that refer to it are judged before it is.
                    if frame.is_corrupt:
                        self._hurt(frame.pts)
            yield from self._released(end=number < 0)

    def _packets(self) -> Iterator[tuple[int, Packet]]:
        """Yield packets to decode under their decode numbers; -1 ends the stream."""
        expected = self._start or 0
        codec, lengths = self._source.stream.codec_context.name, self._source.lengths
        for packet in self._from(expected):
            if not packet.size:
                yield -1, packet
                continue
            number = self._table.find(_place(packet), packet.size, expected)
            if number != expected:
                self._hurt(expected)
            if number < expected:
                continue
            expected = number + 1
            if not is_sound(codec, bytes(memoryview(packet)), lengths):
                self._hurt(number)
            if self._is_left_out(number, packet):
                continue
            if self._source.layered and self._skipped:
                return
            packet.pts = packet.dts = number
            yield number, packet

    def _from(self, start: int) -> Iterator[Packet]:
        """Yield packets from the one of a decode number on; none when it does not come."""
        stream = packets(self._source)
        for misses, packet in enumerate(stream):
            if packet is None or not packet.size:
                continue
            number = self._recognise(packet, start)
            if number == start:
                yield packet
                break
            if number > start or misses > _LOCATE_WITHIN:
                return
        yield from (packet for packet in stream if packet is not None)

    def _recognise(self, packet: Packet, start: int) -> int:
        number = self._table.find(_place(packet), packet.size, -1)
        same = self._table.sizes[start] == packet.size
        if number < 0 and same and self._table.stamps[start] in {packet.pts, packet.dts}:
            return start
        return number

    def _is_left_out(self, number: int, packet: Packet) -> bool:
        shown = self._table.number(number)
        codec = self._source.stream.codec_context.name
        quick = self._source.care == Care.QUICK
        if not quick or not self._table.numbers or shown == HIDDEN:
            return False
        if shown >= self.wanted and codec != "hevc":
            return False
        head = bytes(memoryview(packet)[:_HEAD])
        if codec == "hevc":
            self._source.layered = self._source.layered or is_layered(head, self._source.lengths)
        if shown >= self.wanted or self._source.layered:
            return False
        left_out = is_unreferred(codec, head, self._source.lengths)
        self._skipped = self._skipped or left_out
        return left_out

    def _frames(self, number: int, packet: Packet) -> list[VideoFrame]:
        if number >= 0 and self._is_expected(number):
            self._due.append(number)
        try:
            return self._source.stream.codec_context.decode(packet if number >= 0 else None)
        except EOFError:
            return []
        except FFmpegError:
            oldest = next((n for n in self._due if n not in self._came), number)
            self._hurt(max(oldest, 0))
            return []

    def _released(self, *, end: bool) -> Iterator[Decoded]:
        """Yield held frames once everything decoded before them has come, or never will."""
        while self._held:
            number, frame = self._held[0]
            self._forget_came()
            if self._due and self._due[0] < number:
                if not end and len(self._held) <= _MOST_HELD:
                    return
                self._give_up(number)
            self._held.popleft()
            yield from self._judged(number, frame)

    def _forget_came(self) -> None:
        while self._due and self._due[0] in self._came:
            self._came.discard(self._due.popleft())

    def _give_up(self, before: int) -> None:
        """Take packets that gave no frame for damaged."""
        while self._due and self._due[0] < before:
            missing = self._due.popleft()
            if missing in self._came:
                self._came.discard(missing)
            else:
                self._hurt(missing)

    def _judged(self, packet: int, frame: VideoFrame) -> Iterator[Decoded]:
        number = self._number(packet)
        if number <= self._last:
            raise Problem("evidence.frame_not_exact")
        if self._is_before_start(packet, number):
            return
        self._last = number
        if frame.pict_type in _INTRA and self._is_key(packet):
            self._key_packet, self._key, self._tainted = packet, number, False
            self._refresh = packet
        elif self._is_key(packet):
            # Refreshed bit by bit from the key before on: nothing older is left in it.
            self._key_packet, self._key, self._tainted = self._refresh, number, False
            self._refresh = packet
        at = bisect_left(self._damage, self._key_packet)
        suspect = at < len(self._damage) and self._damage[at] <= packet
        self._tainted = self._tainted or suspect
        doubtful = self._tainted or 0 <= self._table.adrift <= packet
        yield Decoded(frame, number, self._key, suspect=doubtful)

    def _number(self, packet: int) -> int:
        if self._table.numbers:
            return self._table.numbers[packet]
        if self._last < 0 and self._start is None:
            return 0
        return packet if self._is_in(self._table.sure, packet) else self._last + 1

    def _is_expected(self, packet: int) -> bool:
        """Whether a packet must give a frame: not when hidden, not when shown before the start.

        Pictures shown before the key frame that decoding began at may refer to what lies before.
        """
        number = self._table.number(packet)
        start = self._start if self._start is not None else next(iter(self._table.keys), 0)
        return number != HIDDEN and number >= self._table.number(start)

    def _is_before_start(self, packet: int, number: int) -> bool:
        if self._start is None:
            return False
        return packet < self._start or number < self._table.number(self._start)

    def _is_key(self, packet: int) -> bool:
        return self._is_in(self._table.keys, packet)

    def _hurt(self, packet: int) -> None:
        if not self._is_in(self._damage, packet):
            insort(self._damage, packet)

    @staticmethod
    def _is_in(numbers: Sequence[int], wanted: int) -> bool:
        at = bisect_left(numbers, wanted)
        return at < len(numbers) and numbers[at] == wanted


def _place(packet: Packet) -> int:
    return -1 if packet.pos is None else packet.pos
