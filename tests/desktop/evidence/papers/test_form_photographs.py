"""Our own print, written on, photographed and scanned: what the reader must make of it."""

from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
import pytest

from desktop.evidence.papers import writing
from desktop.evidence.papers.forms_reader import (
    NUMBERS_DISAGREE,
    TWO_SHEETS,
    read_form,
    read_pixels,
)
from desktop.evidence.papers.messages import BLANK, SIGNED, UNSURE, FormReading
from record.sheets.paper import SIGNATURE, layout_of
from tests.desktop.evidence import pens, photographs, printed_forms
from tests.desktop.evidence.photographs import Shot

QR_PICTURES = Path(__file__).parents[5] / "shared" / "media" / "qr"
BOXES = {b.name: b for b in layout_of("F6", 2, last=True).boxes}
SIGNED_BOXES = [b for b in BOXES.values() if b.kind == SIGNATURE]


class Drawn(NamedTuple):
    """A picture drawn by lot, and what is true of it."""

    code: str
    shot: Shot
    truth: dict[str, str]


def drawn(kind: str, seed: int) -> Drawn:
    chance = np.random.default_rng([seed, len(kind)])
    code = printed_forms.CODES[seed % 4]
    paper = printed_forms.page(code)
    truth = {box.name: pens.mark_at_random(paper, box, chance)[1] for box in SIGNED_BOXES}
    if kind in photographs.SETS:
        shot = photographs.photograph(paper, photographs.SETS[kind], chance)
    else:
        shot = photographs.scan(paper, (300, 200, 150)[seed % 3], chance, mode=kind)
    return Drawn(code, photographs.turned(shot, seed % 4), truth)


def worst_place(reading: FormReading, shot: Shot) -> float:
    """Return how far in mm the worst corner of a box was found from where it is."""
    worst = 0.0
    for name, corners in reading.places.items():
        box = BOXES[name]
        true = [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]
        found = shot.paper_points(np.array(corners))
        worst = max(worst, float(np.hypot(*(found - np.array(true)).T).max()))
    return worst


@pytest.mark.parametrize(
    ("kind", "seed"),
    [("easy", 1), ("medium", 3), ("medium", 5), ("colour", 4), ("grey", 6), ("fax", 7)],
)
def test_a_form_is_named_its_boxes_are_found_and_none_is_judged_wrongly(
    kind: str, seed: int
) -> None:
    case = drawn(kind, seed)
    reading = read_pixels(case.shot.pixels)
    assert (reading.code, reading.page, reading.why_not) == (case.code, 2, "")
    assert worst_place(reading, case.shot) < 3
    for name, truth in case.truth.items():
        assert truth == UNSURE or reading.boxes[name] in {truth, UNSURE}


@pytest.mark.parametrize("seed", [1, 3])
def test_a_hard_photo_is_never_filed_wrongly_and_no_signature_is_called_blank(seed: int) -> None:
    case = drawn("hard", seed)
    reading = read_pixels(case.shot.pixels)
    assert reading.code in {case.code, ""}
    for name, verdict in reading.boxes.items():
        assert case.truth.get(name) != SIGNED or verdict != BLANK


def scanned(paper: Any, mode: str = "colour") -> FormReading:
    return read_pixels(photographs.scan(paper, 200, np.random.default_rng(5), mode=mode).pixels)


def test_a_seal_is_no_signature_and_hides_none() -> None:
    chance = np.random.default_rng(3)
    paper = printed_forms.page(printed_forms.CODES[1])
    pens.seal(paper, BOXES["customer"], chance)
    pens.seal_and_signature(paper, BOXES["witness"], chance)
    reading = scanned(paper)
    assert (reading.boxes["customer"], reading.boxes["witness"]) == (BLANK, SIGNED)
    # The seal's edge reaches into the box between.
    assert reading.boxes["station"] == BLANK


def test_a_seal_without_colour_a_red_pen_and_a_fingerprint_are_left_to_a_person() -> None:
    chance = np.random.default_rng(4)
    sealed = printed_forms.page(printed_forms.CODES[1])
    pens.seal(sealed, BOXES["customer"], chance)
    assert scanned(sealed, "grey").boxes["customer"] == UNSURE
    red = printed_forms.page(printed_forms.CODES[1])
    pens.red_pen(red, BOXES["customer"], chance)
    pens.fingerprint(red, BOXES["witness"], chance)
    reading = scanned(red)
    assert {reading.boxes["customer"], reading.boxes["witness"]} <= {UNSURE, SIGNED}


def test_a_form_of_another_kind_has_the_boxes_of_its_own_signers() -> None:
    code = "3" + printed_forms.CODES[0]
    reading = scanned(printed_forms.page(code))
    assert reading.code == code
    assert "witness_2" in reading.boxes


def test_the_printed_number_names_a_form_whose_code_is_gone() -> None:
    code = printed_forms.CODES[2]
    paper = printed_forms.page(code)
    spoilt(paper)
    shot = photographs.scan(paper, 200, np.random.default_rng(1))
    assert read_pixels(shot.pixels).code == ""
    reading = read_pixels(shot.pixels, writing.read_line)
    assert (reading.code, reading.code_from, reading.page) == (code, "OCR", 2)
    assert set(reading.boxes.values()) == {BLANK}


def test_a_number_that_speaks_of_another_paper_keeps_the_form_from_being_filed() -> None:
    ours, other = printed_forms.page(printed_forms.CODES[0]), printed_forms.page("7HX4M0QZB")
    strip = np.s_[570:650, 1000:1800]
    ours[strip] = other[strip]
    shot = photographs.scan(ours, 200, np.random.default_rng(2))
    reading = read_pixels(shot.pixels, writing.read_line)
    assert (reading.code, reading.why_not) == ("", NUMBERS_DISAGREE)


def test_two_sheets_in_one_picture_are_not_filed() -> None:
    one, two = (printed_forms.page(code) for code in printed_forms.CODES[:2])
    table = np.full((3200, 4500, 3), 90, np.uint8)
    table[100 : 100 + one.shape[0], 80:2180] = one
    table[100 : 100 + two.shape[0], 2300:4400] = two
    small = cv2.resize(table, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    reading = read_pixels(np.asarray(small))
    assert (reading.code, reading.why_not) == ("", TWO_SHEETS)


def remarks(pixels: Any) -> set[tuple[str, str]]:
    reading = read_pixels(np.ascontiguousarray(pixels))
    assert reading.code
    return {(remark.code.removeprefix("evidence.form_"), remark.box) for remark in reading.remarks}


def test_a_picture_to_be_taken_again_says_why() -> None:
    paper = printed_forms.page(printed_forms.CODES[0])
    shot = photographs.photograph(paper, photographs.EASY, np.random.default_rng(8))
    assert remarks(shot.pixels) == set()
    assert remarks(shot.pixels // 4) == {("dark", "")}
    assert ("blurred", "") in remarks(cv2.GaussianBlur(shot.pixels, (0, 0), 6))
    glaring = shot.pixels.copy()
    box = BOXES["customer"]
    at = shot.places[round(box.y + 13), round(box.x + 50)]
    cv2.ellipse(glaring, (round(at[0]), round(at[1])), (190, 60), 0, 0, 360, (255, 255, 255), -1)
    assert ("glare", "customer") in remarks(glaring)
    bottom = round(shot.places[250, 60][1])
    cut = remarks(shot.pixels[:bottom])
    assert {("few_marks", ""), ("cut_off", "witness")} <= cut


@pytest.mark.skipif(not QR_PICTURES.is_dir(), reason="../shared/media/qr is not here")
def test_codes_of_others_are_nobody_s_form() -> None:
    for path in sorted(QR_PICTURES.glob("*.png"))[::8]:
        with path.open("rb") as file:
            assert read_form(file, "image/png").code == ""


def spoilt(paper: Any) -> None:
    """Scribble over the QR code, as people do."""
    qr = layout_of("F6", 2, last=True).qr
    corner = round(qr.x * printed_forms.PX), round(qr.y * printed_forms.PX)
    side = round(qr.width * printed_forms.PX)
    for n in range(0, side, 40):
        end = (corner[0] + side, corner[1] + n)
        cv2.line(paper, (corner[0], corner[1] + side - n), end, (20, 20, 60), 22)
