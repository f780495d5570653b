"""What hides a signature, or looks like one, is left to a person."""

import cv2
import numpy as np
import pytest

from desktop.evidence.papers import form_quality, ink
from desktop.evidence.papers.forms_reader import read_pixels
from desktop.evidence.papers.ink import Judged
from desktop.evidence.papers.messages import BLANK, SIGNED, UNSURE
from desktop.evidence.papers.sheet import SCALE
from record.sheets.paper import FRAME, Box, layout_of
from tests.desktop.evidence import mishaps, pens, photographs, printed_forms
from tests.desktop.evidence.mishaps import Mishap
from tests.desktop.evidence.photographs import Chance
from tests.desktop.evidence.printed_forms import PX

BOX = Box("customer", 20.0, 60.0, 100.0, 26.0)


def judged(mark: Mishap, seed: int, *, grey: bool = False) -> Judged:
    """Judge a box as a decent camera sees it; the sheet around it is left out."""
    chance = np.random.default_rng([seed, len(mark.__name__)])
    paper = np.full((1200, 1500, 3), 238, np.uint8)
    mark(paper, BOX, chance)
    half = FRAME / 2
    left, top, right, bottom = (
        round(v * PX)
        for v in (BOX.x - half, BOX.y - half, BOX.right + half, BOX.bottom + half)
    )  # fmt: skip
    cv2.rectangle(paper, (left, top), (right, bottom), (20, 20, 20), round(FRAME * PX))
    crop = cv2.resize(
        paper[top : bottom + 1, left : right + 1], None, fx=SCALE / PX, fy=SCALE / PX,
        interpolation=cv2.INTER_AREA,
    )  # fmt: skip
    light = np.linspace(0.82, 0.98, crop.shape[1], dtype=np.float32)[None, :, None]
    noise = chance.normal(0, 2.5, crop.shape)
    seen = (cv2.GaussianBlur(crop, (0, 0), 1.2) * light + noise).clip(0, 255).astype(np.uint8)
    if grey:
        seen = np.repeat(cv2.cvtColor(seen, cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2)
    return ink.read_box(np.ascontiguousarray(seen), SCALE, colourless=grey, edge_mm=0.4)


@pytest.mark.parametrize("mark", [mishaps.thumb, mishaps.pale_pen, mishaps.pale_pencil])
def test_a_signature_that_is_hard_to_see_is_never_blank(mark: Mishap) -> None:
    found = [judged(mark, seed) for seed in range(3)]
    assert {each.verdict for each in found} == {UNSURE}
    if mark is mishaps.thumb:
        assert form_quality.COVERED in {each.why for each in found}


@pytest.mark.parametrize("mark", [mishaps.coffee_ring, mishaps.back_print])
@pytest.mark.parametrize("grey", [False, True])
def test_what_nobody_wrote_is_never_signed(mark: Mishap, grey: bool) -> None:
    verdicts = [judged(mark, seed, grey=grey).verdict for seed in range(4)]
    assert SIGNED not in verdicts
    assert UNSURE in verdicts


def test_a_clear_signature_beside_a_cup_s_ring_or_a_thumb_is_still_seen() -> None:
    def ring(paper: object, box: Box, chance: Chance) -> None:
        pens.usual(paper, Box("", 72.0, box.y, 46.0, box.height), chance)
        mishaps.thumb(paper, Box("", 20.0, box.y, 40.0, box.height), chance)

    assert SIGNED in {judged(ring, seed).verdict for seed in range(4)}


@pytest.mark.parametrize(
    ("mark", "truth"),
    [(pens.usual, SIGNED), (pens.thin, SIGNED), (pens.nothing, BLANK), (pens.dots, BLANK)],
)
def test_an_ordinary_box_is_still_decided(mark: Mishap, truth: str) -> None:
    assert [judged(mark, seed) for seed in range(3)].count(Judged(truth)) >= 2


def test_glare_in_a_photo_whose_paper_is_white_all_over_is_never_blank() -> None:
    boxes = {b.name: b for b in layout_of("F6", 2, last=True).boxes}
    chance = np.random.default_rng(254)
    paper = printed_forms.page(printed_forms.CODES[0])
    mishaps.initials(paper, boxes["customer"], chance)
    shot = mishaps.glared(mishaps.photographed(paper, 3), boxes["customer"], chance, 254)
    reading = read_pixels(shot.pixels)
    assert reading.boxes["customer"] != BLANK
    assert (form_quality.GLARE, "customer") in {(r.code, r.box) for r in reading.remarks}


@pytest.mark.parametrize(("level", "burnt"), [(200, True), (243, True), (254, False)])
def test_glare_is_seen_on_paper_that_is_nearly_white(level: int, burnt: bool) -> None:
    grain = np.random.default_rng(1).normal(level, 2, (200, 800, 3))
    cv2.ellipse(grain, (400, 100), (200, 60), 0, 0, 360, (255, 255, 255), -1)
    crop = grain.clip(0, 255).astype(np.uint8)
    assert form_quality.is_burnt(crop, float(level)) is burnt
    plain = np.full((200, 800, 3), level, np.uint8)
    assert not form_quality.is_burnt(plain, float(level))


def test_the_white_paper_of_a_scan_is_no_glare() -> None:
    paper = printed_forms.page(printed_forms.CODES[0])
    shot = photographs.scan(paper, 150, np.random.default_rng(2))
    white = (shot.pixels.astype(np.int16) + 14).clip(0, 255).astype(np.uint8)
    assert set(read_pixels(white).boxes.values()) == {BLANK}
