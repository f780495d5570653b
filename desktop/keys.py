"""Every key of the program: what is pressed, where, and what it does, in both languages. No Qt."""

import tomllib
from dataclasses import dataclass
from functools import cache

from desktop.paths import resources

EVERYWHERE = "everywhere"


@dataclass(frozen=True)
class Key:
    """One act by keyboard: any of ``keys`` does it; ``name`` is ``place.act``."""

    name: str
    keys: tuple[str, ...]
    zh: str
    en: str

    def words(self, language: str) -> str:
        """Return what it does, in ``zh`` or ``en``."""
        return self.zh if language == "zh" else self.en

    @property
    def shown(self) -> str:
        """The keys as a person reads them."""
        return " / ".join(_shown(key) for key in dict.fromkeys(map(_usual, self.keys)))


@dataclass(frozen=True)
class Place:
    """Where keys hold: a window, or what the ``windows`` share."""

    name: str
    zh: str
    en: str
    windows: tuple[str, ...]
    keys: tuple[Key, ...]

    def title(self, language: str) -> str:
        """Return its name, in ``zh`` or ``en``."""
        return self.zh if language == "zh" else self.en


@cache
def places() -> tuple[Place, ...]:
    """Return every place with its keys, in the order in which they are shown."""
    raw = tomllib.loads((resources() / "keys.toml").read_text("utf-8"))
    return tuple(
        Place(
            name=name,
            zh=row["zh"],
            en=row["en"],
            windows=tuple(row.get("windows", ())),
            keys=tuple(Key(f"{name}.{act}", *_read(*k)) for act, k in row["keys"].items()),
        )
        for name, row in raw.items()
    )


@cache
def _named() -> dict[str, Key]:
    return {key.name: key for place in places() for key in place.keys}


def key(name: str) -> Key:
    """Return a key by its name; a name that is not there is a bug."""
    return _named()[name]


def place(name: str) -> Place:
    """Return a place by its name; a name that is not there is a bug."""
    return next(each for each in places() if each.name == name)


def keys_of(window: str) -> tuple[Place, ...]:
    """Return the places whose keys hold in a window, its own first; not those of everywhere."""
    own = [place for place in places() if place.name == window]
    shared = [place for place in places() if window in place.windows]
    return (*own, *shared)


def _read(keys: list[str], zh: str, en: str) -> tuple[tuple[str, ...], str, str]:
    return tuple(keys), zh, en


def _usual(key: str) -> str:
    # The Enter of the number block is the same key to a person.
    return key.replace("Ctrl+Return", "Ctrl+Enter")


_SIGNS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "Enter"}


def _shown(key: str) -> str:
    held, _, last = key.rpartition("+") if key != "+" else ("", "", "+")
    return f"{held}+{_SIGNS.get(last, last)}" if held else _SIGNS.get(last, last)
