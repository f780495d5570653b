import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.evidence.papers.forms_reader import (
    NO_CODE,
    NO_SHEET,
    NOT_PLACED,
    PAGES_DISAGREE,
    read_form,
    read_pixels,
)
from desktop.evidence.papers.messages import BLANK, SIGNED, UNSURE
from tests.desktop.evidence import drawn_forms as drawn
from tests.patience import png_times

DOCUMENTS = Path(__file__).parents[5] / "shared" / "media" / "documents"
CODE = "1203A7K2"


@pytest.mark.parametrize("turn", [0, 90, 180, 270, 17, -25])
def test_a_photo_from_any_side_names_its_sheet_and_its_signatures(turn: int) -> None:
    paper = drawn.sheet(CODE, 2)
    drawn.sign(paper, "customer", seed=turn)
    drawn.sign(paper, "customer_date", seed=turn, width=0.5)
    drawn.speck(paper, "witness")
    reading = read_pixels(drawn.photo(paper, seed=turn % 7, turn=turn))
    assert (reading.code, reading.page, reading.last, reading.why_not) == (CODE, 2, True, "")
    assert reading.markers == (4, 5, 6, 7)
    assert reading.boxes["customer"] == SIGNED
    assert reading.boxes["customer_date"] != BLANK
    assert reading.boxes["witness"] == BLANK
    assert reading.boxes["station"] == BLANK


def test_the_straightened_sheet_is_upright_and_of_the_paper_s_shape() -> None:
    reading = read_pixels(drawn.photo(drawn.sheet(CODE), seed=3, turn=180))
    flat = Image.open(io.BytesIO(reading.straightened))
    assert flat.size == (210 * 8, 297 * 8)
    corner = np.asarray(flat.convert("L"))[12 * 8 : 25 * 8, 12 * 8 : 25 * 8]
    assert corner.mean() < 200
    assert len(reading.corners) == 4


@pytest.mark.parametrize(
    ("colour", "width"),
    [((20, 20, 60), 0.35), ((30, 50, 170), 0.5), ((70, 70, 70), 0.4), ((10, 10, 10), 1.2)],
)
def test_a_signature_is_never_called_blank(colour: tuple[int, int, int], width: float) -> None:
    for seed in range(2):
        paper = drawn.sheet(CODE)
        drawn.sign(paper, "customer", seed, colour, width)
        assert read_pixels(drawn.photo(paper, seed)).boxes["customer"] == SIGNED


def test_a_faint_or_red_signature_is_left_to_a_person() -> None:
    for colour in ((205, 205, 210), (220, 40, 40)):
        paper = drawn.sheet(CODE)
        drawn.sign(paper, "customer", 2, colour, 0.6)
        assert read_pixels(drawn.photo(paper, 1)).boxes["customer"] in {SIGNED, UNSURE}


def test_a_red_seal_is_no_signature() -> None:
    paper = drawn.sheet(CODE)
    box = drawn.box_of("station")
    drawn.stamp(paper, box.x + 50, box.y + 12)
    verdicts = [read_pixels(drawn.photo(paper, seed)).boxes["station"] for seed in range(3)]
    assert SIGNED not in verdicts
    assert verdicts.count(BLANK) >= 2


def test_a_signature_over_a_red_seal_is_seen() -> None:
    paper = drawn.sheet(CODE)
    box = drawn.box_of("station")
    drawn.stamp(paper, box.x + 50, box.y + 12)
    drawn.sign(paper, "station", 3)
    assert read_pixels(drawn.photo(paper, 2)).boxes["station"] == SIGNED


def test_a_seal_on_a_grey_scan_is_left_to_a_person() -> None:
    paper = drawn.sheet(CODE)
    box = drawn.box_of("station")
    drawn.stamp(paper, box.x + 50, box.y + 13, radius=11)
    grey = np.asarray(paper.convert("L").convert("RGB").resize((1654, 2339)))
    assert read_pixels(grey).boxes["station"] == UNSURE


def test_a_bilevel_scan_is_read() -> None:
    paper = drawn.sheet(CODE)
    drawn.sign(paper, "customer", 5)
    fax = paper.convert("L").resize((1654, 2339)).point(lambda v: 255 if v > 140 else 0)
    reading = read_pixels(np.asarray(fax.rotate(180).convert("RGB")))
    assert (reading.code, reading.boxes["customer"], reading.boxes["witness"]) == (
        CODE,
        SIGNED,
        BLANK,
    )


def test_a_page_without_signatures_has_no_boxes() -> None:
    reading = read_pixels(drawn.photo(drawn.sheet(CODE, 1, last=False), 4))
    assert (reading.code, reading.page, reading.last, reading.boxes) == (CODE, 1, False, {})


def test_two_corners_are_enough() -> None:
    paper = drawn.sheet(CODE)
    drawn.sign(paper, "customer", 6)
    cover = Image.new("RGB", (400, 400), (120, 110, 100))
    paper.paste(cover, (1700, 2660))
    paper.paste(cover, (0, 2660))
    reading = read_pixels(drawn.photo(paper, 5, turn=8))
    assert reading.code == CODE
    assert reading.markers == (0, 1)
    assert reading.boxes["customer"] in {SIGNED, UNSURE}
    assert reading.boxes["witness"] != SIGNED


def test_without_corners_the_code_is_told_and_nothing_is_judged() -> None:
    paper = drawn.sheet(CODE)
    for x, y in ((0, 0), (1750, 0), (0, 2600), (1750, 2600)):
        paper.paste(Image.new("RGB", (350, 370), "white"), (x, y))
    reading = read_pixels(drawn.photo(paper, 1))
    assert (reading.code, reading.why_not) == (CODE, NOT_PLACED)
    assert set(reading.boxes.values()) == {UNSURE}


def test_without_a_code_no_case_is_named() -> None:
    paper = drawn.sheet(CODE)
    paper.paste(Image.new("RGB", (500, 500), "white"), (1150, 80))
    reading = read_pixels(drawn.photo(paper, 1))
    assert (reading.code, reading.why_not, reading.boxes) == ("", NO_CODE, {})
    assert reading.straightened


def test_a_code_of_one_page_between_the_marks_of_another_names_no_case() -> None:
    paper, other = drawn.sheet(CODE, 1), drawn.sheet("9999ZZZZ", 3)
    area = (1150, 80, 1680, 540)
    paper.paste(other.crop(area), area[:2])
    reading = read_pixels(drawn.photo(paper, 1))
    assert (reading.code, reading.why_not) == ("", PAGES_DISAGREE)


def test_a_box_out_of_the_picture_is_left_to_a_person() -> None:
    seen = drawn.photo(drawn.sheet(CODE), 2, tilt=0.0)
    reading = read_pixels(np.ascontiguousarray(seen[: int(seen.shape[0] * 0.8)]))
    assert reading.boxes["witness"] == UNSURE


def test_a_scanned_pdf_is_read_page_by_page(tmp_path: Path) -> None:
    pages = [drawn.sheet(CODE, 1, last=False), drawn.sheet(CODE, 2)]
    drawn.sign(pages[1], "customer", 1)
    path = tmp_path / "扫描 件.pdf"
    small = [p.resize((1240, 1754)) for p in pages]
    small[0].save(path, save_all=True, append_images=small[1:], resolution=150)
    with path.open("rb") as file:
        first = read_form(file, "application/pdf", 0)
        second = read_form(file, "application/pdf", 1)
    assert (first.page, second.page, second.boxes["customer"]) == (1, 2, SIGNED)


def test_one_photo_is_read_in_less_time_than_it_is_written() -> None:
    seen = drawn.photo(drawn.sheet(CODE), 9)
    assert png_times(lambda: read_pixels(seen), seen) < 1


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="../shared/media/documents is not here")
def test_foreign_papers_are_nobody_s_form() -> None:
    for path in sorted(DOCUMENTS.iterdir()):
        kind = "image/png" if path.suffix == ".png" else "image/jpeg"
        with path.open("rb") as file:
            reading = read_form(file, kind)
        assert (reading.code, reading.why_not) == ("", NO_SHEET)
