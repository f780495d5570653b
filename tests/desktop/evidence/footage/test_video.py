import hashlib
import io
import random
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from desktop.evidence.files.file_types import is_video, media_type
from desktop.evidence.footage.frame_pixels import frame_within, still_at
from desktop.evidence.footage.video import Video
from desktop.evidence.footage.video_index import ORDINALS, STAMPS, VideoIndex
from record.problems import Problem
from tests.desktop.evidence import films, recorders
from tests.desktop.evidence.conftest import Open

REAL = Path(__file__).parents[5] / "shared" / "media" / "video"
FRAMES = 90
KINDS = {
    "mp4 with B-frames": ("a.mp4", "libx264", {}),
    "mp4 of variable rate": ("v.mp4", "libx264", {"vfr": True}),
    "mp4 in fragments": ("f.mp4", "libx264", {"muxing": {"movflags": "frag_keyframe+empty_moov"}}),
    "mp4 not from zero": ("z.mp4", "libx264", {"first": 1000}),
    "mkv of variable rate": ("v.mkv", "libx264", {"vfr": True}),
    "mkv open GOP": ("o.mkv", "libx264", {"options": {"x264-params": "open-gop=1"}}),
    "ts": ("t.ts", "libx264", {}),
    "ts open GOP": ("o.ts", "libx264", {"options": {"x264-params": "open-gop=1"}}),
    "mpeg-2 program stream": ("p.mpg", "mpeg2video", {"form": "mpeg", "b_frames": 2}),
    "avi mpeg-4": ("x.avi", "mpeg4", {"b_frames": 0}),
    "avi mpeg-4 with B-frames": ("b.avi", "mpeg4", {"b_frames": 2}),
    "avi h.264 with B-frames": ("h.avi", "libx264", {}),
    "avi mjpeg": ("j.avi", "mjpeg", {"b_frames": 0, "pixels": "yuvj420p"}),
    "raw h.264": ("r.h264", "libx264", {"form": "h264"}),
    "raw h.265 open GOP": (
        "r.h265",
        "libx265",
        {"form": "hevc", "options": {"x265-params": "log-level=none:pools=1"}},
    ),
    "hevc mp4": (
        "h.mp4",
        "libx265",
        {"options": {"x265-params": "log-level=none:pools=1"}},
    ),
}
COUNTED = {"avi mpeg-4 with B-frames", "avi h.264 with B-frames", "raw h.264", "raw h.265 open GOP"}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("录像 文件")


@pytest.fixture(params=KINDS)
def clip(request: pytest.FixtureRequest, folder: Path, opened: Open) -> tuple[str, Video]:
    name, codec, how = KINDS[request.param]
    if not (folder / name).exists():
        films.write(folder / name, codec, FRAMES, **how)
    return request.param, opened(folder / name)


def shown(video: Video, pts: int) -> int:
    frame = frame_within(video, pts, films.WIDTH, films.HEIGHT)
    return films.read_number(frame.rgb, frame.width, frame.height)


def test_every_frame_asked_for_at_random_is_the_frame_shown(clip: tuple[str, Video]) -> None:
    name, video = clip
    assert video.index.count == FRAMES
    assert video.index.timing == (ORDINALS if name in COUNTED else STAMPS)
    order = list(range(FRAMES))
    random.Random(name).shuffle(order)
    for number in order[:30]:
        video._kept.clear()
        assert shown(video, video.index.pts_of(number)) == number


def test_stepping_forth_and_back_shows_every_frame_once(clip: tuple[str, Video]) -> None:
    _, video = clip
    there = [shown(video, video.index.pts_of(n)) for n in range(FRAMES)]
    back = [shown(video, video.index.pts_of(n)) for n in reversed(range(FRAMES))]
    assert there == list(range(FRAMES)) == back[::-1]


def test_the_frame_on_screen_at_a_time_is_the_last_one_not_after_it(
    folder: Path, opened: Open
) -> None:
    video = opened(films.write(folder / "time.mp4", vfr=True))
    starts = [sum(films.gaps(n) for n in range(number)) for number in range(FRAMES)]
    for number in range(FRAMES - 1):
        middle = (starts[number] + starts[number + 1]) / 2000
        assert shown(video, video.index.at_seconds(middle)) == number
        own = video.index.seconds(video.index.pts_of(number))
        assert video.index.at_seconds(own) == video.index.pts_of(number)
    assert video.index.at_seconds(-5) == video.index.pts[0]
    assert video.index.at_seconds(1e9) == video.index.pts[-1]


def test_a_time_stamp_between_frames_is_refused(folder: Path, opened: Open) -> None:
    video = opened(films.write(folder / "between.mp4", vfr=True))
    with pytest.raises(Problem, match=r"evidence\.no_such_frame"):
        video.frame(video.index.pts[3] + 1)
    with pytest.raises(Problem, match=r"evidence\.no_such_frame"):
        video.index.pts_of(FRAMES)


def test_a_still_is_the_decoded_frame_and_can_be_taken_again(folder: Path, opened: Open) -> None:
    path = films.write(folder / "still.mp4")
    video, again = opened(path), opened(path)
    still = still_at(video, video.index.pts_of(44), "ab" * 32)
    told = still.provenance
    picture = Image.open(io.BytesIO(still.png)).convert("RGB")
    pixels = picture.tobytes()
    assert films.read_number(pixels) == 44
    assert hashlib.sha256(pixels).hexdigest() == told.pixel_sha256
    assert (told.number, told.frames, told.codec) == (44, FRAMES, "h264")
    assert (told.width, told.height) == picture.size
    assert told.seconds == pytest.approx(44 / 25)
    assert told.key_distance == 14
    assert not told.suspect
    assert told.source_sha256 == "ab" * 32
    assert "PyAV" in told.decoder
    assert "BT.601 (assumed) limited" in told.colour
    again.frame(again.index.pts_of(3))
    assert still_at(again, again.index.pts_of(44), "ab" * 32).provenance == told


def test_a_frame_to_look_at_fits_the_window_and_keeps_its_shape(folder: Path, opened: Open) -> None:
    video = opened(films.write(folder / "fit.mp4"))
    frame = frame_within(video, video.index.pts_of(5), 80, 400)
    assert (frame.width, frame.height, len(frame.rgb)) == (80, 48, 80 * 48 * 3)
    assert films.read_number(frame.rgb, 80, 48) == 5


def test_a_file_cut_short_shows_what_is_there_and_nothing_else(folder: Path, opened: Open) -> None:
    whole = films.write(folder / "whole.ts", frames=FRAMES)
    video = opened(recorders.cut_in_packet(folder / "cut.ts", whole, 54))
    assert 50 < video.index.count <= 55
    exact, doubtful = 0, 0
    for pts in video.index.pts:
        try:
            frame = frame_within(video, pts, films.WIDTH, films.HEIGHT)
        except Problem:
            doubtful += 1
            continue
        doubtful += frame.suspect
        if not frame.suspect:
            # The last frames are reordered, so the truth is the time stamp, not the count.
            assert films.read_number(frame.rgb) == (pts - 7200) // 3600
            exact += 1
    assert exact > 45
    assert doubtful <= 4


def test_stills_after_damage_are_suspect_until_the_next_key_frame(
    folder: Path, opened: Open
) -> None:
    whole = films.write(folder / "d.mp4", options={"x264-params": "slices=1", "crf": "10"})
    content = bytearray(whole.read_bytes())
    with av.open(str(whole)) as source:
        packets = [p for p in source.demux(video=0) if p.size]
    hit = packets[10]
    start = content.index(bytes(hit)[:40]) + 12
    noise = random.Random(1)
    for at in range(start, start + hit.size - 20):
        content[at] = noise.randrange(1, 256)
    (folder / "damaged.mp4").write_bytes(content)
    video = opened(folder / "damaged.mp4")
    struck = video.index.number_of(hit.pts or 0)
    silent = []
    for number in range(video.index.count):
        try:
            still = still_at(video, video.index.pts_of(number), "00" * 32)
        except Problem:
            continue
        pixels = np.asarray(Image.open(io.BytesIO(still.png)).convert("RGB"), np.int16)
        wrong = np.abs(pixels - films.picture(number)).mean() > 12
        if wrong and not still.provenance.suspect:
            silent.append(number)
        if number >= 30:
            assert not still.provenance.suspect
    assert silent == []
    assert struck < 30


@pytest.mark.parametrize("kind", ["video/mp4", "video/x-matroska", "video/mp2t", "video/h264"])
@pytest.mark.parametrize("content", [b"x", b"not a video " * 500, bytes(4000)])
def test_what_is_not_a_video_is_refused(folder: Path, kind: str, content: bytes) -> None:
    path = folder / "bad"
    path.write_bytes(content)
    with path.open("rb") as file, pytest.raises(Problem) as caught:
        Video(file, kind)
    assert caught.value.code in {"evidence.undecodable", "evidence.no_video"}


@pytest.mark.parametrize(
    "text",
    [
        "#EXTM3U\n#EXTINF:1,\nfile://{secret}\n",
        "ffconcat version 1.0\nfile '{secret}'\n",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\n",
        "<MPD><Period><BaseURL>file://{secret}</BaseURL></Period></MPD>",
    ],
)
def test_a_play_list_under_a_video_name_opens_nothing_else(folder: Path, text: str) -> None:
    secret = films.write(folder / "secret.ts", frames=5)
    path = folder / "list.mp4"
    path.write_text(text.format(secret=secret))
    assert not is_video(media_type(path.read_bytes()))
    for kind in ("video/mp4", "video/mp2t", "video/mpeg", "video/x-msvideo", "video/x-dav"):
        with path.open("rb") as file, pytest.raises(Problem):
            Video(file, kind)


def test_a_strip_takes_key_frames_from_all_over_the_file(folder: Path, opened: Open) -> None:
    video = opened(films.write(folder / "strip.mp4", gop=10))
    strip = video.index.strip(4)
    assert [video.index.number_of(pts) for pts in strip] == [0, 30, 50, 80]
    assert set(video.index.strip(100)) == set(video.index.key_pts)
    assert video.index.strip(1) == video.index.pts[:1]


def test_an_index_without_time_stamps_counts_by_the_average_rate() -> None:
    index = VideoIndex(
        container="h264", codec="h264", stream=0, timing=ORDINALS, time_base=(1, 1200000),
        pts=tuple(range(100)), key_pts=(), width=8, height=8, rate=(25, 1),
    )  # fmt: skip
    assert index.at_seconds(2) == 50
    assert (index.seconds(50), index.duration) == (0.0, 0.0)


@pytest.mark.skipif(not REAL.is_dir(), reason="../shared/media/video is not here")
@pytest.mark.parametrize(
    ("name", "codec", "count"),
    [
        ("vtest.avi", "msmpeg4", 795),
        ("car-detection.mp4", "h264", 377),
        ("MOT20-05-raw_even_shorter.mp4", "h264", 127),
    ],
)
def test_real_camera_files_give_the_frame_that_decoding_from_the_start_gives(
    name: str, codec: str, count: int, opened: Open
) -> None:
    video = opened(REAL / name)
    assert (video.index.count, video.index.codec) == (count, codec)
    wanted = sorted(random.Random(7).sample(range(min(count, 150)), 6))
    truth = {}
    with av.open(str(REAL / name)) as container:
        for number, frame in enumerate(container.decode(video=0)):
            if number in wanted:
                truth[number] = frame.to_ndarray(format="gray").tobytes()
            if number > wanted[-1]:
                break
    for number in reversed(wanted):
        frame = video.frame(video.index.pts_of(number)).frame
        assert frame.to_ndarray(format="gray").tobytes() == truth[number]
