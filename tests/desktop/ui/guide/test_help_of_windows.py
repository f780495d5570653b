"""Every window has its help, and every key that is told exists."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from build_spec.walk.windows import windows
from desktop import help as texts
from desktop import keys
from desktop.paths import resources
from desktop.ui.guide.help_keys import name_of
from tests.architecture.sources import ROOT

LANGUAGES = ("zh", "en")
# What several windows share, or what a window takes by its own keyPressEvent.
TYPED = re.compile(r"[A-Za-z0-9] … [A-Za-z0-9]")
FILES = sorted((resources() / "help").glob("*/*.md"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_and_every_dialog_has_its_help(language: str) -> None:
    wanted = {name_of(window) for window in windows()}
    there = {topic.name for topic in texts.topics(language)}
    assert wanted - there == set()


def test_no_help_is_left_of_a_window_that_is_gone() -> None:
    shown = {name_of(window) for window in windows()} | {"overview", "sign_in"}
    assert {file.stem for file in FILES} - shown == set()


def test_both_languages_have_the_same_pages_and_name_the_same_keys() -> None:
    for file in FILES:
        other = Path(str(file).replace("/zh/", "/en/"))
        assert sorted(texts.named_keys(file.read_text("utf-8"))) == sorted(
            texts.named_keys(other.read_text("utf-8"))
        ), file


@pytest.mark.parametrize("file", FILES, ids=lambda f: f"{f.parent.name}-{f.stem}")
def test_a_page_names_keys_that_exist_by_their_names_only(file: Path) -> None:
    raw = file.read_text("utf-8")
    assert raw.startswith("# ")
    for name in texts.named_keys(raw):
        keys.key(name)
    left = re.sub(r"\{[a-z_]+\.[a-z_]+\}", "", raw)
    assert not re.search(r"\b(Ctrl|Alt|Shift)\+|\bF\d+\b(?<!F18)", left.replace("F18", ""))
    assert not {"{", "}"} & set(left)


def test_every_key_is_one_that_qt_knows() -> None:
    for place in keys.places():
        for key in place.keys:
            for each in key.keys:
                if not TYPED.fullmatch(each):
                    assert QKeySequence(each).toString() == each, (key.name, each)


def test_every_place_is_a_window_or_says_of_which_it_is() -> None:
    known = {name_of(window) for window in windows()}
    for place in keys.places():
        assert place.name in {keys.EVERYWHERE, *known} or place.windows, place.name
        assert set(place.windows) <= known, place.name
        assert all(key.zh and key.en for key in place.keys)


def test_no_two_acts_of_a_window_share_a_key() -> None:
    for place in keys.places():
        each = [key for row in place.keys for key in row.keys]
        assert len(each) == len(set(each)), place.name


def test_shortcuts_are_made_of_names_of_the_table() -> None:
    named = {key.name for place in keys.places() for key in place.keys}
    for module in (ROOT / "desktop" / "ui").rglob("*.py"):
        for call in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "on_keys":
                name = call.args[1]
                said = ast.unparse(name)
                fixed = isinstance(name, ast.Constant)
                assert not fixed or name.value in named, f"{module}: {said}: resources/keys.toml"
                assert fixed or isinstance(name, ast.Name | ast.JoinedStr), f"{module}: {said}"


def test_tooltips_and_buttons_tell_keys_that_exist() -> None:
    there = {each for place in keys.places() for key in place.keys for each in key.keys}
    shown = {keys.key(key.name).shown for place in keys.places() for key in place.keys}
    every = there | {part for each in shown for part in each.split(" / ")}
    for form in (ROOT / "forms").rglob("*.ui"):
        for told in re.findall(r"\(((?:Ctrl|Alt|Shift)\+[^)\s]+|F\d)\)", form.read_text("utf-8")):
            assert told in every, (form.name, told)
