from collections.abc import Iterator
from itertools import count as numbers
from pathlib import Path

import pytest

from build_spec.bench import __main__ as bench
from build_spec.bench.figures import Figure, InTurn, count, in_turn, ratio, table


def ticking(*steps: float) -> Iterator[float]:
    at = 0.0
    for step in steps:
        yield at
        at += step
        yield at


def test_a_ratio_is_the_median_of_pairs_so_that_one_disturbed_pair_does_not_count() -> None:
    times = InTurn()
    times.ours, times.baseline = [2.0, 2.0, 90.0], [1.0, 1.0, 1.0]
    assert times.ratio == 2.0


def test_the_baseline_goes_first_every_second_time() -> None:
    order: list[str] = []
    in_turn(lambda: order.append("ours"), lambda: order.append("bare"), 2, numbers().__next__)
    assert order == ["ours", "bare", "ours", "bare", "bare", "ours"]


def test_times_are_what_the_clock_says() -> None:
    times = InTurn(ticking(3.0, 1.0).__next__)
    times.take(lambda: None, lambda: None)
    assert (times.ours, times.baseline, times.ratio) == ([3.0], [1.0], 3.0)


def test_a_row_holds_up_to_its_limit_and_shows_what_it_was_measured_beside() -> None:
    times = InTurn()
    times.ours, times.baseline = [0.3], [0.2]
    assert ratio("fold", times, "decoding", 1.5).holds
    broken = ratio("fold", times, "decoding", 1.4)
    assert not broken.holds
    assert broken.cells()[:6] == (
        "fold", "300 ms", "decoding: 200 ms", "1.5 ×", "at most 1.4 ×", "**no**",
    )  # fmt: skip


def test_a_count_may_be_asked_to_be_large_enough() -> None:
    assert count("decodes", 1, 1).holds
    assert not count("decodes", 2, 1).holds
    assert not count("forms named", 11, 12, at_least=True).holds


def test_the_table_has_a_row_for_every_figure() -> None:
    lines = table([count("decodes", 1, 1), count("forms", 3, 2, at_least=True)], 3).splitlines()
    assert [line.count("|") for line in lines] == [4, 4, 4, 4]


@pytest.mark.parametrize(("value", "code"), [(1, 0), (2, 1)])
def test_only_a_broken_limit_fails_the_run(
    value: int, code: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def measure(_folder: Path) -> Iterator[Figure]:
        yield count("decodes of a save", value, 1)

    monkeypatch.setattr(bench, "GROUPS", {"acts": measure})
    monkeypatch.setattr(bench, "ROOT", tmp_path)
    assert bench.main(["acts"]) == code
    assert "decodes of a save" in (tmp_path / "build" / "bench.md").read_text(encoding="utf-8")


def test_a_group_that_is_not_there_is_said_so(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        bench.main(["paper"])
    assert "papers" in capsys.readouterr().err
