"""Between which numbers an answer lies: a property of each blank, its sign included."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from record.measures import NotANumberError, digits, number
from record.problems import Problem
from record.rules.tables import Field

MOST = Decimal(10**9)


class Limits(NamedTuple):
    """The least and the greatest number that a blank takes."""

    low: Decimal = Decimal(0)
    high: Decimal = MOST

    def read(self, text: str, *, whole: bool = False) -> Decimal:
        """Read a number as people type it, keeping its digits.

        Raises ``Problem('input.not_a_number')``, ``input.out_of_range`` and, where only ``whole``
        ones are, ``input.not_whole``.
        """
        try:
            found = number(text)
        except NotANumberError:
            raise Problem("input.not_a_number") from None
        if not self.low <= found <= self.high:
            raise Problem("input.out_of_range", low=digits(self.low), high=digits(self.high))
        if whole and found != found.to_integral_value():
            raise Problem("input.not_whole")
        return found


USUAL = Limits()
"""Nothing is below zero unless somebody says so."""


def of_field(field: Field) -> Limits:
    """Return the limits of a blank of the rules: what its row says, else what is usual for it.

    Nothing is below zero unless a row says so; sets released before rows could say it go by the
    name of the blank.
    """
    usual = _UNSAID.get(field.key, USUAL)
    return Limits(
        usual.low if field.low is None else field.low,
        usual.high if field.high is None else field.high,
    )


def of_path(path: str) -> Limits:
    """Return the limits of a field of the case."""
    return _OF_CASE.get(path, USUAL)


# A recorder whose clock was never set is years off.
_CLOCK_ERROR = Limits(-MOST, MOST)
_UNSAID: Mapping[str, Limits] = {
    "difference_l": Limits(-MOST, MOST),
    "mean_error": Limits(Decimal(-100), Decimal(100)),
    "offset_s": _CLOCK_ERROR,
    "temperature_c": Limits(Decimal(-100), Decimal(200)),
}
_OF_CASE: Mapping[str, Limits] = {"mood": Limits(Decimal(1), Decimal(5))}
