"""What a file promises is compared with what it holds; joined recordings keep their times."""

import itertools
from pathlib import Path

import av
import numpy as np
import pytest

from desktop.evidence.files.file_types import media_type
from desktop.evidence.footage.first_look import FirstLook, look
from desktop.evidence.footage.frame_pixels import frame_within, is_combed, still_at
from desktop.evidence.footage.planes import planes
from desktop.messages import file_remark
from desktop.services.footage.contents import unread_bytes
from record.exhibits.files import FileRemark
from tests.desktop.evidence import films
from tests.desktop.evidence.conftest import Open

FAST = {"muxing": {"movflags": "faststart"}}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("缺失")
    return films.write(folder / "整.mp4", "mpeg4", 60, b_frames=0, gop=10, **FAST)


def test_a_whole_file_promises_what_it_holds(whole: Path, opened: Open) -> None:
    index = opened(whole).index
    assert (index.declared_frames, index.found_frames) == (60, 60)
    assert index.declared_s == pytest.approx(index.found_s, abs=0.05)
    assert index.rate == index.declared_rate
    assert unread_bytes(index, whole.stat().st_size) == 0


def test_sound_that_outlasts_the_pictures_is_no_loss(tmp_path: Path, opened: Open) -> None:
    path = tmp_path / "声.mkv"
    with av.open(str(path), "w") as out:
        pictures = out.add_stream("mpeg4", rate=25)
        pictures.width, pictures.height, pictures.pix_fmt = films.WIDTH, films.HEIGHT, "yuv420p"
        sound = out.add_stream("pcm_s16le", rate=8000, layout="mono")
        for number in range(10):
            frame = av.VideoFrame.from_ndarray(films.picture(number), format="rgb24")
            out.mux(pictures.encode(frame))
        for second in range(4):
            still = av.AudioFrame.from_ndarray(np.zeros((1, 8000), np.int16), "s16", "mono")
            still.sample_rate, still.pts = 8000, second * 8000
            out.mux(sound.encode(still))
        out.mux(pictures.encode(None))
    index = opened(path).index
    assert index.duration < 1
    assert index.declared_s == pytest.approx(4, abs=0.1)
    assert index.found_s == pytest.approx(4, abs=0.1)
    assert index.sound == ("pcm_s16le",)


def test_a_file_that_lost_its_end_is_told_by_its_own_header(
    whole: Path, tmp_path: Path, opened: Open
) -> None:
    raw = whole.read_bytes()
    cut = tmp_path / "断.mp4"
    cut.write_bytes(raw[: len(raw) * 6 // 10])
    index = opened(cut).index
    assert index.declared_frames == 60
    assert index.found_frames < 50
    assert index.declared_s - index.found_s > 0.3


@pytest.mark.parametrize(("name", "how"), [("断.mp4", FAST), ("断.avi", {})])
def test_a_film_cut_inside_its_data_is_remarked_at_the_first_look(
    name: str, how: dict[str, object], tmp_path: Path
) -> None:
    path = films.write(tmp_path / name, "mpeg4", 20, b_frames=0, gop=10, **how)
    raw = path.read_bytes()
    assert looked_at(path) == ((), 0, 0)
    path.write_bytes(raw[:-700])
    assert looked_at(path) == ((), 700, len(raw))
    said = FileRemark(code="evidence.cut_off", missing=1_930_000, promised=4_820_000)
    assert "4.82 MB" in file_remark(said, "en")
    assert "1.93 MB" in file_remark(said, "zh")


def looked_at(path: Path) -> FirstLook:
    kind = media_type(path.read_bytes())
    return look(path.open("rb"), kind)


def test_bytes_that_belong_to_nothing_are_counted(
    whole: Path, tmp_path: Path, opened: Open
) -> None:
    padded = tmp_path / "多.mp4"
    padded.write_bytes(whole.read_bytes() + whole.read_bytes()[:-1] * 40)
    size = padded.stat().st_size
    assert unread_bytes(opened(padded).index, size) > size / 2


def test_a_pace_that_the_time_stamps_contradict_is_not_believed(
    tmp_path: Path, opened: Open
) -> None:
    path = tmp_path / "快.mkv"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("mpeg4", rate=120)
        stream.width, stream.height, stream.pix_fmt = films.WIDTH, films.HEIGHT, "yuv420p"
        for number in range(30):
            frame = av.VideoFrame.from_ndarray(films.picture(number), format="rgb24")
            frame.pts, frame.time_base = number, films.Fraction(1, 120)
            for packet in stream.encode(frame):
                packet.pts = packet.dts = number * 40
                packet.time_base = films.Fraction(1, 1000)
                out.mux(packet)
    index = opened(path).index
    assert index.fps == pytest.approx(25, abs=0.5)


@pytest.mark.parametrize(("name", "codec", "how"), [
    ("p.mpg", "mpeg2video", {"form": "mpeg", "b_frames": 2}),
    ("t.ts", "libx264", {}),
])  # fmt: skip
def test_joined_recordings_keep_their_times_part_by_part(
    name: str, codec: str, how: dict[str, object], tmp_path: Path, opened: Open
) -> None:
    one = films.write(tmp_path / f"1{name}", codec, 20, gop=10, **how)
    joined = tmp_path / f"joined{name}"
    joined.write_bytes(one.read_bytes() * 2)
    single, index = opened(one).index, opened(joined).index
    assert index.timing == "STAMPS"
    assert index.count == 40
    assert index.part_starts == (0, 20)
    steps = [b - a for a, b in itertools.pairwise(index.pts)]
    assert steps[:19] == steps[20:]
    assert index.stored_stamp(20) == index.stored_stamp(0) == single.pts[0]
    video = opened(joined)
    for number in (3, 19, 20, 33):
        frame = frame_within(video, video.index.pts[number], films.WIDTH, films.HEIGHT)
        assert films.read_number(frame.rgb, frame.width, frame.height) == number % 20
    made = still_at(video, video.index.pts[33], "").provenance
    assert (made.part, made.stored_pts) == (2, single.pts[13])


def test_a_comb_is_seen_and_a_plain_picture_is_none(whole: Path, opened: Open) -> None:
    video = opened(whole)
    luma = next(planes(video.frame(video.index.pts[5]).frame)).copy()
    assert not is_combed(luma)
    other = next(planes(video.frame(video.index.pts[30]).frame))
    luma[1::2] = other[1::2]
    assert is_combed(luma)
