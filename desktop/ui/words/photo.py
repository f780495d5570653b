"""What a photo says of itself, in lines for whoever looks at its exhibit."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.messages import phrase, remark
from desktop.services.evidence.photo_facts import PHOTO, QUALITY, REMARKS
from record.evidence import Exhibit

translate = QCoreApplication.translate
KEYS = frozenset({PHOTO, QUALITY, REMARKS})


def photo_lines(exhibit: Exhibit, language: str) -> list[str]:
    """Return what the camera wrote, what is remarked beside the case, and what is poor."""
    return [line for line in _lines(exhibit.details, language) if line]


def remark_lines(exhibit: Exhibit, language: str) -> list[str]:
    """Return what deserves a second look."""
    return [line for line in _remarks(exhibit.details, language) if line]


def lacks_lines(lacks: tuple[str, ...] | list[str], language: str) -> list[str]:
    """Say what a picture lacks, each with what to do about it."""
    return [phrase(f"photo.lacks_{str(each).lower()}", language) for each in lacks]


def _lines(details: dict[str, Any], language: str) -> Iterator[str]:
    said = details.get(PHOTO)
    if isinstance(said, dict):
        camera = " · ".join(
            str(said[name]).replace("T", " ")
            for name in ("captured_at", "device")
            if said.get(name)
        )
        if camera:
            yield translate("PhotoWords", "The camera wrote: {0}").format(camera)
        if "latitude" in said and "longitude" in said:
            where = f"{said['latitude']}, {said['longitude']}"
            yield translate("PhotoWords", "Place in the photo: {0}").format(where)
    yield from _remarks(details, language)


def _remarks(details: dict[str, Any], language: str) -> Iterator[str]:
    remarks = details.get(REMARKS)
    for each in remarks if isinstance(remarks, list) else ():
        if isinstance(each, dict):
            yield remark(each, language)
    quality = details.get(QUALITY)
    if isinstance(quality, dict):
        yield from lacks_lines(quality.get("lacks", []), language)
        if why := quality.get("kept_because"):
            yield phrase("photo.kept_because", language, reason=why)
