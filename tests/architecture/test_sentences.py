import ast
import string
from typing import Any

import pytest

from tests.architecture.sources import PRODUCT, nodes, nothing_in, sentences

LANGUAGES = ("zh", "en")


def test_every_problem_code_has_a_sentence() -> None:
    nothing_in(f"{file}: {code}" for file, code in _raised() if code not in sentences())


def test_every_sentence_belongs_to_a_code_somewhere() -> None:
    spoken = {
        node.value for _, node in nodes(ast.Constant, *PRODUCT) if isinstance(node.value, str)
    }
    nothing_in(code for code in _full() if not _spoken(code, spoken))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_whole_in_both_languages(language: str) -> None:
    nothing_in(
        code
        for code, entry in sentences().items()
        if not entry.get(language)
        or (code in _full() and not all(entry[language].get(part) for part in _parts(code)))
    )


def test_both_languages_have_the_same_blanks() -> None:
    nothing_in(c for c, e in sentences().items() if _blanks(e["zh"]) != _blanks(e["en"]))


def _spoken(code: str, words: set[str]) -> bool:
    """Tell whether sources name a code, whole or put together as ``f"hq.{word}"``."""
    area, word = code.split(".", 1)
    return code in words or {f"{area}.", word} <= words


def _parts(code: str) -> tuple[str, ...]:
    """Return what a sentence must say; beside an input field the fault is enough."""
    return ("what",) if code.startswith("input.") else ("what", "kept", "next")


def _raised() -> list[tuple[str, str]]:
    return [
        (file, constant.value)
        for file, node in nodes(ast.Call, *PRODUCT)
        if _called(node) == "Problem" and node.args
        for constant in ast.walk(node.args[0])
        if isinstance(constant, ast.Constant) and str(constant.value).partition(".")[2]
    ]


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _full() -> dict[str, Any]:
    """Return the entries that are sentences, without the single phrases."""
    return {c: e for c, e in sentences().items() if isinstance(e.get("en"), dict)}


def _blanks(entry: str | dict[str, str]) -> set[str]:
    texts = entry.values() if isinstance(entry, dict) else [entry]
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def test_no_interface_string_hides_inside_an_f_string() -> None:
    # lupdate reads f-strings as plain text, so such a string is never translated nor missed.
    nothing_in(
        f"{file}: {inner.lineno}"
        for file, node in nodes(ast.JoinedStr, "desktop")
        for inner in ast.walk(node)
        if isinstance(inner, ast.Call) and _called(inner) in {"tr", "translate"}
    )
