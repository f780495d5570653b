"""Scanning papers: every page becomes a file that came from a scanner, and is taken in as such."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from desktop.clock import Clock
from desktop.evidence.files.landing import Landing
from desktop.progress import Cancelled, Progress
from desktop.settings import ScanChoice, SettingsFile
from desktop.system.interface import System
from desktop.system.scanning import Abilities, ScanJob, Scanner
from record.exhibits.files import NO_ARRIVAL, Arrival, ArrivalWay, ScanColour
from record.problems import Problem

__all__ = ["Abilities", "Run", "ScanJob", "Scanner", "Scanning"]

PREVIEW_DPI, USUAL = 75, 300

Seen = Callable[[Path], object]


class Run(msgspec.Struct, frozen=True):
    """What came of one go: the pages that were whole, and why no more came."""

    pages: tuple[Path, ...]
    problem: Problem | None = None


class Scanning:
    """Find scanners, remember the one that was used, and scan pages into the landing."""

    def __init__(
        self,
        landing: Landing,
        system: System,
        settings: SettingsFile,
        clock: Clock,
    ) -> None:
        self._scanners = system.scanners()
        self._landing = landing
        self._settings = settings
        self._clock = clock

    def find(self) -> tuple[Scanner, ...]:
        """Return the scanners that are there now, the one used last first.

        Raises ``scanner.none`` when there is none, and ``scanner.no_driver``.
        """
        found = self._scanners.find()
        if not found:
            raise Problem("scanner.none")
        last = self._settings.now.scan.scanner
        return tuple(sorted(found, key=lambda each: each.id != last))

    def abilities(self, scanner: str) -> Abilities:
        """Return what a scanner can do; raises ``scanner.gone`` and ``scanner.busy``."""
        return self._scanners.abilities(scanner)

    def usual(self, scanner: str, can: Abilities) -> ScanJob:
        """Return how was scanned last, as far as a scanner can do that."""
        last = self._settings.now.scan
        dpi = min(can.resolutions, key=lambda each: abs(each - (last.dpi or USUAL)))
        wanted = last.colour if last.colour in can.colours else can.colours[0]
        feeder = last.feeder and can.feeds
        return ScanJob(scanner=scanner, dpi=dpi, colour=ScanColour(wanted), feeder=feeder)

    @contextmanager
    def glimpsed(self, job: ScanJob, progress: Progress) -> Iterator[Path]:
        """Give a coarse picture of the sheet on the glass; it goes with the block."""
        can = self.abilities(job.scanner)
        coarse = min(can.resolutions, key=lambda dpi: abs(dpi - PREVIEW_DPI))
        quick = msgspec.structs.replace(job, dpi=coarse, feeder=False)
        aside = self._landing.place("preview.png", NO_ARRIVAL)
        try:
            pages = list(self._scanners.scan(quick, aside.parent, progress))
            if not pages:
                raise Problem("scanner.failed")
            yield pages[0]
        finally:
            self._landing.drop(aside)

    def scan(
        self, scanner: Scanner, job: ScanJob, first: int, progress: Progress, seen: Seen
    ) -> Run:
        """Scan one page, or all in the feeder; ``seen`` hears of each as soon as it is whole.

        ``first`` is the number of the first page. What hinders the next page is in what is
        returned, and so is stopping: pages that were whole are kept.
        """
        self._remember(job)
        pages: list[Path] = []
        try:
            for page in self._pages(scanner, job, first, progress):
                pages.append(page)
                seen(page)
        except Cancelled:
            return Run(tuple(pages))
        except Problem as problem:
            return Run(tuple(pages), problem)
        return Run(tuple(pages))

    def drop(self, page: Path) -> None:
        """Throw a page away that is not wanted."""
        self._landing.drop(page)

    def _pages(
        self, scanner: Scanner, job: ScanJob, first: int, progress: Progress
    ) -> Iterator[Path]:
        aside = self._landing.place("page.png", NO_ARRIVAL)
        stamp = f"{self._clock.now():%Y%m%d-%H%M%S}"
        try:
            for number, page in enumerate(self._scanners.scan(job, aside.parent, progress), first):
                came = Arrival(
                    way=ArrivalWay.SCANNER,
                    scanner=scanner.name,
                    dpi=job.dpi,
                    colour=job.colour,
                    page=number,
                )
                kept = self._landing.place(f"scan-{stamp}-{number}.png", came)
                page.replace(kept)
                yield kept
        except OSError as error:
            raise Problem("given.not_kept") from error
        finally:
            self._landing.drop(aside)

    def _remember(self, job: ScanJob) -> None:
        chosen = ScanChoice(scanner=job.scanner, dpi=job.dpi, colour=job.colour, feeder=job.feeder)
        # A disk that takes no settings takes the page all the same.
        with suppress(Problem):
            self._settings.change(scan=chosen)
