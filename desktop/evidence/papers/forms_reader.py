"""Read a photo or scan of a printed form: which sheet, laid flat, and which boxes are signed."""

from typing import BinaryIO

import cv2
import msgspec
import numpy as np

from desktop.evidence.papers import form_quality, ink, sheet, sheet_frames, sheet_names
from desktop.evidence.papers.messages import BLANK, UNSURE, FormReading, FormRemark
from desktop.evidence.papers.sheet import SCALE, Located, Markers, Pixels
from desktop.evidence.papers.sheet_frames import Framed
from desktop.evidence.papers.sheet_names import BY_CODE, BY_NUMBER, ReadLine, Symbol
from desktop.evidence.pictures.documents import page_picture
from desktop.evidence.pictures.images import measured_pixels
from record.sheets.paper import DATE, SIGNATURE, Box, SheetCode, document_of, layout_of

_DECODED_EDGE, _WORKING_EDGE = 4096, 2400
_SCAN_EDGE = 2600
NO_SHEET, NO_CODE, PAGES_DISAGREE, NOT_PLACED, TWO_SHEETS, NUMBERS_DISAGREE = (
    "evidence.form_not_found",
    "evidence.form_no_code",
    "evidence.form_pages_disagree",
    "evidence.form_not_placed",
    "evidence.form_two_sheets",
    "evidence.form_numbers_disagree",
)


class Named(msgspec.Struct, frozen=True):
    """What names the sheet, by which source; ``why_not`` when it must not be filed by it."""

    code: SheetCode | None = None
    source: str = ""
    why_not: str = ""


def read_form(
    file: BinaryIO, kind: str, page: int = 0, read_line: ReadLine | None = None
) -> FormReading:
    """Read a picture of a form, or one page (from 0) of a PDF scan.

    ``read_line`` reads the printed number as a second source. Never raises for a picture that is
    not a form: ``why_not`` says what is missing. Raises ``Problem`` when the file cannot be
    decoded.
    """
    if kind == "application/pdf":
        picture, edge = page_picture(file, page, _SCAN_EDGE, _SCAN_EDGE), _SCAN_EDGE
    else:
        picture, edge = measured_pixels(file, kind, _DECODED_EDGE), _WORKING_EDGE
    return read_pixels(_within(np.asarray(picture), edge), read_line)


def read_pixels(rgb: Pixels, read_line: ReadLine | None = None) -> FormReading:
    """Read a form in rows of RGB."""
    grey = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.uint8)
    high, wide = grey.shape
    markers = sheet.see_markers(grey)
    symbols = sheet_names.symbols_on(grey)
    located = _located(grey, markers, symbols)
    if located is None:
        return msgspec.structs.replace(_unplaced(symbols), width=wide, height=high)
    if (markers is not None and markers.doubled) or _are_two(symbols):
        named = Named(why_not=TWO_SHEETS)
    else:
        named = _named(rgb, grey, located, symbols, read_line)
    flat = sheet.flatten(rgb, located)
    width = form_quality.edge_width(grey, located)
    reading = FormReading(
        code=named.code.code if named.code else "",
        code_from=named.source,
        page=located.page,
        last=bool(named.code and named.code.last),
        corners=located.corners(),
        straightened=_encoded(flat),
        markers=located.ids,
        why_not=named.why_not,
        remarks=tuple(form_quality.remarks_on(located, width, flat)),
        edge_mm=width,
        width=wide,
        height=high,
    )
    return _with_boxes(reading, named.code, rgb, located, flat) if named.code else reading


def _within(rgb: Pixels, edge: int) -> Pixels:
    scale = edge / max(rgb.shape)
    if scale >= 1:
        return rgb
    # Down to half the size four neighbours are enough, in a fifth of the time.
    way = cv2.INTER_LINEAR if scale > 0.5 else cv2.INTER_AREA
    small = cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=way)
    return np.asarray(small, np.uint8)


def _located(grey: Pixels, markers: Markers | None, symbols: tuple[Symbol, ...]) -> Located | None:
    located = sheet.locate(grey, markers) if markers is not None else None
    if located is None and len(symbols) == 1:
        symbol = symbols[0]
        located = sheet.locate_by_code(grey, symbol.named.page, markers, symbol.quad)
    return located


def _are_two(symbols: tuple[Symbol, ...]) -> bool:
    return len({(s.named.code, s.named.page) for s in symbols}) > 1


def _unplaced(symbols: tuple[Symbol, ...]) -> FormReading:
    if not symbols:
        return FormReading(why_not=NO_SHEET)
    if _are_two(symbols):
        return FormReading(why_not=TWO_SHEETS)
    named = symbols[0].named
    boxes = {box.name: UNSURE for box in _read_boxes(named)}
    return FormReading(
        code=named.code,
        code_from=BY_CODE,
        page=named.page,
        last=named.last,
        boxes=boxes,
        why_not=NOT_PLACED,
        remarks=(FormRemark(form_quality.FEW_MARKS),),
    )


def _named(
    rgb: Pixels,
    grey: Pixels,
    located: Located,
    symbols: tuple[Symbol, ...],
    read_line: ReadLine | None,
) -> Named:
    """Name the sheet; code, printed number and markers must not speak of different sheets."""
    symbol = sheet_names.symbol_of(symbols, located)
    code = symbol.named if symbol else sheet_names.name_on_flattened(grey, located)
    number = sheet_names.number_on(rgb, located, read_line) if read_line else None
    if code is None and number is None:
        return Named(why_not=NO_CODE)
    if code is not None and number is not None and code != number:
        return Named(why_not=NUMBERS_DISAGREE)
    found = code or number
    if found is None or found.page != located.page:
        return Named(why_not=PAGES_DISAGREE)
    return Named(found, BY_CODE if code is not None else BY_NUMBER)


def _with_boxes(
    reading: FormReading,
    named: SheetCode,
    rgb: Pixels,
    located: Located,
    flat: Pixels,
) -> FormReading:
    layout = layout_of(document_of(named.code), named.page, last=named.last)
    wanted = _read_boxes(named)
    frames = sheet_frames.find_frames(rgb, located, layout.boxes, wanted)
    judge = _Judge(rgb, located, flat, reading.edge_mm)
    boxes = {box.name: judge.verdict(frames[box.name]) for box in wanted}
    places = {box.name: frames[box.name].corners(located) for box in wanted}
    remarks = (*reading.remarks, *judge.remarks)
    return msgspec.structs.replace(reading, boxes=boxes, places=places, remarks=remarks)


class _Judge:
    """Tells what is in a box, and why it can't."""

    def __init__(self, rgb: Pixels, located: Located, flat: Pixels, edge_mm: float) -> None:
        self._rgb, self._located, self._edge_mm = rgb, located, edge_mm
        self._colourless = ink.is_colourless(flat)
        self._level = form_quality.paper_level(flat)
        self.remarks: list[FormRemark] = []

    def verdict(self, framed: Framed) -> str:
        box = framed.box
        high, wide = self._rgb.shape[:2]
        if form_quality.is_cut_off(box, self._located, wide, high):
            self.remarks.append(FormRemark(form_quality.CUT_OFF, box.name))
            return UNSURE
        crop = sheet_frames.cut_out(self._rgb, self._located, framed)
        if form_quality.is_burnt(crop, self._level):
            self.remarks.append(FormRemark(form_quality.GLARE, box.name))
            return UNSURE
        if not framed.is_sure:
            return UNSURE
        found = ink.read_box(crop, SCALE, colourless=self._colourless, edge_mm=self._edge_mm)
        why = found.why
        if found.verdict == BLANK and form_quality.is_washed_out(
            self._level, self._located, wide, high
        ):
            why = form_quality.GLARE
        if why:
            self.remarks.append(FormRemark(why, box.name))
        return UNSURE if why else found.verdict


def _read_boxes(named: SheetCode) -> list[Box]:
    layout = layout_of(document_of(named.code), named.page, last=named.last)
    return [box for box in layout.boxes if box.kind in {SIGNATURE, DATE}]


def _encoded(flat: Pixels) -> bytes:
    # Encoding a noisy photo as PNG would take longer than everything else together.
    blue_first = cv2.cvtColor(flat, cv2.COLOR_RGB2BGR)
    _, data = cv2.imencode(".jpg", blue_first, [cv2.IMWRITE_JPEG_QUALITY, 92])
    return data.tobytes()
