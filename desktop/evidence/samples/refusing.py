"""Why a photo is not measured. A number from a bad photo would be worse than none."""

NO_CARD = "samples.no_card"
PART_OF_CARD = "samples.part_of_card"
CARD_VERSION = "samples.card_version"
CARD_BENT = "samples.card_bent"
TOO_SMALL = "samples.too_small"
BLURRED = "samples.blurred"
CLIPPED = "samples.clipped"
TOO_DARK = "samples.too_dark"
UNEQUAL_LIGHT = "samples.unequal_light"
GAMMA = "samples.gamma"
GREYS_DISAGREE = "samples.greys_disagree"
PLACE_EMPTY = "samples.place_empty"
MISPLACED = "samples.misplaced"
GLARE = "samples.glare"
LIQUID_LOW = "samples.liquid_low"
UNEVEN = "samples.uneven"
WIDTHS_DIFFER = "samples.widths_differ"
SHAPES_DIFFER = "samples.shapes_differ"
FILLS_DIFFER = "samples.fills_differ"
COMPRESSED = "samples.compressed"
SEPARATE_PHOTOS = "samples.separate_photos"

OF_OUTLINES = frozenset({
    GAMMA, GREYS_DISAGREE, PLACE_EMPTY, MISPLACED, GLARE, LIQUID_LOW, UNEVEN, WIDTHS_DIFFER,
    SHAPES_DIFFER, FILLS_DIFFER,
})  # fmt: skip
"""Reasons that are read off small differences of light, which strong compression makes up."""

LEAST_SHARPNESS = 0.5
"""The share of the stripes' contrast that a photo must keep."""


class NotMeasuredError(Exception):
    """A photo that is not measured: the code of the reason and the facts of its sentence."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
