"""Words that no paper may bind anybody to: found before the paper is written."""

import re
import tomllib
from functools import cache

import msgspec

from desktop.paths import resources
from desktop.prints.papers import forms
from record.problems import Problem
from record.rules.tables import Text
from record.sheets.paper_text import FormText


class Forbidden(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is forbidden, by patterns in both languages, and the law that says so."""

    name: str
    why: Text
    zh: tuple[str, ...]
    en: tuple[str, ...]

    def found(self, text: str) -> str:
        """Return the words of a text that match, or ""."""
        for pattern in (*self.zh, *self.en):
            if match := re.search(pattern, text, re.IGNORECASE):
                return match[0]
        return ""


def refuse_forbidden(text: FormText) -> None:
    """Raise ``paper.forbidden`` where a part that binds somebody says what none may.

    The customer's own account and facts are not searched: what was said may be told.
    """
    binding = {part.key for part in forms.form(text.document).parts if part.binds}
    for part in text.parts:
        if part.key not in binding:
            continue
        said = "\n".join((part.text, *(cell for row in part.rows for cell in row)))
        for each in _all():
            if words := each.found(said):
                why = each.why.read(text.language)
                raise Problem("paper.forbidden", part=part.title, words=words, why=why)


@cache
def _all() -> tuple[Forbidden, ...]:
    raw = (resources() / "prints" / "forbidden.toml").read_text(encoding="utf-8")
    return tuple(msgspec.convert(tomllib.loads(raw)["forbidden"], list[Forbidden]))
