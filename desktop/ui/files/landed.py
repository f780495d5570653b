"""Files made of what was given, beside the thread of the windows: pictures written, texts read."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage, QImageWriter

from desktop.clock import SystemClock
from desktop.progress import Progress
from desktop.services.evidence.exhibits import Landing
from desktop.ui.files.given import Given, Picture
from desktop.ui.files.meant import Meant
from record.exhibits.files import Arrival, ArrivalWay
from record.problems import Problem

QUICK = 80
"""How much Qt squeezes a PNG: nothing is lost at any, this takes a fifth of the usual time."""
_BLOCK = 1024 * 1024


@dataclass(frozen=True)
class Settled:
    """Files that can be taken, and why others cannot."""

    paths: tuple[Path, ...]
    refused: tuple[Problem, ...] = ()


def settled(
    given: Given, meant: Meant, landing: Landing, way: ArrivalWay | None, progress: Progress
) -> Settled:
    """Return the files that were meant; raises ``given.not_kept`` and ``Cancelled``."""
    if given.picture is not None:
        if not meant.pictures:
            raise Problem("given.no_picture")
        return Settled((_written(given.picture, landing, way, progress),))
    paths: list[Path] = []
    refused: list[Problem] = []
    for path in given.paths or given.named:
        progress.check()
        if path.is_dir() and not meant.whole:
            inside = list(_inside(path, meant))
            paths += inside
            if not inside:
                refused.append(Problem("given.empty_folder", name=path.name))
        elif given.named and not path.exists():
            refused.append(Problem("given.missing", name=path.name))
        else:
            paths.append(path)
    taken = meant.first(paths)
    refused += refused_paths(Given(paths=tuple(paths), addresses=given.addresses), meant)
    return Settled(taken, tuple(refused))


def refused_paths(given: Given, meant: Meant) -> Iterator[Problem]:
    """Yield why addresses, and files beyond what is taken at once, are left."""
    for name in given.addresses:
        yield Problem("given.address", name=name or "…")
    if meant.most:
        for path in given.paths[meant.most :]:
            yield Problem("given.too_many", name=path.name, most=meant.most)


def _inside(folder: Path, meant: Meant) -> Iterator[Path]:
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return
    for path in found:
        fits = not meant.endings or path.suffix.lower() in meant.endings
        if fits and not path.name.startswith(".") and path.is_file():
            yield path


def _written(
    picture: Picture, landing: Landing, way: ArrivalWay | None, progress: Progress
) -> Path:
    """Write a picture as a file without losing anything; named by its address, or by the time."""
    stamp = f"{SystemClock().now():%Y%m%d-%H%M%S}"
    stem = picture.name or f"{_STEMS.get(way, 'picture')}-{stamp}"
    path = landing.place(f"{stem}.{picture.ending}", Arrival(way=way or ""))
    try:
        if picture.image is not None:
            _draw(picture.image, path, progress)
        else:
            _copy(picture.data, path, progress)
    except BaseException as error:
        landing.drop(path)
        if isinstance(error, OSError):
            raise Problem("given.not_kept") from error
        raise
    return path


_STEMS: dict[ArrivalWay | None, str] = {
    ArrivalWay.CLIPBOARD: "clipboard",
    ArrivalWay.DRAG: "dragged",
}


def _draw(image: QImage, path: Path, progress: Progress) -> None:
    writer = QImageWriter(str(path), b"png")
    writer.setQuality(QUICK)
    progress.check()
    if not writer.write(image):
        raise OSError(writer.errorString())
    progress.check()


def _copy(data: bytes, path: Path, progress: Progress) -> None:
    with path.open("wb") as file:
        for start in range(0, len(data), _BLOCK):
            progress.check()
            progress.report(start, len(data), "evidence.copying")
            file.write(data[start : start + _BLOCK])
