"""Take a still again from its original and say whether it is the same, or what differs."""

import hashlib
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.pictures.encoding import note_of
from desktop.evidence.pictures.pixel_difference import PixelDifference, difference
from desktop.services.footage.contents import Footage
from desktop.services.footage.footage import FootageReader
from record.derivatives.stills import Provenance
from record.problems import Problem


class Compared(StrEnum):
    """What of a still is compared with what was recorded of it."""

    FILE = "FILE"
    DECODER = "DECODER"
    COLOUR = "COLOUR"
    FRAME = "FRAME"
    STILL = "STILL"
    PIXELS = "PIXELS"
    PLANES = "PLANES"
    FACTS = "FACTS"


_DECIDING = frozenset(
    {
        Compared.FILE,
        Compared.FRAME,
        Compared.STILL,
        Compared.PIXELS,
        Compared.PLANES,
        Compared.FACTS,
    }
)
_COMPARED = (
    "container", "codec", "stream", "timing", "time_base", "pts", "seconds", "number", "frames",
    "key_distance", "picture_type", "suspect", "width", "height", "rotation", "sample_aspect",
    "pixel_format", "rule", "matrix", "orientation", "turn_remark",
)  # fmt: skip
_MOST_BYTES = 256 * 1024 * 1024


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not as recorded.

    ``what``: FILE (another original), DECODER, COLOUR (another conversion), FRAME (can't be had;
    ``found`` is the problem's code), STILL (the picture at hand is not the recorded one), PIXELS
    (the original gives others), PLANES (so does the decoder, before any conversion), or FACTS, with
    ``name`` saying which.
    """

    what: Compared
    expected: str
    found: str
    name: str = ""


class Reproduction(msgspec.Struct, frozen=True, kw_only=True):
    """What came of taking a still again; ``pixels`` compares it with the still at hand."""

    equal: bool
    differences: tuple[Difference, ...]
    expected: Provenance
    again: Provenance | None = None
    pixels: PixelDifference | None = None


def reproduce(
    reader: FootageReader,
    decoder: Decoder,
    footage: Footage,
    expected: Provenance,
    still: Path | None = None,
) -> Reproduction:
    """Take a still again from opened footage, as its provenance says.

    ``still`` is the picture at hand, whose pixels are compared too. Another decoder that gives
    the same pixels is named, yet the still is equal; so is one whose planes are the same and that
    another build of FFmpeg converted otherwise.
    """
    found: list[Difference] = []
    if expected.source_sha256 != footage.sha256:
        found.append(
            Difference(what=Compared.FILE, expected=expected.source_sha256, found=footage.sha256)
        )
    again: Provenance | None = None
    try:
        _, again = reader.still_at(footage, expected.pts, expected.rule)
    except Problem as problem:
        found.append(
            Difference(what=Compared.FRAME, expected=str(expected.pts), found=problem.code)
        )
    if again is not None:
        found += _compared(expected, again)
    shown = _pixels(decoder, still) if still is not None else None
    if shown is not None and shown[0] != expected.pixel_sha256:
        found.append(
            Difference(what=Compared.STILL, expected=expected.pixel_sha256, found=shown[0])
        )
    apart = None
    if shown is not None and again is not None and shown[0] != again.pixel_sha256:
        apart = _apart(reader, footage, again, shown)
    deciding = _DECIDING
    if again is not None and _is_converted_otherwise(expected, again):
        deciding = deciding - {Compared.PIXELS}
    return Reproduction(
        equal=not any(d.what in deciding for d in found),
        differences=tuple(found),
        expected=expected,
        again=again,
        pixels=apart,
    )


def _is_converted_otherwise(expected: Provenance, again: Provenance) -> bool:
    """Whether the decoded planes are the same and only another decoder's conversion is not."""
    same = bool(expected.plane_sha256) and expected.plane_sha256 == again.plane_sha256
    return same and expected.decoder != again.decoder


def provenance_of(facts: Any) -> Provenance:
    """Read a provenance from an exhibit's settings or a JSON object.

    Raises ``Problem('stills.no_provenance')`` for what is none.
    """
    try:
        return msgspec.convert(facts, Provenance, strict=False)
    except msgspec.ValidationError as error:
        raise Problem("stills.no_provenance") from error


def provenance_in(path: Path) -> Provenance:
    """Read the provenance a still carries, or a JSON file holds.

    A file of ``still --json`` is understood as well. Raises ``stills.no_provenance``.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES)
    except OSError as error:
        raise Problem("system.file_missing", name=path.name) from error
    note: bytes | str = note_of(raw) if raw.startswith(b"\x89PNG") else raw
    try:
        facts = msgspec.json.decode(note or b"null")
    except msgspec.DecodeError as error:
        raise Problem("stills.no_provenance") from error
    if isinstance(facts, dict) and "provenance" in facts:
        facts = facts["provenance"]
    return provenance_of(facts)


def _compared(expected: Provenance, again: Provenance) -> list[Difference]:
    found = []
    if expected.decoder != again.decoder:
        found.append(
            Difference(what=Compared.DECODER, expected=expected.decoder, found=again.decoder)
        )
    if expected.colour != again.colour:
        found.append(Difference(what=Compared.COLOUR, expected=expected.colour, found=again.colour))
    if expected.pixel_sha256 != again.pixel_sha256:
        found.append(
            Difference(
                what=Compared.PIXELS, expected=expected.pixel_sha256, found=again.pixel_sha256
            )
        )
    if expected.plane_sha256 and expected.plane_sha256 != again.plane_sha256:
        found.append(
            Difference(
                what=Compared.PLANES, expected=expected.plane_sha256, found=again.plane_sha256
            )
        )
    for name in _COMPARED:
        before, now = getattr(expected, name), getattr(again, name)
        if before != now:
            found.append(
                Difference(what=Compared.FACTS, name=name, expected=str(before), found=str(now))
            )
    return found


def _pixels(decoder: Decoder, still: Path) -> tuple[str, bytes, int, int]:
    picture = decoder.preview(still, 65_500, 65_500, as_stored=True)
    digest = hashlib.sha256(picture.rgb).hexdigest()
    return digest, picture.rgb, picture.width, picture.height


def _apart(
    reader: FootageReader,
    footage: Footage,
    again: Provenance,
    shown: tuple[str, bytes, int, int],
) -> PixelDifference | None:
    _, rgb, width, height = shown
    if (width, height) != (again.width, again.height):
        return None
    size = max(width, height), max(width, height)
    frame = reader.pixels(footage, again.pts, *size, again.rule)
    if (frame.width, frame.height) != (width, height):
        return None
    return difference(frame.rgb, rgb, width, height)
