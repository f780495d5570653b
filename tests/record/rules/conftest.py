"""The rules as they are shipped, read once."""

import pytest

from record.rules import ruleset
from record.rules.ruleset import Ruleset
from tests.rulebooks import IN_FORCE, shipped


@pytest.fixture(scope="session")
def rule_files() -> dict[str, bytes]:
    first = shipped().release(IN_FORCE)
    assert first is not None
    return {name: text.encode() for name, text in first.files.items()}


@pytest.fixture(scope="session")
def rules(rule_files: dict[str, bytes]) -> Ruleset:
    return ruleset.parse(rule_files)
