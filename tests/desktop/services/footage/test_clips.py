import hashlib
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.footage.clips import RecorderClock, Span, copy_clip
from desktop.system.choice import this_system
from record.case import Case
from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.problems import Problem
from tests.builders import NOON
from tests.desktop.evidence import films, recorders

NOBODY = NoProgress()
SPAN = Span(from_s=1.5, to_s=2.0)


@pytest.fixture
def footage(station: Application, case: Case, tmp_path: Path) -> Exhibit:
    file = films.write(tmp_path / "CAM-03 上午.mp4", frames=75, gop=25)
    form = ExhibitForm(
        kind=ExhibitKind.CCTV_CLIP,
        title="4 号位录像",
        captured_at=NOON,
        details={"camera": "CAM-03", "offset_s": "42"},
    )
    return station.evidence.add_file(case.id, file, form, NOBODY)


def test_an_exported_clip_is_recorded_with_its_true_range(
    station: Application, case: Case, footage: Exhibit, tmp_path: Path
) -> None:
    target = tmp_path / "交付" / "片段.mp4"
    target.parent.mkdir()
    made = station.clips.export(case.id, footage.id, SPAN, target, "派出所调取", NOBODY)
    assert (made.from_number, made.from_s) == (25, 1.0)
    assert made.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
    assert json.loads(Path(f"{target}.json").read_text("utf-8"))["sha256"] == made.sha256
    last = station.cases.get(case.id).custody[-1]
    assert (last.event, last.evidence_id, last.purpose) == ("EXPORTED", footage.id, "派出所调取")
    assert (last.to, last.facts["from_s"], last.facts["sha256"]) == ("", 1.0, made.sha256)
    assert datetime.fromisoformat(made.corrected_from) == NOON + timedelta(seconds=1 - 42)


def test_a_clip_becomes_an_exhibit_that_knows_its_footage(
    station: Application, case: Case, footage: Exhibit
) -> None:
    clip = station.clips.add(case.id, footage.id, SPAN, "驶离", NOBODY)
    assert (clip.kind, clip.derived_from, clip.source) == ("CCTV_CLIP", footage.id, "E01")
    assert clip.settings["source_sha256"] == footage.files[0].h
    assert clip.settings["sha256"] == clip.files[0].h
    assert clip.captured_at == NOON + timedelta(seconds=1)
    assert clip.details["camera"] == "CAM-03"
    opened = station.stills.open(case.id, clip.id, NOBODY)
    first = station.stills.frame(opened, 0)
    assert films.read_number(first.rgb, first.width, first.height) == 25
    assert list(station.folder.spool.iterdir()) == []
    assert station.clips.again(case.id, clip, NOBODY) == clip.files[0].h


def test_what_is_planned_is_what_is_cut(station: Application, case: Case, footage: Exhibit) -> None:
    plan = station.clips.plan(case.id, footage.id, SPAN, NOBODY)
    assert (plan.from_s, plan.suffix) == (1.0, ".mp4")
    assert plan.to_s >= 2.0


def test_nothing_leaves_without_a_purpose(
    station: Application, case: Case, footage: Exhibit, tmp_path: Path
) -> None:
    target = tmp_path / "片段.mp4"
    with pytest.raises(Problem, match=r"cases\.reason_missing"):
        station.clips.export(case.id, footage.id, SPAN, target, " ", NOBODY)
    assert not target.exists()


def test_a_clip_out_of_a_dahua_file_keeps_the_recorders_clock_and_its_zone(tmp_path: Path) -> None:
    raw = films.write(tmp_path / "a.h264", "libx264", 50, b_frames=0, gop=25, form="h264")
    start = datetime(2026, 7, 30, 9, 10)  # noqa: DTZ001 (a recorder knows no zone)
    dav = recorders.dahua(tmp_path / "a.dav", recorders.pictures(raw), "h264", start)
    target, within = tmp_path / "b.mkv", (this_system(), NOBODY)
    made = copy_clip(dav, Span(from_s=1.0, to_s=1.5), target, RecorderClock(), within)
    assert made.recorder_from == "2026-07-30T09:10:01+08:00"
    assert made.recorder_to.startswith("2026-07-30T09:10:01.")
    assert made.recorder_to.endswith("+08:00")
