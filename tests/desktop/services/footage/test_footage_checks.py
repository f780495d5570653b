from datetime import datetime
from pathlib import Path

import pytest

from desktop.app import Application
from desktop.evidence.footage.video_index import ORDINALS, STAMPS, VideoIndex
from desktop.progress import Cancelled, NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.footage.footage import FootageReader
from desktop.services.footage.gaps import gap_table, repeats
from desktop.services.footage.reproducing import provenance_of
from desktop.store import footage as kept_footage
from desktop.system.choice import this_system
from record.case import Case
from record.codes import ExhibitKind
from record.problems import Problem
from tests.desktop.evidence import films

NOBODY = NoProgress()
START = datetime.fromisoformat("2026-11-20T14:02:10")


def index_of(*milliseconds: int, timing: str = STAMPS) -> VideoIndex:
    return VideoIndex(
        container="mov", codec="h264", stream=0, timing=timing, time_base=(1, 1000),
        pts=milliseconds, key_pts=milliseconds[:1], width=8, height=8, rate=(25, 1),
    )  # fmt: skip


def test_a_stretch_without_a_gap_is_whole_and_says_between_when() -> None:
    table = gap_table(index_of(*range(0, 465_000, 40)), START)
    assert table.is_whole
    assert (table.gaps, round(table.longest_s, 6)) == ((), 0.04)
    assert table.from_at == "2026-11-20T14:02:10.000"
    assert table.to_at == "2026-11-20T14:09:54.960"


def test_a_long_gap_and_a_skip_are_told_apart() -> None:
    table = gap_table(index_of(0, 40, 80, 200, 240, 3000, 3040))
    assert not table.is_whole
    assert [(g.frame, g.missing, g.is_long) for g in table.gaps] == [(2, 2, False), (4, 68, True)]
    assert table.gaps[1].seconds == pytest.approx(2.76)
    assert gap_table(index_of(0, 40, 80, 3000), stretch=(0.0, 0.1)).is_whole


def test_nothing_is_said_of_a_file_without_time_stamps() -> None:
    table = gap_table(index_of(*range(100), timing=ORDINALS))
    assert (table.has_times, table.is_whole, table.gaps) == (False, False, ())


def test_a_picture_that_stands_still_and_a_stretch_shown_twice_are_found() -> None:
    def hashed(numbers: str) -> list[bytes]:
        return [letter.encode() for letter in numbers]

    index = index_of(*range(0, 4000, 40))
    (frozen,) = repeats(hashed("abcdddefghijk"), 10, index)
    assert (frozen.frame, frozen.count, frozen.same_as, frozen.is_frozen) == (14, 2, 13, True)
    loops = repeats(hashed("abcdefgxyzabcdefgq"), 0, index)
    assert [(r.frame, r.count, r.same_as) for r in loops] == [(10, 7, 0)]
    assert repeats([b"", b"", b"a"], 0, index) == ()


def test_repeats_are_found_in_a_clip_and_the_search_can_be_stopped(tmp_path: Path) -> None:
    class Impatient(NoProgress):
        def check(self) -> None:
            raise Cancelled

    reader = FootageReader(this_system())
    path = films.write(tmp_path / "still life.avi", "mjpeg", 30, b_frames=0, pixels="yuvj420p")
    footage = reader.open_path(path, NOBODY)
    assert reader.find_repeats(footage, NOBODY) == ()
    with pytest.raises(Cancelled):
        reader.find_repeats(footage, Impatient())
    reader.close()


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return films.write(tmp_path_factory.mktemp("录像") / "CAM-01.mp4", frames=60)


def test_what_was_indexed_is_kept_and_a_file_opens_by_it(
    station: Application, case: Case, film: Path
) -> None:
    clip = station.evidence.add_file(case.id, film, ExhibitForm(kind=ExhibitKind.CCTV_CLIP), NOBODY)
    first = station.stills.open(case.id, clip.id, NOBODY)
    with station.database.read() as connection:
        kept = kept_footage.get_index(connection, first.sha256, -1)
    assert kept
    station.stills.close()
    again = station.stills.open(case.id, clip.id, NOBODY)
    assert again == first
    shown = station.stills.frame(again, 41)
    assert films.read_number(shown.rgb, shown.width, shown.height) == 41
    with station.database.write() as connection:
        kept_footage.forget_indexes(connection, [first.sha256])
        assert kept_footage.get_index(connection, first.sha256, -1) == b""


def test_a_still_is_reproduced_and_both_looks_are_recorded(
    station: Application, case: Case, film: Path
) -> None:
    clip = station.evidence.add_file(case.id, film, ExhibitForm(kind=ExhibitKind.CCTV_CLIP), NOBODY)
    footage = station.stills.open(case.id, clip.id, NOBODY)
    shown = station.stills.frame(footage, 33)
    still = station.stills.take(case.id, clip.id, footage, shown, "截图")
    told = provenance_of(still.settings)
    assert (told.source_name, told.source_size) == (footage.name, film.stat().st_size)
    result = station.stills.reproduce(case.id, still.id)
    assert (result.equal, result.differences, result.pixels) == (True, (), None)
    custody = [(e.event, e.evidence_id, e.found) for e in station.cases.get(case.id).custody]
    assert ("VIEWED", clip.id, "") in custody
    assert custody[-1] == ("CHECKED", still.id, "REPRODUCED")
    with pytest.raises(Problem, match=r"stills\.no_provenance"):
        station.stills.reproduce(case.id, clip.id)


def test_playing_fast_shows_fewer_frames_under_their_own_numbers(
    station: Application, case: Case, film: Path
) -> None:
    clip = station.evidence.add_file(case.id, film, ExhibitForm(kind=ExhibitKind.CCTV_CLIP), NOBODY)
    footage = station.stills.open(case.id, clip.id, NOBODY)
    played = station.stills.stream(footage, 3, 6, speed=8.0)
    assert [s.ordinal for s in played] == [3, 10, 17, 24, 31, 38]
    read = [films.read_number(s.rgb, s.width, s.height) for s in played]
    assert read == [s.ordinal for s in played]
