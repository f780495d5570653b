"""Phones and scanners that look at a printed page: where its points come to lie, and pixels.

A sheet is curled and crumpled in space, seen by a tilted camera with a bent lens, in uneven light
with shadows, out of focus, shaken, noisy and compressed; or laid on a scanner. Everything is drawn
from a seed. ``Shot.paper_points`` tells where points of the picture lie on the paper, which is the
truth that readings are measured against (MEASURED.md 4).
"""

from typing import Any, NamedTuple

import cv2
import numpy as np

from record.sheets.paper import HEIGHT, WIDTH
from tests.desktop.evidence.printed_forms import PX

Chance = np.random.Generator
Range = tuple[float, float]
_GRID = 1.0


class Hardness(NamedTuple):
    """Ranges that a photo's conditions are drawn from."""

    tilt: Range  # degrees
    turn: Range  # degrees in the picture's plane
    curl: Range  # mm out of the plane
    crumple: Range  # mm out of the plane
    edge: Range  # pixels of the long side
    fill: Range  # share of the picture the sheet fills
    lens: Range
    blur: Range  # sigma in pixels
    motion: Range  # pixels
    noise: Range
    jpeg: Range
    gradient: Range
    shadow: Range  # share of light lost in it
    cast: float  # white balance


EASY = Hardness(
    (0, 9), (-4, 4), (0, 3), (0, 0.4), (2200, 3200), (0.82, 0.94), (-0.02, 0.02), (0.3, 0.9),
    (0, 1), (1, 3), (80, 95), (0, 0.2), (0, 0.15), 0.04,
)  # fmt: skip
MEDIUM = Hardness(
    (5, 24), (-14, 14), (2, 14), (0.3, 3.0), (2000, 3000), (0.68, 0.92), (-0.06, 0.06), (0.7, 2.3),
    (0, 6), (2, 8), (50, 90), (0.1, 0.45), (0.1, 0.45), 0.1,
)  # fmt: skip
HARD = Hardness(
    (12, 38), (-25, 25), (6, 30), (1.5, 6.0), (1800, 2600), (0.62, 0.88), (-0.1, 0.1), (1.4, 3.0),
    (2, 9), (4, 13), (35, 75), (0.2, 0.6), (0.3, 0.65), 0.16,
)  # fmt: skip
SETS = {"easy": EASY, "medium": MEDIUM, "hard": HARD}


class Shot(NamedTuple):
    """A picture in rows of RGB, and the picture positions of a 1 mm grid over the paper."""

    pixels: Any
    places: Any

    def paper_points(self, points: Any) -> Any:
        """Return where points of the picture lie on the paper, in mm."""
        rough = np.linalg.inv(_rough(self.places))
        wanted = np.asarray(points, np.float64).reshape(-1, 2)
        return _back(self.places, rough, wanted)


def photograph(paper: Any, hardness: Hardness, chance: Chance) -> Shot:
    """Photograph a sheet lying on a table."""
    long = chance.uniform(*hardness.edge)
    size = (round(long * 0.75), round(long))
    height, shade = _surface(hardness, chance)
    places = _seen(height, hardness, size, chance)
    rough = np.linalg.inv(_rough(places))
    shade = cv2.resize(shade, paper.shape[1::-1])
    paper = (paper * shade[..., None]).clip(0, 255).astype(np.uint8)
    picture = _drawn(paper, places, rough, size, _table(size, chance))
    return Shot(_camera(picture, hardness, chance), places)


def turned(shot: Shot, quarters: int) -> Shot:
    """Hold the camera or lay the sheet differently: quarter turns against the clock."""
    pixels, places = shot
    for _ in range(quarters % 4):
        wide = pixels.shape[1]
        pixels = np.rot90(pixels)
        places = np.stack([places[..., 1], wide - 1 - places[..., 0]], axis=-1)
    return Shot(np.ascontiguousarray(pixels), places)


def scan(paper: Any, dpi: int, chance: Chance, *, mode: str = "colour") -> Shot:
    """Lay a sheet on a scanner, a little askew; ``mode`` is colour, grey or fax."""
    scale = dpi / 25.4
    angle = np.radians(chance.uniform(-2.5, 2.5))
    size = (round(WIDTH * scale), round(HEIGHT * scale))
    spin = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]) * scale
    middle = np.array([WIDTH / 2, HEIGHT / 2])
    shift = np.array(size) / 2 + chance.uniform(-1.5, 1.5, 2) * scale
    places = (_paper_grid() - middle) @ spin.T + shift
    matrix = np.column_stack([spin, shift - spin @ middle])
    small = cv2.GaussianBlur(paper, (0, 0), max(0.3, 0.45 * PX / scale))
    to_picture = matrix @ np.diag([1 / PX, 1 / PX, 1])
    seen = cv2.warpAffine(
        small, to_picture, size, flags=cv2.INTER_LINEAR, borderValue=(246, 246, 244)
    )
    noisy = seen + chance.normal(0, 2.0, seen.shape).astype(np.float32)
    scanned = noisy.clip(0, 255).astype(np.uint8)
    if mode != "colour":
        grey = np.asarray(cv2.cvtColor(scanned, cv2.COLOR_RGB2GRAY))
        if mode == "fax":
            grey = np.where(grey > chance.uniform(120, 170), 255, 0).astype(np.uint8)
        scanned = np.repeat(grey[..., None], 3, axis=2)
    return Shot(scanned, places)


def compressed(pixels: Any, quality: int) -> bytes:
    """Encode rows of RGB as JPEG."""
    done, data = cv2.imencode(".jpg", pixels[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    return bytes(data)


def _paper_grid() -> Any:
    columns, rows = np.meshgrid(np.arange(0, WIDTH + 1, _GRID), np.arange(0, HEIGHT + 1, _GRID))
    return np.stack([columns, rows], axis=-1)


def _surface(hardness: Hardness, chance: Chance) -> tuple[Any, Any]:
    """Return the sheet's height in mm over the grid, and the light it takes there."""
    grid = _paper_grid() - np.array([WIDTH / 2, HEIGHT / 2])
    way = chance.uniform(0, np.pi)
    along = (grid @ np.array([np.cos(way), np.sin(way)])) / 150
    height = chance.uniform(*hardness.curl) * (along**2 + 0.4 * chance.uniform(-1, 1) * along**3)
    crumple = chance.uniform(*hardness.crumple)
    for _ in range(int(chance.integers(2, 6))):
        way = chance.uniform(0, np.pi)
        across = grid @ np.array([np.cos(way), np.sin(way)]) - chance.uniform(-90, 90)
        fade = np.exp(-np.abs(across) / chance.uniform(15, 40))
        height = height + chance.choice([-1, 1]) * crumple * chance.uniform(0.4, 1) * fade
    bumps = chance.normal(0, 1, (7, 5)).astype(np.float32)
    height = height + crumple * 0.5 * cv2.resize(
        bumps, height.shape[::-1], interpolation=cv2.INTER_CUBIC
    )
    down, across = np.gradient(height)
    light = chance.uniform(-1, 1, 2) * 0.6
    shade = np.clip(1 + light[0] * across + light[1] * down, 0.55, 1.25).astype(np.float32)
    return height, shade * np.float32(0.93)


def _seen(height: Any, hardness: Hardness, size: tuple[int, int], chance: Chance) -> Any:
    """Return where the grid's points come to lie in a picture of this size."""
    tilt, lean = np.radians(chance.uniform(*hardness.tilt)), chance.uniform(0, 2 * np.pi)
    turn = np.radians(chance.uniform(*hardness.turn))
    away = cv2.Rodrigues(np.array([np.cos(lean), np.sin(lean), 0]) * tilt)[0]
    spin = cv2.Rodrigues(np.array([0, 0, turn]))[0]
    flat = _paper_grid() - np.array([WIDTH / 2, HEIGHT / 2])
    space = np.concatenate([flat, -height[..., None]], axis=-1) @ (away @ spin).T
    seen = space[..., :2] / (chance.uniform(380, 560) + space[..., 2:])
    low, high = seen.reshape(-1, 2).min(axis=0), seen.reshape(-1, 2).max(axis=0)
    scale = float((np.array(size) / (high - low)).min()) * chance.uniform(*hardness.fill)
    slack = (np.array(size) - (high - low) * scale) / 2
    seen = (seen - (low + high) / 2) * scale
    centre = np.array(size) / 2
    radius = (seen**2).sum(axis=-1, keepdims=True) / (centre**2).sum()
    seen = seen * (1 + chance.uniform(*hardness.lens) * radius)
    return seen + centre + slack * chance.uniform(-0.7, 0.7, 2)


def _rough(places: Any) -> Any:
    """Return the homography from paper mm to the picture through the sheet's corners."""
    high, wide = places.shape[:2]
    corners = [(0, 0), (wide - 1, 0), (wide - 1, high - 1), (0, high - 1)]
    paper = np.array([(x * _GRID, y * _GRID) for x, y in corners], np.float32)
    seen = np.array([places[y, x] for x, y in corners], np.float32)
    return cv2.getPerspectiveTransform(paper, seen).astype(np.float64)


def _back(places: Any, rough: Any, wanted: Any) -> Any:
    """Invert the grid: the paper point of each picture point, by steps along the homography."""
    target = cv2.perspectiveTransform(wanted[None], rough)[0]
    found = target.copy()
    grid = places.astype(np.float32)
    for _ in range(12):
        at = np.clip(found, (0, 0), (WIDTH, HEIGHT)).astype(np.float32) / np.float32(_GRID)
        seen = _sampled(grid, at)
        # Beyond the sheet the last cell goes on straight.
        back = cv2.perspectiveTransform(seen[None].astype(np.float64), rough)[0]
        found = found + (target - back) - (found - at * _GRID)
    return found


def _sampled(grid: Any, at: Any) -> Any:
    rows = [
        cv2.remap(grid, part[None, :, 0], part[None, :, 1], cv2.INTER_LINEAR)[0]
        for part in np.array_split(at, max(1, len(at) // 10000))
    ]
    return np.concatenate(rows)


def _drawn(paper: Any, places: Any, rough: Any, size: tuple[int, int], table: Any) -> Any:
    step = 8
    wide, high = size
    columns, rows = np.meshgrid(np.arange(0, wide + step, step), np.arange(0, high + step, step))
    points = np.stack([columns, rows], axis=-1).reshape(-1, 2).astype(np.float64)
    back = _back(places, rough, points).reshape(*columns.shape, 2).astype(np.float32)
    shape = (columns.shape[1] * step, columns.shape[0] * step)
    # cv2.resize puts samples at cell middles; the shift brings them to cell corners.
    matrix = np.array([[1 / step, 0, 0], [0, 1 / step, 0]])
    full = cv2.warpAffine(back, matrix, shape, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
    full = full[:high, :wide]
    ratio = PX / (np.hypot(*np.diff(places[100, 50:52], axis=0)[0]) / _GRID)
    soft = cv2.GaussianBlur(paper, (0, 0), max(0.3, 0.4 * ratio))
    seen = cv2.remap(
        soft,
        full[..., 0] * PX,
        full[..., 1] * PX,
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    inside = (full[..., 0] >= 0) & (full[..., 0] <= WIDTH)
    inside &= (full[..., 1] >= 0) & (full[..., 1] <= HEIGHT)
    return np.where(inside[..., None], seen, table)


def _table(size: tuple[int, int], chance: Chance) -> Any:
    wide, high = size
    grain = cv2.resize(chance.normal(0, 10, (high // 4, 12)).astype(np.float32), (wide, high))
    tone = chance.uniform(40, 190) * np.array([1, 0.86, 0.72]) ** chance.uniform(0, 1.4)
    return np.clip(tone + grain[..., None], 0, 255).astype(np.uint8)


def _camera(picture: Any, hardness: Hardness, chance: Chance) -> Any:
    high, wide = picture.shape[:2]
    rows, columns = np.mgrid[0 : high // 8 + 1, 0 : wide // 8 + 1].astype(np.float32)
    way = chance.uniform(0, 2 * np.pi)
    slope = (columns / wide * 8 - 0.5) * np.cos(way) + (rows / high * 8 - 0.5) * np.sin(way)
    light = 0.9 + chance.uniform(*hardness.gradient) * slope
    light = light * (1 - chance.uniform(*hardness.shadow) * _shadow(light.shape, chance))
    full = cv2.resize(light.astype(np.float32), (wide, high))
    white = (1 + chance.uniform(-hardness.cast, hardness.cast, 3)).astype(np.float32)
    lit = picture.astype(np.float32) * full[..., None] * white
    lit = cv2.GaussianBlur(lit, (0, 0), chance.uniform(*hardness.blur))
    lit = cv2.filter2D(lit, -1, _shake(chance.uniform(*hardness.motion), chance))
    noise = np.empty(lit.shape, np.float32)
    cv2.setRNGSeed(int(chance.integers(1 << 30)))
    cv2.randn(noise, (0, 0, 0), (1, 1, 1))
    lit += noise * np.float32(chance.uniform(*hardness.noise))
    seen = lit.clip(0, 255).astype(np.uint8)
    data = compressed(seen, round(chance.uniform(*hardness.jpeg)))
    return np.ascontiguousarray(cv2.imdecode(np.frombuffer(data, np.uint8), 1)[:, :, ::-1])


def _shadow(shape: tuple[int, int], chance: Chance) -> Any:
    """Return the shape of a hand or a phone between lamp and sheet, 0 to 1, with a soft edge."""
    high, wide = shape
    mask = np.zeros(shape, np.float32)
    points = chance.uniform(-0.2, 1.2, (4, 2)) * (wide, high)
    cv2.fillConvexPoly(mask, cv2.convexHull(points.astype(np.int32)), 1.0)
    return cv2.GaussianBlur(mask, (0, 0), chance.uniform(1.5, 12))


def _shake(length: float, chance: Chance) -> Any:
    size = max(1, int(length)) | 1
    kernel = np.zeros((size, size), np.float32)
    way = chance.uniform(0, np.pi)
    reach = np.array([np.cos(way), np.sin(way)]) * (size - 1) / 2
    ends = [tuple(int(v) for v in np.round(size // 2 + sign * reach)) for sign in (-1, 1)]
    cv2.line(kernel, ends[0], ends[1], 1.0, 1, cv2.LINE_AA)
    return kernel / kernel.sum()
