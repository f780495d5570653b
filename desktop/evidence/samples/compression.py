"""How coarsely a JPEG keeps colour: chat programs compress photos until small differences move."""

from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

_HEADER = 1 << 20
_SOI, _SOS, _DQT = b"\xff\xd8", 0xDA, 0xDB
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
UNKNOWN = 5
# Outlines of vials move from these on (simulated photos, see the tests).
_COARSE_STEP, _COARSE_BLOCKS = 20, 1.35
_BLOCK = 8


def chroma_step(file: BinaryIO, kind: str) -> int:
    """Return the step of the mean colour in an 8 by 8 block of a JPEG (ITU T.81, B.2.4.1).

    1 or 2 is nearly lossless, 9 what many programs write, 17 and more a chat program. 0 for PNG;
    5 where the file does not say.
    """
    if kind == "image/png":
        return 0
    file.seek(0)
    head = file.read(_HEADER)
    if not head.startswith(_SOI):
        return UNKNOWN
    steps, chroma = _tables(head)
    return steps.get(chroma, UNKNOWN)


def is_coarse(step: int, rgb: NDArray[np.uint8]) -> bool:
    """Whether a photo was compressed so strongly that faint outlines in it are not to be trusted.

    ``step`` is that of the file; a file that was saved again finely still shows the blocks of the
    coarse one in its pixels ``rgb``.
    """
    return step >= _COARSE_STEP or _blocks(rgb) >= _COARSE_BLOCKS


def _blocks(rgb: NDArray[np.uint8]) -> float:
    """Return how much more neighbours differ over a grid of eight pixels than elsewhere."""
    green = rgb[:, :, 1].astype(np.int16)
    steps = np.abs(np.diff(green, axis=1)).mean(axis=0), np.abs(np.diff(green, axis=0)).mean(axis=1)
    found = []
    for along in steps:
        phases = [float(along[n::_BLOCK].mean()) for n in range(_BLOCK) if n < len(along)]
        found.append(max(phases, default=0.0) / max(1e-6, float(np.median(phases or [1.0]))))
    return min(found)


def _tables(head: bytes) -> tuple[dict[int, int], int]:
    """Return the first step of every table, and which table colour uses."""
    steps: dict[int, int] = {}
    chroma, place = 1, 2
    while place + 4 <= len(head) and head[place] == 0xFF:
        marker, size = head[place + 1], int.from_bytes(head[place + 2 : place + 4], "big")
        body = head[place + 4 : place + 2 + size]
        if marker == _SOS or size < 2:
            break
        if marker == _DQT:
            steps.update(_first_steps(body))
        elif marker in _FRAMES and len(body) >= 12:
            chroma = body[11]
        place += 2 + size
    return steps, chroma


def _first_steps(body: bytes) -> dict[int, int]:
    found: dict[int, int] = {}
    place = 0
    while place + 3 <= len(body):
        wide, table = body[place] >> 4, body[place] & 15
        found[table] = int.from_bytes(body[place + 1 : place + 2 + bool(wide)], "big")
        place += 1 + 64 * (2 if wide else 1)
    return found
