"""Fields of a case as they are typed on the command line."""

from datetime import datetime
from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec

from record import wire
from record.problems import Problem


def read(path: str, typed: str) -> Any:
    """Return the value of a field from its text: a number, a time, yes or no, or the text itself.

    Raises ``cases.bad_field`` for what the field can't hold.
    """
    kind = _kind(path)
    if kind is None or kind is str:
        return typed
    try:
        # People leave the seconds out, which the stricter reading of an entry does not allow.
        if datetime in get_args(kind):
            return datetime.fromisoformat(typed)
        return wire.convert_typed(typed, kind)
    except ValueError as error:
        raise Problem("cases.bad_field", field=path[:40], why="field.wrong_type") from error


def read_moment(typed: str) -> datetime:
    """Read a time with its difference from UTC; raises ``Problem('cli.bad_time')``."""
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError as error:
        raise Problem("cli.bad_time", text=typed[:40]) from error
    if moment.tzinfo is None:
        raise Problem("cli.bad_time", text=typed[:40])
    return moment


def read_moment_if_given(typed: str | None) -> datetime | None:
    """Read a time that may be left out; raises ``Problem('cli.bad_time')``."""
    return None if typed is None else read_moment(typed)


def _kind(path: str) -> Any:
    from record.case import Case

    head, _, member = path.partition(".")
    if head == "flags" and member:
        return bool
    kind = _hints(Case).get(head)
    if not member or not isinstance(kind, type) or not issubclass(kind, msgspec.Struct):
        return kind
    return _hints(kind).get(member)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
