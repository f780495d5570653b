"""What an exhibit was made from, step by step."""

from collections.abc import Iterator

from record.case import Case
from record.evidence import Exhibit


def lineage(case: Case, exhibit: Exhibit) -> Iterator[Exhibit]:
    """Yield an exhibit, then what it was made from, up to an original; each at most once."""
    seen: set[str] = set()
    at: Exhibit | None = exhibit
    while at is not None and at.id not in seen:
        yield at
        seen.add(at.id)
        at = case.evidence.get(at.derived_from)
