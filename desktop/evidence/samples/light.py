"""The light and the camera of a photo, from the card's white and its grey steps.

Bytes become linear light by sRGB; then each channel's gain and exponent are fitted in the
logarithm, the gain as a smooth surface over the white, the exponent against the grey steps of both
sides, each step seen relative to the white at its own place.
"""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from desktop.evidence.samples import colour, refusing
from desktop.evidence.samples.card_finding import Pixels, cut
from desktop.evidence.samples.refusing import NotMeasuredError
from record.sheets import sample_card as card
from record.sheets.paper import Box

Values = NDArray[np.float64]
_BYTES = np.array([colour.linear(n / 255) for n in range(256)], np.float64)
_CELL = 2.5
_ROWS = (*np.arange(52.0, 107.0, 6.0), 132.0, 137.0, 141.0)
_COLUMNS = tuple(np.arange(43.0, 167.0, 2.5))
_VIALS_MAY_BE = tuple(
    (centre - card.PLACE_WIDTH / 2, centre + card.PLACE_WIDTH / 2)
    for centre in card.PLACE_CENTRES.values()
)
_STEP_MARGIN = 3.5
_CLIPPED, _CLIPPED_SHARE, _CLIPPED_CELLS = 251, 0.2, 0.03
_DARKEST_WHITE = 110.0
_MOST_RATIO = 1.25
_MOST_GAMMA = 0.2
_WORST_GREYS = 0.09
# Solid toner still sends back about 2 % of the light (density 1.7).
_TONER = 0.02
LUMINANCE = np.array([0.2126729, 0.7151522, 0.0721750])
Spans = Sequence[tuple[float, float]]


class Light(msgspec.Struct, frozen=True):
    """How bytes of this photo become light relative to the white at the same place.

    ``white`` are the coefficients of the logarithm of the white, per channel.
    """

    gamma: Values
    white: Values
    ratio: float

    def tables(self) -> list[Values]:
        """Return linear light for each byte, one table per channel."""
        return [_BYTES ** (1 / gamma) for gamma in self.gamma]

    def region(self, flat: Pixels, box: Box) -> Values:
        """Return a region's linear RGB relative to white, rows by columns by channel."""
        crop = cut(flat, box)
        lit = np.stack([t[crop[:, :, n]] for n, t in enumerate(self.tables())], axis=2)
        xs = np.linspace(box.x, box.right, crop.shape[1], endpoint=False)
        ys = np.linspace(box.y, box.bottom, crop.shape[0], endpoint=False)
        return np.asarray(lit / np.exp(_basis(xs[None, :], ys[:, None]) @ self.white))


def read_light(flat: Pixels) -> Light:
    """Read the light from what no vial can cover.

    Raises ``NotMeasuredError``: clipped, too dark, unequal light, or greys that a plain photo of
    our card cannot have.
    """
    cells = _white_cells(_VIALS_MAY_BE)
    _check_exposure(flat, cells)
    ratio = _side_ratio(flat)
    plain = _surface(flat, cells, [_BYTES] * 3)
    gamma = _gamma(flat, plain)
    tables = [_BYTES ** (1 / g) for g in gamma]
    return Light(gamma, _surface(flat, cells, tables), ratio)


def refined(light: Light, flat: Pixels, vials: Spans) -> Light:
    """Return the light with the white next to the vials counted too, now that they are found."""
    cells = _white_cells(vials)
    return Light(light.gamma, _surface(flat, cells, light.tables()), light.ratio)


def _basis(x: Values, y: Values) -> Values:
    u, v = np.broadcast_arrays((x - card.WIDTH / 2) / 60, (y - 95) / 50)
    return np.stack([np.ones_like(u), u, v, u * u, u * v, v * v], axis=-1)


def _white_cells(covered: Spans) -> list[Box]:
    return [
        Box("", float(x), float(y), _CELL, _CELL)
        for y in _ROWS
        for x in _COLUMNS
        if all(x + _CELL < left or x > right for left, right in covered)
    ]


def _surface(flat: Pixels, cells: Sequence[Box], tables: Sequence[Values]) -> Values:
    """Fit the logarithm of the white, leaving out what is darker than its neighbours allow."""
    places = np.array([[c.x + c.width / 2, c.y + c.height / 2] for c in cells])
    crops = _crops(flat, cells)
    means = [table[crops[:, n]].mean(axis=1) for n, table in enumerate(tables)]
    logs = np.log(np.maximum(np.stack(means, axis=1), 1e-4))
    basis, kept = _basis(places[:, 0], places[:, 1]), np.ones(len(cells), bool)
    fit: Values = np.zeros((6, 3))
    for _ in range(3):
        fit = np.asarray(np.linalg.lstsq(basis[kept], logs[kept], rcond=None)[0])
        off = np.abs(logs - basis @ fit).max(axis=1)
        kept = off <= max(0.02, 3 * float(np.median(off)))
    return fit


def _mean(crop: Pixels, tables: Sequence[Values]) -> Values:
    return np.array([table[crop[:, :, n]].mean() for n, table in enumerate(tables)])


def _crops(flat: Pixels, cells: Sequence[Box]) -> Pixels:
    """Return the bytes of cells of one size: cells by channel by pixel."""
    crops = np.stack([cut(flat, cell) for cell in cells])
    return crops.reshape(len(cells), -1, 3).transpose(0, 2, 1)


def _check_exposure(flat: Pixels, cells: Sequence[Box]) -> None:
    whites = _crops(flat, cells)
    burnt = (whites >= _CLIPPED).any(axis=1).mean(axis=1) > _CLIPPED_SHARE
    share = float(burnt.mean())
    if share > _CLIPPED_CELLS:
        raise NotMeasuredError(refusing.CLIPPED, percent=f"{100 * share:.0f}")
    level = float(whites.mean())
    if level < _DARKEST_WHITE:
        raise NotMeasuredError(
            refusing.TOO_DARK, level=f"{level:.0f}", least=f"{_DARKEST_WHITE:.0f}"
        )


def _side_ratio(flat: Pixels) -> float:
    left = float(_mean(cut(flat, Box("", 43.0, 52.0, 4.0, 55.0)), [_BYTES] * 3) @ LUMINANCE)
    right = float(_mean(cut(flat, Box("", 163.0, 52.0, 4.0, 55.0)), [_BYTES] * 3) @ LUMINANCE)
    ratio = max(left, right) / max(1e-6, min(left, right))
    if ratio > _MOST_RATIO:
        raise NotMeasuredError(
            refusing.UNEQUAL_LIGHT,
            percent=f"{100 * (ratio - 1):.0f}",
            most=f"{100 * (_MOST_RATIO - 1):.0f}",
        )
    return ratio


def _gamma(flat: Pixels, white: Values) -> Values:
    """Fit the exponent to the steps; light steps count more, toner is least sure in the dark."""
    steps = card.grey_steps()
    printed = np.array([colour.linear(int(step.name) / 255) for step in steps])
    wanted = np.log((printed + _TONER) / (1 + _TONER))
    seen = np.array([_step(flat, step, white) for step in steps])
    weight = np.exp(wanted)
    sides = [np.array([step.kind == side for step in steps]) for side in (card.LEFT, card.RIGHT)]
    fits = [_line(wanted[s], seen[s], weight[s]) for s in sides]
    gamma, worst = (fits[0][0] + fits[1][0]) / 2, max(fit[1] for fit in fits)
    off = float(np.abs(gamma - 1).max())
    if not np.isfinite(off) or off > _MOST_GAMMA:
        raise NotMeasuredError(refusing.GAMMA, found=f"{1 + off:.2f}", most=f"{_MOST_GAMMA:g}")
    apart = float(np.abs(fits[0][0] - fits[1][0]).max())
    if worst > _WORST_GREYS or apart > _MOST_GAMMA:
        raise NotMeasuredError(refusing.GREYS_DISAGREE, percent=f"{100 * max(worst, apart):.0f}")
    return np.asarray(gamma)


def _step(flat: Pixels, step: Box, white: Values) -> Values:
    m = _STEP_MARGIN
    inner = Box("", step.x + m, step.y + m, step.width - 2 * m, step.height - 2 * m)
    there = _basis(np.array(step.x + step.width / 2), np.array(step.y + step.height / 2)) @ white
    return np.asarray(np.log(np.maximum(_mean(cut(flat, inner), [_BYTES] * 3), 1e-4)) - there)


def _line(wanted: Values, seen: Values, weight: Values) -> tuple[Values, float]:
    """Fit a line through the origin, which is the white; return slopes and the worst misfit."""
    slope = (weight * wanted) @ seen / float((weight * wanted) @ wanted)
    left = seen - wanted[:, None] * slope
    return slope, float(np.sqrt((weight @ left**2) / weight.sum()).max())
