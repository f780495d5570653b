"""Damaged films of a few frames: what is wrong is never clean, what is whole never suspect."""

from pathlib import Path

import av
import pytest

from build_spec.bench import damage
from desktop.evidence.bitstream.frame_numbers import FrameNumbers
from desktop.evidence.bitstream.units import (
    is_sound,
    length_size,
    temporal_reference,
    units,
    whole_units,
)
from desktop.evidence.footage import second_look
from desktop.evidence.footage.picture_ends import PictureEnds
from desktop.evidence.footage.planes import planes_sha256
from tests.desktop.evidence import films
from tests.desktop.evidence.conftest import Open

KINDS = {
    "h.264": ("a.mp4", "libx264", {}),
    "h.265": ("b.mp4", "libx265", {"options": {"x265-params": "log-level=none:pools=1"}}),
    "mpeg-2": ("c.mpg", "mpeg2video", {"form": "mpeg", "b_frames": 2}),
    "mpeg-4": ("d.mp4", "mpeg4", {"b_frames": 0}),
    "mjpeg": ("e.avi", "mjpeg", {"b_frames": 0, "pixels": "yuvj420p"}),
}


@pytest.mark.parametrize("kind", KINDS)
def test_whole_stills_are_decoded_twice_and_agree(kind: str, tmp_path: Path, opened: Open) -> None:
    name, codec, how = KINDS[kind]
    video = opened(films.write(tmp_path / name, codec, 12, gop=6, grain=True, **how))
    for number in (0, 5, 8):
        pts = video.index.pts_of(number)
        decoded = video.exact_frame(pts, afresh=True)
        assert not decoded.suspect
        assert second_look.agrees(video, pts, planes_sha256(decoded.frame))
        assert not second_look.agrees(video, pts, "0" * 64)


@pytest.mark.parametrize("film", damage.FILMS[::2], ids=lambda film: film.name)
def test_no_still_of_a_damaged_film_is_wrong_and_clean(
    film: damage.Film, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(damage, "WIDTH", 160)
    monkeypatch.setattr(damage, "HEIGHT", 96)
    monkeypatch.setattr(damage, "FRAMES", 20)
    monkeypatch.setattr(damage, "_picture", films.grainy)
    monkeypatch.setattr(damage, "STILLS", 3)
    whole = damage.Whole(tmp_path, film)
    found = damage.taken(whole, 0, damage.DAMAGES)
    assert found["stills"] > 3
    assert (found["missed"], damage.accused(whole)) == (0, 0)


def test_a_key_picture_that_does_not_need_its_last_bytes_had_lost_its_way(tmp_path: Path) -> None:
    path = films.write(tmp_path / "a.h264", "libx264", 1, form="h264", grain=True)
    with av.open(str(path)) as container:
        data = bytes(next(p for p in container.demux(video=0) if p.size))
    assert PictureEnds("h264", b"").is_needed(data, key=True)
    # What follows the end of a slice is never read: so looks a slice that ended too early.
    assert not PictureEnds("h264", b"").is_needed(data + b"\xa5" * 200, key=True)


def test_bytes_that_no_picture_may_hold_are_damage() -> None:
    slice_after_code = b"\0\0\0\1\x41" + b"\x9a" * 40
    assert is_sound("h264", slice_after_code + b"\0\0\3\1", 0)
    assert not is_sound("h264", slice_after_code + b"\0\0\2\1" + b"\x9a" * 9, 0)
    assert not is_sound("h264", slice_after_code + bytes(64) + b"\x9a", 0)
    by_length = (44).to_bytes(4) + b"\x41" + b"\x9a" * 20 + bytes(3) + b"\x9a" * 20
    assert not is_sound("hevc", by_length, 4)
    assert is_sound("mpeg4", bytes(64), 0)


def test_a_picture_that_lacks_is_noticed_by_its_number(tmp_path: Path) -> None:
    path = films.write(tmp_path / "n.mp4", "libx264", 12, b_frames=0, gop=30)
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        header = bytes(stream.codec_context.extradata or b"")
        packets = [bytes(p) for p in container.demux(stream) if p.size]
    whole, broken = FrameNumbers(header), FrameNumbers(header)
    assert not any(whole.lacks_before(packet) for packet in packets)
    gaps = [broken.lacks_before(packet) for n, packet in enumerate(packets) if n != 5]
    assert gaps == [False] * 5 + [True] + [False] * 5
    assert temporal_reference("mpeg2video", b"\0\0\1\0\x02\x40\0\0") == 9
    assert temporal_reference("h264", b"\0\0\1\0\x02\x40\0\0") == -1


def test_a_picture_of_256_to_511_bytes_is_told_from_a_start_code() -> None:
    header = bytes((1, 100, 0, 40, 0xFF, 0xE1))
    lengths = length_size("h264", header)
    assert lengths == 4
    unit = b"\x41" + b"\x9a" * 299
    packet = len(unit).to_bytes(4) + unit
    assert packet[:3] == b"\0\0\1"
    assert list(whole_units(packet, lengths)) == [unit]
    assert list(units(packet, lengths)) == [(0x41, 0x9A)]
    assert list(whole_units(b"\0\0\0\1" + unit, 0)) == [unit]


def test_an_h265_picture_in_the_middle_that_does_not_need_its_end_is_found(tmp_path: Path) -> None:
    quiet = {"x265-params": "log-level=none:pools=1:wpp=0"}
    how = {"b_frames": 0, "gop": 30, "options": quiet, "grain": True}
    path = films.write(tmp_path / "m.mp4", "libx265", 8, **how)
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        header = bytes(stream.codec_context.extradata or b"")
        pictures = [bytes(p) for p in container.demux(stream) if p.size]
    ends = PictureEnds("hevc", header)
    assert all(ends.is_needed(data, key=n == 0) for n, data in enumerate(pictures))
    size = int.from_bytes(pictures[4][:4]) + 200
    longer = size.to_bytes(4) + pictures[4][4:] + b"\xa5" * 200
    assert not ends.is_needed(longer, key=False)


def test_h264_refreshed_bit_by_bit_is_whole_also_without_a_key_picture(
    tmp_path: Path, opened: Open
) -> None:
    options = {"x264-params": "intra-refresh=1:keyint=15:scenecut=0"}
    path = films.write(tmp_path / "r.ts", "libx264", 60, b_frames=0, gop=15, options=options)
    late = tmp_path / "late.ts"
    with av.open(str(path)) as source, av.open(str(late), "w") as out:
        copy = out.add_stream_from_template(source.streams.video[0])
        for number, packet in enumerate(source.demux(video=0)):
            if packet.size and number >= 15:
                packet.stream = copy
                out.mux(packet)
    for file, numbers in ((path, (0, 33, 59)), (late, (33, 44))):
        video = opened(file)
        for number in numbers:
            pts = video.index.pts[number]
            decoded = video.exact_frame(pts, afresh=True)
            assert not decoded.suspect
            assert second_look.agrees(video, pts, planes_sha256(decoded.frame))
