"""Signed papers coming back: each finds its case, is checked, and is filed as evidence."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from desktop.evidence.decoder import Decoder
from desktop.progress import NoProgress, Progress
from desktop.services.evidence import ExhibitForm
from desktop.services.forms import SheetReading, read_files
from desktop.services.papers import SIGNABLE, Papers
from record.evidence import Exhibit
from record.problems import Problem

CUSTOMER = "customer"
SIGNED_BOX, BLANK_BOX = "signed", "blank"


class ReadBack(msgspec.Struct, frozen=True, kw_only=True):
    """What a picture of a paper turned out to be.

    ``case_id`` and ``paper_id`` are empty when it can't be filed; then ``why`` says why. A blank
    customer's box is said in ``why`` too, before the customer leaves.
    """

    name: str
    code: str = ""
    case_id: str = ""
    case_no: str = ""
    paper_id: str = ""
    page: int = 0
    boxes: dict[str, str] = {}
    picture: bytes = b""
    why: str = ""
    version_is_current: bool = True

    @property
    def signed(self) -> bool:
        """Whether the customer's box holds a signature."""
        return self.boxes.get(CUSTOMER) == SIGNED_BOX


class Confirmations(Papers):
    """Everything a person does with confirmations, reading them back included."""

    def read_with(self, decoder: Decoder) -> None:
        """Say which decoder looks at photos and scans."""
        self._decoder = decoder

    def read(self, sources: Sequence[Path], progress: Progress) -> tuple[ReadBack, ...]:
        """Read photos and scans; the code on each sheet finds its case."""
        sheets = read_files(self._decoder, sources, progress)
        return tuple(self._found(sheet) for sheet in sheets)

    def file(self, reading: ReadBack, source: Path, case_id: str = "") -> Exhibit:
        """File a paper as evidence of its case, or of the one a person chose.

        The photo itself is the evidence, bound to the hash of the text that was printed. A sheet
        whose customer's box is signed makes its paper signed; one that a person filed by hand
        or that a newer version has replaced does not. The same file is filed once. Raises
        ``paper.not_a_form`` when no case is known, and what taking in raises.
        """
        home = reading.case_id or case_id
        if not home:
            raise Problem("paper.not_a_form")
        paper = self._cases.get(home).papers.get(reading.paper_id)
        details = {
            "paper": reading.code,
            "page": str(reading.page),
            "boxes": reading.boxes,
            "text_hash": paper.text_hash if paper else "",
        }
        form = ExhibitForm(
            kind="CONFIRMATION",
            title=self.title_of_signed(),
            method="SCAN",
            medium="FILE",
            details=details,
        )
        exhibit = self._evidence.add_once(home, source, form, NoProgress())
        if paper is not None and reading.signed and paper.state in SIGNABLE:
            self.sign(home, reading.paper_id, "WET_INK_SCANNED", exhibit)
        return exhibit

    def _found(self, sheet: SheetReading) -> ReadBack:
        seen = ReadBack(
            name=sheet.name,
            code=sheet.code,
            page=sheet.page,
            boxes=sheet.boxes,
            picture=sheet.picture,
            why=sheet.why,
        )
        if not sheet.code:
            return msgspec.structs.replace(seen, why=sheet.why or "paper.not_a_form")
        try:
            case, paper_id = self.find(sheet.code)
        except Problem as problem:
            return msgspec.structs.replace(seen, why=problem.code)
        return msgspec.structs.replace(
            seen,
            case_id=case.id,
            case_no=case.case_no,
            paper_id=paper_id,
            why=sheet.why or _unsigned(sheet),
            version_is_current=self.is_current(case, paper_id),
        )


def _unsigned(sheet: SheetReading) -> str:
    if not sheet.last:
        return ""
    return {SIGNED_BOX: "", BLANK_BOX: "paper.not_signed"}.get(
        sheet.boxes.get(CUSTOMER, ""), "paper.unsure"
    )
