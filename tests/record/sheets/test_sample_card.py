import pytest

from record.sheets import sample_card as card
from record.sheets.paper import MARKER_DICTIONARY, Box, read_payload


def test_marks_are_of_a_dictionary_no_form_uses():
    assert card.MARK_DICTIONARY != MARKER_DICTIONARY


def test_every_version_has_marks_of_its_own():
    ids = [mark.name for version in range(card.VERSIONS) for mark in card.marks(version)]
    assert len(set(ids)) == len(ids) == card.VERSIONS * card.MARKS_EACH
    assert {card.version_of(int(mark.name)) for mark in card.marks(2)} == {2}


def test_a_version_without_marks_is_refused():
    with pytest.raises(ValueError, match=str(card.VERSIONS)):
        card.marks(card.VERSIONS)


def test_nothing_on_the_card_covers_anything_else():
    boxes = [*card.marks(), *card.grey_steps(), card.STRIPES, card.COLOUR_FIELD, card.QR]
    for n, one in enumerate(boxes):
        assert min(one.x, one.y) >= 0
        assert one.right <= card.WIDTH
        assert one.bottom <= card.HEIGHT
        assert not any(_overlap(one, two) for two in boxes[n + 1 :])


def test_both_sides_have_at_least_four_grey_steps():
    for side in (card.LEFT, card.RIGHT):
        greys = [int(step.name) for step in card.grey_steps() if step.kind == side]
        assert greys == sorted(greys, reverse=True)
        assert len(greys) >= 4


def test_the_stripes_fill_their_field_evenly():
    stripes = card.stripes()
    gap = card.STRIPE_PERIOD / 2
    assert stripes[-1].bottom == pytest.approx(card.STRIPES.bottom - gap)


def test_a_payload_is_read_back_and_a_wrong_character_is_noticed():
    payload = card.card_payload("K7M2QX")
    assert card.read_card(payload) == card.CardCode(card.VERSION, "K7M2QX")
    assert card.read_card(payload[:-1] + ("0" if payload[-1] != "0" else "1")) is None
    assert card.read_card("K7M2QX") is None


@pytest.mark.parametrize("serial", ["", "K7M2Q", "K7M2QXX", "k7m2qx"])
def test_a_serial_that_is_none_is_a_bug(serial: str):
    with pytest.raises(ValueError, match=f"^{serial}$"):
        card.card_payload(serial)


def test_no_card_is_ever_read_as_a_form():
    assert read_payload(card.card_payload("K7M2QX")) is None


def _overlap(one: Box, two: Box) -> bool:
    return one.x < two.right and two.x < one.right and one.y < two.bottom and two.y < one.bottom
