"""The rule sets as they are shipped, and made-up later ones."""

import re
from datetime import date
from functools import cache
from pathlib import Path

from record.rules.releases import Release, Rulebook, released

FOLDER = Path(__file__).parents[1] / "resources" / "rules"
# Later than whatever set will be shipped.
NEXT, NEXT_CENTURY = "2099.1", date(2099, 1, 1)
TODAY = date(2026, 11, 30)


@cache
def shipped() -> Rulebook:
    return released(
        {p.relative_to(FOLDER).as_posix(): p.read_bytes() for p in FOLDER.rglob("*.toml")}
    )


IN_FORCE = shipped().in_force(TODAY).version


def later(
    version: str = NEXT, in_force: date = NEXT_CENTURY, **replaced: tuple[str, str]
) -> Release:
    """Return a set made from the one in force, ``states=(old, new)`` replaced in its table."""
    present = shipped().release(IN_FORCE)
    assert present is not None
    said = present.files["ruleset.toml"].replace(f'"{IN_FORCE}"', f'"{version}"')
    said = re.sub(r"(?m)^in_force = .*$", f"in_force = {in_force}", said)
    files = {**present.files, "ruleset.toml": said}
    for name, (old, new) in replaced.items():
        assert old in files[f"{name}.toml"]
        files[f"{name}.toml"] = files[f"{name}.toml"].replace(old, new)
    return Release(version, files)
