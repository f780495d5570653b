import pytest

from tests.desktop.cli.conftest import Run


def test_a_duty_falls_due_after_the_spring_festival(run: Run) -> None:
    code, said = run("due", "D07", "--from", "2026-02-14T18:10+08:00")
    assert (code, said["due"]) == (0, "2026-02-24T09:30:00+08:00")
    assert said["stretches"]


@pytest.mark.parametrize(
    ("rule", "start"),
    [("D07", "yesterday"), ("D07", "2026-02-14T25:10"), ("D99", "2026-02-14T18:10+08:00")],
)
def test_a_wrong_rule_or_time_is_refused(run: Run, rule: str, start: str) -> None:
    code, said = run("due", rule, "--from", start)
    assert code == 1
    assert said["problem"]["sentence"]
