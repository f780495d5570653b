"""Lists of a desk: what is remembered of them, and how they leave."""

import pypdfium2
import pytest

from desktop.progress import NoProgress
from desktop.services.cases.case_lists import CaseQuery
from desktop.services.lists import case_columns
from desktop.services.lists.layouts import Layout
from desktop.services.lists.sheets import Head, Kind, Sheet
from desktop.services.papers.copies import Copy
from record.problems import Problem
from tests import builders
from tests.desktop.disks import fill_up, small_disk
from tests.desktop.services.lists import books

SHEET = Sheet(
    title="清单", heads=(Head("文字"), Head("数", Kind.NUMBER)), total=2, about=("仅未结",)
)


def _rows(_progress):
    return iter([("甲", 1), ("乙", 2)])


def test_each_person_has_a_layout_of_their_own(station):
    chosen = Layout(columns=("due", "case"), widths={"case": 300}, sort="due")
    station.lists.layouts.keep("cases", chosen)
    assert station.lists.layouts.get("cases") == chosen
    assert station.lists.layouts.get("review") == Layout()
    station.session.member = builders.COLLEAGUE
    assert station.lists.layouts.get("cases") == Layout()
    station.session.member = None
    station.lists.layouts.keep("cases", chosen)
    assert station.lists.layouts.get("cases") == Layout()


def test_what_is_said_above_a_list_names_filters_time_person_and_place(station):
    filters, made = station.lists.lines(SHEET)
    assert filters == "仅未结"
    assert made == "2026-06-11 12:00 · 陈立 · 三堰加油站 · 2 行"


def test_a_list_is_written_whole_and_gets_its_ending(station, tmp_path):
    path = station.lists.save(SHEET, _rows, tmp_path / "清单", NoProgress())
    assert path.name == "清单.xlsx"
    assert books.words(path)[-2:] == [["甲", "1"], ["乙", "2"]]
    assert [each.name for each in tmp_path.glob("*.part")] == []


def test_a_full_stick_leaves_the_list_of_before_and_records_nothing(station, tmp_path):
    recorded = []
    with small_disk(tmp_path / "U盘", 1) as stick:
        kept = stick / "清单.xlsx"
        kept.write_bytes(b"before")
        fill_up(stick)
        with pytest.raises(Problem) as refused:
            station.lists.save(SHEET, _rows, kept, NoProgress(), recorded.append)
        assert refused.value.code == "lists.disk_full"
        assert kept.read_bytes() == b"before"
        assert sorted(each.name for each in stick.iterdir()) == ["filler", "清单.xlsx"]
    assert recorded == []


def test_a_list_of_evidence_that_leaves_stands_in_custody(station, tmp_path):
    case = builders.a_case(station)
    copy = Copy(reader="市场监管所", purpose="询问")
    station.lists.save(
        SHEET, _rows, tmp_path / "清单.xlsx", NoProgress(),
        lambda file: station.lists.record_copy(case.id, "exhibits", copy, file),
    )  # fmt: skip
    event = station.cases.get(case.id).custody[-1]
    assert (event.event, event.to, event.purpose) == ("EXPORTED", "市场监管所", "询问")
    assert event.facts["file"] == "清单.xlsx"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_list_is_printed_with_its_heads_and_its_filters(station, language):
    station.settings.change(language=language)
    printed = station.lists.render(SHEET, _rows, NoProgress())
    text = pypdfium2.PdfDocument(printed.pdf)[0].get_textpage().get_text_range()
    for words in ("清单", "仅未结", "陈立", "文字", "甲", "乙"):
        assert words in text


def test_a_list_that_is_too_long_for_paper_says_so(station):
    long = Sheet(title="清单", heads=SHEET.heads, total=2_001)
    with pytest.raises(Problem) as refused:
        station.lists.render(long, _rows, NoProgress())
    assert refused.value.code == "lists.too_long_to_print"


def test_cases_leave_as_they_are_seen_and_masked(station, tmp_path):
    builders.a_case(station, summary="请回电 13900002046", category="D")
    builders.a_case(station, summary="洗车刮擦", category="H")
    query = CaseQuery(categories=("D",), text="13900002046")
    sheets, keys = station.lists.cases, ("case", "category", "due", "customer")
    sheet = sheets.sheet(query, keys, "案件", 1)
    station.settings.change(language="zh")
    path = station.lists.save(sheet, sheets.rows(query, keys), tmp_path / "a.xlsx", NoProgress())
    told = books.words(path)
    assert told[1][0].startswith("含“139****2046” · 类别：")
    assert told[3] == ["案件编号", "内容", "类别", "时限", "客户"]
    [row] = told[4:]
    assert row[1] == "请回电 139****2046"
    assert "周建国" not in "".join(row)


def test_only_the_rows_that_were_chosen_leave(station):
    for number in range(3):
        builders.a_case(station, summary=f"第 {number} 件")
    query = CaseQuery(sort="case_no", descending=False)
    rows = station.lists.cases.rows(query, ("case",), lambda place: place != 1)
    assert [row[1] for row in rows(NoProgress())] == ["第 0 件", "第 2 件"]


@pytest.mark.parametrize("key", case_columns.KEYS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_column_has_its_name_in_both_languages(key, language):
    assert case_columns.named(key, language)


def test_a_column_that_is_not_there_is_named_with_those_that_are(station):
    with pytest.raises(Problem) as refused:
        station.lists.cases.sheet(CaseQuery(), ("price",), "案件", 0)
    assert refused.value.code == "lists.unknown_column"


def test_at_the_region_the_name_of_a_station_is_a_word_that_finds_its_cases(region):
    here = builders.a_case(region, station="1203", summary="发票")
    there = builders.a_case(region, station="1204", summary="五堰来的司机在三堰加油")
    found = lambda text: {row.id for row in region.cases.list(CaseQuery(text=text)).rows}  # noqa: E731
    assert found("五堰加油站") == {there.id}
    assert found("三堰") == {here.id, there.id}
    assert found("1203 发票") == {here.id}
    assert region.cases.list(CaseQuery(text="五堰加油站")).total == 1
    assert region.cases.list(CaseQuery(stations=("1203",))).total == 1


def test_every_row_of_a_query_comes_in_its_order(station):
    ids = [builders.a_case(station, summary=f"第 {n} 件").id for n in range(4)]
    query = CaseQuery(sort="case_no", descending=False)
    assert [row.id for row in station.cases.each(query)] == ids
