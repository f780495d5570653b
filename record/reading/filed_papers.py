"""What an exhibit shows of a paper to be signed: a page read back, or a signature on the pad."""

from typing import Any

import msgspec

from record.codes import ExhibitKind, Method
from record.evidence import Exhibit
from record.sheets import paper_kinds
from record.sheets.paper import document_of


class FiledPaper(msgspec.Struct, frozen=True, kw_only=True):
    """The paper's code and the hash of its text, and what is signed on this copy.

    ``sheets`` are the pages shown, ``CODE/page``, with what each box holds (``signed``, ``blank``
    or ``unsure``); ``box`` is the one that a signature on the pad stands for.
    """

    code: str
    text_hash: str
    sheets: dict[str, dict[str, str]] = {}
    box: str = ""

    @property
    def kind(self) -> str:
        """The kind of evidence that this paper is."""
        return paper_kinds.KINDS[document_of(self.code)]

    def boxes_of(self, code: str, found: str) -> set[str]:
        """Return the boxes of a paper that these pages show in a state."""
        return {
            name
            for sheet, boxes in self.sheets.items()
            if sheet.partition("/")[0] == code
            for name, seen in boxes.items()
            if seen == found
        }


def filed_paper(exhibit: Exhibit) -> FiledPaper | None:
    """Return what an exhibit shows of a paper, or None when it shows none."""
    details = exhibit.details
    code, sheets = details.get("paper"), _sheets(details.get("sheets"))
    if not isinstance(code, str) or not code:
        return None
    return FiledPaper(
        code=code,
        text_hash=str(details.get("text_hash", "")),
        sheets=sheets,
        box=str(details.get("box", "")) if exhibit.method == Method.PAD else "",
    )


def kind_of(exhibit: Exhibit) -> str:
    """Return an exhibit's kind; a signed paper that was filed as OTHER has that of its document."""
    if exhibit.kind != ExhibitKind.OTHER:
        return exhibit.kind
    filed = filed_paper(exhibit)
    return exhibit.kind if filed is None else filed.kind


def _sheets(found: Any) -> dict[str, dict[str, str]]:
    if not isinstance(found, dict):
        return {}
    return {sheet: dict(boxes) for sheet, boxes in found.items() if isinstance(boxes, dict)}
