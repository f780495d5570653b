import msgspec
import pytest

from desktop.app import Application
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.papers.papers import About, WrittenPaper, new_code
from desktop.services.papers.texts import paper_of
from record.case import Case
from record.codes import ExhibitKind
from record.problems import Problem
from record.sheets.paper import document_of, read_payload
from tests.builders import COPY, a_printed_paper


@pytest.fixture
def printed(station: Application, case: Case) -> WrittenPaper:
    return a_printed_paper(station, case.id)


def test_a_printed_paper_is_bound_to_its_text(
    station: Application, case: Case, printed: WrittenPaper
) -> None:
    now = station.cases.get(case.id)
    paper = now.papers[printed.paper_id]
    assert (paper.state, paper.version, paper.code) == ("PRINTED", 1, printed.code)
    assert paper.text_hash == printed.text_hash
    assert [e.event for e in now.custody] == ["PRINTED"]
    assert station.cases.by_number(printed.code).id == case.id


def test_a_paper_is_printed_again_with_the_same_text_in_any_language(
    station: Application, case: Case, printed: WrittenPaper
) -> None:
    station.settings.change(language="en")
    station.cases.change(station.cases.get(case.id), {"summary": "后来改了"})
    assert station.papers.pdf(case.id, printed.paper_id)[:5] == b"%PDF-"


def test_a_text_that_is_not_what_was_recorded_is_not_printed(
    station: Application, case: Case, printed: WrittenPaper
) -> None:
    paper = station.cases.get(case.id).papers[printed.paper_id]
    for text in ({**paper.text, "closing": ["另一个结果"]}, {"nothing": 1}):
        forged = msgspec.structs.replace(paper, text=text)
        path = f"papers.{printed.paper_id}"
        station.cases.change(station.cases.get(case.id), {path: forged})
        with pytest.raises(Problem, match=r"paper\.text_differs"):
            station.papers.pdf(case.id, printed.paper_id)


def test_a_new_print_supersedes_the_one_nobody_signed(
    station: Application, case: Case, printed: WrittenPaper
) -> None:
    stale = station.papers.draft(case.id)
    second = a_printed_paper(station, case.id)
    third = station.papers.write(case.id, stale)
    station.papers.record_print(case.id, third.paper_id, COPY, third.pages)
    papers = station.cases.get(case.id).papers
    assert [papers[p.paper_id].version for p in (printed, second, third)] == [1, 2, 3]
    states = [papers[p.paper_id].state for p in (printed, second, third)]
    assert states == ["SUPERSEDED", "SUPERSEDED", "PRINTED"]


def test_text_that_can_not_be_printed_records_nothing(station: Application, case: Case) -> None:
    draft = station.papers.draft(case.id)
    bad = tuple(
        msgspec.structs.replace(s, text="坏\ud842字") if s.key == "account" else s
        for s in draft.sections
    )
    with pytest.raises(Problem, match=r"text\.surrogate"):
        station.papers.write(case.id, msgspec.structs.replace(draft, sections=bad))
    assert station.cases.get(case.id) == case


def test_every_paper_that_the_case_has_words_for_is_printed_and_found_by_its_code(
    station: Application, case: Case
) -> None:
    assert station.papers.offered(case) == ("F6", "F5", "F5E", "F5W", "F40")
    for document in station.papers.offered(case):
        about = About(person="李芳", relation="当班加油员")
        printed = a_printed_paper(station, case.id, document, about)
        found, paper_id = station.papers.find(printed.code)
        assert (found.id, paper_id) == (case.id, printed.paper_id)
        paper = found.papers[paper_id]
        assert document_of(paper.code) == paper.document == document
        assert station.papers.render(found, paper_id).text_hash == paper.text_hash


def test_what_the_case_does_not_hold_is_not_drafted(station: Application, case: Case) -> None:
    for document, code in (("F9", "needs"), ("F8", "needs"), ("F5E", "unnamed_person")):
        with pytest.raises(Problem, match=rf"paper\.{code}"):
            station.papers.draft(case.id, document)
    with pytest.raises(Problem, match=r"paper\.unknown_document"):
        station.papers.draft(case.id, "F99")


def test_a_sampling_record_lists_the_samples(station: Application, case: Case) -> None:
    details = {"sample_no": "S-1", "source": "NOZZLE", "amount_ml": "1000", "sampler": "赵磊"}
    form = ExhibitForm(kind=ExhibitKind.FUEL_SAMPLE, title="油样", details=details)
    station.evidence.add_without_file(case.id, form)
    text = station.papers.draft(case.id, "F9")
    said = {section.key: section.text for section in text.sections}
    assert "S-1 · 油枪" in said["portions"]
    assert "1000 mL" in said["portions"]
    assert "取样人：赵磊" in said["people"]


def test_two_statements_of_two_people_do_not_replace_each_other(
    station: Application, case: Case
) -> None:
    one, two, again = (
        a_printed_paper(station, case.id, "F5E", About(person=name))
        for name in ("李芳", "王静", "李芳")
    )
    kept = station.cases.get(case.id).papers
    states = [kept[p.paper_id].state for p in (one, two, again)]
    assert states == ["SUPERSEDED", "PRINTED", "PRINTED"]
    assert [kept[p.paper_id].version for p in (one, two, again)] == [1, 1, 2]


def test_receipts_stand_beside_each_other(station: Application, case: Case) -> None:
    papers = station.papers
    made = [a_printed_paper(station, case.id, "F40") for _ in range(2)]
    now = station.cases.get(case.id)
    assert {now.papers[p.paper_id].state for p in made} == {"PRINTED"}
    assert all(papers.is_current(now, p.paper_id) for p in made)


def test_fields_are_changed_line_by_line_and_keep_their_names(
    station: Application, case: Case
) -> None:
    text = station.papers.draft(case.id)
    place = next(s for s in text.sections if s.key == "place")
    typed = place.text.replace("在场人员：", "在场人员: 张强\n王静\n见证单位：派出所")
    changed = msgspec.structs.replace(place, text=typed)
    sections = tuple(changed if s is place else s for s in text.sections)
    paper = paper_of(msgspec.structs.replace(text, sections=sections))
    rows = dict(paper.part("place").rows)
    assert (rows["在场人员"], rows["见证单位"]) == ("张强\n王静", "派出所")


def test_what_a_newer_version_says_otherwise_is_named(
    station: Application, case: Case, printed: WrittenPaper
) -> None:
    station.cases.change(case, {"narrative": "后来想起：加油前已经抖动。"})
    a_printed_paper(station, case.id)
    now = station.cases.get(case.id)
    assert not station.papers.is_current(now, printed.paper_id)
    assert station.papers.changed_since(now, printed.paper_id) == ("客户自述",)


def test_no_code_can_be_taken_for_a_whole_payload() -> None:
    codes = {new_code("F39") for _ in range(300)}
    assert len(codes) == 300
    assert not any(read_payload(code) for code in codes)
