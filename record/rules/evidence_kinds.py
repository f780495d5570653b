"""The kinds of evidence and their metadata forms (MODEL.md 5.3)."""

from record.evidence import Exhibit
from record.exhibits.asked import answers
from record.rules.book import Ruleset
from record.rules.tables import EvidenceKind, Field
from record.sheets.paper_kinds import OWN_KINDS


def offered(category: str, rules: Ruleset) -> tuple[EvidenceKind, ...]:
    """Return the kinds in the order a person needs them: mandatory, optional, then the rest."""
    rank = {kind: number for number, kind in enumerate(rules.evidence_kinds)}
    need = dict.fromkeys(rank, 2)
    for row in rules.matrix:
        wanted = {"M": 0, "O": 1}.get(row.need(category), 2)
        need[row.kind] = min(need[row.kind], wanted)
    codes = sorted(rank, key=lambda code: (need[code], rank[code]))
    return tuple(rules.evidence_kinds[code] for code in codes)


def is_known(kind: str, rules: Ruleset) -> bool:
    """Tell whether exhibits may be of a kind: one of the rules, or that of a signed paper."""
    return kind in rules.evidence_kinds or kind in OWN_KINDS


def fields(kind: str, rules: Ruleset) -> tuple[Field, ...]:
    """Return the metadata form of a kind; an unknown kind has none."""
    found = rules.evidence_kinds.get(kind)
    return found.fields if found else ()


def lacking(exhibit: Exhibit, rules: Ruleset) -> tuple[Field, ...]:
    """Return the mandatory blanks of an exhibit's form that nobody has filled yet."""
    asked = fields(exhibit.kind, rules)
    said = dict(answers(exhibit))
    return tuple(f for f in asked if f.must and not str(said.get(f.key, "")).strip())
