import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from record.case import Case
from record.codes import ExhibitKind, ExhibitStatus
from record.evidence import Exhibit
from record.problems import Problem
from tests.builders import SetClock
from tests.desktop.evidence import films


@pytest.fixture
def exhibit(station: Application, case: Case) -> Exhibit:
    out = io.BytesIO()
    Image.new("RGB", (1200, 800), "orange").save(out, "JPEG")
    form = ExhibitForm(kind=ExhibitKind.OTHER, title="油样照片")
    return station.evidence.add_bytes(case.id, out.getvalue(), "油样.jpg", form)


def events(station: Application, case: Case) -> list[tuple[str, str]]:
    return [(e.event, e.found) for e in station.cases.get(case.id).custody]


def damage(station: Application, exhibit: Exhibit) -> None:
    """Change one byte of the original; size and time stay."""
    path = station.vault.path_of(exhibit.files[0].h)
    path.chmod(0o644)
    raw = bytearray(path.read_bytes())
    raw[100] ^= 1
    path.write_bytes(bytes(raw))


def test_a_thumbnail_is_no_view_and_a_view_is_recorded_with_who_and_why(
    station: Application, case: Case, exhibit: Exhibit
) -> None:
    assert Image.open(io.BytesIO(station.evidence.thumbnail(exhibit, 160))).size[0] <= 160
    assert events(station, case) == [("CREATED", "")]
    shown = station.evidence.view(case.id, exhibit.id, 600, "核对颜色")
    assert max(Image.open(io.BytesIO(shown)).size) <= 600
    last = station.cases.get(case.id).custody[-1]
    assert (last.event, last.actor, last.purpose, last.evidence_id) == (
        "VIEWED", "u_chen", "核对颜色", exhibit.id,
    )  # fmt: skip


def test_nobody_sees_what_can_not_be_recorded(
    station: Application, case: Case, exhibit: Exhibit
) -> None:
    station.session.sign_out()
    with pytest.raises(Problem, match=r"people\.signed_out"):
        station.evidence.view(case.id, exhibit.id, 600)


def test_a_damaged_file_raises_the_alarm_once_and_marks_its_exhibit(
    station: Application, case: Case, exhibit: Exhibit
) -> None:
    damage(station, exhibit)
    for _ in range(3):
        with pytest.raises(Problem, match=r"evidence\.damaged"):
            station.evidence.view(case.id, exhibit.id, 600)
    assert events(station, case) == [("CREATED", ""), ("CHECKED", "DAMAGED")]
    assert station.evidence.exhibit(case.id, exhibit.id).status == ExhibitStatus.DAMAGED
    assert station.evidence.state(exhibit.files[0].h).state == "NEEDS_ATTENTION"


def test_a_deleted_file_is_damage_not_absence(
    station: Application, case: Case, exhibit: Exhibit
) -> None:
    station.vault.path_of(exhibit.files[0].h).unlink()
    assert not station.evidence.check(case.id, exhibit.id)
    with pytest.raises(Problem, match=r"evidence\.damaged"):
        station.evidence.view(case.id, exhibit.id, 600)
    assert station.evidence.exhibit(case.id, exhibit.id).status == ExhibitStatus.DAMAGED


def test_a_restored_file_is_well_again(
    station: Application, case: Case, exhibit: Exhibit, tmp_path: Path
) -> None:
    h = exhibit.files[0].h
    good = tmp_path / "备份.jpg"
    good.write_bytes(station.vault.path_of(h).read_bytes())
    damage(station, exhibit)
    assert not station.evidence.check(case.id, exhibit.id)
    station.vault.restore(h, good)
    assert station.evidence.check(case.id, exhibit.id)
    assert station.evidence.exhibit(case.id, exhibit.id).status == ExhibitStatus.ACTIVE
    assert station.evidence.state(h).state == "ONLY_HERE"
    assert events(station, case)[1:] == [("CHECKED", "DAMAGED"), ("CHECKED", "INTACT")]


def test_an_export_is_the_unchanged_original_on_record(
    station: Application, case: Case, exhibit: Exhibit, tmp_path: Path
) -> None:
    target = tmp_path / "给 12315" / "油样.jpg"
    with pytest.raises(Problem, match=r"cases\.reason_missing"):
        station.evidence.export_file(case.id, exhibit.id, target, " ")
    with pytest.raises(Problem, match=r"evidence\.not_exported"):
        station.evidence.export_file(case.id, exhibit.id, target, "12315 调取")
    assert events(station, case) == [("CREATED", "")]
    target.parent.mkdir()
    assert station.evidence.export_file(case.id, exhibit.id, target, "12315 调取") == target
    assert target.read_bytes() == station.vault.path_of(exhibit.files[0].h).read_bytes()
    last = station.cases.get(case.id).custody[-1]
    assert (last.event, last.purpose, last.to) == ("EXPORTED", "12315 调取", "")
    assert [p.name for p in target.parent.iterdir()] == ["油样.jpg"]


def test_no_copy_leaves_without_its_record(
    station: Application, case: Case, exhibit: Exhibit, tmp_path: Path
) -> None:
    station.database.read_only = True
    with pytest.raises(Problem, match=r"database\.read_only"):
        station.evidence.export_file(case.id, exhibit.id, tmp_path / "x.jpg", "给客户")
    assert not (tmp_path / "x.jpg").exists()
    assert not list(tmp_path.glob("*.part"))


def test_a_damaged_file_is_never_handed_out(
    station: Application, case: Case, exhibit: Exhibit, tmp_path: Path
) -> None:
    damage(station, exhibit)
    with pytest.raises(Problem, match=r"evidence\.damaged"):
        station.evidence.export_file(case.id, exhibit.id, tmp_path / "x.jpg", "给客户")
    assert not (tmp_path / "x.jpg").exists()


def test_what_is_said_of_an_exhibit_may_change(
    station: Application, case: Case, exhibit: Exhibit, clock: SetClock
) -> None:
    changes = {"title": "对比照片", "kind": ExhibitKind.SAMPLE_PHOTO, "captured_at": clock.now()}
    changed = station.evidence.annotate(case.id, exhibit.id, changes).evidence[exhibit.id]
    assert (changed.title, changed.kind, changed.captured_at) == tuple(changes.values())
    assert changed.files == exhibit.files


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"files": []}, "cases.bad_field"),
        ({"exhibit_no": "E99"}, "cases.bad_field"),
        ({"status": ExhibitStatus.ACTIVE}, "cases.bad_field"),
        ({"added_by": "u_zhao"}, "cases.bad_field"),
        ({"kind": "NONSENSE"}, "cases.bad_field"),
        ({"title": 5}, "cases.bad_field"),
        ({"details": {"x": float("inf")}}, "cases.bad_field"),
    ],
)
def test_what_an_exhibit_is_made_of_never_changes(
    station: Application, case: Case, exhibit: Exhibit, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(Problem) as refused:
        station.evidence.annotate(case.id, exhibit.id, changes)
    assert refused.value.code == code
    kept = station.cases.get(case.id)
    assert kept.evidence[exhibit.id] == exhibit
    assert kept.remarks == ()


def test_a_withdrawn_exhibit_stays_visible_with_its_reason(
    station: Application, case: Case, exhibit: Exhibit
) -> None:
    with pytest.raises(Problem, match=r"cases\.reason_missing"):
        station.evidence.withdraw(case.id, exhibit.id, "")
    with pytest.raises(Problem, match=r"evidence\.unknown"):
        station.evidence.withdraw(case.id, "nothing", "加错")
    gone = station.evidence.withdraw(case.id, exhibit.id, "加错案件").evidence[exhibit.id]
    assert (gone.status, gone.withdrawn_reason) == ("WITHDRAWN", "加错案件")
    assert station.vault.holds(exhibit.files[0].h)


def test_a_clip_is_looked_at_and_printed_by_one_of_its_frames(
    station: Application, case: Case, tmp_path: Path
) -> None:
    path = films.write(tmp_path / "录像 一.mp4", frames=12)
    form = ExhibitForm(kind=ExhibitKind.CCTV_CLIP, title="4号枪")
    clip = station.evidence.add_file(case.id, path, form, NoProgress())
    for shown in (
        station.evidence.view(case.id, clip.id, 600),
        station.evidence.picture(clip, (600, 600)),
    ):
        assert max(Image.open(io.BytesIO(shown)).size) <= 600
