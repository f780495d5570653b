"""Pictures whose file ends early or is damaged: loaded as far as they go, the rest hatched.

Other programs show such a picture with grey where the file says nothing, and nobody can tell that
grey from a grey wall.
"""

import io
import math
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFile

Box = tuple[int, int, int, int]
Size = tuple[int, int]

_JPEG = frozenset({"JPEG", "MPO"})
_END_OF_IMAGE = b"\xff\xd9"
# A marker within a scan: neither a stuffed byte, a restart nor padding (ITU T.81, B.1.1).
_MARKER = re.compile(rb"\xff([^\x00\xd0-\xd7\xff])", re.DOTALL)
_PROGRESSIVE, _SCAN, _END = 0xC2, 0xDA, 0xD9
_COEFFICIENTS = 64
_TAIL = 4096
# A stick pulled out while writing leaves whole blocks of zeros; no picture ends with so many.
_EMPTY_BLOCK = 512
# What might have followed. Where the picture would depend on it, it is missing.
_GUESSES = (b"\0" * 4096, b"\x5a\xa5" * 2048, b"\xfe\x13\x88" * 1365)
_PNG_HEAD, _ANCILLARY = 8, 0x20
# Interlacing tells every eighth row and column first (PNG 8.2, GIF89a appendix E).
_LACE = 8
_PALE, _DARK = (228, 228, 228), (140, 140, 140)
_FINEST_STEP, _STEPS = 6, 24
# By EXIF orientation (2.32, 4.6.4): where the last stored row is seen.
_LAST_ROW = {
    1: "lower", 2: "lower", 3: "upper", 4: "upper", 5: "right", 6: "left", 7: "left", 8: "right",
}  # fmt: skip
_OPPOSITE = {"lower": "upper", "upper": "lower", "left": "right", "right": "left"}


class Loaded(NamedTuple):
    """A loaded picture. ``gap`` is the part of it that the file does not describe.

    ``early`` says that the file lacks its end or is damaged, ``coarse`` that the finer detail of a
    progressive JPEG is missing.
    """

    image: Image.Image
    early: bool = False
    gap: Box | None = None
    coarse: bool = False


def load(image: ImageFile.ImageFile, draft: Size) -> Loaded:
    """Load an opened picture, in no more pixels than a ``draft`` of this size needs.

    Raises whatever the decoder raises where nothing can be shown.
    """
    file, form = image.fp, image.format or ""
    if file is None:
        return Loaded(image)
    image.draft("RGB", draft)
    data = _jpeg_until_cut(file) if form in _JPEG else None
    data = _png_until_damage(file) if form == "PNG" else data
    if data is not None:
        return _ended(data, draft) if form in _JPEG else _filled(data, form)
    try:
        image.load()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - decoders of damaged files raise almost anything
        file.seek(0)
        return _filled(file.read(), form)
    return Loaded(image)


def share_of(gap: Box, size: Size) -> int:
    """Return how much of a picture a gap takes, in whole percent and at least 1."""
    left, top, right, bottom = gap
    return max(1, math.ceil(100 * (right - left) * (bottom - top) / (size[0] * size[1])))


def side_of(gap: Box, size: Size, orientation: int) -> str:
    """Return where a gap is seen once the picture is upright: lower, upper, left or right."""
    left, top, right, bottom = gap
    if top == 0 and bottom == size[1] and (left or right < size[0]):
        return "right" if left else "left"
    last = _LAST_ROW[orientation]
    return last if bottom == size[1] else _OPPOSITE[last]


def scaled(gap: Box, size: Size, to: Size) -> Box:
    """Return a gap in a picture of another size, never smaller than it is."""
    across, down = to[0] / size[0], to[1] / size[1]
    left, top, right, bottom = gap
    return (
        math.floor(left * across),
        math.floor(top * down),
        math.ceil(right * across),
        math.ceil(bottom * down),
    )


def beside(gap: Box, size: Size) -> Box:
    """Return the largest part of a picture that a gap leaves."""
    left, top, right, bottom = gap
    width, height = size
    parts = [
        (0, 0, width, top),
        (0, bottom, width, height),
        (0, 0, left, height),
        (right, 0, width, height),
    ]
    return max(parts, key=lambda p: (p[2] - p[0]) * (p[3] - p[1]))


def hatch(picture: Image.Image, gap: Box) -> None:
    """Fill a gap of an RGB picture with stripes that no camera draws."""
    left, top, right, bottom = gap
    wide, high = right - left, bottom - top
    step = max(_FINEST_STEP, min(picture.size) // _STEPS)
    part = Image.new("RGB", (wide, high), _PALE)
    draw = ImageDraw.Draw(part)
    for start in range(-high, wide, step * 2):
        draw.line((start, high, start + high, 0), fill=_DARK, width=max(2, step // 2))
    picture.paste(part, (left, top))


def is_short(file: BinaryIO, kind: str) -> bool:
    """Tell whether a picture's file holds less than its own header says it should."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    if kind == "image/jpeg":
        return _jpeg_until_cut(file) is not None
    if kind == "image/png":
        return _png_until_damage(file) is not None
    if kind == "image/webp":
        return int.from_bytes(file.read(8)[4:], "little") + 8 > size
    return False


@contextmanager
def leniently() -> Iterator[None]:
    """Let decoders go on past the end; the child does one thing at a time."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _jpeg_until_cut(file: IO[bytes]) -> bytes | None:
    """Return a JPEG's bytes where no end of the picture follows them; None when one does."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _TAIL))
    ends = file.read().rstrip(b"\0").endswith(_END_OF_IMAGE)
    file.seek(0)
    if ends:
        return None
    data = file.read()
    file.seek(0)
    if any(marker == _END for marker, _body in _markers(data)):
        return None
    written = data.rstrip(b"\0")
    return written if len(data) - len(written) >= _EMPTY_BLOCK else data


def _markers(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield every marker after the first with its segment, passing over what scans hold."""
    place = 2
    while found := _MARKER.search(data, place):
        marker, place = found[1][0], found.end()
        length = int.from_bytes(data[place : place + 2], "big") if marker not in {0x01, _END} else 0
        yield marker, data[place + 2 : place + length]
        if marker == _END:
            return
        place += length


def _ended(data: bytes, draft: Size) -> Loaded:
    """Load a JPEG without an end: what depends on bytes that might have followed is missing."""
    with leniently():
        shown = _decoded(data + _END_OF_IMAGE, draft)
        first = shown.height
        for guess in _GUESSES:
            other = _decoded(data + guess + _END_OF_IMAGE, draft)
            differs = ImageChops.difference(shown, other).getbbox()
            first = min(first, differs[1] if differs else first)
    progressive, scans, done = _scans(data)
    coarse = progressive and (not done or first < shown.height)
    gap = None if progressive and scans > 1 else (0, first, *shown.size)
    return _loaded(shown, gap, coarse=coarse)


def _scans(data: bytes) -> tuple[bool, int, bool]:
    """Tell whether a JPEG is progressive, how many scans begin, and whether they tell all."""
    progressive, scans, components = False, 0, 0
    told: set[tuple[int, int]] = set()
    for marker, body in _markers(data):
        if marker == _PROGRESSIVE:
            progressive, components = True, body[5] if len(body) > 5 else 0
        if marker == _SCAN and body and len(body) >= 4 + 2 * body[0]:
            scans += 1
            first, last, bits = body[1 + 2 * body[0] :][:3]
            if bits & 15 == 0:
                chosen = body[1 : 1 + 2 * body[0] : 2]
                told |= {(c, k) for c in chosen for k in range(first, last + 1)}
    return progressive, scans, len(told) >= components * _COEFFICIENTS


def _decoded(data: bytes, draft: Size) -> Image.Image:
    image = Image.open(io.BytesIO(data), formats=("JPEG",))
    image.draft("RGB", draft)
    image.load()
    return image


def _png_until_damage(file: IO[bytes]) -> bytes | None:
    """Return a PNG's bytes as far as its chunks are whole; None when all of them are."""
    file.seek(0)
    data = file.read()
    file.seek(0)
    place = _PNG_HEAD
    while place + 12 <= len(data):
        name, end = data[place + 4 : place + 8], place + 8 + int.from_bytes(data[place : place + 4])
        if end + 4 > len(data):
            return data
        if not name[0] & _ANCILLARY and zlib.crc32(data[place + 4 : end]) != int.from_bytes(
            data[end : end + 4]
        ):
            return data[:place]
        if name == b"IEND":
            return None
        place = end + 4
    return data


def _filled(data: bytes, form: str) -> Loaded:
    """Load a picture over two grounds: where they differ, the file wrote nothing."""
    with leniently():
        shown, other = (_over(ground, data, form) for ground in (0, 255))
    differs = np.asarray(shown) != np.asarray(other)
    lost = differs.any(axis=2) if differs.ndim == 3 else differs
    if not _is_block(lost):
        return _laced(shown, lost)
    return _loaded(shown, _around(lost))


def _is_block(lost: NDArray[np.bool_]) -> bool:
    """Tell whether what is lost are whole rows side by side: not so where rows are interlaced."""
    rows = np.nonzero(lost.any(axis=1))[0]
    return not rows.size or (rows[-1] - rows[0] + 1 == rows.size and bool(lost[rows[1:-1]].all()))


def _laced(shown: Image.Image, lost: NDArray[np.bool_]) -> Loaded:
    """Fill what an interlaced picture was to say later from what it said before."""
    away, nearest = cv2.distanceTransformWithLabels(
        lost.astype(np.uint8), cv2.DIST_C, 3, labelType=cv2.DIST_LABEL_PIXEL
    )
    pixels = np.array(shown.convert("RGB"))
    # Labels count the pixels that are there, row by row.
    said = np.vstack([pixels[:1, 0], pixels[~lost]])[nearest]
    pixels[lost] = said[lost]
    image = Image.fromarray(pixels)
    gap = _around(away > _LACE)
    return _loaded(image, gap, coarse=True)


def _around(lost: NDArray[np.bool_]) -> Box | None:
    rows, columns = (np.nonzero(lost.any(axis=axis))[0] for axis in (1, 0))
    if not rows.size:
        return None
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def _over(ground: int, data: bytes, form: str) -> Image.Image:
    image = Image.open(io.BytesIO(data), formats=(form,))
    bands = len(image.getbands())
    colour = ground if bands == 1 else (ground,) * bands
    image.im = Image.new(image.mode, image.size, colour).im
    try:
        image.load()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - what was written until then is there
        image.tile = []
    return image


def _loaded(image: Image.Image, gap: Box | None, *, coarse: bool = False) -> Loaded:
    if gap is not None and gap[1] >= gap[3]:
        gap = None
    if gap == (0, 0, *image.size):
        raise EOFError("no row of the picture is there")
    return Loaded(image, early=True, gap=gap, coarse=coarse)
