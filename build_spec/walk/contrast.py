"""What is too faint: contrasts measured in the pixels of a window that is drawn."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from build_spec.walk import checks
from build_spec.walk.faults import Fault
from build_spec.walk.parts import Screen
from desktop.ui.widgets.banner import Banner

Pixels = NDArray[np.uint32]
TEXT, BORDER = 4.5, 3.0
FIELDS = (QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit)
LEAST_PIXELS = 40
EDGE = 3
"""How far the borders and round corners of controls and chips reach in, in pixels."""


def faint(root: QWidget, _screen: Screen) -> Iterator[Fault]:
    """Yield texts under 4.5:1, placeholders and disabled ones too, and borders under 3:1."""
    picture = pixels(root.grab().toImage())
    seen: set[tuple[str, str]] = set()
    for widget in checks.shown(root):
        area = _visible(widget, root)
        if area.width() * area.height() < LEAST_PIXELS:
            continue
        for kind, found, least in _measured(widget, picture, area):
            key = (kind, checks.named(widget))
            if found < least and key not in seen:
                seen.add(key)
                yield Fault(type(root).__name__, kind, checks.named(widget), f"{found:.2f}:1")


def _measured(widget: QWidget, picture: Pixels, area: QRect) -> Iterator[tuple[str, float, float]]:
    if _says(widget):
        plain = isinstance(widget, QLabel) and not widget.property("look")
        yield "faint text", text_contrast(picture, area, 0 if plain else EDGE), TEXT
    if isinstance(widget, FIELDS) and not checks.inner(widget) and _framed(widget):
        yield "faint border", edge_contrast(picture, area), BORDER
    if isinstance(widget, QCheckBox | QRadioButton):
        box = _indicator(widget).translated(area.topLeft())
        yield "faint border", edge_contrast(picture, box), BORDER


def text_contrast(picture: Pixels, area: QRect, edge: int = EDGE) -> float:
    """Return the contrast of what is written in an area with its most common colour, 1 to 21.

    ``edge`` is how far its border reaches in, in pixels: letters of a plain label begin at once.
    """
    inside = area.adjusted(edge, edge, -edge, -edge)
    part = picture[inside.top() : inside.bottom() + 1, inside.left() : inside.right() + 1]
    colours, counts = np.unique(part, return_counts=True)
    if len(colours) < 2:
        return 21.0
    lights = _luminances(colours)
    ground = lights[int(counts.argmax())]
    return float(max(_ratio(ground, lights.min()), _ratio(ground, lights.max())))


def edge_contrast(picture: Pixels, area: QRect) -> float:
    """Return the contrast of the left edge of an area with what lies beside it, 1 to 21."""
    row = picture[area.center().y()]
    beside, *edge = _luminances(
        row[[max(0, area.left() - 3), *range(area.left(), area.left() + 3)]]
    )
    return max(_ratio(beside, each) for each in edge)


def pixels(image: QImage) -> Pixels:
    """Return the pixels of a picture by row and column, each as 0xRRGGBB."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    wide, high = plain.bytesPerLine() // 4, plain.height()
    whole = np.frombuffer(plain.constBits(), np.uint32).reshape(high, wide)
    return np.asarray(whole[:, : plain.width()] & np.uint32(0xFFFFFF), np.uint32)


def _luminances(colours: Pixels) -> NDArray[np.float64]:
    """Return the relative luminance of colours 0xRRGGBB, 0 to 1 (WCAG 2.2)."""
    channels = np.stack([(colours >> shift) & 0xFF for shift in (16, 8, 0)]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return np.asarray(np.array([0.2126, 0.7152, 0.0722]) @ linear, np.float64)


def _ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _says(widget: QWidget) -> bool:
    if isinstance(widget, QLabel):
        # A lone dash is too thin for its full colour.
        return any(each.isalnum() for each in widget.text()) and widget.pixmap().isNull()
    if isinstance(widget, QAbstractButton):
        return bool(widget.text())
    if isinstance(widget, QLineEdit):
        return bool(widget.text() or widget.placeholderText())
    return isinstance(widget, QComboBox) and bool(widget.currentText())


def _framed(widget: QWidget) -> bool:
    return widget.property("look") not in {"title", "bare"} and widget.isEnabled()


def _indicator(widget: QCheckBox | QRadioButton) -> QRect:
    option = QStyleOptionButton()
    widget.initStyleOption(option)
    part = (
        QStyle.SubElement.SE_CheckBoxIndicator
        if isinstance(widget, QCheckBox)
        else QStyle.SubElement.SE_RadioButtonIndicator
    )
    return widget.style().subElementRect(part, option, widget)


def _visible(widget: QWidget, root: QWidget) -> QRect:
    """Return what of a widget is on the picture of its window."""
    area = QRect(widget.mapTo(root, QPoint()), widget.size())
    above = widget.parentWidget()
    whole = QRect(area)
    while above is not None and above is not root:
        area &= QRect(above.mapTo(root, QPoint()), above.size())
        above = above.parentWidget()
    area &= root.rect()
    for banner in root.findChildren(Banner):
        if banner.ground is not None and banner.isVisible() and not banner.isAncestorOf(widget):
            lies = QRect(banner.mapTo(root, QPoint()), banner.size())
            if widget is not banner and lies.intersects(area):
                return QRect()
    # What is half scrolled away is measured where it is whole.
    return area if area == whole else QRect()
