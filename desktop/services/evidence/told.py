"""What is said of an exhibit, line by line, in the same words on screen and on paper."""

from collections.abc import Callable

from desktop.prints.case.details import details
from desktop.prints.case.making import making
from desktop.prints.case.names import Forms, Names, no_form
from desktop.prints.page.labels import Labels, naming, words
from record.case import Case
from record.evidence import Exhibit

Line = tuple[str, str]


def told(
    case: Case,
    exhibit: Exhibit,
    labels: Labels,
    person: Callable[[str], str],
    forms: Forms,
    language: str,
) -> list[Line]:
    """Return names and words: the blanks of the kind, what the program added, how it was made.

    ``labels(group, code)`` names codes, ``person`` people, ``forms(kind)`` gives the blanks.
    """
    said = words(language)
    names = Names(naming(labels, said), lambda _group, who: person(who), said, forms)
    numbers = {each.id: each.exhibit_no for each in case.evidence.values()}
    return [*details(exhibit, names, numbers), *making(exhibit, names, numbers)]


def method(exhibit: Exhibit, language: str) -> str:
    """Return how an exhibit was obtained, in words where the program made it."""
    said = words(language)
    return Names(lambda _g, code: code, lambda _g, who: who, said, no_form).word(
        "method", exhibit.method
    )
