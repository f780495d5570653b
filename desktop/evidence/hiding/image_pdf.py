"""A PDF of nothing but pictures: no text, no layers, no metadata (PDF 32000-1, 7.5 and 8.9.5)."""

from collections.abc import Sequence

import msgspec

POINTS_PER_INCH = 72


class PagePicture(msgspec.Struct, frozen=True):
    """One page as a JPEG of RGB pixels, and its size in pixels."""

    jpeg: bytes
    width: int
    height: int


def image_pdf(pages: Sequence[PagePicture], dpi: int) -> bytes:
    """Return a PDF whose pages are these pictures, at so many pixels to the inch."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for page in pages:
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        wide, high = (side * POINTS_PER_INCH / dpi for side in (page.width, page.height))
        drawing = f"q {wide:.3f} 0 0 {high:.3f} 0 0 cm /P Do Q".encode()
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {wide:.3f} {high:.3f}] "
                f"/Resources << /XObject << /P {number + 1} 0 R >> >> "
                f"/Contents {number + 2} 0 R >>"
            ).encode(),
            _stream(
                f"/Type /XObject /Subtype /Image /Width {page.width} /Height {page.height} "
                "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode",
                page.jpeg,
            ),
            _stream("", drawing),
        ]
    objects[1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(kids)}] >>".encode()
    return _file(objects)


def _stream(said: str, data: bytes) -> bytes:
    return f"<< {said} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(out)
