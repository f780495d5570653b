"""Frames decoded without any of our code, to compare with."""

from pathlib import Path

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, Interpolation

EXACT = int(
    Interpolation.BICUBIC
    | Interpolation.ACCURATE_RND
    | Interpolation.BITEXACT
    | Interpolation.FULL_CHR_H_INT
)


def pixels_of(clip: Path, number: int) -> bytes:
    """Return the RGB bytes of a frame of a small clip in BT.601 with limited range."""
    with av.open(str(clip)) as container:
        frame = next(f for n, f in enumerate(container.decode(video=0)) if n == number)
        converted = frame.reformat(
            format="rgb24",
            src_colorspace=Colorspace.ITU601,
            src_color_range=ColorRange.MPEG,
            dst_color_range=ColorRange.JPEG,
            interpolation=EXACT,
        )
        return bytes(np.ascontiguousarray(converted.to_ndarray()))
