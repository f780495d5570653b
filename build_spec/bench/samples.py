"""Measuring two vials before the reference card, with the child that decodes the photo."""

import io
import statistics
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

from build_spec.bench.figures import Figure, seconds
from desktop.evidence.decoder import Decoder
from desktop.prints.reference_card import render_card
from desktop.progress import NoProgress
from desktop.services import samples
from desktop.system.choice import this_system
from record import sample_card as card

PX = 12
PHOTO = 3000, 2250
LIQUIDS = (224, 214, 165), (216, 200, 140)
VIAL_WIDTH, FILL = 26.0, 58.0
MEASURE_S = 0.5
RUNS = 7


def measure(folder: Path) -> Iterator[Figure]:
    """Measure one photo of 7 megapixels as the window does: decode, find, measure, judge."""
    path = folder / "油样.jpg"
    path.write_bytes(_photo())
    decoder = Decoder(this_system())
    try:
        samples.measure(decoder, [path], [False], NoProgress())
        times = [
            seconds(lambda: samples.measure(decoder, [path], [False], NoProgress()))
            for _ in range(RUNS)
        ]
    finally:
        decoder.close()
    median = statistics.median(times)
    yield Figure(
        "fuel comparison, one photo",
        f"{median * 1000:.0f} ms",
        f"{MEASURE_S * 1000:.0f} ms",
        median <= MEASURE_S,
        "7 megapixel JPEG; decoded in the child, measured, bootstrapped; median of seven",
    )


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
