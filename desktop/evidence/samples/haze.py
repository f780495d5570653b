"""How much of the stripes' contrast is left when they are seen through a vial."""

import numpy as np

from desktop.evidence.samples import refusing
from desktop.evidence.samples.card_finding import SCALE, Pixels
from desktop.evidence.samples.light import LUMINANCE, Light, Values
from desktop.evidence.samples.refusing import NotMeasuredError
from desktop.evidence.samples.vessels import Vessel
from record.sheets import sample_card as card
from record.sheets.paper import Box

_COLUMN_MM = 1.5
# A square wave of our stripes, black as toner is: its base wave over its mean.
_FULL_CONTRAST = 1.19
_PERIODS = np.linspace(0.9, 1.1, 41)


def haze(flat: Pixels, light: Light, vessel: Vessel) -> tuple[tuple[float, ...], float]:
    """Return the haze index in narrow columns of a vial, and the sharpness beside it.

    Raises ``NotMeasuredError`` when the stripes themselves are blurred.
    """
    field = card.STRIPES
    beside = np.concatenate([
        _contrasts(flat, light, box) for box in vessel.beside(field.y, field.height)
    ])  # fmt: skip
    outside = float(np.median(beside))
    sharpness = outside / _FULL_CONTRAST
    if sharpness < refusing.LEAST_SHARPNESS:
        raise NotMeasuredError(
            refusing.BLURRED,
            percent=f"{100 * sharpness:.0f}",
            least=f"{100 * refusing.LEAST_SHARPNESS:.0f}",
        )
    inside = _contrasts(flat, light, vessel.middle(field.y, field.height))
    return tuple(float(1 - c / outside) for c in inside), sharpness


def _contrasts(flat: Pixels, light: Light, box: Box) -> Values:
    """Return the base wave of the stripes over the mean light, per column."""
    lit = light.region(flat, box) @ LUMINANCE
    wide = round(_COLUMN_MM * SCALE)
    count = max(1, lit.shape[1] // wide)
    columns = np.stack([c.mean(axis=1) for c in np.array_split(lit, count, axis=1)])
    window = np.hanning(columns.shape[1])
    mean = (columns * window).sum(axis=1) / window.sum()
    places = np.arange(columns.shape[1]) / SCALE
    waves = np.exp(-2j * np.pi * places[None, :] / (card.STRIPE_PERIOD * _PERIODS[:, None]))
    strengths = np.abs(((columns - mean[:, None]) * window) @ waves.T).max(axis=1)
    return np.asarray(2 * strengths / window.sum() / np.maximum(mean, 1e-4))
