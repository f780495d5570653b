"""The scan inbox: pages on their way to their cases, kept until each is filed or taken off."""

import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.files.names import shown_name
from desktop.evidence.papers.messages import TextLine
from desktop.evidence.pictures.encoding import jpeg
from desktop.progress import NoProgress, Progress
from desktop.services.evidence.exhibits import Evidence, ExhibitForm, Origin
from desktop.services.papers import read_sheets
from desktop.services.papers.kept_scans import FILED, WAITING, Corners, KeptScans, Scan
from desktop.services.papers.read_sheets import SheetReading
from desktop.services.papers.readings import ReadBack, Readings
from desktop.services.papers.scan_folder import Watch
from desktop.services.papers.scanning import ScanJob, Scanning
from record.codes import ExhibitKind, Method
from record.derivatives.flattened import FlattenedSettings
from record.evidence import Exhibit
from record.exhibits.asked import answered
from record.problems import Problem

__all__ = ["FILED", "WAITING", "Corners", "KeptScans", "Scan", "Scanning", "Scans", "Watch"]

FOREIGN_KINDS = (
    ExhibitKind.REPAIR_DOC,
    ExhibitKind.LAB_REPORT,
    ExhibitKind.INVOICE,
    ExhibitKind.RECEIPT,
    ExhibitKind.DELIVERY_NOTE,
    ExhibitKind.QUALITY_CERT,
    ExhibitKind.POLICE_DOC,
    ExhibitKind.REGULATOR_DOC,
    ExhibitKind.CUSTOMER_STATEMENT,
    ExhibitKind.OTHER,
)
GLIMPSE_EDGE = 1200
LOOK_EDGE, MOST_LINES, SURE = 1600, 24, 0.6
WHOLE: Corners = ((0.02, 0.02), (0.98, 0.02), (0.98, 0.98), (0.02, 0.98))


class View(msgspec.Struct, frozen=True):
    """A picture to look at: its size and its RGB bytes."""

    width: int
    height: int
    rgb: bytes


class Scans:
    """Take pictures of papers in, keep them, and file each where it belongs."""

    def __init__(
        self,
        kept: KeptScans,
        watch: Watch,
        readings: Readings,
        evidence: Evidence,
        decoder: Decoder,
        scanning: Scanning,
    ) -> None:
        self._kept = kept
        self._readings = readings
        self._evidence = evidence
        self._decoder = decoder
        self._changing = threading.RLock()
        self.watch, self.scanning = watch, scanning

    def all(self) -> tuple[Scan, ...]:
        """Return every page that is in the inbox, the newest first."""
        return self._kept.all()

    def get(self, scan_id: str) -> Scan:
        """Return one page; raises ``scans.unknown``."""
        return self._kept.get(scan_id)

    def picture(self, scan_id: str) -> bytes:
        """Return the straightened page, or the whole photo when the paper was not found in it."""
        return self._kept.picture(scan_id)

    def source(self, scan: Scan) -> Path:
        """Return the unchanged copy of the file a page came in."""
        return self._kept.path(scan)

    def take(self, paths: Sequence[Path], progress: Progress) -> tuple[Scan, ...]:
        """Copy files into the inbox and read every page; each page waits with what was seen.

        A file that waits in the inbox already is not taken twice: its pages are returned. A file
        that can't be read waits with the reason. Raises ``Cancelled``.
        """
        taken: list[Scan] = []
        for number, path in enumerate(paths):
            progress.check()
            progress.report(number, len(paths), "forms.reading")
            taken += self._take_one(path, progress)
        progress.report(len(paths), len(paths), "forms.reading")
        return tuple(taken)

    def look_again(self, scan_id: str) -> Scan:
        """Judge a waiting page anew: its case may have arrived, or a newer version been printed."""
        scan = self.get(scan_id)
        if scan.state == FILED or not scan.reading.code:
            return scan
        reading = self._readings.look_again(scan.reading)
        with self._changing:
            now = self.get(scan_id)
            # What a person said of the page meanwhile counts more.
            if reading == scan.reading or now != scan:
                return now
            return self._change(now, reading=reading)

    def look_again_at_all(self, progress: Progress) -> tuple[Scan, ...]:
        """Judge every waiting page anew; returns all pages, the newest first."""
        for scan in self.all():
            progress.check()
            # It may have been taken off the list meanwhile.
            with suppress(Problem):
                self.look_again(scan.id)
        return self.all()

    def place(self, scan_id: str, case_id: str, paper_id: str, page: int) -> Scan:
        """Say by hand which page of which paper it is; raises what ``Readings.place`` raises."""
        scan = self.get(scan_id)
        reading = self._readings.place(scan.reading, case_id, paper_id, page)
        return self._change(scan, reading=reading, by_hand=True, problem="")

    def confirm(self, scan_id: str, boxes: dict[str, str]) -> Scan:
        """Say by eye what the boxes hold: signed or blank, where the machine was not sure."""
        scan = self.get(scan_id)
        told = {name: seen for name, seen in boxes.items() if name in scan.reading.boxes}
        seen = msgspec.structs.replace(scan.reading, boxes={**scan.reading.boxes, **told})
        return self._change(scan, reading=self._readings.judged(seen), by_hand=True)

    def file(self, scan_id: str, case_id: str = "") -> Exhibit:
        """File a page in its case, or in the one a person chose.

        Raises as ``Readings.file`` does, and ``paper.older_version`` when a newer text was printed
        since the page was judged: whoever files it knows then, and may file it all the same.
        """
        was = self.get(scan_id)
        scan = self.look_again(scan_id)
        if was.reading.version_is_current and not scan.reading.version_is_current:
            raise Problem("paper.older_version", version=scan.reading.version)
        reading = msgspec.structs.replace(scan.reading, picture=self.picture(scan_id))
        exhibit = self._readings.file(reading, self.source(scan), case_id, scan.arrival)
        self._change(scan, state=FILED, exhibit_no=exhibit.exhibit_no, problem="")
        return exhibit

    def propose(self, scan_id: str) -> Corners:
        """Return where the paper seems to lie, or nearly the whole picture."""
        scan = self.get(scan_id)
        if len(scan.corners) == len(WHOLE):
            return _inside(scan.corners)
        found = read_sheets.paper_outline(self._decoder, self.source(scan), scan.page)
        return _inside(found.corners) if found.corners else WHOLE

    def look(self, page: Path, edge: int) -> View:
        """Return a page that was just scanned as RGB pixels within a size."""
        shown = self._decoder.preview(page, edge, edge)
        return View(shown.width, shown.height, shown.rgb)

    def preview(self, job: ScanJob, progress: Progress) -> View:
        """Return a quick look at the sheet on a scanner's glass; nothing is kept of it."""
        with self.scanning.glimpsed(job, progress) as page:
            return self.look(page, GLIMPSE_EDGE)

    def photo(self, scan_id: str, edge: int) -> tuple[int, int, bytes]:
        """Return the whole upright picture a page came in: width, height and RGB bytes."""
        scan = self.get(scan_id)
        shown = self._decoder.preview(self.source(scan), edge, edge, scan.page)
        return shown.width, shown.height, shown.rgb

    def flatten(self, scan_id: str, corners: Corners) -> bytes:
        """Return the paper seen straight on, as JPEG, and keep it as this page's picture.

        Raises ``scans.bad_corners`` for corners that are no convex four-sided figure.
        """
        _refuse_bad(corners)
        scan = self.get(scan_id)
        flat = read_sheets.flatten_with(self._decoder, self.source(scan), corners, scan.page)
        self._kept.put(msgspec.structs.replace(scan, corners=corners), flat)
        return flat

    def file_foreign(
        self, scan_id: str, case_id: str, form: ExhibitForm, corners: Corners = ()
    ) -> tuple[Exhibit, Exhibit | None]:
        """File a paper that is not ours: the original unchanged, and its flattened derivative.

        Raises ``paper.wrong_case`` for a page whose code names another case, and what taking in
        raises.
        """
        scan = self.get(scan_id)
        if scan.reading.case_id and scan.reading.case_id != case_id:
            raise Problem("paper.wrong_case", code=scan.reading.code)
        flat = self.flatten(scan_id, corners) if corners else b""
        source = self.source(scan)
        original = self._evidence.add_once(
            case_id, source, form, NoProgress(), arrival=scan.arrival
        )
        derived = self._derive(case_id, scan, original, flat, corners) if flat else None
        self._change(scan, corners=corners, state=FILED, exhibit_no=original.exhibit_no, problem="")
        return original, derived

    def note(self, scan_id: str, why: str) -> Scan:
        """Say why a page waits, so that it is still said after a restart."""
        return self._change(self.get(scan_id), problem=why)

    def remove(self, scan_id: str) -> None:
        """Take a page off the list; the file it came from stays where it is, and in its case."""
        with self._changing:
            self._kept.drop(self.get(scan_id))

    def _take_one(self, path: Path, progress: Progress) -> list[Scan]:
        try:
            kept, sha256 = self._kept.copy(path, progress)
        except Problem as problem:
            return [self._refused(path, problem)]
        self.watch.note(sha256)
        here = [scan for scan in self.all() if scan.sha256 == sha256 and scan.state != FILED]
        if here:
            return here
        blank = self._kept.new(ReadBack(name=shown_name(path.name)), kept=kept, sha256=sha256)
        sheets = read_sheets.read_files(self._decoder, [self.source(blank)], progress)
        made, came = [], self._evidence.arrival_of(path)
        for sheet, reading in zip(sheets, self._readings.judge(sheets), strict=True):
            scan = _seen(self._kept.new(reading, kept=kept, sha256=sha256, arrival=came), sheet)
            picture = reading.picture
            if not picture:
                scan, picture = self._look(scan)
            made.append(self._kept.put(scan, picture))
        return made

    def _look(self, scan: Scan) -> tuple[Scan, bytes]:
        """Return a page that was not recognised with its writing, and its whole photo."""
        try:
            shown = self._decoder.preview(self.source(scan), LOOK_EDGE, LOOK_EDGE, scan.page)
            lines: tuple[TextLine, ...] = ()
            if not scan.reading.code:
                lines = self._decoder.read_text(shown.width, shown.height, shown.rgb)
        except Problem:
            return scan, b""
        text = tuple(line.text for line in lines if line.score >= SURE)[:MOST_LINES]
        picture = jpeg(shown.width, shown.height, shown.rgb)
        return msgspec.structs.replace(scan, text=text), picture

    def _refused(self, path: Path, problem: Problem) -> Scan:
        blank = self._kept.new(ReadBack(name=shown_name(path.name)))
        return self._kept.put(msgspec.structs.replace(blank, problem=problem.code))

    def _derive(
        self, case_id: str, scan: Scan, original: Exhibit, flat: bytes, corners: Corners
    ) -> Exhibit:
        form = ExhibitForm(
            kind=original.kind,
            title=original.title,
            what_it_proves=original.what_it_proves,
            method=Method.FLATTENED,
            details=answered(original, {}),
        )
        places = tuple(tuple(round(value, 5) for value in corner) for corner in corners)
        settings = FlattenedSettings(corners=places, page=scan.page + 1)
        name = f"{Path(scan.name).stem} {scan.page + 1}.jpg"
        origin = Origin(exhibit_id=original.id, settings=settings)
        return self._evidence.add_bytes(case_id, flat, name, form, origin)

    def _change(self, scan: Scan, **changes: object) -> Scan:
        with self._changing:
            return self._kept.put(msgspec.structs.replace(scan, **changes))


def _seen(scan: Scan, sheet: SheetReading) -> Scan:
    return msgspec.structs.replace(
        scan,
        corners=sheet.corners,
        markers=sheet.markers,
        remarks=tuple(dict.fromkeys(remark.code for remark in sheet.remarks)),
    )


def _inside(corners: Corners) -> Corners:
    """Return corners within the picture: those of a cut sheet may lie outside."""
    return tuple((min(1.0, max(0.0, x)), min(1.0, max(0.0, y))) for x, y in corners)


def _refuse_bad(corners: Corners) -> None:
    """Refuse corners that are outside the picture or no convex figure, clockwise."""
    turns = []
    for n, (x, y) in enumerate(corners):
        (x1, y1), (x2, y2) = corners[(n + 1) % len(corners)], corners[(n + 2) % len(corners)]
        turns.append((x1 - x) * (y2 - y1) - (y1 - y) * (x2 - x1))
    inside = all(0 <= value <= 1 for corner in corners for value in corner)
    if len(corners) != len(WHOLE) or not inside or min(turns, default=0) <= 0:
        raise Problem("scans.bad_corners")
