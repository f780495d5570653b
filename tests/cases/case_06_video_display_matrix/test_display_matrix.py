"""Display matrices that are no plain rotation: unity left as zeros, mirrors, a transpose.

What is right is what QuickTime's matrix says and ffmpeg shows. Four corners tell the turn: the
stored picture has red at the top left, green beside it, blue below and yellow at the last corner.
"""

from contextlib import closing
from pathlib import Path

import cv2
import numpy as np
import pytest

from desktop.evidence.asking.decoder import VideoSession
from desktop.system.choice import this_system

COLOURS = {"R": (220, 30, 30), "G": (30, 160, 30), "B": (30, 30, 220), "Y": (240, 220, 40)}
CORNERS = (0.15, 0.15), (0.15, 0.85), (0.85, 0.15), (0.85, 0.85)


def corners_of(png: bytes) -> str:
    rows = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR)[:, :, ::-1]
    height, width = rows.shape[:2]
    seen = [rows[int(height * y), int(width * x)].astype(int) for y, x in CORNERS]
    names = [min(COLOURS, key=lambda n: int(((p - COLOURS[n]) ** 2).sum())) for p in seen]
    return f"{width}x{height} {''.join(names)}"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("zero", "320x240 RGBY"),
        ("hflip", "320x240 GRYB"),
        ("vflip", "320x240 BYRG"),
        ("transpose", "240x320 RBGY"),
    ],
)
def test_a_still_is_turned_as_the_file_means(name: str, shown: str) -> None:
    path = Path(__file__).with_name(f"{name}.mp4")
    with closing(VideoSession(path, "0" * 64, this_system())) as session:
        assert corners_of(session.still(session.index.pts[0]).png) == shown
