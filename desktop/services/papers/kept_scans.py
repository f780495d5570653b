"""What waits in the scan inbox: copies of the files, and what was seen on each page."""

import shutil
from datetime import datetime
from pathlib import Path

import msgspec

from desktop.clock import Clock
from desktop.evidence.files.copying import copy_hashing
from desktop.evidence.files.inspection import inspect
from desktop.progress import Progress
from desktop.services.cases.cases import new_id
from desktop.services.papers.readings import ReadBack
from desktop.store.database import Database
from desktop.store.slots import Slots
from desktop.system.interface import System
from record.exhibits.files import NO_ARRIVAL, Arrival
from record.problems import Problem

WAITING, FILED = "WAITING", "FILED"
Corners = tuple[tuple[float, float], ...]


class Scan(msgspec.Struct, frozen=True, kw_only=True):
    """One page in the inbox: where its file is kept, what was seen, and why it waits.

    ``reading`` holds no picture: ask for it by id. ``corners`` are those of the paper as shares
    of the upright picture, clockwise from the paper's top left; ``markers`` are the corner marks
    that were found, ``text`` the lines read where nothing else named the page, ``remarks`` codes
    of what is wrong with the photo.
    """

    id: str
    name: str
    sha256: str
    kept: str
    taken_at: datetime
    reading: ReadBack
    state: str = WAITING
    page: int = 0
    by_hand: bool = False
    corners: Corners = ()
    markers: tuple[int, ...] = ()
    text: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    exhibit_no: str = ""
    problem: str = ""
    arrival: Arrival = NO_ARRIVAL

    @property
    def why(self) -> str:
        """The code of the sentence that says why it waits, or ""."""
        return self.problem or self.reading.why


_ROWS = Slots("scan/", Scan)
_PICTURES = Slots("scan-picture/", bytes)


class KeptScans:
    """The rows of the inbox in the encrypted database, and the copies of their files."""

    def __init__(self, database: Database, clock: Clock, system: System, inbox: Path) -> None:
        self._database = database
        self._clock = clock
        self._system = system
        self._folder = inbox / "kept"

    def all(self) -> tuple[Scan, ...]:
        """Return every page, the newest first."""
        with self._database.read() as connection:
            found = _ROWS.all(connection)
        return tuple(
            sorted(found.values(), key=lambda scan: (scan.taken_at, scan.id), reverse=True)
        )

    def get(self, scan_id: str) -> Scan:
        """Return one page; raises ``scans.unknown``."""
        with self._database.read() as connection:
            scan = _ROWS.get(connection, scan_id)
        if scan is None:
            raise Problem("scans.unknown")
        return scan

    def new(
        self, reading: ReadBack, *, kept: str = "", sha256: str = "", arrival: Arrival = NO_ARRIVAL
    ) -> Scan:
        """Return a row for a page that was just read; it is not kept yet."""
        return Scan(
            id=new_id(),
            name=reading.name,
            sha256=sha256,
            kept=kept,
            taken_at=self._clock.now(),
            reading=reading,
            page=reading.source_page,
            arrival=arrival,
        )

    def put(self, scan: Scan, picture: bytes | None = None) -> Scan:
        """Keep a page as it is now, and its picture when there is a new one."""
        bare = msgspec.structs.replace(scan.reading, picture=b"")
        scan = msgspec.structs.replace(scan, reading=bare)
        with self._database.write() as connection:
            _ROWS.put(connection, scan.id, scan)
            if picture is not None:
                _PICTURES.put(connection, scan.id, picture)
        return scan

    def drop(self, scan: Scan) -> None:
        """Forget a page, and the copy of its file once no other page needs it."""
        with self._database.write() as connection:
            _ROWS.drop(connection, scan.id)
            _PICTURES.drop(connection, scan.id)
        if scan.kept and not any(one.kept == scan.kept for one in self.all()):
            shutil.rmtree(self.path(scan).parent, ignore_errors=True)

    def picture(self, scan_id: str) -> bytes:
        """Return the straightened page, or b"" when the paper was not found in the picture."""
        with self._database.read() as connection:
            return _PICTURES.get(connection, scan_id) or b""

    def path(self, scan: Scan) -> Path:
        """Return the unchanged copy of the file a page came in."""
        return self._folder / scan.kept

    def copy(self, path: Path, progress: Progress) -> tuple[str, str]:
        """Copy a file into the inbox; returns where, and its SHA-256.

        A file whose bytes are here already is not kept twice. Raises what ``inspect`` and copying
        raise; nothing is left then.
        """
        inspect(path, self._system)
        self._system.private_folder(self._folder)
        staging = self._folder / new_id()
        self._system.private_folder(staging)
        try:
            with path.open("rb") as source:
                size = path.stat().st_size
                copied = copy_hashing(source, staging / path.name, size, progress)
        except OSError as error:
            shutil.rmtree(staging, ignore_errors=True)
            raise Problem("evidence.source_vanished") from error
        except BaseException:
            shutil.rmtree(staging, ignore_errors=True)
            raise
        for scan in self.all():
            if scan.sha256 == copied.sha256 and self.path(scan).is_file():
                shutil.rmtree(staging, ignore_errors=True)
                return scan.kept, copied.sha256
        return f"{staging.name}/{path.name}", copied.sha256
