"""Papers read back from photos and scans, before anything is filed."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from desktop.evidence.decoder import Decoder
from desktop.evidence.names import shown_name
from desktop.progress import Progress
from record.problems import Problem

MOST_PAGES = 60
PDF_SUFFIX = b"%PDF"


class SheetReading(msgspec.Struct, frozen=True, kw_only=True):
    """One sheet as read: ``code`` names the paper, ``boxes`` are signed, blank or unsure.

    ``picture`` is the straightened sheet; ``why`` says why the code is missing.
    """

    name: str
    source: str
    code: str = ""
    page: int = 0
    last: bool = False
    boxes: dict[str, str] = {}
    picture: bytes = b""
    why: str = ""
    source_page: int = 0


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


def _count_pages(decoder: Decoder, source: Path) -> int:
    pages = decoder.count_pages(source) if _is_pdf(source) else 1
    if pages > MOST_PAGES:
        raise Problem("paper.too_many_pages", limit=MOST_PAGES)
    return pages


def _read(decoder: Decoder, source: Path, page: int) -> SheetReading:
    found = decoder.read_form(source, page)
    return SheetReading(
        name=shown_name(source.name),
        source=str(source),
        code=found.code,
        page=found.page,
        last=found.last,
        boxes=dict(found.boxes),
        picture=found.straightened,
        why=found.why_not,
        source_page=page,
    )


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
