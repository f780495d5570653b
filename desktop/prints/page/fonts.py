"""The embedded fonts: which one draws a character, and how wide it is.

Noto Sans SC draws nearly everything; the two Hanazono fonts hold the rare characters of names and
are read only when one of them is needed. All are TrueType, embedded as subsets. What none of them
has, control characters too, is drawn as a framed stand-in with its code point.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from desktop.paths import RESOURCES
from record.problems import Problem

REGULAR, BOLD = "Text-Regular", "Text-Bold"
RARE_A, RARE_B = "Rare-A", "Rare-B"
STAND_IN = "StandIn"
FILES = {
    REGULAR: "NotoSansSC_400Regular.ttf",
    BOLD: "NotoSansSC_700Bold.ttf",
    RARE_A: "HanaMinA.ttf",
    RARE_B: "HanaMinB.ttf",
}
CHAINS = {
    REGULAR: (REGULAR, RARE_A, RARE_B),
    BOLD: (BOLD, REGULAR, RARE_A, RARE_B),
}
_TRUETYPE = (b"\x00\x01\x00\x00", b"true")
# One font of stand-ins holds so many code points.
_BLOCK = 256

# Characters without a shape of their own: drawn as nothing, yet kept in the text that is copied.
_UNSEEN = (
    *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065),
    *range(0x2066, 0x206A), *range(0xFE00, 0xFE10), 0xFEFF, *range(0xE0100, 0xE01F0),
)  # fmt: skip
# Spaces in thousandths of the type size, as Unicode chapter 6.2 describes them.
_SPACES = {
    0x2000: 500, 0x2001: 1000, 0x2002: 500, 0x2003: 1000, 0x2004: 333, 0x2005: 250,
    0x2006: 167, 0x2007: 555, 0x2008: 278, 0x2009: 200, 0x200A: 100, 0x202F: 200, 0x205F: 222,
}  # fmt: skip


class Glyph(NamedTuple):
    """The font that draws a character and its advance, as a share of the type size."""

    font: str
    advance: float


class Run(NamedTuple):
    """Characters next to each other that one font draws."""

    font: str
    text: str

    @property
    def stands_in(self) -> bool:
        """Whether its characters are not drawn themselves."""
        return self.font.startswith(STAND_IN)


class _Faces:
    """The fonts read so far in this process, and what they are known to draw."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.read: dict[str, Any] = {}
        self.glyphs: dict[str, dict[str, Glyph]] = {name: {} for name in CHAINS}
        self._lock = threading.RLock()

    def face(self, name: str) -> Any:
        """Return a face, reading and registering its font the first time."""
        with self._lock:
            if name not in self.read:
                self.read[name] = self._register(name)
            return self.read[name]

    def glyph(self, character: str, weight: str) -> Glyph:
        """Return what draws ``character``."""
        known = self.glyphs[weight]
        if character not in known:
            known[character] = self._find(ord(character), weight)
        return known[character]

    def _find(self, code: int, weight: str) -> Glyph:
        for name in (*CHAINS[weight], f"{STAND_IN}-{code // _BLOCK:X}"):
            face = self.face(name)
            if face is not None and code in face.charToGlyph:
                break
        return Glyph(name, face.charWidths.get(code, 0) / 1000)

    def _register(self, name: str) -> Any:
        # A paper's texts are known long before one is drawn.
        from desktop.prints.page.embedding import BROKEN, embedded

        if name.startswith(STAND_IN):
            from desktop.prints.page.stand_ins import stand_in_font

            first = int(name.partition("-")[2], 16) * _BLOCK
            codes = range(first, first + _BLOCK)
            return embedded(name, stand_in_font(name, codes, self.face(REGULAR)))
        path = self.folder / FILES[name]
        try:
            face = embedded(name, path.read_bytes())
        except (OSError, *BROKEN) as error:
            if name in {RARE_A, RARE_B}:
                return None
            raise Problem("print.font_missing", file=path.name) from error
        if name in CHAINS:
            _add_unseen(face)
        return face


_faces = _Faces(RESOURCES / "fonts")


def use_folder(folder: Path) -> None:
    """Read the fonts from ``folder`` from now on; for tests and packaging checks."""
    global _faces  # noqa: PLW0603
    _faces = _Faces(folder)


def glyph(character: str, weight: str = REGULAR) -> Glyph:
    """Return the font and advance of one character; a stand-in's when no font can draw it."""
    return _faces.glyph(character, weight)


def glyphs(weight: str) -> Callable[[str], Glyph]:
    """Return a fast look-up of single characters for one weight; as ``glyph``."""
    known = _faces.glyphs[weight]

    def look_up(character: str) -> Glyph:
        return known.get(character) or glyph(character, weight)

    return look_up


def lacking() -> tuple[str, ...]:
    """Return the files of fonts that are missing or cut off; looks at their heads only."""
    return tuple(file for file in FILES.values() if not _is_whole(_faces.folder / file))


def require() -> None:
    """Make sure, before anything is drawn, that the text fonts are installed.

    Raises ``Problem('print.font_missing')``.
    """
    for weight in CHAINS:
        _faces.face(weight)


def runs(text: str, weight: str = REGULAR) -> list[Run]:
    """Split ``text`` into runs of one font each; a space stays with the stand-in before it.

    Readers lose spaces that stand alone between stand-ins.
    """
    look_up = glyphs(weight)
    found: list[Run] = []
    start, font = 0, ""
    for place, character in enumerate(text):
        needed = look_up(character).font
        if needed != font and not (character == " " and font.startswith(STAND_IN)):
            if place:
                found.append(Run(font, text[start:place]))
            start, font = place, needed
    if text:
        found.append(Run(font, text[start:]))
    return found


def width(text: str, size: float, weight: str = REGULAR) -> float:
    """Return the width of one line of text, in the unit of ``size``."""
    look_up = glyphs(weight)
    return sum(look_up(character).advance for character in text) * size


def _is_whole(path: Path) -> bool:
    """Whether every table that a font names lies within its file (OpenType, table directory)."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(12)
            count = int.from_bytes(head[4:6], "big")
            tables = file.read(16 * count)
    except OSError:
        return False
    if head[:4] not in _TRUETYPE or not count or len(tables) < 16 * count:
        return False
    ends = (tables[n + 8 : n + 16] for n in range(0, 16 * count, 16))
    return all(int.from_bytes(e[:4], "big") + int.from_bytes(e[4:], "big") <= size for e in ends)


def _add_unseen(face: Any) -> None:
    space = face.charToGlyph[0x20]
    for code in _UNSEEN:
        face.charToGlyph[code] = space
        face.charWidths[code] = 0
    for code, advance in _SPACES.items():
        if code not in face.charToGlyph:
            face.charToGlyph[code] = space
            face.charWidths[code] = advance
