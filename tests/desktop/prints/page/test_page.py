import re
import unicodedata
import zlib
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from desktop.prints.page import fonts
from desktop.prints.page.blocks import (
    Aside,
    Boxed,
    Contents,
    Fields,
    Heading,
    Items,
    Moment,
    NewPage,
    Paragraph,
    Table,
    TimeLine,
    content_hash,
)
from desktop.prints.page.page import Content, Imprint, Printed, print_document
from record.journal.ids import check_code

HOSTILE = (
    '<Li Lei> said hello & <b>A&B;</b> a<b and c>d <img src="/etc/hostname"/> '
    '<a href="http://x.test">x</a> <onDraw name="f" label="l"/> <seq> &lt; &#x41; '
    '<font color="red">'
)
_NOON = datetime(2026, 11, 21, 4, 5, tzinfo=UTC)
RARE = "𠮷野家 𬸚 㐀 䶮 㛃 𬙂 𫖳 𬍛"


def _print(blocks: list, imprint: Imprint, **pictures: bytes) -> Printed:
    return print_document(Content("TEST", "试印", "TS-1", blocks, pictures), imprint)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _without_running(said: str) -> str:
    """Text of pages without their heads and feet."""
    return re.sub(r"华油销售有限公司朝阳分公司试印TS-1|制作2026.*?（UTC\+8）", "", said)


@pytest.mark.parametrize("text", [RARE, HOSTILE, "‘’“”…—·￥%‰℃①㎡²", "x\u00a0y\u3000z"])
@pytest.mark.parametrize("block", [Paragraph, lambda t: Boxed("标", t), lambda t: Items((t,)),
    lambda t: Fields((("名", t),)), lambda t: Table(("头",), (1,), ((t,),)),
    lambda t: TimeLine((Moment("1", t),)), Heading])  # fmt: skip
def test_the_text_copied_from_a_paper_is_the_text_stored(text, block, imprint, extracted):
    assert _bare(text) in extracted(_print([block(text)], imprint).pdf)


def test_ten_thousand_characters_come_back_whole(imprint: Imprint, extracted):
    text = "".join(chr(0x4E00 + n * 7 % 20000) for n in range(10_000))
    printed = _print([Boxed("客户自述", text)], imprint)
    assert printed.pages > 4
    assert text in _without_running(extracted(printed.pdf))


# PDFium writes ligatures out and drops what has no width where a font subset begins; what runs from
# the right has a test of its own.
VISIBLE = st.characters(
    codec="utf-8",
    max_codepoint=0x2FFFF,
    exclude_categories=("Cc", "Cf", "Cs", "Mn", "Zs", "Zl", "Zp"),
    exclude_characters="\u115f\u1160\u3164ﬀﬁﬂﬃﬄﬅﬆ",
).filter(
    lambda c: not re.match(r"[\u0590-\u08ff\ufb13-\ufdff\ufe70-\ufefc\U00010800-\U0001efff]", c)
)


@given(st.text(VISIBLE | st.sampled_from("加油站𠮷𬸚<&> \n"), max_size=60))
@settings(max_examples=80)
def test_any_text_prints_and_comes_back(text: str):
    imprint = Imprint(company="公司", station="站", operator="人", printed_at=_NOON, version="1")
    document = PdfDocument(_print([Paragraph(f"始{text}终")], imprint).pdf)
    copied = _bare("".join(page.get_textpage().get_text_range() for page in document))
    document.close()
    assert f"始{_bare(text)}终" in copied


BIDI = "收据\u202e321\u202c号\u200f \u2066A\u2069\u200b\ufeff乙\ufe0f"


def test_marks_of_direction_are_kept_and_never_turn_what_is_drawn(imprint: Imprint, extracted):
    assert _bare(BIDI) in extracted(_print([Paragraph(BIDI)], imprint).pdf)


@pytest.mark.parametrize("text", [
    "微信图片_👌.png", "✔ 已核对", "ئالىم ھاجى", "车主 שלום 先生", "한국 사람", "བོད་ཡིག",
    "ᠮᠣᠩᠭᠣᠯ", "ภาษาไทย", "𰻝\U00031350\U000323af", "👨\u200d👩\u200d👧 全家",
    "e\u0301 x\u0301", "\U000f0000",
])  # fmt: skip
def test_what_no_font_draws_prints_as_its_code_and_is_copied_as_itself(text, imprint, extracted):
    printed = _print([Paragraph(text), Fields((("名", text),))], imprint)
    told = extracted(printed.pdf)
    assert told.count(_bare(unicodedata.normalize("NFC", text).replace("\u200d", ""))) == 2
    missing = [f"U+{ord(c):04X}" for c in text if fonts.runs(c)[0].stands_in]
    assert [code for code in missing if code not in told] == []


def test_each_page_names_the_stand_ins_that_are_on_it(imprint: Imprint):
    blocks = [
        Paragraph("好👌"),
        NewPage(),
        Paragraph("好"),
        NewPage(landscape=True),
        Heading("✔한"),
    ]
    document = PdfDocument(_print(blocks, imprint).pdf)
    named = [re.findall(r"U\+\w+", page.get_textpage().get_text_range()) for page in document]
    document.close()
    assert named == [["U+1F44C"], [], ["U+2714", "U+D55C"]]


def test_a_page_of_many_stand_ins_says_how_many_and_names_what_fits(imprint: Imprint, extracted):
    said = extracted(_print([Paragraph("".join(chr(0xE000 + n) for n in range(50)))], imprint).pdf)
    assert "本页有50种" in said
    assert 8 < said.count("U+E0") < 50
    assert "…" in said.partition("本页有50种")[2]


@pytest.mark.parametrize("mark", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_what_breaks_a_line_but_cannot_be_typed_is_seen_and_breaks_the_line(mark, imprint):
    document = PdfDocument(_print([Paragraph(f"前{mark}后")], imprint).pdf)
    said = document[0].get_textpage().get_text_range()
    document.close()
    assert f"U+{ord(mark):04X}" in said
    assert not re.search(r"前.?后", said)


def test_stand_ins_do_not_change_what_a_paper_says(imprint: Imprint):
    blocks = [Paragraph("客户👌\x0b说")]
    assert _print(blocks, imprint).text_hash == content_hash("TEST", "TS-1", blocks)


def test_nobody_s_name_keeps_a_paper_from_printing(imprint: Imprint, extracted):
    odd = msgspec.structs.replace(imprint, company="한👌\x0b", station="ئا", operator="✔" * 8)
    said = extracted(_print([Heading("题\x07"), Paragraph("好")], odd).pdf)
    assert "한👌" in said
    assert "U+2714" in said


def test_every_font_is_embedded_and_nothing_is_loaded_by_reference(imprint: Imprint):
    pdf = _print([Paragraph(RARE + HOSTILE)], imprint).pdf
    fonts_named = re.findall(rb"/BaseFont /([\w+-]+)", pdf)
    assert fonts_named
    assert all(re.match(rb"[A-Z]{6}\+", name) for name in fonts_named)
    assert pdf.count(b"/FontFile2") == len(set(fonts_named))
    assert b"Helvetica" not in pdf
    assert b"/URI" not in pdf
    assert b"/JavaScript" not in pdf
    assert b"ASCII85" not in pdf


def test_the_map_to_unicode_uses_surrogate_pairs_in_blocks_of_a_hundred(imprint: Imprint):
    text = "".join(chr(0x20000 + n) for n in range(150)) + "𠮷"
    maps = [m for m in _streams(_print([Paragraph(text)], imprint).pdf) if b"beginbfchar" in m]
    assert any(b"<D842DFB7>" in one for one in maps)
    assert all(int(n) <= 100 for one in maps for n in re.findall(rb"(\d+) beginbfchar", one))


def test_the_content_hash_leaves_out_who_prints_and_when(imprint: Imprint):
    other = msgspec.structs.replace(
        imprint, operator="李静", printed_at=imprint.printed_at + timedelta(days=3), version="9"
    )
    blocks = [Paragraph("同一案件")]
    mine, theirs = _print(blocks, imprint), _print(blocks, other)
    assert mine.text_hash == theirs.text_hash == content_hash("TEST", "TS-1", blocks)
    assert mine.check_code == theirs.check_code == check_code(mine.text_hash)
    assert mine.pdf != theirs.pdf


@pytest.mark.parametrize("other", [
    [Paragraph("同一案件。")], [Heading("同一案件")], [Paragraph("同一"), Paragraph("案件")],
    [NewPage(), Paragraph("同一案件", "body"), Paragraph("")],
])  # fmt: skip
def test_other_words_have_another_hash(other: list):
    assert content_hash("T", "1", [Paragraph("同一案件")]) != content_hash("T", "1", other)


def test_asides_and_page_numbers_stay_out_of_the_hash():
    blocks = [Paragraph("案情")]
    more = [*blocks, Aside((Paragraph("回执"),)), Contents(("一",)), NewPage()]
    assert content_hash("T", "1", blocks) == content_hash("T", "1", more)


def test_the_same_input_gives_the_same_bytes(imprint: Imprint):
    blocks = [Heading("一"), Paragraph(RARE), Table(("a", "b"), (1, 2), (("1", "2"),) * 80)]
    assert _print(blocks, imprint).pdf == _print(blocks, imprint).pdf


def test_every_page_carries_number_station_operator_version_hash_and_code(imprint: Imprint):
    printed = _print([Paragraph("正文\n" * 150)], imprint)
    document = PdfDocument(printed.pdf)
    assert len(document) == printed.pages > 2
    for number, page in enumerate(document, 1):
        text = page.get_textpage().get_text_range()
        for shown in ("华油销售", "TS-1", "王磊", "1203 朝阳路加油站", "0.1.0", "2026-11-21 14:05"):
            assert shown in text
        assert f"第 {number} 页 共 {printed.pages} 页" in text
        assert printed.text_hash[:16] in text
        assert printed.check_code in text
    document.close()


@pytest.mark.parametrize(("mark", "shown"), [("CUSTOMER", "客户联"), ("INTERNAL", "内部资料")])
def test_a_copy_mark_stands_on_every_page(mark, shown, imprint, extracted):
    marked = msgspec.structs.replace(imprint, copy_mark=mark)
    printed = _print([Paragraph("正文\n" * 100)], marked)
    assert extracted(printed.pdf).count(shown) == printed.pages
    assert printed.text_hash == _print([Paragraph("正文\n" * 100)], imprint).text_hash


def test_a_table_repeats_its_head_and_loses_no_row(imprint: Imprint, extracted):
    rows = tuple((f"第{n}行", "说明文字" * (n % 9)) for n in range(300))
    printed = _print([Table(("行号表头", "说明"), (1, 3), rows)], imprint)
    text = extracted(printed.pdf)
    assert text.count("行号表头") == printed.pages > 5
    assert all(f"第{n}行" in text for n in range(300))


def test_a_row_taller_than_a_page_goes_on_over_the_page(imprint: Imprint, extracted):
    long = "".join(chr(0x4E00 + n) for n in range(4000))
    printed = _print([Table(("甲", "乙"), (1, 4), (("短", long),))], imprint)
    assert long in _without_running(extracted(printed.pdf)).replace("甲乙", "")


def test_landscape_pages_stand_between_upright_ones(imprint: Imprint):
    blocks = [Paragraph("一"), NewPage(landscape=True), Paragraph("二"), NewPage(), Paragraph("三")]
    document = PdfDocument(_print(blocks, imprint).pdf)
    assert [page.get_width() > page.get_height() for page in document] == [False, True, False]
    document.close()


def test_a_heading_never_ends_a_page(imprint: Imprint):
    for count in range(30, 60):
        blocks = [Paragraph("行\n" * count + "末"), Heading("标题在此"), Paragraph("首行。\n次行")]
        document = PdfDocument(_print(blocks, imprint).pdf)
        for page in document:
            text = page.get_textpage().get_text_range()
            assert ("标题在此" in text) == ("首行" in text)
        document.close()


def test_contents_name_the_pages_of_headings(imprint: Imprint):
    blocks = [Contents(("甲章", "乙章")), NewPage(), Heading("甲章"), Paragraph("x\n" * 120),
        Heading("乙章")]  # fmt: skip
    document = PdfDocument(_print(blocks, imprint).pdf)
    lines = document[0].get_textpage().get_text_range()
    assert re.search(r"甲章\s*2\b", lines)
    found = next(n for n in range(1, len(document) + 1) if n > 1 and "乙章" in
        document[n - 1].get_textpage().get_text_range())  # fmt: skip
    assert re.search(rf"乙章\s*{found}\b", lines)
    assert [entry.get_title() for entry in document.get_toc()] == ["甲章", "乙章"]
    document.close()


def test_the_properties_name_no_person(imprint: Imprint):
    document = PdfDocument(_print([Paragraph("x")], imprint).pdf)
    properties = document.get_metadata_dict()
    document.close()
    assert properties["Title"] == "试印 TS-1"
    assert "王磊" not in "".join(properties.values())
    assert properties["CreationDate"].startswith("D:2026112106")


def _streams(pdf: bytes) -> list[bytes]:
    found = []
    for raw in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(raw))
        except zlib.error:
            continue
    return found
