"""Scanners for tests: SANE's own test device, as it is or out of order."""

from pathlib import Path

from desktop.progress import Cancelled
from desktop.system.scanning import ScanJob
from record.exhibits.files import ScanColour

GLASS = ScanJob(scanner="test:0", dpi=75, colour=ScanColour.COLOUR)
PICTURE = 'test-picture "Color pattern"\nmode Color\n'


def sane_test(folder: Path, config: str = PICTURE, devices: int = 1) -> Path:
    """Write SANE's configuration for nothing but its test device; returns the folder to name.

    ``config`` is in the words of sane-test(5): read-status-code SANE_STATUS_JAMMED, for one.
    """
    made = folder / "sane.d"
    made.mkdir(exist_ok=True)
    (made / "dll.conf").write_text("test\n")
    (made / "test.conf").write_text(f"number_of_devices {devices}\n{config}")
    return made


class StopAfter:
    """Progress that is cancelled once it was asked so many times."""

    def __init__(self, times: int) -> None:
        self.left = times

    def report(self, done: int, total: int, doing: str) -> None:
        """Take no notice."""

    def check(self) -> None:
        """Stop in the end."""
        self.left -= 1
        if self.left < 0:
            raise Cancelled
