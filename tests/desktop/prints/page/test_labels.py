import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from desktop.paths import RESOURCES
from desktop.prints.case import integrity
from desktop.prints.page import page
from desktop.prints.page.labels import Words, naming, when, words

ENTRIES = tomllib.loads((RESOURCES / "prints" / "labels.toml").read_text(encoding="utf-8"))


def test_every_word_is_there_in_both_languages_with_the_same_blanks():
    for group, entries in ENTRIES.items():
        for name, entry in entries.items():
            assert set(entry) == {"zh", "en"}, f"{group}.{name}"
            blanks = [sorted(re.findall(r"\{(\w+)", entry[language])) for language in ("zh", "en")]
            assert blanks[0] == blanks[1], f"{group}.{name}"


def test_every_word_the_papers_ask_for_is_there():
    source = "".join(
        p.read_text(encoding="utf-8") for p in Path(page.__file__).parents[1].rglob("*.py")
    )
    asked = re.findall(r'said\(\s*f?"(\w+)\.(\w+)"', source)
    assert len(asked) > 60
    assert [f"{g}.{n}" for g, n in asked if n not in ENTRIES[g]] == []
    assert {*integrity.STEPS} <= set(ENTRIES["integrity"])


def test_a_code_the_rules_do_not_name_has_the_name_of_the_papers():
    name = naming(lambda _group, code: code, words("zh"))
    assert name("custody", "VIEWED") == "查看"
    assert name("custody", "SOMETHING_NEW") == "SOMETHING_NEW"
    assert name("custody", "") == ""


def test_the_name_the_rules_give_wins():
    assert naming(lambda _group, _code: "调阅", words("zh"))("custody", "VIEWED") == "调阅"


def test_times_are_written_in_beijing_time_everywhere():
    assert when(datetime(2026, 2, 13, 16, 40, tzinfo=UTC)) == "2026-02-14 00:40"
    assert when(None) == "—"


def test_braces_in_facts_are_kept():
    said = words("zh")
    assert isinstance(said, Words)
    assert "{at}" in said("event.note", text="{at}")
