"""Rule sets on the command line: who follows what, what would change, the switch."""

from pathlib import Path

import pytest

from desktop.app import open_application
from desktop.store import rule_sets
from tests import builders
from tests.builders import PIN, START_PIN
from tests.desktop.cli.conftest import Run
from tests.rulebooks import IN_FORCE, NEXT, later


@pytest.fixture
def at_region(run: Run, tmp_path: Path) -> Run:
    """A verb at a region's desk that knows next year's rules and holds one case."""
    folder = builders.make_desk(tmp_path / "片区 数据", role="region")
    app = open_application(folder)
    member = app.people.members()[0]
    app.people.set_first_pin(member.person_id, START_PIN, PIN)
    builders.a_case(app, station="1203")
    stricter = later(states=('guards = ["manager_named"]', 'guards = ["proposal"]'))
    with app.database.write() as connection:
        rule_sets.put(connection, stricter)
    app.close()

    def running(*words: object) -> tuple[int, dict]:  # type: ignore[type-arg]
        return run(*words, "--data", folder, "--as", member.person_id, "--pin", PIN)

    return running


def test_the_known_sets_are_listed(at_region: Run) -> None:
    _, listed = at_region("rules", "list")
    found = {r["version"]: (r["is_in_force"], r["open_cases"]) for r in listed["rules"]}
    assert (found[IN_FORCE], found[NEXT]) == ((True, 1), (False, 0))


def test_a_preview_says_what_would_change_and_a_switch_changes_it(at_region: Run) -> None:
    _, shown = at_region("rules", "preview", "--to", NEXT)
    [case] = shown["cases"]
    assert case["followed"] == IN_FORCE
    assert {d["code"] for d in case["differences"]} == {
        "rules.change.asked", "rules.change.asked_no_more",
    }  # fmt: skip
    number = case["case_no"]
    _, switched = at_region("rules", "switch", number, "--to", NEXT, "--reason", "新办法")
    assert [(c["case_no"], c["rules"]) for c in switched["switched"]] == [(number, NEXT)]
    assert at_region("rules", "preview", "--to", NEXT)[1]["cases"] == []
    code, refused = at_region("rules", "switch", number, "--to", NEXT, "--reason", "再来")
    assert (code, refused["problem"]["code"]) == (1, "rules.no_other")


def test_a_station_is_refused(casebook: Run) -> None:
    code, refused = casebook("rules", "preview", "--to", "2099.1")
    assert (code, refused["problem"]["code"]) == (1, "rules.unknown_version")
