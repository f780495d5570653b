"""Every paper that exists, of a case of the longest words and of one with nothing, box by box."""

import re
from datetime import datetime

import pytest
from pypdfium2 import PdfDocument

from desktop.prints.page import styles, text
from desktop.prints.page.blocks import (
    Boxed,
    Fields,
    Heading,
    NewPage,
    Paragraph,
    Picture,
    Signatures,
    Table,
    Turn,
)
from desktop.prints.page.ink import A4, Ink
from desktop.prints.page.page import Content, Imprint, print_document
from desktop.prints.page.text import one_line
from tests.desktop.prints import every_paper
from tests.desktop.prints.boxes import faults, seen
from tests.desktop.prints.every_paper import LANGUAGES, Made
from tests.desktop.prints.longest_case import COMPANY, PERSON, STATION, full_case, odd_pictures


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_overlaps_is_cut_or_stands_alone_on_any_paper(language: str, full: bool):
    made = list(every_paper.every_paper(language, full=full))
    # The card's fold line runs to the edge of the paper.
    found = {
        each.name: told
        for each in made
        if (told := faults(each.pdf, 0.0 if each.name.startswith("card") else 5.0))
    }
    assert found == {}
    assert len(made) == len({each.name for each in made}) > 15
    if full:
        for each in made:
            _holds_the_longest_names(each, language)


def _holds_the_longest_names(made: Made, language: str) -> None:
    said = _said(made.pdf)
    wanted = [STATION[language], PERSON[language], COMPANY[language]]
    if made.name.startswith(("labels", "comparison", "card")):
        wanted = [STATION[language], PERSON[language]] if "labels" in made.name else []
    missing = [name for name in wanted if re.sub(r"\s", "", name) not in said]
    assert missing == [], made.name


def _said(pdf: bytes) -> str:
    document = PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return re.sub(r"\s", "", "".join(pages))


def test_words_are_not_cut_inside(monkeypatch: pytest.MonkeyPatch):
    cut: list[str] = []
    whole = text._cut

    def watched(unit, look_up, room):
        cut.append(unit)
        return whole(unit, look_up, room)

    monkeypatch.setattr(text, "_cut", watched)
    text.lines.cache_clear()
    of = every_paper._Makers("en", *full_case("en"))
    assert all((of.custody(), of.register(), of.clocks(), of.form("F8"), of.comparison()))
    assert [unit for unit in cut if re.fullmatch(r"[A-Za-z.,:;()’'/-]{1,24} *", unit)] == []


def _printed(blocks: list, imprint: Imprint, **pictures: bytes) -> bytes:
    return print_document(Content("T", "试印", "TS-1", blocks, pictures), imprint).pdf


def _pages(pdf: bytes) -> list:
    document = PdfDocument(pdf)
    pages = [seen(page) for page in document]
    document.close()
    return pages


def _ink(imprint: Imprint) -> Ink:
    ink = Ink(title="", author="", subject="", at=imprint.printed_at, lang="en")
    ink.begin_page(A4)
    return ink


def test_the_reader_of_boxes_sees_what_is_wrong(imprint: Imprint):
    ink = _ink(imprint)
    for x, y, words in ((40, 60, "one over"), (45, 61, "the other"), (1, 90, "at the edge")):
        ink.line_of_text(x, y, one_line(words, styles.BODY), styles.BODY)
    ink.line_of_text(40, 120, one_line("struck through", styles.BODY), styles.BODY)
    ink.rules([(30, 123, 90, 123)], styles.RULE, 0.2)
    ink.line_of_text(40, 240, one_line("A heading", styles.HEADING), styles.HEADING)
    ink.end_page()
    ink.begin_page(A4)
    ink.line_of_text(40, 30, one_line("alone", styles.BODY), styles.BODY)
    ink.end_page()
    ink.begin_page(A4)
    ink.end_page()
    told = "\n".join(faults(ink.finish()))
    for fault in (
        "over each other: 'one over '", "outside the margins: 'at the edge'",
        "through a rule: 'struck through'", "a heading ends the page: 'A heading'",
        "page 2: nearly empty",
    ):  # fmt: skip
        assert fault in told
    assert len(told.splitlines()) == 5


def test_long_names_of_the_station_wrap_and_leave_the_page_number_alone(imprint: Imprint):
    at = datetime.fromisoformat("2026-11-21T12:00:00+08:00")
    long = Imprint(
        company=COMPANY["zh"] * 3, station=STATION["zh"] * 2, operator=PERSON["zh"],
        printed_at=at, version="1", copy_mark="CUSTOMER",
    )  # fmt: skip
    pdf = _printed([Paragraph("正文👌" * 300)], long)
    assert faults(pdf) == []
    assert COMPANY["zh"] * 3 in _said(pdf)


def test_boxes_to_sign_in_stand_with_the_last_of_what_is_signed(imprint: Imprint):
    for rows in range(18, 40):
        blocks = [Table(("甲", "乙"), (1, 3), tuple((f"行{n}", "词" * 9) for n in range(rows)))]
        pages = _pages(_printed([*blocks, Signatures(("签字人", "见证人"))], imprint))
        last = [w.text.strip() for w in pages[-1].words]
        assert f"行{rows - 1}" in last
        assert "签字人" in last


def test_a_section_that_runs_over_by_a_line_is_shared_out(imprint: Imprint):
    blocks = [Paragraph("行\n" * 43 + "末"), NewPage(landscape=True), Paragraph("完")]
    pages = _pages(_printed(blocks, imprint))
    assert len(pages) == 3
    assert faults(_printed(blocks, imprint)) == []


def test_things_of_their_own_begin_a_page_only_when_most_of_the_last_is_used(imprint: Imprint):
    short = [block for n in range(4) for block in (Turn(), Boxed(f"件{n}", "词\n词"))]
    tall = [block for n in range(4) for block in (Turn(), Boxed(f"件{n}", "词\n" * 25))]
    assert len(_pages(_printed(short, imprint))) == 1
    assert len(_pages(_printed(tall, imprint))) == 4


def test_heads_of_columns_are_wide_enough_for_their_words(imprint: Imprint):
    head = ("No.", "Description of what it proves", "Uncertainty", "Original or copy")
    rows = (("1", "x " * 200, "0.1", "Undetermined"),)
    (page,) = _pages(_printed([Table(head, (2, 90, 3, 4), rows)], imprint))
    words = {w.text.strip() for w in page.words}
    assert {"No.", "Uncertainty", "Undetermined"} <= words


def test_labels_of_fields_take_the_room_their_words_need(imprint: Imprint):
    fields = Fields((("Counterstatements", "x"), ("Name", "y" * 60)))
    (page,) = _pages(_printed([Heading("h", 2), fields], imprint))
    assert "Counterstatements" in {w.text.strip() for w in page.words}


@pytest.mark.parametrize(("number", "most"), [(0, (15.0, 11.0)), (2, (170.1, 12.0))])
def test_a_picture_is_shown_no_larger_than_its_pixels_allow(number, most, imprint: Imprint):
    data = odd_pictures()[number]
    (page,) = _pages(_printed([Picture("ab" * 32, "图", 90)], imprint, **{"ab" * 32: data}))
    (box,) = page.pictures
    assert box.right - box.left <= most[0]
    assert box.foot - box.top <= most[1]
