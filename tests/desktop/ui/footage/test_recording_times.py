"""Begin and end of a recording, taken from its file and never forced."""

from datetime import timedelta
from decimal import Decimal

from desktop.ui.stills.recording_times import AS_IT_STANDS, CORRECTED
from record.exhibits.footage import footage_of


def clip_of(page):
    bench = page.bench
    return bench.services.cases.get(bench.case.id).evidence[bench.clip.id]


def test_the_times_of_the_file_are_entered_when_somebody_takes_them(page, prompts):
    before = footage_of(clip_of(page))
    assert (before.from_at, before.to_at) == (None, None)
    page.ui.timesButton.click()
    assert footage_of(clip_of(page)) == before
    prompts.answers["pick_one"] = AS_IT_STANDS
    page.ui.timesButton.click()
    said = footage_of(clip_of(page))
    began = page.bench.source.starts_at.replace(microsecond=0)
    assert said.from_at.replace(tzinfo=None) == began.replace(tzinfo=None)
    length = timedelta(seconds=page.bench.footage.seconds)
    assert abs(said.to_at - said.from_at - length) <= timedelta(seconds=1)


def test_a_clock_that_was_compared_offers_the_corrected_times(page, prompts):
    page.ui.offsetSpin.put(Decimal(42))
    prompts.answers["pick_one"] = CORRECTED
    page.ui.timesButton.click()
    began = page.bench.source.starts_at.replace(microsecond=0) - timedelta(seconds=42)
    said = footage_of(clip_of(page)).from_at
    assert abs(said.replace(tzinfo=None) - began.replace(tzinfo=None)) <= timedelta(seconds=1)


def test_a_file_without_a_time_of_day_says_so(page, prompts, monkeypatch):
    monkeypatch.setattr(type(page.bench.source), "starts_at", property(lambda _source: None))
    prompts.answers["pick_one"] = AS_IT_STANDS
    page.ui.timesButton.click()
    assert footage_of(clip_of(page)).from_at is None
