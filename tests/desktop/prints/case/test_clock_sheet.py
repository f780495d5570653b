from datetime import timedelta

import msgspec

from desktop.prints.case import clock_sheet
from desktop.prints.case.clock_sheet import ClockSheet
from desktop.prints.page.blocks import Table
from record.case import Case
from record.journal.station import Station
from record.timekeeping import ReadingWay, TimePair
from tests.builders import NOON


def pair(clock: str, ahead_s: float, reference: str = "TRUSTED") -> TimePair:
    return TimePair(
        clock=clock, shown_at=NOON + timedelta(seconds=ahead_s), reference=reference,
        reference_at=NOON, uncertainty_s=1.0, way=ReadingWay.PHOTO, read_by="p1",
    )  # fmt: skip


def said(case: Case, station: Station, **pairs: TimePair) -> str:
    case = msgspec.structs.replace(case, time_pairs=pairs)
    sheet = ClockSheet(
        case=case, station=station, labels=lambda _group, code: code, people={"p1": "陈立"}
    )
    tables = [b for b in clock_sheet.content(sheet, "en").blocks if isinstance(b, Table)]
    return "\n".join(cell for table in tables for row in table.rows for cell in row)


def test_the_sheet_says_how_fast_a_clock_is_how_surely_and_from_which_pairs(
    case: Case, station: Station
) -> None:
    text = said(case, station, a=pair("PHONE", 3), b=pair("RECORDER:CAM-03", 40, "PHONE"))
    for words in ("43.0 s fast", "± 2.0 s", "pairs 1、2", "RECORDER CAM-03", "陈立"):
        assert words in text


def test_pairs_that_contradict_are_not_hidden(case: Case, station: Station) -> None:
    text = said(case, station, a=pair("RECORDER", 3), b=pair("RECORDER", 60))
    assert "contradict" in text
