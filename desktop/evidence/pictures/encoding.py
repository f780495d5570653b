"""Pixels of our own into picture files."""

import io

JPEG_QUALITY = 90


def jpeg(width: int, height: int, rgb: bytes) -> bytes:
    """Return RGB pixels as a JPEG."""
    return _encoded(width, height, rgb, "JPEG", quality=JPEG_QUALITY)


def png(width: int, height: int, rgb: bytes) -> bytes:
    """Return RGB pixels as a PNG, without loss."""
    return _encoded(width, height, rgb, "PNG", compress_level=1)


def _encoded(width: int, height: int, rgb: bytes, kind: str, **how: int) -> bytes:
    from PIL import Image

    target = io.BytesIO()
    Image.frombytes("RGB", (width, height), rgb).save(target, kind, **how)
    return target.getvalue()
