"""What is asked about photos of samples, and what is answered."""

import msgspec

Rgb = tuple[float, float, float]


class MeasureSamples(msgspec.Struct, frozen=True, tag=True):
    """Measure two vials before the reference card in one photo."""

    kind: str


class VialReading(msgspec.Struct, frozen=True, kw_only=True):
    """One vial in one photo.

    ``blocks`` are linear RGB relative to the card's white, over plain white, row by row from the
    top; ``haze`` is 1 minus
    the contrast of the stripes through the vial, divided by that beside it, in narrow columns.
    Lengths are millimetres on the card: ``width``, and ``fill`` from the fold up to the liquid's
    surface, None where no surface was seen. ``edge`` is the share of the width that is dark;
    ``milky`` when the stripes are faint all through the liquid.
    """

    blocks: tuple[Rgb, ...]
    haze: tuple[float, ...]
    width: float
    edge: float
    fill: float | None = None
    milky: bool = False


class SamplesReading(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """What was measured in one photo, or why nothing was: ``why_not`` is a code, or "".

    ``facts`` fill the sentence of the code. ``gamma`` is the camera's exponent per channel
    against the grey steps, ``white_ratio`` the brighter side of the card's white over the darker,
    ``sharpness`` the share of the stripes' contrast that the photo keeps, ``chroma_step`` how
    coarsely the file keeps colour (0 without loss). ``straight`` is the card
    seen straight on as JPEG, for the eye; the photo stays the evidence.
    """

    why_not: str = ""
    facts: dict[str, str] = {}
    version: int = -1
    serial: str = ""
    px_per_mm: float = 0.0
    gamma: Rgb = (0.0, 0.0, 0.0)
    white_ratio: float = 0.0
    sharpness: float = 0.0
    chroma_step: int = 0
    left: VialReading | None = None
    right: VialReading | None = None
    straight: bytes = b""
