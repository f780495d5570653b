"""Paper scanners, as the rest of the desktop knows them: one interface over SANE and WIA."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import msgspec

from desktop.progress import Progress
from record.exhibits.files import ScanColour

USUAL_DPI = (75, 100, 150, 200, 300, 400, 600, 1200)
"""What is offered of a scanner that takes any resolution; dots per inch."""
SCANNING = "scanner.scanning"


class Scanner(msgspec.Struct, frozen=True):
    """A scanner: what the system calls it, and its maker and model."""

    id: str
    name: str


class Abilities(msgspec.Struct, frozen=True, kw_only=True):
    """What a scanner can do: dots per inch, colours, and whether it takes a stack of sheets."""

    resolutions: tuple[int, ...]
    colours: tuple[ScanColour, ...]
    feeds: bool = False


class ScanJob(msgspec.Struct, frozen=True, kw_only=True):
    """One go at a scanner: the sheet on the glass, or every sheet of the feeder."""

    scanner: str
    dpi: int
    colour: ScanColour
    feeder: bool = False


class Scanners(Protocol):
    """The scanners of this machine. Every call may take seconds: devices wake up slowly."""

    def find(self) -> tuple[Scanner, ...]:
        """Return the scanners that are there now; raises ``scanner.no_driver``."""

    def abilities(self, scanner: str) -> Abilities:
        """Return what a scanner can do; raises ``scanner.gone`` and ``scanner.busy``."""

    def scan(self, job: ScanJob, folder: Path, progress: Progress) -> Iterator[Path]:
        """Yield each page as a PNG in ``folder``, as soon as it is whole.

        Raises, after the pages that were whole, ``scanner.gone``, ``scanner.busy``,
        ``scanner.jammed``, ``scanner.no_paper``, ``scanner.cover_open``, ``scanner.failed``, and
        ``Cancelled``.
        """


def offered(lowest: float, highest: float) -> tuple[int, ...]:
    """Return the usual resolutions within a range."""
    return tuple(dpi for dpi in USUAL_DPI if lowest <= dpi <= highest)
