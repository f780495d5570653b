"""Headquarters folds its cases again when its program or its rules fold otherwise."""

from pathlib import Path
from uuid import uuid4

import msgspec
import sqlalchemy as sa

from headquarters.services.office import Office
from headquarters.settings import Settings
from headquarters.store import cases, tables
from record import wire
from record.case import Case
from record.folding.fold import edition
from record.journal import kinds
from record.rules.releases import Rulebook
from tests.headquarters import world
from tests.headquarters.world import Device, Headquarters
from tests.rulebooks import IN_FORCE, later, shipped

NEWER = shipped().extended([later(states=('guards = ["opening"]', 'guards = ["proposal"]'))])


def documents(office: Office) -> dict[str, bytes]:
    with office.house.database.reading() as connection:
        rows = connection.execute(sa.select(tables.case.c.case_id, tables.case.c.document))
        return {row.case_id: row.document for row in rows}


def spoil(hq: Headquarters, case_id: str, edition_of_fold: int) -> None:
    """Let a case look as if another program had folded it."""
    with hq.office.house.database.writing() as connection:
        connection.execute(
            tables.case.update()
            .where(tables.case.c.case_id == case_id)
            .values(document=b"{}", edition=edition_of_fold)
        )


def a_case(device: Device, hq: Headquarters) -> str:
    case_id = str(uuid4())
    device.pushed(device.open_case(case_id, summary="发动机抖动", category="A"))
    device.pull_until(1)
    hq.office.folding.catch_up()
    return case_id


def test_a_case_of_an_earlier_fold_is_folded_again_and_given_out_right_meanwhile(
    hq: Headquarters,
) -> None:
    device = hq.device()
    case_id = a_case(device, hq)
    right = documents(hq.office)[case_id]
    spoil(hq, case_id, 0)
    assert device.get(f"/cases/{case_id}").content == right
    assert hq.office.folding.behind() <= 1
    hq.office.folding.catch_up()
    assert documents(hq.office)[case_id] == right
    assert hq.office.folding.behind() == 0


def test_an_entry_for_a_case_of_an_earlier_fold_folds_it_whole(hq: Headquarters) -> None:
    device = hq.device()
    case_id = a_case(device, hq)
    spoil(hq, case_id, 0)
    device.pushed(device.make(kinds.NOTE_ADD, kinds.NoteAdd(text="补充"), case=case_id))
    device.pull_until(2)
    hq.office.folding.catch_up()
    case = wire.decoder(Case)(documents(hq.office)[case_id])
    assert (case.summary, case.entries, len(case.notes)) == ("发动机抖动", 2, 1)


def test_what_a_newer_program_at_the_same_database_folded_is_left_to_it(hq: Headquarters) -> None:
    device = hq.device()
    case_id = a_case(device, hq)
    later_fold = edition(hq.office.house.book) + 1
    spoil(hq, case_id, later_fold)
    hq.office.folding.catch_up()
    assert documents(hq.office)[case_id] == b"{}"
    spoil(hq, case_id, 0)
    hq.office.folding.catch_up()


def test_a_rule_set_more_folds_every_case_again_to_the_same_bytes(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "总部 数据")
    with world.serving(settings) as hq:
        a_case(hq.device(), hq)
        before = documents(hq.office)
    _same_after(settings, NEWER, before)


def _same_after(settings: Settings, book: Rulebook, before: dict[str, bytes]) -> None:
    office = Office(settings, book=book)
    try:
        assert office.folding.behind() == len(before) == 1
        office.folding.catch_up()
        assert documents(office) == before
        with office.house.database.reading() as connection:
            assert cases.count_earlier(connection, edition(book)) == 0
    finally:
        office.house.database.close()


def test_a_device_learns_of_every_released_set_and_gets_it_signed(hq: Headquarters) -> None:
    device = hq.device()
    assert device.get("/ref/rules/2099.1").status_code == 404
    envelope = msgspec.json.decode(device.get(f"/ref/rules/{IN_FORCE}").content)
    assert envelope["payloadType"] == "application/vnd.sj.rules.v1+json"


def test_words_of_an_earlier_program_are_made_anew_without_folding(hq: Headquarters) -> None:
    device = hq.device()
    case_id = a_case(device, hq)
    with hq.office.house.database.writing() as connection:
        stale = tables.case.update().where(tables.case.c.case_id == case_id)
        connection.execute(stale.values(words=" x ", indexed=1))
    assert device.get("/cases", params={"text": "抖动"}).json()["cases"] == []
    hq.office.folding.catch_up()
    assert len(device.get("/cases", params={"text": "抖动"}).json()["cases"]) == 1
