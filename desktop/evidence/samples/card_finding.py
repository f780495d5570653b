"""Find the reference card in a photo and lay it flat."""

import cv2
import msgspec
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from desktop.evidence.samples import refusing
from desktop.evidence.samples.refusing import NotMeasuredError
from record.sheets import sample_card as card
from record.sheets.paper import Box

Pixels = NDArray[np.uint8]
Matrix = NDArray[np.float64]
SCALE = 8
_SMALLEST_PX_PER_MM = 4.0
_WORST_FIT_MM = 1.2
# The steepest edge of a mark, as a share of its contrast in an eighth of a millimetre.
_SOFT_EDGE = 0.12
_QR_ONLY = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_QR_MARGIN = 4.0


class Found(msgspec.Struct, frozen=True):
    """Where the card lies: ``to_picture`` maps millimetres on it to pixels of the photo."""

    to_picture: Matrix
    px_per_mm: float


def find(grey: Pixels) -> Found:
    """Find the card by its six marks; at least the four in its corners must be seen.

    Raises ``NotMeasuredError``: no card, part of one, another version, bent, or too small.
    """
    seen = _seen(grey)
    if not seen:
        raise NotMeasuredError(refusing.NO_CARD)
    ours = {int(mark.name): mark for mark in card.marks() if int(mark.name) in seen}
    if not ours:
        version = card.version_of(next(iter(seen)))
        raise NotMeasuredError(
            refusing.CARD_VERSION, version=str(version), wanted=str(card.VERSION)
        )
    if not card.corner_marks() <= ours.keys():
        _refuse_blurred(grey, [seen[n] for n in ours])
        raise NotMeasuredError(
            refusing.PART_OF_CARD, seen=str(len(ours)), marks=str(card.MARKS_EACH)
        )
    return _fitted(ours, seen)


def serial_on(flat: Pixels) -> str:
    """Read the serial of the print from a card laid flat, or return "" where it is unreadable."""
    box, margin = card.QR, _QR_MARGIN
    around = Box("", box.x - margin, box.y - margin, box.width + 2 * margin, box.width + 2 * margin)
    crop = cut(flat, around)
    for picture in (crop, cv2.resize(crop, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)):
        for barcode in zxingcpp.read_barcodes(np.ascontiguousarray(picture), formats=_QR_ONLY):
            named = card.read_card(barcode.text)
            if named is not None:
                return named.serial
    return ""


def flatten(rgb: Pixels, found: Found) -> Pixels:
    """Return the card seen straight on, ``SCALE`` pixels to the millimetre."""
    to_card = np.diag([1 / SCALE, 1 / SCALE, 1.0])
    shape = round(card.WIDTH * SCALE), round(card.HEIGHT * SCALE)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    flat = cv2.warpPerspective(
        rgb, found.to_picture @ to_card, shape, flags=flags, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(flat, np.uint8)


def cut(flat: Pixels, box: Box) -> Pixels:
    """Return the part of a flat card that a box names."""
    left, top = max(0, round(box.x * SCALE)), max(0, round(box.y * SCALE))
    return flat[top : round(box.bottom * SCALE), left : round(box.right * SCALE)]


def _seen(grey: Pixels) -> dict[int, Matrix]:
    settings = cv2.aruco.DetectorParameters()
    settings.cornerRefinementMethod = cv2.aruco.CORNER_REFINE_SUBPIX
    settings.minMarkerPerimeterRate = 0.02
    dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_5X5_50)
    quads, ids, _ = cv2.aruco.ArucoDetector(dictionary, settings).detectMarkers(grey)
    if not quads:
        return {}
    pairs = zip((int(n) for n in ids.ravel()), quads, strict=True)
    known = card.VERSIONS * card.MARKS_EACH
    return {n: np.asarray(quad, np.float64).reshape(4, 2) for n, quad in pairs if n < known}


def _refuse_blurred(grey: Pixels, quads: list[Matrix]) -> None:
    """Refuse a photo whose marks have soft edges: the missing ones may only be too blurred."""
    side = round(card.MARK_SIZE * SCALE)
    square = np.array([[0, 0], [side, 0], [side, side], [0, side]], np.float32)
    steepest = 0.0
    for quad in quads:
        to_square = cv2.getPerspectiveTransform(quad.astype(np.float32), square)
        mark = cv2.warpPerspective(grey, to_square, (side, side)).astype(np.float64)
        contrast = max(1.0, float(np.percentile(mark, 95) - np.percentile(mark, 5)))
        slopes = np.abs(np.diff(mark, axis=1)) / contrast
        steepest = max(steepest, float(np.percentile(slopes, 98)))
    if steepest < _SOFT_EDGE:
        least = f"{100 * refusing.LEAST_SHARPNESS:.0f}"
        raise NotMeasuredError(refusing.BLURRED, percent=f"<{least}", least=least)


def _fitted(ours: dict[int, Box], seen: dict[int, Matrix]) -> Found:
    on_card = np.array([
        corner
        for m in ours.values()
        for corner in ((m.x, m.y), (m.right, m.y), (m.right, m.bottom), (m.x, m.bottom))
    ], np.float64)  # fmt: skip
    in_photo = np.concatenate([seen[n] for n in ours])
    matrix: Matrix | None = cv2.findHomography(on_card, in_photo)[0]  # type: ignore[assignment]
    if matrix is None or abs(np.linalg.det(matrix)) < 1e-12:
        raise NotMeasuredError(refusing.CARD_BENT)
    back = cv2.perspectiveTransform(in_photo[None], np.linalg.inv(matrix))[0]
    if float(np.abs(back - on_card).max()) > _WORST_FIT_MM:
        raise NotMeasuredError(refusing.CARD_BENT)
    per_mm = _px_per_mm(np.asarray(matrix, np.float64))
    if per_mm < _SMALLEST_PX_PER_MM:
        raise NotMeasuredError(
            refusing.TOO_SMALL, found=f"{per_mm:.1f}", least=f"{_SMALLEST_PX_PER_MM:g}"
        )
    return Found(np.asarray(matrix, np.float64), per_mm)


def _px_per_mm(matrix: Matrix) -> float:
    corners = np.array([[[0, 0], [card.WIDTH, 0], [card.WIDTH, card.HEIGHT], [0, card.HEIGHT]]])
    placed = cv2.perspectiveTransform(corners.astype(np.float64), matrix)[0].astype(np.float32)
    return float(np.sqrt(abs(cv2.contourArea(placed)) / (card.WIDTH * card.HEIGHT)))
