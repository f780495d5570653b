"""A PDF may begin behind other bytes (trycompai/comp 3251, file-type 527, infer 117)."""

from pathlib import Path

from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.files.file_types import media_type

BEHIND_A_MARK = Path(__file__).with_name("bom.pdf")


def test_a_pdf_behind_a_byte_order_mark_is_a_pdf_of_one_page(decoder: Decoder) -> None:
    assert media_type(BEHIND_A_MARK.read_bytes()) == "application/pdf"
    assert decoder.count_pages(BEHIND_A_MARK) == 1
