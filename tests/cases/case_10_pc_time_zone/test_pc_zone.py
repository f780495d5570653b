"""A PC set to another zone changes no number, no date and no typed time, and is told of once."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDateTimeEdit, QLineEdit
from pytestqt.qtbot import QtBot

from desktop import zone
from desktop.app import Application
from desktop.cli import fields
from desktop.clock import SystemClock, is_zone_of_pc
from desktop.prints.page import labels
from desktop.services.evidence.selfcheck import _zone
from desktop.services.pictures import captions
from desktop.settings import Settings
from desktop.ui.desk.desk_window import desk_window
from desktop.ui.fields.inputs import DayInput, MomentInput
from desktop.ui.fields.moment_edit import moment_of, put_moment
from desktop.ui.window.theme import Theme
from desktop.ui.words.case import full, short
from record.rules import ruleset
from tests.builders import CHINA, SetClock, a_case, open_desk
from tests.rulebooks import shipped

# Half past midnight in China; the day before in Los Angeles and at Greenwich.
AT = datetime(2026, 6, 12, 0, 30, tzinfo=CHINA)
PLACES = ["America/Los_Angeles", "UTC", "Asia/Tokyo", "Asia/Kolkata"]


@pytest.fixture(params=PLACES)
def pc(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A PC that somebody set to another zone."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of Windows is that of the machine")
    with monkeypatch.context() as patched:
        patched.setenv("TZ", request.param)
        time.tzset()
        yield str(request.param)
    time.tzset()


@pytest.fixture
def station(pc: str, tmp_path: Path) -> Iterator[Application]:
    app = open_desk(tmp_path / "案卷", clock=SetClock(AT.astimezone()))
    yield app
    app.close()


def test_number_deadline_and_screen_are_those_of_the_station(station: Application) -> None:
    case = a_case(station, occurred_at=AT - timedelta(hours=1))
    assert case.case_no.split("-")[2] == "20260612"
    due = next(clock.due for clock in station.cases.clocks(case) if clock.rule == "D01")
    assert full(due.astimezone()) == "2026-06-12 00:45:00"
    assert short(due, station.clock.now()) == "00:45"
    assert labels.when_exactly(due.astimezone()) == "2026-06-12 00:45:00 UTC+8"
    assert captions.moment(due.astimezone()) == "2026-06-12 00:45:00.000 +0800"


def test_what_is_typed_is_meant_at_the_station(pc: str, qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    moment = MomentInput(line, AT.astimezone, past=True)
    for typed, meant in (
        ("0:10", "2026-06-12 00:10"),
        ("11:38", "2026-06-11 11:38"),
        ("2026-03-08 02:30", "2026-03-08 02:30"),
    ):
        moment.set_words(typed)
        read = moment.value()
        assert read.astimezone(CHINA).strftime("%Y-%m-%d %H:%M") == meant
        moment.set_value(read.astimezone())
        assert moment.words() == meant
    day = DayInput(line, AT.astimezone)
    day.set_words("今天")
    assert day.value() == "2026-06-12"
    assert fields.read_moment("2026-03-08 02:30") == datetime(2026, 3, 8, 2, 30, tzinfo=CHINA)


def test_a_field_of_date_and_time_knows_no_hour_that_is_skipped(pc: str, qtbot: QtBot) -> None:
    edit = QDateTimeEdit()
    edit.setDisplayFormat("yyyy-MM-dd HH:mm:ss")
    qtbot.addWidget(edit)
    # Clocks in Los Angeles go from two to three on this night.
    skipped = datetime(2026, 3, 8, 2, 30, 15, tzinfo=CHINA)
    put_moment(edit, skipped.astimezone())
    assert edit.text() == "2026-03-08 02:30:15"
    assert moment_of(edit) == skipped
    assert SystemClock().now().utcoffset() == timedelta(hours=8)


def test_the_self_check_says_that_the_zone_of_the_pc_is_another(pc: str) -> None:
    assert not is_zone_of_pc()
    said = _zone()
    assert (said.code, said.ok, said.facts["here"]) == ("selfcheck.other_zone", False, "UTC+8")


@pytest.mark.parametrize("pc", ["America/Los_Angeles"], indirect=True)
def test_the_window_says_it_once_above_the_pages(
    station: Application, qapp: QApplication, qtbot: QtBot
) -> None:
    theme = Theme(qapp)
    theme.use("light", 100)
    station.settings.change(language="zh")
    window = desk_window(station, theme)
    qtbot.addWidget(window)
    notice = window.ui.notice
    assert notice.isVisibleTo(window)
    assert "UTC-7" in notice.accessibleName() or "UTC-8" in notice.accessibleName()
    assert "UTC+8" in notice.accessibleName()
    notice._dismiss()
    assert station.settings.now.zone_told in {"UTC-7", "UTC-8"}
    again = desk_window(station, theme)
    qtbot.addWidget(again)
    assert not again.ui.notice.isVisibleTo(again)


def test_a_pc_set_right_is_told_nothing() -> None:
    assert is_zone_of_pc()
    assert _zone().ok
    assert Settings().zone_told == ""


def test_the_zone_is_what_the_rule_set_states() -> None:
    release = shipped().release(shipped().newest.version)
    assert release is not None
    files = {
        name: text.replace('zone = "+08:00"', 'zone = "+09:00"').encode()
        for name, text in release.files.items()
    }
    tokyo = ruleset.parse(files).calendar.zone
    before = zone.here()
    zone.use(tokyo)
    try:
        assert (full(AT), zone.name()) == ("2026-06-12 01:30:00", "UTC+9")
    finally:
        zone.use(before)
    assert before == shipped().of("2026.1").calendar.zone == timezone(timedelta(hours=8), "CST")
