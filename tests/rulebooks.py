"""The rule sets as they are shipped, and made-up later ones."""

from datetime import date
from functools import cache
from pathlib import Path

from record.rules.releases import Release, Rulebook, released

FOLDER = Path(__file__).parents[1] / "resources" / "rules"
FIRST = "2026.1"
NEXT_YEAR = date(2027, 1, 1)


@cache
def shipped() -> Rulebook:
    return released(
        {p.relative_to(FOLDER).as_posix(): p.read_bytes() for p in FOLDER.rglob("*.toml")}
    )


def later(
    version: str = "2027.1", in_force: date = NEXT_YEAR, **replaced: tuple[str, str]
) -> Release:
    """Return a set made from the first one; ``states=(old, new)`` replaces in ``states.toml``."""
    first = shipped().release(FIRST)
    assert first is not None
    said = first.files["ruleset.toml"]
    said = said.replace(f'"{FIRST}"', f'"{version}"').replace("2026-01-01", in_force.isoformat())
    files = {**first.files, "ruleset.toml": said}
    for name, (old, new) in replaced.items():
        assert old in files[f"{name}.toml"]
        files[f"{name}.toml"] = files[f"{name}.toml"].replace(old, new)
    return Release(version, files)
