"""The claim test: ratios at and beside twice the proven loss."""

from datetime import timedelta
from decimal import Decimal

import pytest

from record.case import Claim
from record.codes import Directness, ExhibitKind
from record.measures import Fen, from_yuan, yuan
from record.rules import claims
from record.rules.ruleset import Ruleset
from tests.record.rules.given import MORNING, a_case


def judged(rules: Ruleset, *items: Claim) -> claims.Ratio:
    return claims.ratio(a_case(claims={str(n): c for n, c in enumerate(items)}), rules)


def loss(claimed: float, proved: float | None, kind: str = "REPAIR", days: int = 0) -> Claim:
    at = MORNING + timedelta(days=days)
    return Claim(
        kind=kind,
        amount_claimed=from_yuan(claimed),
        amount_proved=None if proved is None else from_yuan(proved),
        raised_at=at,
    )


@pytest.mark.parametrize(
    ("claimed", "mark", "value"),
    [(199.99, "REASONABLE", "2.00"), (200.0, "REASONABLE", "2.00"), (200.01, "ABOVE", "2.00")],
)
def test_only_above_twice_the_loss_is_marked(
    rules: Ruleset, claimed: float, mark: str, value: str
) -> None:
    found = judged(rules, loss(claimed, 100.0))
    assert (found.mark, str(found.value)) == (mark, value)


def test_an_unproved_loss_has_no_ratio(rules: Ruleset) -> None:
    assert judged(rules, loss(2000.0, None)).mark == "OPEN"
    assert judged(rules, loss(2000.0, 0.0)).mark == "NO_DIRECT_LOSS"
    assert judged(rules).mark == "NO_CLAIM"


def test_statutory_claims_never_enter_the_ratio(rules: Ruleset) -> None:
    food = Claim(kind="STATUTORY", directness=Directness.STATUTORY, amount_claimed=yuan("1000.0"))
    found = judged(rules, food, loss(8.5, 8.5, "OTHER"))
    assert (found.mark, found.value, found.statutory) == ("REASONABLE", 1, Fen(100_000))
    wrong = Claim(kind="MENTAL", directness=Directness.INDIRECT, amount_claimed=yuan("991.5"))
    assert judged(rules, wrong, loss(8.5, 8.5, "OTHER")).value == Decimal("117.65")


def test_a_later_demand_replaces_the_earlier_of_its_kind(rules: Ruleset) -> None:
    paint = Claim(
        kind=ExhibitKind.OTHER,
        directness=Directness.INDIRECT,
        amount_claimed=yuan("10800.0"),
        raised_at=MORNING,
    )
    first = judged(rules, loss(1800.0, 1800.0), paint)
    assert (first.mark, first.value) == ("ABOVE", 7.0)
    more = Claim(
        kind=ExhibitKind.OTHER,
        directness=Directness.INDIRECT,
        amount_claimed=yuan("13200.0"),
        raised_at=MORNING + timedelta(days=1),
    )
    assert judged(rules, loss(1800.0, 1800.0), paint, more).value == Decimal("8.33")


def test_the_worked_case_of_wrong_fuel(rules: Ruleset) -> None:
    rest = Claim(
        kind=ExhibitKind.OTHER, directness=Directness.INDIRECT, amount_claimed=yuan("962.19")
    )
    found = judged(
        rules,
        loss(57.81, 57.81, "FUEL"),
        loss(300.0, 300.0, "TOW"),
        loss(680.0, 680.0, "CLEAN"),
        rest,
    )
    assert (found.proved, found.value, found.mark) == (
        yuan("1037.81"),
        Decimal("1.93"),
        "REASONABLE",
    )
