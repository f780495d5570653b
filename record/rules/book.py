"""The rule set as one value."""

from datetime import date

import msgspec

from record.problems import Problem
from record.rules.calendar import Calendar
from record.rules.tables import (
    Category,
    Clause,
    DeadlineRule,
    EvidenceKind,
    ItemRow,
    Limits,
    MatrixRow,
    SeverityRow,
    StageRow,
    StatusRow,
    Text,
    Transition,
    Wording,
)
from record.sheets.paper_kinds import name_of


class WordingText(msgspec.Struct, frozen=True, kw_only=True):
    """A paper's words in one language; each clause is (id, heading, text with ``{blanks}``)."""

    name: str
    document: str
    version: int
    title: str
    clauses: tuple[tuple[str, str, str], ...]


class Ruleset(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """Everything the rules say, in one frozen value; a case names the ``version`` it follows.

    ``in_force`` is the day from which new cases name it. A set equals itself alone, so that what
    follows from it can be kept by it.

    The dictionaries are keyed by code and never changed after loading.
    """

    version: str
    in_force: date
    categories: dict[str, Category]
    stages: dict[str, StageRow]
    statuses: dict[str, StatusRow]
    transitions: tuple[Transition, ...]
    items: tuple[ItemRow, ...]
    matrix: tuple[MatrixRow, ...]
    deadlines: dict[str, DeadlineRule]
    severity: tuple[SeverityRow, ...]
    evidence_kinds: dict[str, EvidenceKind]
    calendar: Calendar
    limits: Limits
    labels: dict[str, dict[str, Text]]
    wordings: dict[str, Wording]

    def label(self, group: str, code: str, language: str) -> str:
        """Return the words for a code, or the code itself when no file names it.

        ``language`` is ``zh`` or ``en``, with or without a country.
        """
        text = self.labels.get(group, {}).get(code)
        if text is not None:
            return text.read(language)
        return (name_of(code, language) if group == "evidence_kind" else "") or code

    def codes(self, group: str) -> tuple[str, ...]:
        """Return the codes of a group in the order in which a form offers them."""
        return tuple(self.labels.get(group, {}))

    def wording(self, name: str, language: str) -> WordingText:
        """Return the words of a paper: ``confirmation``, ``refusal`` or ``privacy``.

        Raises ``Problem('rule.unknown_wording')``.
        """
        found = self.wordings.get(name)
        if found is None:
            raise Problem("rule.unknown_wording", name=name)
        return WordingText(
            name=name,
            document=found.document,
            version=found.version,
            title=found.title.read(language),
            clauses=tuple(_clause(clause, language) for clause in found.clauses),
        )


def _clause(clause: Clause, language: str) -> tuple[str, str, str]:
    heading = clause.heading.read(language) if clause.heading else ""
    return clause.id, heading, clause.text.read(language)
