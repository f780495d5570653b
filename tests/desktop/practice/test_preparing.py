"""The practice world, made once for all tests here."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app import Application, open_application
from desktop.practice.preparing import PIN, READY, REGION, STATION, Practice
from desktop.progress import Cancelled, NoProgress
from desktop.services.cases.case_lists import CaseQuery, CaseRow
from record.codes import STAGES, STATUSES, ExhibitKind, Status, Validity
from record.problems import Problem
from record.rules import evidence_kinds


class Stopping(NoProgress):
    """Cancel when the work has come to a place."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._reached = False

    def report(self, done: int, total: int, doing: str) -> None:
        self._reached = self._reached or doing == self._doing

    def check(self) -> None:
        if self._reached:
            raise Cancelled


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    """A world that was cancelled half-way and then made."""
    folder = tmp_path_factory.mktemp("练习 数据") / "世界"
    practice = Practice(folder)
    with pytest.raises(Cancelled):
        practice.prepare(STATION, Stopping("practice.people"))
    assert practice.address == ""
    assert not (folder / READY).exists()
    practice.prepare(STATION, NoProgress())
    yield practice
    practice.close()


@pytest.fixture
def station(world: Practice) -> Iterator[Application]:
    app = open_application(world.prepare(STATION, NoProgress()), address=world.address)
    yield app
    app.close()


@pytest.fixture
def region(world: Practice) -> Iterator[Application]:
    app = open_application(world.prepare(REGION, NoProgress()), address=world.address)
    yield app
    app.close()


def rows(app: Application) -> tuple[CaseRow, ...]:
    return app.cases.list(CaseQuery(), 0, 200).rows


def test_the_region_sees_forty_cases_in_every_state_and_category(region: Application) -> None:
    assert len(rows(region)) >= 40
    never_by_hand = {Status.ARCHIVED, Status.WITHDRAWN}
    assert set(STATUSES) - never_by_hand <= {row.status for row in rows(region)}
    assert {row.category for row in rows(region)} == set("ABCDEFGHI")
    assert len({row.station for row in rows(region)}) == 14
    stages = {row.stage for row in rows(region) if row.status == Status.ON_SITE}
    assert stages == set(STAGES)
    assert Counter(row.validity for row in rows(region))[Validity.VALID] >= 5


def test_no_case_carries_a_remark_of_how_it_was_made(region: Application) -> None:
    remarks = [r.code for row in rows(region) for r in region.cases.get(row.id).remarks]
    assert remarks == []


def test_the_station_holds_its_cases_with_pictures_and_a_camera_file(station: Application) -> None:
    cases = [station.cases.get(row.id) for row in rows(station)]
    exhibits = [e for case in cases for e in case.evidence.values()]
    assert len(cases) >= 8
    assert len(exhibits) >= 10
    assert all(station.vault.check(f.h) for e in exhibits for f in e.files)
    [clip] = [e for e in exhibits if e.kind == ExhibitKind.CCTV_CLIP]
    footage = station.stills.open_path(station.vault.path_of(clip.files[0].h), NoProgress())
    assert footage.frames > 100
    assert any(case.open_tasks for case in cases)


def test_everything_is_marked_as_practice_and_everybody_signs_in(
    station: Application, region: Application
) -> None:
    assert station.practice
    assert region.practice
    for app in (station, region):
        for member in app.people.members():
            assert app.people.sign_in(member.person_id, PIN) == member


def test_a_second_time_only_opens_the_world_at_another_port(world: Practice) -> None:
    folder = world.prepare(STATION, NoProgress())
    before = (folder / "casebook.db").stat().st_mtime_ns
    first = world.address
    world.close()
    again = Practice(folder.parent)
    try:
        assert again.prepare(STATION, NoProgress()) == folder
        assert (folder / "casebook.db").stat().st_mtime_ns == before
        app = open_application(folder, address=again.address)
        try:
            assert app.device.address == first or again.address != ""
            assert app.headquarters.sync_now(NoProgress()).problem is None
        finally:
            app.close()
    finally:
        again.close()


def test_the_world_keeps_nothing_but_two_desks_and_headquarters(world: Practice) -> None:
    folder = world.prepare(STATION, NoProgress()).parent
    kept = {p.name for p in folder.iterdir() if p.is_dir()}
    assert kept == {"headquarters", "station-1203", "region"}
    assert json.loads((folder / READY).read_text("utf-8")) == {}


def test_a_world_that_somebody_holds_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("不是文件夹", encoding="utf-8")
    with pytest.raises(Problem, match=r"practice\.failed"):
        Practice(tmp_path / "文件").prepare(STATION, NoProgress())


def test_every_fact_and_exhibit_is_written_out(region: Application) -> None:
    cases = [region.cases.get(row.id) for row in rows(region)]
    exhibits = [exhibit for case in cases for exhibit in case.evidence.values()]
    assert [e.title for e in exhibits if evidence_kinds.lacking(e, region.rules)] == []
    said = {fact.value for case in cases for fact in case.facts.values()}
    assert "已核对" not in said
    assert len(said) > 20
