"""Files as recorders write them, whole and damaged: the frame asked for, or a refusal."""

import contextlib
import random
from collections.abc import Callable
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from desktop.evidence.footage.frame_pixels import frame_within, still_at
from desktop.evidence.footage.known_video import pack, unpack
from desktop.evidence.footage.video import Video
from desktop.evidence.footage.video_index import ORDINALS, STAMPS
from record.problems import Problem
from tests.desktop.evidence import films, recorders
from tests.desktop.evidence.conftest import Open

FRAMES = 75
CUT_IN = 45
QUIET = {"x265-params": "log-level=none:pools=1"}
PLAIN_265 = {"x265-params": "log-level=none:pools=1:bframes=0:open-gop=0:keyint=30"}
START = datetime(2026, 7, 30, 9, 10, 0, 370_000, UTC)
Make = Callable[["Sources"], Path]


class Sources:
    """Clips that others are made from, each encoded once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, codec: str = "libx264", **how: Any) -> Path:
        path = self.folder / name
        return path if path.exists() else films.write(path, codec, FRAMES, **how)

    def coded(self, codec: str) -> list[recorders.Picture]:
        if codec == "hevc":
            return recorders.pictures(self.write("s5.ts", "libx265", options=QUIET))
        return recorders.pictures(self.write("s4.ts", options={"x264-params": "open-gop=1"}))

    def coded_in_order(self, codec: str) -> list[recorders.Picture]:
        if codec == "hevc":
            return recorders.pictures(self.write("p5.ts", "libx265", options=PLAIN_265))
        return recorders.pictures(self.write("p4.ts", b_frames=0, gop=22))


def dahua(codec: str) -> Make:
    return lambda s: recorders.dahua(
        s.folder / f"{codec}.dav", s.coded_in_order(codec), codec, START
    )


def hikvision(codec: str, **how: Any) -> Make:
    name = f"hik-{codec}-{how}.mp4".replace(":", "")
    return lambda s: recorders.hikvision(s.folder / name, s.coded(codec), codec, **how)


def wrapping(codec: str) -> Make:
    first = recorders.WRAP - 100_000
    return lambda s: recorders.transport(
        s.folder / f"wrap-{codec}.ts", s.coded(codec), codec, first
    )


MAKERS: dict[str, tuple[Make, str]] = {
    "dav h.264": (dahua("h264"), STAMPS),
    "dav h.265": (dahua("hevc"), STAMPS),
    "hikvision h.264": (hikvision("h264"), STAMPS),
    "hikvision h.265": (hikvision("hevc"), STAMPS),
    "program stream without a map, h.264": (hikvision("h264", named=False), STAMPS),
    "program stream without a map, h.265": (hikvision("hevc", named=False), STAMPS),
    "program stream whose clock wraps": (
        hikvision("h264", first=recorders.WRAP - 150_000),
        STAMPS,
    ),
    "transport stream whose clock wraps, h.264": (wrapping("h264"), STAMPS),
    "transport stream whose clock wraps, h.265": (wrapping("hevc"), STAMPS),
    "vob h.264": (lambda s: s.write("v4.mpg", form="vob"), ORDINALS),
    "vob h.265": (lambda s: s.write("v5.mpg", "libx265", form="vob", options=QUIET), ""),
    "mp4 hevc open GOP": (
        lambda s: s.write("o5.mp4", "libx265", options=QUIET, muxing={"movflags": "faststart"}),
        STAMPS,
    ),
    "mp4 of one GOP": (lambda s: s.write("long.mp4", gop=250), STAMPS),
    "mkv mpeg-2": (lambda s: s.write("m2.mkv", "mpeg2video", b_frames=2), STAMPS),
    "mp4 mpeg-4": (lambda s: s.write("m4.mp4", "mpeg4", b_frames=2), STAMPS),
    "avi that miscounts": (
        lambda s: recorders.miscounted(
            s.folder / "wrong.avi", s.write("right.avi", "mpeg4", b_frames=0), 99_999
        ),
        STAMPS,
    ),
    "avi h.264 with B-frames and long GOPs": (lambda s: s.write("h.avi", gop=40), ORDINALS),
}


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Sources:
    return Sources(tmp_path_factory.mktemp("录像机 导出"))


@pytest.fixture(params=MAKERS)
def made(request: pytest.FixtureRequest, sources: Sources, opened: Open) -> tuple[Video, str]:
    make, timing = MAKERS[request.param]
    return opened(make(sources)), timing


def shown(video: Video, number: int) -> int:
    frame = frame_within(video, video.index.pts_of(number), 9999, 9999, exact=True)
    assert not frame.suspect
    return films.read_number(frame.rgb, frame.width, frame.height)


def test_random_frames_and_steps_show_the_frame_asked_for(made: tuple[Video, str]) -> None:
    video, timing = made
    assert video.index.count == FRAMES
    assert timing in {"", video.index.timing}
    chance = random.Random(timing)
    for _ in range(12):
        video._kept.clear()
        number = chance.randrange(FRAMES)
        assert shown(video, number) == number
    at = chance.randrange(10, FRAMES - 10)
    for number in [*range(at, at + 6), *range(at + 5, at - 6, -1)]:
        assert shown(video, number) == number


def test_a_frame_has_the_same_pixels_by_whatever_way_it_was_reached(
    made: tuple[Video, str],
) -> None:
    video, _ = made
    number = FRAMES * 2 // 3
    walked = [frame_within(video, pts, 999, 999, exact=True) for pts in video.index.pts][number]
    video._kept.clear()
    video._run = None
    assert frame_within(video, video.index.pts[number], 999, 999, exact=True) == walked


def test_a_dahua_file_keeps_the_recorders_clock_to_the_millisecond(
    sources: Sources, opened: Open
) -> None:
    video = opened(dahua("h264")(sources))
    steps = {round(video.index.seconds(pts) * 1000) for pts in video.index.pts}
    assert video.index.container == "dhav"
    assert datetime.fromtimestamp(video.index.starts_at, UTC) == START.replace(microsecond=0)
    assert len(steps) == FRAMES


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_film_is_shown_upright(sources: Sources, degrees: int, opened: Open) -> None:
    source = sources.write("turn.mp4")
    path = recorders.turned(sources.folder / f"turned{degrees}.mp4", source, degrees)
    video = opened(path)
    frame = frame_within(video, video.index.pts[33], 999, 999, exact=True)
    rows = np.frombuffer(frame.rgb, np.uint8).reshape(frame.height, frame.width, 3)
    back = np.ascontiguousarray(np.rot90(rows, degrees // 90))
    assert (frame.width > frame.height) == (degrees == 180)
    assert films.read_number(back.tobytes(), back.shape[1], back.shape[0]) == 33


def test_an_odd_size_loses_no_line(sources: Sources, opened: Open) -> None:
    path = sources.folder / "odd.avi"
    with av.open(str(path), "w") as out:
        stream: Any = out.add_stream("mjpeg", rate=25)
        stream.width, stream.height, stream.pix_fmt = 161, 97, "yuvj420p"
        for number in range(20):
            rows = np.pad(films.picture(number), ((0, 1), (0, 1), (0, 0)), "edge")
            frame = av.VideoFrame.from_ndarray(rows, format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 25)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    video = opened(path)
    still = still_at(video, video.index.pts[13], "00" * 32)
    assert (still.provenance.width, still.provenance.height) == (161, 97)
    assert shown(video, 13) == 13


def test_frames_that_an_edit_list_leaves_out_are_not_counted_but_told(
    sources: Sources, opened: Open
) -> None:
    source = sources.write("edit.mp4", b_frames=2)
    video = opened(recorders.hiding_first(sources.folder / "edited.mp4", source, 12))
    assert (video.index.count, video.index.hidden) == (FRAMES - 12, 12)
    for number in (0, 30, 5, FRAMES - 13):
        assert shown(video, number) == number + 12


def test_either_of_two_pictures_in_a_file_can_be_chosen(sources: Sources, opened: Open) -> None:
    path = sources.folder / "two.mkv"
    with av.open(str(path), "w") as out:
        streams: list[Any] = [out.add_stream("libx264", rate=25) for _ in range(2)]
        for stream in streams:
            stream.width, stream.height, stream.pix_fmt = films.WIDTH, films.HEIGHT, "yuv420p"
        for number in range(30):
            for add, stream in zip((0, 500), streams, strict=True):
                frame = av.VideoFrame.from_ndarray(films.picture(number + add), format="rgb24")
                frame.pts, frame.time_base = number, Fraction(1, 25)
                out.mux(stream.encode(frame))
        for stream in streams:
            out.mux(stream.encode(None))
    first, second = opened(path), opened(path, stream=1)
    assert [each[:2] for each in first.index.streams] == [(0, "h264"), (1, "h264")]
    assert (shown(first, 17), shown(second, 17)) == (17, 517)
    assert still_at(second, second.index.pts[3], "").provenance.stream == 1
    with pytest.raises(Problem, match=r"evidence\.no_video"):
        opened(path, stream=7)


def test_a_file_whose_stamps_repeat_is_counted_and_says_so(sources: Sources, opened: Open) -> None:
    coded = [
        picture._replace(pts=picture.pts // 7200 * 7200, dts=picture.dts // 7200 * 7200)
        for picture in sources.coded_in_order("h264")
    ]
    video = opened(recorders.transport(sources.folder / "repeat.ts", coded, "h264", 0))
    assert (video.index.timing, video.index.count) == (ORDINALS, FRAMES)
    assert video.index.duration == 0.0
    for number in (60, 3, 44, 45, 44):
        assert shown(video, number) == number


def test_a_known_index_opens_the_file_without_reading_it_through(
    sources: Sources, opened: Open
) -> None:
    path = hikvision("h264")(sources)
    video = opened(path)
    raw = pack(video.known)
    again = opened(path, known=unpack(raw))
    assert again.known == video.known
    assert (shown(again, 50), shown(again, 7)) == (50, 7)
    assert unpack(raw[:-9]) is None
    assert unpack(b"") is None


def test_an_index_of_another_decoder_is_not_trusted(
    sources: Sources, monkeypatch: pytest.MonkeyPatch, opened: Open
) -> None:
    video = opened(sources.write("turn.mp4"))
    raw = pack(video.known)
    monkeypatch.setattr("desktop.evidence.footage.known_video.decoder_versions", lambda: "another")
    assert unpack(raw) is None


@pytest.mark.parametrize("name", ["f.mp4", "c.mkv", "c.ts", "c.avi", "hik", "dav", "c.h264"])
def test_a_file_that_breaks_off_shows_only_true_frames(
    sources: Sources, name: str, opened: Open
) -> None:
    fragmented = {"movflags": "frag_keyframe+empty_moov"}
    whole = {
        "hik": hikvision("h264"),
        "dav": dahua("h264"),
        "f.mp4": lambda s: s.write("f.mp4", muxing=fragmented),
        "c.avi": lambda s: s.write("c.avi", "mpeg4", b_frames=0),
        "c.h264": lambda s: s.write("c.h264", form="h264"),
    }.get(name, lambda s: s.write(name))(sources)
    video = opened(recorders.cut_in_packet(sources.folder / f"cut-{name}", whole, CUT_IN))
    assert CUT_IN - 5 < video.index.count <= CUT_IN + 1
    exact = 0
    for number in range(video.index.count):
        try:
            frame = frame_within(video, video.index.pts[number], 999, 999, exact=True)
        except Problem:
            continue
        if not frame.suspect:
            read = films.read_number(frame.rgb)
            # The last frames are reordered, so some between them are not there.
            assert read == number or number > video.index.count - 5
            assert read >= number
            exact += 1
    assert exact > CUT_IN - 10


def test_an_mp4_without_its_index_is_refused(sources: Sources, opened: Open) -> None:
    source = sources.write("turn.mp4")
    for share in (0.6, 0.9):
        with pytest.raises(Problem, match=r"evidence\.no_index"):
            opened(recorders.cut(sources.folder / "no moov.mp4", source, share))


@pytest.mark.parametrize("name", ["mp4", "mkv", "ts", "hik", "dav"])
@pytest.mark.parametrize("seed", range(3))
def test_whatever_a_decoder_notices_is_told_until_the_next_key_frame(
    sources: Sources, name: str, seed: int, opened: Open
) -> None:
    fragmented = {"movflags": "frag_keyframe+empty_moov"}
    whole = {
        "mp4": lambda s: s.write("r.mp4", grain=True, muxing=fragmented),
        "mkv": lambda s: s.write("r.mkv", grain=True),
        "ts": lambda s: s.write("r.ts", grain=True),
        "hik": lambda s: recorders.hikvision(
            s.folder / "r.ps", recorders.pictures(s.write("r.ts", grain=True)), "h264"
        ),
        "dav": dahua("h264"),
    }[name](sources)
    path = sources.folder / f"hit-{name}-{seed}{whole.suffix}"
    video, struck = _damaged(path, whole, random.Random(seed), opened)
    keys = [video.index.number_of(pts) for pts in video.index.key_pts]
    for first in struck:
        following = next((key for key in keys if key > first), video.index.count)
        for number in range(first, following):
            with contextlib.suppress(Problem):
                assert frame_within(video, video.index.pts[number], 99, 99, exact=True).suspect


def _damaged(
    path: Path, whole: Path, chance: random.Random, opened: Open
) -> tuple[Video, list[int]]:
    """Damage a file until some of its frames are noticed; return it open, with their numbers."""
    for _ in range(20):
        with contextlib.suppress(Problem):
            video = opened(recorders.scattered(path, whole, chance))
            form = video.index.container.split(",", maxsplit=1)[0]
            stamps = set(recorders.noticed(path, form)) & set(video.index.pts)
            if stamps and video.index.count > 5:
                return video, sorted(map(video.index.number_of, stamps))
    raise AssertionError("no damage was noticed")


def test_damage_ends_at_the_next_key_frame_and_a_suspect_still_is_the_same_again(
    sources: Sources, opened: Open
) -> None:
    source = sources.write("hit.mkv", gop=25, b_frames=2, options={"crf": "4"}, grain=True)
    with av.open(str(source)) as container:
        packets = [p for p in container.demux(video=0) if p.size]
    hit = max((p for p in packets[27:34] if not p.is_keyframe), key=lambda packet: packet.size)
    path = sources.folder / "hit once.mkv"
    _noticeably_hit(path, source, hit, random.Random(3))
    video, again = opened(path), opened(path)
    suspect = [
        n
        for n in range(FRAMES)
        if frame_within(video, video.index.pts[n], 99, 99, exact=True).suspect
    ]
    first, keys = video.index.number_of(hit.pts), map(video.index.number_of, video.index.key_pts)
    following = next(key for key in keys if key > first)
    assert first in suspect
    assert first - 4 <= min(suspect)
    assert max(suspect) == following - 1
    middle = video.index.pts[following - 3]
    again.frame(again.index.pts[70])
    assert still_at(video, middle, "") == still_at(again, middle, "")


@pytest.mark.parametrize("seed", range(3))
def test_what_is_shown_before_a_damaged_picture_and_refers_to_it_is_suspect_too(
    sources: Sources, seed: int, opened: Open
) -> None:
    source = sources.write("refers.mkv", "mpeg4", gop=25, b_frames=2, grain=True)
    with av.open(str(source)) as container:
        packets = [p for p in container.demux(video=0) if p.size]
    stamps = [p.pts for p in packets]
    # A picture that others, shown before it, are decoded after: its stamp leaps ahead.
    leaps = [n for n in range(28, 45) if (stamps[n] or 0) > (stamps[n + 1] or 0)]
    hit = leaps[seed]
    path = sources.folder / f"refers-{seed}.mkv"
    _noticeably_hit(path, source, packets[hit], random.Random(seed))
    video = opened(path)
    earlier = [n for n in stamps[hit + 1 :] if n is not None and n < (stamps[hit] or 0)]
    assert earlier
    for pts in earlier:
        assert frame_within(video, pts, 99, 99, exact=True).suspect


def _noticeably_hit(path: Path, source: Path, hit: Any, chance: random.Random) -> None:
    """Spoil the second half of one picture so that a plain decoder notices."""
    whole = source.read_bytes()
    at, size = whole.index(bytes(hit)[:60]) + hit.size // 2, hit.size // 3
    for _ in range(20):
        path.write_bytes(whole[:at] + chance.randbytes(size) + whole[at + size :])
        if hit.pts in recorders.noticed(path):
            return
    raise AssertionError("no damage was noticed")
