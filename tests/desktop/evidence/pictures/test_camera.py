from typing import Any

import pytest
from PIL import ExifTags, Image
from PIL.TiffImagePlugin import IFDRational

from desktop.evidence.pictures import camera
from desktop.evidence.pictures.camera import Written

GPS = ExifTags.GPS


def read(*, place: Any = None, device: str = "", **times: str) -> Written:
    exif = Image.Exif()
    if device:
        exif[ExifTags.Base.Model] = device
    if "changed" in times:
        exif[ExifTags.Base.DateTime] = times.pop("changed")
    names = {
        "at": ExifTags.Base.DateTimeOriginal,
        "offset": ExifTags.Base.OffsetTimeOriginal,
    }
    exif.get_ifd(ExifTags.IFD.Exif).update({names[name]: said for name, said in times.items()})
    if place is not None:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update(place)
    return camera.read(exif)


def located(north: Any, east: Any, sides: str = "NE") -> Written:
    said = {GPS.GPSLatitude: north, GPS.GPSLongitude: east}
    return read(place={**said, GPS.GPSLatitudeRef: sides[0], GPS.GPSLongitudeRef: sides[1]})


@pytest.mark.parametrize(
    "written",
    [
        "0000:00:00 00:00:00",
        "2026:02:30 10:00:00",
        "2025:02:29 10:00:00",
        "2026:13:01 10:00:00",
        "2026:06:11 24:24:27",
        "2026:06:11 23:60:00",
        "2026:06:11 23:59:61",
        "yesterday",
    ],
)
def test_a_moment_that_never_was_is_dropped_and_named(written: str) -> None:
    told = read(at=written, changed="2026:06:11 10:00:00")
    assert (told.captured_at, told.changed_at) == ("", "2026-06-11T10:00:00")
    assert [(each.what, each.written) for each in told.impossible] == [("time", written)]


@pytest.mark.parametrize("written", ["    :  :     :  :  ", "", "\0"])
def test_blanks_say_that_nothing_is_known(written: str) -> None:
    told = read(at=written)
    assert (told.captured_at, told.impossible) == ("", ())


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2024:02:29 00:00:00", "2024-02-29T00:00:00"),
        ("2026:6:1 1:02:03", "2026-06-01T01:02:03"),
        ("2026-06-11T10:00:00.25", "2026-06-11T10:00:00"),
    ],
)
def test_a_moment_that_was_is_kept(written: str, at: str) -> None:
    assert read(at=written).captured_at == at


@pytest.mark.parametrize(
    ("written", "offset"),
    [("+08:00", "+08:00"), ("-0330", "-03:30"), ("+14:00", "+14:00"), ("Z", "+00:00")],
)
def test_an_offset_of_the_earth_is_kept(written: str, offset: str) -> None:
    assert read(at="2026:06:11 10:00:00", offset=written).captured_at.endswith(offset)


@pytest.mark.parametrize("written", ["+14:01", "-99:99", "+08:60", "8 hours"])
def test_an_offset_of_no_place_is_dropped_and_named(written: str) -> None:
    told = read(at="2026:06:11 10:00:00", offset=written)
    assert told.captured_at == "2026-06-11T10:00:00"
    assert [(each.what, each.written) for each in told.impossible] == [("offset", written)]


@pytest.mark.parametrize(
    ("sides", "place"),
    [("NE", (32.5, 110.75)), ("sw", (-32.5, -110.75)), ("nE", (32.5, 110.75))],
)
def test_hemispheres_are_read_in_either_case(sides: str, place: tuple[float, float]) -> None:
    told = located((32, 30, 0), (110, 45, 0), sides)
    assert (told.latitude, told.longitude) == place


NOWHERE = IFDRational(0, 0)


@pytest.mark.parametrize(
    ("north", "east", "sides"),
    [
        ((90, 0, 1), (110, 0, 0), "NE"),
        ((32, 0, 0), (180, 0, 1), "NE"),
        ((NOWHERE, NOWHERE, NOWHERE), (NOWHERE, NOWHERE, NOWHERE), "NE"),
        ((float("nan"), 0, 0), (110, 0, 0), "NE"),
        ((32, 0, 0), (float("inf"), 0, 0), "NE"),
        ((32, 75, 0), (110, 0, 0), "NE"),
        ((-32, 0, 0), (110, 0, 0), "NE"),
        ((32, 0, 0), (110, 0, 0), "XE"),
        ((32, 0), (110, 0), "NE"),
        ((32, 0, 0), None, "NE"),
    ],
)
def test_a_place_that_is_not_on_the_earth_is_dropped_and_named(
    north: Any, east: Any, sides: str
) -> None:
    told = located(north, east, sides)
    assert (told.latitude, told.longitude) == (None, None)
    assert [each.what for each in told.impossible] == ["place"]


def test_poles_and_the_date_line_are_places() -> None:
    assert located((90, 0, 0), (180, 0, 0), "SW").latitude == -90.0
