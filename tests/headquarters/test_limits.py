import pytest

from headquarters.services.limits import Limit
from record.problems import Problem


def test_a_bucket_empties_and_fills_again_for_each_key_alone():
    now = [0.0]
    limit = Limit(per_minute=60, burst=3, clock=lambda: now[0])
    for _ in range(3):
        limit.take("a")
    with pytest.raises(Problem) as caught:
        limit.take("a")
    assert (caught.value.code, caught.value.facts["seconds"]) == ("hq.too_fast", 1)
    limit.take("b")
    now[0] += 1
    limit.take("a")
    with pytest.raises(Problem):
        limit.check("a")
