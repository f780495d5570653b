"""A list that leaves as a workbook."""

import errno
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.progress import Cancelled, NoProgress
from desktop.services.lists.sheets import Head, Kind, Sheet
from desktop.services.lists.workbook import clean, write_workbook
from record.problems import Problem
from tests.desktop.disks import small_disk
from tests.desktop.services.lists import books

HEADS = (Head("文字"), Head("数", Kind.NUMBER), Head("时间", Kind.TIME))
AT = datetime(2026, 11, 30, 9, 41, tzinfo=UTC)


def _write(target, rows, *, total=None, lines=("全部",), progress=None):
    rows = list(rows)
    sheet = Sheet(title="案件", heads=HEADS, total=len(rows) if total is None else total)
    return write_workbook(sheet, lines, iter(rows), target, progress or NoProgress())


def _table(target):
    return books.cells(target)[3:]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "＝1＋1",
        "http://a.example",
        "{=A1}",
        "007",
    ],
)
def test_no_text_of_the_data_is_ever_a_formula_a_link_or_a_number(tmp_path, text):
    target = tmp_path / "清单.xlsx"
    _write(target, [(text, None, None)])
    [[(kind, value)]] = _table(target)
    assert (kind, value) == ("inlineStr", text)
    assert not books.has_formula(target)


def test_numbers_keep_their_digits_and_times_are_times_in_the_zone_of_the_rules(tmp_path):
    target = tmp_path / "清单.xlsx"
    _write(target, [("a", Decimal("3.50"), AT), ("b", 7, None)])
    (_, number, time), (_, whole) = _table(target)
    assert number == ("n", "3.5")
    assert whole == ("n", "7")
    assert time[0] == "n"
    assert float(time[1]) == pytest.approx(46356 + (17 * 60 + 41) / 1440)
    assert {"0.00", "yyyy-mm-dd hh:mm"} <= books.formats(target)


@pytest.mark.parametrize("number", [12345678901234567, Decimal("0.12345678901234567"), "12"])
def test_what_a_spreadsheets_number_would_round_stays_a_text(tmp_path, number):
    target = tmp_path / "清单.xlsx"
    _write(target, [("a", number, None)])
    assert _table(target)[0][1] == ("inlineStr", str(number))


def test_what_no_cell_can_hold_is_cleaned_and_what_is_too_long_is_marked(tmp_path):
    target = tmp_path / "清单.xlsx"
    _write(target, [("half \ud800 and \x07", None, None), ("长" * 40_000, None, None)])
    first, second = _table(target)
    assert first[0][1].startswith("half ")
    assert second[0][1].endswith("…")
    assert len(clean("长" * 40_000)) == 32_000


def test_what_the_list_is_stands_above_it(tmp_path):
    target = tmp_path / "清单.xlsx"
    _write(target, [("a", 1, None)], lines=("仅未结", "陈立"))
    assert books.words(target)[:4] == [["案件"], ["仅未结"], ["陈立"], ["文字", "数", "时间"]]


def test_a_hundred_thousand_rows_to_a_full_stick_are_one_sentence_and_no_half_file(tmp_path):
    with small_disk(tmp_path / "U盘", 1) as stick:
        target = stick / "清单.xlsx.part"
        with pytest.raises(Problem) as refused:
            _write(target, ((f"行 {n * 7919}", n, AT) for n in range(100_000)))
        assert refused.value.code == "lists.disk_full"
        assert refused.value.facts["name"] == "清单.xlsx"


class _Full:
    """Say that the disk is full after so many bytes."""

    def __init__(self, file, room):
        self._file, self._room = file, room

    def __getattr__(self, name):
        return getattr(self._file, name)

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self._file.close()

    def write(self, data):
        self._room -= len(data)
        if self._room < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return self._file.write(data)


@pytest.mark.parametrize("room", [0, 1_000, 4_000])
def test_a_disk_that_fills_up_anywhere_in_the_file_is_told_so(tmp_path, monkeypatch, room):
    opened = Path.open
    monkeypatch.setattr(Path, "open", lambda *a, **k: _Full(opened(*a, **k), room))
    with pytest.raises(Problem) as refused:
        _write(tmp_path / "清单.xlsx", [(f"行 {n}", n, AT) for n in range(2_000)])
    assert refused.value.code == "lists.disk_full"


def test_a_place_that_cannot_be_written_is_told_by_its_name(tmp_path):
    with pytest.raises(Problem) as refused:
        _write(tmp_path / "没有" / "清单.xlsx", [])
    assert refused.value.code == "lists.not_written"


def test_a_list_that_is_cancelled_stops_at_once(tmp_path):
    class Impatient(NoProgress):
        def check(self):
            raise Cancelled

    with pytest.raises(Cancelled):
        _write(tmp_path / "清单.xlsx", [("a", 1, None)], progress=Impatient())


def test_more_rows_than_a_sheet_holds_are_refused_before_anything_is_written(tmp_path):
    target = tmp_path / "清单.xlsx"
    with pytest.raises(Problem) as refused:
        _write(target, [], total=1_000_001)
    assert refused.value.code == "lists.too_many_rows"
    assert not target.exists()
