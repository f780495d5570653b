"""Going to a frame and stepping: through our child, with bare PyAV, and by OpenCV's index."""

import statistics
from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np

from build_spec.bench.figures import Figure, percentile, seconds
from desktop.evidence.decoder import VideoSession
from desktop.system.choice import this_system

WIDTH, HEIGHT, FPS, GOP = 1920, 1080, 25, 250
FRAMES = 60 * FPS
COPIES = 10
SEEKS, STEPS = 24, 40
STRIDE = 8_669  # a prime that spreads the frames over file and key frames
MEDIAN_S, WORST_S, STEP_S, OPEN_S = 0.6, 1.2, 0.010, 0.3
BARE_RATIO = 1.5


def measure(folder: Path) -> Iterator[Figure]:
    """Measure stills and steps in ten minutes of 1080p with a key frame every ten seconds."""
    clip = _ten_minutes(folder)
    session = VideoSession(clip, "00" * 32, this_system())
    known = session.found
    count = session.index.count
    stamps = session.index.pts
    ours, bare, indexed = [], [], []
    capture = cv2.VideoCapture(str(clip))
    for each in range(SEEKS):
        number = each * STRIDE % count
        ours.append(seconds(partial(session.still, stamps[number])))
        bare.append(seconds(partial(_bare_still, clip, stamps[number])))
        indexed.append(seconds(partial(_indexed, capture, number)))
    capture.release()
    yield from _seek_figures(ours, bare, indexed)
    yield from _step_figures(session, clip, count // 2)
    session.close()
    empty = seconds(lambda: _open(clip, known))
    full = seconds(lambda: _open(clip, b""))
    yield Figure(
        "indexing ten minutes of 1080p",
        f"{max(0.0, full - empty):.2f} s",
        f"{OPEN_S:g} s",
        full - empty <= OPEN_S,
        f"opening a known file: {empty:.2f} s, both with the child's start",
    )


def _seek_figures(ours: list[float], bare: list[float], indexed: list[float]) -> Iterator[Figure]:
    median, worst = statistics.median(ours), percentile(ours, 0.95)
    yield Figure(
        "random still of 1080p, a key frame every 250",
        f"median {median * 1000:.0f} ms, p95 {worst * 1000:.0f} ms",
        f"{MEDIAN_S * 1000:.0f} and {WORST_S * 1000:.0f} ms",
        median <= MEDIAN_S and worst <= WORST_S,
        f"PNG and provenance included; {SEEKS} stills",
    )
    ratio = median / statistics.median(bare)
    yield Figure(
        "the same over bare PyAV",
        f"{ratio:.2f} of its time",
        f"{BARE_RATIO:g}",
        ratio <= BARE_RATIO,
        "PyAV seeks, decodes in this process and writes the PNG; in turn",
    )
    ratio = median / statistics.median(indexed)
    yield Figure(
        "the same over OpenCV's index seek",
        f"{ratio:.2f} of its time",
        f"{BARE_RATIO:g}",
        ratio <= BARE_RATIO,
        "OpenCV does not check which frame it gives",
    )


def _step_figures(session: VideoSession, clip: Path, start: int) -> Iterator[Figure]:
    stamps = session.index.pts
    session.frame(stamps[start], WIDTH, HEIGHT)
    forth = [
        seconds(partial(session.frame, stamps[n], WIDTH, HEIGHT))
        for n in range(start + 1, start + STEPS)
    ]
    with av.open(str(clip)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        decoded: Any = container.decode(stream)
        bare = [seconds(partial(_next, decoded)) for _ in range(STEPS)]
    median, theirs = statistics.median(forth), statistics.median(bare)
    yield Figure(
        "one step on in 1080p",
        f"{median * 1000:.1f} ms, {median / theirs:.2f} of bare PyAV's",
        f"{STEP_S * 1000:.0f} ms",
        median <= STEP_S,
        "as RGB through the child's connection",
    )


def _open(clip: Path, known: bytes) -> None:
    VideoSession(clip, "00" * 32, this_system(), known=known).close()


def _next(decoded: Any) -> None:
    next(decoded).to_ndarray(format="rgb24")


def _bare_still(clip: Path, pts: int) -> None:
    with av.open(str(clip)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        container.seek(pts, stream=stream, backward=True)
        for frame in container.decode(stream):
            if frame.pts == pts:
                cv2.imencode(".png", frame.to_ndarray(format="bgr24"))
                return


def _indexed(capture: cv2.VideoCapture, number: int) -> None:
    capture.set(cv2.CAP_PROP_POS_FRAMES, number)
    _, picture = capture.read()
    cv2.imencode(".png", picture)


def _ten_minutes(folder: Path) -> Path:
    """Encode one minute and copy it on ten times, which no reader can tell from ten minutes."""
    minute, clip = folder / "minute.mp4", folder / "ten minutes.mp4"
    _encode(minute)
    with av.open(str(clip), "w") as out:
        target: Any = None
        for copy in range(COPIES):
            with av.open(str(minute)) as source:
                stream = source.streams.video[0]
                target = target or out.add_stream_from_template(stream)
                for packet in source.demux(stream):
                    if packet.size and packet.pts is not None and packet.dts is not None:
                        shift = int(copy * FRAMES / FPS / packet.time_base)
                        packet.pts, packet.dts = packet.pts + shift, packet.dts + shift
                        packet.stream = target
                        out.mux(packet)
    return clip


def _encode(path: Path) -> None:
    chance = np.random.default_rng(1)
    ground = chance.integers(40, 200, (68, 120, 3)).repeat(16, 0).repeat(16, 1)[:HEIGHT, :WIDTH]
    grains = [chance.integers(-5, 6, (HEIGHT, WIDTH, 1)) for _ in range(3)]
    grounds = [np.clip(ground + grain, 0, 255).astype(np.uint8) for grain in grains]
    options = {"preset": "ultrafast", "crf": "24", "x264-params": "bframes=3:scenecut=0:cabac=1"}
    with av.open(str(path), "w") as out:
        stream: Any = out.add_stream("libx264", rate=FPS, options=options)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.codec_context.gop_size = GOP
        for number in range(FRAMES):
            rows = grounds[number % 3].copy()
            at = number * 7 % (WIDTH - 120)
            rows[400:520, at : at + 120] = (220, 40, 30)
            frame = av.VideoFrame.from_ndarray(rows, format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, FPS)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
