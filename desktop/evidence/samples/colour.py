"""Colour as numbers: sRGB to CIELAB (D65, 2°) and the CIEDE2000 difference.

Plain Python: the same input gives the same bits on any machine that keeps to IEEE 754.
"""

import math

Triple = tuple[float, float, float]

# IEC 61966-2-1, linear sRGB to XYZ, rows scaled so that (1, 1, 1) is the white of D65.
_TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_EPSILON, _KAPPA = 216 / 24389, 24389 / 27
_POW7 = 25.0**7


def linear(value: float) -> float:
    """Return the linear light of an sRGB value, both from 0 to 1 (IEC 61966-2-1)."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def encoded(light: float) -> float:
    """Return the sRGB value of linear light, both from 0 to 1 (IEC 61966-2-1)."""
    kept = min(1.0, max(0.0, light))
    return kept * 12.92 if kept <= 0.0031308 else 1.055 * kept ** (1 / 2.4) - 0.055


def lab(rgb: Triple) -> Triple:
    """Return CIELAB (D65) of linear RGB relative to a white of (1, 1, 1) (CIE 15:2004)."""
    fx, fy, fz = (
        _root(sum(c * v for c, v in zip(row, rgb, strict=True)) / sum(row)) for row in _TO_XYZ
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def rgb_of(rgb: Triple) -> tuple[int, int, int]:
    """Return linear RGB as sRGB bytes, to be shown."""
    red, green, blue = (round(255 * encoded(v)) for v in rgb)
    return red, green, blue


def ciede2000(one: Triple, two: Triple) -> float:
    """Return the colour difference ΔE00 with kL = kC = kH = 1.

    After G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 color-difference formula: implementation
    notes, supplementary test data, and mathematical observations" (2005).
    """
    mean_chroma = (math.hypot(*one[1:]) + math.hypot(*two[1:])) / 2
    stretch = 1.5 - 0.5 * math.sqrt(mean_chroma**7 / (mean_chroma**7 + _POW7))
    l1, c1, h1 = _polar(one, stretch)
    l2, c2, h2 = _polar(two, stretch)
    d_hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(_hue_step(c1 * c2, h1, h2)) / 2)
    light, chroma, hue = (l1 + l2) / 2, (c1 + c2) / 2, _mean_hue(c1 * c2, h1, h2)
    s_light = 1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2)
    s_chroma, s_hue = 1 + 0.045 * chroma, 1 + 0.015 * chroma * _hue_weight(hue)
    x, y, z = (l2 - l1) / s_light, (c2 - c1) / s_chroma, d_hue / s_hue
    return math.sqrt(max(0.0, x * x + y * y + z * z + _rotation(chroma, hue) * y * z))


def _root(value: float) -> float:
    return math.cbrt(value) if value > _EPSILON else (_KAPPA * value + 16) / 116


def _polar(colour: Triple, stretch: float) -> Triple:
    light, a, b = colour
    a *= stretch
    hue = math.degrees(math.atan2(b, a)) % 360 if a or b else 0.0
    return light, math.hypot(a, b), hue


def _hue_step(chromas: float, h1: float, h2: float) -> float:
    if not chromas:
        return 0.0
    step = h2 - h1
    if step > 180:
        return step - 360
    return step + 360 if step < -180 else step


def _mean_hue(chromas: float, h1: float, h2: float) -> float:
    if not chromas:
        return h1 + h2
    if abs(h1 - h2) <= 180:
        return (h1 + h2) / 2
    return (h1 + h2 + 360) / 2 if h1 + h2 < 360 else (h1 + h2 - 360) / 2


def _hue_weight(hue: float) -> float:
    return (
        1
        - 0.17 * math.cos(math.radians(hue - 30))
        + 0.24 * math.cos(math.radians(2 * hue))
        + 0.32 * math.cos(math.radians(3 * hue + 6))
        - 0.20 * math.cos(math.radians(4 * hue - 63))
    )


def _rotation(chroma: float, hue: float) -> float:
    turn = 30 * math.exp(-(((hue - 275) / 25) ** 2))
    weight = 2 * math.sqrt(chroma**7 / (chroma**7 + _POW7))
    return -math.sin(math.radians(2 * turn)) * weight
