"""What files a place takes, in words and by their endings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.services.papers.scan_folder import ENDINGS as SCANS

translate = QCoreApplication.translate

PHOTOS = SCANS - {".pdf"} | {".avif", ".gif"}


@dataclass(frozen=True)
class Meant:
    """What files a place takes: ``what`` in a person's words, after "Drop here:".

    ``most`` is how many at once, 0 for any number. ``whole`` folders are handed on as they are,
    else the files in them: of these only those with one of ``endings``, if any are named.
    ``title`` and ``kinds`` are what choosing asks with. Without ``pictures`` a picture that is no
    file makes no sense here.
    """

    what: str
    title: str = ""
    kinds: str = ""
    most: int = 0
    whole: bool = False
    endings: frozenset[str] = frozenset()
    pictures: bool = True

    def first(self, paths: Sequence[Path]) -> tuple[Path, ...]:
        """Return as many as are taken at once."""
        return tuple(paths[: self.most] if self.most else paths)


def scans_meant() -> Meant:
    """Return what is taken where a paper is meant."""
    return Meant(
        translate("MeantFiles", "photos and scans of papers"),
        translate("MeantFiles", "Choose photos or scans"),
        translate("MeantFiles", "Photos and scans ({0});;All files (*)").format(_filter(SCANS)),
        endings=SCANS,
    )


def photos_meant(what: str, title: str = "", most: int = 0) -> Meant:
    """Return what is taken where a photo is meant; ``what`` names it."""
    return Meant(what, title or what, photo_filter(), most=most, endings=PHOTOS)


def photo_filter() -> str:
    """Return what choosing a photo offers."""
    return translate("MeantFiles", "Photos ({0});;All files (*)").format(_filter(PHOTOS))


def _filter(endings: Iterable[str]) -> str:
    return " ".join(f"*{ending}" for ending in sorted(endings))
