import io
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image

from desktop.evidence.papers.paper_outline import find_outline, lay_flat, outline_in
from record.problems import Problem

DOCUMENTS = Path(__file__).parents[5] / "shared" / "media" / "documents"
TRUE = np.array([(180, 120), (640, 160), (600, 760), (140, 700)], np.float64)


def bill_on(table: int) -> Any:
    """Return a bill with lines of print on a table of one tone."""
    bill = np.full((600, 460, 3), 244, np.uint8)
    for n in range(12):
        cv2.line(bill, (40, 60 + n * 40), (420 - n * 9, 60 + n * 40), (60, 60, 60), 4)
    source = np.array([(0, 0), (459, 0), (459, 599), (0, 599)], np.float32)
    matrix = cv2.getPerspectiveTransform(source, TRUE.astype(np.float32))
    scene = np.full((900, 800, 3), table, np.uint8)
    cv2.warpPerspective(bill, matrix, (800, 900), scene, borderMode=cv2.BORDER_TRANSPARENT)
    noise = np.random.default_rng(1).normal(0, 2, scene.shape)
    return (scene + noise).clip(0, 255).astype(np.uint8)


def png(pixels: Any) -> io.BytesIO:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return out


@pytest.mark.parametrize("table", [40, 120, 215])
def test_a_bill_is_found_on_tables_of_any_tone(table: int) -> None:
    found = outline_in(bill_on(table))
    corners = np.array(found.corners) * (found.width, found.height)
    assert np.abs(corners - TRUE).max() < 8


def test_white_on_white_is_said_not_to_be_found() -> None:
    assert outline_in(bill_on(244)).corners == ()
    assert outline_in(np.full((600, 400, 3), 200, np.uint8)).corners == ()


def test_a_bill_is_laid_flat_between_corners() -> None:
    corners = tuple((x / 800, y / 900) for x, y in TRUE)
    flat = lay_flat(png(bill_on(60)), "image/png", 0, corners, exact=True)
    picture = Image.open(io.BytesIO(flat.data))
    assert picture.format == "PNG"
    assert abs(picture.height / picture.width - 600 / 460) < 0.08
    assert np.asarray(picture.convert("L"))[3:8].mean() > 220
    whole = lay_flat(png(bill_on(60)), "image/png", 0, (), exact=False)
    assert Image.open(io.BytesIO(whole.data)).size == (800, 900)


@pytest.mark.parametrize(
    "corners",
    [((0.1, 0.1), (0.9, 0.9)), ((0.1, 0.1), (0.9, 0.9), (0.9, 0.1), (0.1, 0.9)),
     ((0.1, 0.1),) * 4, ((0.0, 0.0), (float("nan"), 0.0), (1.0, 1.0), (0.0, 1.0))],
)  # fmt: skip
def test_corners_that_make_no_sheet_are_refused(corners: tuple[tuple[float, float], ...]) -> None:
    with pytest.raises(Problem) as refusal:
        lay_flat(png(bill_on(60)), "image/png", 0, corners, exact=False)
    assert refusal.value.code == "evidence.corners_unusable"


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="../shared/media/documents is not here")
def test_real_papers_are_found() -> None:
    for path in sorted(DOCUMENTS.iterdir()):
        kind = "image/png" if path.suffix == ".png" else "image/jpeg"
        with path.open("rb") as file:
            assert len(find_outline(file, kind).corners) == 4
