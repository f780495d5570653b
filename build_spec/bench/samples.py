"""Measuring two vials before the reference card, against the parts nothing could do without.

The baseline decodes the same photo and scales it to the working size with bare Pillow, whose way of
scaling the numbers of kept exhibits hang on, looks for the card's markers, lays the card flat,
shrinks it for the eye and encodes it with bare OpenCV. Fitting the light, measuring and the
bootstrap may cost half as much again.
"""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from PIL import Image, ImageChops, ImageDraw

from build_spec.bench.figures import Figure, in_turn, ratio
from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.asking.samples import compare_photos, measure_photos
from desktop.evidence.samples.card_finding import SCALE
from desktop.prints.samples.reference_card import render_card
from desktop.progress import NoProgress
from desktop.system.choice import this_system
from record.sheets import sample_card as card

PX = 12
PHOTO, WORKING, SHOWN = (3000, 2250), (2600, 1950), (1260, 870)
LIQUIDS = (224, 214, 165), (216, 200, 140)
VIAL_WIDTH, FILL = 26.0, 58.0
LIMIT = 1.5
RUNS = 7


def measure(folder: Path) -> Iterator[Figure]:
    """Measure one photo of 7 megapixels: decode, find, measure, judge."""
    path = folder / "油样.jpg"
    path.write_bytes(_photo())
    decoder = Decoder(this_system())
    try:
        times = in_turn(partial(_ours, decoder, path), partial(_bare, path), RUNS)
    finally:
        decoder.close()
    yield ratio(
        "fuel comparison, one photo",
        times,
        "Pillow's scaling, bare markers, warp and JPEG",
        LIMIT,
        "7 megapixel JPEG; decoded in the child, found, measured, bootstrapped",
    )


def _ours(decoder: Decoder, path: Path) -> None:
    compare_photos(measure_photos(decoder, [path], [False], NoProgress()))


def _bare(path: Path) -> None:
    with Image.open(path) as photo:
        small = photo.resize(WORKING, Image.Resampling.LANCZOS)
    picture = np.asarray(small)
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_5X5_50)
    cv2.aruco.ArucoDetector(dictionary).detectMarkers(grey)
    size = round(card.WIDTH * SCALE), round(card.HEIGHT * SCALE)
    lean = np.array([[1.1, 0.05, 20.0], [0.02, 1.1, 30.0], [1e-5, 2e-5, 1.0]])
    flat = cv2.warpPerspective(picture, lean, size, flags=cv2.INTER_LINEAR)
    shown = cv2.resize(flat, SHOWN, interpolation=cv2.INTER_AREA)
    cv2.imencode(".jpg", cv2.cvtColor(shown, cv2.COLOR_RGB2BGR))


def _photo() -> bytes:
    document = pypdfium2.PdfDocument(render_card("K7M2QX", datetime(2026, 11, 22, tzinfo=UTC)))
    sheet: Image.Image = document[0].render(scale=PX * 25.4 / 72).to_pil().convert("RGB")
    document.close()
    scene = sheet.crop((0, 0, round(card.WIDTH * PX), round(160 * PX)))
    vials = Image.new("RGB", scene.size, "white")
    pen = ImageDraw.Draw(vials)
    bottom = (card.HEIGHT + 3) * PX
    for centre, liquid in zip(card.PLACE_CENTRES.values(), LIQUIDS, strict=True):
        left, right = (centre - VIAL_WIDTH / 2) * PX, (centre + VIAL_WIDTH / 2) * PX
        pen.rectangle((left, bottom - FILL * PX, right, bottom), fill=liquid)
    seen = ImageChops.multiply(ImageChops.multiply(scene, vials), _grey(scene.size))
    table = Image.new("RGB", PHOTO, (96, 88, 76))
    seen.thumbnail((PHOTO[0] - 200, PHOTO[1] - 200))
    table.paste(seen, ((PHOTO[0] - seen.width) // 2, (PHOTO[1] - seen.height) // 2))
    out = io.BytesIO()
    table.save(out, "JPEG", quality=92)
    return out.getvalue()


def _grey(size: tuple[int, int]) -> Image.Image:
    return Image.new("RGB", size, (228, 228, 228))
