import itertools

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from record import wire
from record.case import Paper
from record.journal.ids import ALPHABET
from record.sheets.paper import (
    DATE,
    DOCUMENTS,
    MARKER_QUIET,
    SIGNATURE,
    SIGNERS,
    Box,
    SheetCode,
    code_for,
    confirmation_layout,
    document_of,
    layout_of,
    read_payload,
    sheet_payload,
)
from record.sheets.paper_text import FormText, Part

codes = st.text(alphabet=ALPHABET, min_size=1, max_size=13)


@given(codes, st.integers(1, 12), st.booleans())
def test_a_payload_reads_back_as_what_it_names(code: str, page: int, last: bool) -> None:
    payload = sheet_payload(code, page, last=last)
    assert len(payload) <= 16
    assert read_payload(payload.lower()) == SheetCode(code, page, last)


@given(codes, st.data())
def test_one_wrong_character_is_almost_always_noticed(code: str, data: st.DataObject) -> None:
    payload = sheet_payload(code, 1, last=True)
    other = data.draw(st.sampled_from(ALPHABET))
    wrong = payload[:-1] + other
    assert (read_payload(wrong) is None) == (other != payload[-1])


@pytest.mark.parametrize("text", ["", "A", "https://example.org", "𠮷野家", "0" * 40])
def test_foreign_codes_are_not_ours(text: str) -> None:
    assert read_payload(text) is None


@pytest.mark.parametrize("last", [True, False])
def test_nothing_on_the_sheet_overlaps_and_text_keeps_away_from_the_markers(last: bool) -> None:
    layout = confirmation_layout(2, last=last)
    places = [layout.qr, layout.number, layout.head, layout.body, layout.foot, *layout.boxes]
    for one, other in itertools.combinations(places, 2):
        assert not _touch(one, other, 0.0), (one, other)
    for marker, place in itertools.product(layout.markers, places):
        assert not _touch(marker, place, MARKER_QUIET), (marker, place)


def test_every_page_has_markers_of_its_own() -> None:
    ids = [m.name for page in range(1, 13) for m in confirmation_layout(page, last=False).markers]
    assert ids == [str(n) for n in range(48)]
    with pytest.raises(ValueError, match="13"):
        confirmation_layout(13, last=False)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_code_names_its_document_and_fits_the_small_qr(document: str) -> None:
    code = code_for(document, "K7M2Q9XAB")
    assert document_of(code) == document
    assert len(sheet_payload(code, 12, last=True)) <= 16


def test_a_confirmation_keeps_the_short_code_it_always_had() -> None:
    assert code_for("F6", "K7M2Q9XAB") == "K7M2Q9XAB"
    assert document_of("Z7M2Q9XABC") == "F6"
    with pytest.raises(KeyError):
        code_for("F99", "K7M2Q9XAB")
    with pytest.raises(ValueError, match="K7"):
        code_for("F6", "K7")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_document_has_boxes_of_its_own_signers_at_the_same_places(document: str) -> None:
    boxes = layout_of(document, 2, last=True).boxes
    assert tuple(b.name for b in boxes if b.kind == SIGNATURE) == SIGNERS[document]
    assert [b.name for b in boxes if b.kind == DATE] == [f"{s}_date" for s in SIGNERS[document]]
    usual = confirmation_layout(2, last=True)
    places = [(b.x, b.y, b.width, b.height) for b in boxes]
    assert places == [(b.x, b.y, b.width, b.height) for b in usual.boxes]
    assert layout_of(document, 2, last=False).boxes == ()
    assert layout_of(document, 2, last=True).markers == usual.markers


def _touch(one: Box, other: Box, gap: float) -> bool:
    return (
        one.x < other.right + gap
        and other.x < one.right + gap
        and one.y < other.bottom + gap
        and other.y < one.bottom + gap
    )


def test_a_paper_says_its_text_as_a_value_and_keeps_what_its_entry_holds() -> None:
    part = Part(key="account", title="经过", text="加油后抖动", rows=(("F6", "7K2M9PQ4X"),))
    said = FormText(
        document="F5W", title="证人说明", case_no="TS-1", version=2, station="茅箭站",
        person="李芳", parts=(part,), closing_title="声明", closing=("属实",),
        labels={"witness": "证人"},
    )  # fmt: skip
    table = {**wire.plain(said), "of_tomorrow": {"x": 1}}
    raw = {"code": "7K2M9PQ4X", "document": "F5W", "version": 2, "pages": 1,
                      "text_hash": "h", "text": table, "printed_at": "2026-11-20T03:00:00Z",
                      "printed_by": "p1"}  # fmt: skip
    paper = wire.convert(raw, Paper)
    assert (paper.said, paper.text) == (said, table)
    assert (paper.title, paper.person, paper.boxes) == ("证人说明", "李芳", {"witness": "证人"})
    assert [part.mentions(words) for words in ("7K2M", "9999")] == [True, False]
    for unreadable in ({}, {"title": 7}, {**table, "parts": "no"}):
        lost = msgspec.structs.replace(paper, text=unreadable)
        assert (lost.said, lost.title, lost.person, lost.boxes) == (None, "", "", {})
