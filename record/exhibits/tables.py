"""Tables of an entry read as structs, and structs written as tables.

Entries hold what their writers meant by a name, and writers of every age are read: a value of the
wrong type reads as the field's default, a name that no field has stays in the table alone.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial
from types import UnionType
from typing import Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from record import wire
from record.measures import Fen, digits, from_yuan, recorded, yuan

T = TypeVar("T", bound=msgspec.Struct)
Read = Callable[[Any], Any]
# What a value that is none of a type raises; ``ValueError`` is also what msgspec raises.
_NONE = (ValueError, TypeError, ArithmeticError, RecursionError)


def read(kind: type[T], table: Any) -> T:
    """Read a table field by field; what is missing or of another type is the field's default.

    Every field of the kind has a default. Never raises.
    """
    if not isinstance(table, Mapping):
        return kind()
    found: dict[str, Any] = {}
    for name, value in table.items():
        field = _fields(kind).get(name)
        if field is not None:
            with suppress(*_NONE):
                found[field.name] = field.read(value)
    return kind(**found)


def whole(kind: type[T], table: Any) -> T | None:
    """Read a table as one whole, or None when a field is missing or of another type."""
    try:
        return msgspec.convert(table, kind, strict=False)
    except (msgspec.ValidationError, OverflowError, RecursionError):
        return None


def written(said: msgspec.Struct) -> dict[str, Any]:
    """Write what is said as a table: texts with the digits that were typed, defaults left out."""
    return {
        field.encode_name: _said(value)
        for field in msgspec.structs.fields(said)
        if (value := getattr(said, field.name)) != default(field)
    }


def names(kind: type[msgspec.Struct]) -> dict[str, Any]:
    """Return the names in the table that a kind reads, each with the type of its value."""
    return {name: field.type for name, field in _fields(kind).items()}


def text(value: Any) -> str:
    """Write a text or a number as people read it; raises ``TypeError`` for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, Decimal):
        return digits(value)
    if isinstance(value, int | float):
        return str(value)
    raise TypeError(type(value))


class _Field(NamedTuple):
    name: str
    type: Any
    read: Read


@cache
def _fields(kind: type[msgspec.Struct]) -> dict[str, _Field]:
    hints = get_type_hints(kind)
    return {
        field.encode_name: _Field(field.name, asked := _present(hints[field.name]), _reader(asked))
        for field in msgspec.structs.fields(kind)
    }


def default(field: msgspec.structs.FieldInfo) -> Any:
    """Return what a field holds where a table does not name it."""
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return field.default


def _said(value: Any) -> Any:
    if isinstance(value, Decimal):
        return digits(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.isoformat() if isinstance(value, date) else wire.plain(value)


def _present(asked: Any) -> Any:
    """Return a type without what stands for nothing said."""
    if get_origin(asked) is not UnionType:
        return asked
    there = [each for each in get_args(asked) if each not in {type(None), msgspec.UnsetType}]
    return there[0] if len(there) == 1 else asked


def _reader(asked: Any) -> Read:
    if asked in _READ:
        return _READ[asked]
    if isinstance(asked, type) and issubclass(asked, msgspec.Struct):
        return partial(_inner, asked)
    if get_origin(asked) is tuple and get_args(asked)[1:] == (...,):
        return partial(_members, _reader(get_args(asked)[0]))
    if get_origin(asked) is dict:
        return partial(_named, _reader(get_args(asked)[1]))
    return partial(wire.convert, kind=asked)


def _inner(kind: type[T], value: Any) -> T:
    if not isinstance(value, Mapping):
        raise TypeError(type(value))
    return read(kind, value)


def _named(one: Read, value: Any) -> dict[str, Any]:
    """Read a table of one type; members of another are left out."""
    found = {}
    for name, member in value.items() if isinstance(value, Mapping) else ():
        with suppress(*_NONE):
            found[str(name)] = one(member)
    return found


def _members(one: Read, value: Any) -> tuple[Any, ...]:
    """Read a list of any length; members of another type are left out."""
    found = []
    for member in value if isinstance(value, list | tuple) else ():
        with suppress(*_NONE):
            found.append(one(member))
    return tuple(found)


def _measured(value: Any) -> Decimal:
    # A mark is text that no number reads: "True".
    return recorded(text(value))


def _amount(value: Any) -> Fen:
    return yuan(recorded(value)) if isinstance(value, str) else from_yuan(value)


def _count(value: Any) -> int:
    found = _measured(value)
    if found != int(found):
        raise ValueError(value)
    return int(found)


def _mark(value: Any) -> bool:
    """Read a mark: true or false, ``yes`` or ``no`` as forms write it."""
    if isinstance(value, bool):
        return value
    if value not in {"yes", "no"}:
        raise ValueError(value)
    return bool(value == "yes")


def _moment(value: Any) -> datetime:
    return datetime.fromisoformat(text(value))


def _day(value: Any) -> date:
    return date.fromisoformat(text(value)[:10])


_READ: dict[Any, Read] = {
    str: text,
    Decimal: _measured,
    Fen: _amount,
    int: _count,
    bool: _mark,
    datetime: _moment,
    date: _day,
}
