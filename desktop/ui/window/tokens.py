"""The colours and sizes of the design, in one place, light and dark."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Colours:
    """One theme's colours as ``#RRGGBB``; ``*_soft`` is the ground under the plain name."""

    page: str
    surface: str
    sunken: str
    hairline: str
    border: str
    field: str
    text_strong: str
    text_body: str
    text_muted: str
    accent: str
    accent_soft: str
    accent_fill: str
    accent_hover: str
    accent_press: str
    on_fill: str
    good: str
    good_soft: str
    good_fill: str
    warning: str
    warning_soft: str
    warning_fill: str
    warning_dot: str
    bad: str
    bad_soft: str
    bad_fill: str
    neutral: str
    neutral_soft: str


LIGHT = Colours(
    page="#F5F6F8",
    surface="#FFFFFF",
    sunken="#F9FAFB",
    hairline="#E4E7EC",
    border="#D0D5DD",
    field="#8088A0",
    text_strong="#101828",
    text_body="#1D2939",
    text_muted="#596377",
    accent="#1D4ED8",
    accent_soft="#EFF4FF",
    accent_fill="#1D4ED8",
    accent_hover="#1A45BF",
    accent_press="#173CA6",
    on_fill="#FFFFFF",
    good="#067647",
    good_soft="#ECFDF3",
    good_fill="#067647",
    warning="#B54708",
    warning_soft="#FFF4E5",
    warning_fill="#B54708",
    warning_dot="#F79009",
    bad="#B42318",
    bad_soft="#FEF3F2",
    bad_fill="#D92D20",
    neutral="#344054",
    neutral_soft="#F2F4F7",
)

DARK = Colours(
    page="#0F141D",
    surface="#171E29",
    sunken="#1C2431",
    hairline="#2A3342",
    border="#3D495C",
    field="#6B7A93",
    text_strong="#F7F8FA",
    text_body="#E4E7EC",
    text_muted="#9AA5B8",
    accent="#8FB1FF",
    accent_soft="#1B2A4D",
    accent_fill="#2F62EA",
    accent_hover="#2957D6",
    accent_press="#234CBF",
    on_fill="#FFFFFF",
    good="#6CE0A5",
    good_soft="#10301F",
    good_fill="#067647",
    warning="#FBB85C",
    warning_soft="#3A2408",
    warning_fill="#B54708",
    warning_dot="#F79009",
    bad="#FF9C92",
    bad_soft="#41161A",
    bad_fill="#D92D20",
    neutral="#C3CBD8",
    neutral_soft="#252E3D",
)

SEEN_TOGETHER = (
    ("field", "page"),
    ("field", "surface"),
    ("accent", "page"),
    ("accent", "surface"),
    ("bad", "surface"),
)
"""Every edge over ground that tells a field or where the keyboard is; each must reach 3."""

READ_TOGETHER = (
    ("text_strong", "page"),
    ("text_strong", "surface"),
    ("text_body", "page"),
    ("text_body", "surface"),
    ("text_body", "accent_soft"),
    ("text_muted", "page"),
    ("text_muted", "surface"),
    ("text_muted", "sunken"),
    ("text_muted", "accent_soft"),
    ("text_muted", "neutral_soft"),
    ("text_muted", "warning_soft"),
    ("text_muted", "bad_soft"),
    ("accent", "surface"),
    ("accent", "page"),
    ("accent", "accent_soft"),
    ("on_fill", "accent_fill"),
    ("on_fill", "accent_hover"),
    ("on_fill", "accent_press"),
    ("on_fill", "good_fill"),
    ("on_fill", "bad_fill"),
    ("on_fill", "warning_fill"),
    ("good", "good_soft"),
    ("good", "surface"),
    ("warning", "warning_soft"),
    ("warning", "surface"),
    ("bad", "bad_soft"),
    ("bad", "surface"),
    ("neutral", "neutral_soft"),
)
"""Every pair of text over ground that the style uses; each must reach a contrast of 4.5."""

SIZES = {"title": 22, "number": 18, "section": 15, "body": 14, "muted": 12}
"""Type sizes in pixels at 100 %."""

GROWING = {
    "control": 34,
    "small": 28,
    "link": 22,
    "head": 38,
    "row": 52,
    "row_compact": 36,
    "chip": 22,
    "rail_row": 42,
    "face": 32,
    "big_face": 48,
    "step": 28,
    "choice": 20,
    "choice_row": 24,
}
"""Heights in pixels at 100 % that grow with the text."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours ``#RRGGBB``, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
