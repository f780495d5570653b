"""Fonts for what no other font can draw: a frame around the code point, such as U+1F44C.

Each font holds the stand-ins of some code points, made of the text font's own letters. A stand-in
is a glyph like any other, so lines break around it, and what is copied or searched in a paper is
the character itself.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from struct import pack, unpack_from
from typing import Any, NamedTuple

from reportlab.pdfbase.ttfonts import TTFontMaker

_SPACE = 0x20
_LETTERS = "U+0123456789ABCDEF"
# In units of a thousandth of the type size, as the text font has them.
_EM = 1000
_WIDE, _TALL = 0.46, 0.58
_BASELINE, _FOOT, _TOP = 168, 24, 736
_MARGIN, _LINE, _PAD, _GAP = 40, 34, 66, 12
# Flags of a glyph made of others (OpenType, "glyf").
_WORDS, _OFFSETS, _MORE, _TWO_SCALES, _UNSCALED = 0x0001, 0x0002, 0x0020, 0x0040, 0x1000
_ON_CURVE = 1
_MAGIC, _ONE = 0x5F0F3CF5, 0x00010000
_Box = tuple[int, int, int, int]


class _Glyph(NamedTuple):
    """The bytes of a glyph, its advance, and its box (left, foot, right, top)."""

    data: bytes
    advance: int
    box: _Box


def stand_in_font(name: str, codes: Sequence[int], letters: Any) -> bytes:
    """Return a TrueType font that draws the stand-ins of these code points, and a space.

    ``letters`` is the face of the text font as ReportLab read it, with 1000 units to the em.
    """
    parts = [_letter(letters, letter) for letter in _LETTERS]
    space = _Glyph(b"", letters.hmetrics[letters.charToGlyph[_SPACE]][0], (0, 0, 0, 0))
    glyphs = [_framed(400), *parts, space]
    of_code = {_SPACE: len(parts) + 1}
    for code in codes:
        words = [_LETTERS.index(letter) for letter in f"U+{code:04X}"]
        frame, places = _laid_out([parts[word].advance for word in words])
        glyphs.append(frame)
        of_code[code] = len(glyphs)
        glyphs.append(_joined(len(glyphs) - 1, frame, [word + 1 for word in words], places))
    return _file(name, of_code, glyphs)


def _letter(face: Any, letter: str) -> _Glyph:
    """Return a glyph of the text font without its hints, which belong to that font's program."""
    number = face.charToGlyph[ord(letter)]
    start = face.get_table_pos("glyf")[0]
    data = face.get_chunk(
        start + face.glyphPos[number], face.glyphPos[number + 1] - face.glyphPos[number]
    )
    contours, *box = unpack_from(">5h", data)
    hints_at = 10 + 2 * contours
    (hints,) = unpack_from(">H", data, hints_at)
    bare = data[:hints_at] + b"\0\0" + data[hints_at + 2 + hints :]
    left, foot, right, top = box
    return _Glyph(bare, face.hmetrics[number][0], (left, foot, right, top))


def _laid_out(advances: Sequence[int]) -> tuple[_Glyph, list[int]]:
    """Return the frame around letters of such advances, and where each of them begins."""
    at = _MARGIN + _LINE + _PAD
    places = []
    for advance in advances:
        places.append(at)
        at += round(advance * _WIDE) + _GAP
    return _framed(at - _GAP + _PAD + _LINE), places


def _framed(right: int) -> _Glyph:
    """Return a frame from the margin to ``right``: a rectangle with another one cut out."""
    left, foot, top = _MARGIN, _FOOT, _TOP
    outer = [(left, foot), (left, top), (right, top), (right, foot)]
    left, foot, right, top = left + _LINE, foot + _LINE, right - _LINE, top - _LINE
    inner = [(left, foot), (right, foot), (right, top), (left, top)]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise([(0, 0), *outer, *inner])]
    box = (_MARGIN, _FOOT, right + _LINE, _TOP)
    data = pack(">5h2HH8B", 2, *box, 3, 7, 0, *[_ON_CURVE] * 8)
    data += pack(">8h", *(x for x, _ in steps)) + pack(">8h", *(y for _, y in steps))
    return _Glyph(data, right + _LINE + _MARGIN, box)


def _joined(frame_at: int, frame: _Glyph, letters: Sequence[int], places: list[int]) -> _Glyph:
    """Return a glyph made of a frame and of letters made smaller."""
    flags = _WORDS | _OFFSETS | _MORE | _UNSCALED
    data = pack(">5h", -1, *frame.box) + pack(">2H2h", flags, frame_at, 0, 0)
    scales = round(_WIDE * 2**14), round(_TALL * 2**14)
    for number, (letter, x) in enumerate(zip(letters, places, strict=True), 1):
        more = _MORE if number < len(letters) else 0
        flags = _WORDS | _OFFSETS | _TWO_SCALES | _UNSCALED | more
        data += pack(">2H2h2h", flags, letter, x, _BASELINE, *scales)
    return _Glyph(data, frame.advance, frame.box)


def _file(name: str, of_code: Mapping[int, int], glyphs: Sequence[_Glyph]) -> bytes:
    made = TTFontMaker()
    places, data = [0], b""
    for glyph in glyphs:
        data += glyph.data + b"\0" * (-len(glyph.data) % 4)
        places.append(len(data))
    count = len(glyphs)
    left, foot, right, top = zip(*(glyph.box for glyph in glyphs), strict=True)
    box = min(left), min(foot), max(right), max(top)
    widest = max(glyph.advance for glyph in glyphs)
    made.add("glyf", data)
    made.add("loca", pack(f">{count + 1}L", *places))
    made.add("hmtx", b"".join(pack(">Hh", g.advance, g.box[0]) for g in glyphs))
    made.add("head", pack(
        ">4L2H2Q4h2H3h", _ONE, _ONE, 0, _MAGIC, 0, _EM, 0, 0, *box, 0, 8, 2, 1, 0,
    ))  # fmt: skip
    made.add("hhea", pack(
        ">L3hH11hH", _ONE, _TOP, 0, 0, widest, 0, 0, widest, 1, *[0] * 7, count,
    ))  # fmt: skip
    made.add("maxp", pack(">L14H", _ONE, count, 256, 16, 512, 64, 2, *[0] * 6, 16, 1))
    made.add("post", pack(">2L2h5L", 3 * _ONE, 0, -100, 50, *[0] * 5))
    made.add("name", _names(name))
    made.add("cmap", _characters(of_code))
    stream: bytes = made.makeStream()
    return stream


def _names(name: str) -> bytes:
    """Return the table of names: family, full name and PostScript name, for Macintosh readers."""
    said = name.encode("ascii")
    records = b"".join(pack(">6H", 1, 0, 0, kind, len(said), 0) for kind in (1, 4, 6))
    return pack(">3H", 0, 3, 6 + len(records)) + records + said


def _characters(of_code: Mapping[int, int]) -> bytes:
    """Return the table that finds a character's glyph."""
    groups = b"".join(pack(">3L", code, code, glyph) for code, glyph in of_code.items())
    table = pack(">2H3L", 12, 0, 16 + len(groups), 0, len(of_code)) + groups
    return pack(">4HL", 0, 1, 3, 10, 12) + table
