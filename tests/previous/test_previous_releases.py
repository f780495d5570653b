from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from desktop.app import Application, open_application
from desktop.progress import NoProgress
from desktop.rules import shipped_rules
from desktop.services.cases.case_lists import CaseQuery
from headquarters.services import house
from headquarters.services.checks import Checks
from headquarters.services.folding import Folding
from headquarters.services.house import House
from record import wire
from record.folding.fold import fold_all
from record.journal import entry as entries
from record.journal.entry import FIRST
from record.proof.verifying import verify
from tests.builders import AREA
from tests.previous.comparing import differences
from tests.previous.releases import RELEASES, Release
from tests.previous.stores import lay_out_desk, lay_out_headquarters


@pytest.fixture(scope="module", params=RELEASES, ids=str)
def release(request: pytest.FixtureRequest) -> Release:
    found: Release = request.param
    return found


@pytest.fixture
def region(release: Release, tmp_path: Path) -> Iterator[Application]:
    """The desk of the region, with the store of that release, opened by this program."""
    application = open_application(lay_out_desk(tmp_path / "区域", release))
    application.session.member = AREA
    yield application
    application.close()


@pytest.fixture
def headquarters(release: Release, tmp_path: Path) -> Iterator[House]:
    """Headquarters with the store of that release, opened by this program."""
    opened = house.build(lay_out_headquarters(tmp_path / "总部", release))
    yield opened
    opened.database.close()


def test_every_release_that_went_out_is_kept() -> None:
    assert "v0.1.0" in map(str, RELEASES)
    assert all(len(release.cases) > 40 for release in RELEASES)


def test_entries_of_earlier_releases_verify_and_follow_each_other(release: Release) -> None:
    keys = {device.dev: device.key for device in release.about.devices}
    ends: dict[tuple[str, str], str] = {}
    for placed in sorted(release.entries, key=lambda p: p.entry.header.seq):
        header = placed.entry.header
        entries.verify(placed.entry, keys[header.dev])
        assert header.prev == ends.get((header.dev, header.stream), FIRST)
        ends[(header.dev, header.stream)] = placed.entry.id


def test_cases_of_earlier_releases_fold_as_they_did(release: Release) -> None:
    for case_id, before in release.cases.items():
        now = fold_all(release.entries_of(case_id), shipped_rules())
        assert now is not None
        assert differences(before, wire.encode(now).decode()) == []


def test_a_desk_of_an_earlier_release_opens_with_the_same_cases(
    release: Release, region: Application
) -> None:
    for case_id, before in release.cases.items():
        kept = region.cases.get(case_id)
        assert differences(before, wire.encode(kept).decode()) == []


def test_cases_of_earlier_releases_are_found_by_the_numbers_they_had(
    release: Release, region: Application
) -> None:
    assert region.refolding.finish(NoProgress()) == len(release.cases)
    for case_id in release.cases:
        number = region.cases.get(case_id).case_no
        found = region.cases.list(CaseQuery(text=number)).rows
        assert case_id in {row.id for row in found}
        assert {row.case_no for row in found} == {number}


def test_papers_of_earlier_releases_print_again_with_the_same_words(
    release: Release, region: Application
) -> None:
    printed = 0
    for case_id in release.cases:
        case = region.cases.get(case_id)
        for paper_id, paper in case.papers.items():
            if paper.text:
                assert region.papers.render(case, paper_id).text_hash == paper.text_hash
                printed += 1
    assert printed


def test_headquarters_of_an_earlier_release_holds_the_same_cases(
    release: Release, headquarters: House
) -> None:
    assert Checks(headquarters).run().findings == ()
    Folding(headquarters).catch_up()
    with headquarters.database.reading() as connection:
        rows = connection.execute(sa.text('SELECT case_id, document FROM "case"')).all()
    now = {row.case_id: bytes(row.document).decode() for row in rows}
    assert now.keys() == release.cases.keys()
    for case_id, before in release.cases.items():
        assert differences(before, now[case_id]) == []


def test_a_case_that_an_earlier_release_exported_verifies(release: Release) -> None:
    verdict = verify(release.package)
    assert verdict.ok, verdict
    assert {line.code for line in verdict.lines} >= {"pad.bound"}


def test_a_word_that_changed_would_be_seen() -> None:
    before = '{"case": {"amount": 12.30, "at": "2026-01-01T08:00:00+08:00"}}'
    same = '{"case": {"amount": 12.3, "at": "2026-01-01T00:00:00Z"}}'
    assert differences(before, same) == []
    for other in (
        same.replace("12.3", "12.31"),
        same.replace("12.3", '"12.3"'),
        same.replace("00:00:00Z", "00:00:01Z"),
        same.replace('"amount"', '"sum"'),
        same.replace("{", '{"more": true, ', 1),
    ):
        assert differences(before, other)
