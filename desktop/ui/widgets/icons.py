"""Lucide outlines in any colour."""

import logging
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import resources

_LOG = logging.getLogger(__name__)
_FOLDER = resources() / "icons"
_MISSING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" '
    'stroke="currentColor" stroke-width="2"><circle cx="12" cy="12" r="8"/></svg>'
)


@lru_cache(maxsize=256)
def outline(name: str) -> str:
    """Return the SVG text of an icon by its Lucide name; a plain circle when it is not shipped."""
    file = _FOLDER / f"{name}.svg"
    if file.is_file():
        return file.read_text(encoding="utf-8")
    _LOG.info("no icon called %s", name)
    return _MISSING


@lru_cache(maxsize=1024)
def tinted(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Draw an icon in ``colour`` (``#RRGGBB``), ``size`` logical pixels, for a screen ratio."""
    pixels = max(1, round(size * ratio))
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    svg = outline(name).replace("currentColor", colour)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
