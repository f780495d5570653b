"""A PC whose clock is wrong: nothing is lost, hidden or out of order."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop.app import Application
from desktop.services.cases.case_lists import CaseQuery
from desktop.store import journal
from record.journal import kinds
from record.journal.entry import FIRST
from tests import builders
from tests.builders import NOON, SetClock

WRONG = (
    NOON - timedelta(days=1),
    NOON + timedelta(days=1),
    NOON - timedelta(days=5 * 365),
    NOON + timedelta(days=5 * 365),
    datetime(1970, 1, 1, 2, 0, tzinfo=UTC),
    datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),
    NOON,
)


def test_work_goes_on_in_its_order_whatever_the_clock_says(
    station: Application, clock: SetClock
) -> None:
    case = builders.a_case(station)
    for number, at in enumerate(WRONG):
        clock.at = at
        station.cases.note(case.id, f"第 {number} 次")
    kept = station.cases.get(case.id)
    assert [note.text for note in kept.notes] == [f"第 {n} 次" for n in range(len(WRONG))]
    assert station.cases.list(CaseQuery()).total == 1
    device = station.device
    with station.database.read() as connection:
        entries = journal.find_after(connection, device.dev, f"st:{device.station}", 0, 1000)
    before = FIRST
    for entry in entries:
        assert entry.header.prev == before
        before = entry.id
    hlcs = [entry.header.hlc for entry in entries]
    assert hlcs == sorted(set(hlcs))
    jumps = [entry for entry in entries if entry.header.kind == kinds.DEVICE_NOTE]
    assert len(jumps) == sum(b < a for a, b in zip((NOON, *WRONG), WRONG, strict=False))


@pytest.mark.parametrize("at", WRONG[:-1], ids=str)
def test_a_case_recorded_under_a_wrong_clock_is_seen_under_the_right_one(
    station: Application, clock: SetClock, at: datetime
) -> None:
    clock.at = at
    case = builders.a_case(station, occurred_at=at - timedelta(hours=1))
    clock.at = NOON
    assert station.cases.get(case.id).recorded_at == at
    assert [row.id for row in station.cases.list(CaseQuery()).rows] == [case.id]
    assert station.cases.clocks(case)
    assert station.cases.counts()["today"] >= 0
