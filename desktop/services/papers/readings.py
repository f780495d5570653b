"""Signed papers coming back: each finds its case, is checked, and is filed as evidence."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from desktop.evidence.asking.decoder import Decoder
from desktop.prints.papers import forms, text
from desktop.progress import NoProgress, Progress
from desktop.services.desk.recording import Draft
from desktop.services.evidence.exhibits import Evidence, ExhibitForm
from desktop.services.evidence.intake import Then
from desktop.services.papers.papers import Papers, kept_text
from desktop.services.papers.read_sheets import SheetReading, read_files
from desktop.services.papers.signing import SignedWay, Signing
from record.case import Case, Paper
from record.codes import ExhibitKind, Medium, Method
from record.evidence import Exhibit
from record.exhibits.asked import answered
from record.exhibits.files import NO_ARRIVAL, Arrival
from record.exhibits.papers import FiledPaper, filed_paper
from record.exhibits.tables import written
from record.problems import Problem
from record.sheets.paper import document_of

SIGNED_BOX, BLANK_BOX = "signed", "blank"
# What a photo itself lacks does not change by looking at the case again.
FROM_THE_PHOTO = "evidence."
NOT_A_FORM, WRONG_CASE = "paper.not_a_form", "paper.wrong_case"


class ReadBack(msgspec.Struct, frozen=True, kw_only=True):
    """What a picture of a paper turned out to be.

    ``case_id`` and ``paper_id`` are empty when it can't be filed; then ``why`` says why. A blank
    box that decides or is needed is said in ``why`` too, before the customer leaves. ``changed``
    are the parts that a newer version says otherwise, ``missing`` the pages that never came back,
    ``known`` the exhibit that shows this page already. ``shared`` says that the file also holds
    pages of other cases, so that only this page is filed.
    """

    name: str
    code: str = ""
    document: str = ""
    title: str = ""
    case_id: str = ""
    case_no: str = ""
    paper_id: str = ""
    page: int = 0
    pages: int = 0
    version: int = 0
    boxes: dict[str, str] = {}
    labels: dict[str, str] = {}
    wanted: tuple[str, ...] = ()
    picture: bytes = b""
    why: str = ""
    version_is_current: bool = True
    changed: tuple[str, ...] = ()
    missing: tuple[int, ...] = ()
    known: str = ""
    source_page: int = 0
    shared: bool = False

    @property
    def unsigned(self) -> tuple[str, ...]:
        """The wanted boxes that are blank."""
        return tuple(name for name in self.wanted if self.boxes.get(name) == BLANK_BOX)

    @property
    def sheet(self) -> str:
        """How an exhibit names this page: code and page."""
        return f"{self.code}/{self.page}"


class Readings:
    """Read pictures of papers, and file them where they belong."""

    def __init__(
        self, papers: Papers, signing: Signing, evidence: Evidence, decoder: Decoder
    ) -> None:
        self._papers = papers
        self._signing = signing
        self._evidence = evidence
        self._decoder = decoder

    def read(self, sources: Sequence[Path], progress: Progress) -> tuple[ReadBack, ...]:
        """Read photos and scans; the code on each sheet finds its case."""
        seen = read_files(self._decoder, sources, progress)
        return self.judge(seen)

    def judge(self, seen: Sequence[SheetReading]) -> tuple[ReadBack, ...]:
        """Say of sheets that were read together where each belongs and what it lacks."""
        found = [self._found(sheet) for sheet in seen]
        together: dict[tuple[str, str], set[int]] = {}
        for reading in found:
            together.setdefault((reading.case_id, reading.code), set()).add(reading.page)
        homes: dict[str, set[str]] = {}
        for sheet, reading in zip(seen, found, strict=True):
            homes.setdefault(sheet.source, set()).add(reading.case_id)
        return tuple(
            msgspec.structs.replace(
                reading,
                missing=tuple(
                    page
                    for page in reading.missing
                    if page not in together[reading.case_id, reading.code]
                ),
                shared=len(homes[sheet.source]) > 1,
            )
            for sheet, reading in zip(seen, found, strict=True)
        )

    def look_again(self, reading: ReadBack) -> ReadBack:
        """Judge a page anew by its code: its case may have come, or gone on, since it was read."""
        sheet = SheetReading(
            name=reading.name,
            source="",
            code=reading.code,
            page=reading.page,
            last=bool(reading.wanted) or bool(reading.boxes),
            boxes=reading.boxes,
            picture=reading.picture,
            source_page=reading.source_page,
            why=reading.why if reading.why.startswith(FROM_THE_PHOTO) else "",
        )
        found = self._found(sheet)
        return msgspec.structs.replace(found, shared=reading.shared)

    def judged(self, reading: ReadBack) -> ReadBack:
        """Return a page with what its boxes hold weighed again."""
        return msgspec.structs.replace(reading, why=_doubt(reading))

    def place(self, reading: ReadBack, case_id: str, paper_id: str, page: int) -> ReadBack:
        """Say by hand which page of which paper a picture shows; what its boxes hold is unsure.

        Raises ``paper.unknown`` and ``paper.no_such_page``.
        """
        case = self._papers.case(case_id)
        paper = self._papers.paper(case, paper_id)
        if not 1 <= page <= paper.pages:
            raise Problem("paper.no_such_page", page=page, pages=paper.pages)
        if reading.code and reading.code != paper.code:
            raise Problem(WRONG_CASE, code=reading.code)
        named = msgspec.structs.replace(reading, code=paper.code, page=page, why="")
        return self._at_home(named, case, paper_id, last=page == paper.pages)

    def file(
        self, reading: ReadBack, source: Path, case_id: str = "", arrival: Arrival = NO_ARRIVAL
    ) -> Exhibit:
        """File a paper as evidence of its case, or of the one a person chose.

        The photo itself is the evidence, bound to the hash of the text that was printed; of a
        file with pages of other cases, only the page. A sheet with every deciding box signed
        makes its paper signed; one that a newer version has replaced does not. The same file is
        filed once; ``arrival`` says how it came. Raises ``paper.not_a_form`` when no case is
        known, ``paper.wrong_case`` when the code names another one than was chosen,
        ``paper.text_differs``, and what taking in raises.
        """
        home = reading.case_id or case_id
        if not home:
            raise Problem(NOT_A_FORM, name=reading.name)
        if case_id and case_id != home:
            raise Problem(WRONG_CASE, code=reading.code)
        case = self._papers.case(home)
        paper = case.papers.get(reading.paper_id)
        if paper is not None:
            _refuse_changed(paper)
        described = _described(reading, paper)
        if paper is None:
            return self._take_in(home, reading, source, described, arrival)
        signed = {n for n, seen in reading.boxes.items() if seen == SIGNED_BOX}

        def noted(case: Case, exhibit: Exhibit) -> list[Draft]:
            return self._sheet_noted(case, exhibit, reading)

        def settled(now: Case, exhibit: Exhibit) -> list[Draft]:
            return self._signing.settled(now, reading.paper_id, SignedWay.INK, exhibit, signed)

        return self._take_in(home, reading, source, described, arrival, noted, settled)

    def _take_in(
        self,
        home: str,
        reading: ReadBack,
        source: Path,
        form: ExhibitForm,
        arrival: Arrival,
        *then: Then,
    ) -> Exhibit:
        if not reading.shared:
            add = self._evidence.add_once
            return add(home, source, form, NoProgress(), *then, arrival=arrival)
        if not reading.picture:
            raise Problem("paper.page_not_alone", name=reading.name)
        name = f"{Path(reading.name).stem} {reading.source_page + 1}.jpg"
        return self._evidence.add_bytes(home, reading.picture, name, form, None, *then)

    def _sheet_noted(self, case: Case, exhibit: Exhibit, reading: ReadBack) -> list[Draft]:
        """Return what adds this page to those an exhibit is known to show."""
        shown = _sheets(exhibit)
        if reading.sheet in shown:
            return []
        details = answered(exhibit, {"sheets": {**shown, reading.sheet: reading.boxes}})
        return [self._evidence.annotation(case, exhibit, {"details": details})]

    def _found(self, sheet: SheetReading) -> ReadBack:
        seen = ReadBack(
            name=sheet.name,
            code=sheet.code,
            page=sheet.page,
            boxes=sheet.boxes,
            picture=sheet.picture,
            why=sheet.why,
            source_page=sheet.source_page,
        )
        if not sheet.code:
            return msgspec.structs.replace(seen, why=sheet.why or NOT_A_FORM)
        try:
            case, paper_id = self._papers.find(sheet.code)
        except Problem as problem:
            return msgspec.structs.replace(seen, why=problem.code)
        return self._at_home(seen, case, paper_id, last=sheet.last)

    def _at_home(self, seen: ReadBack, case: Case, paper_id: str, *, last: bool) -> ReadBack:
        paper = case.papers[paper_id]
        form = forms.form(paper.document)
        wanted = (*form.names(forms.DECIDES), *form.names(forms.NEEDED)) if last else ()
        boxes = seen.boxes if document_of(seen.code) == paper.document else {}
        if last and not boxes:
            boxes = dict.fromkeys(wanted, "unsure")
        kept = kept_text(paper)
        found = msgspec.structs.replace(
            seen,
            document=paper.document,
            title=kept.title,
            case_id=case.id,
            case_no=case.case_no,
            paper_id=paper_id,
            pages=paper.pages,
            version=paper.version,
            boxes=boxes,
            labels=kept.labels,
            wanted=wanted,
            version_is_current=self._papers.is_current(case, paper_id),
            changed=self._papers.changed_since(case, paper_id),
            missing=_missing(case, paper, seen.page),
            known=_known(case, seen.sheet),
        )
        return msgspec.structs.replace(found, why=seen.why or _doubt(found))


def _described(reading: ReadBack, paper: Paper | None) -> ExhibitForm:
    if paper is None:
        return ExhibitForm(
            kind=ExhibitKind.OTHER, title=reading.name, method=Method.SCAN, medium=Medium.FILE
        )
    filed = FiledPaper(
        code=reading.code,
        version=paper.version,
        text_hash=paper.text_hash,
        page=reading.page,
        pages=paper.pages,
        page_of_file=reading.source_page + 1 if reading.shared else None,
        boxes=reading.boxes,
        sheets={reading.sheet: reading.boxes},
    )
    details = written(filed)
    title = f"{paper.title} {reading.page}/{paper.pages}"
    return ExhibitForm(
        kind=paper.kind, title=title, method=Method.SCAN, medium=Medium.FILE, details=details
    )


def _refuse_changed(paper: Paper) -> None:
    if text.text_hash(kept_text(paper)) != paper.text_hash:
        raise Problem("paper.text_differs", code=paper.code)


def _missing(case: Case, paper: Paper, page: int) -> tuple[int, ...]:
    here = {page} | {
        int(number)
        for exhibit in case.evidence.values()
        if exhibit.in_force
        for code, _, number in [sheet.partition("/") for sheet in _sheets(exhibit)]
        if code == paper.code and number.isdecimal()
    }
    return tuple(n for n in range(1, paper.pages + 1) if n not in here)


def _sheets(exhibit: Exhibit) -> dict[str, dict[str, str]]:
    shown = filed_paper(exhibit)
    return {} if shown is None else shown.sheets


def _known(case: Case, sheet: str) -> str:
    shown = (e for e in case.evidence.values() if e.in_force)
    return next((e.exhibit_no for e in shown if sheet in _sheets(e)), "")


def _doubt(found: ReadBack) -> str:
    if found.unsigned:
        return "paper.not_signed"
    unsure = any(found.boxes.get(name) != SIGNED_BOX for name in found.wanted)
    return "paper.unsure" if unsure else ""
