from datetime import UTC, datetime

import msgspec
import pytest
from PySide6.QtCore import Qt

from desktop.services.cases.case_lists import CasePage, CaseQuery, CaseRow
from desktop.ui.cases.model import PAGE, ROW, CaseListModel, Column
from desktop.ui.desk.pages import Pages
from desktop.ui.window.changes import Changes
from desktop.ui.window.visit import ToCase
from record.codes import Severity, Stage, Status, Validity
from tests.desktop.ui.desks import a_complaint
from tests.fakes import FakePrompts

MOMENT = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
MANY = 100_000


def _row(number):
    return CaseRow(
        id=f"c{number}", case_no=f"TS-1203-20261120-{number}", station="1203", station_name="三堰",
        summary=f"complaint {number}", category="A", severity=Severity.GENERAL,
        validity=Validity.UNDECIDED, status=Status.ON_SITE, stage=Stage.LOOK,
        due_at=None, due_rule="", exhibits=0, plate="", phone="", complainant="",
        recorded_at=MOMENT, updated_at=MOMENT, open_tasks=0, open_remarks=0,
        sync="VERIFIED",
    )  # fmt: skip


def _page(offset):
    return CasePage(tuple(_row(n) for n in range(offset, min(MANY, offset + PAGE))), MANY)


@pytest.fixture
def model(qtbot):
    return CaseListModel(lambda row, column: f"{row.summary} {column}", None)


def test_a_hundred_thousand_rows_are_read_a_page_at_a_time(model, qtbot):
    asked = []
    model.wanted.connect(asked.append)
    model.start(_page(0))
    assert model.rowCount() == MANY
    assert model.index(5, Column.CASE).data() == f"complaint 5 {Column.CASE}"
    far = model.index(70_050, Column.CASE)
    assert far.data() == "…"
    assert far.data() == "…"
    qtbot.waitUntil(lambda: asked == [70_000])
    model.put(70_000, _page(70_000))
    assert far.data(ROW).id == "c70050"


def test_only_so_many_pages_stay_in_memory(model):
    model.start(_page(0))
    for offset in range(0, 60 * PAGE, PAGE):
        model.put(offset, _page(offset))
    assert len(model._pages) <= 41


def test_rows_of_an_older_answer_are_not_mixed_in(model):
    model.start(_page(0))
    model.put(PAGE, CasePage((_row(1),), 5))
    assert model.rowCount() == MANY
    assert model.row_at(PAGE) is None


def test_reading_again_keeps_the_place_when_a_case_comes_or_goes(model, qtbot):
    model.start(CasePage(tuple(_row(n) for n in range(3)), 3))
    model.refresh(CasePage(tuple(_row(n) for n in range(4)), 4), 0)
    assert model.rowCount() == 4
    model.refresh(CasePage(tuple(_row(n) for n in range(2)), 2), 0)
    assert model.rowCount() == 2


@pytest.fixture
def page(desk, qtbot, theme):
    changes = Changes()
    desk.on_changed(changes.tell_cases)
    a_complaint(desk, summary="发票金额不符", category="D")
    a_complaint(desk, summary="洗车刮擦前保险杠", category="H")
    made = Pages(desk, theme, FakePrompts(), changes).cases()
    qtbot.addWidget(made)
    made.resize(1064, 720)
    made.show()
    made.open()
    qtbot.waitUntil(lambda: made.model.rowCount() == 2)
    return made


def test_typing_searches_chinese_words_after_a_pause(page, qtbot):
    page.ui.search.setText("刮擦")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.model.row_at(0).summary == "洗车刮擦前保险杠"
    page.ui.search.setText("没有这样的案件")
    qtbot.waitUntil(page.ui.empty.isVisible)


def test_enter_opens_the_row_that_the_arrows_chose(page, qtbot):
    table = page.ui.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    wanted = page.current().id
    with qtbot.waitSignal(page.asked) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert asked.args == [ToCase(wanted)]


def test_a_new_case_appears_without_moving_the_keyboard(page, desk, qtbot):
    before = page.ui.table.currentIndex().row()
    a_complaint(desk, summary="新的投诉")
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert page.ui.table.currentIndex().row() == before


def test_filters_and_order_become_a_view_that_is_kept(page, desk, qtbot):
    page._prompts.answers["enter_reason"] = "stalls"
    page.filters._flip("categories", "H")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.filters.save_view()
    assert desk.cases.views()["stalls"].categories == ("H",)
    page.filters._clear()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    page.filters._take(desk.cases.views()["stalls"])
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)


def test_personal_data_are_masked(page):
    told = " ".join(page.model.index(0, column).data() for column in Column)
    assert "周**" in told
    assert "周建国" not in told
    assert "6Q215" not in told


def test_a_heading_sorts_and_sorts_the_other_way(page, qtbot):
    page._sort_by(Column.CATEGORY)
    qtbot.waitUntil(lambda: page.model.row_at(0).category == "D")
    page._sort_by(Column.CATEGORY)
    qtbot.waitUntil(lambda: page.model.row_at(0).category == "H")
    assert page.query == msgspec.structs.replace(CaseQuery(), sort="category", descending=True)
