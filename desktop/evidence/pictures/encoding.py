"""Pixels of our own into picture files."""

import io
import struct
import zlib

KEYWORD = b"Casebook provenance"
MOST_NOTE = 64 * 1024
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_MOST_CHUNKS = 4096


def with_note(png: bytes, note: str) -> bytes:
    """Return a PNG of ours with a note after its header."""
    length = int.from_bytes(png[8:12])
    end = 8 + 12 + length
    body = b"iTXt" + KEYWORD + b"\0\0\0\0\0" + note.encode()
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return png[:end] + chunk + png[end:]


def note_of(png: bytes) -> str:
    """Return the note of any PNG, however it came here; empty when it has none."""
    if png[:8] != _SIGNATURE:
        return ""
    at = 8
    for _ in range(_MOST_CHUNKS):
        if at + 12 > len(png):
            return ""
        length = int.from_bytes(png[at : at + 4])
        name, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        if name == b"iTXt" and body.startswith(KEYWORD + b"\0\0") and length <= MOST_NOTE:
            return body[len(KEYWORD) + 5 :].decode("utf-8", "replace")
        at += 12 + length
    return ""


JPEG_QUALITY = 90


def jpeg(width: int, height: int, rgb: bytes, quality: int = JPEG_QUALITY) -> bytes:
    """Return RGB pixels as a JPEG."""
    return _encoded(width, height, rgb, "JPEG", quality=quality)


def png(width: int, height: int, rgb: bytes) -> bytes:
    """Return RGB pixels as a PNG, without loss."""
    return _encoded(width, height, rgb, "PNG", compress_level=1)


def _encoded(width: int, height: int, rgb: bytes, kind: str, **how: int) -> bytes:
    from PIL import Image

    target = io.BytesIO()
    Image.frombytes("RGB", (width, height), rgb).save(target, kind, **how)
    return target.getvalue()
