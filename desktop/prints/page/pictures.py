"""Pictures made ready for paper: upright, no larger than print needs, nothing hidden in them.

JPEG data is embedded as it is, with only the segments that decoding needs: EXIF with its place and
its thumbnail, comments, colour profiles and whatever follows the picture are left out.
"""

import io
import re
from typing import Any, NamedTuple

from PIL import Image, ImageOps, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

from desktop.prints.page.styles import pixels

_TOO_FINE = 1.5
_QUALITY = 88
_ORIENTATION = 0x0112
_MAX_PIXELS = 120_000_000
_JPEG = b"\xff\xd8"
_START_OF_SCAN, _END, _ADOBE = 0xDA, 0xD9, 0xEE
_APPLICATION = range(0xE1, 0xF0)
_COMMENT = 0xFE
# Inside a scan 0xFF is followed by 0x00 or a restart mark; anything else starts a segment.
_NEXT_SEGMENT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")

# The unit square as the eye should see it, per EXIF orientation (EXIF 2.32, 4.6.5.1.4).
_UPRIGHT = {
    1: (1, 0, 0, 1, 0, 0), 2: (-1, 0, 0, 1, 1, 0), 3: (-1, 0, 0, -1, 1, 1), 4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1), 6: (0, -1, 1, 0, 0, 1), 7: (0, 1, 1, 0, 0, 0), 8: (0, 1, -1, 0, 1, 0),
}  # fmt: skip


class Prepared(NamedTuple):
    """A picture to draw: its data, its shape when upright, and how to turn it there."""

    image: Any
    ratio: float
    height: int
    upright: tuple[float, float, float, float, float, float]


class _Jpeg(ImageReader):  # type: ignore[misc]
    """JPEG data that ReportLab embeds without decoding it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._dataA = None
        self.fileName = ""

    def getRGBData(self) -> bytes:  # noqa: N802
        """Return what names the picture inside the document: its data."""
        return self._data

    def jpeg_fh(self) -> io.BytesIO:
        """Return the data to embed."""
        return io.BytesIO(self._data)


def prepare(data: bytes, width: float, height: float) -> Prepared | None:
    """Make a picture ready to be drawn at most ``width`` by ``height`` millimetres large.

    Returns None when the data is no picture that can be read.
    """
    try:
        with Image.open(io.BytesIO(data)) as opened:
            return _prepared(opened, data, pixels(width, height))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _prepared(opened: Image.Image, data: bytes, enough: tuple[int, int]) -> Prepared | None:
    if opened.width * opened.height > _MAX_PIXELS:
        return None
    turned = opened.getexif().get(_ORIENTATION, 1)
    wide, tall = opened.size[::-1] if turned in {5, 6, 7, 8} else opened.size
    fine = max(wide / enough[0], tall / enough[1]) > _TOO_FINE
    if opened.format == "JPEG" and opened.mode in {"L", "RGB"} and not fine:
        bare = bare_jpeg(data)
        # Of hundreds of pictures, those with nothing to take out are held once.
        kept = _Jpeg(data if bare == data else bare)
        return Prepared(kept, wide / tall, tall, _UPRIGHT.get(turned, _UPRIGHT[1]))
    return _redrawn(opened, enough, photo=opened.format == "JPEG")


def _redrawn(opened: Image.Image, enough: tuple[int, int], *, photo: bool) -> Prepared:
    opened.draft("RGB", (max(enough), max(enough)))
    picture = ImageOps.exif_transpose(opened)
    ratio = picture.width / picture.height
    picture.thumbnail(enough, Image.Resampling.LANCZOS)
    flat = _flattened(picture)
    if not photo:
        return Prepared(ImageReader(flat), ratio, flat.height, _UPRIGHT[1])
    written = io.BytesIO()
    flat.save(written, "JPEG", quality=_QUALITY)
    return Prepared(_Jpeg(written.getvalue()), ratio, flat.height, _UPRIGHT[1])


def _flattened(picture: Image.Image) -> Image.Image:
    """Lay a picture with transparency on white, as paper does."""
    if picture.mode in {"L", "RGB"}:
        return picture
    if picture.mode in {"LA", "PA", "RGBA"} or "transparency" in picture.info:
        shown = picture.convert("RGBA")
        paper = Image.new("RGBA", shown.size, "white")
        return Image.alpha_composite(paper, shown).convert("RGB")
    return picture.convert("RGB")


def bare_jpeg(data: bytes) -> bytes:
    """Return a JPEG without metadata; its compressed picture stays bit for bit the same.

    Raises ``ValueError`` for data that is no JPEG.
    """
    if not data.startswith(_JPEG):
        raise ValueError("no JPEG")
    kept = bytearray(_JPEG)
    place = 2
    while place + 2 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == _END:
            return bytes(kept + data[place : place + 2])
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        if marker == _START_OF_SCAN:
            found = _NEXT_SEGMENT.search(data, end)
            end = found.start() if found else len(data)
        if marker == 0xFF:
            end = place + 1
        elif marker != _COMMENT and (marker not in _APPLICATION or marker == _ADOBE):
            kept += data[place:end]
        place = end
    return bytes(kept)
