"""What is typed on the command line is read as the windows read it."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop.app import open_application
from desktop.cli import fields
from desktop.cli.main import main
from desktop.ui.case.blanks import SECTIONS
from record.case import PAST_FIELDS
from record.problems import Problem
from tests.desktop.cli.conftest import Run


@pytest.mark.parametrize(
    ("path", "typed", "meant"),
    [
        ("vehicle.odometer_km", "12,345.50", Decimal("12345.50")),
        ("vehicle.rated_tank_l", "３５。６", Decimal("35.6")),
        ("persons_count", "３", 3),
        ("demand_none", "true", True),
        ("summary", "35,6", "35,6"),
    ],
)
def test_a_field_is_read_by_what_it_holds(path: str, typed: str, meant: Any) -> None:
    assert fields.read(path, typed) == meant
    assert str(fields.read(path, typed)) == str(meant)


@pytest.mark.parametrize(
    ("path", "typed", "code"),
    [
        ("vehicle.odometer_km", "35,6", "input.not_a_number"),
        ("vehicle.odometer_km", "1_000", "input.not_a_number"),
        ("vehicle.odometer_km", "-1", "input.out_of_range"),
        ("persons_count", "1.5", "input.not_whole"),
        ("mood", "7", "input.out_of_range"),
        ("occurred_at", "soon", "input.not_a_moment"),
        ("occurred_at", "2999-01-01　09:00", "input.in_the_future"),
        ("demand_none", "perhaps", "cases.bad_field"),
    ],
)
def test_what_the_windows_refuse_is_refused_here(path: str, typed: str, code: str) -> None:
    with pytest.raises(Problem, match=code):
        fields.read(path, typed)


def test_a_time_is_read_in_every_spelling() -> None:
    meant = datetime.fromisoformat("2026-02-14T18:10+08:00")
    for typed in ("2026-02-14T18:10+08:00", "2026-02-14T10:10Z", "2026年2月14日 18:10+0800"):
        assert fields.read_moment(typed) == meant


def test_windows_and_command_line_agree_which_times_are_over() -> None:
    asked = [asked for section in SECTIONS for asked in section.asked]
    assert {each.path for each in asked if each.kind == "past"} == PAST_FIELDS


DRAWN = (
    *("draw-samples", "x", "--source", "NOZZLE", "--drawn", "09:00", "--sealed", "09:05"),
    *("--sampler", "a", "--guard", "b", "--portion", "TEST:1000:F-1"),
)


@pytest.mark.parametrize(
    "words",
    [
        ("clip", "a.mp4", "--from", "35,6", "--to", "40", "--out", "b.mp4"),
        ("still", "a.mp4", "--at", "1_0", "--out", "b.png"),
        ("still", "a.mp4", "--frame", "1.5", "--out", "b.png"),
        ("enhance", "a.png", "--gamma", "1,5", "--out", "b.png"),
        ("enhance", "a.png", "--black", "1e1", "--out", "b.png"),
        ("frames", "a.mp4", "--limit", "0"),
        ("case", "list", "--limit", "1_0"),
        (*DRAWN, "--flush", "-4"),
        (*DRAWN, "--flush", "3,5"),
    ],
)
def test_a_wrong_number_is_wrong_usage_and_named(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words, lambda _chosen: 0) == 2
    said = capsys.readouterr().err
    assert "error: argument --" in said
    assert "Traceback" not in said


def test_readings_of_an_exhibit_are_recorded_as_the_window_records_them(
    casebook: Run, folder: Path, tmp_path: Path
) -> None:
    number = casebook("case", "list")[1]["cases"][0]["case_no"]
    note = tmp_path / "罐 表.txt"
    note.write_text("92# -3.5")
    add = ("evidence", "add", number, note, "--kind", "TANK_STATE")
    for typed, code in (
        ("temperature_c=-3,5", "input.not_a_number"),
        ("volume_l=-1", "input.out_of_range"),
        ("colour=red", "cases.bad_field"),
        ("temperature_c", "cli.bad_set"),
    ):
        refused = casebook(*add, "--set", typed)[1]
        assert refused["problem"]["code"] == code
    assert casebook(*add, "--set", "temperature_c=－３。５", "--set", "volume_l=18,345.672")[0] == 0
    app = open_application(folder)
    try:
        [exhibit] = app.cases.by_number(number).evidence.values()
    finally:
        app.close()
    read = {name: exhibit.details[name] for name in ("temperature_c", "volume_l")}
    assert read == {"temperature_c": "-3.5", "volume_l": "18345.672"}


def test_facts_of_the_category_are_recorded_with_every_digit(casebook: Run, folder: Path) -> None:
    asked = ("case", "open", "--category", "D", "--summary", "充值未到账")
    refused = casebook(*asked, "--set", "facts.charged=12345,67")[1]
    assert refused["problem"]["code"] == "input.not_a_number"
    opened = casebook(*asked, "--set", "facts.charged=12,345.67")[1]
    app = open_application(folder)
    try:
        fact = app.cases.by_number(opened["case_no"]).facts["charged"]
    finally:
        app.close()
    assert (fact.value, fact.unit) == ("12345.67", "元")
