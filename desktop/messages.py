"""From a code to the words a person reads: no Qt, used by windows and the command line."""

import logging
import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.paths import resources
from record.problems import Problem

if TYPE_CHECKING:
    from record.exhibits.custody import CopyFacts
    from record.exhibits.files import Arrival, FileRemark
    from record.exhibits.photos import PhotoRemark

_LOG = logging.getLogger(__name__)
LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Sentence:
    """What happened, what was kept, what to do next: one sentence each."""

    what: str
    kept: str
    next: str

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.kept, self.next) if part)


_GENERAL = {
    "zh": Sentence(
        "这一步没有完成。", "已保存的内容没有改动。", "请再试一次；仍不行请联系总部支持。"
    ),
    "en": Sentence(
        "This step was not completed.",
        "What was saved is unchanged.",
        "Try again; if it happens again, call headquarters support.",
    ),
}


class _Blanks(string.Formatter):
    """Fill ``{name}`` from the facts and leave out what is not there."""

    def get_value(self, key: int | str, args: Any, kwargs: Mapping[str, Any]) -> Any:
        return (
            kwargs.get(key, "…") if isinstance(key, str) else super().get_value(key, args, kwargs)
        )

    def get_field(self, field_name: str, args: Any, kwargs: Mapping[str, Any]) -> Any:
        return self.get_value(field_name, args, kwargs), field_name

    def format_field(self, value: Any, format_spec: str) -> str:
        return str(value) if isinstance(value, str) else format(value, format_spec)


class Messages:
    """All entries of a messages folder: sentences for Problems and single phrases."""

    def __init__(self, folder: Path) -> None:
        self.entries: dict[str, dict[str, Any]] = {}
        for file in sorted(folder.glob("*.toml")):
            self.entries.update(tomllib.loads(file.read_text(encoding="utf-8")))

    def sentence(self, problem: Problem, language: str) -> Sentence:
        """Say a Problem in ``language`` (``zh`` or ``en``); a general sentence when unknown.

        What is wrong with a file is a phrase, since it is also said among other things.
        """
        entry = self.entries.get(problem.code, {}).get(language)
        if isinstance(entry, str):
            return Sentence(_filled(entry, problem.facts), "", "")
        if not isinstance(entry, dict):
            _LOG.warning("no sentence for %s in %s", problem.code, language)
            return _GENERAL.get(language, _GENERAL["en"])
        return Sentence(
            *(_filled(entry.get(k, ""), problem.facts) for k in ("what", "kept", "next"))
        )

    def phrase(self, code: str, language: str, **facts: object) -> str:
        """Return the words of ``code`` (an entry whose value is one string), or "" if unknown."""
        text = self.entries.get(code, {}).get(language, "")
        return _filled(text, facts) if isinstance(text, str) else ""


def _filled(text: str, facts: Mapping[str, object]) -> str:
    return _Blanks().vformat(text, (), facts)


@cache
def _bundled() -> Messages:
    return Messages(resources() / "messages")


def sentence(problem: Problem, language: str) -> Sentence:
    """Say a Problem in ``language`` with the sentences the program ships."""
    return _bundled().sentence(problem, language)


def phrase(code: str, language: str, **facts: object) -> str:
    """Return the shipped words of ``code`` in ``language``, or "" if there are none."""
    return _bundled().phrase(code, language, **facts)


def document(name: str, language: str) -> str:
    """Return how a document is called: ``dossier``, ``custody``, a form such as ``F6``."""
    return phrase(f"document.{name.partition(':')[0]}", language) or phrase(
        "document.other", language
    )


def copied(said: "CopyFacts", language: str, reader: str = "") -> str:
    """Say which document was printed or saved, its code, how many copies of it and for whom."""
    parts = [phrase("copy.named", language, name=document(said.document, language))]
    if said.code:
        parts.append(phrase("copy.code", language, number=said.code))
    if said.file:
        parts.append(phrase("copy.file", language, file=said.file))
    elif said.copies:
        parts.append(phrase("copy.copies", language, n=said.copies))
    if reader:
        parts.append(phrase("copy.reader", language, reader=reader))
    return phrase("copy.between", language).join(parts)


def unit(sign: str, language: str) -> str:
    """Return how a unit is written in a language: a sign, or the word that stands for it."""
    return phrase(f"unit.{sign}", language) or sign


def file_remark(said: "FileRemark", language: str) -> str:
    """Say why a file cannot be shown, or not as it is."""
    mega = 1_000_000
    missing, promised = f"{said.missing / mega:.2f} MB", f"{said.promised / mega:.2f} MB"
    return sentence(Problem(said.code, missing=missing, promised=promised), language).what


def arrived(said: "Arrival", language: str) -> str:
    """Say how a file came that was none before, or "" of any other."""
    if not said.way:
        return ""
    colour = phrase(f"arrival.{said.colour.lower()}", language)
    facts = {"scanner": said.scanner, "dpi": said.dpi, "colour": colour, "page": said.page}
    return phrase(f"arrival.{said.way.lower()}", language, **facts)


def remark(said: "PhotoRemark", language: str) -> str:
    """Say a remark kept with its numbers: ``code`` names the words, ``unit`` those of a unit."""
    code, facts = said.code, said.facts()
    if "unit" in facts:
        facts["unit"] = phrase(f"{code.partition('.')[0]}.unit_{facts['unit']}", language)
    return phrase(code, language, **facts)
