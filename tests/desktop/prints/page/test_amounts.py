import pytest

from desktop.prints.page.amounts import capitals, figures
from record.measures import Fen, from_yuan


@pytest.mark.parametrize(
    ("yuan", "text"),
    [
        (0, "零元整"),
        (0.05, "伍分"),
        (0.5, "伍角整"),
        (10, "壹拾元整"),
        (101, "壹佰零壹元整"),
        (1005.08, "壹仟零伍元零捌分"),
        (1200, "壹仟贰佰元整"),
        (10_000, "壹万元整"),
        (100_050.6, "壹拾万零伍拾元陆角整"),
        (1_000_001, "壹佰万零壹元整"),
        (120_003_400.56, "壹亿贰仟万叁仟肆佰元伍角陆分"),
        (100_000_000, "壹亿元整"),
        (-3.21, "负叁元贰角壹分"),
    ],
)
def test_amounts_are_written_in_capitals(yuan: float, text: str):
    assert capitals(from_yuan(yuan)) == text


def test_amounts_are_written_in_figures():
    assert figures(Fen(123_450)) == "1,234.50"


def test_an_amount_beyond_every_complaint_is_refused():
    with pytest.raises(ValueError, match="1"):
        capitals(Fen(10**19))
