"""The words of the papers in two languages, and how times and amounts are written on them."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from desktop import zone
from desktop.paths import RESOURCES

ZH, EN = "zh", "en"
Labels = Callable[[str, str], str]


class Words:
    """The words of one language: ``words("dossier.title")``."""

    def __init__(self, entries: Mapping[str, Any], language: str) -> None:
        self.language = language
        self._entries = entries

    def __call__(self, key: str, **facts: object) -> str:
        """Return the words for ``key`` with its blanks filled; a key nobody wrote is a bug."""
        group, _, name = key.partition(".")
        text: str = self._entries[group][name][self.language]
        return text.format(**facts) if facts else text

    def name(self, group: str, code: str) -> str:
        """Return the papers' own name for a code, or the code itself."""
        entry = self._entries.get(group, {}).get(code)
        return str(entry[self.language]) if entry else code


def naming(labels: Labels, said: Words) -> Labels:
    """Return ``labels`` with the papers' own names for codes that the rules do not name."""

    def name(group: str, code: str) -> str:
        found = labels(group, code) if code else ""
        return said.name(group, code) if found == code else found

    return name


def words(language: str) -> Words:
    """Return the words of ``language``, zh or en."""
    return Words(_entries(), language)


def when(at: datetime | None) -> str:
    """Write a time as papers show it: to the minute in the zone of the rules, or a dash."""
    return "—" if at is None else zone.local(at).strftime("%Y-%m-%d %H:%M")


def when_exactly(at: datetime | None) -> str:
    """Write a time to the second, with its zone."""
    return "—" if at is None else f"{zone.local(at):%Y-%m-%d %H:%M:%S} {zone.name()}"


def day(at: datetime | None) -> str:
    """Write a date in the zone of the rules."""
    return "—" if at is None else zone.local(at).strftime("%Y-%m-%d")


def fact_words(value: str) -> str:
    """Write a fact's value: a moment kept in ISO 8601 as papers show times, else as it stands."""
    if "T" not in value:
        return value
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return value
    return when(at) if at.tzinfo is not None else value


@cache
def _entries() -> dict[str, Any]:
    return tomllib.loads((RESOURCES / "prints" / "labels.toml").read_text(encoding="utf-8"))
