import json

import pytest

from desktop.__main__ import main
from desktop.keys import places


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_help_of_a_window_is_printed(language, capsys):
    assert main(["help", "today_page", "--language", language]) == 0
    said = capsys.readouterr().out
    assert said.startswith({"zh": "# 今日", "en": "# Today"}[language])


def test_pages_are_found_by_words(capsys):
    assert main(["help", "--find", "torn seal", "--language", "en", "--json"]) == 0
    found = [page["name"] for page in json.loads(capsys.readouterr().out)["pages"]]
    assert "samples_dialog" in found
    assert "today_page" not in found


def test_a_page_that_is_not_there_is_said(capsys):
    assert main(["help", "nothing"]) == 1
    assert "nothing" in capsys.readouterr().err


def test_every_key_is_printed(capsys):
    assert main(["keys", "--language", "en"]) == 0
    said = capsys.readouterr().out
    assert all(key.en in said for place in places() for key in place.keys)
    assert main(["keys", "case_page"]) == 0
    assert "Ctrl+E" in capsys.readouterr().out
