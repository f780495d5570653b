"""Papers for signature: written, printed, signed on a pad, refused, and found by their code."""

from collections.abc import Callable, Sequence
from os import urandom
from typing import Any

import msgspec

from desktop.prints import confirmation
from desktop.prints.page import Imprint
from desktop.services.cases import Cases, new_id
from desktop.services.evidence import Evidence, ExhibitForm
from desktop.services.paper_texts import PaperText, paper_of, sections_of
from desktop.services.recording import Draft, Recorder
from desktop.services.reference import ReferenceData
from desktop.services.texts import checked
from desktop.version import VERSION
from record import kinds
from record.case import Case, Paper
from record.evidence import Exhibit
from record.ids import crockford
from record.problems import Problem

CONFIRMATION = "F6"
CODE_LENGTH, CODE_BYTES = 9, 6
WITNESSES_NEEDED = 2
FEWEST_POINTS = 3
PRINTED, SIGNED, REFUSED, SUPERSEDED = "PRINTED", "SIGNED", "REFUSED", "SUPERSEDED"
# A customer who refused may sign after all.
SIGNABLE = frozenset({PRINTED, REFUSED})
Stroke = list[tuple[float, float, float, float]]


class PrintedPaper(msgspec.Struct, frozen=True, kw_only=True):
    """A paper that was printed: its id in the case, the code on it, and its PDF.

    The PDF is in no file of ours: the kept text, which is encrypted, makes it again.
    """

    paper_id: str
    code: str
    pdf: bytes
    pages: int
    text_hash: str


class Papers:
    """What a person does with a confirmation before and after it is signed."""

    def __init__(
        self,
        recorder: Recorder,
        reference: ReferenceData,
        cases: Cases,
        evidence: Evidence,
        language: Callable[[], str],
    ) -> None:
        self._recorder = recorder
        self._reference = reference
        self._cases = cases
        self._evidence = evidence
        self._language = language

    def draft(self, case_id: str) -> PaperText:
        """Gather the text of the confirmation from the case."""
        case = self._cases.get(case_id)
        member = self._recorder.session.require()
        rules, language = self._recorder.rules, self._language()
        wording = rules.wording("confirmation", language)
        occasion = confirmation.Occasion(
            version=self._next_version(case),
            at=self._recorder.clock.now(),
            place=case.place_detail or self._reference.station(case.station).name,
            representative=member.name,
            present=tuple(person.name for person in case.people.values()),
        )
        text = confirmation.draft(
            case,
            self._reference.station(case.station),
            occasion,
            closing=tuple(text for _id, _heading, text in wording.clauses),
            labels=lambda group, code: rules.label(group, code, language),
            language=language,
        )
        return sections_of(text, self._titles())

    def print(self, case_id: str, text: PaperText) -> PrintedPaper:
        """Print a confirmation and bind it to the hash of its text.

        An earlier confirmation that nobody signed is superseded. Raises ``print.missing_glyph``
        and ``print.too_long``; nothing is recorded then.
        """
        case = self._cases.get(case_id)
        member = self._recorder.session.require()
        paper = checked_paper(paper_of(text))
        # Somebody else may have printed since the draft: the number is given at the printer.
        paper = msgspec.structs.replace(paper, version=self._next_version(case))
        code = crockford(int.from_bytes(urandom(CODE_BYTES)), CODE_LENGTH)
        printed = confirmation.render(paper, code, self._imprint(case))
        kept = Paper(
            code=code,
            document=CONFIRMATION,
            version=paper.version,
            pages=printed.pages,
            text_hash=printed.text_hash,
            text=msgspec.to_builtins(paper),
            printed_at=self._recorder.clock.now(),
            printed_by=member.person_id,
        )
        paper_id = new_id()
        changes = self._superseded(case) | {f"papers.{paper_id}": msgspec.to_builtins(kept)}
        patch = kinds.CasePatch(changes=changes, base=_bases(case, changes))
        printing = kinds.AccessLog(event="PRINTED", purpose=code, found=CONFIRMATION)
        self._recorder.write(
            case.id, case.station, Draft(kinds.CASE_PATCH, patch), Draft(kinds.ACCESS_LOG, printing)
        )
        return PrintedPaper(
            paper_id=paper_id,
            code=code,
            pdf=printed.pdf,
            pages=printed.pages,
            text_hash=printed.text_hash,
        )

    def pdf(self, case_id: str, paper_id: str) -> bytes:
        """Return a paper's PDF, made again from its kept text: the same content hash."""
        case = self._cases.get(case_id)
        paper = self._paper(case, paper_id)
        text = kept_text(paper)
        printed = confirmation.render(text, paper.code, self._imprint(case))
        if printed.text_hash != paper.text_hash:
            raise Problem("paper.text_differs", code=paper.code)
        return printed.pdf

    def find(self, code: str) -> tuple[Case, str]:
        """Return the case and paper that a code names; raises ``paper.unknown_code``."""
        try:
            case = self._cases.by_number(code)
        except Problem as problem:
            raise Problem("paper.unknown_code", code=code) from problem
        for paper_id, paper in case.papers.items():
            if paper.code == code:
                return case, paper_id
        raise Problem("paper.unknown_code", code=code)

    def sign(self, case_id: str, paper_id: str, way: str, exhibit: Exhibit) -> Case:
        """Say that an exhibit shows the paper signed."""
        return self._set(
            case_id, paper_id, state=SIGNED, signed_way=way, signed_evidence=exhibit.id
        )

    def sign_on_pad(
        self, case_id: str, paper_id: str, who: str, strokes: list[Stroke], picture: bytes
    ) -> Exhibit:
        """Keep a signature drawn on a pad, bound to the hash of the text that was shown.

        A stroke is points of x, y, seconds and pressure. Raises ``paper.empty_signature``,
        ``paper.unnamed_signature`` and ``paper.not_open`` for one signed or superseded already.
        """
        if sum(len(stroke) for stroke in strokes) < FEWEST_POINTS:
            raise Problem("paper.empty_signature")
        if not who.strip():
            raise Problem("paper.unnamed_signature")
        paper = self._open_paper(case_id, paper_id)
        form = ExhibitForm(
            kind="CONFIRMATION",
            title=self._titles()["pad"],
            method="PAD",
            captured_at=self._recorder.clock.now(),
            details={
                "paper": paper.code,
                "text_hash": paper.text_hash,
                "who": checked(who),
                "strokes": [[[round(v, 3) for v in point] for point in s] for s in strokes],
            },
        )
        exhibit = self._evidence.add_bytes(case_id, picture, f"{paper.code}.png", form)
        self.sign(case_id, paper_id, "PAD", exhibit)
        return exhibit

    def refuse(self, case_id: str, paper_id: str, reason: str, witnesses: Sequence[str]) -> Case:
        """Record that the customer would not sign: why, and who saw it.

        Raises ``paper.refusal_reason``, ``paper.witnesses_missing`` (two are needed) and
        ``paper.not_open`` for a paper that is signed or superseded already.
        """
        self._open_paper(case_id, paper_id)
        named = tuple(dict.fromkeys(w.strip() for w in witnesses if w.strip()))
        if not reason.strip():
            raise Problem("paper.refusal_reason")
        if len(named) < WITNESSES_NEEDED:
            raise Problem("paper.witnesses_missing", needed=WITNESSES_NEEDED)
        return self._set(
            case_id,
            paper_id,
            state=REFUSED,
            refusal_reason=checked(reason),
            witnesses=checked(named),
        )

    def title_of_signed(self) -> str:
        """Return how a signed copy is called."""
        return self._titles()["signed"]

    def is_current(self, case: Case, paper_id: str) -> bool:
        """Tell whether a paper is the newest version of its document."""
        paper = self._paper(case, paper_id)
        same = [p.version for p in case.papers.values() if p.document == paper.document]
        return paper.version == max(same)

    def _open_paper(self, case_id: str, paper_id: str) -> Paper:
        paper = self._paper(self._cases.get(case_id), paper_id)
        if paper.state not in SIGNABLE:
            raise Problem("paper.not_open", code=paper.code)
        return paper

    def _set(self, case_id: str, paper_id: str, **values: Any) -> Case:
        case = self._cases.get(case_id)
        paper = msgspec.to_builtins(self._paper(case, paper_id)) | values
        return self._cases.change(case, {f"papers.{paper_id}": paper})

    def _superseded(self, case: Case) -> dict[str, Any]:
        return {
            f"papers.{paper_id}": msgspec.to_builtins(paper) | {"state": SUPERSEDED}
            for paper_id, paper in case.papers.items()
            if paper.document == CONFIRMATION and paper.state == PRINTED
        }

    def _next_version(self, case: Case) -> int:
        same = [p.version for p in case.papers.values() if p.document == CONFIRMATION]
        return max(same, default=0) + 1

    def _paper(self, case: Case, paper_id: str) -> Paper:
        if paper_id not in case.papers:
            raise Problem("paper.unknown")
        return case.papers[paper_id]

    def _imprint(self, case: Case) -> Imprint:
        station = self._reference.station(case.station)
        member = self._recorder.session.member
        return Imprint(
            company=station.company,
            station=station.name,
            operator=member.name if member else "",
            printed_at=self._recorder.clock.now(),
            version=VERSION,
            language=self._language(),
        )

    def _titles(self) -> dict[str, str]:
        rules, language = self._recorder.rules, self._language()
        return {
            key: rules.label("paper_section", key, language)
            for key in (
                "place", "present", "basis", "account", "facts", "disputed", "exhibits",
                "tests", "result", "closing", "pad", "signed",
            )
        }  # fmt: skip


def kept_text(paper: Paper) -> confirmation.ConfirmationText:
    """Return what a paper says; raises ``paper.text_differs`` when it can't be read."""
    try:
        return msgspec.convert(paper.text, confirmation.ConfirmationText)
    except msgspec.ValidationError as error:
        raise Problem("paper.text_differs", code=paper.code) from error


def _bases(case: Case, changes: dict[str, Any]) -> dict[str, str]:
    return {path: case.writes[path].entry for path in changes if path in case.writes}


def checked_paper(paper: confirmation.ConfirmationText) -> confirmation.ConfirmationText:
    """Refuse text that can't be stored; raises what ``texts.checked`` raises."""
    return msgspec.convert(checked(msgspec.to_builtins(paper)), confirmation.ConfirmationText)
