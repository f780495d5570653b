"""Find one of our printed sheets in a picture and lay it flat.

The corner markers place the sheet (two suffice), the QR code names it: on the full picture first,
then on the flattened crop, sharpened (imaging design, section 4). A wrong name is worse than none,
so marker ids and code must agree on the page.
"""

from collections.abc import Iterator

import cv2
import msgspec
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from record.paper import (
    HEIGHT,
    MAX_PAGES,
    WIDTH,
    PaperLayout,
    SheetCode,
    confirmation_layout,
    read_payload,
)

Pixels = NDArray[np.uint8]
SCALE = 8
_RESCUE_SCALES = (8, 12, 5)
_QR_MARGIN = 9.0
_MARKERS_NEEDED = 2
_WORST_FIT_MM = 4.0
_QR_ONLY = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


class Located(msgspec.Struct, frozen=True):
    """Where the sheet lies: ``to_picture`` maps millimetres on paper to picture pixels."""

    page: int
    ids: tuple[int, ...]
    to_picture: NDArray[np.float64]

    def corners(self) -> tuple[tuple[float, float], ...]:
        """Return the sheet's corners in the picture, clockwise from the paper's top left."""
        paper = np.array([[[0, 0], [WIDTH, 0], [WIDTH, HEIGHT], [0, HEIGHT]]], np.float64)
        found = cv2.perspectiveTransform(paper, self.to_picture)[0]
        return tuple((float(x), float(y)) for x, y in found)


def locate(grey: Pixels) -> Located | None:
    """Find the sheet by its markers; None with fewer than two of one page."""
    detector = _detector()
    quads, ids, _ = detector.detectMarkers(grey)
    if not quads:
        return None
    by_page: dict[int, dict[int, NDArray[np.float64]]] = {}
    for number, quad in zip([int(n) for n in ids.ravel()], quads, strict=True):
        page = number // 4 + 1
        by_page.setdefault(page, {})[number] = np.asarray(quad, np.float64).reshape(4, 2)
    page, found = max(by_page.items(), key=lambda item: len(item[1]))
    if len(found) < _MARKERS_NEEDED or page > MAX_PAGES:
        return None
    return _fitted(page, found)


def name_on(grey: Pixels) -> SheetCode | None:
    """Read our code anywhere in a picture."""
    for barcode in zxingcpp.read_barcodes(grey, formats=_QR_ONLY):
        named = read_payload(barcode.text)
        if named is not None:
            return named
    return None


def name_on_flattened(grey: Pixels, located: Located) -> SheetCode | None:
    """Read the code on the flattened crop, at several scales, plain and sharpened."""
    area = confirmation_layout(located.page, last=False).qr
    for scale in _RESCUE_SCALES:
        crop = flatten(
            grey,
            located,
            (area.x - _QR_MARGIN, area.y - _QR_MARGIN),
            (area.width + 2 * _QR_MARGIN, area.height + 2 * _QR_MARGIN),
            scale,
        )
        for variant in _sharpened(crop):
            if (named := name_on(variant)) is not None:
                return named
    return None


def flatten(
    picture: Pixels,
    located: Located,
    origin: tuple[float, float] = (0.0, 0.0),
    size: tuple[float, float] = (WIDTH, HEIGHT),
    scale: int = SCALE,
) -> Pixels:
    """Return a part of the sheet seen straight on, ``scale`` pixels to the millimetre."""
    x, y = origin
    to_paper = np.array([[1 / scale, 0, x], [0, 1 / scale, y], [0, 0, 1]], np.float64)
    shape = (round(size[0] * scale), round(size[1] * scale))
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    mapped = cv2.warpPerspective(
        picture, located.to_picture @ to_paper, shape, flags=flags, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(mapped, np.uint8)


def layout_of(named: SheetCode) -> PaperLayout:
    """Return the layout of the page a code names."""
    return confirmation_layout(named.page, last=named.last)


def _detector() -> cv2.aruco.ArucoDetector:
    settings = cv2.aruco.DetectorParameters()
    settings.cornerRefinementMethod = cv2.aruco.CORNER_REFINE_SUBPIX
    settings.minMarkerPerimeterRate = 0.02
    return cv2.aruco.ArucoDetector(
        cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50), settings
    )


def _fitted(page: int, found: dict[int, NDArray[np.float64]]) -> Located | None:
    places = {int(m.name): m for m in confirmation_layout(page, last=False).markers}
    ids = tuple(sorted(found))
    paper = np.array([
        corner
        for n in ids
        for m in [places[n]]
        for corner in ((m.x, m.y), (m.right, m.y), (m.right, m.bottom), (m.x, m.bottom))
    ], np.float64)  # fmt: skip
    seen = np.concatenate([found[n] for n in ids])
    matrix: NDArray[np.float64] | None = cv2.findHomography(paper, seen)[0]  # type: ignore[assignment]
    if matrix is None:
        return None
    located = Located(page, ids, matrix)
    return located if _is_plausible(located, paper, seen) else None


def _is_plausible(located: Located, paper: NDArray[np.float64], seen: NDArray[np.float64]) -> bool:
    """Whether the markers fit one flat sheet that is not seen from behind."""
    back = cv2.perspectiveTransform(seen[None], np.linalg.inv(located.to_picture))[0]
    worst = float(np.abs(back - paper).max())
    corners = np.array(located.corners(), np.float32)
    return (
        worst < _WORST_FIT_MM
        and bool(cv2.isContourConvex(corners))
        and cv2.contourArea(corners, oriented=True) > 0
    )


def _sharpened(crop: Pixels) -> Iterator[Pixels]:
    yield crop
    yield np.asarray(cv2.createCLAHE(3.0, (8, 8)).apply(crop), np.uint8)
    soft = cv2.GaussianBlur(crop, (0, 0), 3)
    yield np.asarray(cv2.addWeighted(crop, 2.5, soft, -1.5, 0), np.uint8)
