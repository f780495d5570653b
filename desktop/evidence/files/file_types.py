"""Tell what a file is by its first bytes, never by its name.

The table knows what stations bring: pictures, scans, camera exports, recordings, office files.
Everything else is kept as ``application/octet-stream`` and never opened. The signatures are those
of the formats' own specifications; DAV and IMKH after the headers Dahua and Hikvision recorders
write. A PDF may begin anywhere in its first 1024 bytes (PDF Reference 1.7, H.3.4.1), a picture or
an archive may stand behind a byte order mark or the head of a network answer.
"""

import re
from collections.abc import Callable

UNKNOWN = "application/octet-stream"
TEXT = "text/plain"
MAX_FILE = 2 * 1024 * 1024 * 1024

_SHOWN_IMAGES = frozenset({
    "image/jpeg", "image/png", "image/webp", "image/bmp", "image/gif", "image/tiff",
    "image/heic", "image/avif",
})  # fmt: skip
_VIDEOS = frozenset({
    "video/mp4", "video/quicktime", "video/x-matroska", "video/webm", "video/x-msvideo",
    "video/mp2t", "video/mpeg", "video/mpv", "video/x-dav", "video/h264", "video/h265",
    "video/x-flv", "video/x-ms-asf", "video/x-mjpeg",
})  # fmt: skip
_PREFIXES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"II+\0", "image/tiff"),
    (0, b"MM\0+", "image/tiff"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"DHAV", "video/x-dav"),
    (0, b"DHII", "video/x-dav"),
    (0, b"DAHUA", "video/x-dav"),
    (0, b"\0\0\1\xba", "video/mpeg"),
    (0, b"IMKH", "video/mpeg"),
    (0, b"\0\0\1\xb3", "video/mpv"),
    (0, b"FLV\x01", "video/x-flv"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-asf"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"OggS", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"#!AMR", "audio/amr"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"MZ", "application/x-msdownload"),
    (0, b"\x7fELF", "application/x-executable"),
)
_RIFF = {b"WEBP": "image/webp", b"AVI ": "video/x-msvideo", b"WAVE": "audio/wav"}
_BOXES = frozenset({
    b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"styp", b"sidx", b"moof",
})  # fmt: skip
_PIECES = frozenset({b"styp", b"sidx", b"moof"})
# Brands of ISO/IEC 23008-12 annex B: pictures and sequences of pictures in H.265.
_HEIC = frozenset({
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs",
})  # fmt: skip
_AVIF = frozenset({b"avif", b"avis"})
# These say only that there are pictures; the brands beside them say in which coding.
_ANY_PICTURE = frozenset({b"mif1", b"msf1", b"mif2", b"miaf"})
_AUDIO = frozenset({b"M4A ", b"M4B ", b"M4P ", b"F4A ", b"F4B "})
_OFFICE = (
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_TS_PACKETS = (188, 192, 204)
_H264_SETS = (b"\x67", b"\x27", b"\x47")
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LEAST_UNMARKED = 16
# What Chinese and Western text is written with; other planes mean that it is no such text.
_WRITTEN = re.compile(
    "[\t\n\f\r -~\xa0-\u024f\u2000-\u206f\u2100-\u30ff\u4e00-\u9fff\uff00-\uffef]+"
)
_MOST_LEADING = 1024
_PDF = re.compile(rb"%PDF-\d\.\d")
_TEXT_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?[\t\n\r -~]*")
_BEHIND_TEXT = (
    (re.compile(rb"\xff\xd8\xff[\xc0-\xfe]"), "image/jpeg"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"PK\x03\x04[\x00-\x3f]\x00"), "application/zip"),
)


def media_type(head: bytes) -> str:
    """Name the type of a file from its first 64 KiB (or all of it, when shorter)."""
    if name := _motion_jpeg(head):
        return name
    for start, mark, name in _PREFIXES:
        if head.startswith(mark, start):
            return name
    for guess in _GUESSES:
        if name := guess(head):
            return name
    return UNKNOWN


def leading_bytes(head: bytes, kind: str) -> int:
    """Return how many foreign bytes stand before a picture of this type; 0 for any other."""
    behind = next((mark for mark, name in _BEHIND_TEXT if name == kind), None)
    if behind is None or not is_picture(kind):
        return 0
    found = behind.search(head, 0, _MOST_LEADING)
    return found.start() if found else 0


def is_picture(kind: str) -> bool:
    """Whether the program shows this type as a picture."""
    return kind in _SHOWN_IMAGES


def is_video(kind: str) -> bool:
    """Whether the program opens this type frame by frame."""
    return kind in _VIDEOS


def is_shown(kind: str) -> bool:
    """Whether anything of this type is decoded at all; the rest is kept and listed."""
    return is_picture(kind) or is_video(kind) or kind == "application/pdf"


def _iso_base(head: bytes) -> str:
    box = head[4:8]
    if box not in _BOXES:
        return ""
    if box != b"ftyp":
        return "video/mp4" if box in _PIECES else "video/quicktime"
    end = min(int.from_bytes(head[:4]), _MOST_LEADING)
    brand, others = head[8:12], {head[at : at + 4] for at in range(16, end, 4)}
    if brand in _HEIC | _AVIF | _ANY_PICTURE:
        is_avif = brand in _AVIF or (
            brand in _ANY_PICTURE and others & _AVIF and not others & _HEIC
        )
        return "image/avif" if is_avif else "image/heic"
    if brand in _AUDIO:
        return "audio/mp4"
    return "video/quicktime" if brand == b"qt  " else "video/mp4"


def _riff(head: bytes) -> str:
    return _RIFF.get(head[8:12], "") if head[:4] == b"RIFF" else ""


def _bitmap(head: bytes) -> str:
    return "image/bmp" if head[:2] == b"BM" and head[6:10] == bytes(4) else ""


def _matroska(head: bytes) -> str:
    if head[:4] != b"\x1a\x45\xdf\xa3":
        return ""
    return "video/webm" if b"webm" in head[:64] else "video/x-matroska"


def _transport_stream(head: bytes) -> str:
    for size in _TS_PACKETS:
        first = 4 if size == 192 else 0
        marks = [head[at : at + 1] for at in range(first, min(len(head), size * 5), size)]
        if len(marks) >= 3 and all(mark == b"G" for mark in marks):
            return "video/mp2t"
    return ""


def _zip(head: bytes) -> str:
    if head[:4] not in {b"PK\3\4", b"PK\5\6"}:
        return ""
    return next((name for mark, name in _OFFICE if mark in head), "application/zip")


def _elementary_stream(head: bytes) -> str:
    """Read the first unit of a raw stream.

    H.264 opens with 7 or 9, H.265 with 32 to 35; either may have words of its own (6, 39) before.
    """
    start = 4 if head[:4] == b"\0\0\0\1" else 3 if head[:3] == b"\0\0\1" else 0
    if not start or len(head) < start + 2:
        return ""
    first, second = head[start], head[start + 1]
    if first & 0x9F in {7, 9} and not first & 0x80:
        return "video/h264"
    if first in {0x40, 0x42, 0x44, 0x46} and second == 1:
        return "video/h265"
    if first == 0x4E and second == 1 and b"\0\0\1\x42\1" in head:
        return "video/h265"
    if first & 0x9F == 6 and any(b"\0\0\1" + unit in head for unit in _H264_SETS):
        return "video/h264"
    return ""


def _motion_jpeg(head: bytes) -> str:
    """Tell JPEGs that follow each other without a container from the pictures of a phone."""
    follows = b"\xff\xd9\xff\xd8\xff" in head and b"MPF\0" not in head
    return "video/x-mjpeg" if head[:3] == b"\xff\xd8\xff" and follows else ""


def _mpeg_audio(head: bytes) -> str:
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return ""
    layer, rate = head[1] & 0x06, head[2] >> 4
    if layer == 0:
        return "audio/aac" if head[1] & 0xF6 == 0xF0 else ""
    return "audio/mpeg" if 0 < rate < 15 and head[2] & 0x0C != 0x0C else ""


def _pdf(head: bytes) -> str:
    found = _PDF.search(head, 0, _MOST_LEADING)
    return "application/pdf" if found and b" obj" in head[found.end() :] else ""


def _behind_text(head: bytes) -> str:
    for mark, name in _BEHIND_TEXT:
        found = mark.search(head, 0, _MOST_LEADING)
        if found and _TEXT_HEAD.fullmatch(head, 0, found.start()):
            return name
    return ""


def _marked_text(head: bytes) -> str:
    """Know text by its byte order mark; other things begin with the same two bytes."""
    for mark, name in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return TEXT if _decodes(head[len(mark) :], name) or head == mark else ""
    return ""


def _unmarked_text(head: bytes) -> str:
    """Know UTF-16 without a mark, as recorders write their logs, by what it would say."""
    even = head[: len(head) // 2 * 2]
    if len(even) < _LEAST_UNMARKED or b"\0" not in even:
        return ""
    for name in ("utf-16-le", "utf-16-be"):
        if _WRITTEN.fullmatch(even.decode(name, "replace")):
            return TEXT
    return ""


def _text(head: bytes) -> str:
    if any(c < 9 or 13 < c < 27 for c in head):
        return _unmarked_text(head)
    return TEXT if any(_decodes(head, name) for name in ("utf-8", "gb18030")) else ""


def _decodes(head: bytes, encoding: str) -> bool:
    # The last character may have been cut by the reader.
    return any(_strictly(head[: len(head) - cut], encoding) for cut in range(4))


def _strictly(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return bool(data)


_GUESSES: tuple[Callable[[bytes], str], ...] = (
    _iso_base, _riff, _bitmap, _matroska, _zip, _transport_stream, _elementary_stream, _pdf,
    _behind_text, _marked_text, _mpeg_audio, _text,
)  # fmt: skip
