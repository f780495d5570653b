from datetime import datetime

import pytest

from desktop.evidence.papers.messages import TextLine
from desktop.services.timekeeping.readings import suggestions

NEAR = datetime.fromisoformat("2026-05-09T12:00:00")


def line(text: str, top: float = 0.0) -> TextLine:
    return TextLine(text, 0.9, ((0.0, top), (9.0, top), (9.0, top + 1), (0.0, top + 1)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("CAM-03  2026-11-20 11:39:06", "2026-11-20T11:39:06"),
        ("2026年11月20日 星期五 11:39:06", "2026-11-20T11:39:06"),
        ("2026/11/20 11：39：06", "2026-11-20T11:39:06"),
        ("20261120 113906 通道3 11:39:06", "2026-11-20T11:39:06"),
        ("2O26-11-2O 1l:39:O6", "2026-11-20T11:39:06"),
        ("25-12-2026 08:05:59", "2026-12-25T08:05:59"),
        ("2026-11-20 下午 01:02:03", "2026-11-20T13:02:03"),
        ("2026-11-20 12:10:00 AM", "2026-11-20T00:10:00"),
        ("2026-11-20 11.39.06", "2026-11-20T11:39:06"),
    ],
)
def test_a_burnt_in_clock_is_suggested_as_it_stands(text: str, shown: str) -> None:
    (found, *_) = suggestions([line(text)], NEAR)
    assert (found.shown.isoformat(), found.whole_date, found.ambiguous) == (shown, True, False)


def test_day_and_month_that_could_be_swapped_are_marked() -> None:
    (found, *_) = suggestions([line("04-05-2026 08:00:00")], NEAR)
    assert found.ambiguous


def test_a_time_of_day_alone_takes_the_day_it_was_looked_at() -> None:
    (found,) = suggestions([line("11:39")], NEAR)
    assert (found.shown.isoformat(), found.whole_date, found.uncertainty_s) == (
        "2026-05-09T11:39:00", False, 30.0,
    )  # fmt: skip


def test_a_date_and_a_time_in_two_lines_belong_together() -> None:
    found = suggestions([line("2026-11-20"), line("11:39:06", 30.0)], NEAR)
    assert found[0].shown.isoformat() == "2026-11-20T11:39:06"


@pytest.mark.parametrize("text", ["", "92# 7.36", "2026-13-45", "鄂C·7K215", "99:99:99", "1.5:2"])
def test_what_is_no_time_is_not_suggested(text: str) -> None:
    assert suggestions([line(text)], NEAR) == ()
