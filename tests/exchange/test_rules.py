"""Rule sets travel from headquarters to desks, and both sides fold by them alike."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.progress import NoProgress
from desktop.sync import reference
from headquarters.settings import Settings
from record.rules.releases import Release, Rulebook
from tests.exchange.desks import Region, at_headquarters, encoded, record, settle, sync
from tests.headquarters import world
from tests.headquarters.world import Headquarters
from tests.rulebooks import IN_FORCE, NEXT, later, shipped

BOOK = shipped().extended(
    [later(states=('guards = ["manager_named"]', 'guards = ["manager_named", "proposal"]'))]
)


@pytest.fixture
def newer(tmp_path: Path) -> Iterator[Headquarters]:
    """A headquarters whose program brings one rule set more than the desks'."""
    with world.serving(Settings(tmp_path / "总部 数据"), BOOK) as running:
        yield running


@pytest.fixture
def region(newer: Headquarters, tmp_path: Path) -> Iterator[Region]:
    made = Region(newer, tmp_path)
    with made.stack:
        yield made


def test_a_new_set_reaches_every_desk_signed_and_changes_no_case(
    newer: Headquarters, region: Region
) -> None:
    station, desk = region.station(), region.desk()
    case = record(station)
    before = encoded(case)
    sync(station, desk)
    for each in (station, desk):
        assert each.recorder.book.digests == BOOK.digests
        each.refolding.finish(NoProgress())
        assert each.refolding.behind() == 0
    settle(newer)
    sync(station, desk)
    kept = station.cases.get(case.id)
    assert kept.ruleset == IN_FORCE
    assert before == encoded(case)
    assert at_headquarters(newer, case.id) == encoded(kept) == encoded(desk.cases.get(case.id))


def test_a_switch_at_the_region_reaches_station_and_headquarters(
    newer: Headquarters, region: Region
) -> None:
    station, desk = region.station(), region.desk()
    case = record(station)
    sync(station)
    settle(newer)
    sync(desk)
    [preview] = desk.rule_switch.preview(NEXT, NoProgress())
    assert preview.case_id == case.id
    assert [d.code for d in preview.differences] == ["rules.change.asked"]
    desk.rule_switch.switch([case.id], NEXT, "新办法生效")
    sync(desk)
    settle(newer)
    sync(station)
    seen = station.cases.get(case.id)
    assert (seen.ruleset, seen.remarks) == (NEXT, ())
    assert at_headquarters(newer, case.id) == encoded(seen) == encoded(desk.cases.get(case.id))


def test_a_set_that_is_not_what_was_announced_is_not_kept(
    newer: Headquarters, region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    station = region.station()
    forged = Release(NEXT, {**later().files, "labels.toml": "# other"})
    served = newer.office.house.book
    monkeypatch.setattr(
        type(served), "release", lambda _self, version: forged if version == NEXT else None
    )
    sync(station)
    assert station.recorder.book.versions == shipped().versions


def test_a_set_that_this_program_cannot_read_waits_for_one_that_can(
    newer: Headquarters, region: Region
) -> None:
    unreadable = later("2100.1", states=('"stage_items"', '"a_guard_of_the_future"'))
    extended = Rulebook([*(BOOK.release(v) for v in BOOK.versions), unreadable])  # type: ignore[list-item]
    object.__setattr__(newer.office.house, "book", extended)
    station = region.station()
    sync(station)
    assert station.recorder.book.versions == (*shipped().versions, NEXT)
    assert not reference.fetch_rules(
        station.database, station.headquarters._sending.line, station._rule_sets
    )
