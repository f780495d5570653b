"""The rules as they are shipped, read once."""

from pathlib import Path

import pytest

from record.rules import ruleset
from record.rules.ruleset import Ruleset

FOLDER = Path(__file__).parents[3] / "resources" / "rules"


@pytest.fixture(scope="session")
def rule_files() -> dict[str, bytes]:
    return {
        path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in FOLDER.rglob("*.toml")
    }


@pytest.fixture(scope="session")
def rules(rule_files: dict[str, bytes]) -> Ruleset:
    return ruleset.parse(rule_files)
