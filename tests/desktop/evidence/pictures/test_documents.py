import io
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from reportlab.pdfgen import canvas

from desktop.evidence.pictures import documents
from tests.desktop.evidence import pdfs

BOX = (40, 60, 200, 90)
TEXT = b"/FT/Tx/T(t)/V(345.67)/DA(/Helv 14 Tf 0 g)"
CHOICE = b"/FT/Ch/Ff 131072/T(c)/V(B)/Opt[(A)(B)]/DA(/Helv 14 Tf 0 g)"


def page(data: bytes) -> NDArray[np.uint8]:
    shown = documents.page_picture(io.BytesIO(data), 0, *pdfs.PAGE)
    return np.asarray(shown.convert("L"))


def ink(data: bytes, box: tuple[int, int, int, int] = BOX) -> int:
    """Return how many pixels of a box on the page are dark."""
    left, bottom, right, top = box
    rows = slice(pdfs.PAGE[1] - top, pdfs.PAGE[1] - bottom)
    return int((page(data)[rows, left:right] < 128).sum())


@pytest.mark.parametrize("said", [TEXT, CHOICE])
@pytest.mark.parametrize("drawing", [True, False])
def test_what_was_filled_in_is_drawn_with_and_without_an_appearance(
    said: bytes, drawing: bool
) -> None:
    empty = said.replace(b"/V(345.67)", b"").replace(b"/V(B)", b"")
    # A list that unfolds has its arrow, chosen or not.
    arrow = ink(pdfs.on_page(b"Widget", BOX, empty, drawing=False))
    assert ink(pdfs.on_page(b"Widget", BOX, said, drawing=drawing)) > arrow + 20


def test_a_signature_is_drawn_as_it_appears() -> None:
    assert ink(pdfs.on_page(b"Widget", BOX, b"/FT/Sig/T(s)", drawing=True)) > 4000


@pytest.mark.parametrize(
    ("kind", "said", "drawing"),
    [
        (b"Stamp", b"", True),
        (b"FreeText", b"/DA(/Helv 12 Tf 0 g)/Contents(note)", True),
        (b"Ink", b"/C[0 0 0]/BS<</W 8>>/InkList[[45 65 190 85]]", False),
        (b"Highlight", b"/C[0 0 0]/QuadPoints[45 88 190 88 45 62 190 62]", False),
        (b"Square", b"/C[0 0 0]/BS<</W 6>>", False),
    ],
)
def test_what_readers_draw_on_a_page_is_drawn(kind: bytes, said: bytes, drawing: bool) -> None:
    assert ink(pdfs.on_page(kind, BOX, said, drawing=drawing)) > 200


def _office_form(**chosen: Any) -> bytes:
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=pdfs.PAGE)
    form = sheet.acroForm
    sheet.drawString(10, 10, "F6")
    form.checkbox(name="c", x=20, y=150, size=16, checked=chosen["ticked"])
    form.radio(name="r", value="a", x=60, y=150, size=16, selected=chosen["picked"])
    form.radio(name="r", value="b", x=60, y=100, size=16, selected=not chosen["picked"])
    form.listbox(name="l", x=100, y=120, width=80, height=60, value=chosen["listed"],
                 options=["one", "two"])  # fmt: skip
    sheet.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("box", "changed"),
    [
        ((20, 150, 36, 166), {"ticked": True}),
        ((60, 150, 76, 166), {"picked": True}),
        ((100, 120, 180, 180), {"listed": "two"}),
    ],
)
def test_ticks_buttons_and_lists_show_what_was_chosen(
    box: tuple[int, int, int, int], changed: dict[str, Any]
) -> None:
    before = {"ticked": False, "picked": False, "listed": "one"}
    left, bottom, right, top = box
    place = slice(pdfs.PAGE[1] - top, pdfs.PAGE[1] - bottom), slice(left, right)
    one, other = page(_office_form(**before)), page(_office_form(**{**before, **changed}))
    assert (one[place] != other[place]).sum() > 10


def test_every_way_of_drawing_a_page_shows_its_fields() -> None:
    data = pdfs.on_page(b"Widget", BOX, TEXT, drawing=False)
    shown = documents.page_pixels(io.BytesIO(data), 0, *pdfs.PAGE)
    assert (np.frombuffer(shown.rgb, np.uint8) < 128).any()
    assert (np.asarray(documents.page_at(io.BytesIO(data), 0, 200)) < 128).any()
