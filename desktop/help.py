"""The help: one topic for each window, in both languages, with its keys. No Qt."""

import re
from dataclasses import dataclass
from functools import cache

from desktop import keys
from desktop.paths import resources
from record.reading.sought import Sought

KEYS = "keys"
"""The topic that lists every key; it is made, not written."""
OVERVIEW = "overview"
_KEY = re.compile(r"\{([a-z_]+\.[a-z_]+)\}")
_WORDS = {
    "zh": {"title": "全部快捷键", "here": "本窗口的按键", "key": "按键", "does": "作用"},
    "en": {"title": "The list of keys", "here": "Keys here", "key": "Key", "does": "What it does"},
}


@dataclass(frozen=True)
class Topic:
    """A page of help: the name of the window it is about, its title, its text in Markdown."""

    name: str
    title: str
    text: str

    def holds(self, typed: str) -> bool:
        """Tell whether every word that was typed stands in it, however it is written."""
        sought = Sought(typed)
        return len(sought.found_in(f"{self.title} {self.text}")) == len(set(sought.terms))


@cache
def topics(language: str) -> tuple[Topic, ...]:
    """Return every topic in ``zh`` or ``en``: the overview, the windows by title, the keys."""
    files = sorted((resources() / "help" / language).glob("*.md"))
    read = [_topic(file.stem, file.read_text("utf-8"), language) for file in files]
    read.sort(key=lambda topic: (topic.name != OVERVIEW, topic.title))
    return (*read, Topic(KEYS, _WORDS[language]["title"], _list_of_keys(language)))


def topic(name: str, language: str) -> Topic | None:
    """Return a topic by the name of its window."""
    return next((each for each in topics(language) if each.name == name), None)


def find(typed: str, language: str) -> tuple[Topic, ...]:
    """Return the topics in which every word stands; those with all of them in the title first."""
    sought = Sought(typed)
    found = [each for each in topics(language) if each.holds(typed)]
    return tuple(sorted(found, key=lambda each: -len(sought.found_in(each.title))))


def named_keys(raw: str) -> tuple[str, ...]:
    """Return the names of the keys that a text speaks of."""
    return tuple(_KEY.findall(raw))


def _topic(name: str, raw: str, language: str) -> Topic:
    head, _, body = raw.partition("\n")
    text = _KEY.sub(lambda found: f"**{keys.key(found[1]).shown}**", body.strip())
    here = "".join(_table(place, language) for place in keys.keys_of(name))
    told = f"\n\n## {_WORDS[language]['here']}\n\n{here}" if here else ""
    return Topic(name, head.lstrip("# ").strip(), f"{text}{told}")


def _list_of_keys(language: str) -> str:
    parts = (f"## {place.title(language)}\n\n{_table(place, language)}" for place in keys.places())
    return "\n".join(parts)


def _table(place: keys.Place, language: str) -> str:
    words = _WORDS[language]
    rows = (f"| {each.shown} | {each.words(language)} |\n" for each in place.keys)
    return f"| {words['key']} | {words['does']} |\n|---|---|\n{''.join(rows)}\n"
