from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import text

from desktop.services.evidence.erasing import erase_files
from desktop.store import blobs, cases, journal, projection
from desktop.store.cases import Filter
from record.folding.fold import Placed, edition, fold_all, place
from record.journal import hlc, kinds
from record.journal.entry import Entry
from record.people import Vehicle
from record.problems import Problem
from tests.desktop.desk import BOOK, DEV, Desk, a_desk
from tests.record.writers import CASE, OTHER_DESK, Writer
from tests.rulebooks import later

RECV = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


def take(desk: Desk, *entries: Entry | Placed, dev: str = DEV) -> set[str]:
    placed = [e if isinstance(e, Placed) else place(e) for e in entries]
    with desk.database.write() as connection:
        return projection.fold_in(connection, placed, BOOK, dev)


def test_folding_again_gives_what_was_folded_live(tmp_path: Path) -> None:
    with a_desk(tmp_path / "数据") as desk:
        case = desk.a_case()
        case = desk.cases.change(case, {"flags.press": True, "vehicle.plate": "鄂C6Q123"})
        case = desk.add_file(case, b"jpeg")
        desk.cases.note(case.id, "看过")
        live = desk.cases.get(case.id)
        with desk.database.write() as connection:
            forged = msgspec.structs.replace(live, summary="falsch", vehicle=Vehicle(), notes=())
            cases.put(connection, forged, edition(BOOK))
            assert cases.count(connection, Filter(text="6Q123")) == 0
            projection.refold(connection, case.id, BOOK)
        assert desk.cases.get(case.id) == live
        with desk.database.read() as connection:
            assert cases.count(connection, Filter(text="6Q123")) == 1


def test_any_order_of_arrival_gives_the_same_case(tmp_path: Path) -> None:
    station, region = Writer(), Writer("region")
    entries = [station.open(), station.patch({"summary": "一"}), station.patch({"mood": 3})]
    region.minute = 1
    entries += [region.patch({"summary": "二"}), region.write(kinds.NOTE_ADD, {"text": "x"})]
    wanted = fold_all([place(entry) for entry in entries], BOOK)
    for number, order in enumerate((entries, entries[::-1], entries[2:] + entries[:2])):
        with a_desk(tmp_path / str(number)) as desk:
            for entry in order:
                take(desk, entry)
            assert desk.cases.get(CASE) == wanted


def test_an_entry_that_comes_twice_changes_nothing(tmp_path: Path) -> None:
    station = Writer()
    opening = station.open()
    with a_desk(tmp_path) as desk:
        assert take(desk, opening) == {CASE}
        assert take(desk, opening) == set()
        assert desk.cases.get(CASE).entries == 1


def test_a_place_given_by_headquarters_moves_an_entry(tmp_path: Path) -> None:
    station, fast = Writer(), Writer(dev=OTHER_DESK)
    opening, ours = station.open(), station.patch({"summary": "站"}, minute=5)
    theirs = fast.patch({"summary": "快钟"}, minute=60 * 24 * 365)
    with a_desk(tmp_path) as desk:
        take(desk, opening, theirs, ours)
        assert desk.cases.get(CASE).summary == "快钟"
        early = Placed(theirs, hlc.pack(hlc.milliseconds(opening.header.hlc) + 1), RECV, 7)
        assert take(desk, early) == {CASE}
        assert desk.cases.get(CASE).summary == "站"
        assert take(desk, early) == set()


def test_a_fork_of_another_device_is_left_out_and_of_our_own_is_said(tmp_path: Path) -> None:
    one, other = Writer(), Writer()
    opening = one.open()
    forged = other.write(kinds.NOTE_ADD, {"text": "anders"})
    with a_desk(tmp_path) as desk:
        take(desk, opening)
        placed = Placed(forged, forged.header.hlc, RECV, 9)
        assert take(desk, placed) == set()
        assert desk.cases.get(CASE).entries == 1
        with pytest.raises(Problem) as caught:
            take(desk, placed, dev=one.dev)
        assert caught.value.code == "device.forked"


def test_what_was_erased_is_gone_everywhere_and_does_not_come_back(tmp_path: Path) -> None:
    station, hq = Writer(), Writer("region")
    opening = station.open(**{"complainant.name": "周某某", "complainant.phone": "13800132046"})
    note = station.write(kinds.NOTE_ADD, {"text": "x"})
    hq.minute = 30
    order = kinds.EraseApply(targets=(opening.header.parts["b"].h,), order="12", basis="PIPL 47")
    with a_desk(tmp_path) as desk:
        take(desk, opening, note)
        assert take(desk, hq.write(kinds.ERASE_APPLY, order, role="hq")) == {CASE}
        case = desk.cases.get(CASE)
        assert (case.complainant.name, len(case.notes)) == ("", 1)
        take(desk, opening)
        with desk.database.read() as connection:
            assert connection.execute(text("SELECT count(*) FROM part")).scalar() == 2
            assert cases.count(connection, Filter(text="2046")) == 0
            assert cases.count(connection, Filter(text="周某某")) == 0
            held = journal.get(connection, opening.id)
        assert held is not None
        assert held.parts == {}
        assert "周某某" not in msgspec.json.encode(desk.cases.get(CASE)).decode()


def test_a_station_cannot_order_an_erasure(tmp_path: Path) -> None:
    station = Writer()
    opening = station.open()
    order = kinds.EraseApply(targets=(opening.header.parts["b"].h,), order="1", basis="x")
    with a_desk(tmp_path) as desk:
        take(desk, opening, station.write(kinds.ERASE_APPLY, order))
        assert desk.cases.get(CASE).summary


def test_an_erased_file_leaves_the_vault(tmp_path: Path) -> None:
    hq = Writer("region")
    hq.minute = 60
    with a_desk(tmp_path) as desk:
        case = desk.add_file(desk.a_case(), b"picture")
        file = next(iter(case.evidence.values())).files[0].h
        assert erase_files(desk.database, desk.vault) == 0
        order = kinds.EraseApply(targets=(file,), order="1", basis="x")
        take(desk, hq.write(kinds.ERASE_APPLY, order, role="hq", case=case.id))
        assert erase_files(desk.database, desk.vault) == 1
        assert not desk.vault.holds(file)
        assert erase_files(desk.database, desk.vault) == 0


def test_an_erased_file_is_neither_sent_nor_fetched(tmp_path: Path) -> None:
    station, hq = Writer(), Writer("region")
    hq.minute = 30
    order = kinds.EraseApply(targets=("a" * 64,), order="1", basis="x")
    with a_desk(tmp_path) as desk:
        take(desk, station.open(), station.exhibit("a", "E01"))
        with desk.database.read() as connection:
            assert len(blobs.find_to_fetch(connection, 1000)) == 1
        take(desk, hq.write(kinds.ERASE_APPLY, order, role="hq"))
        with desk.database.read() as connection:
            assert list(blobs.find_to_fetch(connection, 1000)) == []


def test_a_case_of_another_fold_is_folded_again_and_read_right_meanwhile(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case, other = desk.a_case(), desk.a_case()
        with desk.database.write() as connection:
            wrong = msgspec.structs.replace(case, summary="falsch")
            cases.put(connection, wrong, edition(BOOK) - 1)
            assert projection.count_behind(connection, BOOK) == 1
        assert desk.cases.get(case.id) == case
        with desk.database.read() as connection:
            found = projection.find(connection, Filter(), 10, BOOK)
        assert {c.id: c.summary for c in found} == {case.id: case.summary, other.id: other.summary}
        assert projection.refold_some(desk.database, BOOK) == {case.id}
        assert projection.refold_some(desk.database, BOOK) == frozenset()
        with desk.database.read() as connection:
            assert cases.get(connection, case.id, edition(BOOK)) == case


def test_a_new_rule_set_puts_every_case_behind_and_changes_none(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case = desk.a_case()
        newer = BOOK.extended([later(states=('"record_complete"', '"apology"'))])
        with desk.database.read() as connection:
            assert projection.count_behind(connection, newer) == 1
        assert projection.refold_some(desk.database, newer) == {case.id}
        with desk.database.read() as connection:
            assert cases.get(connection, case.id, edition(newer)) == case


def test_a_clock_that_was_set_back_is_noted_once_and_the_order_holds(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        case = desk.a_case()
        before = case.last_key[0]
        desk.watch.at = desk.watch.at.replace(year=2025)
        for text_ in ("一", "二", "三"):
            case = desk.cases.note(case.id, text_)
        assert [r.code for r in case.remarks] == ["device.clock_jumped"]
        assert case.last_key[0] > before
        assert [n.text for n in case.notes] == ["一", "二", "三"]


def test_a_fast_clock_elsewhere_does_not_drag_ours_along(tmp_path: Path) -> None:
    fast = Writer("region")
    with a_desk(tmp_path) as desk:
        case = desk.a_case()
        years = fast.write(kinds.NOTE_ADD, {"text": "x"}, minute=60 * 24 * 365 * 3, case=case.id)
        take(desk, years)
        desk.cases.note(case.id, "jetzt")
        with desk.database.read() as connection:
            ours = journal.last_hlc(connection, DEV)
        ahead = hlc.milliseconds(ours) - desk.watch.at.timestamp() * 1000
        assert ahead <= hlc.MAX_LEAD_MS
