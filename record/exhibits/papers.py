"""Papers as evidence: pages read back, signatures on the pad, and what is said of signed papers."""

from datetime import date, datetime

import msgspec

from record.codes import ExhibitKind, Method
from record.evidence import Exhibit
from record.exhibits.tables import read
from record.measures import Fen
from record.sheets import paper_kinds
from record.sheets.paper import document_of

OTHER = ExhibitKind.OTHER
PAD, INK = Method.PAD, "WET_INK_SCANNED"
Stroke = tuple[tuple[float, ...], ...]


class ConfirmationDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a confirmation; ``way`` is WET_INK_SCANNED or PAD."""

    paper: str = ""
    signed_at: datetime | None = None
    way: str = ""
    witness: str = ""


class SettlementDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a settlement."""

    amount: Fen | None = None
    signed_at: datetime | None = None
    performed_by: date | None = None


class LetterDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a letter of understanding."""

    signed_at: datetime | None = None


class FiledPaper(msgspec.Struct, frozen=True, kw_only=True):
    """The paper's code and the hash of its text, and what is signed on this copy.

    ``sheets`` are the pages shown, ``CODE/page``, with what each box holds (``signed``, ``blank``
    or ``unsure``); ``page`` of ``pages`` is the one that was filed first, ``boxes`` what it holds,
    ``page_of_file`` where it stands in the file, from 1. ``box`` is the one that a signature on
    the pad stands for.
    """

    code: str = msgspec.field(default="", name="paper")
    version: int | None = None
    text_hash: str = ""
    page: int | None = None
    pages: int | None = None
    page_of_file: int | None = None
    boxes: dict[str, str] = {}
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


class PadSignature(msgspec.Struct, frozen=True, kw_only=True):
    """A signature drawn on a pad, bound to the text that was shown (``record.proof.pad``).

    ``box`` is the one of the layout that it stands for. ``signed_at`` and ``strokes`` (points of
    x, y, seconds, pressure) are kept as they are hashed.
    """

    code: str = msgspec.field(default="", name="paper")
    version: int | None = None
    text_hash: str = ""
    who: str = ""
    signed_at: str = ""
    device: str = ""
    way: str = ""
    strokes: tuple[Stroke, ...] = ()
    binding: str = ""
    box: str = ""


def filed_paper(exhibit: Exhibit) -> FiledPaper | None:
    """Return what an exhibit shows of a paper, or None when it shows none."""
    filed = read(FiledPaper, exhibit.details)
    # A number is no code, though text is read from one.
    if filed.code != exhibit.details.get("paper") or not filed.code:
        return None
    return filed if exhibit.method == PAD else msgspec.structs.replace(filed, box="")


def pad_signature(exhibit: Exhibit) -> PadSignature | None:
    """Return the signature that an exhibit is, or None when it was not drawn on a pad."""
    return read(PadSignature, exhibit.details) if exhibit.method == PAD else None


def kind_of(exhibit: Exhibit) -> str:
    """Return an exhibit's kind; a signed paper that was filed as OTHER has that of its document."""
    if exhibit.kind != OTHER:
        return exhibit.kind
    filed = filed_paper(exhibit)
    return exhibit.kind if filed is None else filed.kind
