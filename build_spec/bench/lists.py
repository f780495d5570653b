"""Lists and searches over 100,000 cases.

The baseline fetches every row of the listed table once, in the same database, as a list without
indexes would have to: a page and its total may cost a quarter of that.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import text

from build_spec.bench.desks import make_desk, open_desk
from build_spec.bench.figures import Figure, in_turn, ratio
from desktop.app import Application
from desktop.rules import shipped_rules
from desktop.services.cases.case_lists import CaseQuery
from desktop.store import cases as store
from record.case import Case
from record.codes import Stage, Status
from record.folding.fold import edition
from record.people import Complainant, Vehicle

COUNT = 100_000
BATCH = 5_000
LIMIT = 0.25
REPEATS = 9
QUERIES = {
    "newest": CaseQuery(),
    "by due time": CaseQuery(sort="due", descending=False, open_only=True),
    "category A, overdue": CaseQuery(categories=("A",), overdue=True),
    "search 油 (in nearly all)": CaseQuery(text="油"),
    "search 发抖": CaseQuery(text="发抖"),
    "search plate part 4217": CaseQuery(text="4217"),
    "search phone tail": CaseQuery(text="00099"),
    "search plate part 803": CaseQuery(text="803"),
    "search plate prefix 鄂C (in all)": CaseQuery(text="鄂C"),
    "search 發抖 and a plate with O": CaseQuery(text="發抖 鄂CO42"),
    "search nothing found": CaseQuery(text="飞机延误"),
}
TROUBLES = ("启动困难", "怠速发抖", "动力不足", "油量不符", "多扣款", "态度生硬", "划痕")


def measure(folder: Path) -> Iterator[Figure]:
    """Measure the first fifty rows and the total of every kind of list."""
    make_desk(folder)
    desk = open_desk(folder)
    _fill(desk)
    for name, query in QUERIES.items():
        found = desk.cases.list(query).total
        times = in_turn(partial(desk.cases.list, query), partial(_read_all, desk), REPEATS)
        yield ratio(
            f"first rows of {COUNT:,}: {name}",
            times,
            "fetching every row once",
            LIMIT,
            f"{found:,} found",
        )
    desk.close()


def _read_all(desk: Application) -> None:
    with desk.database.read() as connection:
        connection.execute(text("SELECT * FROM case_row")).all()


def _fill(desk: Application) -> None:
    for start in range(0, COUNT, BATCH):
        with desk.database.write() as connection:
            for number in range(start, start + BATCH):
                store.put(connection, _case(number), edition(shipped_rules()))


def _case(number: int) -> Case:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=number * 4)
    return Case(
        id=f"case-{number:06d}",
        case_no=f"TS-1203-{at:%Y%m%d}-A{number:06d}",
        station="1203",
        ruleset=shipped_rules().newest.version,
        opened_by="u_bench",
        recorded_at=at,
        category="ABCDEFGHI"[number % 9],
        summary=f"加油后{TROUBLES[number % len(TROUBLES)]}，客户要求说明",
        narrative="客户在本站加油后返回，称车辆异常。已记录经过并核对交易。" * 2,
        complainant=Complainant(name="周建国", phone=f"139{number:08d}"),
        vehicle=Vehicle(plate=f"鄂C·{number % 100000:05d}"),
        status=Status.CLOSED if number % 3 else Status.ON_SITE,
        stage=Stage.LOOK,
    )
