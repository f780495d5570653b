"""The files of the tour: the person's own, or made up; and the photo of a signed page."""

import io
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from desktop.clock import SystemClock
from desktop.practice import scenery
from record.sheets.paper import Box, confirmation_layout

PER_MM = 8
TABLE = (96, 74, 58)
CORNERS = ((0.06, 0.04), (0.95, 0.02), (0.98, 0.97), (0.02, 0.95))
"""Where the corners of the sheet lie in the photo, as parts of its width and height."""

STROKES = (
    ((0, 9), (9, 3), (7, 15), (14, 5)),
    ((6, 4), (8, 18), (16, 9)),
    ((18, 6), (27, 4), (21, 17), (30, 12)),
    ((24, 2), (25, 19)),
    ((33, 14), (38, 5), (42, 16), (52, 9)),
)
"""A made-up signature, in millimetres inside its box."""


@dataclass(frozen=True)
class Materials:
    """What goes into the case."""

    video: Path
    vehicle: Path
    dispenser: Path
    comparison: Path
    bill: Path


def gather(folder: Path, video: Path | None, photos: tuple[Path, ...]) -> Materials:
    """Take the person's files, and make up what was not given."""
    folder.mkdir(parents=True, exist_ok=True)
    now = SystemClock().now()
    if video is None:
        start = now - timedelta(minutes=45)
        video = folder / f"CAM-03_{start:%Y%m%d_%H%M}.mp4"
        scenery.clip(video, "CAM-03", start)
    given = [*photos, None, None][:2]
    return Materials(
        video=video,
        vehicle=given[0] or _kept(folder / "车辆 右后方.jpg", scenery.snapshot("CAM-01", now, 3)),
        dispenser=given[1]
        or _kept(
            folder / "4号枪 显示.jpg",
            _with_glare(
                scenery.paper("4号枪 92#乙醇汽油", ("13.28 L", "97.86 元", f"{now:%Y-%m-%d %H:%M}"))
            ),
        ),
        bill=_kept(
            folder / "维修厂 结算单.jpg",
            _on_a_table(
                scenery.paper("维修厂结算单", ("清洗喷油嘴 4 只", "更换汽油滤芯", "合计 386.00 元"))
            ),
        ),
        comparison=_kept(
            folder / "油样对比.jpg", scenery.vials((222, 160, 44), (240, 222, 148), "油枪 / 油箱")
        ),
    )


def photograph_signed(pdf: Path, target: Path) -> Path:
    """Print the last page of a PDF, sign it in the customer's and the station's box, photograph it.

    The photo is tilted, lit from one side and a little blurred, as from a telephone.
    """
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    try:
        last = len(document)
        drawn = document[last - 1].render(scale=PER_MM * 25.4 / 72).to_pil().convert("RGB")
    finally:
        document.close()
    boxes = {box.name: box for box in confirmation_layout(last, last=True).boxes}
    for name in ("customer", "station"):
        _sign(drawn, boxes[name])
    _date(drawn, boxes["customer_date"])
    target.write_bytes(_jpeg(_photo(np.asarray(drawn))))
    return target


def _with_glare(picture: bytes) -> bytes:
    """Darken a picture a little, and let a lamp burn out a corner of it."""
    with Image.open(io.BytesIO(picture)) as opened:
        dimmed = opened.convert("RGB").point(lambda level: level * 7 // 8)
    wide, high = dimmed.size
    lamp = (wide * 6 // 10, high * 6 // 10, wide * 9 // 10, high * 8 // 10)
    ImageDraw.Draw(dimmed).ellipse(lamp, fill=(255, 255, 255))
    return _jpeg(np.asarray(dimmed))


def _on_a_table(picture: bytes) -> bytes:
    with Image.open(io.BytesIO(picture)) as opened:
        return _jpeg(_photo(np.asarray(opened.convert("RGB"))))


def _sign(sheet: Image.Image, box: Box) -> None:
    pen = ImageDraw.Draw(sheet)
    for stroke in STROKES:
        points = [((box.x + 20 + x) * PER_MM, (box.y + 3 + y) * PER_MM) for x, y in stroke]
        pen.line(points, fill=(24, 30, 74), width=round(0.6 * PER_MM), joint="curve")


def _date(sheet: Image.Image, box: Box) -> None:
    pen = ImageDraw.Draw(sheet)
    for number in range(6):
        x, y = (box.x + 6 + number * 5) * PER_MM, (box.y + 9) * PER_MM
        pen.line([(x, y), (x + 2 * PER_MM, y + 6 * PER_MM)], fill=(24, 30, 74), width=PER_MM // 2)


def _photo(sheet: NDArray[np.uint8]) -> NDArray[np.uint8]:
    high, wide = sheet.shape[:2]
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    table = np.array([wide * 1.12, high * 1.1], np.float32)
    seen = cv2.warpPerspective(
        sheet,
        cv2.getPerspectiveTransform(corners, np.array(CORNERS, np.float32) * table),
        (int(table[0]), int(table[1])),
        flags=cv2.INTER_AREA,
        borderValue=TABLE,
    )
    shadow = np.linspace(0.7, 1.0, seen.shape[1], dtype=np.float32)[None, :, None]
    lit = cv2.GaussianBlur(seen, (0, 0), 1.0) * shadow
    photo: NDArray[np.uint8] = np.clip(lit, 0, 255).astype(np.uint8)
    return photo


def _jpeg(pixels: NDArray[np.uint8]) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=86)
    return out.getvalue()


def _kept(target: Path, data: bytes) -> Path:
    target.write_bytes(data)
    return target
