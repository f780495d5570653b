"""Streams without a container, and containers that few recorders write, are opened too."""

from pathlib import Path

import pytest

from desktop.evidence.files.file_types import media_type
from desktop.evidence.footage.frame_pixels import frame_within
from tests.desktop.evidence import films
from tests.desktop.evidence.conftest import Open


def test_streams_without_a_container_are_known_however_they_begin(tmp_path: Path) -> None:
    raw = films.write(tmp_path / "a.h264", "libx264", 2, form="h264").read_bytes()
    sei = b"\0\0\0\1\x06\x05\x04abcd\x80"
    assert media_type(sei + raw) == "video/h264"
    picture = b"\xff\xd8\xff\xdb" + b"\x10" * 50 + b"\xff\xd9"
    assert media_type(picture) == "image/jpeg"
    assert media_type(picture * 3) == "video/x-mjpeg"
    assert media_type(b"FLV\x01\x05" + bytes(9)) == "video/x-flv"


@pytest.mark.parametrize(
    ("name", "codec", "how"),
    [
        ("f.flv", "libx264", {}),
        ("w.asf", "mpeg4", {"b_frames": 0, "form": "asf"}),
        ("m.mjpeg", "mjpeg", {"b_frames": 0, "pixels": "yuvj420p", "form": "mjpeg"}),
    ],
)
def test_rarer_containers_show_the_frame_asked_for(
    name: str, codec: str, how: dict[str, object], tmp_path: Path, opened: Open
) -> None:
    video = opened(films.write(tmp_path / name, codec, 12, gop=6, **how))
    assert video.index.count == 12
    for number in (0, 7, 4, 11):
        frame = frame_within(video, video.index.pts[number], films.WIDTH, films.HEIGHT)
        assert films.read_number(frame.rgb, frame.width, frame.height) == number
