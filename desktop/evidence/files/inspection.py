"""Look at a file before anything decodes it: type, limits, name.

What cannot be shown is kept all the same; this says why it will not be.
"""

import os
from pathlib import Path
from typing import BinaryIO

import msgspec

from desktop.evidence.files.dimensions import claimed_size, is_too_large
from desktop.evidence.files.file_types import MAX_FILE, is_picture, is_shown, media_type
from desktop.evidence.files.leading import without_leading
from desktop.evidence.files.names import extension_misleads, shown_name
from desktop.system.interface import System
from record.problems import Problem

HEAD = 64 * 1024
# A header that lies further behind foreign bytes is no picture's.
_HEADER = 4 * 1024 * 1024
NOT_SHOWN_TYPE = "evidence.kept_not_shown"
NOT_SHOWN_SIZE = "evidence.picture_too_large"
NOT_SHOWN_HEADER = "evidence.undecodable"


class Inspection(msgspec.Struct, frozen=True, kw_only=True):
    """What a file is by its content; ``width`` and ``height`` are its header's claim in pixels.

    ``why_not_shown`` is a message code, empty when the file may be decoded.
    """

    media_type: str
    size: int
    name: str
    name_misleads: bool
    width: int = 0
    height: int = 0
    why_not_shown: str = ""

    @property
    def shown(self) -> bool:
        """Whether the decoders may have a look."""
        return not self.why_not_shown


def inspect(source: Path, system: System) -> Inspection:
    """Look at a file anywhere; nothing is changed.

    Raises ``Problem`` ``evidence.empty_file``, ``evidence.too_large`` and those of
    ``System.open_regular``.
    """
    with system.open_regular(source) as file:
        return inspect_open(file, source.name)


def inspect_open(file: BinaryIO, name: str) -> Inspection:
    """Look at an open file; raises ``Problem`` as ``inspect`` does."""
    size = os.fstat(file.fileno()).st_size
    if size == 0:
        raise Problem("evidence.empty_file")
    if size > MAX_FILE:
        raise Problem("evidence.too_large", size_mb=size >> 20, limit_mb=MAX_FILE >> 20)
    try:
        file.seek(0)
        kind = media_type(file.read(HEAD))
        width, height, why = _look(file, kind)
    except OSError as error:
        raise Problem("evidence.source_vanished") from error
    return Inspection(
        media_type=kind,
        size=size,
        name=shown_name(name),
        name_misleads=extension_misleads(name, kind),
        width=width,
        height=height,
        why_not_shown=why,
    )


def _look(file: BinaryIO, kind: str) -> tuple[int, int, str]:
    if not is_shown(kind):
        return 0, 0, NOT_SHOWN_TYPE
    if not is_picture(kind):
        return 0, 0, ""
    claimed = claimed_size(without_leading(file, kind, _HEADER), kind)
    if claimed is None or 0 in claimed:
        return 0, 0, NOT_SHOWN_HEADER
    return *claimed, NOT_SHOWN_SIZE if is_too_large(claimed) else ""
