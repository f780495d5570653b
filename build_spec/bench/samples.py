"""Measuring two vials before the reference card, against the parts nothing could do without.

The baseline decodes the same photo, looks for the card's markers and its QR code, lays the card
flat, turns it into linear light and encodes it: bare OpenCV and zxing. Fitting the light, measuring
and the bootstrap may cost as much again.
"""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
import zxingcpp
from PIL import Image, ImageChops, ImageDraw

from build_spec.bench.figures import Figure, in_turn, ratio
from desktop.evidence.samples.card_finding import SCALE
from desktop.evidence.samples.comparing import Shot, compare
from desktop.evidence.samples.reading import measure as measure_photo
from desktop.prints.samples.reference_card import render_card
from record.sheets import sample_card as card

PX = 12
PHOTO = 3000, 2250
LIQUIDS = (224, 214, 165), (216, 200, 140)
VIAL_WIDTH, FILL = 26.0, 58.0
LIMIT = 2.0
RUNS = 7
QR_ONLY = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def measure(folder: Path) -> Iterator[Figure]:
    """Measure one photo of 7 megapixels: decode, find, measure, judge."""
    path = folder / "油样.jpg"
    path.write_bytes(_photo())
    yield ratio(
        "fuel comparison, one photo",
        in_turn(partial(_ours, path), partial(_bare, path), RUNS),
        "bare markers, zxing, warp, light and JPEG",
        LIMIT,
        "7 megapixel JPEG; found, measured, bootstrapped",
    )


def _ours(path: Path) -> None:
    with path.open("rb") as file:
        compare([Shot(measure_photo(file, "image/jpeg"), swapped=False)])


def _bare(path: Path) -> None:
    data = np.frombuffer(path.read_bytes(), np.uint8)
    picture = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    zxingcpp.read_barcodes(grey, formats=QR_ONLY)
    dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_5X5_50)
    cv2.aruco.ArucoDetector(dictionary).detectMarkers(grey)
    size = round(card.WIDTH * SCALE), round(card.HEIGHT * SCALE)
    lean = np.array([[1.1, 0.05, 20.0], [0.02, 1.1, 30.0], [1e-5, 2e-5, 1.0]])
    flat = cv2.warpPerspective(picture, lean, size, flags=cv2.INTER_LINEAR)
    cv2.pow(flat.astype(np.float32) / 255, 2.2)
    cv2.imencode(".jpg", flat)


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
