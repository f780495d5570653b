"""Read which sheet this is: by its QR code, by its printed number, and whether both agree.

A wrong name is worse than none. The QR code is read on the full picture first, then on the
flattened crop at several scales, sharpened; the number below it is read by the model that reads
writing and counts only when its two check characters hold (MEASURED.md 4).
"""

from collections.abc import Callable, Iterator

import cv2
import msgspec
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from desktop.evidence.papers.sheet import Located, Pixels, Points, flatten, sharpened
from record.sheets.paper import SheetCode, confirmation_layout, read_payload

BY_CODE, BY_NUMBER = "QR", "OCR"
ReadLine = Callable[[NDArray[np.uint8]], tuple[str, float]]
_RESCUE_SCALES = (8, 12, 5)
_QR_MARGIN = 9.0
_STRAY_MM = 30.0
_STRIP_MARGINS = (4.0, 2.5)
_STRIP_SCALE = 6
_SURE = 0.6
_QR_ONLY = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


class Symbol(msgspec.Struct, frozen=True):
    """A QR code of ours in the picture, and its corners clockwise from its own top left."""

    named: SheetCode
    quad: Points


def symbols_on(grey: Pixels) -> tuple[Symbol, ...]:
    """Read all our codes in a picture."""
    found = []
    for barcode in zxingcpp.read_barcodes(grey, formats=_QR_ONLY):
        named = read_payload(barcode.text)
        if named is not None:
            found.append(Symbol(named, _quad(barcode.position)))
    return tuple(found)


def symbol_of(symbols: tuple[Symbol, ...], located: Located) -> Symbol | None:
    """Return the symbol that stands where this sheet has its code, if any does."""
    area = confirmation_layout(located.page, last=False).qr
    middle = np.array([area.x + area.width / 2, area.y + area.height / 2])
    for symbol in symbols:
        at = located.on_paper(symbol.quad).mean(axis=0)
        if float(np.hypot(*(at - middle))) < _STRAY_MM:
            return symbol
    return None


def name_on_flattened(grey: Pixels, located: Located) -> SheetCode | None:
    """Read the QR code on the flattened crop, at several scales, plain and sharpened."""
    area = confirmation_layout(located.page, last=False).qr
    origin = (area.x - _QR_MARGIN, area.y - _QR_MARGIN)
    size = (area.width + 2 * _QR_MARGIN, area.height + 2 * _QR_MARGIN)
    for scale in _RESCUE_SCALES:
        crop = flatten(grey, located, origin, size, scale)
        for variant in _variants(crop):
            if found := symbols_on(variant):
                return found[0].named
    return None


def number_on(rgb: Pixels, located: Located, read_line: ReadLine) -> SheetCode | None:
    """Read the printed number; None unless its check characters hold."""
    area = confirmation_layout(located.page, last=False).number
    for margin in _STRIP_MARGINS:
        origin = (area.x - margin, area.y - margin)
        size = (area.width + 2 * margin, area.height + 2 * margin)
        text, score = read_line(flatten(rgb, located, origin, size, _STRIP_SCALE))
        if score >= _SURE and (named := read_payload(text)) is not None:
            return named
    return None


def _quad(position: zxingcpp.Position) -> Points:
    corners = (
        position.top_left, position.top_right, position.bottom_right, position.bottom_left,
    )  # fmt: skip
    return np.array([(p.x, p.y) for p in corners], np.float64)


def _variants(crop: Pixels) -> Iterator[Pixels]:
    yield crop
    yield np.asarray(cv2.createCLAHE(3.0, (8, 8)).apply(crop), np.uint8)
    yield sharpened(crop)
