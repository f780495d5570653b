"""What keeps a box from being judged: a thumb, glare, pale ink, stains, the back's print."""

from collections.abc import Callable
from functools import cache
from typing import Any

import cv2
import numpy as np
import pypdfium2

from record.sheets.paper import Box
from tests.desktop.evidence import pens, photographs
from tests.desktop.evidence.photographs import Chance, Shot
from tests.desktop.evidence.printed_forms import CODES, PX, pdf

SKIN = ((205, 160, 138), (186, 138, 112), (226, 188, 168), (150, 104, 80))
COFFEE, PALE_INKS = (120, 78, 40), ((250, 240, 130), (205, 222, 245), (225, 225, 228))
Mishap = Callable[[Any, Box, Chance], None]


def thumb(paper: Any, box: Box, chance: Chance) -> None:
    """Sign small, and lay a thumb over it from one of the sides."""
    left, _, right, _ = _initials(paper, box, chance)
    x, y = (left + right) / 2, box.y + box.height / 2
    cover = np.zeros(paper.shape[:2], np.float32)
    wide = max(19.0, right - left + 5) / 2
    way = float(chance.uniform(-25, 25))
    axes = (round(wide * PX), round(wide * 1.9 * PX))
    centre = (round(x * PX), round((y + wide * 0.9) * PX))
    cv2.ellipse(cover, centre, axes, way, 0, 360, 1.0, -1)
    soft = cv2.GaussianBlur(cover, (0, 0), 3)[..., None]
    skin = np.array(SKIN[int(chance.integers(len(SKIN)))], np.float32)
    small = cv2.resize(cover, None, fx=0.1, fy=0.1, interpolation=cv2.INTER_AREA)
    far = cv2.resize(cv2.GaussianBlur(small, (0, 0), 4.5), cover.shape[::-1])
    shade = far[..., None] * 0.35 + 0.65
    paper[:] = (paper * (1 - soft) + skin * shade * soft).clip(0, 255).astype(np.uint8)


def pale_pen(paper: Any, box: Box, chance: Chance) -> None:
    """Sign with a broad pen that leaves little more than a hue."""
    ink = PALE_INKS[int(chance.integers(len(PALE_INKS)))]
    pens.write(paper, box, chance, 2, (1.6, 3.2), (ink,))


def pale_pencil(paper: Any, box: Box, chance: Chance) -> None:
    """Sign with a hard pencil that is hardly pressed."""
    pens.write(paper, box, chance, 2, (0.4, 0.7), ((216, 216, 219), (226, 226, 228)))


def coffee_ring(paper: Any, box: Box, chance: Chance) -> None:
    """Put a wet cup down so that its ring runs through the box."""
    stain = np.zeros(paper.shape[:2], np.float32)
    radius = chance.uniform(28, 42)
    x = box.x + chance.uniform(0.15, 0.85) * box.width
    y = box.y + box.height / 2 + chance.choice([-1, 1]) * (radius - chance.uniform(-8, 8))
    centre = (round(x * PX), round(y * PX))
    cv2.circle(stain, centre, round(radius * PX), 1.0, round(chance.uniform(0.8, 2.2) * PX))
    inner = np.zeros_like(stain)
    cv2.circle(inner, centre, round(radius * PX), 0.12, -1)
    worn = cv2.resize(chance.uniform(0.2, 1, (40, 28)).astype(np.float32), stain.shape[::-1])
    soft = cv2.GaussianBlur(stain, (0, 0), chance.uniform(2, 6)) * worn + inner
    pens.lay(paper, soft * chance.uniform(0.35, 0.8), COFFEE)


def back_print(paper: Any, box: Box, chance: Chance) -> None:
    """Let the print of the back shine through, mirrored."""
    back = _back_side()[:, ::-1]
    top = round((box.y - 40 - chance.uniform(0, 120)) * PX) % 1500
    area = _area(box, 2)
    high, wide = area[0].stop - area[0].start, area[1].stop - area[1].start
    left = round(chance.uniform(20, 60) * PX)
    part = back[top : top + high, left : left + wide]
    soft = cv2.GaussianBlur(part, (0, 0), chance.uniform(1.5, 4)) * chance.uniform(0.10, 0.28)
    paper[area] = (paper[area] * (1 - soft[..., None])).astype(np.uint8)


def initials(paper: Any, box: Box, chance: Chance) -> None:
    """Sign small; the glare comes with ``glared``."""
    _initials(paper, box, chance)


HIDDEN: tuple[Mishap, ...] = (thumb, initials, pale_pen, pale_pencil)
"""Signatures that cannot be seen well: none of them is blank."""
LOOKING_SIGNED: tuple[Mishap, ...] = (coffee_ring, back_print)
"""What nobody signed: none of them is signed."""


def glared(shot: Shot, box: Box, chance: Chance, level: int) -> Shot:
    """Make the paper as bright as ``level`` and burn a lamp's reflection over the box's writing."""
    pixels = shot.pixels.astype(np.float32)
    pixels *= level / np.percentile(pixels[::8, ::8], 70)
    middle = shot.places[round(box.y + box.height / 2), round(box.x + box.width / 2)]
    across = float(np.hypot(*(shot.places[round(box.y), round(box.right)]
                              - shot.places[round(box.y), round(box.x)])))  # fmt: skip
    spot = np.zeros(pixels.shape[:2], np.float32)
    axes = (round(across * chance.uniform(0.36, 0.5)), round(across * chance.uniform(0.1, 0.16)))
    cv2.ellipse(spot, (round(middle[0]), round(middle[1])), axes, 0, 0, 360, 1.0, -1)
    soft = cv2.GaussianBlur(spot, (0, 0), chance.uniform(4, 14))[..., None]
    return Shot((pixels + soft * 400).clip(0, 255).astype(np.uint8), shot.places)


def photographed(paper: Any, seed: int) -> Shot:
    """Photograph a sheet as a careful person does."""
    return photographs.photograph(paper, photographs.EASY, np.random.default_rng([seed, 77]))


def _initials(paper: Any, box: Box, chance: Chance) -> tuple[float, float, float, float]:
    before = paper.copy()
    pens.initials(paper, box, chance)
    rows, columns = np.nonzero((paper != before).any(axis=2))
    return columns.min() / PX, rows.min() / PX, columns.max() / PX, rows.max() / PX


def _area(box: Box, inset: float) -> tuple[slice, slice]:
    return (
        slice(round((box.y + inset) * PX), round((box.bottom - inset) * PX)),
        slice(round((box.x + inset) * PX), round((box.right - inset) * PX)),
    )


@cache
def _back_side() -> Any:
    document = pypdfium2.PdfDocument(pdf(CODES[0]))
    page = document[0].render(scale=PX * 25.4 / 72).to_pil().convert("L")
    document.close()
    return 1 - np.asarray(page, np.float32) / 255
