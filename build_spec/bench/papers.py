"""Reading photographed forms back, against a QR decoder alone on the same pictures."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import zxingcpp

from build_spec.bench.figures import Figure, percentile, seconds
from desktop.evidence.forms_reader import read_form
from tests.desktop.evidence import photographs, printed_forms

PHOTOS = 12
JPEG = "image/jpeg"
LIMIT_S, RATIO = 0.25, 8


def measure(folder: Path) -> Iterator[Figure]:
    """Measure the whole reading of a medium photo, and how much of it zxing alone would take."""
    paths = list(_photos(folder))
    _read(paths[0])
    ours = [seconds(lambda path=path: _read(path)) for path in paths]  # type: ignore[misc]
    alone = [seconds(lambda path=path: _decode(path)) for path in paths]  # type: ignore[misc]
    typical, bare = percentile(ours, 0.5), percentile(alone, 0.5)
    yield Figure(
        "reading a photographed form: place, name, signatures",
        f"{typical * 1000:.0f} ms",
        f"{LIMIT_S * 1000:.0f} ms",
        typical <= LIMIT_S,
        f"median of {PHOTOS} medium photos, from the file on, without the model for writing",
    )
    yield Figure(
        "the same over zxing alone on the same file",
        f"{typical / bare:.1f} times",
        f"{RATIO} times",
        typical <= RATIO * bare,
        f"zxing with decoding the file: {bare * 1000:.0f} ms",
    )
    named = sum(_read(path) != "" for path in paths)
    found = sum(_decode(path) for path in paths)
    yield Figure(
        "forms named, beside zxing alone",
        f"{named} of {PHOTOS}; zxing {found}",
        "no fewer",
        named >= found,
        "crumpled, tilted, in uneven light, blurred: the medium photos of the tests",
    )


def _photos(folder: Path) -> Iterator[Path]:
    for seed in range(PHOTOS):
        chance = np.random.default_rng(seed)
        page = printed_forms.page(printed_forms.CODES[seed % len(printed_forms.CODES)])
        shot = photographs.photograph(page, photographs.MEDIUM, chance)
        path = folder / f"照片 {seed}.jpg"
        path.write_bytes(photographs.compressed(shot.pixels, 85))
        yield path


def _read(path: Path) -> str:
    with path.open("rb") as file:
        return read_form(file, JPEG).code


def _decode(path: Path) -> bool:
    grey = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_GRAYSCALE)
    return bool(zxingcpp.read_barcodes(grey))
