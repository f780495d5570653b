"""Papers for signature: written from the case, printed, saved, and found by their code."""

from collections.abc import Callable
from os import urandom
from pathlib import Path
from typing import Any

import msgspec

from desktop.evidence.files.names import shown_name
from desktop.prints.page.page import Imprint, Printed
from desktop.prints.papers import forms
from desktop.prints.papers import text as form_text
from desktop.prints.papers.draft import draft
from desktop.prints.papers.facts import Gathering, Occasion
from desktop.services.cases.cases import Cases, new_id
from desktop.services.desk.recording import Draft, Recorder
from desktop.services.desk.reference import ReferenceData
from desktop.services.desk.texts import checked
from desktop.services.evidence.handing_out import handed_out, not_saved
from desktop.services.papers.copies import Copy, printed
from desktop.services.papers.forbidden import refuse_forbidden
from desktop.services.papers.imprints import Imprints
from desktop.services.papers.texts import PaperText, paper_of, sections_of
from record.case import Case, Paper
from record.codes import PaperState
from record.exhibits.custody import CopyFacts
from record.journal import kinds
from record.journal.ids import crockford
from record.problems import Problem
from record.rules import evidence_kinds
from record.sheets.paper import CONFIRMATION, SHORT_CODE, SIGNERS, code_for, read_payload
from record.sheets.paper_text import FormText

CODE_BYTES = 6
UNSIGNED = (PaperState.PREPARED, PaperState.PRINTED)


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a paper is about beyond the case; ``Form.asks`` says which of these it needs.

    ``person`` makes a statement, ``relation`` is theirs to the matter, ``contact`` how to reach
    them. A refusal speaks of ``paper_id``, ``reason`` (the customer's words), ``witnesses``, and
    whether the paper was ``shown`` and ``read_aloud``: yes, no or "".
    """

    person: str = ""
    relation: str = ""
    contact: str = ""
    paper_id: str = ""
    reason: str = ""
    witnesses: tuple[str, ...] = ()
    shown: str = ""
    read_aloud: str = ""


class WrittenPaper(msgspec.Struct, frozen=True, kw_only=True):
    """A paper that was written: its id in the case, the code on it, and its PDF.

    The PDF is in no file of ours: the kept text, which is encrypted, makes it again.
    """

    paper_id: str
    code: str
    pdf: bytes
    pages: int
    text_hash: str


class Papers:
    """What a person does with a paper before it is signed."""

    def __init__(
        self,
        recorder: Recorder,
        reference: ReferenceData,
        cases: Cases,
        imprints: Imprints,
        language: Callable[[], str],
    ) -> None:
        self._recorder = recorder
        self._reference = reference
        self._cases = cases
        self._imprints = imprints
        self._language = language

    def offered(self, case: Case) -> tuple[str, ...]:
        """Return the documents that can be written for a case now, the confirmation first."""
        return tuple(form.document for form in forms.forms() if form.is_offered(case))

    def asks(self, document: str) -> tuple[str, ...]:
        """Return what a person must say before a document is drafted: names of ``About``."""
        return _form(document).asks

    def title(self, document: str) -> str:
        """Return how a document is called in the interface language."""
        return _form(document).title.read(self._language())

    def language(self) -> str:
        """Return the language papers are written in now: zh or en."""
        return self._language()

    def draft(
        self, case_id: str, document: str = CONFIRMATION, about: About | None = None
    ) -> PaperText:
        """Gather the text of a document from the case.

        Raises ``paper.unknown_document``, ``paper.needs`` for what the case lacks, and
        ``paper.unnamed_person`` for a statement of nobody.
        """
        return self.draft_of(self._cases.get(case_id), document, about)

    def draft_of(
        self, case: Case, document: str = CONFIRMATION, about: About | None = None
    ) -> PaperText:
        """Gather the text of a document from a case at hand; as ``draft``."""
        form, said = _form(document), about or About()
        if not form.is_offered(case) and form.needs != forms.REFUSAL:
            raise Problem("paper.needs", document=self.title(document))
        if "person" in form.asks and not said.person.strip():
            raise Problem("paper.unnamed_person")
        return sections_of(
            draft(form, self._gathering(case, form, said), self._wording(form, case))
        )

    def write(self, case_id: str, text: PaperText) -> WrittenPaper:
        """Write a paper and bind it to the hash of its text; it is not printed by that.

        An earlier version that was not printed is superseded. Raises ``print.too_long``; nothing
        is recorded then.
        """
        made: list[WrittenPaper] = []

        def decide(case: Case) -> list[Draft]:
            paper, changes = self.prepare(case, paper_of(text))
            made.append(paper)
            kept = msgspec.convert(changes[f"papers.{paper.paper_id}"], Paper)
            changes |= replaced_by(case, kept, PaperState.PREPARED)
            return [self.patch(case, changes)]

        self._recorder.change(case_id, decide)
        return made[-1]

    def record_print(self, case_id: str, paper_id: str, copy: Copy, pages: int) -> Case:
        """Record that a printer took so many pages of a paper; all of them make it printed.

        An earlier version that nobody signed is superseded then. Raises ``paper.unknown``,
        ``paper.no_reader`` and ``cases.reason_missing``.
        """
        return self._recorder.change(case_id, lambda case: self._out(case, paper_id, copy, pages))

    def save(self, case_id: str, paper_id: str, target: Path, copy: Copy) -> Path:
        """Save a paper as PDF, which counts as printed; the record is durable before the file.

        Raises ``prints.not_saved``, and as ``pdf`` and ``record_print`` do.
        """
        made = self.render(self._cases.get(case_id), paper_id)
        with handed_out(target, not_saved(target)) as staged:
            staged.write_bytes(made.pdf)
            name = shown_name(target.name)
            self._recorder.change(
                case_id, lambda case: self._out(case, paper_id, copy, made.pages, name)
            )
        return target

    def prepare(self, case: Case, text: FormText) -> tuple[WrittenPaper, dict[str, Any]]:
        """Make a paper and the change that would record it; nothing is written yet."""
        member = self._recorder.session.require()
        plain = msgspec.convert(checked(msgspec.to_builtins(text)), FormText)
        refuse_forbidden(plain)
        # Somebody else may have printed since the draft: the number is given at the printer.
        plain = msgspec.structs.replace(plain, version=self._next_version(case, plain))
        code = new_code(plain.document)
        made = form_text.render(plain, code, self._imprint(case))
        kept = Paper(
            code=code,
            document=plain.document,
            version=plain.version,
            pages=made.pages,
            text_hash=made.text_hash,
            text=msgspec.to_builtins(plain),
            printed_at=self._recorder.clock.now(),
            printed_by=member.person_id,
            printed=False,
            state=PaperState.PREPARED,
        )
        paper_id = new_id()
        paper = WrittenPaper(
            paper_id=paper_id, code=code, pdf=made.pdf, pages=made.pages, text_hash=made.text_hash
        )
        return paper, {f"papers.{paper_id}": msgspec.to_builtins(kept)}

    def patch(self, case: Case, changes: dict[str, Any]) -> Draft:
        """Return the entry that records papers as they stand now."""
        base = {path: case.writes[path].entry for path in changes if path in case.writes}
        return Draft(kinds.CASE_PATCH, kinds.CasePatch(changes=changes, base=base))

    def pdf(self, case_id: str, paper_id: str) -> bytes:
        """Return a paper's PDF, made again from its kept text: the same content hash.

        Raises ``paper.unknown`` and ``paper.text_differs``.
        """
        return self.render(self._cases.get(case_id), paper_id).pdf

    def render(self, case: Case, paper_id: str) -> Printed:
        """Print a kept paper again; raises ``paper.text_differs`` when its text was changed."""
        paper = self.paper(case, paper_id)
        printed = form_text.render(kept_text(paper), paper.code, self._imprint(case))
        if printed.text_hash != paper.text_hash:
            raise Problem("paper.text_differs", code=paper.code)
        return printed

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

    def case(self, case_id: str) -> Case:
        """Return a case; raises ``cases.unknown``."""
        return self._cases.get(case_id)

    def paper(self, case: Case, paper_id: str) -> Paper:
        """Return a paper of a case; raises ``paper.unknown``."""
        if paper_id not in case.papers:
            raise Problem("paper.unknown")
        return case.papers[paper_id]

    def newest(self, case: Case, paper_id: str) -> Paper:
        """Return the newest version of a paper that was printed or signed, or the paper itself."""
        paper = self.paper(case, paper_id)
        out = [p for p in _versions(case, paper) if p.printed or p.state == PaperState.SIGNED]
        return max([paper, *out], key=lambda p: p.version)

    def is_current(self, case: Case, paper_id: str) -> bool:
        """Tell whether a paper is the newest version of its document."""
        return self.paper(case, paper_id).version == self.newest(case, paper_id).version

    def changed_since(self, case: Case, paper_id: str) -> tuple[str, ...]:
        """Return the titles of the parts that the newest version says otherwise."""
        paper, newest = self.paper(case, paper_id), self.newest(case, paper_id)
        if paper.code == newest.code:
            return ()
        return form_text.changed_parts(kept_text(paper), kept_text(newest))

    def _gathering(self, case: Case, form: forms.Form, about: About) -> Gathering:
        member = self._recorder.session.require()
        rules, language = self._recorder.rules_of(case), self._language()
        offered = case.papers.get(about.paper_id)
        occasion = Occasion(
            version=len(_same(case, form.document)) + 1,
            at=self._recorder.clock.now(),
            place=self._reference.station(case.station).name,
            representative=member.name,
            person=checked(about.person.strip()),
            relation=checked(about.relation.strip()),
            contact=checked(about.contact.strip()),
            offered=offered,
            offered_title=offered.title if offered else "",
            reason=checked(about.reason.strip()),
            witnesses=about.witnesses,
            shown=about.shown,
            read_aloud=about.read_aloud,
        )
        return Gathering(
            case,
            self._reference.station(case.station),
            occasion,
            lambda group, code: rules.label(group, code, language),
            language,
            lambda kind: evidence_kinds.fields(kind, rules),
            {m.person_id: m.name for m in self._reference.now.members},
        )

    def _wording(self, form: forms.Form, case: Case) -> tuple[str, ...]:
        if not form.wording:
            return ()
        rules = self._recorder.rules_of(case)
        clauses = rules.wording(form.wording, self._language()).clauses
        return tuple(t for name, _, t in clauses if not form.clauses or name in form.clauses)

    def _out(
        self, case: Case, paper_id: str, copy: Copy, pages: int, file: str = ""
    ) -> list[Draft]:
        paper = self.paper(case, paper_id)
        facts = CopyFacts(document=paper.document, code=paper.code, pages=pages, file=file)
        copied = printed(copy, facts)
        if paper.printed or pages < paper.pages:
            return [copied]
        now: dict[str, Any] = {
            "printed": True,
            "printed_at": self._recorder.clock.now(),
            "printed_by": self._recorder.session.require().person_id,
        }
        changes: dict[str, Any] = {}
        if paper.state == PaperState.PREPARED:
            now["state"] = PaperState.PRINTED
            changes = replaced_by(case, paper, *UNSIGNED)
        changes[f"papers.{paper_id}"] = msgspec.to_builtins(msgspec.structs.replace(paper, **now))
        return [self.patch(case, changes), copied]

    def _next_version(self, case: Case, text: FormText) -> int:
        same = [p.version for p in _same(case, text.document) if p.person == text.person]
        return max(same, default=0) + 1

    def _imprint(self, case: Case) -> Imprint:
        return self._imprints.of(case)


def new_code(document: str) -> str:
    """Return a code nobody has: one that cannot be taken for a whole payload either."""
    while True:
        serial = crockford(int.from_bytes(urandom(CODE_BYTES)), SHORT_CODE)
        code = code_for(document, serial)
        if read_payload(code) is None:
            return code


def replaced_by(case: Case, paper: Paper, *states: PaperState) -> dict[str, Any]:
    """Return the changes by which a paper takes the place of its earlier versions in a state."""
    older = {p.code for p in _versions(case, paper) if p.version < paper.version}
    return {
        f"papers.{key}": msgspec.to_builtins(other) | {"state": PaperState.SUPERSEDED}
        for key, other in case.papers.items()
        if other.code in older and other.state in states
    }


def kept_text(paper: Paper) -> FormText:
    """Return what a paper says; raises ``paper.text_differs`` when it can't be read."""
    if paper.said is None:
        raise Problem("paper.text_differs", code=paper.code)
    return paper.said


def _form(document: str) -> forms.Form:
    if document not in SIGNERS:
        raise Problem("paper.unknown_document", document=document[:20])
    return forms.form(document)


def _same(case: Case, document: str) -> list[Paper]:
    return [p for p in case.papers.values() if p.document == document]


def _versions(case: Case, paper: Paper) -> list[Paper]:
    """Return all versions of one document; of papers that repeat, each stands for itself."""
    if paper.document in SIGNERS and forms.form(paper.document).repeats:
        return []
    return [p for p in _same(case, paper.document) if p.person == paper.person]
