"""Saying a Problem where it happened, without stopping anybody."""

from desktop.messages import Sentence
from desktop.ui.widgets.banner import Banner


def show_problem(banner: Banner, words: Sentence, tone: str = "bad") -> None:
    """Say in a banner what happened, what was kept and what to do next."""
    rest = " ".join(part for part in (words.kept, words.next) if part)
    banner.say(rest or words.what, tone, title=words.what if rest else "")


def lines_of(words: Sentence) -> str:
    """Return the sentences one below the other."""
    return "\n".join(part for part in (words.what, words.kept, words.next) if part)
