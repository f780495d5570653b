"""The explanation of a clock ends where the clock ends."""

from datetime import timedelta

from desktop.services.cases.deadlines import clocks_of
from tests.builders import a_case


def _clock(app, case, rule):
    found = clocks_of(case, app.rules, app.clock.now())
    return next(clock for clock in found if clock.rule == rule)


def test_a_promised_reply_is_counted_until_the_promised_moment(station):
    promised = station.clock.now() + timedelta(days=2)
    case = a_case(station, promised_reply_at=promised)
    clock = _clock(station, case, "D18")
    assert [(s.counted, s.why) for s in clock.stretches] == [(True, "given")]
    assert clock.stretches[0].end == clock.due == promised


def test_a_clock_cut_short_by_the_recorder_is_explained_to_its_end(station):
    case = a_case(station, occurred_at=station.clock.now() - timedelta(days=26, hours=20))
    clock = _clock(station, case, "D37")
    assert clock.due < clock.started_at + timedelta(hours=24)
    assert clock.stretches[-1].end == clock.due
