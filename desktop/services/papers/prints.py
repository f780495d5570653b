"""Printed documents: rendered for a look, saved or printed with a record of who and why."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from desktop.evidence.files.names import shown_name
from desktop.prints.case import clock_sheet, custody, dossier, footage_register
from desktop.prints.case.dossier import Variant
from desktop.prints.case.exhibits import PICTURE_HEIGHT
from desktop.prints.case.integrity import ReceiptLine
from desktop.prints.page import fonts
from desktop.prints.page.page import UPRIGHT, Imprint, Printed
from desktop.prints.page.styles import pixels
from desktop.progress import Progress
from desktop.services.cases.cases import Cases
from desktop.services.desk.recording import Recorder
from desktop.services.desk.reference import ReferenceData
from desktop.services.evidence.exhibits import Evidence
from desktop.services.evidence.handing_out import handed_out, not_saved
from desktop.services.papers import copies
from desktop.services.papers.copies import Copy
from desktop.services.papers.imprints import Imprints
from desktop.services.papers.papers import Papers
from desktop.store import blobs
from record.case import Case
from record.codes import ExhibitStatus
from record.exhibits.custody import CopyFacts
from record.journal import receipts
from record.journal.envelope import Envelope
from record.problems import Problem
from record.reading.footage_register import rows
from record.reading.redaction import withheld
from record.reading.still_checks import StillStanding, still_standing
from record.rules import evidence_kinds
from record.sheets.paper import DOCUMENTS

DOSSIER, CONFIRMATION, REFUSAL, REGISTER = "dossier", "confirmation", "refusal", "register"
CLOCKS, CUSTODY = "clocks", "custody"
# What paper can show of an exhibit: many of them make a file that still can be sent and printed.
PICTURE_PIXELS = pixels(UPRIGHT.width, PICTURE_HEIGHT)
PICTURE_QUALITY = 75
# Why an exhibit that is not in force shows no picture.
_NOT_SHOWN: dict[str, str] = {
    ExhibitStatus.SUPERSEDED: "superseded",
    ExhibitStatus.DAMAGED: "damaged",
}
# The two papers that had a name of their own before the others; the rest are named by their form.
NAMED = {"F6": CONFIRMATION, "F39": REFUSAL}


class PrintedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A finished document, not yet on paper; ``paper_id`` is the paper for signature that it is."""

    document: str
    paper_id: str = ""
    pdf: bytes
    pages: int
    text_hash: str
    check_code: str


def require_fonts() -> None:
    """Raise ``print.fonts_lacking`` when a font of the program is missing or cut off."""
    if lacking := fonts.lacking():
        raise Problem("print.fonts_lacking", files="、".join(lacking))


class Prints:
    """The documents of a case."""

    def __init__(
        self,
        recorder: Recorder,
        reference: ReferenceData,
        cases: Cases,
        evidence: Evidence,
        papers: Papers,
        imprints: Imprints,
    ) -> None:
        self._recorder = recorder
        self._reference = reference
        self._cases = cases
        self._evidence = evidence
        self._papers = papers
        self._imprints = imprints
        self._language = papers.language
        self.checker: Callable[[str, Progress], None] | None = None

    def language(self) -> str:
        """Return the language documents are printed in now: zh or en."""
        return self._language()

    def documents(self, case: Case) -> tuple[str, ...]:
        """Return what can be printed of a case now."""
        found = [DOSSIER]
        held = {paper.document for paper in case.papers.values()}
        found += [NAMED.get(name, name) for name in DOCUMENTS if name in held]
        if rows(case):
            found.append(REGISTER)
        if case.time_pairs:
            found.append(CLOCKS)
        if case.evidence:
            found.append(CUSTODY)
        return tuple(found)

    def render(
        self, case_id: str, document: str, progress: Progress, *, disclosure: bool = False
    ) -> PrintedFile:
        """Make a document to look at; nothing is recorded by that.

        ``custody:`` with an exhibit's id is the custody of that exhibit alone.

        Every picture's original is hashed first. Raises ``prints.unknown_document`` and
        ``evidence.damaged``.
        """
        if document == DOSSIER and self.checker is not None:
            self.checker(case_id, progress)
        case = self._cases.get(case_id)
        paper_id = ""
        if document == DOSSIER:
            printed = self._dossier(case, progress, disclosure=disclosure)
        elif document == REGISTER:
            printed = self._register(case)
        elif document == CLOCKS:
            printed = self._clock_sheet(case)
        elif document.partition(":")[0] == CUSTODY:
            printed = self._custody(case, document.partition(":")[2])
        else:
            paper_id = _newest(case, document)
            printed = self._papers.render(case, paper_id)
        return PrintedFile(document=document, paper_id=paper_id, **msgspec.structs.asdict(printed))

    def record_print(self, case_id: str, printed: PrintedFile, copy: Copy, pages: int) -> None:
        """Record that a printer took so many pages of a document.

        Raises ``paper.no_reader`` and ``cases.reason_missing``.
        """
        if printed.paper_id:
            self._papers.record_print(case_id, printed.paper_id, copy, pages)
        else:
            self._record(case_id, printed, copy, pages)

    def save(self, case_id: str, printed: PrintedFile, target: Path, copy: Copy) -> Path:
        """Write a document to a file; who, what, for whom and why is recorded first.

        Raises ``paper.no_reader``, ``cases.reason_missing`` and ``prints.not_saved``.
        """
        if printed.paper_id:
            return self._papers.save(case_id, printed.paper_id, target, copy)
        with handed_out(target, not_saved(target)) as staged:
            staged.write_bytes(printed.pdf)
            self._record(case_id, printed, copy, printed.pages, shown_name(target.name))
        return target

    def _record(
        self, case_id: str, printed: PrintedFile, copy: Copy, pages: int, file: str = ""
    ) -> None:
        document, _, exhibit = printed.document.partition(":")
        facts = CopyFacts(document=document, code=printed.check_code, pages=pages, file=file)
        copied = copies.printed(copy, facts, exhibit)
        self._recorder.change(case_id, lambda _case: [copied])

    def _dossier(self, case: Case, progress: Progress, *, disclosure: bool) -> Printed:
        language = self._language()
        held_back = withheld(case) if disclosure else frozenset()
        pictures, absent = self._pictures(case, progress, held_back)
        input_ = dossier.Dossier(
            case=case,
            station=self._reference.station(case.station),
            labels=lambda group, code: self._recorder.rules_of(case).label(group, code, language),
            forms=lambda kind: evidence_kinds.fields(kind, self._recorder.rules_of(case)),
            people=self._people(disclosure=disclosure),
            pictures=pictures,
            absent=absent,
            receipts=self._receipts(case),
            withheld=held_back,
            variant=Variant.CUSTOMER if disclosure else Variant.FULL,
        )
        return dossier.render(input_, self._imprint(case, disclosure=disclosure))

    def _register(self, case: Case) -> Printed:
        language = self._language()
        input_ = footage_register.FootageRegister(
            case=case,
            station=self._reference.station(case.station),
            labels=lambda group, code: self._recorder.rules_of(case).label(group, code, language),
            people=self._people(disclosure=False),
        )
        return footage_register.render(input_, self._imprint(case))

    def _clock_sheet(self, case: Case) -> Printed:
        language = self._language()
        input_ = clock_sheet.ClockSheet(
            case=case,
            station=self._reference.station(case.station),
            labels=lambda group, code: self._recorder.rules_of(case).label(group, code, language),
            people=self._people(disclosure=False),
        )
        return clock_sheet.render(input_, self._imprint(case))

    def _custody(self, case: Case, evidence_id: str) -> Printed:
        if evidence_id:
            self._evidence.exhibit(case.id, evidence_id)
        language = self._language()
        input_ = custody.CustodyPrint(
            case=case,
            station=self._reference.station(case.station),
            labels=lambda group, code: self._recorder.rules_of(case).label(group, code, language),
            people=self._people(disclosure=False),
            evidence_id=evidence_id,
        )
        return custody.render(input_, self._imprint(case))

    def _people(self, *, disclosure: bool) -> dict[str, str]:
        """Name who acted; a copy for outsiders knows our people by their staff numbers."""
        return {
            m.person_id: m.staff_no if disclosure else m.name for m in self._reference.now.members
        }

    def _pictures(
        self, case: Case, progress: Progress, held_back: frozenset[str]
    ) -> tuple[dict[str, bytes], dict[str, str]]:
        """Return pictures by hash, and why other exhibits have none by their id."""
        kept = [e for e in case.evidence.values() if e.original and e.id not in held_back]
        absent = {e.id: _NOT_SHOWN.get(e.status, "withdrawn") for e in kept if not e.in_force}
        waiting = StillStanding.BEING_CHECKED
        shown = [e for e in kept if e.in_force and still_standing(case, e) != waiting]
        pictures: dict[str, bytes] = {}
        for number, exhibit in enumerate(shown):
            progress.check()
            progress.report(number, len(shown), "prints.rendering")
            if exhibit.original is None:
                continue
            try:
                self._evidence.path(exhibit)
                pictures[exhibit.original.h] = self._evidence.picture(
                    exhibit, PICTURE_PIXELS, PICTURE_QUALITY
                )
            except Problem as problem:
                if problem.code == "evidence.damaged":
                    raise
                here = problem.code != "evidence.not_here"
                absent[exhibit.id] = "undecodable" if here else "not_here"
        return pictures, absent

    def _receipts(self, case: Case) -> tuple[ReceiptLine, ...]:
        hashes = [f.h for e in case.evidence.values() for f in e.files]
        with self._recorder.database.read() as connection:
            held = blobs.find_receipts(connection, hashes)
        return tuple(
            _receipt_line(exhibit.exhibit_no, held[file.h])
            for exhibit in case.evidence.values()
            for file in exhibit.files
            if file.h in held
        )

    def _imprint(self, case: Case, *, disclosure: bool = False) -> Imprint:
        return self._imprints.of(case, outside=disclosure)


def _newest(case: Case, document: str) -> str:
    """Return the newest paper of a document, by its form or by the name it has here."""
    found = [
        (paper.printed_at, paper.version, key)
        for key, paper in case.papers.items()
        if document in (paper.document, NAMED.get(paper.document))
    ]
    if not found:
        raise Problem("prints.unknown_document", document=document)
    return max(found)[-1]


def _receipt_line(exhibit_no: str, raw: bytes) -> ReceiptLine:
    envelope = msgspec.json.decode(raw, type=Envelope)
    receipt = msgspec.json.decode(envelope.payload, type=receipts.BlobReceipt)
    return ReceiptLine(
        code=receipts.short_code(envelope), what=exhibit_no, received_at=receipt.recv
    )
