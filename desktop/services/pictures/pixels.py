"""Pixels as they go in and out of derivatives: rows of RGB bytes, and what is done to them."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
import numpy as np
from numpy.typing import NDArray

from desktop.evidence.pictures import annotations, enhancing, shaping
from desktop.evidence.pictures.captions import Moment, Panel, captioned, together
from desktop.evidence.pictures.encoding import png
from desktop.evidence.pictures.shaping import SQUARE
from desktop.services.pictures.captions import moment
from record.derivatives.drawn import (
    Annotated,
    Enhancement,
    KeptCaption,
    Layer,
    Panelled,
    PanelSource,
)
from record.derivatives.stills import Aspect


class Pixels(msgspec.Struct, frozen=True):
    """An upright picture: width * height * 3 bytes; ``orientation`` is that of its file (EXIF).

    ``aspect`` is the shape of its pixels, width to height.
    """

    width: int
    height: int
    rgb: bytes
    orientation: int = 1
    aspect: Aspect = SQUARE


def squared(pixels: Pixels) -> Pixels:
    """Return a picture with square pixels, which letters and marks are drawn on."""
    if pixels.aspect == SQUARE:
        return pixels
    square = shaping.squared(pixels.width, pixels.height, pixels.rgb, pixels.aspect)
    return Pixels(*square, pixels.orientation)


def png_of(pixels: Pixels) -> bytes:
    """Return a picture as PNG, which says the shape of its pixels."""
    return shaping.with_aspect(png(pixels.width, pixels.height, pixels.rgb), pixels.aspect)


def previewed(pixels: Pixels, wanted: Enhancement, edge: int) -> Pixels:
    """Return what an enhancement looks like within ``edge`` pixels."""
    made = enhancing.preview(_rows(pixels), wanted, edge)
    return _pixels(made, pixels.orientation, pixels.aspect)


def enhanced(pixels: Pixels, wanted: Enhancement) -> Pixels:
    """Return the enhanced picture."""
    made = enhancing.enhanced(_rows(pixels), wanted)
    return _pixels(made, pixels.orientation, pixels.aspect)


def middle(pixels: Pixels, frames: Sequence[bytes]) -> Pixels:
    """Return the middle of several frames of a picture's size."""
    shape = (pixels.height, pixels.width, 3)
    rows = [np.frombuffer(frame, np.uint8).reshape(shape) for frame in frames]
    return _pixels(enhancing.middle_of(rows), pixels.orientation, pixels.aspect)


def marked(pixels: Pixels, layer: Layer) -> Pixels:
    """Return a picture with marks in upright coordinates of its square pixels."""
    pixels = squared(pixels)
    return _pixels(annotations.drawn(_rows(pixels), layer), pixels.orientation)


def stored(layer: Layer, orientation: int) -> Layer:
    """Return marks in coordinates of the original; raises ``derivatives.bad_mark``."""
    annotations.refuse_bad(layer)
    return annotations.turned(layer, orientation, upright=False)


def layer_in(said: Annotated) -> Layer:
    """Return the marks of an annotated picture in upright coordinates."""
    return annotations.turned(said.layer, said.orientation, upright=True)


def with_caption(pixels: Pixels, said: KeptCaption) -> Pixels:
    """Return a picture with its words below."""
    pixels = squared(pixels)
    sheet = captioned(pixels.width, pixels.height, pixels.rgb, said.lines, said.warning)
    return Pixels(sheet.width, sheet.height, sheet.pixels)


def sheet(pictures: Sequence[Pixels], said: Panelled) -> Pixels:
    """Return several pictures on one sheet, as its settings say."""
    panels = [
        Panel(p.width, p.height, p.rgb, source.caption.lines, source.heading)
        for p, source in zip(map(squared, pictures), said.sources, strict=True)
    ]
    made = together(panels, said.title, _moments(said.sources))
    return Pixels(made.width, made.height, made.pixels)


def libraries() -> str:
    """Return the versions that decide what drawn pixels look like."""
    import cv2
    import PIL
    from PIL import features

    freetype = features.version("freetype2") or ""
    return f"OpenCV {cv2.__version__}, Pillow {PIL.__version__}, FreeType {freetype}"


def _moments(sources: Sequence[PanelSource]) -> list[Moment]:
    told = [(source.caption.corrected_at, source.heading) for source in sources]
    times = [(datetime.fromisoformat(at), heading) for at, heading in told if at]
    if not times:
        return []
    first = min(at for at, _ in times)
    return [
        Moment((at - first).total_seconds(), f"{heading}  {moment(at)}") for at, heading in times
    ]


def _rows(pixels: Pixels) -> NDArray[np.uint8]:
    return np.frombuffer(pixels.rgb, np.uint8).reshape(pixels.height, pixels.width, 3)


def _pixels(rows: NDArray[np.uint8], orientation: int, aspect: Aspect = SQUARE) -> Pixels:
    return Pixels(rows.shape[1], rows.shape[0], rows.tobytes(), orientation, aspect)
