"""What was filled into a PDF form is shown and redacted (pypdfium2 311, pdfplumber 1367)."""

import io
import json
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from numpy.typing import NDArray

from desktop.__main__ import main
from desktop.evidence.asking.decoder import Decoder

FILLED = Path(__file__).with_name("filled.pdf")
POINTS = (595, 842)
TYPED, TICKED = (126, 696, 310, 714), (124, 644, 140, 660)


def dark_in(pixels: NDArray[np.uint8], box: tuple[int, int, int, int]) -> int:
    """Return how many dark pixels lie in a box given in points from the lower left."""
    scale = pixels.shape[1] / POINTS[0]
    left, bottom, right, top = box
    rows = slice(int((POINTS[1] - top) * scale), int((POINTS[1] - bottom) * scale))
    return int((pixels[rows, int(left * scale) : int(right * scale)].mean(axis=2) < 100).sum())


@pytest.mark.parametrize("box", [TYPED, TICKED])
def test_the_typed_value_and_the_tick_are_shown(
    decoder: Decoder, box: tuple[int, int, int, int]
) -> None:
    shown = decoder.preview(FILLED, 1190, 1684)
    pixels = np.frombuffer(shown.rgb, np.uint8).reshape(shown.height, shown.width, 3)
    assert dark_in(pixels, box) > 20


def test_the_redacted_copy_keeps_them(tmp_path: Path) -> None:
    boxes = [{"x": 10, "y": 10, "width": 50, "height": 50, "page": 0}]
    out = tmp_path / "打码.pdf"
    assert main(["redact", str(FILLED), "--boxes", json.dumps(boxes), "--out", str(out)]) == 0
    page = pypdfium2.PdfDocument(io.BytesIO(out.read_bytes()))[0]
    pixels = np.asarray(page.render(scale=2).to_pil().convert("RGB"))
    assert dark_in(pixels, TYPED) > 20
    assert dark_in(pixels, TICKED) > 20
