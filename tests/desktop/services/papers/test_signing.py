import io
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.cases.exports import verify
from desktop.services.papers.papers import About, WrittenPaper
from record.case import Case, Proposal
from record.codes import ExhibitKind, PaperState, ProposalAnswer
from record.measures import Fen
from record.problems import Problem
from record.proof.pad import is_bound, is_too_little, thinned
from tests.builders import a_printed_paper

STROKES = [[(0.1, 0.1, 0.0, 0.5), (0.2, 0.3, 0.1, 0.6), (0.4, 0.2, 0.2, 0.5)]]


@pytest.fixture
def printed(station: Application, case: Case) -> WrittenPaper:
    return a_printed_paper(station, case.id)


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 20), "white").save(out, "PNG")
    return out.getvalue()


def test_a_signature_on_the_pad_is_bound_to_the_text_that_was_shown(
    station: Application, case: Case, printed: WrittenPaper
) -> None:
    sign = station.signing.on_pad
    for dots in ([], [[(0, 0, 0, 0)]], [[(50, 50, 0, 1)], [(51, 50, 1, 1)], [(50, 51, 2, 1)]]):
        with pytest.raises(Problem, match=r"paper\.empty_signature"):
            sign(case.id, printed.paper_id, "周建国", dots, png())
    with pytest.raises(Problem, match=r"paper\.unnamed_signature"):
        sign(case.id, printed.paper_id, " ", STROKES, png())
    for bad in ([[(float("nan"),) * 4] * 3], [[(1.0, 2.0)] * 3]):
        with pytest.raises(Problem, match=r"cases\.bad_field"):
            sign(case.id, printed.paper_id, "周建国", bad, png())
    with pytest.raises(Problem, match=r"paper\.unknown"):
        sign(case.id, "nothing", "周建国", STROKES, png())
    assert station.cases.get(case.id).evidence == {}
    exhibit = sign(case.id, printed.paper_id, "周建国", STROKES, png())
    assert exhibit.details["text_hash"] == printed.text_hash
    assert is_bound(exhibit.details)
    assert station.cases.get(case.id).papers[printed.paper_id].state == PaperState.SIGNED
    with pytest.raises(Problem, match=r"paper\.not_open"):
        sign(case.id, printed.paper_id, "周建国", STROKES, png())
    with pytest.raises(Problem, match=r"paper\.not_open"):
        station.signing.refuse(case.id, printed.paper_id, "改主意", ["甲", "乙"])


def test_strokes_and_text_that_were_changed_later_do_not_belong_together(
    station: Application, case: Case, printed: WrittenPaper
) -> None:
    exhibit = station.signing.on_pad(case.id, printed.paper_id, "周建国", STROKES, png())
    kept = exhibit.details
    other = [[[0.1, 0.1, 0.0, 0.5], [0.2, 0.4, 0.1, 0.6], [0.4, 0.2, 0.2, 0.5]]]
    for change in ({"strokes": other}, {"text_hash": "0" * 64}, {"who": "他人"}, {"strokes": 7}):
        assert not is_bound({**kept, **change})
    assert not is_bound({})


def test_an_export_says_whether_pad_signatures_belong_to_their_texts(
    station: Application, case: Case, printed: WrittenPaper, tmp_path: Path
) -> None:
    station.signing.on_pad(case.id, printed.paper_id, "周建国", STROKES, png())
    package = station.exports.export(case.id, tmp_path, NoProgress(), "给监管局")
    codes = {line.code: line.ok for line in verify(package).lines}
    assert codes["pad.bound"]


def test_a_paper_that_two_must_sign_is_signed_when_both_have(
    station: Application, case: Case
) -> None:
    offer = Proposal(
        remedy="REFUND", text="退款", amount=Fen(10_000), answer=ProposalAnswer.ACCEPTED
    )
    station.cases.add(case, "proposals", offer)
    printed = a_printed_paper(station, case.id, "F8")
    sign = station.signing.on_pad
    sign(case.id, printed.paper_id, "陈立", STROKES, png(), box="station")
    assert station.cases.get(case.id).papers[printed.paper_id].state == PaperState.PRINTED
    with pytest.raises(Problem, match=r"paper\.signed_twice"):
        sign(case.id, printed.paper_id, "陈立", STROKES, png(), box="station")
    with pytest.raises(Problem, match=r"paper\.unnamed_signature"):
        sign(case.id, printed.paper_id, "陈立", STROKES, png(), box="nobody")
    exhibit = sign(case.id, printed.paper_id, "周建国", STROKES, png(), box="customer")
    paper = station.cases.get(case.id).papers[printed.paper_id]
    assert (paper.state, paper.signed_way, paper.signed_evidence) == ("SIGNED", "PAD", exhibit.id)
    assert exhibit.kind == ExhibitKind.SETTLEMENT


def test_a_refusal_needs_the_words_and_two_people_who_saw_it(
    station: Application, case: Case, printed: WrittenPaper
) -> None:
    refuse = station.signing.refuse
    with pytest.raises(Problem, match=r"paper\.refusal_reason"):
        refuse(case.id, printed.paper_id, " ", ["赵磊", "许国强"])
    for witnesses in ([], ["赵磊"], ["赵磊", " 赵磊 "], ["赵磊", " "]):
        with pytest.raises(Problem, match=r"paper\.witnesses_missing"):
            refuse(case.id, printed.paper_id, "要回去商量", witnesses)
    assert station.cases.get(case.id).papers[printed.paper_id].state == PaperState.PRINTED
    refused = refuse(case.id, printed.paper_id, "要回去商量", ["赵磊", "许国强"])
    paper = refused.papers[printed.paper_id]
    assert (paper.state, paper.witnesses) == ("REFUSED", ("赵磊", "许国强"))
    signed = station.signing.on_pad(case.id, printed.paper_id, "周建国", STROKES, png())
    assert station.cases.get(case.id).papers[printed.paper_id].signed_evidence == signed.id


def test_who_records_a_refusal_and_the_customer_are_no_witnesses(
    station: Application, case: Case, printed: WrittenPaper
) -> None:
    case = station.cases.change(case, {"complainant.name": "周建国"})
    me = station.session.require().name
    for name in (me, "周建国"):
        with pytest.raises(Problem, match=r"paper\.witness_not_independent"):
            station.signing.refuse(case.id, printed.paper_id, "不签", ["许国强", name])
    assert station.cases.get(case.id).papers[printed.paper_id].state == PaperState.PRINTED


def test_a_refusal_is_a_paper_of_its_own_that_witnesses_sign(
    station: Application, case: Case, printed: WrittenPaper
) -> None:
    refused = station.signing.refuse(case.id, printed.paper_id, "要问律师", ["许国强", "王静"])
    key = station.signing.refusal_of(refused, printed.paper_id)
    paper = refused.papers[key]
    assert (paper.document, paper.state) == ("F39", "PREPARED")
    assert station.papers.find(paper.code) == (refused, key)
    assert printed.code in str(paper.text)
    assert "要问律师" in str(paper.text)
    assert station.signing.refusal_of(refused, key) == ""
    names = {signer.name: signer.need for signer in station.signing.signers("F39")}
    assert names == {"station": "decides", "witness": "decides", "witness_2": "decides"}


def test_many_points_are_thinned_and_short_dashes_are_no_signature() -> None:
    line = [(float(x), float(x % 7), x / 100, 0.5) for x in range(5000)]
    kept = thinned([line])
    assert len(kept[0]) <= 1602
    assert (kept[0][0], kept[0][-1]) == (line[0], line[-1])
    assert not is_too_little(kept)
    assert is_too_little([line[:2]])


def test_a_statement_is_filed_as_what_it_is(station: Application, case: Case) -> None:
    about = About(person="李芳", relation="当班加油员")
    printed = a_printed_paper(station, case.id, "F5E", about)
    exhibit = station.signing.on_pad(case.id, printed.paper_id, "李芳", STROKES, png())
    assert exhibit.kind == ExhibitKind.EMPLOYEE_STATEMENT
    assert msgspec.json.encode(exhibit.details)
