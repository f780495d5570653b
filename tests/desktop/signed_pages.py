"""Pages of a printed paper as a scanner sees them, signed where a test wants it."""

import math
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from record.sheets.paper import layout_of

DPI = 150
PER_MM = DPI / 25.4


def scan(
    pdf: bytes, folder: Path, signed: tuple[str, ...] = (), document: str = "F6"
) -> list[Path]:
    """Write one PNG per page; ``signed`` boxes of the last page hold a scribble."""
    opened = pypdfium2.PdfDocument(pdf)
    pictures = [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in opened]
    opened.close()
    for name in signed:
        _scribble(pictures[-1], document, len(pictures), name)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, picture in enumerate(pictures, 1):
        path = folder / f"扫描 {number}.png"
        picture.save(path)
        paths.append(path)
    return paths


def _scribble(picture: Image.Image, document: str, page: int, name: str) -> None:
    box = next(b for b in layout_of(document, page, last=True).boxes if b.name == name)
    pen = ImageDraw.Draw(picture)
    left, middle = (box.x + 8) * PER_MM, (box.y + box.height / 2) * PER_MM
    for stroke in range(3):
        points = [
            (left + t * 0.8 * PER_MM, middle + 6 * PER_MM * math.sin(t / 3 + stroke))
            for t in range(60)
        ]
        pen.line(points, fill=(20, 30, 110), width=round(0.7 * PER_MM))
