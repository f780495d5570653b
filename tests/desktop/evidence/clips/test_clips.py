from datetime import datetime
from pathlib import Path
from typing import Any

import av
import pytest

from desktop.evidence.asking.clips import BYTES, UNITS, Written, plan_clip, write_clip
from desktop.evidence.asking.decoder import shown_kind
from desktop.evidence.bitstream.payloads import Stocktaking
from desktop.evidence.clips.cutting import ClipCutter
from desktop.evidence.clips.messages import StartClip
from desktop.evidence.clips.plan import Span, container_for, cut
from desktop.evidence.footage.packet_table import PacketTable
from desktop.evidence.footage.video_index import ORDINALS, STAMPS, VideoIndex
from desktop.evidence.footage.video_indexing import build
from desktop.evidence.footage.video_source import Source
from desktop.progress import Cancelled, NoProgress
from desktop.system.choice import this_system
from record.problems import Problem
from tests.desktop.evidence import films, recorders
from tests.desktop.evidence.footage.test_video import KINDS

NOBODY = NoProgress()
RAW = {"avi h.264 with B-frames", "avi mpeg-4 with B-frames", "raw h.264", "raw h.265 open GOP"}


def written(path: Path, span: Span, target: Path, **how: Any) -> Written:
    return write_clip(path, span, target, this_system(), NOBODY, **how)


def numbers(path: Path) -> list[int]:
    """Decode a clip without our code and read the numbers burnt in."""
    with av.open(str(path)) as container:
        frames = container.decode(video=0)
        return [films.read_number(f.to_ndarray(format="rgb24").tobytes()) for f in frames]


def copied(source: Path, span: Span, folder: Path) -> tuple[Path, ClipCutter]:
    """Copy a clip as the child does, in this process."""
    system = this_system()
    opened = Source(source.open("rb"), shown_kind(source, system))
    known = build(opened)
    opened.reopen()
    cutter = ClipCutter(opened, known, StartClip("", span))
    target = folder / f"片段{cutter.suffix}"
    with target.open("wb") as file:
        while not cutter.is_done:
            for place, piece in cutter.more(1000):
                file.seek(place)
                file.write(piece)
    cutter.close()
    return target, cutter


@pytest.mark.parametrize("name", KINDS)
def test_a_clip_holds_the_footage_s_own_packets_and_plays_by_itself(
    name: str, tmp_path: Path
) -> None:
    file, codec, how = KINDS[name]
    source = films.write(tmp_path / file, codec, **how)
    target, cutter = copied(source, Span(from_s=1.5, to_s=2.2), tmp_path)
    shown = numbers(target)
    if name in RAW:
        assert {*range(38, 56)} <= {*shown}
        assert cutter.index.timing == ORDINALS
    else:
        cut_out = cutter.cut
        assert shown == list(range(cut_out.first_number, cut_out.last_number + 1))
        times = [cutter.index.seconds(cutter.index.pts[n]) for n in (shown[0], shown[-1])]
        assert times[0] <= 1.52
        assert times[1] >= 2.1
    again = Source(target.open("rb"), shown_kind(target, this_system()))
    context = again.stream.codec_context
    stock = Stocktaking("video", context.name, bytes(context.extradata or b""))
    for packet in again.container.demux(again.stream):
        if packet.size:
            stock.add(bytes(packet))
    again.close()
    assert stock.stock().content_sha256 == cutter.stocks()[0].content_sha256


@pytest.mark.parametrize("form", ["dav", "ps", "ps without a map", "ts"])
def test_what_recorders_write_is_copied_too(form: str, tmp_path: Path) -> None:
    coded = recorders.pictures(films.write(tmp_path / "coded.ts", b_frames=0))
    start = datetime(2026, 7, 30, 9, 10)  # noqa: DTZ001 - a recorder's clock has no zone
    source = {
        "dav": lambda: recorders.dahua(tmp_path / "a.dav", coded, "h264", start),
        "ps": lambda: recorders.hikvision(tmp_path / "a.mpg", coded, "h264"),
        "ps without a map": lambda: recorders.hikvision(
            tmp_path / "b.mpg", coded, "h264", named=False
        ),
        "ts": lambda: recorders.transport(tmp_path / "a.ts", coded, "h264", 0),
    }[form]()
    target, cutter = copied(source, Span(from_s=1.5, to_s=2.2), tmp_path)
    assert (target.suffix, cutter.cut.first_number) == (".mp4", 30)
    assert numbers(target) == list(range(30, cutter.cut.last_number + 1))


def test_a_clip_is_cut_and_compared_in_the_confined_child(tmp_path: Path) -> None:
    source = films.write(tmp_path / "a.ts")
    plan = plan_clip(source, Span(from_s=1.5, to_s=2.2), this_system(), NOBODY)
    target = tmp_path / "b.mp4"
    clip = written(source, Span(from_s=1.5, to_s=2.2), target)
    assert clip.held == plan
    assert (clip.compared, clip.greatest_rounding_us) == (UNITS, 0)
    assert clip.size == target.stat().st_size
    assert numbers(target) == list(range(plan.from_number, plan.to_number + 1))


def test_a_clip_begins_with_a_key_frame_and_says_where_it_truly_ends(tmp_path: Path) -> None:
    source = films.write(tmp_path / "a.mp4", gop=25, frames=90)
    clip = written(source, Span(from_s=1.3, to_s=1.5), tmp_path / "b.mp4").held
    assert (clip.from_number, clip.from_s) == (25, 1.0)
    assert clip.to_s >= 1.5
    assert clip.suffix == ".mp4"


def test_leading_pictures_of_an_open_group_are_left_out(tmp_path: Path) -> None:
    file, codec, how = KINDS["mkv open GOP"]
    source = films.write(tmp_path / file, codec, **how)
    clip = written(source, Span(from_s=1.5, to_s=2.2), tmp_path / "b.mkv")
    assert clip.held.dropped > 0
    assert numbers(tmp_path / "b.mkv")[0] == clip.held.from_number


def test_a_name_can_ask_for_another_container_that_holds_the_streams(tmp_path: Path) -> None:
    source = films.write(tmp_path / "a.mp4", frames=40)
    span = Span(from_s=0.2, to_s=1.0)
    clip = written(source, span, tmp_path / "b.mkv", suffix=".mkv")
    assert (clip.held.form, clip.compared) == ("matroska", BYTES)
    with pytest.raises(Problem, match=r"clips\.wrong_suffix") as caught:
        written(source, span, tmp_path / "c.avi", suffix=".avi")
    assert caught.value.facts["suffix"] == ".mp4"


@pytest.mark.parametrize(
    "span",
    [
        Span(from_s=2.0, to_s=1.0),
        Span(from_s=-1.0, to_s=1.0),
        Span(from_s=float("nan"), to_s=1.0),
        Span(from_s=0.0, to_s=float("inf")),
        Span(from_s=1.7, to_s=9.0),
        Span(from_pts=512 * 4, to_pts=512 * 2),
    ],
)
def test_a_range_that_is_none_is_refused(tmp_path: Path, span: Span) -> None:
    source = films.write(tmp_path / "a.mp4", frames=40)
    with pytest.raises(Problem, match=r"clips\.no_range"):
        written(source, span, tmp_path / "b.mp4")
    assert not (tmp_path / "b.mp4").exists()


def test_sound_is_copied_with_the_pictures(tmp_path: Path) -> None:
    source = tmp_path / "a.mp4"
    with_sound(source)
    clip = written(source, Span(from_s=1.0, to_s=2.0), tmp_path / "b.mp4")
    assert clip.held.sound == ("aac",)
    assert [s.kind for s in clip.stocks] == ["video", "audio"]
    assert clip.stocks[1].packets > 12
    silent = written(source, Span(from_s=1.0, to_s=2.0), tmp_path / "c.mp4", sound=False)
    assert [s.kind for s in silent.stocks] == ["video"]
    assert silent.held.left_out == ("1 audio",)


def with_sound(path: Path) -> None:
    import numpy as np

    with av.open(str(path), "w") as out:
        video: Any = out.add_stream("libx264", rate=25, options={"threads": "1"})
        video.width, video.height, video.pix_fmt = films.WIDTH, films.HEIGHT, "yuv420p"
        video.codec_context.gop_size = 25
        audio: Any = out.add_stream("aac", rate=16000)
        for number in range(75):
            frame = av.VideoFrame.from_ndarray(films.picture(number), format="rgb24")
            out.mux(video.encode(frame))
            tone = np.sin(np.arange(640) / 9 + number).astype(np.float32)[None] / 4
            sound = av.AudioFrame.from_ndarray(tone, format="fltp", layout="mono")
            sound.sample_rate = 16000
            out.mux(audio.encode(sound))
        out.mux(video.encode(None))
        out.mux(audio.encode(None))


def test_a_copy_that_was_stopped_says_so(tmp_path: Path) -> None:
    class Stopping(NoProgress):
        def check(self) -> None:
            raise Cancelled

    source = films.write(tmp_path / "a.mp4", frames=40)
    with pytest.raises(Cancelled):
        write_clip(source, Span(to_s=1.0), tmp_path / "b.mp4", this_system(), Stopping())


def test_coded_units_are_the_same_with_start_codes_and_with_lengths() -> None:
    parameters, picture, more = b"\x67par", b"\x65abc\x01", b"\x41zz\x02"
    codes = b"\0\0\0\1" + parameters + b"\0\0\1" + picture + b"\0\0\0\1" + more
    lengths = b"".join(len(u).to_bytes(4) + u for u in (picture, more))
    one, other = Stocktaking("video", "h264", b""), Stocktaking("video", "h264", b"\1abc\xff")
    one.add(codes)
    other.add(lengths)
    assert one.stock().content_sha256 == other.stock().content_sha256
    assert one.stock().bytes_sha256 != other.stock().bytes_sha256
    other.add(lengths)
    assert one.stock().content_sha256 != other.stock().content_sha256


def index(codec: str, container: str = "mov") -> VideoIndex:
    return VideoIndex(
        container=container, codec=codec, stream=0, timing=STAMPS, time_base=(1, 25),
        pts=tuple(range(12)), key_pts=(0, 6), width=16, height=16,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("codec", "container", "sound", "suffix"),
    [
        ("h264", "mov", (), ".mp4"),
        ("hevc", "mpegts", ("aac",), ".mp4"),
        ("h264", "dhav", ("pcm_alaw",), ".mkv"),
        ("mpeg2video", "mpeg", (), ".ts"),
        ("mjpeg", "avi", (), ".mkv"),
        ("h264", "matroska,webm", (), ".mkv"),
    ],
)
def test_the_container_is_one_that_holds_the_streams(
    codec: str, container: str, sound: tuple[str, ...], suffix: str
) -> None:
    assert container_for(index(codec, container), frozenset(sound))[1] == suffix


def test_a_clip_has_no_hole_before_its_end() -> None:
    # Decoded 0 3 1 2 | 4 (key) 7 5 6: asking for 1 needs 3, and then 2 as well.
    table = PacketTable(
        places=tuple(range(8)), sizes=(1,) * 8, stamps=tuple(range(8)),
        numbers=(0, 3, 1, 2, 4, 7, 5, 6), keys=(0, 4), sure=(),
    )  # fmt: skip
    chosen = cut(index("h264"), table, Span(from_pts=1, to_pts=1))
    assert (chosen.first, chosen.last, chosen.first_number, chosen.last_number) == (0, 3, 0, 3)
