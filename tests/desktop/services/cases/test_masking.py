import pytest

from desktop.services.cases import masking


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("13900002046", "139****2046"),
        ("139 0000 2046", "139****2046"),
        ("5551203", "55*****"),
        ("110", "11*"),
        ("", ""),
        ("微信 zhou", ""),
    ],
)
def test_a_telephone_number_keeps_head_and_tail(number: str, shown: str) -> None:
    assert masking.phone(number) == shown


@pytest.mark.parametrize(
    ("plate", "shown"),
    [("鄂C·6Q215", "鄂C·6Q***"), ("鄂C", "**"), ("", ""), ("鄂A12345D", "鄂A123***")],
)
def test_a_plate_loses_its_last_three(plate: str, shown: str) -> None:
    assert masking.plate(plate) == shown


@pytest.mark.parametrize(
    ("name", "shown"), [("周建国", "周**"), ("李芳", "李*"), ("𠮷", "𠮷"), ("", "")]
)
def test_a_name_keeps_its_family_name(name: str, shown: str) -> None:
    assert masking.name(name) == shown
