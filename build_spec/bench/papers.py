"""Reading photographed forms back, against the parts that no reader can do without.

The baseline decodes the same file, looks for a QR code and for corner markers in it, lays the sheet
flat and encodes that: bare zxing and OpenCV. Checking which sheet it is, following the frames of
the boxes over crumpled paper and judging the writing in them may cost as much again.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import cv2
import numpy as np
import zxingcpp

from build_spec.bench.figures import Figure, InTurn, count, ratio
from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.papers.messages import FormReading, ReadForm
from desktop.evidence.papers.sheet import SCALE
from desktop.system.choice import this_system
from record.sheets.paper import HEIGHT, WIDTH
from tests.desktop.evidence import photographs, printed_forms

PHOTOS = 12
JPEG = "image/jpeg"
QR_ONLY = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
LIMIT, ROUNDS = 2.0, 2


def measure(folder: Path) -> Iterator[Figure]:
    """Measure the whole reading of medium photos, and how many of them it can name."""
    paths = list(_photos(folder))
    times = InTurn()
    decoder = Decoder(this_system())
    try:
        named = [_read(decoder, path) for path in paths]
        seen = [_bare(path) for path in paths]
        for path in paths * ROUNDS:
            times.take(partial(_read, decoder, path), partial(_bare, path))
    finally:
        decoder.close()
    yield ratio(
        "reading a photographed form: place, name, signatures",
        times,
        "bare zxing, markers, warp and JPEG",
        LIMIT,
        f"{PHOTOS} medium photos, through the child, without the model for writing",
    )
    yield count(
        f"forms named, of {PHOTOS}",
        sum(code != "" for code in named),
        sum(seen),
        "as many as zxing alone names: crumpled, tilted, in uneven light, blurred",
        at_least=True,
    )


def _photos(folder: Path) -> Iterator[Path]:
    for seed in range(PHOTOS):
        chance = np.random.default_rng(seed)
        page = printed_forms.page(printed_forms.CODES[seed % len(printed_forms.CODES)])
        shot = photographs.photograph(page, photographs.MEDIUM, chance)
        path = folder / f"照片 {seed}.jpg"
        path.write_bytes(photographs.compressed(shot.pixels, 85))
        yield path


def _read(decoder: Decoder, path: Path) -> str:
    return decoder.send(path, ReadForm(JPEG), FormReading).code


def _bare(path: Path) -> bool:
    data = np.frombuffer(path.read_bytes(), np.uint8)
    picture = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    found = bool(zxingcpp.read_barcodes(grey, formats=QR_ONLY))
    markers = cv2.aruco.ArucoDetector(cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50))
    markers.detectMarkers(grey)
    size = round(WIDTH * SCALE), round(HEIGHT * SCALE)
    lean = np.array([[1.1, 0.05, 20.0], [0.02, 1.1, 30.0], [1e-5, 2e-5, 1.0]])
    flat = cv2.warpPerspective(picture, lean, size, flags=cv2.INTER_LINEAR)
    cv2.imencode(".jpg", flat)
    return found
