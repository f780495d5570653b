from datetime import UTC, datetime

from record.case import Case
from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.reading.lineage import lineage

NOON = datetime(2026, 6, 1, 4, tzinfo=UTC)


def exhibit(letter: str, derived_from: str = "") -> Exhibit:
    return Exhibit(
        id=letter, exhibit_no=letter, kind=ExhibitKind.CCTV_STILL, title="截图",
        derived_from=derived_from, added_at=NOON, added_by="p1", entry="e",
    )  # fmt: skip


ORIGINAL, STILL, CROP = exhibit("a"), exhibit("b", "a"), exhibit("c", "b")


def of(case: Case, last: Exhibit) -> list[str]:
    return [each.id for each in lineage(case, last)]


def holding(*exhibits: Exhibit) -> Case:
    return Case(
        id="x", case_no="1", station="1203", ruleset="2026.1", opened_by="p1", recorded_at=NOON,
        evidence={e.id: e for e in exhibits},
    )  # fmt: skip


def test_a_derivative_leads_back_to_its_original() -> None:
    case = holding(ORIGINAL, STILL, CROP)
    assert of(case, CROP) == ["c", "b", "a"]
    assert of(case, ORIGINAL) == ["a"]


def test_an_original_that_is_not_in_the_case_ends_the_walk() -> None:
    assert of(holding(CROP), CROP) == ["c"]


def test_two_exhibits_that_name_each_other_are_walked_once() -> None:
    assert of(holding(exhibit("a", "b"), STILL), STILL) == ["b", "a"]
