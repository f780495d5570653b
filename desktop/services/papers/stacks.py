"""A mixed stack of photos and scans sorted: by paper, in page order, with what is missing."""

from collections.abc import Iterable

import msgspec

from desktop.evidence.papers.messages import BLANK, SIGNED, UNSURE
from desktop.services.papers.read_sheets import SheetReading

_WORTH = {SIGNED: 2, BLANK: 2, UNSURE: 0}


class PaperFound(msgspec.Struct, frozen=True, kw_only=True):
    """One paper of a stack: one reading for each of its pages, in order.

    ``duplicates`` are further pictures of a page that is in ``pages`` already; the better one is
    kept there. ``total`` is 0 as long as the last page is not there; ``missing`` names the pages
    not seen up to the last one seen.
    """

    code: str
    pages: tuple[SheetReading, ...]
    duplicates: tuple[SheetReading, ...] = ()
    missing: tuple[int, ...] = ()
    total: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether every page up to the last is there."""
        return self.total > 0 and not self.missing

    @property
    def blank(self) -> tuple[tuple[int, str], ...]:
        """Page and name of the boxes nobody signed, in page order."""
        return self.boxes_that_are(BLANK)

    @property
    def unsure(self) -> tuple[tuple[int, str], ...]:
        """Page and name of the boxes that somebody must look at, in page order."""
        return self.boxes_that_are(UNSURE)

    def boxes_that_are(self, verdict: str) -> tuple[tuple[int, str], ...]:
        """Return page and name of the boxes of a verdict, in page order."""
        return tuple(
            (sheet.page, name)
            for sheet in self.pages
            for name, said in sheet.boxes.items()
            if said == verdict
        )


class Stack(msgspec.Struct, frozen=True, kw_only=True):
    """What a stack holds: papers of ours, papers of others, and sheets nobody could name."""

    papers: tuple[PaperFound, ...] = ()
    foreign: tuple[SheetReading, ...] = ()
    unread: tuple[SheetReading, ...] = ()


def sort_sheets(readings: Iterable[SheetReading]) -> Stack:
    """Group sheets by paper and order them by page; nothing is left out."""
    by_code: dict[str, list[SheetReading]] = {}
    foreign, unread = [], []
    for sheet in readings:
        if sheet.code:
            by_code.setdefault(sheet.code, []).append(sheet)
        elif sheet.is_foreign:
            foreign.append(sheet)
        else:
            unread.append(sheet)
    papers = tuple(_paper(code, sheets) for code, sheets in by_code.items())
    return Stack(papers=papers, foreign=tuple(foreign), unread=tuple(unread))


def _paper(code: str, sheets: list[SheetReading]) -> PaperFound:
    # The sort is stable: of two equally good pictures the first one given is kept.
    ranked = sorted(sheets, key=_goodness, reverse=True)
    best: dict[int, SheetReading] = {}
    for sheet in ranked:
        best.setdefault(sheet.page, sheet)
    kept = {id(sheet) for sheet in best.values()}
    total = max((sheet.page for sheet in best.values() if sheet.last), default=0)
    return PaperFound(
        code=code,
        pages=tuple(best[page] for page in sorted(best)),
        duplicates=tuple(sheet for sheet in sheets if id(sheet) not in kept),
        missing=tuple(page for page in range(1, max(best) + 1) if page not in best),
        total=total,
    )


def _goodness(sheet: SheetReading) -> tuple[int, int, int, float]:
    """Rank pictures of one page: placed at all, boxes decided, remarks, sharpness."""
    decided = sum(_WORTH.get(verdict, 0) for verdict in sheet.boxes.values())
    return int(not sheet.why), decided, -len(sheet.remarks), -sheet.edge_mm
