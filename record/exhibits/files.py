"""Files of any kind: what was seen of them when they were taken in."""

import msgspec

from record.codes import Code
from record.evidence import Exhibit
from record.exhibits.tables import names, read


class ArrivalWay(Code):
    """How a file came that was none before."""

    CLIPBOARD = "CLIPBOARD"
    DRAG = "DRAG"
    SCANNER = "SCANNER"


class ScanColour(Code):
    """How a scanner sees a page."""

    COLOUR = "COLOUR"
    GREY = "GREY"
    BLACK_AND_WHITE = "BLACK_AND_WHITE"


class FileRemark(msgspec.Struct, frozen=True, kw_only=True):
    """Why a file cannot be shown, or not as it is: a message code.

    ``missing`` are the bytes that a file lacks of the ``promised`` ones, where it was cut off.
    """

    code: str = ""
    missing: int = 0
    promised: int = 0


class Arrival(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a file came that was none before: pasted, dragged out of a program, or scanned.

    ``way`` is an ``ArrivalWay``. Of a scan: the scanner's name, dots per inch, a ``ScanColour``,
    and which page of the stack, counted from 1.
    """

    way: str = ""
    scanner: str = ""
    dpi: int | None = None
    colour: str = ""
    page: int | None = None


NO_ARRIVAL = Arrival()


class FileDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What was seen of an exhibit's file when it was taken in, and how it came."""

    file_remarks: tuple[FileRemark, ...] = ()
    arrival: Arrival = NO_ARRIVAL


FILE_NAMES = frozenset(names(FileDetails))


def file_of(exhibit: Exhibit) -> FileDetails:
    """Return what was seen of an exhibit's file."""
    return read(FileDetails, exhibit.details)
