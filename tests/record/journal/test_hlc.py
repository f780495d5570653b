from hypothesis import given
from hypothesis import strategies as st

from record.journal import hlc

WALL = st.integers(min_value=0, max_value=2**46)


@given(st.lists(WALL, max_size=50))
def test_a_clock_never_runs_back_whatever_the_wall_says(walls: list[int]) -> None:
    last, seen = 0, []
    for wall in walls:
        last = hlc.after(last, wall)
        seen.append(last)
    assert seen == sorted(set(seen))


@given(WALL, WALL, WALL)
def test_a_clock_follows_another_at_most_ten_minutes_ahead(own: int, other: int, wall: int) -> None:
    last = hlc.pack(own)
    seen = hlc.witness(last, hlc.pack(other), wall)
    assert seen >= last
    assert seen <= max(last, hlc.pack(wall + hlc.MAX_LEAD_MS))
    if other <= wall + hlc.MAX_LEAD_MS:
        assert hlc.after(seen, wall) > hlc.pack(other)


def test_a_full_counter_goes_into_the_milliseconds() -> None:
    full = hlc.pack(1000, 65_535)
    assert hlc.after(full, 1000) == hlc.pack(1001)
    assert hlc.moment(hlc.pack(1500)).isoformat() == "1970-01-01T00:00:01.500000+00:00"
