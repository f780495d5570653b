"""PDF files as pictures of their pages, with what was filled in and drawn on them.

Nothing in them is run or followed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import BinaryIO

import pypdfium2
from PIL import Image

from desktop.evidence.files.dimensions import MAX_FRAMES
from desktop.evidence.pictures.answers import Picture
from desktop.evidence.pictures.messages import Pages
from record.problems import Problem

_POINTS_LIMIT = 14_400
_LARGEST_EDGE = 5000
_LOOK_SCALE = 0.1
_PASSWORD: ContextVar[str] = ContextVar("password", default="")
# Fields that only readers of XFA know; the pages say little more than that.
XFA_FORM = "evidence.xfa_form"


@contextmanager
def unlocked(password: str) -> Iterator[None]:
    """Open locked documents with a password while the block lasts."""
    before = _PASSWORD.set(password)
    try:
        yield
    finally:
        _PASSWORD.reset(before)


def count_pages(file: BinaryIO) -> Pages:
    """Count the pages; raises ``Problem('evidence.undecodable')``, also for locked files."""
    with _opened(file) as document:
        return Pages(min(MAX_FRAMES, len(document)))


def look(file: BinaryIO) -> tuple[str, ...]:
    """Return codes of what of a PDF cannot be shown; raises ``Problem`` why nothing can."""
    with _opened(file) as document:
        if not len(document):
            raise Problem("evidence.undecodable")
        document[0].render(scale=_LOOK_SCALE).close()
        is_xfa = document.get_formtype() == pypdfium2.raw.FORMTYPE_XFA_FULL
        return (XFA_FORM,) if is_xfa else ()


def page_picture(file: BinaryIO, page: int, width: int, height: int) -> Image.Image:
    """Draw one page (from 0) within a size in pixels, on white."""
    with _opened(file) as document:
        if not 0 <= page < len(document):
            raise Problem("evidence.undecodable")
        sheet = document[page]
        wide, high = sheet.get_size()
        if not (0 < wide <= _POINTS_LIMIT and 0 < high <= _POINTS_LIMIT):
            raise Problem("evidence.picture_too_large")
        scale = min(min(width, _LARGEST_EDGE) / wide, min(height, _LARGEST_EDGE) / high)
        picture: Image.Image = sheet.render(scale=scale, draw_annots=True).to_pil()
        return picture.convert("RGB")


def page_pixels(file: BinaryIO, page: int, width: int, height: int) -> Picture:
    """Give the RGB pixels of one page within a size."""
    shown = page_picture(file, page, width, height)
    return Picture(shown.width, shown.height, shown.tobytes())


def page_sizes(file: BinaryIO, dpi: int) -> tuple[tuple[int, int], ...]:
    """Return every page's size in pixels when it is drawn at so many dots to the inch."""
    with _opened(file) as document:
        pages = min(MAX_FRAMES, len(document))
        return tuple(_drawn_size(document[page], dpi) for page in range(pages))


def page_at(file: BinaryIO, page: int, dpi: int) -> Image.Image:
    """Draw one page (from 0) at so many dots to the inch, or as large as pages are drawn."""
    with _opened(file) as document:
        if not 0 <= page < len(document):
            raise Problem("evidence.undecodable")
        size = _drawn_size(document[page], dpi)
    picture = page_picture(file, page, *size)
    return picture if picture.size == size else picture.resize(size)


def _drawn_size(sheet: pypdfium2.PdfPage, dpi: int) -> tuple[int, int]:
    wide, high = sheet.get_size()
    if not (0 < wide <= _POINTS_LIMIT and 0 < high <= _POINTS_LIMIT):
        raise Problem("evidence.picture_too_large")
    scale = min(dpi / 72, _LARGEST_EDGE / wide, _LARGEST_EDGE / high)
    return max(1, round(wide * scale)), max(1, round(high * scale))


@contextmanager
def _opened(file: BinaryIO) -> Iterator[pypdfium2.PdfDocument]:
    file.seek(0)
    password = _PASSWORD.get()
    try:
        document = pypdfium2.PdfDocument(file, password=password or None, autoclose=False)
    except (pypdfium2.PdfiumError, ValueError) as error:
        locked = getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        closed = "evidence.wrong_password" if password else "evidence.locked"
        raise Problem(closed if locked else "evidence.undecodable") from error
    try:
        # Before any page is loaded, else what was filled in is not drawn.
        document.init_forms()
        yield document
    except pypdfium2.PdfiumError as error:
        raise Problem("evidence.undecodable") from error
    finally:
        document.close()
