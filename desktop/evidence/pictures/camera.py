"""What a camera wrote into a picture: when, where, with what. What cannot be is no fact.

Cameras without a set clock write zeros, broken ones the thirtieth of February, telephones without
a fix divide by zero. Such a value is dropped and named, so that people are told of it.
"""

import math
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from PIL import ExifTags, Image

from desktop.evidence.pictures.messages import Impossible

TIME, OFFSET, PLACE = "time", "offset", "place"
_LONGEST = 64
_TIME = re.compile(
    r"(\d{4})[:./-](\d{1,2})[:./-](\d{1,2})[ T](\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.\d+)?", re.ASCII
)
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)", re.ASCII)
_MOST_OFFSET_MIN = 14 * 60
_SIDES = (
    (ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLatitudeRef, "NS", 90.0),
    (ExifTags.GPS.GPSLongitude, ExifTags.GPS.GPSLongitudeRef, "EW", 180.0),
)


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in a picture's EXIF, as ``Described`` says it."""

    captured_at: str
    changed_at: str
    device: str
    software: str
    orientation: int
    latitude: float | None
    longitude: float | None
    impossible: tuple[Impossible, ...]


def read(exif: Image.Exif) -> Written:
    """Read what a camera and later programs wrote; never raises for what they wrote wrongly."""
    details = exif.get_ifd(ExifTags.IFD.Exif)
    impossible: list[Impossible] = []
    changed = _kept(TIME, exif.get(ExifTags.Base.DateTime), _moment, impossible)
    original = details.get(ExifTags.Base.DateTimeOriginal)
    captured = changed
    if _is_written(original):
        captured = _kept(TIME, original, _moment, impossible)
    if captured:
        shift = details.get(ExifTags.Base.OffsetTimeOriginal)
        captured += _kept(OFFSET, shift, _offset, impossible)
    latitude, longitude = _place(exif.get_ifd(ExifTags.IFD.GPSInfo), impossible)
    return Written(
        captured_at=captured,
        changed_at=changed,
        device=_device(exif),
        software=_line(exif.get(ExifTags.Base.Software)),
        orientation=orientation(exif),
        latitude=latitude,
        longitude=longitude,
        impossible=tuple(dict.fromkeys(impossible)),
    )


def orientation(exif: Image.Exif) -> int:
    """Return how the stored picture lies, 1 to 8 (EXIF 2.32, 4.6.4); 1 when nothing is said."""
    value = exif.get(ExifTags.Base.Orientation, 1)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _kept(what: str, written: object, read_it: Any, impossible: list[Impossible]) -> str:
    """Return a fact as ISO 8601, or nothing; what is written and cannot be is noted."""
    if not _is_written(written):
        return ""
    text = _line(written)
    found: str | None = read_it(text)
    if found is None:
        impossible.append(Impossible(what, text))
    return found or ""


def _is_written(value: object) -> bool:
    """Tell whether anything is written: blanks and colons alone stand for unknown."""
    return any(c.isalnum() for c in _line(value))


def _moment(text: str) -> str | None:
    """Turn ``2026:11:20 11:39:06`` into ISO 8601; None for a moment that never was."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    try:
        # The camera's own words: its zone stands beside it, or nowhere.
        return datetime(*map(int, found.groups())).isoformat()  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None


def _offset(text: str) -> str | None:
    """Return ``+08:00``; None for an offset that no place on earth has."""
    if text == "Z":
        return "+00:00"
    found = _OFFSET.fullmatch(text)
    if found is None:
        return None
    sign, hours, minutes = found.groups()
    if int(minutes) > 59 or int(hours) * 60 + int(minutes) > _MOST_OFFSET_MIN:
        return None
    return f"{sign}{hours}:{minutes}"


def _place(
    gps: Mapping[int, Any], impossible: list[Impossible]
) -> tuple[float | None, float | None]:
    written = [gps.get(tag) for tag, _side, _letters, _most in _SIDES]
    if not any(_is_written(value) for value in written):
        return None, None
    found = [
        _degrees(gps.get(tag), gps.get(side), letters, most) for tag, side, letters, most in _SIDES
    ]
    if None in found:
        impossible.append(Impossible(PLACE, _coordinates(gps)))
        return None, None
    return found[0], found[1]


def _degrees(parts: object, side: object, letters: str, most: float) -> float | None:
    try:
        degrees, minutes, seconds = (float(part) for part in parts)  # type: ignore[attr-defined]
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    value = degrees + minutes / 60 + seconds / 3600
    possible = (
        math.isfinite(value)
        and min(degrees, minutes, seconds) >= 0
        and max(minutes, seconds) <= 60
        and value <= most
    )
    letter = _line(side).upper() or letters[0]
    if not possible or letter not in letters:
        return None
    return round(-value if letter == letters[1] else value, 6)


def _coordinates(gps: Mapping[int, Any]) -> str:
    """Write coordinates as they stand in the picture: ``120 0 0 N, 30 15 0 E``."""
    sides = []
    for tag, side, _letters, _most in _SIDES:
        value = gps.get(tag)
        parts = value if isinstance(value, tuple | list) else (value,)
        numbers = [_line(part) for part in (*parts, gps.get(side)) if part is not None]
        sides.append(" ".join(numbers))
    return ", ".join(sides)[:_LONGEST]


def _device(exif: Image.Exif) -> str:
    maker, model = (_line(exif.get(tag)) for tag in (ExifTags.Base.Make, ExifTags.Base.Model))
    return model if model.startswith(maker) else f"{maker} {model}".strip()


def _line(written: object) -> str:
    """Return foreign text as one short line that can be shown and stored."""
    if isinstance(written, bytes):
        written = written.decode("ascii", "replace")
    text = "" if written is None else str(written)
    return "".join(c for c in text if c.isprintable()).strip()[:_LONGEST]
