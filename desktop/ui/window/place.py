"""Where on the page of a case something is settled: a value, told apart by ``match``."""

from collections.abc import Callable
from dataclasses import dataclass

from record.case import Case


@dataclass(frozen=True)
class InField:
    """The field of a path, or the list of a collection."""

    path: str


@dataclass(frozen=True)
class InEntry:
    """An entry of one of the case's lists."""

    collection: str
    member: str


@dataclass(frozen=True)
class AtRow:
    """A row of the checklist; ``acting`` does at once what its button says."""

    item: str
    acting: bool = False


@dataclass(frozen=True)
class NewEvidence:
    """Evidence of a kind that is still to be added."""

    kind: str


@dataclass(frozen=True)
class AtExhibit:
    """An exhibit."""

    evidence_id: str


@dataclass(frozen=True)
class AtPoint:
    """A point the region returned; "" is the first that waits for an answer."""

    point_id: str = ""


@dataclass(frozen=True)
class AtClock:
    """A clock, by its rule."""

    rule: str


@dataclass(frozen=True)
class AtDecisions:
    """What the region decided."""


@dataclass(frozen=True)
class AtValidity:
    """Whether the complaint is valid."""


@dataclass(frozen=True)
class NewReport:
    """The station's report with its proposal."""


Place = (
    InField
    | InEntry
    | AtRow
    | NewEvidence
    | AtExhibit
    | AtPoint
    | AtClock
    | AtDecisions
    | AtValidity
    | NewReport
)


def place_of(case: Case, about: str) -> Place:
    """Return the place of what the record is about: a path, an exhibit's id, ``item:…`` and so on.

    This is the only reader of those words in the windows.
    """
    kind, colon, name = about.partition(":")
    if colon and kind in _NAMED:
        return _NAMED[kind](name)
    if about in case.evidence:
        return AtExhibit(about)
    collection, _, member = about.partition(".")
    if collection in LISTS and member in getattr(case, collection):
        return InEntry(collection, member)
    return _WORDS.get(about, InField(about))


LISTS = frozenset({"claims", "people", "communications", "notices", "callbacks", "proposals"})
"""The lists of a case whose entries are opened by themselves."""

_NAMED: dict[str, Callable[[str], Place]] = {
    "item": AtRow,
    "evidence": NewEvidence,
    "exhibit": AtExhibit,
    "task": AtPoint,
    "clock": AtClock,
}
_WORDS: dict[str, Place] = {
    "validity": AtValidity(),
    "decisions": AtDecisions(),
    "severity": AtDecisions(),
    "confirmed_by": AtDecisions(),
}
