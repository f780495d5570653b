"""Where each packet of a video stream lies, so that a packet is known again after a seek.

Demuxers stamp packets anew after a seek, and some stamp them differently (Dahua files forget the
milliseconds, program streams count on from the last stamp they saw). A frame is therefore known
by its packet's place, as found in one pass from the beginning, and never by a later stamp.
"""

from bisect import bisect_right
from functools import cached_property

import msgspec

HIDDEN = -1


class PacketTable(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The packets in decoding order, by decode number from 0.

    ``stamps`` are what to seek by; ``numbers`` are the frames' numbers in showing order, or
    ``HIDDEN``, and empty where only decoding tells them. ``keys`` are decode numbers where
    decoding may begin, ``sure`` those whose number in showing is known without decoding from the
    start, ``anew`` those after which nothing rests on what lies before. ``damaged`` are those that
    came damaged or right after something lost. From packet ``adrift`` on (-1: never) frames were
    lost in a file that only counts: numbers and times are doubtful to its end.
    """

    places: tuple[int, ...]
    sizes: tuple[int, ...]
    stamps: tuple[int, ...]
    numbers: tuple[int, ...]
    keys: tuple[int, ...]
    sure: tuple[int, ...]
    anew: tuple[int, ...] = ()
    damaged: tuple[int, ...] = ()
    adrift: int = -1

    def find(self, place: int, size: int, expected: int) -> int:
        """Return the decode number of a packet, or -1; ``expected`` (-1: none) is tried first."""
        if 0 <= expected < len(self.sizes) and self._is(expected, place, size):
            return expected
        return self._by_place.get((place, size), -1)

    def number(self, packet: int) -> int:
        """Return a frame's number in showing by its decode number, or ``HIDDEN``."""
        return self.numbers[packet] if self.numbers else packet

    def packet(self, number: int) -> int:
        """Return a frame's decode number by its number in showing."""
        return self._packets[number] if self.numbers else number

    def key_for(self, number: int) -> int:
        """Return the position, among ``keys``, of the last one a frame can be decoded from.

        It comes before the frame in decoding and in showing; -1 when there is none.
        """
        packet = self.packet(number)
        at = bisect_right(self.keys, packet) - 1
        while at >= 0 and not 0 <= self.number(self.keys[at]) <= number:
            at -= 1
        return at

    def _is(self, packet: int, place: int, size: int) -> bool:
        known = self.places[packet]
        return self.sizes[packet] == size and (known in {place, -1} or place < 0)

    @cached_property
    def _packets(self) -> dict[int, int]:
        return {number: packet for packet, number in enumerate(self.numbers) if number != HIDDEN}

    @cached_property
    def _by_place(self) -> dict[tuple[int, int], int]:
        known: dict[tuple[int, int], int] = {}
        for packet, where in enumerate(zip(self.places, self.sizes, strict=True)):
            known[where] = -1 if where in known or where[0] < 0 else packet
        return known
