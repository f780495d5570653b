"""The rules that came with the program."""

from functools import cache

from desktop.paths import resources
from record.rules.book import Ruleset
from record.rules.ruleset import parse


@cache
def load_rules() -> Ruleset:
    """Read the rules that came with the program, once: they never change while it runs."""
    folder = resources() / "rules"
    files = {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*.toml"))}
    return parse(files)
