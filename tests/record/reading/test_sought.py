"""Where words that were typed stand in texts as they are written."""

import pytest

from record.reading.sought import Sought, may_be_part
from record.sheets.paper import sheet_payload


def marked(typed: str, text: str) -> list[str]:
    return [text[start:end] for start, end in Sought(typed).spans(text)]


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("7号枪", "加注 300 元 · 7号枪渗油", ["7号枪"]),
        ("7号枪", "7 號槍渗油，弄脏裤脚", ["7 號槍"]),
        ("车辆", "客户⻋辆加油后熄火", ["⻋辆"]),
        ("二〇二六", "二○二六年来信，二0二六年答复", ["二○二六", "二0二六"]),
        ("鄂CO0001", "车牌 鄂C·00001。", ["鄂C·00001"]),
        ("h5", "封签 A-H5803", ["H5"]),
        ("鄂C", "鄂Ｃ·6Q218", ["鄂Ｃ"]),
        ("803", "鄂C·H5803", ["803"]),
        ("13800002046", "电话 138-0000 2046", ["138-0000 2046"]),
        ("油 枪", "油枪渗油", ["油枪", "油"]),
        ("qdkn", "加油后启动困难", ["启动困难"]),
        ("mob", "Mobil 1", ["Mob"]),
        ("cafe", "Café", ["Café"]),
        ("飞机", "加油站", []),
        ("%", "100%", []),
    ],
)
def test_what_was_sought_is_marked_as_it_is_written(typed: str, text: str, found: list[str]):
    assert marked(typed, text) == found


def test_every_term_must_stand_somewhere():
    sought = Sought("7号枪 王芳")
    assert sought.found_in("7号枪") == {"7号枪"}
    assert sought.found_in("王芳，7号枪") == set(sought.terms)


def test_the_number_under_a_code_names_its_paper_whatever_the_page():
    code = "H7Q291KEX"
    for page in (1, 2):
        typed = sheet_payload(code, page, last=page == 2)
        grouped = "-".join(typed[i : i + 4] for i in range(0, len(typed), 4))
        assert Sought(grouped.lower()).spans(f"确认书 {code}")


@pytest.mark.parametrize(
    ("plain", "part"),
    [("95", False), ("h5", True), ("803", True), ("鄂c", True), ("油站", False), ("5", False)],
)
def test_short_parts_are_sought_where_they_do_not_stand_in_everything(plain: str, part: bool):
    assert may_be_part(plain) is part
