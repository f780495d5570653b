import random

from desktop.sync.backoff import CEILING_S, LEAST_S, Backoff
from record.problems import Problem


def test_waits_grow_up_to_a_quarter_of_an_hour_and_a_success_begins_anew():
    backoff = Backoff(random.Random(1))
    waits = [backoff.failed() for _ in range(200)]
    assert waits[0] <= 4.0
    assert min(waits) >= LEAST_S
    assert CEILING_S / 2 < max(waits) <= CEILING_S
    backoff.worked()
    assert backoff.failed() <= 4.0


def test_a_wait_that_headquarters_asks_for_is_kept_and_spread():
    waits = {Backoff(random.Random(n)).failed(Problem("hq.too_fast", seconds=60)) for n in range(9)}
    assert len(waits) == 9
    assert all(30 <= wait <= 90 for wait in waits)
