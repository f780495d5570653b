"""What can be asked of the tour."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

WIDTH, HEIGHT = 1440, 900
LEAST, MOST = 640, 7680


@dataclass(frozen=True)
class Chosen:
    """How the tour is to be done: whose files, where the pictures go, how the windows look."""

    out: Path
    video: Path | None
    photos: tuple[Path, ...]
    language: str
    theme: str
    size: tuple[int, int]


def parse(arguments: Sequence[str]) -> Chosen:
    """Read the command line; a wrong one ends the program with 2, as argparse does."""
    parser = argparse.ArgumentParser(
        prog="python3 -m build_spec tour",
        description="Drive the whole main job in the real windows and keep a picture of each page.",
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for pictures and timing")
    parser.add_argument("--video", type=_file, help="a camera file; made up when not given")
    parser.add_argument("--photo", type=_file, action="append", default=[], help="may be repeated")
    parser.add_argument("--language", choices=("zh", "en"), default="zh")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", type=_size, default=(WIDTH, HEIGHT), help="such as 1440x900")
    found = parser.parse_args(arguments)
    return Chosen(
        out=found.out.resolve(),
        video=found.video,
        photos=tuple(found.photo),
        language=found.language,
        theme=found.theme,
        size=found.size,
    )


def _file(text: str) -> Path:
    path = Path(text).resolve()
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"{text} is not a file")
    return path


def _size(text: str) -> tuple[int, int]:
    wide, _, high = text.lower().partition("x")
    if not (wide.isdecimal() and high.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text} is not a size such as 1440x900")
    if not (LEAST <= int(wide) <= MOST and LEAST <= int(high) <= MOST):
        raise argparse.ArgumentTypeError(f"{text} is not between {LEAST} and {MOST}")
    return int(wide), int(high)
