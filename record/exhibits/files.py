"""Files of any kind: what was seen of them when they were taken in."""

import msgspec

from record.evidence import Exhibit
from record.exhibits.tables import names, read


class FileRemark(msgspec.Struct, frozen=True, kw_only=True):
    """Why a file cannot be shown, or not as it is: a message code.

    ``missing`` are the bytes that a file lacks of the ``promised`` ones, where it was cut off.
    """

    code: str = ""
    missing: int = 0
    promised: int = 0


class FileDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What was seen of an exhibit's file when it was taken in."""

    file_remarks: tuple[FileRemark, ...] = ()


FILE_NAMES = frozenset(names(FileDetails))


def file_of(exhibit: Exhibit) -> FileDetails:
    """Return what was seen of an exhibit's file."""
    return read(FileDetails, exhibit.details)
