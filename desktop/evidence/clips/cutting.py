"""Copy packets of a camera file into a clip, unchanged, a part at a time; in the decode child.

The child may not write files. What the muxer writes is handed back in parts, each with its place
in the clip, and the parent writes them: so a clip of any size needs little memory, a muxer that
goes back to complete its header can, and the confinement stays as it is on every system.
"""

import os
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import av
from av.error import FFmpegError

from desktop.evidence.bitstream.payloads import Stock, Stocktaking
from desktop.evidence.clips.messages import StartClip
from desktop.evidence.clips.plan import Cut, container_for, cut
from desktop.evidence.footage.packet_table import PacketTable
from desktop.evidence.footage.video_index import STAMPS, VideoIndex
from desktop.evidence.footage.video_source import Source
from record.problems import Problem

_MOST_ERRORS = 200
_MOST_SOUND = 4


class Parts:
    """What a muxer writes, kept until it is fetched."""

    def __init__(self) -> None:
        self.waiting: list[tuple[int, bytes]] = []
        self.size = 0
        self._at = self._end = 0

    def write(self, data: Any) -> int:
        """Take bytes for the place the muxer is at."""
        piece = bytes(data)
        self.waiting.append((self._at, piece))
        self.size += len(piece)
        self._at += len(piece)
        self._end = max(self._end, self._at)
        return len(piece)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._end}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        """Return the place."""
        return self._at

    def taken(self) -> list[tuple[int, bytes]]:
        """Give away what waits."""
        waiting, self.waiting, self.size = self.waiting, [], 0
        return waiting


class ClipCutter:
    """One clip on its way from one file."""

    def __init__(
        self, source: Source, known: tuple[VideoIndex, PacketTable], wanted: StartClip
    ) -> None:
        """Choose packets and container; raises ``Problem('clips.no_range')``."""
        self.index, self._table = index, table = known
        self.cut: Cut = cut(index, table, wanted.span)
        self._source = source
        tracks = list(source.container.streams.audio)[:_MOST_SOUND]
        # Sound of joined recordings has stamps that begin anew, like theirs.
        with_sound = wanted.sound and index.timing == STAMPS and not index.parts
        self._sound: list[Any] = tracks if with_sound else []
        names = frozenset(s.codec_context.name for s in self._sound)
        self.form, self.suffix = container_for(index, names, wanted.suffix)
        self.sound = tuple(sorted(names))
        self.sound_indexes = frozenset(s.index for s in self._sound)
        self._parts = Parts()
        self._stocks: dict[int, Stocktaking] = {}
        self._work: Iterator[None] | None = None
        self.is_done = False

    def close(self) -> None:
        """Let go of the file."""
        self._work = None
        self._source.close()

    def more(self, size: int) -> list[tuple[int, bytes]]:
        """Copy until about ``size`` bytes wait; returns them with their places.

        Raises ``Problem('clips.not_copied')`` when no container takes the packets.
        """
        if self._work is None:
            self._work = self._copy()
        try:
            for _ in self._work:
                if self._parts.size >= size:
                    return self._parts.taken()
        except (FFmpegError, ValueError, OverflowError) as error:
            raise Problem("clips.not_copied") from error
        self.is_done = True
        return self._parts.taken()

    def stocks(self) -> list[Stock]:
        """Return what was copied of each stream, the pictures first."""
        return [stocktaking.stock() for stocktaking in self._stocks.values()]

    def _copy(self) -> Iterator[None]:
        target: Any = self._parts
        with av.open(target, "w", format=self.form) as out:
            streams = {}
            for stream in (self._source.stream, *self._sound):
                copied: Any = out.add_stream_from_template(stream)
                copied.time_base = stream.time_base
                streams[stream.index] = copied
                context = stream.codec_context
                self._stocks[stream.index] = Stocktaking(
                    stream.type, context.name, bytes(context.extradata or b"")
                )
            for packet in self._packets():
                self._stocks[packet.stream.index].add(bytes(packet))
                packet.stream = streams[packet.stream.index]
                out.mux(packet)
                yield

    def _packets(self) -> Iterator[Any]:
        """Yield the packets of the clip, their stamps counted from its first frame."""
        decoding = self._decoding()
        number = -1
        zero, base = self._zero(), Fraction(*self.index.time_base)
        for packet in self._demuxed():
            if packet.stream.index != self._source.stream.index:
                if self._sounds_within(packet, number):
                    yield _moved(packet, int(zero * base / packet.time_base))
                continue
            number += 1
            if number > self.cut.last and not self._sound:
                return
            if self.cut.first <= number <= self.cut.last and number not in self.cut.dropped:
                if decoding:
                    packet.dts = decoding.get(number, packet.dts)
                if self.index.parts and self._table.number(number) >= 0:
                    packet.pts = self.index.pts[self._table.number(number)]
                yield _moved(packet, zero)

    def _demuxed(self) -> Iterator[Any]:
        errors = 0
        while errors < _MOST_ERRORS:
            try:
                for packet in self._source.container.demux(self._source.stream, *self._sound):
                    errors = 0
                    if packet.size:
                        yield packet
            except EOFError:
                return
            except FFmpegError:
                errors += 1
            else:
                return

    def _zero(self) -> int:
        return self.index.pts[self.cut.first_number] if self.index.timing == STAMPS else 0

    def _sounds_within(self, packet: Any, number: int) -> bool:
        """Whether sound belongs to the pictures: by time, and read near them."""
        if packet.pts is None or number > self.cut.last + 1000:
            return False
        index = self.index
        base = Fraction(*index.time_base)
        at = packet.pts * packet.time_base
        start = index.pts[self.cut.first_number] * base
        end = index.pts[self.cut.last_number] * base
        return bool(start <= at <= end)

    def _decoding(self) -> dict[int, int]:
        """Return decoding stamps by decode number, where the file's own are no use to a muxer.

        Each picture is decoded when the one in its place of showing order would be due, earlier
        by as much as the greatest reordering needs. Empty where the file's own can be kept.
        """
        if self.index.timing != STAMPS or self._source.format in {"mov", "avi"}:
            return {}
        wanted = [
            n for n in range(self.cut.first, self.cut.last + 1)
            if n not in self.cut.dropped and self._table.number(n) >= 0
        ]  # fmt: skip
        shown = [self.index.pts[self._table.number(n)] for n in wanted]
        due = sorted(shown)
        ahead = max((d - s for d, s in zip(due, shown, strict=True)), default=0)
        return {n: d - ahead for n, d in zip(wanted, due, strict=True)}


def _moved(packet: Any, zero: int) -> Any:
    if packet.pts is not None:
        packet.pts -= zero
    if packet.dts is not None:
        packet.dts -= zero
    return packet
