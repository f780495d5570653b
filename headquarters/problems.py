"""From a Problem's code to the sentences an administrator reads."""

import string
import tomllib
from typing import Any

from headquarters.settings import RESOURCES
from record.problems import Problem


def sentence(problem: Problem, language: str) -> str:
    """Say what happened, what was kept and what to do next, in ``zh`` or ``en``."""
    entries: dict[str, Any] = {}
    for file in sorted((RESOURCES / "messages").glob("*.toml")):
        entries.update(tomllib.loads(file.read_text(encoding="utf-8")))
    said = entries.get(problem.code, {}).get(language)
    if said is None:
        return problem.code
    text = " ".join(said[part] for part in ("what", "kept", "next") if said.get(part))
    return string.Formatter().vformat(text, (), _Facts(problem.facts))


class _Facts(dict[str, Any]):
    """Facts that leave a gap where one is missing."""

    def __missing__(self, key: str) -> str:
        return "…"
