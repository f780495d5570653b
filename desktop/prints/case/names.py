"""How codes, people and fixed phrases are written on the papers about a case."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from desktop.prints.page.labels import Labels, Words
from record.rules.tables import Field

Forms = Callable[[str], tuple[Field, ...]]


def no_form(_kind: str) -> tuple[Field, ...]:
    """Return the form of a kind of evidence that has none."""
    return ()


class Names(NamedTuple):
    """How codes, people and fixed phrases are written on this paper."""

    labels: Labels
    people: Labels
    said: Words
    forms: Forms

    def person(self, person_id: str) -> str:
        """Return a person's name; a person that nobody here knows is said to be that."""
        if not person_id:
            return "—"
        found = self.people("person", person_id) or person_id
        known = found != person_id or _is_words(found)
        return found if known else self.said("person.unknown")

    def code(self, group: str, code: str) -> str:
        """Return the words for a code; one that nobody has words for is said to be another."""
        if not code:
            return ""
        found = self.labels(group, code)
        return self.said("code.other") if found == code and not _is_words(code) else found

    def word(self, group: str, text: str) -> str:
        """Return the papers' own words for a code; a person's own words as they stand."""
        found = self.said.name(group, text)
        return self.said("code.other") if found == text and not _is_words(text) else found


def person_name(people: Mapping[str, str], person_id: str, said: Words) -> str:
    """Return a person's name as it is printed, of a paper that knows people by their ids."""
    found = people.get(person_id) or person_id
    return said("person.unknown") if found == person_id and not _is_words(found) else found


def _is_words(text: str) -> bool:
    """Tell whether a text is a person's own words: neither a constant nor a key."""
    return not (text.isascii() and (text.isupper() or "_" in text) and " " not in text)
