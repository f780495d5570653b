from pathlib import Path

import msgspec
import pytest

from desktop.app import Application, open_application
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.footage.contents import Footage
from desktop.services.footage.footage import Shown
from desktop.services.footage.viewings import MOST, Clocked, Why, widened
from record.case import Case
from record.codes import CustodyAct, ExhibitKind
from record.evidence import Exhibit
from record.exhibits.custody import Handed, Stretch
from record.problems import Problem
from record.reading.footage_register import moment

FOOTAGE = Footage(
    sha256="ab" * 32, name="a.mp4", size=9, container="mp4", codec="h264", width=2, height=2,
    frames=750, seconds=30.0, fps=25.0, starts_at="2026-11-20T11:30:00", has_times=True, damaged=0,
    gaps=((4.0, 6.5),),
)  # fmt: skip
WHY = Why(reason="COMPLAINT")


def shown(seconds: float) -> Shown:
    return Shown(
        rgb=b"", width=2, height=2, ordinal=round(seconds * 25), pts=round(seconds * 90000),
        seconds=seconds, suspect=False,
    )  # fmt: skip


@pytest.fixture
def clip(station: Application, case: Case) -> Exhibit:
    form = ExhibitForm(kind=ExhibitKind.CCTV_CLIP, title="4 号位录像", details={"camera": "CAM-03"})
    return station.evidence.add_bytes(case.id, b"\0\0\0\x18ftypisom" + bytes(50), "a.mp4", form)


def begun(station: Application, case: Case, clip: Exhibit, why: Why = WHY) -> str:
    sitting = station.viewings.begin(case.id, clip, FOOTAGE, why, Clocked(offset_s=42.0))
    for seconds in (3.0, 3.04, 3.08, 10.0, 10.04):
        station.viewings.see(sitting, shown(seconds), 2.0)
    return sitting


def views(station: Application, case: Case) -> list[dict]:
    return [e.facts for e in station.cases.get(case.id).custody if e.event == CustodyAct.VIEWED]


def test_a_sitting_is_one_entry_with_its_ranges_and_what_was_taken(
    station: Application, case: Case, clip: Exhibit
) -> None:
    sitting = begun(station, case, clip)
    station.viewings.hand_out(sitting, Handed(what="STILL", name="E02", from_s=10.0))
    assert not views(station, case)
    station.viewings.end(sitting)
    station.viewings.end(sitting)
    (row,) = station.viewings.rows(case.id)
    assert (row.person, row.exhibit_no, row.event, row.purpose) == (
        "u_chen", clip.exhibit_no, "VIEWED", "处理投诉",
    )  # fmt: skip
    looked = row.looked
    assert looked is not None
    assert looked.stretches == (
        Stretch(3.0, 3.08, 270000, 277200), Stretch(10.0, 10.04, 900000, 903600),
    )  # fmt: skip
    assert (looked.speeds, looked.camera, looked.gaps, looked.offset_s) == ((2.0,), "CAM-03", 1, 42)
    assert [h.name for h in looked.handed] == ["E02"]
    assert not looked.recovered


def test_a_sitting_cut_off_by_a_sudden_end_is_written_at_the_next_sign_in(
    station: Application, case: Case, clip: Exhibit
) -> None:
    begun(station, case, clip)
    station.viewings.keep()
    station.viewings._sittings.clear()  # the program is gone, the disk is not
    folder, clock = station.folder.root, station.clock
    station.close()
    again = open_application(folder, clock=clock)
    try:
        again.session.member = msgspec.structs.replace(
            again.reference.now.members[0], person_id="u_other"
        )
        assert again.viewings.settle() == 1
        assert again.viewings.settle() == 0
        (row,) = again.viewings.rows(case.id)
        assert row.person == "u_chen"
        assert row.looked is not None
        assert row.looked.recovered
        assert row.looked.stretches[-1].to_s == 10.04
        assert again.cases.get(case.id).custody[-1].actor == "u_other"
    finally:
        again.close()


def test_closing_the_program_ends_what_is_under_way(
    station: Application, case: Case, clip: Exhibit
) -> None:
    begun(station, case, clip)
    station.viewings.end_all()
    assert len(views(station, case)) == 1
    assert station.viewings.settle() == 0


def test_a_sitting_that_showed_nothing_is_no_look(
    station: Application, case: Case, clip: Exhibit
) -> None:
    station.viewings.end(station.viewings.begin(case.id, clip, FOOTAGE, WHY))
    assert station.viewings.rows(case.id) == ()


@pytest.mark.parametrize(
    ("why", "code"),
    [
        (Why(reason=""), "viewing.reason_missing"),
        (Why(reason="CURIOSITY"), "viewing.reason_missing"),
        (Why(reason="OTHER", text="  "), "viewing.reason_missing"),
        (Why(reason="AUTHORITY", unit="市监局"), "viewing.caller_missing"),
    ],
)
def test_without_a_reason_nobody_looks(
    station: Application, case: Case, clip: Exhibit, why: Why, code: str
) -> None:
    with pytest.raises(Problem, match=code.replace(".", r"\.")):
        station.viewings.begin(case.id, clip, FOOTAGE, why)


def test_an_authority_is_named_with_unit_and_officer(
    station: Application, case: Case, clip: Exhibit
) -> None:
    why = Why(reason="AUTHORITY", unit="茅箭区市场监管局", caller="李强", text="通知书 2026-118")
    station.viewings.end(begun(station, case, clip, why))
    (row,) = station.viewings.rows(case.id)
    assert row.purpose == "监管、公安或法院调取：茅箭区市场监管局 李强：通知书 2026-118"


def test_an_export_of_footage_or_of_what_was_made_from_it_is_a_row(
    station: Application, case: Case, clip: Exhibit, tmp_path: Path
) -> None:
    other = station.evidence.add_bytes(case.id, b"text", "a.txt", ExhibitForm())
    for exhibit in (clip, other):
        target = tmp_path / exhibit.exhibit_no
        station.evidence.export_file(case.id, exhibit.id, target, "交警调取")
    rows = station.viewings.rows(case.id)
    assert [(r.event, r.exhibit_no, r.purpose, r.to) for r in rows] == [
        ("EXPORTED", clip.exhibit_no, "交警调取", "")
    ]


def test_facts_of_another_shape_do_not_break_the_register(
    station: Application, case: Case, clip: Exhibit
) -> None:
    station.evidence.record(case.id, "VIEWED", clip.id, "旧记录")
    (row,) = station.viewings.rows(case.id)
    assert (row.looked, row.purpose, row.person) == (None, "旧记录", "u_chen")


def test_stretches_grow_join_and_stay_few() -> None:
    held: tuple[Stretch, ...] = ()
    for seconds in (10.0, 0.0, 12.5, 11.0):
        held = widened(held, seconds, int(seconds * 1000))
    assert held == (Stretch(0.0, 0.0, 0, 0), Stretch(10.0, 12.5, 10000, 12500))
    for place in range(500):
        held = widened(held, place * 10.0, place)
    assert len(held) == MOST
    assert (held[0].from_s, held[-1].to_s) == (0.0, 4990.0)


def test_a_moment_is_written_by_the_recorders_clock_and_by_the_true_one() -> None:
    assert moment("2026-11-20T11:30:00", 65.0) == "2026-11-20 11:31:05"
    assert moment("2026-11-20T11:30:00", 65.0, 42.0) == "2026-11-20 11:30:23"
    assert moment("2026-11-20T11:30:00+08:00", 0.0) == "2026-11-20 11:30:00"
    assert moment("", 5.0) == ""
