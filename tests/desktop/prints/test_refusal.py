import msgspec
import pytest
import zxingcpp

from desktop.prints import refusal
from desktop.prints.page import Imprint
from desktop.prints.refusal import RefusalText
from record.paper import read_payload

CODE = "1203REFSA"


@pytest.fixture
def text() -> RefusalText:
    return RefusalText(
        case_no="TS-1203-20261121-001",
        station="朝阳路加油站（1203）",
        representative="王磊",
        customer="𠮷野",
        paper="客户确认书 第 1 版",
        paper_code="1203ABCDE",
        paper_hash="ab" * 32,
        at="2026-11-21 14:20",
        place="站房",
        said="我不签 {at}，要先问律师。",
        witnesses=("张强（值班员工）", "李静（在场客户）"),
        footage="E06 站房监控",
        closing=("{at}，在{place}，{representative}向{customer}出示了《{document}》（{code}）。",
            "原因：{reason}", "见证：{witnesses}。", "保留{unknown}"),
    )  # fmt: skip


def test_a_refusal_says_what_was_offered_what_was_said_and_who_saw_it(text, imprint, extracted):
    said = extracted(refusal.render(text, CODE, imprint).pdf)
    for part in ("拒签说明", "客户确认书第1版", "ab" * 32, "张强（值班员工）", "E06站房监控"):
        assert part in said


def test_blanks_of_the_wording_are_filled_once(text, imprint: Imprint, extracted):
    said = extracted(refusal.render(text, CODE, imprint).pdf)
    assert "2026-11-2114:20，在站房，王磊向𠮷野出示了《客户确认书第1版》（1203ABCDE）。" in said
    assert "原因：我不签{at}，要先问律师。" in said
    assert "见证：张强（值班员工）、李静（在场客户）。" in said
    assert "保留{unknown}" in said


def test_a_refusal_is_a_sheet_that_can_be_read_back(text, imprint: Imprint, rendered):
    printed = refusal.render(text, CODE, imprint)
    (read,) = zxingcpp.read_barcodes(rendered(printed.pdf, printed.pages - 1, 8))
    sheet = read_payload(read.text)
    assert sheet is not None
    assert (sheet.code, sheet.last) == (CODE, True)


def test_the_hash_is_that_of_the_text(text, imprint: Imprint):
    printed = refusal.render(text, CODE, imprint)
    assert printed.text_hash == refusal.text_hash(text)
    assert printed.text_hash != refusal.text_hash(msgspec.structs.replace(text, said="别的"))


def test_without_words_and_witnesses_there_are_lines_and_a_statement(text, imprint, extracted):
    bare = msgspec.structs.replace(text, said="", witnesses=(), closing=(), footage="")
    assert "不受影响" in extracted(refusal.render(bare, CODE, imprint).pdf)
