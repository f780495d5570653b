"""Measured values and money: the digits that a person typed, exactly.

A measured value is a ``Decimal``: ``12.50`` is not ``12.5``, for its zeros say how finely it was
read. Money is ``Fen``, a whole number of hundredths of a yuan. Neither is ever a binary float.
"""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Self

import msgspec

from record.typed import plain

MOST_FEN = 10**15
MOST_DIGITS = 400
CENT = Decimal("0.01")
_GROUPS = r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+)"
_TYPED = re.compile(rf"[+-]?(?:(?:[0-9]+|{_GROUPS})(?:\.[0-9]*)?|\.[0-9]+)")
_RECORDED = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?:\D|$))")


class NotANumberError(ValueError):
    """Say that a text is no number, or an amount that has parts of a fen."""


class Fen(int):
    """An amount of money in fen. Written out it is yuan with two decimals: ``12.50``."""

    __slots__ = ()

    @property
    def yuan(self) -> Decimal:
        """The amount in yuan, always with two decimals."""
        return Decimal(int(self)).scaleb(-2)

    def __add__(self, other: int) -> Self:
        return type(self)(int(self) + int(other))

    __radd__ = __add__

    def __str__(self) -> str:
        return str(self.yuan)

    def __repr__(self) -> str:
        return f"Fen({int(self)})"

    def __format__(self, spec: str) -> str:
        return format(self.yuan, spec)


NOTHING = Fen(0)


def number(text: str) -> Decimal:
    """Read a number as people type it, keeping its digits.

    Full-width digits, signs and points and the point of an input method are taken, and commas or
    blanks where every group of thousands ends. Raises ``NotANumberError`` for anything else: a
    comma in place of the point (``35,6``), powers of ten, digits of other scripts.
    """
    typed = plain(text)
    if not _TYPED.fullmatch(typed) or len(typed) > MOST_DIGITS:
        raise NotANumberError(text)
    return Decimal(typed.replace(",", "").replace(" ", ""))


def recorded(text: str) -> Decimal:
    """Read a number as it stands in an entry, whatever program wrote it.

    Earlier programs were less strict with what was typed; what they recorded keeps its meaning.
    Raises ``NotANumberError``.
    """
    written = unicodedata.normalize("NFKC", text).replace("。", ".").replace(" ", "")
    written = _THOUSANDS.sub("", written)
    if not _RECORDED.fullmatch(written) or len(written) > MOST_DIGITS:
        raise NotANumberError(text)
    return Decimal(written)


def yuan(value: str | Decimal) -> Fen:
    """Return an amount in yuan as fen.

    Raises ``NotANumberError`` for what is no number, has parts of a fen or is beyond 10^13 yuan.
    """
    amount = number(value) if isinstance(value, str) else value
    try:
        exact = amount.is_finite() and amount == amount.quantize(CENT)
    except ArithmeticError:
        exact = False
    if not exact or abs(amount.scaleb(2)) > MOST_FEN:
        raise NotANumberError(str(value))
    return Fen(int(amount.scaleb(2)))


def digits(value: Decimal) -> str:
    """Write a measured value with the digits it was typed with, never as a power of ten."""
    return format(value, "f")


def compact(value: float, places: int = 3) -> str:
    """Write a reckoned value with at most ``places`` decimals and no needless zeros."""
    text = format(value, f".{places}f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def rounded(value: float, places: int) -> Decimal:
    """Return a reckoned value as the decimal that is recorded of it: ``places`` decimals."""
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def from_yuan(value: Any) -> Fen:
    """Read yuan as an entry holds them: a JSON number, by earlier programs a binary float.

    Parts of a fen are rounded half up. Raises ``ValueError`` for what is no number or is too large.
    """
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        exact = value if isinstance(value, Decimal) else Decimal(repr(value))
        if exact.is_finite() and (not exact or exact.adjusted() < len(str(MOST_FEN))):
            fen = exact.quantize(CENT, ROUND_HALF_UP).scaleb(2)
            if abs(fen) <= MOST_FEN:
                return Fen(int(fen))
    raise ValueError("Expected an amount in yuan")


def must_be_fen(struct: msgspec.Struct, *names: str) -> None:
    """Refuse an amount that is not in fen: a bug of the caller, who may mean yuan."""
    for name in names:
        value = getattr(struct, name)
        if value is not None and type(value) is not Fen:
            raise TypeError(f"{type(struct).__name__}.{name} is {value!r}, not Fen")
