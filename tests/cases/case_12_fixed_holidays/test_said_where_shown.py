"""A due time that may still move is called so wherever it is shown."""

from collections.abc import Iterator
from datetime import datetime

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.cli.cases import _summary, masked
from desktop.services.cases.case_lists import CaseQuery
from desktop.ui.cases.cells import due_words
from desktop.ui.desk.pages import Pages, desk_words
from desktop.ui.window.changes import Changes
from desktop.ui.window.theme import Theme
from desktop.ui.words.today import said_of
from record.rules import deadlines
from tests.builders import CHINA, SetClock, a_case, open_desk
from tests.fakes import FakePrompts

LATE = datetime(2026, 12, 29, 10, tzinfo=CHINA)


@pytest.fixture(scope="module")
def station(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    app = open_desk(tmp_path_factory.mktemp("站") / "案卷", clock=SetClock(LATE))
    app.settings.change(language="en")
    # Three persons make a case hot, which starts a clock of working days.
    a_case(app, occurred_at=LATE, persons_count=3)
    yield app
    app.close()


def test_on_the_page_of_the_case_and_on_the_command_line(station: Application) -> None:
    [row] = station.cases.list(CaseQuery()).rows
    case = station.cases.get(row.id)
    clock = next(c for c in station.cases.clocks(case) if c.rule == "D19")
    chip, _tone, why = desk_words(station).clock(clock)
    assert chip.endswith(", provisional")
    assert "bridging and make-up days" in why
    assert any(line.endswith("provisional") for line in _summary(station, case))
    told = {each["rule"]: each["provisional"] for each in masked(station, case)["clocks"]}
    assert (told["D19"], told["D01"]) == (True, False)


def test_on_the_board_of_the_day(station: Application, qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(qapp)
    theme.use("light", 100)
    page = Pages(station, theme, FakePrompts(), Changes()).today()
    qtbot.addWidget(page)
    page.open()
    qtbot.waitUntil(lambda: bool(page.rows))
    [item] = [row.item for row in page.rows]
    words = desk_words(station)
    said = {reason.detail: said_of(reason, words).left for reason in item.reasons}
    assert "provisional" in said["D19"]
    assert "provisional" not in said["D01"]
    assert said["D19"] in page.rows[0].accessibleName()
    page.hide()


def test_in_the_lists(station: Application) -> None:
    [row] = station.cases.list(CaseQuery()).rows
    assert not row.due_is_provisional
    moved = msgspec.structs.replace(row, due_is_provisional=True)
    assert due_words(moved, LATE) == f"{due_words(row, LATE)}, provisional"
    rules = station.rules
    for rule, at, may_move in (
        ("D19", LATE, True),
        ("D19", LATE.replace(day=10), False),
        ("D01", LATE, False),
        ("", None, False),
    ):
        assert deadlines.may_move(rule, at, rules) is may_move


def test_a_switch_to_a_later_notice_says_old_and_new(station: Application) -> None:
    from desktop.services.cases.rule_switch import _due

    [row] = station.cases.list(CaseQuery()).rows
    clock = next(c for c in station.cases.get(row.id).deadlines if c.rule == "D19")
    assert _due(clock, "en") == "2026-12-30 17:30 (provisional)"
    settled = msgspec.structs.replace(clock, provisional=False)
    assert _due(settled, "en") == "2026-12-30 17:30"
