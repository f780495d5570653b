import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.paths import RESOURCES
from desktop.prints.page import fonts
from record.problems import Problem


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "字体 数据"
    folder.mkdir()
    fonts.use_folder(folder)
    yield folder
    fonts.use_folder(RESOURCES / "fonts")


def test_each_character_is_drawn_by_the_first_font_that_has_it():
    assert [run.font for run in fonts.runs("加油𠮷野")] == [
        fonts.REGULAR,
        fonts.RARE_B,
        fonts.REGULAR,
    ]
    assert fonts.glyph("☑").font == fonts.RARE_A
    assert fonts.runs("𬸚", fonts.BOLD)[0].font in {fonts.BOLD, fonts.REGULAR, fonts.RARE_B}


def test_runs_hold_the_whole_text():
    text = "客户𠮷野𬸚称☑ABC😀"
    assert "".join(run.text for run in fonts.runs(text)) == text


def test_a_character_no_font_has_is_named_before_anything_is_drawn():
    with pytest.raises(Problem) as caught:
        fonts.check(["加油站", "مرحبا", "\ud800"])
    assert caught.value.code == "print.missing_glyph"
    assert "U+0645" in str(caught.value.facts["character"])
    assert "U+D800" in str(caught.value.facts["character"])


def test_a_long_list_of_missing_characters_is_cut():
    with pytest.raises(Problem) as caught:
        fonts.check(["".join(chr(0xE000 + n) for n in range(50))])
    assert caught.value.facts["count"] == 50
    assert str(caught.value.facts["character"]).count("U+") == fonts.NAMED_IN_PROBLEM


def test_marks_without_a_shape_take_no_room():
    assert fonts.width("加\u200b油\u202e站\ufeff", 10) == fonts.width("加油站", 10)


def test_missing_text_fonts_are_a_problem_with_the_name_of_the_file(elsewhere: Path):
    with pytest.raises(Problem) as caught:
        fonts.check(["加"])
    assert caught.value.code == "print.font_missing"
    assert caught.value.facts["file"] == fonts.FILES[fonts.REGULAR]


def test_without_the_rare_fonts_a_rare_character_is_refused(elsewhere: Path):
    for name in (fonts.REGULAR, fonts.BOLD):
        shutil.copy(RESOURCES / "fonts" / fonts.FILES[name], elsewhere)
    fonts.check(["加油"])
    with pytest.raises(Problem) as caught:
        fonts.check(["𠮷"])
    assert caught.value.code == "print.missing_glyph"
