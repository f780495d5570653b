"""Going to a frame and stepping: through our child, with bare PyAV, and by OpenCV's index.

A still must be the frame asked for and says where it came from; PyAV alone checks nothing, and
OpenCV trusts its index. That may cost half as much again. A step comes through the confined child's
connection, for which it may take twice what decoding and converting take in one's own process.
A still that is checked is decoded a second time, by threads that share each picture.
An index needs every packet once: it may take as long again as reading them.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np

from build_spec.bench.figures import Figure, InTurn, ratio
from desktop.evidence.asking.decoder import VideoSession
from desktop.system.choice import this_system

WIDTH, HEIGHT, FPS, GOP = 1920, 1080, 25, 250
FRAMES = 60 * FPS
COPIES = 10
SEEKS, STEPS = 24, 40
STRIDE = 8_669  # a prime that spreads the frames over file and key frames
STILL_LIMIT, CHECKED_LIMIT, STEP_LIMIT, INDEX_LIMIT = 1.4, 2.6, 2.0, 2.0
CHECKS = 8
OPENINGS = 5


def measure(folder: Path) -> Iterator[Figure]:
    """Measure stills and steps in ten minutes of 1080p with a key frame every ten seconds."""
    clip = _ten_minutes(folder)
    session = VideoSession(clip, "00" * 32, this_system())
    try:
        yield from _stills(session, clip)
        yield _steps(session, clip)
        yield _indexing(session, clip)
    finally:
        session.close()


def _stills(session: VideoSession, clip: Path) -> Iterator[Figure]:
    stamps = session.index.pts
    beside_pyav, beside_opencv = InTurn(), InTurn()
    capture = cv2.VideoCapture(str(clip))
    for each in range(SEEKS):
        number = each * STRIDE % session.index.count
        take = partial(session.still, stamps[number])
        beside_pyav.take(take, partial(_bare_still, clip, stamps[number]))
        # Still another frame, so that nothing is at hand from before.
        number = (number + STRIDE // 2) % session.index.count
        take = partial(session.still, stamps[number])
        beside_opencv.take(take, partial(_indexed, capture, number))
    capture.release()
    checked = InTurn()
    for each in range(CHECKS):
        number = (each * STRIDE + STRIDE // 3) % session.index.count
        check = partial(_checked, session, stamps[number])
        checked.take(check, partial(_bare_still, clip, stamps[number]))
    yield ratio("random still of 1080p, checked", checked, "bare PyAV, to PNG", CHECKED_LIMIT)
    name, how = "random still of 1080p, a key frame every 250", "PNG and provenance included"
    yield ratio(name, beside_pyav, "bare PyAV, to PNG", STILL_LIMIT, how)
    yield ratio(name, beside_opencv, "OpenCV's index, to PNG", STILL_LIMIT, how)


def _checked(session: VideoSession, pts: int) -> None:
    made = session.still(pts).provenance
    if not session.agrees(pts, made.plane_sha256):
        raise RuntimeError("a whole still is called suspect")


def _steps(session: VideoSession, clip: Path) -> Figure:
    stamps = session.index.pts
    start = session.index.count // 2
    session.frame(stamps[start], WIDTH, HEIGHT)
    times = InTurn()
    with av.open(str(clip)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        decoded: Any = container.decode(stream)
        for number in range(start + 1, start + STEPS):
            step = partial(session.frame, stamps[number], WIDTH, HEIGHT)
            times.take(step, partial(_next, decoded))
    return ratio(
        "one step on in 1080p",
        times,
        "bare PyAV, to RGB",
        STEP_LIMIT,
        "as RGB through the child's connection",
    )


def _indexing(session: VideoSession, clip: Path) -> Figure:
    known = session.found
    times = InTurn()
    for _ in range(OPENINGS):
        times.take(partial(_open, clip, b""), partial(_open_and_read, clip, known))
    return ratio(
        "opening ten minutes of 1080p for the first time",
        times,
        "opening it known, and reading its packets with bare PyAV",
        INDEX_LIMIT,
        "both with the child's start",
    )


def _open_and_read(clip: Path, known: bytes) -> None:
    _open(clip, known)
    with av.open(str(clip)) as container:
        for _ in container.demux(container.streams.video[0]):
            pass


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
