import io
from datetime import UTC, datetime

import cv2
import numpy as np
import pypdfium2
import pytest

from desktop.evidence.papers import forms_reader
from desktop.evidence.samples import card_finding
from desktop.prints.samples.reference_card import render_card
from record.sheets import sample_card as card
from record.sheets.paper import Box

AT = datetime(2026, 11, 22, tzinfo=UTC)
DPMM = 8


@pytest.fixture(scope="module")
def sheet() -> np.ndarray:
    document = pypdfium2.PdfDocument(render_card("K7M2QX", AT))
    page = document[0]
    assert page.get_size() == pytest.approx((595.28, 841.89), abs=0.1)
    picture = np.asarray(page.render(scale=DPMM * 25.4 / 72).to_pil().convert("RGB"))
    document.close()
    return picture


@pytest.mark.parametrize("mark", range(card.VERSIONS * card.MARKS_EACH))
def test_marks_are_those_of_the_predefined_dictionary(mark: int):
    dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_5X5_50)
    drawn = cv2.aruco.generateImageMarker(dictionary, mark, card.MARK_CELLS)
    cells = np.zeros((card.MARK_CELLS, card.MARK_CELLS), np.uint8)
    for column, row in card.white_cells(mark):
        cells[row, column] = 255
    assert (cells == drawn).all()


def test_the_sheet_is_at_its_true_size(sheet: np.ndarray):
    found = card_finding.find(cv2.cvtColor(sheet, cv2.COLOR_RGB2GRAY))
    assert found.px_per_mm == pytest.approx(DPMM, rel=0.002)
    origin = cv2.perspectiveTransform(np.array([[[0.0, 0.0]]]), found.to_picture)[0, 0]
    assert np.abs(origin).max() < 0.2 * DPMM


def test_what_is_measured_stands_where_the_reader_looks(sheet: np.ndarray):
    flat = sheet[: round(card.HEIGHT * DPMM)]
    for step in card.grey_steps():
        inner = Box("", step.x + 0.5, step.y + 0.5, step.width - 1, step.height - 1)
        assert abs(card_finding.cut(flat, inner).mean() - int(step.name)) < 2
    white = card_finding.cut(flat, card.COLOUR_FIELD)
    assert white.min() > 250


def test_the_serial_is_read_back(sheet: np.ndarray):
    found = card_finding.find(cv2.cvtColor(sheet, cv2.COLOR_RGB2GRAY))
    assert card_finding.serial_on(card_finding.flatten(sheet, found)) == "K7M2QX"


def test_a_card_is_no_form(sheet: np.ndarray):
    seen = forms_reader.read_pixels(sheet)
    assert not seen.code
    assert not seen.markers


def test_the_same_card_gives_the_same_bytes():
    assert render_card("K7M2QX", AT) == render_card("K7M2QX", AT)


def test_the_instructions_are_in_both_languages():
    document = pypdfium2.PdfDocument(io.BytesIO(render_card("K7M2QX", AT)))
    text = document[0].get_textpage().get_text_range()
    document.close()
    for words in (
        "同一型号",
        "锁定对焦",
        "闪光灯",
        "Same vial type",
        "lock focus",
        "no flash",
        "1-K7M2QX",
    ):
        assert words in text
