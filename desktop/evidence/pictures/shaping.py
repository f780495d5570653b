"""Pictures whose pixels are not square, made over into square ones."""

from desktop.evidence.footage.geometry import SQUARE, sane, squared_size, with_aspect
from record.derivatives.stills import Aspect

__all__ = ["SQUARE", "squared", "with_aspect"]


def squared(width: int, height: int, rgb: bytes, aspect: Aspect) -> tuple[int, int, bytes]:
    """Return RGB rows with square pixels; the shorter way grows, so that nothing is lost.

    Whole-number reckoning of Pillow: the same bytes on every machine.
    """
    size = squared_size((width, height), sane(aspect))
    if size == (width, height):
        return width, height, rgb
    from PIL import Image

    made = Image.frombytes("RGB", (width, height), rgb).resize(size, Image.Resampling.LANCZOS)
    return *size, made.tobytes()
