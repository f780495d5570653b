"""Photos of our own printed card with two vials before it, seen by a made-up camera.

The card is the PDF that is really printed. A vial is a round or flat glass with a liquid of known
colour and haze; through it the card is seen bent, darker at the edges, and hazy by the share of
light that is scattered. The camera adds its light, colours, gamma, noise and JPEG.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from PIL import Image

from desktop.evidence.samples import colour
from desktop.prints.samples.reference_card import render_card
from record.sheets import sample_card as card

PX = 8
TALL = 172.0
SERIAL = "K7M2QX"
GLASS = 0.93
LINEAR = tuple[float, float, float]


@dataclass(frozen=True)
class Vial:
    """One vial: what it holds (share of light let through per channel) and what it is."""

    liquid: LINEAR = (0.93, 0.90, 0.70)
    haze: float = 0.0
    width: float = 27.0
    fill: float = 62.0
    flat: bool = False
    glare: float = 0.0
    meniscus: bool = True

    def lets_through(self, u: np.ndarray) -> np.ndarray:
        """Return the share of light per channel at ``u`` (-1 to 1) across the vial."""
        chord = np.ones_like(u) if self.flat else np.sqrt(np.clip(1 - u**2, 0.02, 1))
        liquid = np.array(self.liquid, np.float64)
        return GLASS * liquid[None, :] ** chord[:, None]


@dataclass(frozen=True)
class Camera:
    """How the picture is taken; ``seed`` decides everything that is drawn by lot."""

    seed: int = 1
    exposure: float = 0.78
    gradient: float = 0.12
    matrix: float = 0.012
    gamma: float = 0.06
    noise: float = 0.006
    blur: float = 0.6
    tilt: float = 0.05
    quality: int = 90
    size: tuple[int, int] = (2000, 1500)
    light: float = 0.08
    bends: float = 0.0
    turned: int = 0
    frame: float = 0.93
    shift: tuple[float, float] = (0.0, 0.0)
    printer: float = 0.0
    finer: int = 2
    gammas: tuple[float, ...] = field(default=())


@cache
def printed(version: int = card.VERSION) -> np.ndarray:
    """Return the upper part of the printed sheet in linear light, relative to the paper."""
    pdf = render_card(SERIAL, datetime(2026, 11, 22, tzinfo=UTC), version)
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=PX * 25.4 / 72).to_pil().convert("RGB")
    document.close()
    rows = np.asarray(picture)[: round(TALL * PX), : round(card.WIDTH * PX)]
    return decoded(rows)


def decoded(rows: np.ndarray) -> np.ndarray:
    """Return sRGB bytes as linear light."""
    v = np.arange(256) / 255
    table = np.where(v <= 0.04045, v / 12.92, ((v + 0.055) / 1.055) ** 2.4)
    return table.astype(np.float32)[rows]


def encoded(linear: np.ndarray) -> np.ndarray:
    """Return linear light as sRGB from 0 to 1."""
    v = np.clip(linear, 0, 1)
    return np.where(v <= 0.0031308, v * 12.92, 1.055 * v ** (1 / 2.4) - 0.055)


def lab_of(vial: Vial) -> tuple[float, float, float]:
    """Return the colour over white in the middle of a vial, without any camera."""
    u = np.linspace(-0.2, 0.2, 41)
    red, green, blue = vial.lets_through(u).mean(axis=0)
    return colour.lab((float(red), float(green), float(blue)))


def true_difference(one: Vial, two: Vial) -> float:
    """Return the CIEDE2000 difference of two vials."""
    return colour.ciede2000(lab_of(one), lab_of(two))


def away(vial: Vial, wanted: float, direction: LINEAR = (0.2, 0.5, 1.0)) -> Vial:
    """Return a vial whose colour lies ``wanted`` (ΔE00) from another's, darker in a direction."""
    low, high = 0.0, 1.5
    for _ in range(40):
        middle = (low + high) / 2
        liquid = tuple(
            c * float(np.exp(-middle * d)) for c, d in zip(vial.liquid, direction, strict=True)
        )
        moved = replace(vial, liquid=liquid)
        low, high = (middle, high) if true_difference(vial, moved) < wanted else (low, middle)
    return moved


def photo(left: Vial | None, right: Vial | None, camera: Camera, *, version: int = 1) -> bytes:
    """Return a JPEG of the card with vials before it; ``version`` -1 leaves the card out."""
    chance = np.random.default_rng(camera.seed)
    scene = _paper(camera, chance, version)
    for vial, centre in zip((left, right), card.PLACE_CENTRES.values(), strict=True):
        if vial is not None:
            _place(scene, vial, centre + float(chance.uniform(-1.5, 1.5)), chance)
    return _taken(_lit(scene, camera, chance), camera, chance)


def repeats(one: Vial, two: Vial, camera: Camera) -> list[bytes]:
    """Return three photos of two samples: as they are, swapped, and as they are."""
    return [
        photo(*((two, one) if n == 1 else (one, two)), replace(camera, seed=camera.seed * 10 + n))
        for n in range(3)
    ]


@cache
def series() -> tuple[bytes, ...]:
    """Return three small photos of two samples ΔE00 5 apart, drawn once for all tests."""
    one = Vial()
    return tuple(repeats(one, away(one, 5.0), Camera(size=(1250, 940), finer=1, seed=21)))


def written(folder: Path, photos: Sequence[bytes] | None = None) -> list[Path]:
    """Write photos, the series unless others are given, and return their paths."""
    paths = []
    for number, photo in enumerate(series() if photos is None else photos, 1):
        paths.append(folder / f"油样{number}.jpg")
        paths[-1].write_bytes(photo)
    return paths


def _paper(camera: Camera, chance: np.random.Generator, version: int) -> np.ndarray:
    if version < 0:
        return np.full((round(TALL * PX), round(card.WIDTH * PX), 3), 0.82, np.float32)
    paper = printed(version).copy()
    if camera.printer:
        paper = paper ** (1 + camera.printer * float(chance.uniform(-1, 1)))
    # Toner is never quite black, and paper never quite white.
    toner = float(chance.uniform(0.01, 0.035))
    return np.asarray(toner + (0.88 - toner) * paper, np.float32)


def _place(scene: np.ndarray, vial: Vial, centre: float, chance: np.random.Generator) -> None:
    wide, bottom = vial.width * 1.06, card.HEIGHT + 3.0
    top = bottom - vial.fill
    x0, x1 = round((centre - wide / 2) * PX), round((centre + wide / 2) * PX)
    y_top, y0, y1 = round((bottom - 82) * PX), round(top * PX), round(bottom * PX)
    u = (np.arange(x0, x1) + 0.5 - (x0 + x1) / 2) / ((x1 - x0) / 2)
    behind = _bent(scene[:, x0:x1], u, vial)
    liquid = vial.lets_through(u)[None, :, :] * _edges(u, vial)[None, :, None]
    glass = (GLASS * _edges(u, replace(vial, flat=True)))[None, :, None]
    scene[y_top:y0, x0:x1] *= glass
    seen = behind[y0:y1]
    if vial.haze:
        scattered = cv2.GaussianBlur(seen, (0, 0), 5 * PX)
        seen = (1 - vial.haze) * seen + vial.haze * scattered
    scene[y0:y1, x0:x1] = seen * liquid
    if vial.meniscus:
        curve = (1.2 * u**2 * PX).astype(int)
        for row in range(round(1.3 * PX)):
            scene[y0 + row + curve, np.arange(x0, x1)] *= 0.55
    scene[y1 - PX : y1, x0:x1] *= 0.6
    if vial.glare:
        _shine(scene, vial, (x0 + x1) / 2, (card.COLOUR_FIELD.y + 6) * PX)


def _bent(behind: np.ndarray, u: np.ndarray, vial: Vial) -> np.ndarray:
    """Show the card through a cylinder: turned round and spread sideways, level lines stay."""
    if vial.flat:
        return behind.copy()
    half = len(u) / 2
    source = np.clip(half - np.sign(u) * np.abs(u) ** 1.3 * half * 0.8, 0, len(u) - 1)
    return behind[:, source.astype(int)].copy()


def _edges(u: np.ndarray, vial: Vial) -> np.ndarray:
    start, end = (0.93, 0.99) if vial.flat else (0.70, 0.97)
    t = np.clip((np.abs(u) - start) / (end - start), 0, 1)
    return np.asarray(1 - 0.8 * t * t * (3 - 2 * t), np.float32)


def _shine(scene: np.ndarray, vial: Vial, x: float, y: float) -> None:
    high, wide = scene.shape[:2]
    yy, xx = np.mgrid[0:high, 0:wide]
    radius = vial.glare * PX
    spot = np.exp(-(((xx - x) / radius) ** 2 + ((yy - y) / (radius * 1.6)) ** 2))
    scene += (1.4 * spot)[:, :, None].astype(np.float32)


def _lit(scene: np.ndarray, camera: Camera, chance: np.random.Generator) -> np.ndarray:
    high, wide = scene.shape[:2]
    xx = np.linspace(-1, 1, wide, dtype=np.float32)[None, :]
    yy = np.linspace(-1, 1, high, dtype=np.float32)[:, None]
    angle = chance.uniform(0, 2 * np.pi)
    slope = camera.gradient * chance.uniform(0.3, 1.0)
    shade = 1 + slope * (np.cos(angle) * xx + np.sin(angle) * yy) - 0.05 * (xx**2 + yy**2) / 2
    light = 1 + camera.light * chance.uniform(-1, 1, 3)
    mixed = np.eye(3) + camera.matrix * chance.uniform(-1, 1, (3, 3))
    seen = (scene * shade[:, :, None] * light) @ mixed.T
    return np.asarray(seen * camera.exposure / 0.88 / light.max(), np.float32)


def _taken(scene: np.ndarray, camera: Camera, chance: np.random.Generator) -> bytes:
    wide, high = camera.size
    fine = np.diag([camera.finer, camera.finer, 1.0]) @ _view(camera, chance)
    mapped = cv2.warpPerspective(
        scene, fine, (wide * camera.finer, high * camera.finer), flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT, borderValue=(0.18, 0.14, 0.10),
    )  # fmt: skip
    if camera.finer > 1:
        mapped = cv2.resize(mapped, (wide, high), interpolation=cv2.INTER_AREA)
    if camera.bends:
        mapped = _distorted(mapped, camera.bends)
    if camera.blur:
        mapped = cv2.GaussianBlur(mapped, (0, 0), camera.blur)
    shot = camera.noise * chance.standard_normal(mapped.shape, dtype=np.float32)
    mapped = mapped + shot * np.sqrt(np.clip(mapped, 0.02, 1))
    bent = camera.gammas or 1 + camera.gamma * chance.uniform(-1, 1, 3)
    values = encoded(np.clip(mapped, 0, 1) ** np.asarray(bent))
    rows = np.clip(values * 255 + 0.5, 0, 255).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(np.rot90(rows, camera.turned)).save(out, "JPEG", quality=camera.quality)
    return out.getvalue()


def _view(camera: Camera, chance: np.random.Generator) -> np.ndarray:
    wide, high = camera.size
    across = card.WIDTH * PX
    scale = camera.frame * min(wide / across, high / (TALL * PX))
    left = (wide - across * scale) / 2 + camera.shift[0] * wide
    top = (high - TALL * PX * scale) / 2 + camera.shift[1] * high
    corners = np.array([[0, 0], [across, 0], [across, TALL * PX], [0, TALL * PX]], np.float32)
    placed = corners * scale + np.array([left, top], np.float32)
    moved = placed + camera.tilt * wide * 0.25 * chance.uniform(-1, 1, (4, 2))
    return cv2.getPerspectiveTransform(corners, moved.astype(np.float32))


def _distorted(picture: np.ndarray, bends: float) -> np.ndarray:
    high, wide = picture.shape[:2]
    yy, xx = np.mgrid[0:high, 0:wide].astype(np.float32)
    x, y = (xx - wide / 2) / (wide / 2), (yy - high / 2) / (wide / 2)
    factor = 1 + bends * (x * x + y * y)
    return cv2.remap(
        picture, x * factor * wide / 2 + wide / 2, y * factor * wide / 2 + high / 2,
        cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE,
    )  # fmt: skip
