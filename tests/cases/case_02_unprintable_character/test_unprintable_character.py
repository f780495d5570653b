"""One character without a glyph kept a paper from printing for ever (field reports, case 02)."""

import io
import re

import pypdfium2
import pytest
from PIL import Image

from desktop.app import Application
from desktop.evidence.files.names import shown_name
from desktop.progress import NoProgress
from desktop.services.desk.recording import Draft
from desktop.services.evidence.exhibits import ExhibitForm
from record.case import Case
from record.codes import CustodyAct
from record.journal import kinds
from tests.builders import a_case

NAMES = (
    "👌", "✔", "ئالىم", "ภาษา", "한국어", "བོད", "ᠮᠣᠩ", "𰻝\U00031350", "👨\u200d👩\u200d👧",
    "e\u0301", "שלום\u200f", "\U000f0000",
)  # fmt: skip


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (32, 32), "red").save(out, "PNG")
    return out.getvalue()


def said(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return re.sub(r"\s", "", text)


def printed(app: Application, case: Case, document: str, *, disclosure: bool = False) -> str:
    made = app.prints.render(case.id, document, NoProgress(), disclosure=disclosure)
    assert made.pages
    return said(made.pdf)


@pytest.mark.parametrize("disclosure", [False, True])
def test_a_file_name_from_a_phone_blocks_no_dossier(station: Application, disclosure: bool):
    case = a_case(station)
    form = ExhibitForm(kind="OTHER", title="图片👌")
    exhibit = station.evidence.add_bytes(case.id, png(), "微信图片_👌.png", form)
    assert "图片👌" in printed(station, case, "dossier", disclosure=disclosure)
    station.evidence.withdraw(case.id, exhibit.id, "文件名✔")
    text = printed(station, case, "dossier", disclosure=disclosure)
    assert "U+1F44C" in text
    assert "U+2714" in text


@pytest.mark.parametrize("document", ["dossier", "custody"])
def test_a_reason_that_cannot_be_changed_any_more_blocks_no_paper(
    station: Application, document: str
):
    case = a_case(station)
    station.evidence.add_bytes(case.id, png(), "a.png", ExhibitForm(kind="OTHER", title="a"))
    station.cases.unmask(case.id, "complainant.phone", "客户微信要求👌")
    assert "客户微信要求👌" in printed(station, case, document)


def _recorded_by_an_older_program(app: Application, case: Case, text: str) -> Case:
    """What stands in entries that were written before texts were cleaned."""

    def decide(_case: Case) -> list[Draft]:
        patch = kinds.CasePatch(changes={"narrative": text}, base={})
        look = kinds.AccessLog(event=CustodyAct.VIEWED, purpose=text)
        return [Draft(kinds.CASE_PATCH, patch), Draft(kinds.ACCESS_LOG, look)]

    return app.recorder.change(case.id, decide)


@pytest.mark.parametrize("mark", ["\x0b", "\x85", "\u2028", "\x07"])
def test_a_control_character_is_cleaned_at_entry_and_shown_where_it_is_recorded(
    station: Application, mark: str
):
    case = a_case(station, narrative=f"第一段{mark}第二行")
    assert case.narrative == ("第一段第二行" if mark == "\x07" else "第一段\n第二行")
    code = f"U+{ord(mark):04X}"
    assert code not in printed(station, case, "dossier")
    old = a_case(station)
    _recorded_by_an_older_program(station, old, f"第一段{mark}第二行")
    assert code in printed(station, old, "dossier")
    paper = station.papers.write(old.id, station.papers.draft(old.id, "F6"))
    assert "第二行" in said(paper.pdf)


@pytest.mark.parametrize("name", NAMES)
def test_a_customer_of_any_name_gets_a_confirmation_with_the_same_hash_ever_after(
    station: Application, name: str
):
    case = a_case(station, complainant__name=name)
    paper = station.papers.write(case.id, station.papers.draft(case.id, "F6"))
    assert station.papers.render(station.cases.get(case.id), paper.paper_id).text_hash == (
        paper.text_hash
    )
    assert paper.text_hash in said(paper.pdf)


def test_hidden_marks_of_a_file_name_stay_named(station: Application):
    assert shown_name("a\u202egpj.\x0bexe") == "a⟨U+202E⟩gpj.⟨U+000B⟩exe"
