"""What the practice station prints or exports says on every page and part that it is practice."""

from pathlib import Path

import msgspec
import pypdfium2
import pytest

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.cases.exports import verify
from desktop.services.papers.papers import About
from desktop.services.samples import comparison
from record.case import Case, Proposal
from record.codes import ProposalAnswer
from record.measures import Fen
from tests.builders import NOON

MARK = "练习 · PRACTICE"


@pytest.fixture
def practising(station: Application) -> Application:
    station.session.device = msgspec.structs.replace(station.session.device, practice=True)
    return station


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_of_every_paper_is_marked(
    practising: Application, case: Case, language: str
) -> None:
    practising.settings.change(language=language)
    offer = Proposal(remedy="REFUND", amount=Fen(100), answer=ProposalAnswer.ACCEPTED)
    case = practising.cases.add(case, "proposals", offer)
    about = About(person="李芳", relation="加油员")
    found = []
    for document in practising.papers.offered(case):
        draft = practising.papers.draft(case.id, document, about)
        found += pages(practising.papers.write(case.id, draft).pdf)
    for document in practising.prints.documents(practising.cases.get(case.id)):
        found += pages(practising.prints.render(case.id, document, NoProgress()).pdf)
    outside = practising.prints.render(case.id, "dossier", NoProgress(), disclosure=True)
    found += pages(outside.pdf)
    assert len(found) > 12
    assert [page[:60] for page in found if "PRACTICE" not in page or "练习" not in page] == []


def test_the_mark_changes_no_text_and_no_hash(station: Application, case: Case) -> None:
    written = station.papers.write(case.id, station.papers.draft(case.id))
    assert not any("PRACTICE" in page for page in pages(written.pdf))
    station.session.device = msgspec.structs.replace(station.session.device, practice=True)
    again = station.papers.render(station.cases.get(case.id), written.paper_id)
    assert again.text_hash == written.text_hash
    assert all("PRACTICE" in page for page in pages(again.pdf))


def test_a_package_says_so_in_its_name_and_first_lines_and_still_verifies(
    practising: Application, case: Case, tmp_path: Path
) -> None:
    practising.papers.write(case.id, practising.papers.draft(case.id))
    bag = practising.exports.export(case.id, tmp_path / "出", NoProgress(), "练习")
    assert bag.name.startswith("PRACTICE-")
    assert MARK in (bag / "bag-info.txt").read_text(encoding="utf-8").splitlines()[0]
    assert MARK in (bag / "VERIFY.txt").read_text(encoding="utf-8").splitlines()[0]
    assert verify(bag).ok


def test_a_card_for_practice_is_marked() -> None:
    _serial, pdf = comparison.new_card(NOON, practice=True)
    assert "PRACTICE" in pages(pdf)[0]
    assert "PRACTICE" not in pages(comparison.new_card(NOON)[1])[0]
