"""Names of files as text: shown so that nobody is misled, never used as a path."""

import re
import unicodedata

_LONGEST = 255
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_EXTENSIONS = {
    "image/jpeg": {".jpg", ".jpeg", ".jpe", ".jfif"},
    "image/png": {".png"},
    "image/webp": {".webp"},
    "image/heic": {".heic", ".heif", ".hif"},
    "image/avif": {".avif"},
    "image/bmp": {".bmp", ".dib"},
    "image/gif": {".gif"},
    "image/tiff": {".tif", ".tiff"},
    "application/pdf": {".pdf"},
    "video/mp4": {".mp4", ".m4v", ".mov", ".3gp"},
    "video/quicktime": {".mov", ".qt", ".mp4"},
    "video/x-matroska": {".mkv"},
    "video/webm": {".webm"},
    "video/x-msvideo": {".avi"},
    "video/mp2t": {".ts", ".m2ts", ".mts"},
    "video/mpeg": {".mpg", ".mpeg", ".ps", ".vob", ".mp4"},
    "video/x-dav": {".dav"},
    "video/h264": {".h264", ".264", ".avc"},
    "video/h265": {".h265", ".265", ".hevc"},
    "video/x-flv": {".flv"},
    "video/x-ms-asf": {".asf", ".wmv"},
    "video/x-mjpeg": {".mjpeg", ".mjpg"},
    "audio/mpeg": {".mp3"},
    "audio/wav": {".wav"},
    "audio/mp4": {".m4a"},
}


def shown_name(name: str) -> str:
    """Return a name as one safe line: hidden and direction-changing characters become ⟨U+202E⟩.

    At most 255 characters; the end with the extension is kept.
    """
    text = "".join(_marked(c) for c in name)
    if len(text) <= _LONGEST:
        return text
    return f"{text[: _LONGEST - 33]}…{text[-32:]}"


def extension_misleads(name: str, kind: str) -> bool:
    """Whether the name's extension says something else than the content does."""
    found = _EXTENSION.search(name)
    expected = _EXTENSIONS.get(kind)
    if expected is None or found is None:
        return False
    return found.group().lower() not in expected


def _marked(character: str) -> str:
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
        return f"⟨U+{ord(character):04X}⟩"
    return character
