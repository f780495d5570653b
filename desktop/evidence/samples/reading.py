"""Measure two vials before the reference card in one photo, or say why not."""

from typing import BinaryIO

import cv2
import msgspec
import numpy as np

from desktop.evidence.pictures.images import measured_pixels
from desktop.evidence.samples import card_finding, refusing
from desktop.evidence.samples.card_finding import SCALE, Pixels, cut
from desktop.evidence.samples.compression import chroma_step, is_coarse
from desktop.evidence.samples.haze import haze
from desktop.evidence.samples.light import LUMINANCE, Light, Values, read_light, refined
from desktop.evidence.samples.messages import SamplesReading, VialReading
from desktop.evidence.samples.refusing import NotMeasuredError
from desktop.evidence.samples.vessels import Vessel, outline, refuse_if_different, with_surface
from record.sheets import sample_card as card
from record.sheets.paper import Box

_WORKING_EDGE = 2600
_BLOCK_MM = 1.5
_BURNT, _SHINES, _GLARE_SHARE = 252, 1.25, 0.02
_UNEVEN = 1.15
_CLEAR_MM = 2.5
_JPEG_QUALITY = 88
_SHOWN_WIDTH = 1260


def measure(file: BinaryIO, kind: str) -> SamplesReading:
    """Measure a photo; raises ``Problem`` when the file cannot be decoded."""
    step = chroma_step(file, kind)
    rgb = np.asarray(measured_pixels(file, kind, _WORKING_EDGE))
    reading = measure_pixels(rgb)
    if reading.why_not in refusing.OF_OUTLINES and is_coarse(step, rgb):
        reading = SamplesReading(why_not=refusing.COMPRESSED)
    return msgspec.structs.replace(reading, chroma_step=step)


def measure_pixels(rgb: Pixels) -> SamplesReading:
    """Measure rows of RGB. Never raises for a bad photo: ``why_not`` says what is wrong."""
    try:
        return _measured(rgb)
    except NotMeasuredError as refusal:
        return SamplesReading(why_not=refusal.code, facts=refusal.facts)


def _measured(rgb: Pixels) -> SamplesReading:
    found = card_finding.find(np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.uint8))
    flat = card_finding.flatten(rgb, found)
    light = read_light(flat)
    vessels = [outline(flat, light, side) for side in card.PLACE_CENTRES]
    light = refined(light, flat, [(v.left - _CLEAR_MM, v.right + _CLEAR_MM) for v in vessels])
    for vessel, letter in zip(vessels, "AB", strict=True):
        field = _field(vessel)
        _refuse_glare(cut(flat, field), light.region(flat, field), letter)
    left, right = (
        with_surface(flat, light, vessel, side)
        for vessel, side in zip(vessels, card.PLACE_CENTRES, strict=True)
    )
    refuse_if_different(left, right)
    (one, sharp_left), (two, sharp_right) = (
        _vial(flat, light, vessel, letter) for vessel, letter in ((left, "A"), (right, "B"))
    )
    red, green, blue = (float(g) for g in light.gamma)
    return SamplesReading(
        version=card.VERSION,
        serial=card_finding.serial_on(flat),
        px_per_mm=found.px_per_mm,
        gamma=(red, green, blue),
        white_ratio=light.ratio,
        sharpness=min(sharp_left, sharp_right),
        left=one,
        right=two,
        straight=_shown(flat),
    )


def _vial(flat: Pixels, light: Light, vessel: Vessel, letter: str) -> tuple[VialReading, float]:
    hazes, sharpness = haze(flat, light, vessel)
    blocks = _blocks(light.region(flat, _field(vessel)))
    _refuse_uneven(blocks[len(blocks) // 2 :] if vessel.milky else blocks, letter)
    reading = VialReading(
        blocks=tuple((float(r), float(g), float(b)) for r, g, b in blocks.reshape(-1, 3)),
        haze=hazes,
        width=vessel.width,
        edge=vessel.edge,
        fill=vessel.fill,
        milky=vessel.milky,
    )
    return reading, sharpness


def _field(vessel: Vessel) -> Box:
    return vessel.middle(card.COLOUR_FIELD.y, card.COLOUR_FIELD.height)


def _blocks(lit: Values) -> Values:
    size = _BLOCK_MM * SCALE
    rows = max(1, int(lit.shape[0] // size))
    columns = max(1, int(lit.shape[1] // size))
    return np.array([
        [part.mean(axis=(0, 1)) for part in np.array_split(row, columns, axis=1)]
        for row in np.array_split(lit, rows, axis=0)
    ])  # fmt: skip


def _refuse_glare(crop: Pixels, lit: Values, letter: str) -> None:
    bright = lit @ LUMINANCE
    shining = bright > _SHINES * float(np.median(bright))
    share = float((shining | (crop >= _BURNT).any(axis=2)).mean())
    if share > _GLARE_SHARE:
        raise NotMeasuredError(refusing.GLARE, place=letter, percent=f"{100 * share:.0f}")


def _refuse_uneven(blocks: Values, letter: str) -> None:
    """Refuse layers, bubbles and drops: one number would stand for two liquids.

    Of a milky vial only the lower rows are asked: over the upper ones lies the stripes' shine.
    """
    rows = np.median(blocks, axis=1)
    spread = float((rows.max(axis=0) / np.maximum(rows.min(axis=0), 1e-4)).max())
    if spread > _UNEVEN:
        raise NotMeasuredError(refusing.UNEVEN, place=letter, percent=f"{100 * (spread - 1):.0f}")


def _shown(flat: Pixels) -> bytes:
    size = _SHOWN_WIDTH, round(_SHOWN_WIDTH * flat.shape[0] / flat.shape[1])
    small = cv2.resize(flat, size, interpolation=cv2.INTER_AREA)
    blue_first = cv2.cvtColor(small, cv2.COLOR_RGB2BGR)
    _, data = cv2.imencode(".jpg", blue_first, [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY])
    return data.tobytes()
