"""Clips in which a block moves at known times, over noise, changing light and a running clock."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

WIDTH, HEIGHT, FPS = 320, 180, 10


def scene(seed: int = 3) -> Any:
    """Draw a still scene with edges in it."""
    coarse = np.random.default_rng(seed).integers(60, 180, (9, 16))
    return np.kron(coarse, np.ones((20, 20))).astype(np.float32)


def lumas(seconds: float, moves: Any = (), **how: Any) -> Iterator[Any]:
    """Yield pictures; ``moves`` are (from, to, x0, y) of a block 20 wide that goes right.

    ``noise`` in grey levels, ``light`` a gain added over the whole length, ``clock`` draws digits
    that change every second in the top left corner, ``lift`` brightens the block by some levels.
    """
    rng = np.random.default_rng(7)
    base = scene()
    noises = [rng.normal(0, how.get("noise", 0.0), base.shape) for _ in range(7)]
    for number in range(int(seconds * FPS)):
        at = number / FPS
        rows = base * (1 + how.get("light", 0.0) * at / seconds)
        for start, end, x0, y in moves:
            if start <= at < end:
                x = int(x0 + (at - start) * how.get("speed", 30))
                block = slice(y, y + 20), slice(x, x + 20)
                rows[block] = rows[block] + how["lift"] if "lift" in how else 230
        if how.get("clock"):
            bits = np.random.default_rng(int(at)).integers(0, 2, (3, 12)) * 220 + 16
            rows[4:16, 8:56] = np.kron(bits, np.ones((4, 4)))
        rows = rows + noises[number % len(noises)]
        yield np.clip(rows, 0, 255).astype(np.uint8)


def write(path: Path, seconds: float, moves: Any = (), codec: str = "libx264", **how: Any) -> Path:
    """Encode such a clip."""
    options = {"threads": "1", "preset": "ultrafast", **how.pop("options", {})}
    with av.open(str(path), "w", format=how.pop("form", None)) as out:
        stream: Any = out.add_stream(codec, rate=FPS, options=options)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.codec_context.gop_size = how.pop("gop", 20)
        stream.codec_context.time_base = Fraction(1, FPS)
        for number, luma in enumerate(lumas(seconds, moves, **how)):
            planes = np.full((HEIGHT * 3 // 2, WIDTH), 128, np.uint8)
            planes[:HEIGHT] = luma
            frame = av.VideoFrame.from_ndarray(planes, format="yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, FPS)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path
