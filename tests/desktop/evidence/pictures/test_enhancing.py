import hashlib
from typing import Any

import numpy as np
import pytest

from desktop.evidence.pictures.enhancing import enhanced, middle_of, preview
from record.derivatives.drawn import Enhancement
from record.problems import Problem
from tests.patience import png_times


def noisy(height: int = 90, width: int = 160, seed: int = 2) -> Any:
    rng = np.random.default_rng(seed)
    base = np.kron(rng.integers(60, 180, (9, 16, 3)), np.ones((10, 10, 1)))
    rows = np.tile(base, (height // 90, width // 160, 1)) + rng.normal(0, 12, (height, width, 3))
    return np.clip(rows, 0, 255).astype(np.uint8)


def test_settings_that_change_nothing_change_nothing() -> None:
    assert np.array_equal(enhanced(noisy(), Enhancement()), noisy())


def test_levels_stretch_between_black_and_white() -> None:
    rows = np.array([[[0, 50, 100], [150, 200, 255]]], np.uint8)
    made = enhanced(rows, Enhancement(black=50, white=150))
    assert made.tolist() == [[[0, 0, 128], [255, 255, 255]]]
    lighter = enhanced(rows, Enhancement(gamma=2.0))
    assert (lighter >= rows).all()
    assert lighter[0, 0, 1] > 100


def test_noise_goes_and_edges_stay() -> None:
    flat = np.random.default_rng(1).normal(120, 15, (60, 60, 3)).clip(0, 255).astype(np.uint8)
    spread = [enhanced(flat, Enhancement(denoise=d)).std() for d in (0, 25, 50, 100)]
    assert spread == sorted(spread, reverse=True)
    edge = np.zeros((20, 20, 3), np.uint8)
    edge[:, 10:] = 200
    assert np.array_equal(enhanced(edge, Enhancement(denoise=100)), edge)


def test_the_middle_of_frames_is_quieter_than_any_of_them() -> None:
    frames = [noisy(seed=2) for _ in range(1)] + [
        np.clip(noisy().astype(int) + np.random.default_rng(s).normal(0, 20, (90, 160, 3)), 0, 255)
        .astype(np.uint8) for s in range(6)
    ]  # fmt: skip
    truth = noisy().astype(int)
    middle = np.abs(middle_of(frames).astype(int) - truth).mean()
    assert middle < np.abs(frames[1].astype(int) - truth).mean() / 2


@pytest.mark.parametrize(("field", "kept", "filled"), [("TOP", 0, 1), ("BOTTOM", 1, 0)])
def test_one_field_stays_and_fills_the_other(field: str, kept: int, filled: int) -> None:
    rows = np.zeros((8, 4, 3), np.uint8)
    rows[kept::2] = 100
    rows[filled::2] = 250
    made = enhanced(rows, Enhancement(deinterlace=field))
    assert (made == 100).all()


def test_zoom_cuts_and_enlarges_whole_pixels() -> None:
    rows = noisy()
    made = enhanced(rows, Enhancement(crop=(0.25, 0.5, 0.5, 0.5), scale=3, smooth=False))
    assert made.shape == (45 * 3, 80 * 3, 3)
    assert np.array_equal(made[::3, ::3], rows[45:, 40:120])


def test_sharpening_raises_differences() -> None:
    rows = noisy()
    made = enhanced(rows, Enhancement(sharpen=100))
    before, after = (np.abs(np.diff(r.astype(int), axis=1)).mean() for r in (rows, made))
    assert after > before * 1.2


def test_the_same_settings_give_the_same_bytes_on_every_machine() -> None:
    rows = np.arange(64 * 48 * 3, dtype=np.uint32) * 2_654_435_761 >> 24
    picture = rows.astype(np.uint8).reshape(48, 64, 3)
    wanted = Enhancement(
        black=12, white=231, gamma=1.3, denoise=70, sharpen=120, scale=2, deinterlace="TOP",
        crop=(0.1, 0.1, 0.7, 0.7),
    )  # fmt: skip
    digest = hashlib.sha256(enhanced(picture, wanted).tobytes()).hexdigest()
    assert digest == "f3e285ac8b09d55fa2f628dcb4f909348cfaf27ddc4946c5344acf615b402391"


@pytest.mark.parametrize(
    "wrong",
    [
        {"black": 200, "white": 100}, {"white": 300}, {"gamma": 0.0}, {"gamma": float("nan")},
        {"denoise": 101}, {"sharpen": -1}, {"scale": 9}, {"scale": 0}, {"neighbours": 9},
        {"deinterlace": "BOTH"}, {"crop": (0.5, 0.5, 0.6, 0.1)}, {"crop": (0, 0, 0, 1)},
    ],
)  # fmt: skip
def test_settings_out_of_range_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(Problem, match=r"derivatives\.bad_settings"):
        enhanced(noisy(), Enhancement(**wrong))


def test_a_preview_that_fits_is_the_result() -> None:
    wanted = Enhancement(denoise=40, gamma=1.2, sharpen=50, scale=2)
    assert np.array_equal(preview(noisy(), wanted, 400), enhanced(noisy(), wanted))
    assert max(preview(noisy(), wanted, 100).shape) == 100


def test_a_preview_keeps_up_with_a_slider() -> None:
    rows = noisy(720, 1280)
    wanted = Enhancement(black=10, white=220, gamma=1.3, denoise=60, sharpen=80)
    assert png_times(lambda: preview(rows, wanted, 1280), rows) < 0.4
