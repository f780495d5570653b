"""What a drag or the clipboard carries: files, texts that name files, or a picture without one."""

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

# How programs offer a picture with its own bytes; Windows registers PNG under its own name.
_ENCODED = {
    "image/png": "png",
    'application/x-qt-windows-mime;value="PNG"': "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
    "image/gif": "gif",
}
_LOSSLESS = "png"
_IN_TEXT = re.compile(r"data:image/(png|jpeg|webp|gif);base64,([A-Za-z0-9+/=\s%]+)")
_ENDINGS = {"png": "png", "jpeg": "jpg", "webp": "webp", "gif": "gif"}
MOST_TEXT = 64 * 1024
"""Characters; a longer text is no list of files."""
MOST_HTML = 100 * 1024 * 1024
_REMOTE = frozenset({"http", "https", "ftp"})


@dataclass(frozen=True)
class Picture:
    """A picture without a file: bytes as a program wrote them, or pixels; a name if one came."""

    data: bytes = b""
    ending: str = _LOSSLESS
    image: QImage | None = None
    name: str = ""


@dataclass(frozen=True)
class Given:
    """What came: ``paths``, files ``named`` in a text, a ``picture``, ``addresses`` elsewhere."""

    paths: tuple[Path, ...] = ()
    named: tuple[Path, ...] = ()
    picture: Picture | None = None
    addresses: tuple[str, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether no file is meant."""
        return not (self.paths or self.named or self.picture or self.addresses)


def read(data: QMimeData | None) -> Given:
    """Return what is carried. An address is never opened."""
    if data is None:
        return Given()
    if paths := files_in(data):
        return Given(paths=tuple(paths), addresses=_addresses(data))
    if picture := picture_in(data):
        return Given(picture=picture)
    if named := _named_in(data):
        return Given(named=tuple(named))
    return Given(addresses=_addresses(data))


def carries(data: QMimeData | None) -> bool:
    """Tell whether files may be meant, without fetching anything large."""
    if data is None:
        return False
    return data.hasUrls() or data.hasImage() or any(map(data.hasFormat, _ENCODED))


def carries_text(data: QMimeData | None) -> bool:
    """Tell whether there are words that a field would take, and no files."""
    return data is not None and data.hasText() and not files_in(data)


def files_in(data: QMimeData | None) -> list[Path]:
    """Return the local files and folders that are carried."""
    urls = data.urls() if data is not None else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def picture_in(data: QMimeData) -> Picture | None:
    """Return a picture with the bytes that a program wrote, or its pixels.

    Who offers several kinds of bytes made them of the pixels: then the kind that loses nothing is
    taken. An address that comes with it names the picture.
    """
    offered = {kind: ending for kind, ending in _ENCODED.items() if data.hasFormat(kind)}
    kinds = [kind for kind, ending in offered.items() if ending == _LOSSLESS]
    if not kinds and len(offered) == 1:
        kinds = list(offered)
    for kind in kinds:
        if raw := bytes(data.data(kind).data()):
            return Picture(data=raw, ending=offered[kind], name=_name(data))
    image = data.imageData() if data.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return Picture(image=image, name=_name(data))
    return _written_out(data)


def _written_out(data: QMimeData) -> Picture | None:
    """Return a picture that stands in the markup itself, as chats carry it."""
    texts = [url.toString() for url in data.urls() if url.scheme() == "data"]
    if data.hasHtml():
        texts.append(data.html())
    for text in texts:
        found = _IN_TEXT.search(text) if len(text) <= MOST_HTML else None
        if found is None:
            continue
        try:
            raw = base64.b64decode(QUrl.fromPercentEncoding(found[2].encode()), validate=False)
        except (binascii.Error, ValueError):
            continue
        if raw:
            return Picture(data=raw, ending=_ENDINGS[found[1]])
    return None


def _named_in(data: QMimeData) -> list[Path]:
    """Return the files that a text names, one a line, as "copy as path" writes them."""
    if not data.hasText():
        return []
    text = data.text()
    if len(text) > MOST_TEXT:
        return []
    lines = [line.strip().strip("\"'“”") for line in text.splitlines() if line.strip()]
    paths = [_as_path(line) for line in lines]
    return [path for path in paths if path is not None] if _are_paths(paths) else []


def _are_paths(paths: Sequence[Path | None]) -> bool:
    return bool(paths) and all(path is not None for path in paths)


def _as_path(line: str) -> Path | None:
    if line.startswith("file:"):
        url = QUrl(line)
        return Path(url.toLocalFile()) if url.isLocalFile() else None
    absolute = PurePosixPath(line).is_absolute() or PureWindowsPath(line).is_absolute()
    return Path(line) if absolute and "\0" not in line else None


def _addresses(data: QMimeData) -> tuple[str, ...]:
    return tuple(url.fileName() for url in data.urls() if url.scheme() in _REMOTE)


def _name(data: QMimeData) -> str:
    url = next((u for u in data.urls() if u.scheme() in _REMOTE), None)
    return Path(url.fileName()).stem if url is not None else ""
