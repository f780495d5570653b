import io
from pathlib import Path

import msgspec
import pypdfium2 as pdfium
import pytest
from PIL import Image

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.papers import PrintedPaper
from record.case import Case
from record.problems import Problem

NOBODY = NoProgress()
STROKES = [[(0.1, 0.1, 0.0, 0.5), (0.2, 0.3, 0.1, 0.6), (0.4, 0.2, 0.2, 0.5)]]


@pytest.fixture
def printed(station: Application, case: Case) -> PrintedPaper:
    return station.confirmations.print(case.id, station.confirmations.draft(case.id))


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 20), "white").save(out, "PNG")
    return out.getvalue()


def scanned(printed: PrintedPaper, folder: Path) -> Path:
    """Draw the last page as a scanner would give it."""
    document = pdfium.PdfDocument(printed.pdf)
    picture = document[len(document) - 1].render(scale=200 / 72).to_pil().convert("RGB")
    document.close()
    path = folder / "扫描 1.jpg"
    picture.save(path, quality=90)
    return path


def test_a_printed_paper_is_bound_to_its_text(
    station: Application, case: Case, printed: PrintedPaper
) -> None:
    now = station.cases.get(case.id)
    paper = now.papers[printed.paper_id]
    assert (paper.state, paper.version, paper.code) == ("PRINTED", 1, printed.code)
    assert paper.text_hash == printed.text_hash
    assert [e.event for e in now.custody] == ["PRINTED"]
    assert station.cases.by_number(printed.code).id == case.id


def test_a_paper_is_printed_again_with_the_same_text_in_any_language(
    station: Application, case: Case, printed: PrintedPaper
) -> None:
    station.settings.change(language="en")
    station.cases.change(station.cases.get(case.id), {"summary": "后来改了"})
    assert station.confirmations.pdf(case.id, printed.paper_id)[:5] == b"%PDF-"


def test_a_text_that_is_not_what_was_recorded_is_not_printed(
    station: Application, case: Case, printed: PrintedPaper
) -> None:
    paper = station.cases.get(case.id).papers[printed.paper_id]
    for text in ({**paper.text, "result": "另一个结果"}, {"nothing": 1}):
        forged = msgspec.structs.replace(paper, text=text)
        path = f"papers.{printed.paper_id}"
        station.cases.change(station.cases.get(case.id), {path: forged})
        with pytest.raises(Problem, match=r"paper\.text_differs"):
            station.confirmations.pdf(case.id, printed.paper_id)


def test_a_new_print_supersedes_the_one_nobody_signed(
    station: Application, case: Case, printed: PrintedPaper
) -> None:
    stale = station.confirmations.draft(case.id)
    second = station.confirmations.print(case.id, station.confirmations.draft(case.id))
    third = station.confirmations.print(case.id, stale)
    papers = station.cases.get(case.id).papers
    assert [papers[p.paper_id].version for p in (printed, second, third)] == [1, 2, 3]
    states = [papers[p.paper_id].state for p in (printed, second, third)]
    assert states == ["SUPERSEDED", "SUPERSEDED", "PRINTED"]


def test_a_scan_finds_its_case_and_a_blank_box_is_told(
    station: Application, case: Case, printed: PrintedPaper, tmp_path: Path
) -> None:
    [reading] = station.confirmations.read([scanned(printed, tmp_path)], NOBODY)
    assert (reading.case_id, reading.paper_id) == (case.id, printed.paper_id)
    assert reading.version_is_current
    assert (reading.boxes["customer"], reading.why) == ("blank", "paper.not_signed")
    station.confirmations.print(case.id, station.confirmations.draft(case.id))
    [reading] = station.confirmations.read([scanned(printed, tmp_path)], NOBODY)
    assert not reading.version_is_current


def test_a_signed_scan_is_filed_once_and_signs_its_paper(
    station: Application, case: Case, printed: PrintedPaper, tmp_path: Path
) -> None:
    source = scanned(printed, tmp_path)
    [reading] = station.confirmations.read([source], NOBODY)
    signed = msgspec.structs.replace(reading, boxes={**reading.boxes, "customer": "signed"})
    exhibit = station.confirmations.file(signed, source)
    paper = station.cases.get(case.id).papers[printed.paper_id]
    assert (paper.state, paper.signed_way) == ("SIGNED", "WET_INK_SCANNED")
    assert paper.signed_evidence == exhibit.id
    assert (exhibit.kind, exhibit.details["text_hash"]) == ("CONFIRMATION", printed.text_hash)
    assert station.confirmations.file(signed, source).id == exhibit.id
    assert len(station.cases.get(case.id).evidence) == 1


def test_an_older_version_is_kept_but_signs_nothing(
    station: Application, case: Case, printed: PrintedPaper, tmp_path: Path
) -> None:
    source = scanned(printed, tmp_path)
    newer = station.confirmations.print(case.id, station.confirmations.draft(case.id))
    [reading] = station.confirmations.read([source], NOBODY)
    signed = msgspec.structs.replace(reading, boxes={"customer": "signed"})
    station.confirmations.file(signed, source)
    papers = station.cases.get(case.id).papers
    assert papers[printed.paper_id].state == "SUPERSEDED"
    assert papers[newer.paper_id].state == "PRINTED"


def test_what_is_no_form_is_filed_only_where_a_person_says(
    station: Application, case: Case, tmp_path: Path
) -> None:
    photo = tmp_path / "风景.jpg"
    Image.new("RGB", (400, 300), "navy").save(photo)
    [reading] = station.confirmations.read([photo], NOBODY)
    assert (reading.case_id, reading.why != "") == ("", True)
    with pytest.raises(Problem, match=r"paper\.not_a_form"):
        station.confirmations.file(reading, photo)
    assert station.confirmations.file(reading, photo, case.id).kind == "CONFIRMATION"


def test_a_signature_on_the_pad_is_bound_to_the_text_that_was_shown(
    station: Application, case: Case, printed: PrintedPaper
) -> None:
    sign = station.confirmations.sign_on_pad
    with pytest.raises(Problem, match=r"paper\.empty_signature"):
        sign(case.id, printed.paper_id, "周建国", [[(0, 0, 0, 0)]], png())
    with pytest.raises(Problem, match=r"paper\.unnamed_signature"):
        sign(case.id, printed.paper_id, " ", STROKES, png())
    with pytest.raises(Problem, match=r"cases\.bad_field"):
        sign(case.id, printed.paper_id, "周建国", [[(float("nan"),) * 4] * 3], png())
    with pytest.raises(Problem, match=r"paper\.unknown"):
        sign(case.id, "nothing", "周建国", STROKES, png())
    assert station.cases.get(case.id).evidence == {}
    exhibit = sign(case.id, printed.paper_id, "周建国", STROKES, png())
    assert exhibit.details["text_hash"] == printed.text_hash
    assert station.cases.get(case.id).papers[printed.paper_id].state == "SIGNED"
    with pytest.raises(Problem, match=r"paper\.not_open"):
        sign(case.id, printed.paper_id, "周建国", STROKES, png())
    with pytest.raises(Problem, match=r"paper\.not_open"):
        station.confirmations.refuse(case.id, printed.paper_id, "改主意", ["甲", "乙"])


def test_a_refusal_needs_the_words_and_two_people_who_saw_it(
    station: Application, case: Case, printed: PrintedPaper
) -> None:
    refuse = station.confirmations.refuse
    with pytest.raises(Problem, match=r"paper\.refusal_reason"):
        refuse(case.id, printed.paper_id, " ", ["赵磊", "许国强"])
    for witnesses in ([], ["赵磊"], ["赵磊", " 赵磊 "], ["赵磊", " "]):
        with pytest.raises(Problem, match=r"paper\.witnesses_missing"):
            refuse(case.id, printed.paper_id, "要回去商量", witnesses)
    assert station.cases.get(case.id).papers[printed.paper_id].state == "PRINTED"
    refused = refuse(case.id, printed.paper_id, "要回去商量", ["赵磊", "许国强"])
    paper = refused.papers[printed.paper_id]
    assert (paper.state, paper.witnesses) == ("REFUSED", ("赵磊", "许国强"))
    signed = station.confirmations.sign_on_pad(case.id, printed.paper_id, "周建国", STROKES, png())
    assert station.cases.get(case.id).papers[printed.paper_id].signed_evidence == signed.id


def test_text_that_can_not_be_printed_records_nothing(station: Application, case: Case) -> None:
    draft = station.confirmations.draft(case.id)
    bad = tuple(
        msgspec.structs.replace(s, text="坏\x00字") if s.key == "account" else s
        for s in draft.sections
    )
    with pytest.raises(Problem, match=r"text\.nul"):
        station.confirmations.print(case.id, msgspec.structs.replace(draft, sections=bad))
    assert station.cases.get(case.id) == case
