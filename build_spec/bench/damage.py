"""Stills from damaged footage: none may be wrong and pass for a whole one.

Films of every codec are encoded, damaged as disks, sticks and lines damage them, and stills are
taken as the program takes them: once, and decoded a second time. What is right is what the
undamaged film gives. A single bit that yields another valid picture cannot be known by anybody;
such damage is not made here (MEASURED.md 3.4).
"""

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import av
import numpy as np

from build_spec.bench.figures import Figure, count
from desktop.evidence.files.file_types import media_type
from desktop.evidence.footage import second_look
from desktop.evidence.footage.video import Video
from record.problems import Problem

WIDTH, HEIGHT, FRAMES, GOP = 640, 352, 75, 25
EACH, STILLS = 4, 5
LEAST_STILLS = 1000
WHOLE_STILLS = 9
SECTOR = 512
_QUIET = (("x265-params", "log-level=none:pools=1"),)


class Film(NamedTuple):
    """A kind of film: its name, file name, encoder, and what else the encoder is told."""

    name: str
    file: str
    codec: str
    pixels: str = "yuv420p"
    b_frames: int = 2
    options: tuple[tuple[str, str], ...] = ()


FILMS = (
    Film("H.264", "4.mp4", "libx264"),
    Film("H.264", "4.ts", "libx264", options=(("x264-params", "slices=4"),)),
    Film("H.265", "5.mp4", "libx265", options=_QUIET),
    Film("H.265", "5.ts", "libx265", options=_QUIET),
    Film("MPEG-2", "2.mpg", "mpeg2video"),
    Film("MPEG-2", "2.ts", "mpeg2video"),
    Film("MPEG-4", "a.avi", "mpeg4", b_frames=0),
    Film("MPEG-4", "a.mp4", "mpeg4"),
    Film("MJPEG", "j.avi", "mjpeg", "yuvj420p", 0),
    Film("MJPEG", "j.mkv", "mjpeg", "yuvj420p", 0),
)


def measure(folder: Path) -> Iterator[Figure]:
    """Take stills from damaged films of every codec, and from the same films undamaged."""
    total: Counter[str] = Counter()
    for name in dict.fromkeys(film.name for film in FILMS):
        found: Counter[str] = Counter()
        for film in FILMS:
            if film.name == name:
                found += taken(folder, film)
        total += found
        yield count(
            f"stills of damaged {name} that are wrong and clean",
            found["missed"],
            0,
            f"of {found['stills']} stills {found['wrong']} are wrong, {found['first']} of these "
            f"noticed at once; {found['refused']} refused; {found['doubted']} right are suspect",
        )
        yield count(f"stills of whole {name} that are suspect", found["accused"], 0)
    yield count("stills of damaged films", total["stills"], LEAST_STILLS, at_least=True)


def taken(folder: Path, film: Film, each: int = EACH) -> Counter[str]:
    """Take stills from ``each`` copies of a film for every kind of damage, and count them."""
    whole = encoded(folder / film.file, film)
    known, places = _truth(whole), packets_of(whole)
    found: Counter[str] = Counter()
    with closing(_opened(whole)) as video:
        for pts in list(known)[:: len(known) // WHOLE_STILLS]:
            found["accused"] += _look(video, pts).suspect
    for kind, damage in DAMAGES.items():
        for number in range(each):
            chance = random.Random(f"{film.file} {kind} {number}")  # noqa: S311 (to be repeated)
            copy = folder / f"damaged{whole.suffix}"
            with suppress(Problem):
                damage(whole, copy, places, chance)
                found += _stills_of(copy, known, chance)
    return found


class _Look(NamedTuple):
    planes: str
    first: bool
    suspect: bool


def _stills_of(copy: Path, known: dict[int, str], chance: random.Random) -> Counter[str]:
    found: Counter[str] = Counter()
    with closing(_opened(copy)) as video:
        stamps = [pts for pts in video.index.pts if pts in known]
        for pts in chance.sample(stamps, min(STILLS, len(stamps))):
            try:
                look = _look(video, pts)
            except Problem:
                found["refused"] += 1
                continue
            wrong = look.planes != known[pts]
            found["stills"] += 1
            found["wrong"] += wrong
            found["first"] += wrong and look.first
            found["missed"] += wrong and not look.suspect
            found["doubted"] += look.suspect and not wrong
    return found


def _look(video: Video, pts: int) -> _Look:
    decoded = video.exact_frame(pts, afresh=True)
    planes, first = second_look.planes_sha256(decoded.frame), decoded.suspect
    if first:
        return _Look(planes, first, suspect=True)
    try:
        agrees = second_look.agrees(video, pts, planes)
    except Problem:
        agrees = False
    return _Look(planes, first, not agrees)


def _opened(path: Path) -> Video:
    with path.open("rb") as file:
        kind = media_type(file.read(65_536))
    return Video(path.open("rb"), kind)


def _truth(path: Path) -> dict[int, str]:
    with closing(_opened(path)) as video:
        stamps = video.index.pts
        return {pts: second_look.planes_sha256(video.frame(pts).frame) for pts in stamps}


def encoded(path: Path, film: Film, frames: int = FRAMES) -> Path:
    """Encode a film of some blocks that move over a noisy ground."""
    form = "mpeg" if path.suffix == ".mpg" else None
    with av.open(str(path), "w", format=form) as out:
        options = {"threads": "1", **dict(film.options)}
        stream: Any = out.add_stream(film.codec, rate=25, options=options)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, film.pixels
        context = stream.codec_context
        context.gop_size, context.max_b_frames = GOP, film.b_frames
        context.time_base = Fraction(1, 25)
        context.bit_rate = 12_000_000 if film.codec == "mjpeg" else 1_500_000
        for number in range(frames):
            frame = av.VideoFrame.from_ndarray(_picture(number), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 25)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path


def _picture(number: int) -> Any:
    size = HEIGHT // 16, WIDTH // 16, 3
    ground = np.random.default_rng(0).integers(40, 200, size).repeat(16, 0).repeat(16, 1)
    noise = np.random.default_rng(number).integers(-6, 7, (HEIGHT, WIDTH, 1))
    rows = np.clip(ground + noise, 0, 255).astype(np.uint8)
    for block, colour in enumerate(((220, 40, 30), (30, 200, 60), (40, 60, 230))):
        x, y = (number * (5 + 3 * block) + block * 97) % (WIDTH - 60), 60 + block * 90
        rows[y : y + 48, x : x + 48] = colour
    return rows


Places = list[tuple[int, int]]


def packets_of(path: Path) -> Places:
    """Return where the packets of a film lie, and how many bytes they have."""
    with av.open(str(path)) as container:
        return [
            (packet.pos, packet.size)
            for packet in container.demux(video=0)
            if packet.size and packet.pos is not None and packet.pos >= 0
        ]


def _place(places: Places, chance: random.Random) -> int:
    start, size = chance.choice(places)
    return start + chance.randrange(size)


def _burst(whole: Path, copy: Path, places: Places, chance: random.Random) -> None:
    raw = bytearray(whole.read_bytes())
    for _ in range(chance.randint(1, 4)):
        at, size = _place(places, chance), chance.choice((16, 64, 200))
        raw[at : at + size] = chance.randbytes(len(raw[at : at + size]))
    copy.write_bytes(raw)


def _zeros(whole: Path, copy: Path, places: Places, chance: random.Random) -> None:
    raw = bytearray(whole.read_bytes())
    at = _place(places, chance) // SECTOR * SECTOR
    raw[at : at + SECTOR] = bytes(len(raw[at : at + SECTOR]))
    copy.write_bytes(raw)


def _swapped(whole: Path, copy: Path, places: Places, chance: random.Random) -> None:
    raw = bytearray(whole.read_bytes())
    at, other = (_place(places, chance) // SECTOR * SECTOR for _ in range(2))
    raw[at : at + SECTOR] = raw[other : other + SECTOR][: len(raw[at : at + SECTOR])]
    copy.write_bytes(raw)


def _lost(whole: Path, copy: Path, places: Places, chance: random.Random) -> None:
    raw = bytearray(whole.read_bytes())
    at = _place(places, chance)
    del raw[at : at + chance.choice((188, 564, 1000))]
    copy.write_bytes(raw)


def _cut(whole: Path, copy: Path, places: Places, chance: random.Random) -> None:
    copy.write_bytes(whole.read_bytes()[: places[-1][0] * chance.randint(55, 95) // 100])


def _dropped(whole: Path, copy: Path, _places: Places, chance: random.Random) -> None:
    form = "mpeg" if copy.suffix == ".mpg" else None
    with av.open(str(whole)) as container, av.open(str(copy), "w", format=form) as out:
        stream: Any = container.streams.video[0]
        target = out.add_stream_from_template(stream)
        packets = [packet for packet in container.demux(stream) if packet.size]
        gone = set(chance.sample(range(1, len(packets)), chance.randint(1, 3)))
        for number, packet in enumerate(packets):
            if number not in gone:
                packet.stream = target
                out.mux(packet)


DAMAGES = {
    "burst": _burst, "zeros": _zeros, "swapped": _swapped, "lost": _lost, "cut": _cut,
    "dropped": _dropped,
}  # fmt: skip
