"""Tell whether a box of a flattened sheet was signed: ``signed``, ``blank`` or ``unsure``.

Ink is what is darker than the paper around it in the red channel, so red stamps do not count. A
speck is blank; a real signature is never called blank: whatever is neither clearly ink strokes nor
clearly nothing stays ``unsure`` for a person (MEASURED.md 4). How dark a stroke must
be follows from the noise in the box and the blur of the picture.
"""

from typing import NamedTuple

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from desktop.evidence.papers import doubts, stamps
from desktop.evidence.papers.form_quality import COVERED, STAINED
from desktop.evidence.papers.messages import BLANK, SIGNED, UNSURE
from record.sheets.paper import FRAME

_INSET = 0.9
_CALM_MM = 0.16
_BRIDGED = 2.8
_GREY = 12
# Darkness below bare paper, which is 255: at least this much, and so many times the noise.
_FAINT, _FAINT_NOISE = 13, 6.0
_CLEAR, _CLEAR_NOISE = 26, 9.0
_SPECK_REACH = 2.4
_EDGE_DEPTH, _EDGE_RUN = 1.4, 4.0
_WHOLE_LENGTH = 0.72
_BLOT_RADIUS, _BLOT_DARK = 0.6, 70
_STROKE_LENGTH, _STROKE_REACH = 9.5, 4.5
_BLANK_LENGTH = 1.0
_SPECKS_ALLOWED = 7
_FULL_SHARE = 0.35
_SOLID_MM = 3.6
_RED_AREA = 6.0
_REDNESS, _RED_IN_RED = 38, 0.4
# A pen line of 0.3 mm is this much darker than paper when it is sharp.
_PEN_DARK, _PEN_MM = 125, 0.3
_SEAL_DARKER, _SEAL_REMAINS = 30, 18
_SHARP_MM = 0.6
# Shares of a fine pen's darkness that no pen falls under, or only in strokes larger than print;
# how much less dark a stain of coffee or tea is in red than in blue.
_PALE_INK, _PRINT_INK, _CHARACTER_MM = 0.4, 0.75, 6.5
_BROWN, _BROWN_LEAST = 0.75, 12.0

Pixels = NDArray[np.uint8]
Mask = NDArray[np.uint8]


class Strokes(msgspec.Struct, frozen=True):
    """What looks written: length and reach in mm, share of the box, specks and doubtful parts.

    ``is_whole`` when one part runs through the whole box: a printed line that lies wrongly in
    it. ``thickest`` is the thickest stroke in mm, ``longest`` the reach of the largest part,
    ``darkness`` how dark the strokes are (0 to 255).
    """

    length: float = 0.0
    reach: float = 0.0
    share: float = 0.0
    specks: int = 0
    doubtful: int = 0
    is_whole: bool = False
    thickest: float = 0.0
    longest: float = 0.0
    darkness: float = 0.0


class Judged(NamedTuple):
    """What a box holds, and the code of what keeps it from being told, or ""."""

    verdict: str
    why: str = ""


class _Looked(NamedTuple):
    """A box as it was looked at: how dark it is, where ink is, and the seal over it."""

    verdict: str
    dark: Pixels
    ink: Pixels
    written: Mask
    strokes: Strokes
    seal: stamps.Seal | None = None


class _Levels(NamedTuple):
    """How dark a stroke must at least be, and somewhere be; a soft part this wide is a smear."""

    faint: float
    clear: float
    blot: float


def is_colourless(flat: Pixels) -> bool:
    """Whether a sheet came from a grey or bilevel scan, where a red seal looks like ink."""
    red, green, blue = cv2.split(np.ascontiguousarray(flat[::4, ::4]))
    most = cv2.max(cv2.max(red, green), blue)
    least = cv2.min(cv2.min(red, green), blue)
    return float(np.percentile(cv2.subtract(most, least), 99.5)) < _GREY


def read_box(crop: Pixels, scale: int, *, colourless: bool, edge_mm: float = 0.3) -> Judged:
    """Judge one box; ``crop`` is RGB from frame line to frame line, ``scale`` pixels per mm.

    ``edge_mm`` is how wide a sharp edge appears on paper: blur.
    """
    inside = _inside(crop, scale, edge_mm)
    dark = 255 - _shares_of_paper(inside, scale)
    levels = _levels_of(dark, edge_mm)
    look = _looked(dark, levels, scale, edge_mm, colourless=colourless)
    if look.verdict == UNSURE:
        return Judged(UNSURE)
    paper = doubts.against_paper(inside, scale)
    away = _smaller(stamps.area_of(look.seal, look.ink.shape, scale), paper) if look.seal else None
    cover = doubts.cover(paper, away)
    if look.verdict == BLANK:
        if cover is not None:
            return Judged(UNSURE, COVERED)
        return Judged(UNSURE) if doubts.has_pale_strokes(paper, away) else Judged(BLANK)
    if cover is not None and _beside(look, cover, levels, scale) != SIGNED:
        return Judged(UNSURE, COVERED)
    return Judged(UNSURE, STAINED) if _is_stain(look, scale, edge_mm) else Judged(SIGNED)


def _levels_of(dark: Pixels, edge_mm: float) -> _Levels:
    noise = _noise(_without_red(dark))
    faint, clear = max(_FAINT, _FAINT_NOISE * noise), max(_CLEAR, _CLEAR_NOISE * noise)
    return _Levels(faint, clear, _BLOT_RADIUS + edge_mm / 2)


def _looked(
    dark: Pixels, levels: _Levels, scale: int, edge_mm: float, *, colourless: bool
) -> _Looked:
    """Tell ink from paper and seals, without asking yet what may hide or feign it."""
    red, ink = _red(dark), _without_red(dark)
    if colourless:
        seal = stamps.find(_over(ink, _CLEAR), scale)
        if seal is not None:
            verdict = _over_grey_seal(ink, seal, levels, scale)
            strokes, written = _strokes(ink, levels, scale)
            return _Looked(verdict, dark, ink, written, strokes, seal)
    seal = stamps.find(red, scale) if red.sum() > _RED_AREA * scale**2 else None
    if seal is not None:
        remains = stamps.area_of(seal, ink.shape, scale) * np.uint8(_SEAL_REMAINS)
        ink = np.asarray(cv2.subtract(ink, remains), np.uint8)
    strokes, written = _strokes(ink, levels, scale)
    verdict = _judge(strokes, can_see=levels.faint < _pen_darkness(edge_mm))
    if colourless and strokes.thickest > _SOLID_MM:
        # What is left of a worn seal's star on a grey scan.
        verdict = UNSURE
    if verdict == BLANK and _is_red_writing(red, seal, scale):
        verdict = UNSURE
    return _Looked(verdict, dark, ink, written, strokes, seal)


def _beside(look: _Looked, cover: Mask, levels: _Levels, scale: int) -> str:
    """Judge what is not under a cover nor at its edge."""
    ink = look.ink.copy()
    ink[cv2.resize(cover, ink.shape[::-1], interpolation=cv2.INTER_NEAREST) > 0] = 0
    return _judge(_strokes(ink, levels, scale)[0], can_see=True)


def _is_stain(look: _Looked, scale: int, edge_mm: float) -> bool:
    """Whether what looks written is a cup's ring, or print that shines through from the back."""
    strokes, pen = look.strokes, _pen_darkness(edge_mm)
    if strokes.darkness < _PALE_INK * pen:
        return True
    if strokes.darkness < _PRINT_INK * pen and strokes.longest < _CHARACTER_MM:
        return True
    red, _, blue = (float(part) for part in look.dark[look.written > 0].mean(axis=0))
    if look.seal is None and red < _BROWN * blue and blue - red > _BROWN_LEAST:
        return True
    return stamps.is_ring(look.written, scale)


def _smaller(mask: Mask, paper: doubts.Paper) -> Mask:
    shape = paper.shares.shape[1::-1]
    return np.asarray(cv2.resize(mask, shape, interpolation=cv2.INTER_NEAREST), np.uint8)


def _judge(strokes: Strokes, *, can_see: bool) -> str:
    if strokes.share > _FULL_SHARE or strokes.is_whole:
        return UNSURE
    if strokes.length >= _STROKE_LENGTH and strokes.reach >= _STROKE_REACH:
        return SIGNED
    is_blank = strokes.length < _BLANK_LENGTH and strokes.specks <= _SPECKS_ALLOWED
    return BLANK if is_blank and not strokes.doubtful and can_see else UNSURE


def _pen_darkness(edge_mm: float) -> float:
    """Return how dark a fine pen line still is in a picture of this blur."""
    return _PEN_DARK * min(1.0, _PEN_MM / max(edge_mm, 0.05))


def _inside(crop: Pixels, scale: int, edge_mm: float) -> Pixels:
    """Cut off the printed frame, whose lines run along the crop's edges; blur widens them."""
    inset = round((FRAME / 2 + _INSET + max(0.0, edge_mm - _SHARP_MM) / 2) * scale)
    return np.ascontiguousarray(crop[inset:-inset, inset:-inset])


def _shares_of_paper(inside: Pixels, scale: int) -> Pixels:
    """Return each channel as a share of the paper's own brightness there: 255 is bare paper."""
    small = cv2.resize(inside, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    size = max(3, round(_BRIDGED * scale / 4) | 1)
    bridged = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8))
    level = cv2.GaussianBlur(bridged, (0, 0), size / 2)
    wide = cv2.resize(level, inside.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    calm = cv2.GaussianBlur(inside, (0, 0), _CALM_MM * scale)
    return np.asarray(cv2.divide(calm, np.maximum(wide, 1), scale=255), np.uint8)


def _red(dark: Pixels) -> Mask:
    """Mark red ink, whatever the light: paper stays bright in red and is dark in the others."""
    red, green, blue = cv2.split(dark)
    redder = np.asarray(cv2.subtract(cv2.min(green, blue), red), np.uint8)
    return np.asarray(redder > _REDNESS, np.uint8)


def _without_red(dark: Pixels) -> Pixels:
    """Return how dark each point is in the red channel, less what red ink itself leaves there."""
    red, green, blue = cv2.split(dark)
    redder = cv2.subtract(cv2.min(green, blue), red)
    own = cv2.multiply(redder, np.ones_like(redder), scale=_RED_IN_RED)
    return np.asarray(cv2.subtract(red, own), np.uint8)


def _noise(ink: Pixels) -> float:
    """Return the noise of bare paper: most of a box is bare."""
    values = ink[::2, ::2].astype(np.float32)
    middle = float(np.median(values))
    return 1.4826 * float(np.median(np.abs(values - middle))) + max(0.0, middle - 4) / 3


def _over(ink: Pixels, level: float) -> Mask:
    return np.asarray(ink > level, np.uint8)


def _strokes(ink: Pixels, levels: _Levels, scale: int) -> tuple[Strokes, Mask]:
    """Measure and mark what is written: faint lines count where they hold something clear."""
    mask = _without_frame(_over(ink, levels.faint), scale)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    darkest = _largest_of(ink, labels, count)
    depth = cv2.distanceTransform(mask, cv2.DIST_L2, 3)
    radius = _largest_of(depth, labels, count) / scale
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    is_small = np.maximum(wide, high) < _SPECK_REACH * scale
    is_blot = (radius > levels.blot) & (darkest < _BLOT_DARK)
    is_clear = darkest >= levels.clear
    is_part = np.arange(count) > 0
    is_blot &= is_part
    # The fringe of a smear is no faint stroke.
    fringe = cv2.dilate(is_blot[labels].astype(np.uint8), np.ones((2 * scale, 2 * scale), np.uint8))
    is_fringe = np.bincount(labels[fringe > 0].ravel(), minlength=count) > 0
    kept = is_part & ~is_small & ~is_blot & is_clear
    whole = (wide > _WHOLE_LENGTH * mask.shape[1]) | (
        (high >= mask.shape[0] - 2) & (wide < high / 3)
    )
    written = kept[labels]
    length, reach, share = _measured(written, depth, scale)
    strokes = Strokes(
        length,
        reach,
        share,
        specks=int((is_part & is_small & is_clear).sum()),
        doubtful=int((is_part & ~is_small & ~is_fringe & ~is_clear).sum()),
        is_whole=bool((kept & whole).any()),
        thickest=2 * float(radius[kept].max(initial=0)),
        longest=float(np.maximum(wide, high)[kept].max(initial=0)) / scale,
        darkness=float(np.percentile(ink[written], 90)) if written.any() else 0.0,
    )
    return strokes, np.asarray(written, np.uint8)


def _measured(
    mask: NDArray[np.bool_], depth: cv2.typing.MatLike, scale: int
) -> tuple[float, float, float]:
    """Return length and reach in mm, and the share of the box."""
    area = int(mask.sum())
    if not area:
        return 0.0, 0.0, 0.0
    half = float(np.percentile(depth[mask], 75))
    _, _, w, h = cv2.boundingRect(mask.astype(np.uint8))
    return area / max(1.0, 2 * half) / scale, max(w, h) / scale, area / mask.size


def _without_frame(mask: Mask, scale: int) -> Mask:
    """Drop what runs along an edge close by it: the rest of a frame that bends or is blurred."""
    kept = mask.copy()
    deep, run = round(_EDGE_DEPTH * scale), _EDGE_RUN * scale
    # Views on the four sides, each with its edge as first row.
    for view in (kept, kept[::-1], kept.T, kept.T[::-1]):
        band = np.ascontiguousarray(view[:deep])
        _, labels, stats, _ = cv2.connectedComponentsWithStats(band, connectivity=8)
        along = (stats[:, cv2.CC_STAT_TOP] <= 1) & (stats[:, cv2.CC_STAT_WIDTH] > run)
        shallow = (stats[:, cv2.CC_STAT_TOP] <= 1) & (stats[:, cv2.CC_STAT_HEIGHT] < deep)
        dropped = along | shallow
        dropped[0] = False
        view[:deep][dropped[labels]] = 0
    return kept


def _largest_of(
    values: cv2.typing.MatLike, labels: cv2.typing.MatLike, count: int
) -> NDArray[np.float64]:
    largest = np.zeros(count)
    inked = labels > 0
    np.maximum.at(largest, labels[inked].astype(np.intp), values[inked].astype(np.float64))
    return largest


def _over_grey_seal(ink: Pixels, seal: stamps.Seal, levels: _Levels, scale: int) -> str:
    """Judge a box with a seal on a grey scan: ink is what is outside it or darker than it."""
    outside = ink.copy()
    outside[stamps.area_of(seal, ink.shape, scale) > 0] = 0
    ring = ink[stamps.ring_of(seal, ink.shape, scale)]
    inked = ring[ring > _CLEAR]
    darker = (float(np.percentile(inked, 98)) if inked.size else 255.0) + _SEAL_DARKER
    above = _Levels(darker, darker, levels.blot)
    looks = _strokes(outside, levels, scale), _strokes(ink, above, scale)
    # The seal of the box above or below often reaches in.
    written = [
        strokes
        for strokes, mask in looks
        if strokes.thickest <= _SOLID_MM and not stamps.is_ring(mask, scale)
    ]
    return SIGNED if SIGNED in {_judge(look, can_see=False) for look in written} else UNSURE


def _is_red_writing(red: Mask, seal: stamps.Seal | None, scale: int) -> bool:
    """Whether red ink is here that is no round seal: a red pen or a fingerprint."""
    if seal is not None:
        red = np.asarray(red & ~stamps.area_of(seal, red.shape, scale), np.uint8)
    rest = cv2.morphologyEx(red, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    return int(rest.sum()) >= _RED_AREA * scale**2
