from pathlib import Path

import msgspec
import pypdfium2 as pdfium
import pytest
from PIL import Image

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.papers.papers import About, WrittenPaper
from record.case import Case, Proposal
from record.codes import ExhibitKind, PaperState, ProposalAnswer
from record.problems import Problem
from record.sheets.paper import SIGNERS
from tests import builders
from tests.builders import a_printed_paper
from tests.desktop.signed_pages import scan

NOBODY = NoProgress()


@pytest.fixture
def printed(station: Application, case: Case) -> WrittenPaper:
    return a_printed_paper(station, case.id)


def scanned(printed: WrittenPaper, folder: Path, *signed: str) -> Path:
    """The last page as a scanner would give it."""
    return scan(printed.pdf, folder / "扫描 件", signed)[-1]


def test_a_scan_finds_its_case_and_a_blank_box_is_told(
    station: Application, case: Case, printed: WrittenPaper, tmp_path: Path
) -> None:
    [reading] = station.readings.read([scanned(printed, tmp_path)], NOBODY)
    assert (reading.case_id, reading.paper_id) == (case.id, printed.paper_id)
    assert reading.version_is_current
    assert (reading.boxes["customer"], reading.why) == ("blank", "paper.not_signed")
    assert reading.unsigned == ("customer", "station")
    assert reading.missing == tuple(range(1, printed.pages))


def test_a_signed_scan_is_filed_once_and_signs_its_paper(
    station: Application, case: Case, printed: WrittenPaper, tmp_path: Path
) -> None:
    source = scanned(printed, tmp_path, "customer", "station")
    [reading] = station.readings.read([source], NOBODY)
    exhibit = station.readings.file(reading, source)
    paper = station.cases.get(case.id).papers[printed.paper_id]
    assert (paper.state, paper.signed_way) == ("SIGNED", "WET_INK_SCANNED")
    assert paper.signed_evidence == exhibit.id
    assert (exhibit.kind, exhibit.details["text_hash"]) == ("CONFIRMATION", printed.text_hash)
    assert station.readings.file(reading, source).id == exhibit.id
    assert len(station.cases.get(case.id).evidence) == 1
    [again] = station.readings.read([source], NOBODY)
    assert again.known == exhibit.exhibit_no


def test_an_older_version_is_said_with_what_changed_and_signs_nothing(
    station: Application, case: Case, printed: WrittenPaper, tmp_path: Path
) -> None:
    source = scanned(printed, tmp_path, "customer", "station")
    station.cases.change(case, {"narrative": "加油前已经抖动。"})
    newer = a_printed_paper(station, case.id)
    [reading] = station.readings.read([source], NOBODY)
    assert (reading.version_is_current, reading.version) == (False, 1)
    assert reading.changed == ("客户自述",)
    station.readings.file(reading, source)
    papers = station.cases.get(case.id).papers
    assert papers[printed.paper_id].state == PaperState.SUPERSEDED
    assert papers[newer.paper_id].state == PaperState.PRINTED


def test_what_is_no_form_is_filed_only_where_a_person_says(
    station: Application, case: Case, tmp_path: Path
) -> None:
    photo = tmp_path / "风景.jpg"
    Image.new("RGB", (400, 300), "navy").save(photo)
    [reading] = station.readings.read([photo], NOBODY)
    assert (reading.case_id, reading.why != "") == ("", True)
    with pytest.raises(Problem, match=r"paper\.not_a_form"):
        station.readings.file(reading, photo)
    assert station.readings.file(reading, photo, case.id).kind == ExhibitKind.OTHER


def test_a_page_is_never_filed_into_another_case_than_its_code_says(
    station: Application, case: Case, printed: WrittenPaper, tmp_path: Path
) -> None:
    other = builders.a_case(station)
    source = scanned(printed, tmp_path, "customer", "station")
    [reading] = station.readings.read([source], NOBODY)
    with pytest.raises(Problem, match=r"paper\.wrong_case"):
        station.readings.file(reading, source, other.id)
    foreign = a_printed_paper(station, other.id)
    with pytest.raises(Problem, match=r"paper\.wrong_case"):
        station.readings.place(reading, other.id, foreign.paper_id, 1)
    assert station.cases.get(other.id).evidence == {}


def test_a_page_placed_by_hand_is_unsure_until_somebody_looks(
    station: Application, case: Case, printed: WrittenPaper, tmp_path: Path
) -> None:
    photo = tmp_path / "皱.jpg"
    Image.new("RGB", (400, 300), "white").save(photo)
    [reading] = station.readings.read([photo], NOBODY)
    with pytest.raises(Problem, match=r"paper\.no_such_page"):
        station.readings.place(reading, case.id, printed.paper_id, 9)
    placed = station.readings.place(reading, case.id, printed.paper_id, printed.pages)
    assert (placed.case_id, placed.why) == (case.id, "paper.unsure")
    exhibit = station.readings.file(placed, photo)
    assert exhibit.details["page"] == str(printed.pages)
    assert station.cases.get(case.id).papers[printed.paper_id].state == PaperState.PRINTED


def test_a_paper_whose_kept_text_was_changed_is_not_filed(
    station: Application, case: Case, printed: WrittenPaper, tmp_path: Path
) -> None:
    source = scanned(printed, tmp_path, "customer", "station")
    [reading] = station.readings.read([source], NOBODY)
    paper = station.cases.get(case.id).papers[printed.paper_id]
    forged = msgspec.structs.replace(paper, text={**paper.text, "closing": ["别的"]})
    station.cases.change(station.cases.get(case.id), {f"papers.{printed.paper_id}": forged})
    with pytest.raises(Problem, match=r"paper\.text_differs"):
        station.readings.file(reading, source)


def _documents(station: Application, case: Case) -> dict[str, WrittenPaper]:
    """Every paper of a case that holds something for all of them, the refusal last."""
    for kind in ("FUEL_SAMPLE", "SAMPLE_COMPARISON", "MEASURE_TEST"):
        station.evidence.add_without_file(case.id, ExhibitForm(kind=kind, title=kind))
    station.cases.add(
        station.cases.get(case.id),
        "proposals",
        Proposal(remedy="REFUND", answer=ProposalAnswer.ACCEPTED),
    )
    about = About(person="李芳", relation="当班")
    papers = station.papers
    made = {
        document: a_printed_paper(station, case.id, document, about)
        for document in papers.offered(station.cases.get(case.id))
    }
    refused = station.signing.refuse(case.id, made["F6"].paper_id, "不签", ["许国强", "王静"])
    key = station.signing.refusal_of(refused, made["F6"].paper_id)
    kept = refused.papers[key]
    made["F39"] = WrittenPaper(
        paper_id=key,
        code=kept.code,
        pdf=papers.pdf(case.id, key),
        pages=kept.pages,
        text_hash=kept.text_hash,
    )
    return made


def test_every_form_comes_back_signed_to_its_case(
    station: Application, case: Case, tmp_path: Path
) -> None:
    made = _documents(station, case)
    assert set(made) == set(SIGNERS)
    for document, printed in made.items():
        pages = scan(printed.pdf, tmp_path / document, SIGNERS[document], document)
        [reading] = station.readings.read([pages[-1]], NOBODY)
        assert (reading.paper_id, reading.document) == (printed.paper_id, document), document
        signed = {name: reading.boxes[name] for name in SIGNERS[document]}
        assert set(signed.values()) == {"signed"}, document
        exhibit = station.readings.file(reading, pages[-1])
        paper = station.cases.get(case.id).papers[printed.paper_id]
        assert (paper.state, exhibit.details["text_hash"]) == ("SIGNED", printed.text_hash)


def test_a_pdf_with_all_pages_is_one_exhibit_that_shows_each(
    station: Application, case: Case, printed: WrittenPaper, tmp_path: Path
) -> None:
    source = tmp_path / "全部.pdf"
    source.write_bytes(printed.pdf)
    readings = station.readings.read([source], NOBODY)
    assert [r.page for r in readings] == list(range(1, printed.pages + 1))
    assert all(r.missing == () and not r.shared for r in readings)
    exhibits = {station.readings.file(r, source).id for r in readings}
    assert len(exhibits) == 1
    [exhibit] = station.cases.get(case.id).evidence.values()
    assert set(exhibit.details["sheets"]) == {r.sheet for r in readings}


def test_of_a_stack_with_two_cases_each_gets_only_its_own_page(
    station: Application, case: Case, printed: WrittenPaper, tmp_path: Path
) -> None:
    other = builders.a_case(station)
    foreign = a_printed_paper(station, other.id)
    source = tmp_path / "一摞.pdf"
    joined = pdfium.PdfDocument.new()
    for pdf in (printed.pdf, foreign.pdf):
        part = pdfium.PdfDocument(pdf)
        joined.import_pages(part)
        part.close()
    joined.save(source)
    joined.close()
    readings = station.readings.read([source], NOBODY)
    assert {r.case_id for r in readings} == {case.id, other.id}
    assert all(r.shared for r in readings)
    whole = source.read_bytes()
    for reading in readings:
        exhibit = station.readings.file(reading, source)
        assert station.vault.path_of(exhibit.files[0].h).read_bytes() != whole
    counts = [len(station.cases.get(one.id).evidence) for one in (case, other)]
    assert counts == [printed.pages, foreign.pages]
