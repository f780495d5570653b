import contextlib
from collections.abc import Iterator

import msgspec
import pytest
import sqlalchemy as sa

from desktop.store import cases
from desktop.store.cases import Filter
from desktop.store.tables import case_document
from record.case import Case, Note
from record.folding.fold import edition
from record.people import Complainant, Vehicle
from tests.desktop.desk import BOOK, Desk, a_desk

EDITION = edition(BOOK)

MANY = 2_000


class _Undone(Exception):
    """Take back what a test did to the desk that all share."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with a_desk(tmp_path_factory.mktemp("案卷 数据")) as opened:
        first = opened.a_case()
        with opened.database.write() as connection:
            for number in range(MANY):
                cases.put(connection, _case(first, number), EDITION)
        yield opened


def _case(first: Case, number: int) -> Case:
    note = Note(id="n", at=first.recorded_at, actor="u", role="station", text=f"油枪{number}号")
    return msgspec.structs.replace(
        first,
        id=f"case-{number}",
        case_no=f"TS-1203-20261121-A{number:04d}",
        summary="加油后发动机抖动" if number != 7 else "怀疑计量不准，Mobil 1 机油",
        notes=(note,),
        complainant=Complainant(
            name="𠮷田太郎" if number == 9 else "王芳", phone=f"1390000{number:04d}"
        ),
        vehicle=Vehicle(plate=f"鄂C·6{number:04d}"),
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("计", ["case-7"]),
        ("计量", ["case-7"]),
        ("量计", []),
        ("𠮷", ["case-9"]),
        ("𠮷田", ["case-9"]),
        ("抖动 𠮷田", ["case-9"]),
        ("𠮷田 计量", []),
        ("1234", ["case-1234"]),
        ("139 0000 0042", ["case-42"]),
        ("鄂C60042", ["case-42"]),
        ("鄂c·60042", ["case-42"]),
        ("60042", ["case-42"]),
        ("TS-1203-20261121-A0042", ["case-42"]),
        ("mobi", ["case-7"]),
        ("MOBIL 机油", ["case-7"]),
        ("油枪42号", ["case-42"]),
        ('"计量" OR 1=1 --', []),
        ("计量* NEAR(", []),
        ("。！", []),
    ],
)
def test_a_case_is_found_by_what_people_type(desk: Desk, typed: str, found: list[str]) -> None:
    with desk.database.read() as connection:
        rows = cases.find(
            connection,
            Filter(text=typed),
            sort="recorded_at",
            descending=True,
            page=slice(0, 5),
        )
        assert [row.id for row in rows] == found
        assert cases.count(connection, Filter(text=typed)) == len(found)


def test_a_word_that_everything_holds_finds_everything_page_by_page(desk: Desk) -> None:
    wanted = Filter(text="油枪")
    with desk.database.read() as connection:
        assert cases.count(connection, wanted) == MANY
        pages = [
            cases.find(connection, wanted, sort="case_no", descending=False, page=slice(n, n + 500))
            for n in range(0, MANY, 500)
        ]
    ids = [row.id for page in pages for row in page]
    assert len(set(ids)) == MANY
    assert [row.case_no for row in pages[0]] == sorted(row.case_no for row in pages[0])


def test_words_that_are_no_longer_there_find_nothing(desk: Desk) -> None:
    with desk.database.write() as connection:
        kept = cases.get(connection, "case-100", EDITION)
        assert kept is not None
        cases.put(connection, msgspec.structs.replace(kept, summary="洗车划伤"), EDITION)
        assert cases.count(connection, Filter(text="划伤")) == 1
        cases.put(connection, kept, EDITION)
        assert cases.count(connection, Filter(text="划伤")) == 0


def test_short_parts_of_plates_and_codes_are_found(desk: Desk) -> None:
    case = msgspec.structs.replace(desk.a_case(), vehicle=Vehicle(plate="鲁B·H5803"))
    with desk.database.write() as connection:
        cases.put(connection, case, EDITION)
        for typed in ("鲁B", "鲁b·h", "H5", "h58", "803", "BH5", "鲁ＢＨ５８０３", "魯B"):
            page = slice(0, 9)
            wanted = Filter(text=typed)
            rows = cases.find(connection, wanted, sort="recorded_at", descending=True, page=page)
            assert case.id in [row.id for row in rows], typed
            assert len(rows) < 9, typed
        # Two digits would be in nearly every plate.
        assert cases.count(connection, Filter(text="03")) == 0


def test_words_of_another_normalisation_are_made_anew(desk: Desk) -> None:
    case = msgspec.structs.replace(desk.a_case(), summary="顧客車輛")
    with contextlib.suppress(_Undone), desk.database.write() as connection:
        cases.put(connection, case, EDITION)
        stale = sa.update(case_document).where(case_document.c.id == case.id)
        connection.execute(stale.values(indexed=1))
        connection.execute(sa.text("DELETE FROM case_words"))
        assert cases.count(connection, Filter(text="顾客")) == 0
        assert cases.count_unindexed(connection) == 1
        assert cases.index_some(connection, EDITION, 200) == [case.id]
        assert cases.count(connection, Filter(text="顾客")) == 1
        assert cases.index_some(connection, EDITION, 200) == []
        raise _Undone
