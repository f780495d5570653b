"""Find the vials before the card: how wide, how full, of what shape, and whether they are alike."""

import cv2
import msgspec
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from desktop.evidence.samples import refusing
from desktop.evidence.samples.card_finding import SCALE, Pixels
from desktop.evidence.samples.light import LUMINANCE, Light, Values
from desktop.evidence.samples.refusing import NotMeasuredError
from record.sheets import sample_card as card
from record.sheets.paper import Box

CENTRAL = 0.22
# A JPEG spreads colour over blocks, so one channel alone has to change more.
_SEEN, _SEEN_IN_CHANNEL = 0.035, 0.06
_SPECK_MM = 0.4
_NARROWEST, _BORDER = 8.0, 0.5
_DARK_EDGE = 0.8
_DIP, _STEP_LOG = 0.12, 0.06
# Through stripes a vial's own bending shows as small steps.
_STRIPES_DIP, _STRIPES_STEP = 0.25, 0.20
# A channel that a liquid swallows is little but noise.
_DARK_LOG = -1.2
_TOP, _BOTTOM = 54.0, 143.0
_AWAY_MM, _NEAR_MM = 6.0, 2.0
_WIDTH_APART, _FILL_APART, _EDGE_APART = 0.08, 8.0, 0.10
_BESIDE_MM, _GAP_MM = 7.0, 2.0
# A liquid is milky that takes this share of the stripes' contrast wherever they are seen through
# it; what is left of them differs by no more from the upper ones to the lower.
_MILKY, _MILKY_APART = 0.25, 0.25
# How far milky liquid carries the stripes' darkness over the white above them.
_SCATTER_MM = 12.0


class Vessel(msgspec.Struct, frozen=True):
    """A vial's outline on the card, in millimetres; ``fill`` is the height of the liquid's top.

    ``milky`` when the liquid scatters so much light that the stripes are faint all through it.
    """

    left: float
    right: float
    edge: float
    surface: float | None = None
    milky: bool = False

    @property
    def width(self) -> float:
        """How wide the vial looks."""
        return self.right - self.left

    @property
    def fill(self) -> float | None:
        """How high the liquid stands above the fold."""
        return None if self.surface is None else card.HEIGHT - self.surface

    def middle(self, y: float, height: float) -> Box:
        """Return the middle of the vial, where a round glass bends light least."""
        centre, half = (self.left + self.right) / 2, self.width * CENTRAL
        return Box("", centre - half, y, 2 * half, height)

    def beside(self, y: float, height: float) -> tuple[Box, Box]:
        """Return what is seen of the card left and right of the vial."""
        left = self.left - _GAP_MM - _BESIDE_MM
        return (
            Box("", left, y, _BESIDE_MM, height),
            Box("", self.right + _GAP_MM, y, _BESIDE_MM, height),
        )


def outline(flat: Pixels, light: Light, side: str) -> Vessel:
    """Find the vial of a place by where the white behind it looks changed.

    Raises ``NotMeasuredError`` when the place is empty or the vial is not on it.
    """
    centre, field = card.PLACE_CENTRES[side], card.COLOUR_FIELD
    place = Box("", centre - card.PLACE_WIDTH / 2, field.y, card.PLACE_WIDTH, field.height)
    columns = np.median(light.region(flat, place), axis=0)
    changed = _changed(columns)
    speck = np.ones((1, max(1, round(_SPECK_MM * SCALE))), np.uint8)
    opened = cv2.morphologyEx(changed.astype(np.uint8)[None, :], cv2.MORPH_OPEN, speck)[0]
    there = np.flatnonzero(opened)
    if len(there) == 0 or (there[-1] - there[0]) / SCALE < _NARROWEST:
        raise NotMeasuredError(refusing.PLACE_EMPTY, place=_letter(side))
    left, right = float(there[0]) / SCALE, float(there[-1] + 1) / SCALE
    if left < _BORDER or right > card.PLACE_WIDTH - _BORDER:
        raise NotMeasuredError(refusing.MISPLACED, place=_letter(side))
    return Vessel(place.x + left, place.x + right, _dark_edge(columns[there[0] : there[-1] + 1]))


def with_surface(flat: Pixels, light: Light, vessel: Vessel, side: str) -> Vessel:
    """Find the liquid's surface; raises ``NotMeasuredError`` when it stands in the fields."""
    through = _profile(flat, light, vessel.middle(0, 1))
    beside = _beside(flat, light, vessel)
    ratio = np.log(np.maximum(through, 1e-3)) - np.log(np.maximum(beside, 1e-3))[:, None]
    left = _left_of_stripes(flat, light, vessel)
    milky = bool(left.max() < 1 - _MILKY and np.ptp(left) < _MILKY_APART)
    surface = _line_above_stripes(ratio) if milky else _lowest_change(ratio)
    third = len(left) // 3
    is_among = not milky and left[:third].mean() - left[-third:].mean() > _MILKY_APART
    if is_among or (surface is not None and surface > card.LIQUID_AT_LEAST):
        raise NotMeasuredError(
            refusing.LIQUID_LOW,
            place=_letter(side),
            least=f"{card.HEIGHT - card.LIQUID_AT_LEAST:.0f}",
        )
    return msgspec.structs.replace(vessel, surface=surface, milky=milky)


def refuse_if_different(one: Vessel, two: Vessel) -> None:
    """Raise ``NotMeasuredError`` when the vials are not of one kind or not filled alike."""
    apart = abs(one.width - two.width) / max(one.width, two.width)
    if apart > _WIDTH_APART:
        raise NotMeasuredError(refusing.WIDTHS_DIFFER, percent=f"{100 * apart:.0f}")
    if abs(one.edge - two.edge) > _EDGE_APART:
        raise NotMeasuredError(refusing.SHAPES_DIFFER)
    if one.surface is not None and two.surface is not None:
        height = abs(one.surface - two.surface)
        if height > _FILL_APART:
            raise NotMeasuredError(
                refusing.FILLS_DIFFER, mm=f"{height:.0f}", most=f"{_FILL_APART:.0f}"
            )


def _letter(side: str) -> str:
    return "A" if side == card.LEFT else "B"


def _dark_edge(columns: Values) -> float:
    """Return the share of the width where a vial is much darker than in its middle."""
    lit = columns @ LUMINANCE
    middle = float(np.median(lit[len(lit) * 2 // 5 : len(lit) * 3 // 5 + 1]))
    return float((lit < _DARK_EDGE * middle).mean())


def _profile(flat: Pixels, light: Light, across: Box) -> Values:
    """Return the light from top to bottom, each row the mean over one stripe period."""
    strip = Box("", across.x, _TOP - 1.0, across.width, _BOTTOM - _TOP + 2.0)
    rows = np.median(light.region(flat, strip), axis=1)
    kernel = np.ones(round(card.STRIPE_PERIOD * SCALE)) / round(card.STRIPE_PERIOD * SCALE)
    return np.stack([np.convolve(rows[:, n], kernel, "same") for n in range(3)], axis=1)


def _beside(flat: Pixels, light: Light, vessel: Vessel) -> Values:
    left = _profile(flat, light, Box("", vessel.left - 4.5, 0, 3.0, 1))
    right = _profile(flat, light, Box("", vessel.right + 1.5, 0, 3.0, 1))
    return np.asarray((left @ LUMINANCE + right @ LUMINANCE) / 2)


def _left_of_stripes(flat: Pixels, light: Light, vessel: Vessel) -> Values:
    """Return which share of the stripes' contrast is seen through a vial, from the top down.

    Empty glass leaves them as they are: where the upper ones are clear and the lower ones are
    not, the liquid's surface stands among them.
    """
    field = card.STRIPES
    through = _periods(flat, light, vessel.middle(field.y, field.height))
    beside = [_periods(flat, light, box) for box in vessel.beside(field.y, field.height)]
    return np.asarray(through / np.maximum(np.median(np.concatenate(beside)), 1e-3))


def _periods(flat: Pixels, light: Light, box: Box) -> Values:
    """Return the contrast of the stripes in a box, period by period from the top."""
    rows = np.median(light.region(flat, box), axis=1) @ LUMINANCE
    long = card.STRIPE_PERIOD * SCALE
    turn = np.exp(-2j * np.pi * np.arange(len(rows)) / long)
    periods = range(int(len(rows) / long))
    parts = [slice(round(n * long), round((n + 1) * long)) for n in periods]
    return np.array([
        2 * abs((rows[part] - rows[part].mean()) @ turn[part]) / long / max(rows[part].mean(), 1e-4)
        for part in parts
    ])  # fmt: skip


def _line_above_stripes(ratio: Values) -> float | None:
    """Return where a clear line crosses a milky vial: nearer the stripes their shine is seen."""
    rows = round((card.STRIPES.y - _SCATTER_MM - _TOP + 1.0) * SCALE)
    return _lowest_change(ratio[:rows], milky=True)


def _lowest_change(ratio: Values, *, milky: bool = False) -> float | None:
    """Return the lowest height where a dark line crosses the vial or its look changes for good."""
    away, near = round(_AWAY_MM * SCALE), round(_NEAR_MM * SCALE)
    lit = ratio.mean(axis=1)
    # The medians of all windows of rows, by the row that each window begins with.
    looks = np.median(sliding_window_view(ratio, away - near, axis=0), axis=-1)
    levels = np.median(sliding_window_view(lit, away - near), axis=-1)
    for row in range(len(lit) - away - 1, away, -2):
        above, under = looks[row - away], looks[row + near]
        steps = np.where(under > _DARK_LOG, np.abs(above - under), 0.0)
        dip = min(levels[row - away], levels[row + near]) - lit[row]
        y = _TOP - 1.0 + row / SCALE
        if _is_change(float(dip), steps, among_stripes=milky or _is_near_stripes(y)):
            return _TOP - 1.0 + _turn(lit, row, near, away) / SCALE
    return None


def _is_near_stripes(y: float) -> bool:
    beyond = _AWAY_MM + card.STRIPE_PERIOD
    return card.STRIPES.y - beyond < y < card.STRIPES.bottom + beyond


def _is_change(dip: float, steps: Values, *, among_stripes: bool) -> bool:
    """Tell whether a dip, or steps of the channels, at a height are more than a vial's own."""
    if among_stripes:
        return dip > _STRIPES_DIP or float(steps.max()) > _STRIPES_STEP
    return dip > _DIP or float(steps.max()) > _STEP_LOG


def _changed(columns: Values) -> NDArray[np.bool_]:
    lit = np.abs(np.log(np.maximum(columns @ LUMINANCE, 1e-3)))
    each = np.abs(np.log(np.maximum(columns, 1e-3))).max(axis=1)
    return np.asarray((lit > _SEEN) | (each > _SEEN_IN_CHANNEL))


def _turn(lit: Values, row: int, near: int, away: int) -> int:
    """Return the darkest row around a change: the line of the surface itself."""
    start = max(0, row - away)
    around = lit[start : row + near]
    return start + int(np.argmin(around))
