"""Marks people leave on paper: signatures of all sorts, seals, fingerprints, dots and smears."""

import math
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np

from record.sheets.paper import Box
from tests.desktop.evidence.printed_forms import PX

BLUE, BLACK, DARK, RED, PENCIL = (
    (38, 52, 150), (28, 26, 30), (20, 24, 60), (196, 40, 52), (112, 112, 116),
)  # fmt: skip
SEAL = (208, 36, 40)
SIGNED, BLANK, EITHER = "signed", "blank", "unsure"
Chance = np.random.Generator


def thin(paper: Any, box: Box, chance: Chance) -> None:
    """Write two characters with a fine ball pen."""
    write(paper, box, chance, 2, (0.28, 0.42), (BLUE, BLACK, DARK))


def usual(paper: Any, box: Box, chance: Chance) -> None:
    """Write two or three characters with a pen."""
    write(paper, box, chance, int(chance.integers(2, 4)), (0.4, 0.8), (BLUE, BLACK, DARK))


def thick(paper: Any, box: Box, chance: Chance) -> None:
    """Write with a marker pen."""
    write(paper, box, chance, 2, (0.9, 1.5), (BLACK, DARK))


def initials(paper: Any, box: Box, chance: Chance) -> None:
    """Write one small character."""
    write(paper, box, chance, 1, (0.35, 0.6), (BLUE, BLACK))


def pencil(paper: Any, box: Box, chance: Chance) -> None:
    """Write with a pencil: grey and uneven."""
    write(paper, box, chance, 3, (0.4, 0.6), (PENCIL,))


def red_pen(paper: Any, box: Box, chance: Chance) -> None:
    """Write with a red ball pen."""
    write(paper, box, chance, 2, (0.4, 0.6), (RED,))


def dots(paper: Any, box: Box, chance: Chance) -> None:
    """Drop a few specks of dirt."""
    ink = np.zeros(paper.shape[:2], np.float32)
    for _ in range(int(chance.integers(1, 6))):
        at = _inside(box, chance, 3)
        cv2.circle(ink, at, round(chance.uniform(0.1, 0.35) * PX), 1.0, -1, cv2.LINE_AA)
    lay(paper, ink, BLACK)


def smear(paper: Any, box: Box, chance: Chance) -> None:
    """Smudge the paper with a dirty finger: wide, soft and faint."""
    ink = np.zeros(paper.shape[:2], np.float32)
    at = _inside(box, chance, 6)
    axes = (round(chance.uniform(3, 8) * PX), round(chance.uniform(2, 4) * PX))
    cv2.ellipse(ink, at, axes, chance.uniform(0, 180), 0, 360, 1.0, -1)
    lay(paper, cv2.GaussianBlur(ink, (0, 0), 12) * chance.uniform(0.06, 0.14), BLACK)


def seal(paper: Any, box: Box, chance: Chance) -> None:
    """Press the station's round seal, 38 to 42 mm wide, across the box."""
    ink = np.zeros(paper.shape[:2], np.float32)
    x = box.x + chance.uniform(15, box.width - 15) if box.width > 40 else box.x + box.width / 2
    y = box.y + box.height / 2 + chance.uniform(-4, 4)
    radius = chance.uniform(19, 21)
    turn = chance.uniform(-0.3, 0.3)
    centre = (round(x * PX), round(y * PX))
    cv2.circle(ink, centre, round(radius * PX), 1.0, round(1.1 * PX), cv2.LINE_AA)
    star = [_polar(x, y, radius * (0.32 if k % 2 == 0 else 0.13), k * math.pi / 5 + turn)
            for k in range(10)]  # fmt: skip
    cv2.fillPoly(ink, [np.array(star, np.int32)], 1.0, cv2.LINE_AA)
    for k in range(9):
        angle = (k - 4) * 0.42 + turn
        _character(ink, _polar(x, y, radius * 0.74, angle), 3.4, 0.45, chance)
    for k in range(5):
        _character(ink, (round((x + (k - 2) * 4) * PX), round((y + 10) * PX)), 3.0, 0.4, chance)
    worn = cv2.resize(chance.uniform(0.45, 1, (60, 42)).astype(np.float32), ink.shape[::-1])
    lay(paper, ink * worn * chance.uniform(0.75, 1), SEAL)


def fingerprint(paper: Any, box: Box, chance: Chance) -> None:
    """Press a thumb in red ink paste."""
    ink = np.zeros(paper.shape[:2], np.float32)
    x, y = _inside(box, chance, 12)
    for k in range(1, 12):
        axes = (k * 6 + 2, k * 8 + 3)
        cv2.ellipse(ink, (x, y), axes, chance.uniform(-8, 8), 0, 360, 1.0, 3, cv2.LINE_AA)
    worn = cv2.resize(chance.uniform(0.3, 1, (80, 60)).astype(np.float32), ink.shape[::-1])
    lay(paper, ink * worn, SEAL)


def seal_and_signature(paper: Any, box: Box, chance: Chance) -> None:
    """Sign, and press the seal over it."""
    usual(paper, box, chance)
    seal(paper, box, chance)


def nothing(_paper: Any, _box: Box, _chance: Chance) -> None:
    """Leave the box as it is."""


Mark = Callable[[Any, Box, Chance], None]
# What is drawn, what it is, and how often (parts of the whole).
MARKS: tuple[tuple[Mark, str, float], ...] = (
    (usual, SIGNED, 22), (thin, SIGNED, 12), (thick, SIGNED, 6), (initials, SIGNED, 6),
    (pencil, SIGNED, 5), (seal_and_signature, SIGNED, 8), (red_pen, EITHER, 2),
    (fingerprint, EITHER, 2), (nothing, BLANK, 20), (dots, BLANK, 7), (smear, BLANK, 4),
    (seal, BLANK, 6),
)  # fmt: skip


def mark_at_random(paper: Any, box: Box, chance: Chance) -> tuple[str, str]:
    """Leave a mark drawn by lot; return its name and what it is."""
    parts = np.array([part for *_, part in MARKS])
    mark, truth, _ = MARKS[int(chance.choice(len(MARKS), p=parts / parts.sum()))]
    mark(paper, box, chance)
    return mark.__name__, truth


def write_date(paper: Any, box: Box, chance: Chance) -> None:
    """Write a date by hand."""
    ink = np.zeros(paper.shape[:2], np.float32)
    left = box.x + 5
    for n in range(8):
        at = (round((left + n * 4.2) * PX), round((box.y + box.height / 2) * PX))
        _character(ink, at, 3.6, 0.45, chance)
    lay(paper, ink, BLUE)


def write(
    paper: Any, box: Box, chance: Chance, count: int, widths: tuple[float, float], inks: Any
) -> None:
    """Write so many characters with a pen of a width in mm and one of the inks."""
    ink = np.zeros(paper.shape[:2], np.float32)
    size = chance.uniform(9, 17) if count > 1 else chance.uniform(7, 12)
    room = box.width - 8 - count * size
    left = box.x + 4 + chance.uniform(0, max(0.5, room))
    width = chance.uniform(*widths)
    for n in range(count):
        x = left + (n + 0.5) * size
        y = box.y + box.height / 2 + chance.uniform(-3, 3)
        _character(ink, (round(x * PX), round(y * PX)), size * 0.92, width, chance)
    grain = cv2.resize(chance.uniform(0.6, 1, (297, 210)).astype(np.float32), ink.shape[::-1])
    lay(paper, ink * grain, inks[int(chance.integers(len(inks)))])


def _character(ink: Any, at: tuple[int, int], size: float, width: float, chance: Chance) -> None:
    """Draw something like a Chinese character: bars, falling strokes and dots, run together."""
    half = size / 2 * PX
    thickness = max(1, round(width * PX))
    for _ in range(int(chance.integers(4, 8))):
        start = chance.uniform(-half, half, 2)
        way = chance.choice([(1.0, -0.1), (0.05, 1.0), (-0.6, 0.8), (0.7, 0.7)])
        end = np.clip(start + way * half * chance.uniform(0.6, 1.7), -half, half)
        bend = (start + end) / 2 + chance.uniform(-half / 4, half / 4, 2)
        t = np.linspace(0, 1, 12)[:, None]
        line = (1 - t) ** 2 * start + 2 * t * (1 - t) * bend + t**2 * end + np.array(at)
        cv2.polylines(ink, [np.round(line).astype(np.int32)], False, 1.0, thickness, cv2.LINE_AA)


def lay(paper: Any, ink: Any, colour: tuple[int, int, int]) -> None:
    """Multiply paper by ink, as ink does."""
    rows, columns = np.nonzero(ink > 0.003)
    if not len(rows):
        return
    area = np.s_[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    share = np.clip(ink[area], 0, 1)[..., None]
    through = 1 - share * (1 - np.array(colour, np.float32) / 255)
    paper[area] = np.round(paper[area] * through).astype(np.uint8)


def _inside(box: Box, chance: Chance, margin: float) -> tuple[int, int]:
    x = chance.uniform(box.x + margin, box.right - margin)
    y = chance.uniform(box.y + margin, max(box.y + margin + 0.1, box.bottom - margin))
    return round(x * PX), round(y * PX)


def _polar(x: float, y: float, radius: float, angle: float) -> tuple[int, int]:
    return round((x + radius * math.sin(angle)) * PX), round((y - radius * math.cos(angle)) * PX)
