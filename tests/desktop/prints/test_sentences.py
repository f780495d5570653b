"""Every sentence of every paper has a field, a fixed wording, a signer or a blank behind it."""

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop import prints
from desktop.paths import RESOURCES
from desktop.prints.papers import facts, forms
from desktop.services.papers.papers import About
from tests.rulebooks import shipped

TABLE: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8")
)
LABELS: dict[str, dict[str, dict[str, str]]] = tomllib.loads(
    (RESOURCES / "prints" / "labels.toml").read_text(encoding="utf-8")
)
ROOMS = [
    import_module(f"record.{name}")
    for name in (
        "case", "evidence", "people", "derivatives.clips", "derivatives.comparisons",
        "derivatives.drawn", "derivatives.flattened", "derivatives.pairs", "derivatives.redacted",
        "derivatives.stills", "exhibits.custody", "exhibits.papers", "exhibits.samples",
        "journal.station", "sheets.sample_comparison",
    )
]  # fmt: skip
LONG = 14
CJK = re.compile("[㐀-鿿]")


def is_sentence(entry: dict[str, str]) -> bool:
    """Tell a sentence from the name of a field: it ends like one, or is as long as one."""
    chinese = re.sub(r"\{\w+\}", "", entry["zh"])
    return "。" in chinese or len(chinese) >= LONG or entry["en"].rstrip().endswith(".")


def test_every_sentence_of_the_printed_words_has_a_row_and_every_row_a_sentence() -> None:
    found = {
        f"{group}.{name}"
        for group, entries in LABELS.items()
        for name, entry in entries.items()
        if is_sentence(entry)
    }
    assert found == set(TABLE["labels"])


def test_every_sentence_of_the_forms_has_a_row() -> None:
    found = set()
    for form in forms.forms():
        found |= {f"{form.document}.closing.{number}" for number, _ in enumerate(form.closing)}
        for part in form.parts:
            found |= {
                f"{form.document}.{part.key}.{name}"
                for name in ("empty", "default")
                if getattr(part, name).zh
            }
    assert found == set(TABLE["forms"])
    assert {p.source for f in forms.forms() for p in f.parts if p.source} == set(TABLE["sources"])
    assert set(forms.field_names().names) == set(TABLE["fields"])


def test_every_clause_of_the_rule_sets_has_a_row() -> None:
    found = {
        f"{name}.{clause.id}"
        for name, wording in shipped().newest.wordings.items()
        for clause in wording.clauses
    }
    assert found == set(TABLE["wordings"])


@pytest.mark.parametrize(
    ("place", "source"),
    [(f"{group}.{key}", said) for group, rows in TABLE.items() for key, said in rows.items()],
)
def test_what_a_row_names_exists(place: str, source: str) -> None:
    kind, _, named = source.partition(" ")
    if kind == "field":
        assert named
        assert [each for each in named.split() if not _is_field(each)] == []
    elif kind == "signer":
        assert named in {signer.name for form in forms.forms() for signer in form.signers}
    elif kind == "fixed":
        assert len(named) > 3
    else:
        assert kind == "hand"


def test_a_blank_that_is_filled_by_hand_has_lines_and_does_not_say_none() -> None:
    for form in forms.forms():
        for part in form.parts:
            if TABLE["forms"].get(f"{form.document}.{part.key}.empty") == "hand":
                assert part.lines, f"{form.document}.{part.key}"


def test_a_signer_who_declares_something_signs_that_paper() -> None:
    for place, source in TABLE["forms"].items():
        kind, _, who = source.partition(" ")
        if kind == "signer":
            form = forms.form(place.partition(".")[0])
            assert who in form.names(forms.DECIDES), place


def test_no_words_of_papers_stand_in_the_code() -> None:
    found = [
        f"{path.name}:{line}: {text[:40]}"
        for path in sorted(Path(prints.__file__).parent.rglob("*.py"))
        # Capitals of money and numerals are digits; a bag's index and a font's table no paper.
        if path.name not in {"amounts.py", "text.py", "bag.py", "embedding.py"}
        for line, text in _texts(ast.parse(path.read_text(encoding="utf-8")))
        if CJK.search(text) or len(re.findall(r"[a-z]{2,} (?=[a-z]{2,})", text)) > 2
    ]
    assert found == []


def test_a_new_sentence_would_be_found() -> None:
    assert is_sentence({"zh": "双方确认无误。", "en": "both agree"})
    assert is_sentence({"zh": "无误", "en": "Both sides agree."})
    assert not is_sentence({"zh": "地点", "en": "Place"})


def test_what_no_field_says_is_not_said_any_more() -> None:
    said = (RESOURCES / "prints" / "forms.toml").read_text(encoding="utf-8")
    for words in ("并宣读", "均已核对", "均在场进行", "尚未就处理结果", "不涉及金额"):
        assert words not in said


def _is_field(named: str) -> bool:
    kind, _, name = named.partition(".")
    if kind == "About":
        return name in About.__struct_fields__
    found: Any = next((getattr(room, kind) for room in ROOMS if hasattr(room, kind)), None)
    return (
        isinstance(found, type)
        and issubclass(found, msgspec.Struct)
        and name in found.__struct_fields__
    )


def _texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    spoken = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in spoken
        ):
            yield node.lineno, node.value


def test_facts_have_a_source_for_every_name_a_form_uses() -> None:
    assert set(TABLE["sources"]) <= set(facts._SOURCES)
