"""Find the outline of a foreign paper in a photo, and lay a paper flat by its corners.

A repair bill has no marks of ours, so only its edges can tell where it lies. Several ways of
parting paper from table are tried; an outline counts when all four sides stand on real edges.
White paper on a white table has none: then nothing is proposed and a person sets the corners.
"""

from collections.abc import Iterator
from typing import BinaryIO

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.evidence.papers.messages import PaperOutline
from desktop.evidence.pictures.answers import Encoded
from desktop.evidence.pictures.documents import page_picture
from desktop.evidence.pictures.images import upright_pixels
from record.problems import Problem

PDF = "application/pdf"
_SEEN_EDGE, _LAID_EDGE = 900, 4000
_SMALLEST, _LARGEST = 0.12, 0.97
_SUPPORTED, _WEAKEST_SIDE = 0.62, 0.4
_STEEPEST = 0.6
_STEEPEST_EDGE, _FAINTEST_EDGE = 90.0, 26.0
_QUALITY = 92
Pixels = NDArray[np.uint8]
Quad = NDArray[np.float64]
_WHOLE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


def find_outline(file: BinaryIO, kind: str, page: int = 0) -> PaperOutline:
    """Return the corners of the paper in a picture, or of the page (from 0) of a PDF; or none.

    Corners are shares (0 to 1) of the upright picture, clockwise from the one at its top left.
    Raises ``Problem`` when the file cannot be decoded.
    """
    return outline_in(_picture(file, kind, page, _SEEN_EDGE))


def outline_in(rgb: Pixels) -> PaperOutline:
    """Return the corners of the paper in rows of RGB."""
    high, wide = rgb.shape[:2]
    calm = np.asarray(cv2.bilateralFilter(rgb, 7, 40, 7), np.uint8)
    best = _best(calm, _edges(calm, _STEEPEST_EDGE))
    if best is None:
        # Pale paper on a pale table: only now, as wood and cloth have faint edges everywhere.
        best = _best(calm, _edges(calm, _FAINTEST_EDGE))
    if best is None:
        return PaperOutline(width=wide, height=high)
    corners = tuple((float(x) / wide, float(y) / high) for x, y in best)
    return PaperOutline(corners=corners, width=wide, height=high)


def lay_flat(
    file: BinaryIO, kind: str, page: int, corners: tuple[tuple[float, float], ...], *, exact: bool
) -> Encoded:
    """Return the paper between four corners (shares of the upright picture) seen straight on.

    As JPEG, or as PNG when ``exact``. The picture itself stays the evidence. Raises
    ``Problem('evidence.corners_unusable')`` when the corners make no four-sided shape.
    """
    picture = _picture(file, kind, page, _LAID_EDGE)
    high, wide = picture.shape[:2]
    quad = np.array(corners or _WHOLE, np.float64).reshape(-1, 2) * (wide, high)
    if len(quad) != 4 or not np.isfinite(quad).all() or not _is_usable(quad):
        raise Problem("evidence.corners_unusable")
    top, right, bottom, left = (float(np.hypot(*(quad[(n + 1) % 4] - quad[n]))) for n in range(4))
    size = round(max(top, bottom)), round(max(left, right))
    shrink = min(1.0, _LAID_EDGE / max(size))
    size = max(1, round(size[0] * shrink)), max(1, round(size[1] * shrink))
    target = np.array([(0, 0), (size[0], 0), size, (0, size[1])], np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), target)
    flat = cv2.warpPerspective(picture, matrix, size, flags=cv2.INTER_LINEAR)
    way: tuple[str, list[int]] = (
        (".png", []) if exact else (".jpg", [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    )
    _, data = cv2.imencode(way[0], cv2.cvtColor(flat, cv2.COLOR_RGB2BGR), way[1])
    return Encoded(data.tobytes())


def _picture(file: BinaryIO, kind: str, page: int, edge: int) -> Pixels:
    if kind == PDF:
        return np.asarray(page_picture(file, page, edge, edge), np.uint8)
    return np.asarray(upright_pixels(file, kind, edge), np.uint8)


def _best(calm: Pixels, edges: Pixels) -> Quad | None:
    near = np.asarray(cv2.dilate(edges, np.ones((5, 5), np.uint8)), np.uint8)
    best: tuple[float, Quad] | None = None
    for quad in _quads(calm, edges):
        support = _support(near, quad)
        if support < _SUPPORTED:
            continue
        score = support + 0.3 * cv2.contourArea(quad.astype(np.float32)) / edges.size
        if best is None or score > best[0]:
            best = score, quad
    return best[1] if best else None


def _edges(calm: Pixels, most: float) -> Pixels:
    """Return edges of any channel: a white bill on a yellow table differs only in blue."""
    found = np.zeros(calm.shape[:2], np.uint8)
    for channel in cv2.split(cv2.cvtColor(calm, cv2.COLOR_RGB2LAB)):
        soft = np.asarray(cv2.GaussianBlur(channel, (0, 0), 1.4), np.uint8)
        steep = float(np.percentile(np.abs(cv2.Laplacian(soft, cv2.CV_32F)), 97))
        high = max(18.0, min(most, 9 * steep))
        found |= np.asarray(cv2.Canny(soft, high * 0.4, high), np.uint8)
    return found


def _quads(calm: Pixels, edges: Pixels) -> Iterator[Quad]:
    for mask in _masks(calm, edges):
        contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
        large = sorted(contours, key=cv2.contourArea, reverse=True)[:4]
        for contour in large:
            quad = _four_sided(contour, mask.shape)
            if quad is not None:
                yield quad


def _masks(calm: Pixels, edges: Pixels) -> Iterator[Pixels]:
    """Part paper from table: by closed edges, by brightness, by lack of colour, by flooding."""
    for size in (5, 11, 21):
        yield np.asarray(
            cv2.morphologyEx(edges, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8)), np.uint8
        )
    lab = cv2.split(cv2.cvtColor(calm, cv2.COLOR_RGB2LAB))
    pale = 255 - cv2.split(cv2.cvtColor(calm, cv2.COLOR_RGB2HSV))[1]
    kernel = np.ones((15, 15), np.uint8)
    for channel in (lab[0], pale, lab[2]):
        _, bright = cv2.threshold(channel, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        for mask in (bright, cv2.bitwise_not(bright)):
            whole = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, kernel)
            yield np.asarray(cv2.morphologyEx(whole, cv2.MORPH_OPEN, kernel), np.uint8)
    inner = cv2.bitwise_not(np.asarray(cv2.dilate(edges, np.ones((3, 3), np.uint8)), np.uint8))
    yield np.asarray(cv2.morphologyEx(inner, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8)), np.uint8)


def _four_sided(contour: cv2.typing.MatLike, shape: tuple[int, ...]) -> Quad | None:
    hull = cv2.convexHull(contour)
    share = cv2.contourArea(hull) / (shape[0] * shape[1])
    if not _SMALLEST < share < _LARGEST:
        return None
    length = cv2.arcLength(hull, closed=True)
    for part in (0.02, 0.03, 0.05, 0.08):
        corners = cv2.approxPolyDP(hull, part * length, closed=True).reshape(-1, 2)
        if len(corners) == 4:
            quad = _from_top_left(corners.astype(np.float64))
            fills = cv2.contourArea(quad.astype(np.float32)) / max(1.0, cv2.contourArea(hull))
            return quad if _is_usable(quad) and fills > 0.85 else None
    return None


def _from_top_left(corners: Quad) -> Quad:
    """Order corners clockwise from the one nearest to the picture's top left."""
    middle = corners.mean(axis=0)
    angles = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    ordered = corners[np.argsort(angles)]
    return np.roll(ordered, -int(ordered.sum(axis=1).argmin()), axis=0)


def _is_usable(quad: Quad) -> bool:
    """Whether four corners make a shape a paper can have: convex, clockwise, no needle."""
    points = quad.astype(np.float32)
    if not cv2.isContourConvex(points) or cv2.contourArea(points, oriented=True) < 100:
        return False
    sides = np.roll(quad, -1, axis=0) - quad
    sides = sides / np.maximum(np.hypot(*sides.T), 1e-6)[:, None]
    turns = (sides * np.roll(sides, -1, axis=0)).sum(axis=1)
    return bool((np.abs(turns) < 1 - _STEEPEST / 2).all())


def _support(near: Pixels, quad: Quad) -> float:
    """Return which share of the four sides lies on edges; 0 when one side hardly does."""
    shares = []
    for n in range(4):
        steps = np.linspace(0.03, 0.97, 120)[:, None]
        points = np.round((1 - steps) * quad[n] + steps * quad[(n + 1) % 4]).astype(int)
        x = np.clip(points[:, 0], 0, near.shape[1] - 1)
        y = np.clip(points[:, 1], 0, near.shape[0] - 1)
        shares.append(float((near[y, x] > 0).mean()))
    return sum(shares) / 4 if min(shares) > _WEAKEST_SIDE else 0.0
