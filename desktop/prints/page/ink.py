"""Drawing on paper, in millimetres from the top left corner: the only user of ReportLab's canvas.

The same drawing gives the same bytes: object order is fixed and the only time inside is the one
passed in.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from desktop.prints.page import fonts, markers
from desktop.prints.page.text import MM_PER_POINT, Line, Style

if TYPE_CHECKING:
    from desktop.prints.page.pictures import Prepared

A4 = (210.0, 297.0)
A4_LANDSCAPE = (297.0, 210.0)
BLACK = "#000000"
_POINT = 1 / MM_PER_POINT


class Ink:
    """A PDF being drawn, page after page."""

    def __init__(self, *, title: str, author: str, subject: str, at: datetime, lang: str) -> None:
        from reportlab.pdfgen.canvas import Canvas

        fonts.require()
        self._canvas: Any = Canvas(
            "", pageCompression=1, invariant=1, initialFontName=fonts.REGULAR, lang=lang
        )
        self._canvas.setTitle(_property(title))
        self._canvas.setAuthor(_property(author))
        self._canvas.setSubject(_property(subject))
        self._canvas.setCreator("Forecourt Casebook")
        self._canvas.setDateFormatter(lambda *_: _pdf_date(at))
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._height = A4[1]
        self._marks = 0
        self._level = -1
        # The code points that stand on the page so far without being drawn themselves.
        self.stand_ins: set[int] = set()

    def begin_page(self, size: tuple[float, float]) -> None:
        """Start a page of ``size`` (width, height) in millimetres."""
        self._height = size[1]
        self.stand_ins = set()
        self._canvas.setPageSize((size[0] * _POINT, size[1] * _POINT))

    def end_page(self) -> None:
        """Finish the page."""
        self._canvas.showPage()

    def outline(self, title: str, level: int, y: float) -> None:
        """Add an entry (level 0 or 1) to the reader's contents, pointing at height ``y``."""
        self._level = min(level, self._level + 1)
        self._marks += 1
        key = f"m{self._marks}"
        self._canvas.bookmarkHorizontal(key, 0, (self._height - y) * _POINT)
        self._canvas.addOutlineEntry(_property(title), key, self._level)

    def line_of_text(self, x: float, y: float, line: Line, style: Style, room: float = 0.0) -> None:
        """Draw a set line with its top at ``y``; ``room`` is the width to align in."""
        if style.align == "center":
            x += (room - line.width) / 2
        elif style.align == "right":
            x += room - line.width
        baseline = y + (style.leading - style.size) / 2 * MM_PER_POINT
        baseline += 0.86 * style.size * MM_PER_POINT
        drawn = self._canvas.beginText(x * _POINT, (self._height - baseline) * _POINT)
        drawn.setFillColorRGB(*_rgb(style.colour))
        for run in line.runs:
            drawn.setFont(run.font, style.size)
            drawn.textOut(run.text)
        self._canvas.drawText(drawn)
        self.stand_ins |= line.stand_ins

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle."""
        self.cells([(x, y, width, height)], colour)

    def frame(
        self, box: tuple[float, float, float, float], *, colour: str = BLACK, weight: float = 0.25
    ) -> None:
        """Draw the outline of a rectangle (x, y, width, height); the line's middle is its edge."""
        x, y, width, height = box
        self._canvas.setStrokeColorRGB(*_rgb(colour))
        self._canvas.setLineWidth(weight * _POINT)
        self._canvas.setLineJoin(0)
        self._canvas.rect(
            x * _POINT, (self._height - y - height) * _POINT, width * _POINT, height * _POINT
        )

    def rules(
        self, lines: Iterable[tuple[float, float, float, float]], colour: str, weight: float
    ) -> None:
        """Draw straight lines (x, y, x, y) of one colour and ``weight`` in millimetres."""
        self._canvas.setStrokeColorRGB(*_rgb(colour))
        self._canvas.setLineWidth(weight * _POINT)
        self._canvas.setLineCap(2)
        self._canvas.lines(
            [
                (x * _POINT, (self._height - y) * _POINT, u * _POINT, (self._height - v) * _POINT)
                for x, y, u, v in lines
            ]
        )

    def cells(self, cells: Iterable[tuple[float, float, float, float]], colour: str) -> None:
        """Fill many rectangles as one shape, so that no seam shows between neighbours."""
        path = self._canvas.beginPath()
        for x, y, width, height in cells:
            path.rect(
                x * _POINT, (self._height - y - height) * _POINT, width * _POINT, height * _POINT
            )
        self._canvas.setFillColorRGB(*_rgb(colour))
        self._canvas.drawPath(path, stroke=0, fill=1)

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """Fill a small disc around (x, y)."""
        self._canvas.setFillColorRGB(*_rgb(colour))
        self._canvas.circle(
            x * _POINT, (self._height - y) * _POINT, radius * _POINT, stroke=0, fill=1
        )

    def picture(self, box: tuple[float, float, float, float], picture: "Prepared") -> None:
        """Draw a picture upright into a rectangle (x, y, width, height)."""
        x, y, width, height = box
        a, b, c, d, e, f = picture.upright
        canvas = self._canvas
        canvas.saveState()
        canvas.transform(
            width * _POINT, 0, 0, height * _POINT, x * _POINT, (self._height - y - height) * _POINT
        )
        canvas.transform(a, b, c, d, e, f)
        canvas.drawImage(picture.image, 0, 0, 1, 1)
        canvas.restoreState()

    def turned_text(self, centre: tuple[float, float], text: str, size: float, colour: str) -> None:
        """Draw large text across the page, rising to the right, behind what follows."""
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(centre[0] * _POINT, (self._height - centre[1]) * _POINT)
        canvas.rotate(35)
        canvas.setFillColorRGB(*_rgb(colour))
        canvas.setFont(fonts.BOLD, size)
        canvas.drawCentredString(0, -size / 3, text)
        canvas.restoreState()

    def qr(self, x: float, y: float, side: float, payload: str) -> None:
        """Draw a QR code, correction Q; ``side`` is the symbol without its quiet zone."""
        import segno

        rows = segno.make(payload, error="q", micro=False, boost_error=False).matrix
        step = side / len(rows)
        self.cells(
            (
                (x + start * step, y + row * step, (end - start) * step, step)
                for row, bits in enumerate(rows)
                for start, end in _dark(bits)
            ),
            BLACK,
        )

    def marker(self, x: float, y: float, side: float, marker: int) -> None:
        """Draw a corner marker."""
        step = side / markers.CELLS
        self.fill(x, y, side, side, BLACK)
        self.cells(
            ((x + c * step, y + r * step, step, step) for c, r in markers.white_cells(marker)),
            "#FFFFFF",
        )

    def finish(self) -> bytes:
        """Close the document and return the PDF; nothing can be drawn afterwards."""
        pdf: bytes = self._canvas.getpdfdata()
        return pdf


def _property(text: str) -> str:
    """Return text for readers to show outside the pages, where nothing stands in for anything."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


@cache
def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _dark(bits: bytearray) -> Iterable[tuple[int, int]]:
    start = None
    for place, dark in enumerate((*bits, 0)):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            yield start, place
            start = None


def _pdf_date(at: datetime) -> str:
    zone = at.strftime("%z") or "+0000"
    return f"D:{at:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"
