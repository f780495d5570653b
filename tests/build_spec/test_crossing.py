"""Two versions at work together: what is told apart, and what is refused before it begins."""

from pathlib import Path

import pytest

from build_spec import crossing
from build_spec.steps import StepFailed


def test_a_checkout_without_its_packages_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StepFailed, match="build_spec check"):
        crossing.main([str(tmp_path)])


def test_what_one_version_lacks_is_told_from_what_it_says_otherwise() -> None:
    ours = {"number": "TS-1", "rows": [{"state": "DONE"}], "zone": "+08:00"}
    theirs = {"number": "TS-1", "rows": [{"state": "OPEN"}]}
    told = list(crossing.differences(ours, theirs))
    assert told == ["rows[0].state: 'DONE' ≠ 'OPEN'", "zone only at the station"]


def test_lists_of_another_length_differ_as_a_whole() -> None:
    assert list(crossing.differences({"rows": [1]}, {"rows": [1, 2]})) == ["rows: [1] ≠ [1, 2]"]
