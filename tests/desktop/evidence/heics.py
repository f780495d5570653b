"""HEIC files as telephones write them: no library that may be used here writes them."""

import io

import av
from PIL import Image


def heic(image: Image.Image) -> bytes:
    """Return a picture in H.265 within the boxes of ISO/IEC 23008-12."""
    film = _film(image)
    at = film.index(b"hvcC") - 4
    settings = film[at : at + int.from_bytes(film[at : at + 4])]
    at = film.index(b"mdat") - 4
    sample = film[at + 8 : at + int.from_bytes(film[at : at + 4])]
    brands = _box(b"ftyp", b"heic", bytes(4), b"mif1heic")
    place = len(brands) + len(_meta(image.size, settings, 0, len(sample))) + 8
    return brands + _meta(image.size, settings, place, len(sample)) + _box(b"mdat", sample)


def _film(image: Image.Image) -> bytes:
    out = io.BytesIO()
    with av.open(out, "w", "mp4") as container:
        stream = container.add_stream("libx265", rate=1)
        stream.width, stream.height, stream.pix_fmt = *image.size, "yuv420p"
        stream.options = {"x265-params": "log-level=none:keyint=1"}
        for packet in [*stream.encode(av.VideoFrame.from_image(image)), *stream.encode()]:
            container.mux(packet)
    return out.getvalue()


def _meta(size: tuple[int, int], settings: bytes, place: int, length: int) -> bytes:
    one = (1).to_bytes(2)
    extent = place.to_bytes(4) + length.to_bytes(4)
    extents = _full(b"ispe", *(side.to_bytes(4) for side in size))
    return _full(
        b"meta",
        _full(b"hdlr", bytes(4), b"pict", bytes(12), b"\0"),
        _full(b"pitm", one),
        _full(b"iloc", b"\x44\0", one, one, bytes(2), one, extent),
        _full(b"iinf", one, _full(b"infe", one, bytes(2), b"hvc1", b"\0", version=2)),
        _box(
            b"iprp",
            _box(b"ipco", settings, extents),
            _full(b"ipma", (1).to_bytes(4), one, b"\2\x81\2"),
        ),
    )


def _box(name: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return (len(body) + 8).to_bytes(4) + name + body


def _full(name: bytes, *parts: bytes, version: int = 0) -> bytes:
    return _box(name, bytes((version, 0, 0, 0)), *parts)
