"""Pictures behind a few foreign bytes: a byte order mark, the head of a network answer."""

import io
from typing import BinaryIO

from desktop.evidence.files.file_types import leading_bytes

_HEAD = 1024 + 16


def without_leading(file: BinaryIO, kind: str, most: int = -1) -> BinaryIO:
    """Return a file that begins where the picture does: the file itself, or its bytes from there.

    At most ``most`` bytes are read of one that is not the file itself.
    """
    file.seek(0)
    start = leading_bytes(file.read(_HEAD), kind)
    if not start:
        return file
    file.seek(start)
    return io.BytesIO(file.read(most))
