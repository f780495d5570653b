from types import SimpleNamespace

import msgspec
import pytest

from desktop.services.footage.contents import Footage
from desktop.services.footage.footage import Shown
from desktop.services.footage.reproducing import Compared, Difference
from desktop.ui.words import footage as words
from desktop.ui.words.moments import ClockTime, length, read, size, start_of
from desktop.ui.words.reproduction import _said
from record.codes import CustodyAct, ExhibitKind, ExhibitStatus
from record.evidence import CustodyEvent, Exhibit
from record.exhibits.custody import CheckFacts, Decoding
from record.exhibits.tables import written
from record.journal.entry import BlobRef
from tests.builders import NOON
from tests.desktop.ui.desks import a_complaint

FOOTAGE = Footage(
    sha256="0123456789abcdef0123456789abcdef", name="CAM-03.dav", size=218_000_000,
    container="dav", codec="h264", width=1920, height=1080, frames=1500, seconds=60.0, fps=25.0,
    starts_at="2026-06-11T11:36:00+08:00", has_times=True, damaged=0,
)  # fmt: skip


def _footage(**more):
    return msgspec.structs.replace(FOOTAGE, **more)


def _shown(ordinal, seconds):
    return Shown(
        rgb=b"", width=2, height=2, ordinal=ordinal, pts=ordinal, seconds=seconds, suspect=False
    )


def _exhibit(name, **more):
    given = {
        "id": name, "exhibit_no": "E01", "kind": ExhibitKind.OTHER, "title": name, "added_at": NOON,
        "added_by": "u_chen", "entry": "e",
    }  # fmt: skip
    return Exhibit(**given | more)


def _file(media_type="application/octet-stream"):
    return (BlobRef("ab" * 32, 7, media_type),)


def test_a_file_is_told_by_codec_size_pace_length_and_bytes():
    assert words.facts(FOOTAGE) == "H.264 · 1920×1080 · 25 fps · 0:01:00 · 218 MB"


def test_what_a_file_does_not_say_is_not_told():
    told = words.facts(_footage(codec="strange", fps=0.0, has_times=False))
    assert told == "STRANGE · 1920×1080 · 218 MB"


@pytest.mark.parametrize(
    ("fps", "told"), [(29.97, "29.97 fps"), (12.5, "12.5 fps"), (15.0, "15 fps")]
)
def test_a_pace_keeps_the_decimals_it_has(fps, told):
    assert told in words.facts(_footage(fps=fps))


def test_a_frame_is_told_by_its_number_among_all():
    assert words.frame(_footage(frames=88_236), _shown(1200, 48.0)) == (
        "frame 1,200 / 88,236 · 25 fps"
    )


def test_a_place_and_a_length_are_counted_where_the_file_has_no_times():
    without = _footage(has_times=False, frames=1500, fps=0.0)
    assert words.length(without) == 60.0
    assert words.place(without, _shown(750, 0.0)) == 30.0
    assert words.length(FOOTAGE) == 60.0
    assert words.place(FOOTAGE, _shown(750, 31.5)) == 31.5


def test_a_hash_is_told_by_its_ends_and_a_short_one_in_full():
    assert words.short_hash(FOOTAGE.sha256) == "0123 4567 … cdef"
    assert words.short_hash("0123") == "0123"


def test_a_sound_file_needs_no_notice():
    assert words.notices(FOOTAGE) == ""


def test_what_a_person_must_know_of_a_file_is_told_line_by_line():
    told = words.notices(_footage(has_times=False, damaged=2, gaps=((1.0, 3.0), (7.0, 9.0))))
    first, second, third = told.splitlines()
    assert first.startswith("No time stamps")
    assert second.startswith("2 places are damaged")
    assert third.startswith("2 gaps")


def test_stretches_without_frames_that_cannot_be_read_are_left_out():
    footage = _footage(gaps=((1.0, 3.5), ("x", 2.0), (4.0,)))
    assert words.gap_spans(footage) == [(1.0, 3.5)]


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0.0, "Recorder clock not compared, or exact."),
        (42.0, "42 s fast: true times are converted."),
        (-7.5, "7.5 s slow: true times are converted."),
    ],
)
def test_the_clock_of_a_recorder_is_told_fast_or_slow(qapp, seconds, told):
    assert words.offset(seconds) == told


@pytest.mark.parametrize(
    ("more", "playable"),
    [
        ({"kind": ExhibitKind.CCTV_CLIP, "files": _file()}, True),
        ({"files": _file("video/mp4")}, True),
        ({"files": _file(), "original_name": "CAM-03.DAV"}, True),
        ({"files": _file("image/jpeg"), "original_name": "frame.jpg"}, False),
        ({"kind": ExhibitKind.CCTV_CLIP}, False),
    ],
)
def test_what_can_be_played_is_told_by_kind_type_or_name(more, playable):
    assert words.is_footage(_exhibit("x", **more)) is playable


def test_the_footage_of_a_case_is_listed_newest_first_and_without_what_was_withdrawn(desk):
    case = a_complaint(desk)
    old = _exhibit("old", kind=ExhibitKind.CCTV_CLIP, files=_file())
    new = _exhibit("new", kind=ExhibitKind.CCTV_CLIP, files=_file(), added_at=NOON.replace(hour=13))
    gone = _exhibit(
        "gone", kind=ExhibitKind.CCTV_CLIP, files=_file(), status=ExhibitStatus.WITHDRAWN
    )
    paper = _exhibit("paper")
    case = msgspec.structs.replace(case, evidence={e.id: e for e in (old, gone, new, paper)})
    assert [e.id for e in words.footage_of(case)] == ["new", "old"]


def test_stills_are_listed_in_the_order_of_the_footage(desk):
    case = a_complaint(desk)
    stills = [
        _exhibit("late", kind="CCTV_STILL", derived_from="c", details={"seconds": 40.0}),
        _exhibit("early", kind="CCTV_STILL", derived_from="c", details={"seconds": 2.5}),
        _exhibit("other", kind="CCTV_STILL", derived_from="d", details={"seconds": 1.0}),
        _exhibit("unsaid", kind="CCTV_STILL", derived_from="c"),
    ]
    case = msgspec.structs.replace(case, evidence={e.id: e for e in stills})
    assert [e.id for e in words.stills_of(case, "c")] == ["unsaid", "early", "late"]


def test_the_frame_of_a_still_is_told_by_its_number_from_0():
    still = _exhibit("a", kind="CCTV_STILL", details={"frame": 1200, "seconds": 48.0})
    assert (words.still_ordinal(still), words.still_seconds(still)) == (1200, 48.0)
    assert words.still_ordinal(_exhibit("c", kind="CCTV_STILL")) == 0


@pytest.mark.parametrize(
    ("text", "known"), [("2026-06-11T11:36:00+08:00", True), ("", False), ("noon", False)]
)
def test_a_start_is_read_only_where_the_file_says_one(text, known):
    assert (start_of(text) is not None) is known
    assert (words.starts_at(_footage(starts_at=text)) is not None) is known


# taking a still again


@pytest.mark.parametrize(
    ("what", "told"),
    [
        (Compared.FILE, "The original is another file."),
        (Compared.DECODER, "It was decoded by another version (5.1, now 6.0)."),
        (Compared.COLOUR, "Its colours were converted another way (5.1, now 6.0)."),
        (Compared.FRAME, "The original no longer gives this frame."),
        (Compared.STILL, "The picture kept is not the one that was recorded."),
        (Compared.PIXELS, "The original gives other pixels than were recorded."),
        (Compared.FACTS, "Recorded otherwise: width (5.1, now 6.0)."),
    ],
)
def test_each_difference_of_a_still_taken_again_is_a_sentence(qapp, what, told):
    difference = Difference(what=what, expected="5.1", found="6.0", name="width")
    assert _said(difference) == told


# moments and sizes


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("R11:38:24", 41904.0), ("r 11:38", None), ("录11:38:24", 41904.0), ("R", None)],
)
def test_a_time_of_the_recorders_own_clock_is_told_by_an_r(typed, seconds):
    found = read(typed)
    if seconds is None:
        assert found is None or found == ClockTime(11 * 60.0 + 38, recorded=True)
    else:
        assert found == ClockTime(seconds, recorded=True)


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (7, "7 B"),
        (999, "999 B"),
        (1_000, "1.0 KB"),
        (218_000_000, "218 MB"),
        (4_700_000_000, "4.7 GB"),
    ],
)
def test_a_number_of_bytes_is_told_in_the_largest_unit_it_fills(count, told):
    assert size(count) == told


@pytest.mark.parametrize(
    ("seconds", "whole", "parts"),
    [
        (0, "0:00:00", "0:00:00.000"),
        (192.5, "0:03:12", "0:03:12.500"),
        (-3, "0:00:00", "0:00:00.000"),
        (3599.9996, "1:00:00", "1:00:00.000"),
    ],
)
def test_a_length_is_told_with_or_without_its_parts(seconds, whole, parts):
    assert (length(seconds), length(seconds, parts=True)) == (whole, parts)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (None, "not yet decoded whole"),
        (Decoding(frames=1500), "decoded whole: 1,500 frames, 0 errors"),
        (
            Decoding(frames=1000, spans=((3, 9), (20, 24)), left_out=1, declared_frames=1500),
            "decoded whole: 1,000 frames, 3 errors, 1,500 frames promised",
        ),
    ],
)
def test_whether_a_recording_was_decoded_whole_is_said(found, said):
    clip = _exhibit("clip", files=_file("video/mp4"))
    checked = CustodyEvent(
        event=CustodyAct.CHECKED, at=NOON, actor="u_chen", device="d", evidence_id="clip",
        facts=written(CheckFacts(decoding=found)),
    )  # fmt: skip
    case = SimpleNamespace(custody=(checked,))
    assert words.decoded(case, clip) == said
    assert words.decoded(case, _exhibit("photo", files=_file("image/jpeg"))) == ""
