"""Digits as typed: in values, in entries, and for programs that read binary floats."""

import re
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from record import fields, wire
from record.case import Case, Claim, Proposal
from record.exhibits import tables
from record.exhibits.sales import TransactionDetails
from record.journal import kinds
from record.measures import (
    Fen,
    NotANumberError,
    compact,
    digits,
    from_yuan,
    number,
    recorded,
    yuan,
)
from tests.record.writers import Writer, codes, folded

AMOUNTS = st.integers(-(10**12), 10**12).map(Fen)
READINGS = st.decimals(allow_nan=False, allow_infinity=False, places=None).filter(
    lambda d: abs(d.adjusted()) < 12 and -12 < d.as_tuple().exponent <= 0  # type: ignore[operator]
)


class EarlierClaim(msgspec.Struct):
    """A claim as programs before this one read it."""

    kind: str
    amount_claimed: float
    amount_proved: float | None = None


class EarlierPatch(msgspec.Struct):
    changes: dict[str, Any]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12.50", "12.50"),
        (" 1,234.5 ", "1234.5"),
        ("１２．５０", "12.50"),
        ("12。5", "12.5"),
        (".5", "0.5"),
        ("12.", "12"),
        ("-0.30", "-0.30"),
        ("0.7450", "0.7450"),
        ("３５。６", "35.6"),
        ("35．6", "35.6"),
        ("－３．５", "-3.5"),
        ("−3.5", "-3.5"),
        ("+7", "7"),
        ("1,234.56", "1234.56"),
        ("１，２３４", "1234"),
        ("12,345,678.9", "12345678.9"),
        ("12 345.5", "12345.5"),
        ("1\u00a0234", "1234"),
        ("1482937.51", "1482937.51"),
        ("007", "7"),
    ],
)
def test_a_number_keeps_the_digits_that_were_typed(typed: str, kept: str) -> None:
    assert digits(number(typed)) == kept


@pytest.mark.parametrize(
    "typed",
    [
        *("", "1e5", "nan", "inf", "1,23", "12..5", "十二", "1 2x", "35,6", "35，6", "1,2345"),
        *("12,34,567", "1_000", "0,123", "1234,567", "1,234,56", "35 6", "1 234,567", "1234 567"),
        *("1,234 567", ",5", "5,", "10²", "½", "①", "٣٥", "--3", "- 3", "3-", "0x10", "1'000"),
    ],
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(NotANumberError):
        number(typed)


@pytest.mark.parametrize(("written", "meant"), [("1234,567", "1234567"), ("1 234", "1234")])
def test_what_an_earlier_program_recorded_keeps_its_meaning(written: str, meant: str) -> None:
    assert digits(recorded(written)) == meant
    with_details = {"litres": written, "amount": written}
    said = tables.read(TransactionDetails, with_details)
    assert (str(said.litres), said.amount) == (meant, yuan(meant))


@given(reading=READINGS)
def test_a_reading_typed_full_width_or_in_groups_is_the_same_reading(reading: Decimal) -> None:
    wide = {ord(sign): chr(ord(sign) + 0xFEE0) for sign in "-.0123456789"}
    assert digits(number(digits(reading).translate(wide))) == digits(reading)
    assert number(f"{reading:,f}") == reading


@given(typed=st.text("0123456789,.，。 -", max_size=12))
def test_no_sign_is_dropped_between_what_is_typed_and_what_is_read(typed: str) -> None:
    try:
        found = number(typed)
    except NotANumberError:
        return
    whole, _point, rest = typed.replace("。", ".").strip(" -").partition(".")
    first, *groups = re.split("[,， ]", whole)
    assert all(len(group) == 3 for group in groups)
    assert not groups or 1 <= len(first) <= 3
    assert int(abs(found)) == int("0" + first + "".join(groups))
    assert digits(found).partition(".")[2] == rest


@pytest.mark.parametrize("typed", ["0.001", "97.865", "100000000000001", "x"])
def test_an_amount_has_no_parts_of_a_fen_and_an_end(typed: str) -> None:
    with pytest.raises(NotANumberError):
        yuan(typed)


def test_an_amount_is_written_in_yuan_wherever_it_is_written() -> None:
    amount = yuan("1234.5")
    assert (int(amount), str(amount), f"{amount:,.2f}") == (123_450, "1234.50", "1,234.50")
    assert sum([amount, Fen(50)], Fen(0)) == Fen(123_500)


@pytest.mark.parametrize(
    ("number_of_yuan", "fen"),
    [(97.86, 9786), (0.1 + 0.2, 30), (1234.505, 123_451), (3, 300), (Decimal("12.50"), 1250)],
)
def test_what_earlier_programs_wrote_as_binary_floats_is_read(
    number_of_yuan: Any, fen: int
) -> None:
    assert from_yuan(number_of_yuan) == fen


@pytest.mark.parametrize("value", ["97.86", True, None, 1e308, float("inf"), 10**40])
def test_what_is_no_amount_in_an_entry_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="amount"):
        from_yuan(value)


def test_an_amount_that_may_be_yuan_is_a_bug() -> None:
    with pytest.raises(TypeError):
        Claim(kind="TOW", amount_claimed=97)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Proposal(remedy="REFUND", amount=97.5)  # type: ignore[arg-type]


@given(amount=AMOUNTS)
def test_earlier_programs_read_the_same_amount(amount: Fen) -> None:
    patch = kinds.CasePatch(changes={"claims.c": Claim(kind="TOW", amount_claimed=amount)})
    raw = wire.encode(patch)
    said = msgspec.json.decode(raw, type=EarlierPatch).changes["claims.c"]
    earlier = msgspec.convert(said, EarlierClaim)
    assert round(earlier.amount_claimed * 100) == int(amount)
    assert from_yuan(earlier.amount_claimed) == amount


@given(amount=AMOUNTS, reading=READINGS)
def test_the_digits_outlive_entry_fold_and_both_stores(amount: Fen, reading: Decimal) -> None:
    station = Writer()
    claim = fields.plain(Claim(kind="TOW", amount_claimed=amount, amount_proved=amount))
    said = {"claims.c": claim, "vehicle.odometer_km": fields.plain(reading)}
    case = folded(station.open(), station.patch(said))
    assert codes(case) == []
    for again in (
        case,
        wire.unpacker(Case)(wire.pack(case)),
        wire.decoder(Case)(wire.encode(case)),
    ):
        assert again == case
        assert str(again.claims["c"].amount_claimed) == str(amount)
        assert again.vehicle.odometer_km is not None
        assert digits(again.vehicle.odometer_km) == digits(reading)


def test_two_versions_of_a_reading_are_kept_and_written_again_with_their_digits() -> None:
    station, other = Writer(), Writer(dev="01HF7YAT00CCCCCCCCCCCCCCCC")
    first = station.patch({"vehicle.odometer_km": Decimal("12.50")})
    second = other.patch({"vehicle.odometer_km": Decimal("13.0")}, minute=9)
    case = folded(station.open(), first, second)
    both = case.two_versions["vehicle.odometer_km"]
    assert (both.kept, both.other) == ("13.0", "12.50")
    assert wire.unpacker(Case)(wire.pack(case)) == case
    again = fields.plain(fields.read("vehicle.odometer_km", both.other))
    assert wire.encode({"km": again}) == b'{"km":12.50}'


@pytest.mark.parametrize(
    ("value", "text"), [(42.0, "42"), (0.05, "0.05"), (1234567.8, "1234567.8"), (-0.0001, "0")]
)
def test_a_reckoned_value_is_written_without_powers_of_ten(value: float, text: str) -> None:
    assert compact(value) == text
