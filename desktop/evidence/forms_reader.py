"""Read a photo or scan of a printed form: which sheet, laid flat, and which boxes are signed."""

from typing import BinaryIO

import cv2
import numpy as np

from desktop.evidence import ink, sheet
from desktop.evidence.documents import page_picture
from desktop.evidence.images import upright_pixels
from desktop.evidence.sheet import SCALE, Located, Pixels
from desktop.evidence.wire.papers import FormReading
from record.paper import DATE, SIGNATURE, Box, SheetCode

_WORKING_EDGE = 2400
_SCAN_EDGE = 2600
NO_SHEET, NO_CODE, PAGES_DISAGREE, NOT_PLACED = (
    "evidence.form_not_found",
    "evidence.form_no_code",
    "evidence.form_pages_disagree",
    "evidence.form_not_placed",
)


def read_form(file: BinaryIO, kind: str, page: int = 0) -> FormReading:
    """Read a picture of a form, or one page (from 0) of a PDF scan.

    Never raises for a picture that is not a form: ``why_not`` says what is missing. Raises
    ``Problem`` when the file cannot be decoded.
    """
    if kind == "application/pdf":
        picture = page_picture(file, page, _SCAN_EDGE, _SCAN_EDGE)
    else:
        picture = upright_pixels(file, kind, _WORKING_EDGE)
    return read_pixels(np.asarray(picture))


def read_pixels(rgb: Pixels) -> FormReading:
    """Read a form in rows of RGB."""
    grey = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.uint8)
    located = sheet.locate(grey)
    named = sheet.name_on(grey)
    if named is None and located is not None:
        named = sheet.name_on_flattened(grey, located)
    if located is None:
        return _unplaced(named)
    flat = sheet.flatten(rgb, located)
    why_not = _doubt(named, located)
    code = named if named is not None and not why_not else None
    return FormReading(
        code=code.code if code else "",
        page=code.page if code else located.page,
        last=bool(code and code.last),
        corners=located.corners(),
        straightened=_encoded(flat),
        boxes=_boxes(flat, located, rgb, code) if code else {},
        markers=located.ids,
        why_not=why_not,
    )


def _unplaced(named: SheetCode | None) -> FormReading:
    if named is None:
        return FormReading(why_not=NO_SHEET)
    boxes = {box.name: ink.UNSURE for box in _read(named)}
    return FormReading(
        code=named.code, page=named.page, last=named.last, boxes=boxes, why_not=NOT_PLACED
    )


def _doubt(named: SheetCode | None, located: Located) -> str:
    if named is None:
        return NO_CODE
    return PAGES_DISAGREE if named.page != located.page else ""


def _boxes(flat: Pixels, located: Located, rgb: Pixels, named: SheetCode) -> dict[str, str]:
    high, wide = rgb.shape[:2]
    colourless = ink.is_colourless(flat)
    return {
        box.name: ink.read_box(_around(flat, box), box, SCALE, colourless=colourless)
        if _is_in_picture(box, located, wide, high)
        else ink.UNSURE
        for box in _read(named)
    }


def _read(named: SheetCode) -> list[Box]:
    return [box for box in sheet.layout_of(named).boxes if box.kind in {SIGNATURE, DATE}]


def _around(flat: Pixels, box: Box) -> Pixels:
    left, top = round((box.x - ink.SEARCH) * SCALE), round((box.y - ink.SEARCH) * SCALE)
    right = left + round((box.width + 2 * ink.SEARCH) * SCALE)
    bottom = top + round((box.height + 2 * ink.SEARCH) * SCALE)
    return flat[top:bottom, left:right]


def _is_in_picture(box: Box, located: Located, wide: int, high: int) -> bool:
    corners = np.array(
        [[[box.x, box.y], [box.right, box.y], [box.right, box.bottom], [box.x, box.bottom]]],
        np.float64,
    )
    seen = cv2.perspectiveTransform(corners, located.to_picture)[0]
    return bool((seen >= 0).all() and (seen[:, 0] < wide).all() and (seen[:, 1] < high).all())


def _encoded(flat: Pixels) -> bytes:
    # Encoding a noisy photo as PNG would take longer than everything else together.
    _, data = cv2.imencode(".jpg", flat[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, 92])
    return data.tobytes()
