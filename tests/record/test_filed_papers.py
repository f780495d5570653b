"""Every signed paper is evidence of its own kind, also those that were filed as something else."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from record.codes import Method
from record.evidence import Exhibit
from record.exhibits.papers import filed_paper, kind_of
from record.rules import evidence_kinds
from record.sheets import paper_kinds
from record.sheets.paper import DOCUMENTS, code_for
from tests.rulebooks import IN_FORCE, shipped

FORMS = Path(__file__).parents[2] / "resources" / "prints" / "forms.toml"
RULES = shipped().of(IN_FORCE)
SERIAL = "7K2M9PQ4X"


def an_exhibit(kind: str, details: dict[str, Any], method: str = "SCAN") -> Exhibit:
    return Exhibit(
        id="x1", exhibit_no="E01", kind=kind, title="纸", method=method, details=details,
        added_at=datetime(2026, 11, 20, tzinfo=UTC), added_by="p1", entry="e1",
    )  # fmt: skip


@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_document_is_a_kind_that_exhibits_may_have(document: str) -> None:
    kind = paper_kinds.KINDS[document]
    assert evidence_kinds.is_known(kind, RULES)
    for language in ("zh", "en"):
        assert RULES.label("evidence_kind", kind, language) != kind
    filed = an_exhibit("OTHER", {"paper": code_for(document, SERIAL), "text_hash": "h"})
    assert kind_of(filed) == kind


def test_no_two_documents_share_a_kind_and_none_is_other() -> None:
    kinds = [paper_kinds.KINDS[document] for document in DOCUMENTS]
    assert len(set(kinds)) == len(kinds)
    assert "OTHER" not in kinds
    printed = {form["document"] for form in tomllib.loads(FORMS.read_text("utf-8"))["forms"]}
    assert printed == set(paper_kinds.KINDS)


def test_the_names_of_kinds_are_the_titles_of_their_papers_in_chinese() -> None:
    titles = {f["document"]: f["title"]["zh"] for f in tomllib.loads(FORMS.read_text())["forms"]}
    for document, kind in paper_kinds.KINDS.items():
        if kind in paper_kinds.OWN_KINDS:
            assert paper_kinds.name_of(kind, "zh") == titles[document]


def test_what_is_no_paper_stays_other() -> None:
    assert kind_of(an_exhibit("OTHER", {"paper": 7})) == "OTHER"
    assert filed_paper(an_exhibit("PHOTO", {"sheets": {"A/1": {"customer": "signed"}}})) is None


def test_a_filed_page_tells_its_boxes_and_survives_what_others_wrote() -> None:
    code = code_for("F9", SERIAL)
    sheets = {f"{code}/1": {"customer": "signed", "guard": "blank"}, f"{code}/2": "?"}
    shown = filed_paper(an_exhibit("OTHER", {"paper": code, "text_hash": "h", "sheets": sheets}))
    assert shown is not None
    assert shown.boxes_of(code, "signed") == {"customer"}
    assert shown.boxes_of("other", "signed") == set()
    pad = filed_paper(an_exhibit("OTHER", {"paper": code, "box": "guard"}, method=Method.PAD))
    assert pad is not None
    assert pad.box == "guard"
