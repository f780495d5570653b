"""An MP4 whose index was never written still shows its pictures, where they say how."""

from pathlib import Path

import av
import numpy as np
import pytest

from desktop.evidence.footage.first_look import WITHOUT_INDEX, look
from desktop.evidence.footage.frame_pixels import frame_within
from desktop.evidence.footage.planes import planes_sha256
from record.problems import Problem
from tests.desktop.evidence import films
from tests.desktop.evidence.conftest import Open

REPEATING = {
    "libx264": {"x264-params": "repeat-headers=1"},
    "libx265": {"x265-params": "repeat-headers=1:log-level=none:pools=1"},
}


def without_index(path: Path) -> Path:
    raw = path.read_bytes()
    path.write_bytes(raw[: raw.rfind(b"moov") - 4])
    return path


@pytest.mark.parametrize("codec", REPEATING)
def test_the_pictures_of_a_film_without_index_are_shown_without_times(
    codec: str, tmp_path: Path, opened: Open
) -> None:
    path = films.write(tmp_path / "无.mp4", codec, 14, gop=6, options=REPEATING[codec])
    video = opened(without_index(path))
    assert look(path.open("rb"), "video/mp4").remarks == (WITHOUT_INDEX,)
    assert (video.index.count, video.index.timing) == (14, "ORDINALS")
    for number in (0, 9, 13, 4):
        frame = frame_within(video, video.index.pts[number], films.WIDTH, films.HEIGHT)
        assert films.read_number(frame.rgb, frame.width, frame.height) == number


def test_sound_between_the_pictures_is_passed_over(tmp_path: Path, opened: Open) -> None:
    path = tmp_path / "声.mp4"
    with av.open(str(path), "w") as out:
        pictures = out.add_stream("libx264", rate=25, options=REPEATING["libx264"])
        pictures.width, pictures.height, pictures.pix_fmt = films.WIDTH, films.HEIGHT, "yuv420p"
        sound = out.add_stream("aac", rate=48000, layout="mono")
        chance = np.random.default_rng(2)
        for number in range(60):
            frame = av.VideoFrame.from_ndarray(films.grainy(number), format="rgb24")
            out.mux(pictures.encode(frame))
            noise = chance.normal(0, 0.3, (1, 1920)).astype(np.float32)
            heard = av.AudioFrame.from_ndarray(noise, format="fltp", layout="mono")
            heard.sample_rate, heard.pts = 48000, number * 1920
            out.mux(sound.encode(heard))
        out.mux(pictures.encode(None))
        out.mux(sound.encode(None))
    with av.open(str(path)) as container:
        true = [planes_sha256(frame) for frame in container.decode(video=0)]
    video = opened(without_index(path))
    assert video.index.count == 60
    assert [planes_sha256(video.frame(video.index.pts[n]).frame) for n in (0, 41, 59)] == [
        true[n] for n in (0, 41, 59)
    ]


def test_what_is_missing_to_decode_them_is_said(tmp_path: Path, opened: Open) -> None:
    path = without_index(films.write(tmp_path / "无.mp4", "libx264", 6))
    with pytest.raises(Problem, match=r"evidence\.no_index_no_sets"):
        opened(path)
    path.write_bytes(path.read_bytes()[:40] + bytes(5000))
    with pytest.raises(Problem, match=r"evidence\.no_index$|evidence\.no_index'"):
        opened(path)
