"""A plain drawing of the printed form, photographed by a made-up camera."""

import io
import math
import random
from typing import Any

import cv2
import numpy as np
import segno
from PIL import Image, ImageDraw

from record.sheets.paper import (
    FRAME,
    HEIGHT,
    QR_CORRECTION,
    STAMP,
    WIDTH,
    Box,
    confirmation_layout,
    sheet_payload,
)

PX = 10


def sheet(code: str = "1203A7K2", page: int = 1, *, last: bool = True) -> Image.Image:
    """Draw one page in RGB, 10 pixels to the millimetre."""
    layout = confirmation_layout(page, last=last)
    paper = Image.new("RGB", (round(WIDTH * PX), round(HEIGHT * PX)), "white")
    dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    for marker in layout.markers:
        bits = cv2.aruco.generateImageMarker(dictionary, int(marker.name), round(marker.width * PX))
        paper.paste(Image.fromarray(bits), (round(marker.x * PX), round(marker.y * PX)))
    symbol = segno.make(
        sheet_payload(code, page, last=last), error=QR_CORRECTION, micro=False, boost_error=False
    )
    out = io.BytesIO()
    symbol.save(out, kind="png", scale=20, border=0)
    side = round(layout.qr.width * PX)
    drawn = Image.open(out).convert("RGB").resize((side, side), Image.Resampling.NEAREST)
    paper.paste(drawn, (round(layout.qr.x * PX), round(layout.qr.y * PX)))
    pen = ImageDraw.Draw(paper)
    for line in range(12):
        y = round((layout.body.y + 4 + line * 7) * PX)
        pen.line((200, y, 1500, y), fill=(60, 60, 60), width=12)
    for box in layout.boxes:
        pen.rectangle(_pixels(box), outline="black", width=round(FRAME * PX))
    return paper


def box_of(name: str) -> Box:
    """Return a box of the last page by name."""
    return next(b for b in confirmation_layout(1, last=True).boxes if b.name == name)


def sign(
    paper: Image.Image, name: str, seed: int = 1, colour: Any = (20, 20, 60), width: float = 0.6
) -> None:
    """Scribble two or three characters into a box."""
    chance = random.Random(seed)
    box, pen = box_of(name), ImageDraw.Draw(paper)
    for letter in range(chance.choice((2, 3))):
        left = box.x + 12 + letter * 17
        for _ in range(4):
            points = [
                (
                    (left + chance.uniform(0, 13)) * PX,
                    (box.y + chance.uniform(5, box.height - 5)) * PX,
                )
                for _ in range(3)
            ]
            pen.line(points, fill=colour, width=round(width * PX), joint="curve")


def stamp(
    paper: Image.Image, x: float, y: float, colour: Any = (215, 30, 30), radius: float = 20
) -> None:
    """Press a round seal with a star and some characters."""
    pen = ImageDraw.Draw(paper)
    cx, cy, r = x * PX, y * PX, radius * PX
    pen.ellipse((cx - r, cy - r, cx + r, cy + r), outline=colour, width=12)
    points = [
        (cx + math.sin(k * 0.8 * math.pi) * r / 3, cy - math.cos(k * 0.8 * math.pi) * r / 3)
        for k in range(5)
    ]
    pen.polygon(points, fill=colour)
    for k in range(7):
        a = math.pi * (0.15 + k * 0.1)
        px, py = cx - math.cos(a) * r * 0.75, cy - math.sin(a) * r * 0.75
        pen.rectangle((px - 14, py - 14, px + 14, py + 14), fill=colour)


def speck(paper: Image.Image, name: str) -> None:
    """Drop a speck of dirt into a box."""
    box = box_of(name)
    x, y = (box.x + 40) * PX, (box.y + 12) * PX
    ImageDraw.Draw(paper).ellipse((x, y, x + 8, y + 8), fill=(30, 30, 30))


def photo(paper: Image.Image, seed: int = 0, turn: float = 0.0, tilt: float = 0.06) -> Any:
    """Photograph a sheet: turned (degrees), tilted, on a table, in uneven light, with noise."""
    chance = np.random.default_rng(seed)
    cv2.setRNGSeed(seed)
    flat = np.asarray(paper)
    high, wide = flat.shape[:2]
    scale = 0.56
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float64)
    middle = corners.mean(axis=0)
    angle = math.radians(turn)
    spin = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    target = (corners - middle) @ spin.T * scale
    target += chance.uniform(-tilt, tilt, target.shape) * wide * scale
    target -= target.min(axis=0) - 90
    size = np.ceil(target.max(axis=0) + 90).astype(int)
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), target.astype(np.float32))
    seen = cv2.warpPerspective(
        flat, matrix, (int(size[0]), int(size[1])), flags=cv2.INTER_AREA, borderValue=(96, 74, 58)
    )
    across = np.linspace(0, 0.2, size[0], dtype=np.float32)[None, :, None]
    down = np.linspace(0, 0.08, size[1], dtype=np.float32)[:, None, None]
    lit = cv2.GaussianBlur(seen, (0, 0), 0.9) * (0.72 + across + down)
    noise = np.empty(lit.shape, np.float32)
    cv2.randn(noise, (0, 0, 0), (4, 4, 4))
    return np.clip(lit + noise, 0, 255).astype(np.uint8)


def jpeg(pixels: Any, quality: int = 80) -> bytes:
    """Encode rows of RGB as JPEG."""
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=quality)
    return out.getvalue()


def stamp_boxes() -> list[Box]:
    """Return the boxes meant for seals and fingerprints."""
    return [b for b in confirmation_layout(1, last=True).boxes if b.kind == STAMP]


def _pixels(box: Box) -> tuple[int, int, int, int]:
    half = FRAME / 2
    return (
        round((box.x - half) * PX),
        round((box.y - half) * PX),
        round((box.right + half) * PX),
        round((box.bottom + half) * PX),
    )
