"""Pictures: their own words, thumbnails and previews. Bytes in, pixels out, upright.

Pillow alone decodes foreign pictures, by the format the content called for and within the pixel
limit; nothing here is given a path.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple

import msgspec
import numpy as np
import pi_heif
from PIL import AvifImagePlugin, ExifTags, Image, ImageFile, ImageOps

from desktop.evidence.files.dimensions import MAX_FRAMES, claimed_size, is_too_large
from desktop.evidence.files.leading import without_leading
from desktop.evidence.footage.geometry import SQUARE, sane, squared_size
from desktop.evidence.pictures import camera, endings
from desktop.evidence.pictures.answers import Encoded, Picture
from desktop.evidence.pictures.encoding import KEYWORD
from desktop.evidence.pictures.endings import Box
from desktop.evidence.pictures.messages import Described
from desktop.evidence.pictures.quality import measure
from record.derivatives.stills import Aspect
from record.problems import Problem

_FORMATS = {
    "image/jpeg": ("JPEG", "MPO"),
    "image/png": ("PNG",),
    "image/webp": ("WEBP",),
    "image/bmp": ("BMP", "DIB"),
    "image/gif": ("GIF",),
    "image/tiff": ("TIFF",),
    "image/heic": ("HEIF",),
    "image/avif": ("AVIF",),
}
_DRAWN_BY_PROGRAMS = frozenset({"image/png", "image/bmp", "image/gif"})
_MEASURED_EDGE = 1600
_THUMBNAIL_QUALITY = 82
# The limit is checked from the header first, and again on what the decoder believes.
Image.MAX_IMAGE_PIXELS = None
# The child may start no threads once it is shut in.
pi_heif.register_heif_opener(decode_threads=1, thumbnails=False)
AvifImagePlugin.DEFAULT_MAX_THREADS = 1


def describe(file: BinaryIO, kind: str) -> Described:
    """Tell what a picture says of itself and measure its quality."""
    with _opened(file, kind) as image:
        own = KEYWORD.decode() in image.info
        written = camera.read(image.getexif())
        width, height = image.size
        frames = min(MAX_FRAMES, getattr(image, "n_frames", 1))
        flat = _flattened(image, (_MEASURED_EDGE, _MEASURED_EDGE))
        quality = measure(np.asarray(flat.there), white_is_paper=kind in _DRAWN_BY_PROGRAMS)
    return Described(
        width=width,
        height=height,
        frames=frames,
        early=flat.early,
        missing=flat.missing,
        missing_side=flat.missing_side,
        coarse=flat.coarse,
        reblur=quality.reblur,
        brightness=quality.brightness,
        glare=quality.glare,
        remarks=quality.remarks,
        own=own,
        **msgspec.structs.asdict(written),
    )


def thumbnail(file: BinaryIO, kind: str, edge: int) -> Encoded:
    """Make a JPEG no larger than ``edge`` pixels either way."""
    with _opened(file, kind) as image:
        return as_thumbnail(_upright(image, (edge, edge)))


def preview(
    file: BinaryIO, kind: str, within: tuple[int, int], *, as_stored: bool = False
) -> Picture:
    """Give upright RGB pixels within a size, never enlarged.

    A picture that says that its pixels are not square gets square ones, unless ``as_stored``.
    """
    with _opened(file, kind) as image:
        aspect = _aspect(image) if as_stored else SQUARE
        shown = _upright(image, within, as_stored=as_stored)
        return Picture(shown.width, shown.height, shown.tobytes(), aspect)


def upright_pixels(file: BinaryIO, kind: str, edge: int) -> Image.Image:
    """Return an upright RGB picture within ``edge`` pixels."""
    with _opened(file, kind) as image:
        return _upright(image, (edge, edge))


def measured_pixels(file: BinaryIO, kind: str, edge: int) -> Image.Image:
    """Return what ``upright_pixels`` does, to be measured or read.

    Raises ``Problem('evidence.cut_short')`` where a part is missing: the stripes in its place
    would be taken for what was photographed.
    """
    with _opened(file, kind) as image:
        flat = _flattened(image, (edge, edge))
        if flat.gap is not None:
            raise Problem("evidence.cut_short")
        return _turned(flat)


def upright_size(file: BinaryIO, kind: str) -> tuple[int, int]:
    """Return width and height of the upright picture in its own pixels."""
    with _opened(file, kind) as opened:
        image: Image.Image = opened
        width, height = image.size
        if kind == "image/tiff":
            image = endings.load(opened, opened.size).image
            width, height = image.size
        turned = camera.orientation(image.getexif()) >= 5
    return (height, width) if turned else (width, height)


def whole(file: BinaryIO, kind: str) -> tuple[Image.Image, int, Aspect]:
    """Return the upright RGB picture in its own pixels, its EXIF orientation, their shape."""
    with _opened(file, kind) as image:
        stored, aspect = camera.orientation(image.getexif()), _aspect(image)
        size = image.size if stored < 5 else image.size[::-1]
        return _upright(image, size, as_stored=True), stored, aspect


def as_thumbnail(image: Image.Image) -> Encoded:
    """Encode an RGB picture of ours as JPEG, without anything the original carried."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_THUMBNAIL_QUALITY)
    return Encoded(out.getvalue())


@contextmanager
def _opened(file: BinaryIO, kind: str) -> Iterator[ImageFile.ImageFile]:
    file = without_leading(file, kind)
    claimed = claimed_size(file, kind)
    if claimed is None:
        raise Problem("evidence.undecodable")
    if is_too_large(claimed):
        raise Problem("evidence.picture_too_large")
    file.seek(0)
    # Decoders of damaged files raise almost anything; none of it is a bug of ours.
    try:
        # Words beside a picture may be damaged without harm to it.
        with endings.leniently():
            opened = Image.open(file, formats=_FORMATS[kind])
        with opened as image:
            _refuse_if_large(image)
            yield image
    except (Problem, MemoryError):
        raise
    except Exception as error:
        short = endings.is_short(file, kind)
        raise Problem("evidence.cut_short" if short else "evidence.undecodable") from error


def _refuse_if_large(image: Image.Image) -> None:
    if is_too_large(image.size):
        raise Problem("evidence.picture_too_large")


def _aspect(image: Image.Image) -> Aspect:
    """Return the shape of a picture's pixels, which PNG alone says, as our stills do.

    A resolution in inches is what scanners and programs write without meaning a shape.
    """
    across, down = image.info.get("aspect", SQUARE)
    return sane((down, across))


class _Flat(NamedTuple):
    """A picture as it is stored, in RGB; where the file does not describe it, it is hatched."""

    picture: Image.Image
    orientation: int
    early: bool = False
    gap: Box | None = None
    coarse: bool = False

    @property
    def there(self) -> Image.Image:
        """The part that the file describes."""
        if self.gap is None:
            return self.picture
        return self.picture.crop(endings.beside(self.gap, self.picture.size))

    @property
    def missing(self) -> int:
        """How much is not there, in percent."""
        return endings.share_of(self.gap, self.picture.size) if self.gap else 0

    @property
    def missing_side(self) -> str:
        """Where it is not there, once the picture is upright."""
        if self.gap is None:
            return ""
        return endings.side_of(self.gap, self.picture.size, self.orientation)


def _upright(
    image: ImageFile.ImageFile, within: tuple[int, int], *, as_stored: bool = False
) -> Image.Image:
    return _turned(_flattened(image, within, as_stored=as_stored))


def _flattened(
    opened: ImageFile.ImageFile, within: tuple[int, int], *, as_stored: bool = False
) -> _Flat:
    loaded = endings.load(opened, (max(within), max(within)))
    image = loaded.image
    natural = image.size if as_stored else squared_size(image.size, _aspect(opened))
    if is_too_large(natural):
        natural = image.size
    # Only now: Pillow turns a TIFF while loading it, and forgets its orientation then.
    orientation = camera.orientation(image.getexif())
    width, height = within[::-1] if orientation >= 5 else within
    scale = min(1.0, width / natural[0], height / natural[1])
    size = max(1, round(natural[0] * scale)), max(1, round(natural[1] * scale))
    flat = _flat(_reduced(image, int(1 / scale) // 2))
    if flat.size != size:
        flat = flat.resize(size, Image.Resampling.LANCZOS)
    gap = endings.scaled(loaded.gap, image.size, size) if loaded.gap else None
    if gap is not None:
        endings.hatch(flat, gap)
    return _Flat(flat, orientation, loaded.early, gap, loaded.coarse)


def _turned(flat: _Flat) -> Image.Image:
    if flat.orientation == 1:
        return flat.picture
    flat.picture.getexif()[ExifTags.Base.Orientation] = flat.orientation
    return ImageOps.exif_transpose(flat.picture)


def _reduced(image: Image.Image, times: int) -> Image.Image:
    """Shrink a large picture before anything copies it; memory is what bombs aim at."""
    if times < 2:
        return image
    # Averaging with transparency would need a second copy of the whole picture.
    if image.mode in {"RGB", "L", "CMYK", "YCbCr"}:
        return image.reduce(times)
    size = max(1, image.width // times), max(1, image.height // times)
    return image.resize(size, Image.Resampling.NEAREST)


def _flat(image: Image.Image) -> Image.Image:
    """Return RGB on white; 16-bit greys keep their upper 8 bits."""
    if image.mode.startswith("I"):
        values = np.clip(np.asarray(image).astype(np.int64) >> 8, 0, 255).astype(np.uint8)
        return Image.fromarray(values).convert("RGB")
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        layered = image.convert("RGBA")
        white = Image.new("RGB", layered.size, "white")
        white.paste(layered, mask=layered.getchannel("A"))
        return white
    return image if image.mode == "RGB" else image.convert("RGB")
