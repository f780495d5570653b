"""Clips with the frame's number burnt in as blocks, so that what is shown can be read back."""

import contextlib
import struct
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

WIDTH, HEIGHT, BITS = 160, 96, 10


def picture(number: int) -> Any:
    """Draw ``number`` as black and white blocks over a moving bar."""
    rows = np.full((HEIGHT, WIDTH, 3), 90, np.uint8)
    for bit in range(BITS):
        x, y = bit % 5 * 32, bit // 5 * 32
        rows[y : y + 32, x : x + 32] = 235 if number >> bit & 1 else 16
    at = number * 3 % (WIDTH - 16)
    rows[64:, at : at + 16] = (200, 60, 30)
    return rows


def grainy(number: int) -> Any:
    """Draw ``number`` as ``picture`` does, with the noise of a camera at dusk."""
    noise = np.random.default_rng(number % 7).integers(-18, 18, (HEIGHT, WIDTH, 1))
    return np.clip(picture(number) + noise, 0, 255).astype(np.uint8)


def read_number(rgb: bytes, width: int = WIDTH, height: int = HEIGHT) -> int:
    """Read the number back from RGB bytes of any size."""
    rows = np.frombuffer(rgb, np.uint8).reshape(height, width, 3)
    number = 0
    for bit in range(BITS):
        x = int((bit % 5 + 0.5) * width / 5)
        y = int((bit // 5 + 0.5) * height / 3)
        number |= int(rows[y, x].mean() > 126) << bit
    return number


def gaps(number: int) -> int:
    """Return the milliseconds a frame stays on screen in the clips of variable rate."""
    return 900 if number % 17 == 5 else 20 + number * 37 % 60


def write(path: Path, codec: str = "libx264", frames: int = 90, **how: Any) -> Path:
    """Encode a clip; ``vfr``, ``b_frames``, ``gop``, ``form``, ``first``, ``options`` vary it."""
    vfr, options = how.get("vfr", False), {"threads": "1", **how.get("options", {})}
    muxing = how.get("muxing", {})
    with av.open(str(path), "w", format=how.get("form"), options=muxing) as out:
        stream: Any = out.add_stream(codec, rate=25, options=options)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, how.get("pixels", "yuv420p")
        context = stream.codec_context
        context.gop_size = how.get("gop", 30)
        context.max_b_frames = how.get("b_frames", 3)
        context.time_base = Fraction(1, 1000) if vfr else Fraction(1, 25)
        for number, at in _times(frames, how.get("first", 0), vfr=vfr):
            drawn = grainy(number) if how.get("grain") else picture(number)
            frame = av.VideoFrame.from_ndarray(drawn, format="rgb24")
            frame.pts, frame.time_base = at, context.time_base
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path


def _times(frames: int, first: int, *, vfr: bool) -> Iterator[tuple[int, int]]:
    at = first
    for number in range(frames):
        yield number, at
        at += gaps(number) if vfr else 1


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep the encoders' own words out of the test output."""
    av.logging.set_level(None)
    yield


def with_matrix(source: Path, target: Path, matrix: tuple[int, ...]) -> Path:
    """Copy an MP4 with another display matrix in its track header (nine numbers, 16.16)."""
    raw = bytearray(source.read_bytes())
    at = raw.index(b"tkhd") + 4 + 40
    raw[at : at + 36] = struct.pack(">9i", *matrix)
    target.write_bytes(raw)
    return target


def write_white(path: Path) -> Path:
    """Encode three frames that are as white as limited range can be."""
    with av.open(str(path), "w") as out:
        stream: Any = out.add_stream("mpeg4", rate=25, options={"threads": "1"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        planes = np.full((HEIGHT * 3 // 2, WIDTH), 128, np.uint8)
        planes[:HEIGHT] = 235
        for number in range(3):
            frame = av.VideoFrame.from_ndarray(planes, format="yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, 25)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path
