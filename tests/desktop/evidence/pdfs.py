"""PDF files as readers and offices leave them, written object by object."""

import io
from collections.abc import Sequence

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

PAGE = (300, 200)
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def stream(content: bytes, said: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (said, len(content), content)


def drawn(box: tuple[int, int, int, int]) -> bytes:
    """Return an appearance that fills a box (left, bottom, right, top) with black."""
    wide, high = box[2] - box[0], box[3] - box[1]
    said = b"/Type/XObject/Subtype/Form/BBox[0 0 %d %d]" % (wide, high)
    return stream(b"0 g 0 0 %d %d re f" % (wide, high), said)


def on_page(kind: bytes, box: tuple[int, int, int, int], said: bytes, *, drawing: bool) -> bytes:
    """Return a PDF of one page with one annotation; ``drawing`` gives it an appearance."""
    appearance = b"/AP<</N 7 0 R>>" if drawing else b""
    note = b"<</Type/Annot/Subtype/%s/Rect[%d %d %d %d]/F 4/P 3 0 R%s%s>>" % (
        kind, *box, said, appearance,
    )  # fmt: skip
    fields = b"/AcroForm 5 0 R" if kind == b"Widget" else b""
    return written([
        b"<</Type/Catalog/Pages 2 0 R%s>>" % fields,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Annots[4 0 R]>>" % PAGE,
        note,
        b"<</Fields[4 0 R]/NeedAppearances true/DA(/Helv 12 Tf 0 g)/DR<</Font<</Helv 6 0 R>>>>>>",
        _FONT,
        drawn(box),
    ])  # fmt: skip


def xfa(*, only: bool) -> bytes:
    """Return a form whose fields are XFA; ``only`` leaves readers without it nothing to draw."""
    return written([
        b"<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R%s>>" % (b"/NeedsRendering true" * only),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]>>" % PAGE,
        b"<</Fields[]/XFA 5 0 R>>",
        stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>"),
    ])  # fmt: skip


def locked(password: str) -> bytes:
    """Return a page that a password locks."""
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=PAGE, encrypt=StandardEncryption(password, "owner"))
    sheet.drawString(40, 100, "345.67")
    sheet.save()
    return out.getvalue()


def written(objects: Sequence[bytes]) -> bytes:
    """Return a file of these objects, the first of which is its catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
