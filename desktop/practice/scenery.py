"""Made-up pictures: a forecourt camera, fuel samples, papers. Nobody real is on them."""

import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path

import av
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from desktop.paths import resources

WIDTH, HEIGHT, FPS = 960, 540, 12
CLIP_SECONDS = 40
_SKY, _GROUND, _ROOF = (43, 54, 78), (74, 84, 104), (233, 236, 243)
_RED, _BLUE, _CAR = (196, 43, 36), (29, 78, 216), (40, 46, 60)


def clip(path: Path, camera: str, start: datetime) -> None:
    """Write a camera file: a car drives in, stops at a pump, and leaves; its clock is burnt in."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.options = {"g": str(FPS * 5), "preset": "veryfast"}
        stream.time_base = Fraction(1, FPS)
        for picture in _scenes(camera, start):
            frame = av.VideoFrame.from_ndarray(np.asarray(picture), format="rgb24")
            for packet in stream.encode(frame):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)


def snapshot(camera: str, at: datetime, seed: int) -> bytes:
    """Return one JPEG of the forecourt."""
    place = 0.35 + (seed % 7) * 0.05
    return _jpeg(_forecourt(camera, at, place, seed))


def vials(left: tuple[int, int, int], right: tuple[int, int, int], label: str) -> bytes:
    """Return a JPEG of two sample vials side by side before a white card."""
    picture = Image.new("RGB", (960, 720), (236, 238, 243))
    draw = ImageDraw.Draw(picture)
    for x, colour in ((300, left), (560, right)):
        draw.rounded_rectangle(
            (x, 140, x + 120, 600), 18, fill=(246, 247, 250), outline=(190, 195, 205)
        )
        draw.rounded_rectangle((x + 8, 260, x + 112, 592), 14, fill=colour)
    draw.text((40, 40), label, fill=(16, 24, 40), font=_font(30))
    return _jpeg(picture)


def paper(title: str, lines: tuple[str, ...]) -> bytes:
    """Return a JPEG of a printed slip, such as a receipt or a delivery note."""
    picture = Image.new("RGB", (900, 1200), (250, 250, 248))
    draw = ImageDraw.Draw(picture)
    draw.text((80, 80), title, fill=(16, 24, 40), font=_font(44))
    for number, line in enumerate(lines):
        draw.text((80, 190 + number * 62), line, fill=(40, 46, 60), font=_font(30))
    draw.line((80, 160, 820, 160), fill=(120, 126, 140), width=3)
    return _jpeg(picture)


def _scenes(camera: str, start: datetime) -> Iterator[Image.Image]:
    count = CLIP_SECONDS * FPS
    for number in range(count):
        part = number / count
        place = min(part / 0.25, 1.0) * 0.45 if part < 0.75 else 0.45 + (part - 0.75) / 0.25 * 0.6
        at = start + timedelta(seconds=number / FPS)
        yield _forecourt(camera, at, place, number // 40)


@cache
def _empty_forecourt() -> Image.Image:
    picture = Image.new("RGB", (WIDTH, HEIGHT), _SKY)
    draw = ImageDraw.Draw(picture)
    draw.polygon([(0, 300), (WIDTH, 240), (WIDTH, HEIGHT), (0, HEIGHT)], fill=_GROUND)
    draw.polygon([(90, 60), (870, 20), (870, 70), (90, 110)], fill=_ROOF)
    draw.polygon([(90, 110), (870, 70), (870, 84), (90, 126)], fill=_RED)
    for x in (200, 690):
        draw.rectangle((x, 110, x + 22, 330), fill=_ROOF)
    for x in (280, 610):
        draw.rectangle((x, 200, x + 56, 330), fill=(226, 230, 238))
        draw.rectangle((x, 186, x + 56, 204), fill=_BLUE)
        draw.rectangle((x + 10, 214, x + 46, 242), fill=(17, 24, 39))
    return picture


def _forecourt(camera: str, at: datetime, place: float, seed: int) -> Image.Image:
    picture = _empty_forecourt().copy()
    draw = ImageDraw.Draw(picture)
    _car(draw, int(-260 + place * 1400), 340)
    draw.ellipse((560 + seed % 9, 262, 586 + seed % 9, 288), fill=(205, 170, 140))
    draw.rectangle((552 + seed % 9, 288, 596 + seed % 9, 380), fill=(170, 50, 45))
    stamp = f"{camera}  {at:%Y-%m-%d %H:%M:%S}"
    draw.text((24, 18), stamp, fill=(255, 255, 255), font=_font(26))
    return picture


def _car(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    draw.polygon(
        [(x, y + 40), (x + 60, y), (x + 190, y), (x + 250, y + 45), (x + 300, y + 60),
         (x + 300, y + 110), (x, y + 110)],
        fill=_CAR,
    )  # fmt: skip
    draw.polygon(
        [(x + 70, y + 8), (x + 120, y + 8), (x + 120, y + 40), (x + 40, y + 40)],
        fill=(140, 180, 220),
    )
    draw.polygon(
        [(x + 128, y + 8), (x + 185, y + 8), (x + 222, y + 40), (x + 128, y + 40)],
        fill=(140, 180, 220),
    )
    for wheel in (50, 220):
        draw.ellipse((x + wheel, y + 85, x + wheel + 50, y + 135), fill=(16, 18, 24))


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    found = sorted((resources() / "fonts").glob("NotoSansSC*400*.ttf"))
    return ImageFont.truetype(str(found[0]), size)


def _jpeg(picture: Image.Image) -> bytes:
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=88)
    return target.getvalue()
