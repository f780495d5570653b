"""Impossible times and places of a photo are no facts (photini 47, photos 647, photoprism 3431)."""

from pathlib import Path

import pytest

from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.pictures.messages import Described, Impossible

HERE = Path(__file__).parent


def described(decoder: Decoder, name: str) -> Described:
    return decoder.describe(HERE / f"{name}.jpg")


@pytest.mark.parametrize(
    ("name", "written"),
    [("zero_date", "0000:00:00 00:00:00"), ("feb30", "2026:02:30 10:00:00")],
)
def test_a_date_that_does_not_exist_is_no_time(decoder: Decoder, name: str, written: str) -> None:
    told = described(decoder, name)
    assert told.captured_at == ""
    assert told.impossible == (Impossible("time", written),)


def test_an_offset_that_no_place_has_leaves_the_time_without_one(decoder: Decoder) -> None:
    told = described(decoder, "off_bad")
    assert told.captured_at == "2026-06-11T10:00:00"
    assert told.impossible == (Impossible("offset", "+99:99"),)


def test_a_latitude_beyond_the_pole_is_no_place(decoder: Decoder) -> None:
    told = described(decoder, "gps_lat120")
    assert (told.latitude, told.longitude) == (None, None)
    assert [each.what for each in told.impossible] == ["place"]


def test_hemispheres_in_small_letters_are_read(decoder: Decoder) -> None:
    told = described(decoder, "gps_lowerw")
    assert (told.latitude, told.longitude) == (-32.641667, -70.783333)
    assert told.impossible == ()
