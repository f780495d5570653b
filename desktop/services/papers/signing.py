"""Papers being signed: by ink on paper, on a pad, or not at all."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

import msgspec

from desktop.prints.papers import forms
from desktop.services.cases.cases import Cases
from desktop.services.desk.recording import Draft, Recorder
from desktop.services.desk.texts import checked
from desktop.services.evidence.exhibits import Evidence, ExhibitForm
from desktop.services.papers.papers import UNSIGNED, About, Papers, replaced_by
from desktop.services.papers.texts import paper_of
from record.case import Case, Paper
from record.codes import ExhibitStatus, Method, PaperState
from record.evidence import Exhibit
from record.exhibits.papers import PadSignature, filed_paper
from record.exhibits.tables import written
from record.problems import Problem
from record.proof.pad import Strokes, binding, is_too_little, rounded, thinned

REFUSAL = "F39"


class SignedWay(StrEnum):
    """How a paper was signed."""

    PAD = "PAD"
    INK = "WET_INK_SCANNED"


SIGNED_BOX = "signed"
WITNESSES_NEEDED = 2
# A customer who refused may sign after all.
SIGNABLE = frozenset({*UNSIGNED, PaperState.REFUSED})


class Signing:
    """What becomes of a paper that was written; on the pad it is signed without being printed."""

    def __init__(
        self, recorder: Recorder, cases: Cases, evidence: Evidence, papers: Papers
    ) -> None:
        self._recorder = recorder
        self._cases = cases
        self._evidence = evidence
        self._papers = papers

    def signers(self, document: str) -> tuple[forms.Signer, ...]:
        """Return who signs a document, and whether their signature decides."""
        return forms.form(document).signers

    def on_pad(
        self,
        case_id: str,
        paper_id: str,
        who: str,
        strokes: Strokes,
        picture: bytes,
        *,
        box: str = "",
    ) -> Exhibit:
        """Keep a signature drawn on a pad, bound to the hash of the text that was shown.

        A stroke is points of x, y, seconds and pressure; ``box`` is the layout's box it stands
        for, the first that decides when it is not said. The paper is signed once all who decide
        have signed. Raises ``paper.empty_signature``, ``paper.unnamed_signature``,
        ``paper.signed_twice`` and ``paper.not_open`` for one signed or superseded already.
        """
        if not all(len(point) == 4 for stroke in strokes for point in stroke):
            raise Problem("cases.bad_field", field="details", why="field.wrong_type")
        if not who.strip():
            raise Problem("paper.unnamed_signature")
        case = self._cases.get(case_id)
        paper = self._open_paper(case, paper_id)
        form = forms.form(paper.document)
        box = box or form.names(forms.DECIDES)[0]
        if box not in {signer.name for signer in form.signers}:
            raise Problem("paper.unnamed_signature")
        if box in self.signed_boxes(case, paper):
            raise Problem("paper.signed_twice", code=paper.code)
        signature = self._pad_signature(paper, checked(who.strip()), strokes, box)
        described = ExhibitForm(
            kind=paper.kind,
            title=f"{paper.title} · {self._label(case, 'pad')}",
            method=Method.PAD,
            captured_at=self._recorder.clock.now(),
            details=written(signature),
        )

        def settled(now: Case, exhibit: Exhibit) -> list[Draft]:
            return self.settled(now, paper_id, SignedWay.PAD, exhibit, {box})

        name = f"{paper.code}.png"
        return self._evidence.add_bytes(case_id, picture, name, described, None, settled)

    def settled(
        self, case: Case, paper_id: str, way: str, exhibit: Exhibit, boxes: Iterable[str]
    ) -> list[Draft]:
        """Return what makes a paper signed, once every box that decides is signed on some copy."""
        paper = self._papers.paper(case, paper_id)
        wanted = set(forms.form(paper.document).names(forms.DECIDES))
        have = {*boxes, *self.signed_boxes(case, paper)}
        if paper.state not in SIGNABLE or not wanted <= have:
            return []
        signed = {"state": PaperState.SIGNED, "signed_way": way, "signed_evidence": exhibit.id}
        changes = replaced_by(case, paper, *UNSIGNED)
        changes[f"papers.{paper_id}"] = msgspec.to_builtins(paper) | signed
        return self._cases.patch(case, changes)

    def signed_boxes(self, case: Case, paper: Paper) -> set[str]:
        """Return the boxes of a paper that some exhibit of the case shows signed."""
        found: set[str] = set()
        for exhibit in case.evidence.values():
            shown = filed_paper(exhibit)
            if (
                exhibit.status != ExhibitStatus.ACTIVE
                or shown is None
                or shown.text_hash != paper.text_hash
            ):
                continue
            if exhibit.method == Method.PAD and shown.code == paper.code:
                found.add(shown.box)
            found |= shown.boxes_of(paper.code, SIGNED_BOX)
        return found

    def refuse(
        self,
        case_id: str,
        paper_id: str,
        reason: str,
        witnesses: Sequence[str],
        *,
        shown: str = "",
        read_aloud: str = "",
    ) -> Case:
        """Record that the customer would not sign, and write the record of it (F39).

        ``shown`` and ``read_aloud`` say what was done with the paper: yes, no, or "" for what
        nobody said, which the record leaves blank.

        Raises ``paper.refusal_reason``, ``paper.witnesses_missing`` (two are needed),
        ``paper.witness_not_independent`` for who records it or the customer, and
        ``paper.not_open`` for a paper that is signed or superseded already.
        """

        def decide(case: Case) -> list[Draft]:
            paper = self._open_paper(case, paper_id)
            named = self._independent(case, witnesses)
            if not reason.strip():
                raise Problem("paper.refusal_reason")
            if len(named) < WITNESSES_NEEDED:
                raise Problem("paper.witnesses_missing", needed=WITNESSES_NEEDED)
            about = About(
                paper_id=paper_id,
                reason=reason,
                witnesses=checked(named),
                shown=shown,
                read_aloud=read_aloud,
            )
            text = paper_of(self._papers.draft_of(case, REFUSAL, about))
            _record, changes = self._papers.prepare(case, text)
            refused = {
                "state": PaperState.REFUSED,
                "refusal_reason": checked(reason),
                "witnesses": checked(named),
                "shown": shown,
                "read_aloud": read_aloud,
            }
            changes[f"papers.{paper_id}"] = msgspec.to_builtins(paper) | refused
            changes |= replaced_by(case, paper, *UNSIGNED)
            return [self._papers.patch(case, changes)]

        return self._recorder.change(case_id, decide)

    def refusal_of(self, case: Case, paper_id: str) -> str:
        """Return the paper that records the refusal of another, or ""."""
        code = self._papers.paper(case, paper_id).code
        for key, paper in case.papers.items():
            if paper.document == REFUSAL and _speaks_of(paper, code):
                return key
        return ""

    def _independent(self, case: Case, witnesses: Sequence[str]) -> list[str]:
        """Return the witnesses, each once; a witness is independent (glossary, 见证人)."""
        named = list(dict.fromkeys(w.strip() for w in witnesses if w.strip()))
        me = self._recorder.session.require()
        for name in named:
            if name in (me.name, case.complainant.name):
                raise Problem("paper.witness_not_independent", name=name)
        return named

    def _pad_signature(self, paper: Paper, who: str, strokes: Strokes, box: str) -> PadSignature:
        signed_at = self._recorder.clock.now().isoformat()
        try:
            too_little = is_too_little(strokes)
            kept = rounded(thinned(strokes))
            bound = binding(paper.text_hash, who, signed_at, kept)
        except (TypeError, ValueError) as error:
            raise Problem("cases.bad_field", field="details", why="field.wrong_type") from error
        if too_little:
            raise Problem("paper.empty_signature")
        return PadSignature(
            code=paper.code,
            version=paper.version,
            text_hash=paper.text_hash,
            who=who,
            signed_at=signed_at,
            device=self._recorder.session.device.dev,
            way=SignedWay.PAD,
            strokes=tuple(tuple(tuple(point) for point in stroke) for stroke in kept),
            binding=bound,
            box=box,
        )

    def _open_paper(self, case: Case, paper_id: str) -> Paper:
        paper = self._papers.paper(case, paper_id)
        if paper.state not in SIGNABLE:
            raise Problem("paper.not_open", code=paper.code)
        return paper

    def _label(self, case: Case, key: str) -> str:
        rules = self._recorder.rules_of(case)
        return rules.label("paper_section", key, self._papers.language())


def _speaks_of(paper: Paper, code: str) -> bool:
    return paper.said is not None and any(part.mentions(code) for part in paper.said.parts)
