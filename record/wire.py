"""How values stand in entries, stored cases and files: numbers keep their digits.

In JSON money is a number of yuan with two decimals and a measured value is a number with the
digits that were typed. Programs that read numbers as binary floats read the same values.
"""

import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

import msgspec

from record.journal.soundness import MAX_EXPONENT
from record.measures import Fen, from_yuan

T = TypeVar("T")


def exact(text: str) -> Decimal:
    """Read a JSON number with a point or an exponent, keeping its digits."""
    if not math.isfinite(float(text)):
        raise msgspec.DecodeError("Number out of range")
    digits = Decimal(text)
    # What is finer or larger than any reading is what a reader of binary floats takes it for.
    return digits if abs(digits.adjusted()) <= MAX_EXPONENT else Decimal(repr(float(text)))


def _read(kind: type, value: Any) -> Any:
    if kind is Fen:
        return from_yuan(value)
    raise NotImplementedError(kind)


def _yuan(value: Any) -> Decimal:
    if isinstance(value, Fen):
        return value.yuan
    raise NotImplementedError(type(value))


def _yuan_number(value: Any) -> int | float:
    if isinstance(value, Fen):
        whole, rest = divmod(int(value), 100)
        return int(value) / 100 if rest else whole
    raise NotImplementedError(type(value))


encode: Callable[[Any], bytes] = msgspec.json.Encoder(
    enc_hook=_yuan, decimal_format="number"
).encode
pack: Callable[[Any], bytes] = msgspec.msgpack.Encoder(enc_hook=_yuan_number).encode


def decoder(kind: type[T], *, digits: bool = False) -> Callable[[bytes], T]:
    """Return what reads JSON of a kind; with ``digits`` untyped numbers keep theirs too."""
    hook = exact if digits else None
    return msgspec.json.Decoder(kind, dec_hook=_read, float_hook=hook).decode


def unpacker(kind: type[T]) -> Callable[[bytes], T]:
    """Return what reads back what ``pack`` wrote of a kind."""
    return msgspec.msgpack.Decoder(kind, dec_hook=_read).decode


def convert(value: Any, kind: Any) -> Any:
    """Read a plain value as a kind. Raises ``msgspec.ValidationError``."""
    return msgspec.convert(value, kind, dec_hook=_read)


def convert_typed(text: str, kind: Any) -> Any:
    """Read a text typed for a mark or a code. Raises ``msgspec.ValidationError``."""
    return msgspec.convert(text, kind, strict=False, dec_hook=_read)


def plain(value: Any) -> Any:
    """Return a value as it goes into an entry: texts, numbers, lists and tables."""
    return msgspec.to_builtins(value, enc_hook=_yuan, builtin_types=(Decimal,))


def kept(value: Any) -> Any:
    """Return a value as it stands in an untyped place of a case: measured values as text."""
    return msgspec.to_builtins(value, enc_hook=_yuan_number)


def inexact(value: Any) -> Any:
    """Return a plain value whose numbers are what a reader of binary floats finds."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dict):
        return {name: inexact(member) for name, member in value.items()}
    return [inexact(member) for member in value] if isinstance(value, list) else value
