import io
from pathlib import Path

import msgspec
import pypdfium2 as pdfium
import pytest
from PIL import Image

from desktop.app import Application
from desktop.progress import Cancelled, NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.papers.copies import Copy
from record.case import Case
from record.codes import ExhibitKind, ExhibitStatus
from record.exhibits.custody import CopyFacts, copy_facts
from record.problems import Problem
from tests.builders import a_printed_paper

NOBODY = NoProgress()
REGULATOR = Copy(reader="监管局", purpose="调查")


class Impatient(NoProgress):
    """Cancel at the first question."""

    def check(self) -> None:
        raise Cancelled


def text_of(pdf: bytes) -> str:
    document = pdfium.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


@pytest.fixture
def proved(station: Application, case: Case) -> Case:
    """A case with a picture and a paper that the customer would not sign."""
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "orange").save(out, "JPEG")
    form = ExhibitForm(kind=ExhibitKind.SAMPLE_PHOTO, title="油样对比")
    station.evidence.add_bytes(case.id, out.getvalue(), "油样.jpg", form)
    printed = a_printed_paper(station, case.id)
    return station.signing.refuse(case.id, printed.paper_id, "要回去商量", ["许国强", "李芳"])


def test_what_can_be_printed_follows_the_papers(station: Application, case: Case) -> None:
    assert station.prints.documents(case) == ("dossier",)
    printed = a_printed_paper(station, case.id)
    assert station.prints.documents(station.cases.get(case.id)) == ("dossier", "confirmation")
    refused = station.signing.refuse(case.id, printed.paper_id, "不签", ["甲", "乙"])
    assert station.prints.documents(refused) == ("dossier", "confirmation", "refusal")
    for document in ("poem", ""):
        with pytest.raises(Problem, match=r"prints\.unknown_document"):
            station.prints.render(case.id, document, NOBODY)


def test_looking_at_a_print_records_nothing(station: Application, proved: Case) -> None:
    for document in station.prints.documents(proved):
        printed = station.prints.render(proved.id, document, NOBODY)
        assert printed.pdf.startswith(b"%PDF-")
        assert printed.pages >= 1
    assert station.cases.get(proved.id) == proved


def test_the_dossier_of_the_station_names_people_and_the_copy_for_outsiders_numbers(
    station: Application, proved: Case
) -> None:
    full = text_of(station.prints.render(proved.id, "dossier", NOBODY).pdf)
    copy = text_of(station.prints.render(proved.id, "dossier", NOBODY, disclosure=True).pdf)
    assert "陈立" in full
    assert "陈立" not in copy
    assert "12031" in copy
    assert "油样对比" in full


def test_the_refusal_says_each_thing_once(station: Application, proved: Case) -> None:
    text = text_of(station.prints.render(proved.id, "refusal", NOBODY).pdf).replace("\r\n", "")
    assert "要回去商量" in text
    assert text.count("要回去商量") == 1
    assert "许国强" in text
    assert "不签字不影响客户的任何权利" in text
    assert "{" not in text


def test_a_print_that_leaves_is_recorded_with_who_for_what(
    station: Application, proved: Case, tmp_path: Path
) -> None:
    printed = station.prints.render(proved.id, "dossier", NOBODY)
    before = len(proved.custody)
    with pytest.raises(Problem, match=r"cases\.reason_missing"):
        station.prints.save(proved.id, printed, tmp_path / "卷宗.pdf", Copy(reader="x", purpose=""))
    with pytest.raises(Problem, match=r"cases\.reason_missing"):
        station.prints.record_print(proved.id, printed, Copy(reader="x", purpose=" "), 1)
    with pytest.raises(Problem, match=r"prints\.not_saved"):
        station.prints.save(proved.id, printed, tmp_path / "没有" / "卷宗.pdf", REGULATOR)
    assert len(station.cases.get(proved.id).custody) == before
    station.prints.save(proved.id, printed, tmp_path / "卷宗.pdf", REGULATOR)
    filed = Copy(reader="油站档案", purpose="存档", count=3)
    station.prints.record_print(proved.id, printed, filed, printed.pages)
    assert (tmp_path / "卷宗.pdf").read_bytes() == printed.pdf
    saved, put_on_paper = station.cases.get(proved.id).custody[before:]
    assert (saved.event, saved.purpose, saved.to) == ("EXPORTED", "调查", "监管局")
    assert (put_on_paper.event, put_on_paper.purpose) == ("PRINTED", "存档")
    told = CopyFacts(document="dossier", code=printed.check_code, pages=printed.pages)
    changed = msgspec.structs.replace
    assert copy_facts(saved) == changed(told, copies=1, file="卷宗.pdf")
    assert copy_facts(put_on_paper) == changed(told, copies=3)


def test_a_damaged_original_is_not_printed_as_if_it_were_whole(
    station: Application, proved: Case
) -> None:
    [exhibit] = [e for e in proved.evidence.values() if e.kind == ExhibitKind.SAMPLE_PHOTO]
    station.vault.path_of(exhibit.files[0].h).unlink()
    with pytest.raises(Problem, match=r"evidence\.damaged"):
        station.prints.render(proved.id, "dossier", NOBODY)
    assert station.evidence.exhibit(proved.id, exhibit.id).status == ExhibitStatus.DAMAGED


def test_printing_can_be_cancelled(station: Application, proved: Case) -> None:
    with pytest.raises(Cancelled):
        station.prints.render(proved.id, "dossier", Impatient())


def test_why_a_picture_is_not_shown_is_told_as_it_is(station: Application, case: Case) -> None:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "JPEG")
    kept = station.evidence.add_bytes(
        case.id, out.getvalue(), "照片.jpg", ExhibitForm(kind=ExhibitKind.PHOTO, title="照片")
    )
    station.evidence.withdraw(case.id, kept.id, "加重了")
    text = text_of(station.prints.render(case.id, "dossier", NOBODY).pdf)
    assert "该证据已撤回，此处不展示图像" in text
    assert "不在本机" not in text
