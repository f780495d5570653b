"""Text as a person typed it: what is kept, what is cleaned, what is refused with a sentence."""

from typing import Any

from desktop.evidence.files.names import shown_name
from record import wire
from record.control_characters import cleaned
from record.fields import MAX_TEXT
from record.journal.soundness import is_sound
from record.problems import Problem


def checked(value: Any) -> Any:
    """Return a value whose texts can be stored, tables and lists included.

    Control characters are cleaned; windows and command line did so before, with a word about it.
    Raises ``Problem`` ``text.surrogate`` or ``text.too_long``.
    """
    if isinstance(value, str):
        return _checked_text(value)
    if isinstance(value, dict):
        return {checked(key): checked(member) for key, member in value.items()}
    if isinstance(value, list | tuple):
        return [checked(member) for member in value]
    return value


def plain(value: Any, field: str) -> Any:
    """Return a value as it stands in an entry: checked texts, numbers, lists and tables.

    Raises what ``checked`` raises, and ``cases.bad_field`` for a value that no entry can hold,
    such as a time without zone or a number that is not finite.
    """
    refusal = Problem("cases.bad_field", field=field, why="field.wrong_type")
    try:
        value = checked(value)
        kept = checked(wire.plain(value))
    except (TypeError, ValueError, RecursionError, NotImplementedError) as error:
        raise refusal from error
    if not is_sound(value):
        raise refusal
    return kept


def _checked_text(text: str) -> str:
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise Problem("text.surrogate")
    if len(text) > MAX_TEXT:
        raise Problem("text.too_long", limit=MAX_TEXT)
    return cleaned(text)


def one_line(text: str, most: int) -> str:
    """Return typed text as one safe line of at most ``most`` characters, to be quoted back."""
    return shown_name(text)[:most]
