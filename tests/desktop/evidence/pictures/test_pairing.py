import numpy as np
import pytest

from desktop.evidence.pictures.pairing import GAP, light, put_together
from record.derivatives.pairs import DIFFERENCE, MIX, SIDE, SWIPE, Pairing

DARK = np.full((40, 60, 3), 40, np.uint8)
PALE = np.full((80, 120, 3), 200, np.uint8)


def test_side_by_side_keeps_the_first_as_it_is_and_brings_the_second_to_its_height() -> None:
    made = put_together(DARK, PALE, Pairing(mode=SIDE))
    assert made.shape == (40, 60 + GAP + 60, 3)
    assert (made[:, :60] == 40).all()
    assert (made[:, 60 + GAP :] == 200).all()


def test_a_swipe_shows_each_picture_on_its_side_of_the_line() -> None:
    made = put_together(DARK, PALE, Pairing(mode=SWIPE, split=0.25))
    assert (made[:, :15] == 40).all()
    assert (made[:, 15:] == 200).all()


def test_a_mix_and_a_difference_follow_their_settings() -> None:
    assert (put_together(DARK, PALE, Pairing(mode=MIX, mix=0.25)) == 80).all()
    close = np.full((40, 60, 3), 43, np.uint8)
    assert (put_together(DARK, close, Pairing(mode=DIFFERENCE, gain=4)) == 12).all()
    assert (put_together(DARK, DARK, Pairing(mode=DIFFERENCE, gain=16)) == 0).all()


@pytest.mark.parametrize(
    "wrong", [Pairing(mode="X"), Pairing(split=2), Pairing(mix=-1), Pairing(gain=float("nan"))]
)
def test_settings_out_of_range_are_refused(wrong: Pairing) -> None:
    with pytest.raises(ValueError, match=wrong.mode):
        put_together(DARK, PALE, wrong)


def test_unequal_light_and_white_balance_are_noticed() -> None:
    warm = DARK.copy()
    warm[:, :, 0] = 60
    assert light(DARK, PALE).unequal
    assert light(DARK, warm).unequal
    assert not light(DARK, np.full_like(DARK, 44)).unequal
