"""Fields, numbers and times typed on the command line, read as the windows read them."""

import argparse
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec

from desktop import zone
from desktop.clock import SystemClock
from desktop.messages import sentence
from desktop.services.desk.texts import checked, one_line
from record import moments, wire
from record.measures import Fen, NotANumberError, digits, number, yuan
from record.problems import Problem
from record.rules import limits
from record.rules.limits import MOST, USUAL, Limits
from record.rules.tables import Field

_ANY = Limits(-MOST, MOST)
_NUMBERS = (int, float, Decimal, Fen)


def read(path: str, typed: str) -> Any:
    """Return the value of a field from its text: a number, a time, yes or no, or the text itself.

    Raises ``cases.bad_field`` for what the field can't hold and the ``input.…`` of what can't be
    read: the sentences of the windows.
    """
    kind = _kind(path)
    if kind is None or kind is str:
        return typed
    if kind is datetime:
        return read_moment(typed, past=_is_past(path))
    if kind in _NUMBERS:
        return _number(path, typed, kind)
    try:
        return wire.convert_typed(typed, kind)
    except ValueError as error:
        raise Problem("cases.bad_field", field=path[:40], why="field.wrong_type") from error


def pair(text: str) -> tuple[str, str]:
    """Part ``NAME=VALUE``; raises ``Problem('cli.bad_set')``."""
    name, equals, value = text.partition("=")
    if not equals:
        raise Problem("cli.bad_set", text=one_line(text, 40))
    return name.strip(), value


def answers(asked: Iterable[Field], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return answers to blanks of the rules by their keys, as the record keeps them.

    Raises ``cases.bad_field`` for a blank that is not asked or a choice that is not offered, and
    the ``input.…`` of what can't be read.
    """
    blanks = {field.key: field for field in asked}
    found = {}
    for key, typed in pairs:
        if key not in blanks:
            raise Problem("cases.bad_field", field=key[:40], why="field.unknown")
        found[key] = _answer(blanks[key], typed)
    return found


def read_moment(typed: str, *, past: bool = False) -> datetime:
    """Read a time as the windows do; raises ``input.not_a_moment``, ``input.in_the_future``."""
    return moments.read(typed, zone.local(SystemClock().now()), past=past)


def read_moment_if_given(typed: str | None) -> datetime | None:
    """Read a time that may be left out; raises ``Problem('input.not_a_moment')``."""
    return None if typed is None else read_moment(typed)


def amount(typed: str) -> Decimal:
    """Read a number that is not below zero, as a type of argparse."""
    return _argument(typed, USUAL)


def real(typed: str) -> float:
    """Read a number of any sign that is reckoned with, as a type of argparse."""
    return float(_argument(typed, _ANY))


def whole(typed: str) -> int:
    """Read a number without a fraction, as a type of argparse."""
    return int(_argument(typed, _ANY, whole=True))


def numbers(typed: str) -> tuple[float, ...]:
    """Read numbers parted by commas; raises ``NotANumberError``."""
    return tuple(float(number(part)) for part in typed.replace("，", ",").split(","))


def _argument(typed: str, between: Limits, *, whole: bool = False) -> Decimal:
    try:
        return between.read(typed, whole=whole)
    except Problem as problem:
        # Only a text reaches the person here: argparse says which argument it was.
        raise argparse.ArgumentTypeError(f"{typed!r}: {sentence(problem, 'en')}") from problem


def _number(path: str, typed: str, kind: Any) -> Any:
    found = limits.of_path(path).read(typed, whole=kind is int)
    try:
        return yuan(found) if kind is Fen else kind(found)
    except NotANumberError:
        raise Problem("input.parts_of_a_fen") from None


def _answer(field: Field, typed: str) -> str:
    if field.type in {"number", "whole"}:
        return digits(limits.of_field(field).read(typed, whole=field.type == "whole"))
    if field.type in {"time", "past"}:
        return read_moment(typed, past=field.type == "past").isoformat(timespec="seconds")
    if field.type == "date":
        return moments.read_day(typed, zone.local(SystemClock().now())).isoformat()
    offered = {choice.code for choice in field.choices}
    if field.type == "bool":
        offered = {"yes", "no"}
    if offered and typed not in offered:
        raise Problem("cases.bad_field", field=field.key[:40], why="field.wrong_type")
    text: str = checked(typed.strip())
    return text


def _is_past(path: str) -> bool:
    from record.case import PAST_FIELDS

    return path in PAST_FIELDS


def _kind(path: str) -> Any:
    from record.case import Case

    head, _, member = path.partition(".")
    if head == "flags" and member:
        return bool
    kind = _hints(Case).get(head)
    if member and isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        kind = _hints(kind).get(member)
    said = [each for each in get_args(kind) if each is not type(None)]
    return said[0] if len(said) == 1 and type(None) in get_args(kind) else kind


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
