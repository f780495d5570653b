"""The rule sets that came with the program."""

from functools import cache

from desktop.paths import resources
from record.rules.releases import Rulebook, released


@cache
def shipped_rules() -> Rulebook:
    """Read the released rule sets, once: they never change while the program runs."""
    folder = resources() / "rules"
    return released(
        {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.toml")}
    )
