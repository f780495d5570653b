"""Stills from damaged footage: none may be wrong and pass for a whole one.

Small films of every codec are encoded once, damaged as disks, sticks, lines and single bits damage
them, and stills are taken as the program takes them: once, and decoded a second time. What is right
is what the undamaged film gives. What was found is told as it goes; when its time is up, no further
copy is damaged.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import av
import numpy as np

from build_spec.bench.figures import Figure, count
from desktop.evidence.files.file_types import media_type
from desktop.evidence.footage import second_look
from desktop.evidence.footage.planes import planes_sha256
from desktop.evidence.footage.video import Video
from record.problems import Problem

WIDTH, HEIGHT, FRAMES, GOP = 320, 176, 50, 25
ROUNDS, STILLS = 5, 5
LEAST_STILLS, TIME_S = 1000, 300.0
WHOLE_STILLS = 9
SECTOR = 512
# One in so many stills with a flipped bit may be wrong unseen (MEASURED.md 3.4).
BITS_UNSEEN = 10
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


class Whole:
    """An undamaged film: its bytes, where its packets lie, and the planes of every frame."""

    def __init__(self, folder: Path, film: Film) -> None:
        self.film = film
        self.path = encoded(folder / film.file, film)
        self.raw = self.path.read_bytes()
        self.places = packets_of(self.path)
        with closing(_opened(self.path)) as video:
            stamps = video.index.pts
            self.known = {p: planes_sha256(video.frame(p).frame) for p in stamps}


def measure(folder: Path) -> Iterator[Figure]:
    """Take stills from damaged films of every codec, and from the same films undamaged."""
    until = time.monotonic() + TIME_S
    found: dict[str, Counter[str]] = {film.name: Counter() for film in FILMS}
    bits: dict[str, Counter[str]] = {film.name: Counter() for film in FILMS}
    wholes = [Whole(folder, film) for film in FILMS]
    for whole in wholes:
        found[whole.film.name]["accused"] += accused(whole)
    for number in range(ROUNDS):
        for whole in wholes:
            name = whole.film.name
            if time.monotonic() < until:
                found[name] += taken(whole, number, DAMAGES)
                bits[name] += taken(whole, number, BIT)
                _tell(f"{number + 1} {whole.film.file}", found[name], bits[name])
    for name, counted in found.items():
        yield from _figures(name, counted, bits[name])
    total = sum(each["stills"] for counted in (found, bits) for each in counted.values())
    yield count("stills of damaged films", total, LEAST_STILLS, at_least=True)


def _figures(name: str, counted: Counter[str], bits: Counter[str]) -> Iterator[Figure]:
    yield count(f"stills of damaged {name} that are wrong and clean", counted["missed"], 0, (
        f"of {counted['stills']} stills {counted['wrong']} are wrong, {counted['first']} of these "
        f"noticed at once; {counted['refused']} refused; {counted['doubted']} right are suspect"
    ))  # fmt: skip
    yield count(
        f"stills of {name} with one flipped bit that are wrong and clean", bits["missed"],
        bits["stills"] // BITS_UNSEEN, f"of {bits['stills']} stills {bits['wrong']} are wrong; a "
        "flipped bit may make another whole picture, which nothing tells from the true one",
    )  # fmt: skip
    yield count(f"stills of whole {name} that are suspect", counted["accused"], 0)


def _tell(where: str, *found: Counter[str]) -> None:
    words = (
        f"{each['stills']} stills, {each['wrong']} wrong, {each['missed']} clean" for each in found
    )
    print(f"  {where}: {'; one bit: '.join(words)}", file=sys.stderr, flush=True)


def accused(whole: Whole) -> int:
    """Count the stills of an undamaged film that are suspect."""
    with closing(_opened(whole.path)) as video:
        stamps = list(whole.known)[:: max(1, len(whole.known) // WHOLE_STILLS)]
        return sum(_look(video, pts).suspect for pts in stamps)


def taken(whole: Whole, number: int, damages: "Damages") -> Counter[str]:
    """Take stills from one copy of a film for each kind of damage, and count them."""
    found: Counter[str] = Counter()
    copy = whole.path.with_name(f"damaged{whole.path.suffix}")
    for kind, damage in damages.items():
        chance = random.Random(f"{whole.film.file} {kind} {number}")  # noqa: S311 (to be repeated)
        copy.write_bytes(damage(whole, chance))
        with suppress(Problem):
            found += _stills_of(copy, whole.known, chance)
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
    planes, first = planes_sha256(decoded.frame), decoded.suspect
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
        context.bit_rate = 3_000_000 if film.codec == "mjpeg" else 500_000
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
        x, y = (number * (3 + 2 * block) + block * 97) % (WIDTH - 32), 30 + block * 45
        rows[y : y + 24, x : x + 24] = colour
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


def _place(whole: Whole, chance: random.Random) -> int:
    start, size = chance.choice(whole.places)
    return start + chance.randrange(size)


def _burst(whole: Whole, chance: random.Random) -> bytes:
    raw = bytearray(whole.raw)
    for _ in range(chance.randint(1, 4)):
        at, size = _place(whole, chance), chance.choice((16, 64, 200))
        raw[at : at + size] = chance.randbytes(len(raw[at : at + size]))
    return bytes(raw)


def _bit(whole: Whole, chance: random.Random) -> bytes:
    raw = bytearray(whole.raw)
    raw[_place(whole, chance)] ^= 1 << chance.randrange(8)
    return bytes(raw)


def _zeros(whole: Whole, chance: random.Random) -> bytes:
    raw = bytearray(whole.raw)
    at = _place(whole, chance) // SECTOR * SECTOR
    raw[at : at + SECTOR] = bytes(len(raw[at : at + SECTOR]))
    return bytes(raw)


def _swapped(whole: Whole, chance: random.Random) -> bytes:
    raw = bytearray(whole.raw)
    at, other = (_place(whole, chance) // SECTOR * SECTOR for _ in range(2))
    raw[at : at + SECTOR] = raw[other : other + SECTOR][: len(raw[at : at + SECTOR])]
    return bytes(raw)


def _lost(whole: Whole, chance: random.Random) -> bytes:
    raw = bytearray(whole.raw)
    at = _place(whole, chance)
    del raw[at : at + chance.choice((188, 564, 1000))]
    return bytes(raw)


def _cut(whole: Whole, chance: random.Random) -> bytes:
    return whole.raw[: whole.places[-1][0] * chance.randint(55, 95) // 100]


def _dropped(whole: Whole, chance: random.Random) -> bytes:
    form = {".mpg": "mpeg", ".mkv": "matroska", ".ts": "mpegts"}.get(whole.path.suffix)
    target = BytesIO()
    form = form or whole.path.suffix[1:]
    with av.open(str(whole.path)) as container, av.open(target, "w", format=form) as out:
        stream: Any = container.streams.video[0]
        copied = out.add_stream_from_template(stream)
        packets = [packet for packet in container.demux(stream) if packet.size]
        gone = set(chance.sample(range(1, len(packets)), chance.randint(1, 3)))
        for number, packet in enumerate(packets):
            if number not in gone:
                packet.stream = copied
                out.mux(packet)
    return target.getvalue()


Damages = dict[str, Callable[[Whole, random.Random], bytes]]
DAMAGES: Damages = {
    "burst": _burst, "zeros": _zeros, "swapped": _swapped, "lost": _lost, "cut": _cut,
    "dropped": _dropped,
}  # fmt: skip
BIT: Damages = {"bit": _bit}
