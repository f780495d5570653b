"""A small fixed draw; the figures of hundreds are measured with the same scenes and fresh seeds."""

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from desktop.evidence.samples import reading, refusing
from desktop.evidence.samples.comparing import (
    Comparison,
    Shot,
    compare,
)
from desktop.evidence.samples.compression import chroma_step
from desktop.evidence.samples.messages import SamplesReading, VialReading
from desktop.prints.samples import comparison as paper
from record.sheets.sample_comparison import Verdict
from tests.desktop.evidence import vials
from tests.desktop.evidence.vials import Camera, Vial

PETROL, DIESEL = Vial(), Vial(liquid=(0.90, 0.86, 0.55), haze=0.05, flat=True, width=24)
QUICK = Camera(size=(1250, 940), finer=1, seed=11)


def read(photo: bytes) -> SamplesReading:
    return reading.measure(io.BytesIO(photo), "image/jpeg")


def judged(*photos: bytes) -> Comparison:
    return compare([Shot(read(photo), n == 1) for n, photo in enumerate(photos)])


def why(left: Vial | None, right: Vial | None, **camera: object) -> str:
    version = camera.pop("version", 1)
    return read(
        vials.photo(left, right, replace(QUICK, **camera), version=version)  # type: ignore[arg-type]
    ).why_not


def test_equal_samples_do_not_differ():
    found = judged(vials.photo(DIESEL, DIESEL, Camera(seed=3, size=(1400, 1050))))
    assert found.colour.difference < 1.0
    assert found.colour.verdict == Verdict.NOT_DIFFERENT
    assert found.haze.verdict == Verdict.NOT_DIFFERENT


def test_a_difference_of_four_is_found_and_hazes_of_five_and_eight_told_apart():
    other = replace(vials.away(DIESEL, 4.0), haze=0.08)
    found = judged(vials.photo(other, DIESEL, Camera(seed=5, size=(1400, 1050))))
    assert found.colour.difference == pytest.approx(4.0, abs=0.8)
    assert found.colour.verdict == Verdict.DIFFERENT
    assert found.haze.verdict == Verdict.DIFFERENT
    assert found.haze.difference == pytest.approx(0.03, abs=0.01)


def test_repeats_with_swapped_vials_narrow_the_uncertainty():
    other = vials.away(PETROL, 4.0)
    photos = vials.repeats(PETROL, other, Camera(seed=7, size=(1300, 975)))
    once, thrice = judged(photos[0]), judged(*photos)
    assert thrice.colour.verdict == Verdict.DIFFERENT
    assert thrice.colour.difference == pytest.approx(4.0, abs=0.6)
    assert thrice.colour.uncertainty < once.colour.uncertainty
    assert (thrice.photos, thrice.swapped) == (3, 1)


def test_the_same_photo_gives_the_same_bits():
    photo = vials.photo(PETROL, PETROL, QUICK)
    one, two = read(photo), read(photo)
    assert one == two
    assert compare([Shot(one, False)]) == compare([Shot(two, False)])


@pytest.mark.parametrize(
    ("reason", "left", "right", "camera"),
    [
        (refusing.NO_CARD, PETROL, PETROL, {"version": -1}),
        (refusing.CARD_VERSION, PETROL, PETROL, {"version": 0}),
        (refusing.PART_OF_CARD, PETROL, PETROL, {"shift": (0.16, 0.0)}),
        (refusing.TOO_SMALL, PETROL, PETROL, {"frame": 0.5}),
        (refusing.BLURRED, PETROL, PETROL, {"blur": 5.0, "size": (2000, 1500)}),
        (refusing.CLIPPED, PETROL, PETROL, {"exposure": 1.3}),
        (refusing.TOO_DARK, PETROL, PETROL, {"exposure": 0.1}),
        (refusing.UNEQUAL_LIGHT, PETROL, PETROL, {"gradient": 0.6, "exposure": 0.5, "seed": 2}),
        (refusing.GAMMA, PETROL, PETROL, {"gammas": (1.4, 1.4, 1.4)}),
        (refusing.PLACE_EMPTY, PETROL, None, {}),
        (refusing.PLACE_EMPTY, None, PETROL, {}),
        (refusing.GLARE, replace(PETROL, glare=4.0), PETROL, {}),
        (refusing.LIQUID_LOW, PETROL, replace(PETROL, fill=36), {}),
        (refusing.WIDTHS_DIFFER, PETROL, replace(PETROL, width=22), {}),
        (refusing.SHAPES_DIFFER, PETROL, replace(PETROL, flat=True), {}),
        (refusing.FILLS_DIFFER, PETROL, replace(PETROL, fill=50), {}),
        (refusing.CARD_BENT, PETROL, PETROL, {"bends": 0.12}),
    ],
)
def test_a_photo_that_must_not_be_measured_is_refused(
    reason: str, left: Vial | None, right: Vial | None, camera: dict[str, object]
):
    assert why(left, right, **camera) == reason


def test_stripes_that_cannot_be_seen_through_a_sample_are_a_result():
    found = judged(vials.photo(PETROL, replace(PETROL, haze=1.0), QUICK))
    assert found.stripes_gone == (False, True)
    assert found.haze.verdict == Verdict.DIFFERENT
    assert "透过样品“乙”完全看不见参照卡的条纹" in paper.lead(found, "甲", "乙", "zh")
    assert "stripes not seen" in paper.rows(found, "en")[1].two


def test_two_samples_without_stripes_are_not_said_to_be_alike():
    milky = replace(DIESEL, haze=1.0)
    found = judged(vials.photo(milky, milky, QUICK))
    assert found.stripes_gone == (True, True)
    assert found.haze.verdict == Verdict.NOT_DECIDED
    assert "either sample" in paper.lead(found, "A", "B", "en")


def test_a_milky_sample_that_ends_among_the_stripes_is_too_low():
    milky = replace(PETROL, haze=0.8, fill=36)
    assert why(milky, milky) == refusing.LIQUID_LOW


@pytest.mark.parametrize("again", [0, 92])
def test_a_strongly_compressed_photo_is_refused_for_its_compression(again: int):
    photo = vials.photo(PETROL, PETROL, replace(QUICK, quality=8))
    if again:
        out = io.BytesIO()
        Image.open(io.BytesIO(photo)).save(out, "JPEG", quality=again)
        photo = out.getvalue()
    assert read(photo).why_not == refusing.COMPRESSED


def test_the_card_may_be_photographed_any_way_up():
    found = read(vials.photo(PETROL, PETROL, replace(QUICK, turned=2)))
    assert (found.why_not, found.serial) == ("", vials.SERIAL)


def test_a_picture_without_anything_has_no_card():
    plain = np.full((600, 800, 3), 200, np.uint8)
    assert reading.measure_pixels(plain).why_not == refusing.NO_CARD


def test_nothing_is_decided_between_the_limits():
    assert _told(1.4).colour.verdict == Verdict.NOT_DECIDED


def test_the_place_cancels_when_the_vials_are_swapped():
    # The right place sees everything 5 % darker.
    bright, dark = (0.8, 0.8, 0.6), (0.76, 0.76, 0.57)
    straight, swapped = (Shot(_reading(bright, dark), turned) for turned in (False, True))
    assert compare([straight]).colour.difference > 0.5
    assert compare([straight, swapped, straight]).colour.difference < 1e-6


def test_a_swap_that_was_said_but_not_made_never_hides_a_difference():
    straight, swapped = (
        Shot(_reading((0.9, 0.82, 0.5), (0.8, 0.7, 0.36)), turned) for turned in (False, True)
    )
    assert compare([straight]).colour.difference > 3
    assert compare([straight, swapped, straight, swapped]).colour.verdict == Verdict.NOT_DECIDED


def test_a_coarse_jpeg_widens_the_uncertainty():
    fine, coarse = (_told(1.0, step) for step in (2, 17))
    assert coarse.colour.uncertainty > fine.colour.uncertainty * 1.5


@pytest.mark.parametrize(("quality", "step"), [(75, 9), (95, 2)])
def test_the_step_of_colour_is_read_off_a_jpeg(quality: int, step: int):
    out = io.BytesIO()
    Image.new("RGB", (64, 64)).save(out, "JPEG", quality=quality)
    assert chroma_step(out, "image/jpeg") == step


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xdb\x00\x02", b"\xff\xd8" * 40])
def test_a_jpeg_that_ends_early_says_nothing_of_its_step(data: bytes):
    assert chroma_step(io.BytesIO(data), "image/jpeg") > 0


def _reading(left: tuple[float, ...], right: tuple[float, ...], step: int = 2) -> SamplesReading:
    one, two = (
        VialReading(blocks=(rgb,) * 20, haze=(0.05,) * 6, width=27, edge=0.2, fill=60)  # type: ignore[arg-type]
        for rgb in (left, right)
    )
    return SamplesReading(version=1, left=one, right=two, chroma_step=step)


def _told(difference: float, step: int = 2) -> Comparison:
    near = vials.away(PETROL, difference)
    glass = (
        tuple(vials.GLASS * c for c in PETROL.liquid),
        tuple(vials.GLASS * c for c in near.liquid),
    )
    return compare([Shot(_reading(*glass, step), False)])
