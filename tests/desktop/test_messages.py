import logging
import tomllib

import pytest

from desktop import messages
from desktop.messages import LANGUAGES, Messages
from desktop.paths import resources
from record.problems import Problem

FILES = sorted((resources() / "messages").glob("*.toml"))


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_every_sentence_is_there_in_both_languages(file):
    for code, entry in tomllib.loads(file.read_text(encoding="utf-8")).items():
        for language in LANGUAGES:
            words = entry[language]
            if isinstance(words, dict):
                assert words["what"], code
                assert set(words) <= {"what", "kept", "next"}, code
            else:
                assert words, code


def test_facts_fill_the_blanks(tmp_path):
    (tmp_path / "a.toml").write_text(
        '["a.b"]\nen = { what = "{name} is gone.", kept = "{missing} stays.", next = "" }\n',
        encoding="utf-8",
    )
    said = Messages(tmp_path).sentence(Problem("a.b", name="监控 {x}.mp4"), "en")
    assert said.what == "监控 {x}.mp4 is gone."
    assert said.kept == "… stays."


def test_an_unknown_code_gets_a_calm_sentence_and_a_line_in_the_log(caplog):
    with caplog.at_level(logging.WARNING):
        said = messages.sentence(Problem("nobody.knows"), "zh")
    assert said.what
    assert "nobody" not in str(said)
    assert "nobody.knows" in caplog.text


def test_a_phrase_is_what_a_problem_says_that_has_no_sentence_of_its_own():
    said = messages.sentence(Problem("evidence.form_not_found"), "en")
    assert said.what == messages.phrase("evidence.form_not_found", "en") != ""
    assert (said.kept, said.next) == ("", "")


def test_a_phrase_is_found_by_its_code():
    assert messages.phrase("role.manager", "zh") == "站长"
    assert messages.phrase("no.such", "zh") == ""


def test_a_foreign_paper_is_named_and_the_way_to_file_it_is_said():
    zh = messages.sentence(Problem("evidence.form_not_found"), "zh").what
    en = messages.sentence(Problem("evidence.form_not_found"), "en").what
    assert "归到哪里" in zh
    assert "Where it belongs" in en
