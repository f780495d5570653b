"""Printed is said when a printer took it or a file was saved, with whom it is for."""

from pathlib import Path

import pytest

from desktop.app import Application
from desktop.messages import copied
from desktop.progress import NoProgress
from desktop.services.papers.copies import Copy
from desktop.services.papers.papers import About, WrittenPaper
from record.case import Case
from record.evidence import CustodyEvent
from record.exhibits.custody import CopyFacts, copy_facts
from record.problems import Problem
from record.sheets.paper import DOCUMENTS
from tests.builders import COPY, NOON, SetClock, a_printed_paper

PNG_STROKES = [[(0.1, 0.1, 0.0, 0.5), (0.2, 0.3, 0.1, 0.6), (0.4, 0.2, 0.2, 0.5)]]


@pytest.fixture
def written(station: Application, case: Case) -> WrittenPaper:
    return station.papers.write(case.id, station.papers.draft(case.id))


def paper_now(station: Application, case: Case, paper: WrittenPaper) -> tuple[str, bool]:
    kept = station.cases.get(case.id).papers[paper.paper_id]
    return kept.state, kept.printed


def test_a_paper_that_was_written_is_prepared_and_nothing_says_printed(
    station: Application, case: Case, written: WrittenPaper
) -> None:
    assert paper_now(station, case, written) == ("PREPARED", False)
    assert station.cases.get(case.id).custody == ()
    assert "UNSIGNED" not in [r.kind for item in station.today.items() for r in item.reasons]
    dossier = station.prints.render(case.id, "dossier", NoProgress())
    assert dossier.pages


def test_it_is_printed_once_the_printer_took_every_page(
    station: Application, case: Case, written: WrittenPaper, clock: SetClock
) -> None:
    station.papers.record_print(case.id, written.paper_id, COPY, written.pages - 1)
    assert paper_now(station, case, written) == ("PREPARED", False)
    clock.move(minutes=5)
    two = Copy(reader="客户和加油站", purpose="签署", count=2)
    now = station.papers.record_print(case.id, written.paper_id, two, written.pages)
    paper = now.papers[written.paper_id]
    assert (paper.state, paper.printed, paper.printed_at) == ("PRINTED", True, clock.now())
    event = now.custody[-1]
    assert (event.event, event.to, event.purpose) == ("PRINTED", "客户和加油站", "签署")
    assert copy_facts(event) == CopyFacts(
        document="F6", code=written.code, copies=2, pages=written.pages
    )
    clock.move(minutes=5)
    again = station.papers.record_print(case.id, written.paper_id, COPY, written.pages)
    assert again.papers[written.paper_id].printed_at == paper.printed_at


def test_a_copy_without_reader_or_purpose_is_not_made(
    station: Application, case: Case, written: WrittenPaper, tmp_path: Path
) -> None:
    before = station.cases.get(case.id)
    for copy, code in (
        (Copy(reader=" ", purpose="x"), "paper.no_reader"),
        (Copy(reader="x", purpose=" "), "cases.reason_missing"),
    ):
        with pytest.raises(Problem) as refused:
            station.papers.save(case.id, written.paper_id, tmp_path / "a.pdf", copy)
        assert refused.value.code == code
    assert not list(tmp_path.glob("*.pdf*"))
    assert station.cases.get(case.id) == before


def test_saving_counts_as_printed_and_names_the_file(
    station: Application, case: Case, written: WrittenPaper, tmp_path: Path
) -> None:
    with pytest.raises(Problem, match=r"prints\.not_saved"):
        station.papers.save(case.id, written.paper_id, tmp_path / "没有" / "a.pdf", COPY)
    assert paper_now(station, case, written) == ("PREPARED", False)
    target = station.papers.save(case.id, written.paper_id, tmp_path / "确认书.pdf", COPY)
    assert target.read_bytes().startswith(b"%PDF-")
    assert paper_now(station, case, written) == ("PRINTED", True)
    event = station.cases.get(case.id).custody[-1]
    said = copy_facts(event)
    assert (event.event, event.to) == ("EXPORTED", COPY.reader)
    assert said is not None
    assert said.file == "确认书.pdf"


def test_a_printed_version_stays_until_a_newer_one_is_printed(
    station: Application, case: Case
) -> None:
    first = a_printed_paper(station, case.id)
    second = station.papers.write(case.id, station.papers.draft(case.id))
    third = station.papers.write(case.id, station.papers.draft(case.id))
    states = [paper_now(station, case, p)[0] for p in (first, second, third)]
    assert states == ["PRINTED", "SUPERSEDED", "PREPARED"]
    station.papers.record_print(case.id, third.paper_id, COPY, third.pages)
    assert [paper_now(station, case, p)[0] for p in (first, third)] == ["SUPERSEDED", "PRINTED"]


def test_a_refusal_is_prepared_until_its_record_is_printed(
    station: Application, case: Case
) -> None:
    printed = a_printed_paper(station, case.id)
    refused = station.signing.refuse(case.id, printed.paper_id, "不签", ["甲", "乙"])
    record = refused.papers[station.signing.refusal_of(refused, printed.paper_id)]
    assert (record.state, record.printed) == ("PREPARED", False)
    assert [e.event for e in refused.custody] == ["PRINTED"]


def test_the_preview_of_a_paper_prints_the_paper(
    station: Application, case: Case, written: WrittenPaper
) -> None:
    shown = station.prints.render(case.id, "confirmation", NoProgress())
    station.prints.record_print(case.id, shown, COPY, shown.pages)
    assert paper_now(station, case, written) == ("PRINTED", True)


@pytest.mark.parametrize(
    ("event", "purpose", "to", "found", "said"),
    [
        ("PRINTED", "1203ABCDE", "", "F6", CopyFacts(document="F6", code="1203ABCDE")),
        ("PRINTED", "1203ABCDE", "", "1203ABCDE", CopyFacts(document="F6", code="1203ABCDE")),
        ("PRINTED", "存档", "", "dossier AB-CD", CopyFacts(document="dossier", code="AB-CD")),
        ("PRINTED", "", "", "F10 F11", CopyFacts(document="labels")),
        (
            "EXPORTED", "给监管局", "卷宗.pdf", "custody:0199 AB-CD",
            CopyFacts(document="custody", code="AB-CD", file="卷宗.pdf"),
        ),
        ("EXPORTED", "给监管局", "", "ab" * 32, None),
        ("VIEWED", "", "", "F6", None),
    ],
)  # fmt: skip
def test_what_earlier_programs_wrote_of_copies_is_understood(
    event: str, purpose: str, to: str, found: str, said: CopyFacts | None
) -> None:
    told = CustodyEvent(
        event=event, at=NOON, actor="u", device="d", purpose=purpose, to=to, found=found
    )
    assert copy_facts(told) == said


def test_every_document_has_one_name_in_both_languages(station: Application, case: Case) -> None:
    about = About(person="李芳", relation="加油员")
    for language in ("zh", "en"):
        station.settings.change(language=language)
        for name in DOCUMENTS:
            said = copied(CopyFacts(document=name, code="X", copies=2), language, "R")
            assert station.papers.title(name) in said
    assert about.person
