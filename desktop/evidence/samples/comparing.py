"""Compare two samples from one photo or from repeats with swapped vials, with uncertainty.

The bootstrap over blocks alone is too narrow (MEASURED.md 6): what differs between two
photos of the same vials is added in quadrature, from the repeats and from the method's known
repeatability. A swap lets each sample stand on both places, so the place's own error cancels.
Plain Python with a fixed seed: the same readings always give the same numbers.
"""

import math
import random
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from desktop.evidence.samples.colour import Triple, ciede2000, lab, rgb_of
from desktop.evidence.samples.messages import SamplesReading, VialReading
from record.sheets.sample_comparison import STRIPES_GONE, Comparison, Judged, Verdict

METHOD = "samples-1"
# Decision limits: ΔE00, and difference of the haze index. Different is what exceeds the lower one
# by more than the uncertainty; not different is what lies within the uncertainty, when that
# is small enough to have shown a difference of the upper one.
COLOUR_LEAST, COLOUR_MOST = 1.0, 3.0
HAZE_LEAST, HAZE_MOST = 0.005, 0.03
K = 2.0
_DRAWS = 200
_SEED = 20261122
# One photo's standard error with equal samples, and with the places swapped (simulated vials,
# see the tests), and how many photos' worth of weight that knowledge has beside the repeats.
_COLOUR_ONE, _COLOUR_EACH = 0.35, 0.30
_HAZE_ONE, _HAZE_EACH = 0.004, 0.003
_KNOWN_WEIGHT = 6
# A place alone never makes as much, times one photo's standard error: the vials were not swapped
# when they were said to be, and the mean of such photos would hide a difference.
_PLACE_MOST = 4.0
# A JPEG keeps the mean colour of a block in steps; ΔE00 per step of its table.
_PER_STEP = 0.07
# What scattering adds to the error of a haze index, per index beyond where it begins.
_STRONG_HAZE, _STRONG_HAZE_ERROR = 0.3, 0.01
# Filters and inks of an unknown camera scale a difference by some per cent.
_SCALE_ERROR = 0.05
_PLACES = 4


class Shot(NamedTuple):
    """A photo that was measured; ``swapped`` when sample one stands on the right."""

    reading: SamplesReading
    swapped: bool

    @property
    def vials(self) -> tuple[VialReading, VialReading]:
        """Sample one and sample two; raises ``ValueError`` for a photo that was refused."""
        left, right = self.reading.left, self.reading.right
        if left is None or right is None:
            raise ValueError(self.reading.why_not)
        return (right, left) if self.swapped else (left, right)


def compare(shots: Sequence[Shot]) -> Comparison:
    """Compare the samples of one or more photos that were all measured."""
    means = [tuple(_mean(vial.blocks) for vial in shot.vials) for shot in shots]
    one, two = (_balanced(shots, [m[n] for m in means]) for n in (0, 1))
    labs = lab(one), lab(two)
    hazes = [[math.fsum(v.haze) / len(v.haze) for v in shot.vials] for shot in shots]
    first, second = (_balanced(shots, [(h[n],) for h in hazes])[0] for n in (0, 1))
    swapped = sum(shot.swapped for shot in shots)
    return Comparison(
        labs=(_rounded(labs[0]), _rounded(labs[1])),
        patches=(rgb_of(one), rgb_of(two)),
        hazes=(round(first, _PLACES), round(second, _PLACES)),
        colour=_colour(shots, labs),
        haze=_haze(shots, hazes, abs(first - second)),
        photos=len(shots),
        swapped=swapped,
        method=METHOD,
    )


def _colour(shots: Sequence[Shot], labs: tuple[Triple, Triple]) -> Judged:
    difference = ciede2000(*labs)
    own = [[lab(_mean(vial.blocks)) for vial in shot.vials] for shot in shots]
    apart = [_minus(one, two) for one, two in own]
    spread = _scatter(shots, apart)
    coarse = _PER_STEP * max(shot.reading.chroma_step for shot in shots)
    known = _known(shots, math.hypot(_COLOUR_ONE, coarse), math.hypot(_COLOUR_EACH, coarse), spread)
    doubt = math.hypot(_doubt(shots, apart, math.hypot(_COLOUR_ONE, coarse)), _shine(shots))
    repeatability = math.hypot(known, _SCALE_ERROR * difference, doubt)
    return _judged(
        difference, _colour_bootstrap(shots, labs), repeatability, (COLOUR_LEAST, COLOUR_MOST)
    )


def _haze(shots: Sequence[Shot], hazes: Sequence[Sequence[float]], difference: float) -> Judged:
    apart = [(one - two,) for one, two in hazes]
    known = _known(shots, _HAZE_ONE, _HAZE_EACH, _scatter(shots, apart))
    strong = _STRONG_HAZE_ERROR * max(0.0, max(map(max, hazes)) - _STRONG_HAZE)
    doubt = math.hypot(_doubt(shots, apart, _HAZE_ONE), strong)
    repeatability = math.hypot(known, _SCALE_ERROR * difference, doubt)
    bootstrap = math.sqrt(
        math.fsum(_error(vial.haze) ** 2 for shot in shots for vial in shot.vials)
    ) / len(shots)
    judged = _judged(difference, bootstrap, repeatability, (HAZE_LEAST, HAZE_MOST))
    if all(min(pair) >= STRIPES_GONE for pair in hazes):
        # Nothing is left of the stripes to tell one from the other by.
        return msgspec.structs.replace(judged, verdict=Verdict.NOT_DECIDED)
    return judged


def _judged(
    difference: float, bootstrap: float, repeatability: float, limits: tuple[float, float]
) -> Judged:
    uncertainty = K * math.hypot(bootstrap, repeatability)
    least, most = limits
    verdict = Verdict.NOT_DECIDED
    if difference - uncertainty > least:
        verdict = Verdict.DIFFERENT
    elif difference <= uncertainty and difference + uncertainty < most:
        verdict = Verdict.NOT_DIFFERENT
    return Judged(
        difference=round(difference, _PLACES),
        uncertainty=round(uncertainty, _PLACES),
        bootstrap=round(bootstrap, _PLACES),
        repeatability=round(repeatability, _PLACES),
        least=least,
        most=most,
        verdict=verdict,
    )


def _known(shots: Sequence[Shot], once: float, each: float, spread: float | None) -> float:
    """Return the standard error of the mean from what is known and what the repeats show."""
    swapped = sum(shot.swapped for shot in shots)
    if not 0 < swapped < len(shots):
        return once
    squared = each**2
    if spread is not None:
        squared = (_KNOWN_WEIGHT * each**2 + spread**2) / (_KNOWN_WEIGHT + 1)
    return math.sqrt(squared / min(len(shots), 3))


def _doubt(shots: Sequence[Shot], apart: Sequence[Sequence[float]], once: float) -> float:
    """Return half of what the swap changed, when that is more than a place can do; else 0."""
    sides = [
        [each for shot, each in zip(shots, apart, strict=True) if shot.swapped is swapped]
        for swapped in (False, True)
    ]
    if not all(sides):
        return 0.0
    straight, turned = (
        [math.fsum(v) / len(side) for v in zip(*side, strict=True)] for side in sides
    )
    half = math.dist(straight, turned) / 2
    return half if half > _PLACE_MOST * once else 0.0


def _shine(shots: Sequence[Shot]) -> float:
    """Return what the stripes' shine does to the colour of a milky vial: half of top to bottom."""
    apart = [0.0]
    for vial in (vial for shot in shots for vial in shot.vials if vial.milky):
        some = max(1, len(vial.blocks) // 4)
        apart.append(ciede2000(lab(_mean(vial.blocks[:some])), lab(_mean(vial.blocks[-some:]))))
    return max(apart) / 2


def _scatter(shots: Sequence[Shot], differences: Sequence[Sequence[float]]) -> float | None:
    """Return how much photos with the vials in the same places differ; None without two such."""
    squares = []
    for swapped in (False, True):
        same = [d for s, d in zip(shots, differences, strict=True) if s.swapped is swapped]
        squares += [math.dist(a, b) ** 2 / 2 for a, b in pairwise(same)]
    return math.sqrt(math.fsum(squares) / len(squares)) if squares else None


def _colour_bootstrap(shots: Sequence[Shot], labs: tuple[Triple, Triple]) -> float:
    """Return the standard error from drawing blocks again, as a distance in ΔE00."""
    chance = random.Random(_SEED)  # noqa: S311 - repeatable, not secret
    total = 0.0
    for _ in range(_DRAWS):
        for n in (0, 1):
            drawn = [_mean(_again(shot.vials[n].blocks, chance)) for shot in shots]
            total += ciede2000(lab(_balanced(shots, drawn)), labs[n]) ** 2
    return math.sqrt(total / _DRAWS)


def _again(blocks: Sequence[Triple], chance: random.Random) -> list[Triple]:
    return chance.choices(blocks, k=len(blocks))


def _balanced(shots: Sequence[Shot], values: Sequence[Triple | tuple[float]]) -> Triple:
    """Return the mean in which both orders count the same, so that the place cancels."""
    groups = [
        [v for s, v in zip(shots, values, strict=True) if s.swapped is swapped]
        for swapped in (False, True)
    ]
    means = [_mean(group) for group in groups if group]
    return _mean(means)


def _mean(values: Sequence[Sequence[float]]) -> Triple:
    return tuple(math.fsum(part) / len(values) for part in zip(*values, strict=True))  # type: ignore[return-value]


def _error(values: Sequence[float]) -> float:
    mean = math.fsum(values) / len(values)
    squares = math.fsum((v - mean) ** 2 for v in values)
    return math.sqrt(squares / max(1, len(values) - 1) / len(values))


def _minus(one: Triple, two: Triple) -> Triple:
    return one[0] - two[0], one[1] - two[1], one[2] - two[2]


def _rounded(values: Triple) -> Triple:
    return round(values[0], _PLACES), round(values[1], _PLACES), round(values[2], _PLACES)
