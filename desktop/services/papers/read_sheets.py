"""Papers read back from photos and scans, before anything is filed."""

import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.files.names import shown_name
from desktop.evidence.papers.messages import FindOutline, FormReading, LayFlat, PaperOutline
from desktop.evidence.pictures.answers import Encoded
from desktop.progress import Progress
from record.problems import Problem

MOST_PAGES = 60
PDF_SUFFIX = b"%PDF"
FOREIGN = "evidence.form_not_found"
OUTLINE_NOT_FOUND = "evidence.outline_not_found"
Corners = tuple[tuple[float, float], ...]


class Remark(msgspec.Struct, frozen=True):
    """Why a sheet should be photographed again: a message code, and the box it is about."""

    code: str
    box: str = ""


class SheetReading(msgspec.Struct, frozen=True, kw_only=True):
    """One sheet as read: ``code`` names the paper, ``boxes`` are signed, blank or unsure.

    ``code_from`` is QR or OCR. ``picture`` is the straightened sheet; ``why`` says why the code
    is missing. ``corners`` are those of the sheet and ``places`` those of each box, as shares (0
    to 1) of the upright picture, clockwise from the top left of the paper. ``edge_mm`` is how
    wide a sharp edge appears on paper, ``milliseconds`` how long the reading took.
    """

    name: str
    source: str
    code: str = ""
    code_from: str = ""
    page: int = 0
    last: bool = False
    boxes: dict[str, str] = {}
    places: dict[str, Corners] = {}
    corners: Corners = ()
    markers: tuple[int, ...] = ()
    picture: bytes = b""
    why: str = ""
    remarks: tuple[Remark, ...] = ()
    edge_mm: float = 0.0
    milliseconds: int = 0
    source_page: int = 0

    @property
    def is_foreign(self) -> bool:
        """Whether nothing of ours is on the sheet: neither marks nor code."""
        return self.why == FOREIGN


class Outline(msgspec.Struct, frozen=True):
    """Where a foreign paper lies: four corners as shares of the upright picture, or why not."""

    corners: Corners = ()
    why: str = ""


def read_files(
    decoder: Decoder, sources: Sequence[Path], progress: Progress
) -> tuple[SheetReading, ...]:
    """Read every picture, and every page of every PDF; what can't be read says why."""
    read: list[SheetReading] = []
    for number, source in enumerate(sources):
        progress.check()
        progress.report(number, len(sources), "forms.reading")
        try:
            for page in range(_count_pages(decoder, source)):
                progress.check()
                read.append(_read(decoder, source, page))
        except Problem as problem:
            read.append(_unread(source, problem.code))
    progress.report(len(sources), len(sources), "forms.reading")
    return tuple(read)


def paper_outline(decoder: Decoder, source: Path, page: int = 0) -> Outline:
    """Propose the corners of a foreign paper; raises ``Problem`` when it can't be shown."""
    request = FindOutline(decoder.kind(source), page)
    found = decoder.send(source, request, PaperOutline)
    return Outline(found.corners, "" if found.corners else OUTLINE_NOT_FOUND)


def flatten_with(
    decoder: Decoder, source: Path, corners: Corners, page: int = 0, *, exact: bool = False
) -> bytes:
    """Return the paper between four corners seen straight on: JPEG, or PNG when ``exact``.

    ``corners`` are shares (0 to 1) of the upright picture, clockwise from the paper's top left;
    none for the whole picture. The picture stays the evidence: this is a derivative of it. Raises
    ``evidence.corners_unusable``.
    """
    request = LayFlat(kind=decoder.kind(source), page=page, corners=corners, exact=exact)
    return decoder.send(source, request, Encoded).data


def _count_pages(decoder: Decoder, source: Path) -> int:
    pages = decoder.count_pages(source) if _is_pdf(source) else 1
    if pages > MOST_PAGES:
        raise Problem("paper.too_many_pages", limit=MOST_PAGES)
    return pages


def _read(decoder: Decoder, source: Path, page: int) -> SheetReading:
    began = time.monotonic()
    found = decoder.read_form(source, page)
    return SheetReading(
        name=shown_name(source.name),
        source=str(source),
        code=found.code,
        code_from=found.code_from,
        page=found.page,
        last=found.last,
        boxes=dict(found.boxes),
        places={name: _shares(found, place) for name, place in found.places.items()},
        corners=_shares(found, found.corners),
        markers=found.markers,
        picture=found.straightened,
        why=found.why_not,
        remarks=tuple(Remark(r.code, r.box) for r in found.remarks),
        edge_mm=found.edge_mm,
        milliseconds=round((time.monotonic() - began) * 1000),
        source_page=page,
    )


def _shares(found: FormReading, points: Corners) -> Corners:
    wide, high = max(1, found.width), max(1, found.height)
    return tuple((x / wide, y / high) for x, y in points)


def _unread(source: Path, why: str) -> SheetReading:
    return SheetReading(name=shown_name(source.name), source=str(source), why=why)


def _is_pdf(source: Path) -> bool:
    try:
        # Opening a pipe would wait for whoever writes to it.
        if not source.is_file():
            return False
        with source.open("rb") as file:
            return file.read(len(PDF_SUFFIX)) == PDF_SUFFIX
    except OSError:
        return False
