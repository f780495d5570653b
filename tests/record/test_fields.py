import pytest

from record import fields
from record.case import Case
from record.measures import Fen
from tests.record.writers import Writer, folded


@pytest.fixture
def case() -> Case:
    return folded(Writer().open())


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("severity", "HOT", "field.unknown"),
        ("status", "CLOSED", "field.unknown"),
        ("summary.x", "y", "field.unknown"),
        ("summary.", "y", "field.unknown"),
        ("claims", {}, "field.unknown"),
        ("claims.", {}, "field.unknown"),
        ("facts." + "x" * 200, {"value": "1"}, "field.unknown"),
        ("__class__", "y", "field.unknown"),
        ("complainant.__class__", "y", "field.unknown"),
        ("summary", 3, "field.wrong_type"),
        ("persons_count", "3", "field.wrong_type"),
        ("persons_count", 2**70, "field.wrong_type"),
        ("raised_at", "2026-11-21T10:00:00", "field.wrong_type"),
        ("raised_at", "9999-12-31T23:59:59Z", "field.wrong_type"),
        ("raised_at", "0001-01-01T00:00:00+08:00", "field.wrong_type"),
        ("claims.1", {"kind": "x", "amount_claimed": float("inf")}, "field.wrong_type"),
        ("summary", "a\x00b", "field.wrong_type"),
        ("summary", "x" * 20_001, "field.too_long"),
    ],
)
def test_a_value_that_cannot_be_one_is_refused(
    case: Case, path: str, value: object, code: str
) -> None:
    with pytest.raises(fields.Refused) as caught:
        fields.apply(case, path, value)
    assert caught.value.code == code


def test_null_clears_a_field_and_removes_a_member(case: Case) -> None:
    changed = fields.apply(case, "claims.1", {"kind": "CAR", "amount_claimed": 3})
    assert changed.claims["1"].amount_claimed == Fen(300)
    assert fields.apply(changed, "claims.1", None).claims == {}
    assert fields.apply(case, "summary", None).summary == ""
    named = fields.apply(case, "complainant.name", "周")
    assert fields.apply(named, "complainant.name", None).complainant.name == ""
