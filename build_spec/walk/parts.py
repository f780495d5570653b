"""The parts of the walk: one screen, text size, language and theme each."""

from dataclasses import dataclass
from itertools import product


@dataclass(frozen=True)
class Screen:
    """What is free on a screen for a window without its frame, in logical pixels.

    ``scrolls`` allows scrolling sideways: a scaled screen smaller than what we lay out for.
    """

    wide: int
    high: int
    scrolls: bool = False

    @property
    def name(self) -> str:
        """How the screen is called, such as ``1366x696``."""
        return f"{self.wide}x{self.high}"


TITLE_BAR, TASK_BAR = 32, 40
SMALL, USUAL = Screen(1280, 648), Screen(1366, 696)


def scaled(wide: int, high: int, scale: float) -> Screen:
    """Return what a physical screen leaves free where everything is drawn ``scale`` times."""
    return Screen(int(wide / scale), int(high / scale) - TITLE_BAR - TASK_BAR, scrolls=True)


SCALED = (scaled(1366, 768, 1.25), scaled(1366, 768, 1.5))
TEXTS = (100, 125, 150, 200)
LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Part:
    """One way in which every window is looked at; ``colours`` measures contrasts as well."""

    screen: Screen
    text: int
    language: str
    theme: str = "light"
    colours: bool = False

    @property
    def name(self) -> str:
        """How the part is called, such as ``1366x696-100-zh-light``."""
        return f"{self.screen.name}-{self.text}-{self.language}-{self.theme}"


def parts() -> tuple[Part, ...]:
    """Return every part, the usual screens first."""
    found = [
        Part(screen, text, language, colours=text == 100 and screen == USUAL)
        for text, screen, language in product(TEXTS, (USUAL, SMALL), LANGUAGES)
    ]
    found += [Part(USUAL, 100, language, "dark", colours=True) for language in LANGUAGES]
    found += [Part(screen, 100, language) for screen, language in product(SCALED, LANGUAGES)]
    return tuple(found)


QUICK = (Part(USUAL, 100, "zh", colours=True), Part(SMALL, 200, "en"))
"""What the ordinary tests walk: the languages one each."""
