"""Whatever happens in whatever order, with clocks that are wrong: all replicas end alike."""

import random
from datetime import datetime, timedelta

import pytest

from desktop.app import Application
from desktop.clock import SystemClock
from record.codes import RowState, Severity
from record.problems import Problem
from tests.exchange.desks import (
    Region,
    at_headquarters,
    attach,
    chain,
    encoded,
    held_by,
    record,
    settle,
    sync,
)
from tests.headquarters.world import Headquarters

ACTS = 70


class SkewedClock(SystemClock):
    def __init__(self, skew: timedelta) -> None:
        self.skew = skew

    def now(self) -> datetime:
        return super().now() + self.skew


class Play:
    """Three desks that act and sync at random."""

    def __init__(self, region: Region, seed: int) -> None:
        self.chance = random.Random(seed)
        skews = [timedelta(0), timedelta(minutes=-40), timedelta(days=3)]
        self.chance.shuffle(skews)
        folders = [region.enrol(station=region.first) for _ in range(2)]
        folders.append(region.enrol(region=region.code))
        self.desks = [
            region.open(folder, SkewedClock(skew))
            for folder, skew in zip(folders, skews, strict=True)
        ]
        self.cases = [record(self.desks[0]).id, record(self.desks[1]).id]

    def act(self) -> None:
        desk, case_id = self.chance.choice(self.desks), self.chance.choice(self.cases)
        verbs = [self.sync, self.change, self.note, self.answer, self.decide, self.settle]
        verb = self.chance.choices(verbs, [3, 4, 2, 2, 2, 2])[0]
        try:
            verb(desk, case_id)
        except Problem as problem:
            if problem.code not in ("cases.unknown", "review.not_allowed"):
                raise

    def sync(self, desk: Application, _case_id: str) -> None:
        sync(desk)

    def settle(self, desk: Application, case_id: str) -> None:
        case = desk.cases.get(case_id)
        for path, both in case.two_versions.items():
            desk.cases.choose_version(case, path, both.other)
            break

    def change(self, desk: Application, case_id: str) -> None:
        path = self.chance.choice(["summary", "narrative", "complainant.phone", "vehicle.plate"])
        desk.cases.change(desk.cases.get(case_id), {path: f"{self.chance.random():.6f}"})

    def note(self, desk: Application, case_id: str) -> None:
        desk.cases.note(case_id, "联系过客户")
        if self.chance.random() < 0.3:
            attach(desk, desk.cases.get(case_id), self.chance.randbytes(200))

    def answer(self, desk: Application, case_id: str) -> None:
        item = self.chance.choice(["step0.safety", "step0.seat", "step0.manager"])
        done = self.chance.choice([RowState.DONE, "OPEN"])
        desk.cases.answer(case_id, item, done)

    def decide(self, desk: Application, case_id: str) -> None:
        verb = self.chance.choice([desk.review.decide_validity, desk.review.raise_class])
        value = "VALID" if verb == desk.review.decide_validity else "MAJOR"
        if desk.cases.get(case_id).severity != Severity.MAJOR or value == "VALID":
            verb(case_id, value, "依据记录")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_all_replicas_fold_the_same_cases(hq: Headquarters, region: Region, seed: int):
    play = Play(region, seed)
    for number in range(ACTS):
        play.act()
        if number % 10 == 9:
            settle(hq)
    for _ in range(2):
        sync(*play.desks)
        settle(hq)
    sync(*play.desks)
    for case_id in play.cases:
        seen = [encoded(desk.cases.get(case_id)) for desk in play.desks]
        assert seen == [at_headquarters(hq, case_id)] * 3
    written = [eh for desk in play.desks for eh in chain(desk)]
    assert held_by(hq, written) == len(written)
    assert all(desk.headquarters.status().waiting_files == 0 for desk in play.desks)
