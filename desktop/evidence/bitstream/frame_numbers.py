"""How H.264 counts its pictures, so that one that lacks is noticed (ITU-T H.264, 7.4.3).

Every picture that others refer to counts one up; a decoder that meets a gap copies the picture
before in its place and goes on without a word.
"""

from desktop.evidence.bitstream.units import length_size, whole_units

_IDR, _SPS = 5, 7
_SLICES = range(1, 6)
_HEAD = 64
_WITH_CHROMA = frozenset({44, 83, 86, 100, 110, 118, 122, 128, 134, 135, 138, 139, 244})


class FrameNumbers:
    """Count along with the pictures of one stream, in the order of decoding."""

    def __init__(self, header: bytes) -> None:
        """Read the parameters in a codec's header, and whether lengths or start codes follow."""
        self._bits = 0
        self._before: int | None = None
        self._lengths = length_size("h264", header)
        sets = [header[8:]] if self._lengths else whole_units(header, 0)
        for unit in sets:
            self._read_set(unit)

    def lacks_before(self, data: bytes) -> bool:
        """Whether a picture lacks before this one; unknown counts as no."""
        for unit in whole_units(data, self._lengths):
            kind = unit[0] & 0x1F if unit else 0
            if kind == _SPS:
                self._read_set(unit)
            if kind in _SLICES:
                return self._counts(unit, idr=kind == _IDR)
        return False

    def _counts(self, unit: bytes, *, idr: bool) -> bool:
        if not self._bits:
            return False
        try:
            bits = _Bits(unit[1:_HEAD])
            for _ in range(3):
                bits.golomb()
            number = bits.read(self._bits)
        except IndexError:
            return False
        before, refers = self._before, bool(unit[0] & 0x60)
        if refers or idr:
            self._before = number
        if idr or before is None:
            return False
        return number not in {before, (before + 1) % (1 << self._bits)}

    def _read_set(self, unit: bytes) -> None:
        if len(unit) < 4 or unit[0] & 0x1F != _SPS:
            return
        try:
            bits = _Bits(unit[4:_HEAD])
            bits.golomb()
            if unit[1] in _WITH_CHROMA and not _skip_chroma(bits):
                self._bits = 0
                return
            length = bits.golomb() + 4
            self._bits = 0 if _may_leave_gaps(bits) else length
        except IndexError:
            self._bits = 0


class _Bits:
    """Bits of a unit, without the bytes that keep start codes out of it."""

    def __init__(self, data: bytes) -> None:
        plain = data.replace(b"\0\0\3", b"\0\0")
        self._value, self._left = int.from_bytes(plain), len(plain) * 8

    def read(self, count: int) -> int:
        """Return the next bits as a number; raises ``IndexError`` at the end."""
        if count > self._left:
            raise IndexError
        self._left -= count
        return self._value >> self._left & (1 << count) - 1

    def golomb(self) -> int:
        """Return the next number written after Golomb."""
        zeros = 0
        while not self.read(1):
            zeros += 1
        return (1 << zeros) - 1 + self.read(zeros)


def _skip_chroma(bits: _Bits) -> bool:
    """Pass what high profiles say first; False where lists of scales follow."""
    if bits.golomb() == 3 and bits.read(1):
        return False
    bits.golomb()
    bits.golomb()
    bits.read(1)
    return not bits.read(1)


def _may_leave_gaps(bits: _Bits) -> bool:
    way = bits.golomb()
    if way == 0:
        bits.golomb()
    elif way == 1:
        bits.read(1)
        bits.golomb()
        bits.golomb()
        for _ in range(bits.golomb()):
            bits.golomb()
    bits.golomb()
    return bool(bits.read(1))
