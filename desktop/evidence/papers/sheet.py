"""Find one of our printed sheets in a picture and lay it flat.

The corner markers place the sheet (MEASURED.md 4). Two suffice; those that were missed
at first are looked for again where the others say they must be. Where no marker was seen the QR
code gives the first guess.
"""

from collections import Counter
from collections.abc import Iterable

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from record.sheets.paper import HEIGHT, MAX_PAGES, WIDTH, Box, confirmation_layout

Pixels = NDArray[np.uint8]
Points = NDArray[np.float64]
SCALE = 8
_MARKERS_NEEDED = 2
_WORST_FIT_MM = 12.0
_SEEK_MM, _SEEK_SCALE = 22.0, 5
_SEEN_MARKERS = 3


class Located(msgspec.Struct, frozen=True):
    """Where the sheet lies: ``to_picture`` maps millimetres on paper to picture pixels."""

    page: int
    ids: tuple[int, ...]
    to_picture: NDArray[np.float64]
    marks: dict[int, Points] = {}

    def corners(self) -> tuple[tuple[float, float], ...]:
        """Return the sheet's corners in the picture, clockwise from the paper's top left."""
        found = self.seen(np.array([[0, 0], [WIDTH, 0], [WIDTH, HEIGHT], [0, HEIGHT]], np.float64))
        return tuple((float(x), float(y)) for x, y in found)

    def seen(self, paper: Points) -> Points:
        """Return where points of the paper (mm) are in the picture (pixels)."""
        points = np.asarray(paper, np.float64).reshape(1, -1, 2)
        return np.asarray(cv2.perspectiveTransform(points, self.to_picture)[0])

    def on_paper(self, picture: Points) -> Points:
        """Return where points of the picture (pixels) lie on the paper (mm)."""
        points = np.asarray(picture, np.float64).reshape(1, -1, 2)
        return np.asarray(cv2.perspectiveTransform(points, np.linalg.inv(self.to_picture))[0])


class Markers(msgspec.Struct, frozen=True):
    """The markers seen of one page, and whether one of them was seen twice: two sheets."""

    page: int
    marks: dict[int, Points]
    doubled: bool


def see_markers(grey: Pixels) -> Markers | None:
    """Return the markers of the page that shows most of them; None without any of ours.

    Half the size shows most markers in a fifth of the time, and blurred ones better.
    """
    half = np.asarray(
        cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8
    )
    seen = _Seen()
    seen.add(_detected(half), 2.0)
    if not seen.has_all():
        seen.add(_detected(grey), 1.0)
    if not seen.has_all():
        seen.add(_detected(sharpened(half)), 2.0)
    page = seen.page()
    if page is None or page > MAX_PAGES:
        return None
    marks = {n: _refined(grey, quad) for n, quad in seen.marks.items() if n // 4 + 1 == page}
    return Markers(page, marks, doubled=not seen.doubled.isdisjoint(marks))


def locate(grey: Pixels, seen: Markers) -> Located | None:
    """Place the sheet by its markers, and look again for those that were missed."""
    if len(seen.marks) < _MARKERS_NEEDED:
        return None
    located = fitted(seen.page, seen.marks)
    if located is None or len(seen.marks) > _SEEN_MARKERS:
        return located
    return seek_missing(grey, located)


def locate_by_code(grey: Pixels, page: int, seen: Markers | None, quad: Points) -> Located | None:
    """Place the sheet by its QR code's corners, and by the markers found from there."""
    area = confirmation_layout(page, last=False).qr
    marks = seen.marks if seen is not None and seen.page == page else {}
    points = [(_corners_of(area), quad)]
    points += [(_corners_of(_marker(page, n)), marked) for n, marked in marks.items()]
    matrix = _homography(points)
    if matrix is None:
        return None
    found = seek_missing(grey, Located(page, tuple(sorted(marks)), matrix, marks), points[0])
    return found if found is not None and len(found.ids) >= _MARKERS_NEEDED else None


def seek_missing(
    grey: Pixels, located: Located, code: tuple[Points, Points] | None = None
) -> Located | None:
    """Look for missing markers on flattened crops around their places, and fit anew."""
    marks = dict(located.marks)
    for box in confirmation_layout(located.page, last=False).markers:
        number = int(box.name)
        if number in marks:
            continue
        origin = (box.x - _SEEK_MM, box.y - _SEEK_MM)
        size = (box.width + 2 * _SEEK_MM, box.height + 2 * _SEEK_MM)
        crop = flatten(grey, located, origin, size, _SEEK_SCALE)
        quad = next((q for n, q in _detected_hard(crop) if n == number), None)
        if quad is not None:
            marks[number] = located.seen(quad / _SEEK_SCALE + np.array(origin))
    return fitted(located.page, marks, code) if marks else None


def fitted(
    page: int, marks: dict[int, Points], code: tuple[Points, Points] | None = None
) -> Located | None:
    """Fit a sheet to markers (and the QR code's corners); None when it can't be one sheet."""
    points = [(_corners_of(_marker(page, n)), quad) for n, quad in marks.items()]
    if code is not None and len(marks) <= _SEEN_MARKERS:
        points.append(code)
    matrix = _homography(points)
    if matrix is None:
        return None
    located = Located(page, tuple(sorted(marks)), matrix, marks)
    paper = np.concatenate([p for p, _ in points])
    seen = np.concatenate([s for _, s in points])
    return located if _is_plausible(located, paper, seen) else None


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


def sharpened(grey: Pixels) -> Pixels:
    """Return the picture with its edges raised, against blur."""
    soft = cv2.GaussianBlur(grey, (0, 0), 3)
    return np.asarray(cv2.addWeighted(grey, 2.5, soft, -1.5, 0), np.uint8)


class _Seen:
    """Markers gathered from several looks at one picture."""

    def __init__(self) -> None:
        self.marks: dict[int, Points] = {}
        self.doubled: set[int] = set()

    def add(self, found: Iterable[tuple[int, Points]], scale: float) -> None:
        for number, corners in found:
            quad = (corners + 0.5) * scale - 0.5
            known = self.marks.setdefault(number, quad)
            side = float(np.hypot(*(known[0] - known[2])))
            if float(np.hypot(*(known.mean(axis=0) - quad.mean(axis=0)))) > side:
                self.doubled.add(number)

    def page(self) -> int | None:
        pages = Counter(number // 4 + 1 for number in self.marks)
        return pages.most_common(1)[0][0] if pages else None

    def has_all(self) -> bool:
        pages = Counter(number // 4 for number in self.marks)
        return max(pages.values(), default=0) > _SEEN_MARKERS


def _refined(grey: Pixels, quad: Points) -> Points:
    """Move corners to where the edges cross in the full picture."""
    side = float(np.hypot(*(quad[0] - quad[1])))
    reach = max(2, min(8, round(side / 10)))
    corners = quad.astype(np.float32).reshape(-1, 1, 2)
    rule = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_MAX_ITER, 30, 0.02)
    moved = np.asarray(cv2.cornerSubPix(grey, corners, (reach, reach), (-1, -1), rule), np.float64)
    moved = moved.reshape(4, 2)
    far = np.hypot(*(moved - quad).T) > reach
    return np.where(far[:, None], quad, moved)


def _detected(grey: Pixels, *, forgiving: bool = False) -> list[tuple[int, Points]]:
    quads, ids, _ = _detector(forgiving=forgiving).detectMarkers(grey)
    if not quads:
        return []
    numbers = (int(n) for n in ids.ravel())
    corners = (np.asarray(quad, np.float64).reshape(4, 2) for quad in quads)
    return list(zip(numbers, corners, strict=True))


def _detected_hard(crop: Pixels) -> Iterable[tuple[int, Points]]:
    yield from _detected(crop, forgiving=True)
    yield from _detected(sharpened(crop), forgiving=True)


def _detector(*, forgiving: bool) -> cv2.aruco.ArucoDetector:
    settings = cv2.aruco.DetectorParameters()
    settings.minMarkerPerimeterRate = 0.05
    if forgiving:
        # One wrong cell is allowed where place and number are known.
        settings.errorCorrectionRate = 1.0
        settings.cornerRefinementMethod = cv2.aruco.CORNER_REFINE_SUBPIX
    return cv2.aruco.ArucoDetector(
        cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50), settings
    )


def _marker(page: int, number: int) -> Box:
    return confirmation_layout(page, last=False).markers[number % 4]


def _corners_of(box: Box) -> Points:
    return np.array(
        [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)],
        np.float64,
    )


def _homography(points: list[tuple[Points, Points]]) -> NDArray[np.float64] | None:
    paper = np.concatenate([p for p, _ in points])
    seen = np.concatenate([s for _, s in points])
    matrix: NDArray[np.float64] | None = cv2.findHomography(paper, seen)[0]  # type: ignore[assignment]
    if matrix is None or not np.isfinite(matrix).all() or abs(np.linalg.det(matrix)) < 1e-9:
        return None
    return matrix


def _is_plausible(located: Located, paper: Points, seen: Points) -> bool:
    """Whether the markers fit one sheet, flat but for creases, that is not seen from behind."""
    worst = float(np.abs(located.on_paper(seen) - paper).max())
    corners = np.array(located.corners(), np.float32)
    return (
        worst < _WORST_FIT_MM
        and bool(cv2.isContourConvex(corners))
        and cv2.contourArea(corners, oriented=True) > 0
    )
