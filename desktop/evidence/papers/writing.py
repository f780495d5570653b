"""Read writing with the models that came in a package; used in the decode child only.

The engine remembers every option of a call for the next one, so each call names them all.
"""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.evidence.papers.messages import TextLine

LONGEST_SIDE = 1280
_SETTINGS = {
    "Global.log_level": "critical",
    "Global.use_cls": False,
    # By itself the package enlarges small pictures: a strip of 640 by 120 took 4 s and 500 MB.
    "Det.limit_type": "max",
    "Det.limit_side_len": LONGEST_SIDE,
    "EngineConfig.onnxruntime.intra_op_num_threads": 2,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


def load() -> None:
    """Load the models and let them run once, while files may still be opened."""
    read_text(np.full((64, 256, 3), 255, np.uint8))
    read_line(np.full((48, 320, 3), 255, np.uint8))


def read_text(rgb: NDArray[np.uint8]) -> tuple[TextLine, ...]:
    """Find and read the lines of writing in rows of RGB, top to bottom."""
    found = _engine()(rgb[:, :, ::-1], use_det=True, use_cls=False, use_rec=True)
    if getattr(found, "boxes", None) is None or found.txts is None:
        return ()
    lines = [
        TextLine(text, float(score), tuple((float(x), float(y)) for x, y in box))
        for text, score, box in zip(found.txts, found.scores, found.boxes, strict=True)
    ]
    return tuple(sorted(lines, key=lambda line: line.corners[0][1]))


def read_line(rgb: NDArray[np.uint8]) -> tuple[str, float]:
    """Read a picture that holds one line of writing; the score runs from 0 to 1."""
    found = _engine()(rgb[:, :, ::-1], use_det=False, use_cls=False, use_rec=True)
    if not getattr(found, "txts", None):
        return "", 0.0
    return found.txts[0], float(found.scores[0])


@cache
def _engine() -> Any:
    # A second of import and a hundred megabytes: only for a child that reads writing.
    from rapidocr import RapidOCR

    return RapidOCR(params=dict(_SETTINGS))
