"""Fields of a case by path: what a patch may change, and how a value is read.

A path is a scalar (``summary``), a member of a record (``complainant.phone``) or a member of a
collection (``claims.c1``). Null clears a scalar to its default or removes a member.
"""

from datetime import UTC, datetime
from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec

from record import wire
from record.case import COLLECTIONS, FREE_FIELDS, NESTED, Case
from record.journal.soundness import is_sound

MAX_TEXT = 20_000
MAX_MEMBERS = 2_000
MAX_PATH = 120
_BLANK = Case(
    id="",
    case_no="",
    station="",
    ruleset="",
    opened_by="",
    recorded_at=datetime.min.replace(tzinfo=UTC),
)


class Refused(Exception):
    """Say why a change can't be applied; the fold turns it into a remark."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def is_path(path: str) -> bool:
    """Tell whether a path names a field that a patch may change."""
    head, dot, member = path.partition(".")
    if len(path) > MAX_PATH:
        return False
    if head in FREE_FIELDS:
        return not dot
    if head in NESTED:
        return member in _hints(_hints(Case)[head])
    return head in COLLECTIONS and bool(member)


def get(case: Case, path: str) -> Any:
    """Return the value at a path, or None for an absent member."""
    head, _, member = path.partition(".")
    value = getattr(case, head)
    if not member:
        return value
    return value.get(member) if isinstance(value, dict) else getattr(value, member)


def plain(value: Any) -> Any:
    """Return a value as it stands in an entry: strings, numbers, lists and tables."""
    return wire.plain(value)


def read(path: str, value: Any) -> Any:
    """Return what a plain value at a path means: an amount, a moment, a member of a collection.

    Raises what ``apply`` raises.
    """
    return None if value is None else get(apply(_BLANK, path, value), path)


def apply(case: Case, path: str, value: Any) -> Case:
    """Return the case with one field changed.

    Raises ``Refused`` with ``field.unknown``, ``field.wrong_type`` or ``field.too_long``.
    """
    if not is_path(path):
        raise Refused("field.unknown")
    if _too_long(value):
        raise Refused("field.too_long")
    head, _, member = path.partition(".")
    if head == "papers":
        # A paper holds words and boxes; nothing on it was measured.
        value = wire.inexact(value)
    if head in FREE_FIELDS:
        new: Any = _default(Case, head) if value is None else _convert(value, _hints(Case)[head])
    elif head in NESTED:
        record = getattr(case, head)
        kind: Any = type(record)
        inner = _default(kind, member) if value is None else _convert(value, _hints(kind)[member])
        new = msgspec.structs.replace(record, **{member: inner})
    else:
        new = _with_member(getattr(case, head), member, value, _hints(Case)[head])
    return msgspec.structs.replace(case, **{head: new})


def _with_member(members: dict[str, Any], name: str, value: Any, kind: Any) -> dict[str, Any]:
    kept = dict(members)
    if value is None:
        kept.pop(name, None)
        return kept
    if name not in kept and len(kept) >= MAX_MEMBERS:
        raise Refused("field.too_long")
    kept[name] = _convert(value, get_args(kind)[1])
    return kept


def _convert(value: Any, kind: Any) -> Any:
    try:
        read = wire.convert(value, kind)
    except msgspec.ValidationError as error:
        raise Refused("field.wrong_type") from error
    if not is_sound(read):
        raise Refused("field.wrong_type")
    return read


def _too_long(value: Any) -> bool:
    if isinstance(value, str):
        return len(value) > MAX_TEXT
    if isinstance(value, dict):
        return any(_too_long(v) for v in value.values())
    if isinstance(value, list | tuple):
        return any(_too_long(v) for v in value)
    return False


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _default(kind: Any, name: str) -> Any:
    field = next(f for f in msgspec.structs.fields(kind) if f.name == name)
    return field.default
