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


@pytest.mark.parametrize(
    "character", ["ئ", "👌", "✔", "한", "\U00031350", "\x0b", "\u2028", "\ud800"]
)
def test_a_character_no_font_has_is_drawn_as_a_stand_in_as_wide_as_its_code(character: str):
    (run,) = fonts.runs(character)
    assert run.stands_in
    code = f"U+{ord(character):04X}"
    assert 0.4 < fonts.glyph(character).advance / fonts.width(code, 1) < 0.8
    assert fonts.glyph(character, fonts.BOLD) == fonts.glyph(character)


def test_a_space_stays_with_the_stand_in_before_it_so_that_readers_do_not_lose_it():
    assert [run.text for run in fonts.runs("好 👌 👌好")] == ["好 ", "👌 👌", "好"]
    assert fonts.width("👌 ", 1) == pytest.approx(fonts.width("👌", 1) + fonts.width(" ", 1))


def test_marks_without_a_shape_take_no_room():
    assert fonts.width("加\u200b油\u202e站\ufeff", 10) == fonts.width("加油站", 10)


def test_missing_text_fonts_are_a_problem_with_the_name_of_the_file(elsewhere: Path):
    with pytest.raises(Problem) as caught:
        fonts.require()
    assert caught.value.code == "print.font_missing"
    assert caught.value.facts["file"] == fonts.FILES[fonts.REGULAR]


def test_without_the_rare_fonts_a_rare_character_has_a_stand_in(elsewhere: Path):
    for name in (fonts.REGULAR, fonts.BOLD):
        shutil.copy(RESOURCES / "fonts" / fonts.FILES[name], elsewhere)
    fonts.require()
    assert [run.stands_in for run in fonts.runs("加油𠮷")] == [False, True]


def test_a_text_font_that_is_cut_off_is_a_problem_with_the_name_of_the_file(elsewhere: Path):
    for name in fonts.FILES.values():
        shutil.copy(RESOURCES / "fonts" / name, elsewhere)
    assert fonts.lacking() == ()
    path = elsewhere / fonts.FILES[fonts.BOLD]
    path.write_bytes(path.read_bytes()[:200_000])
    assert fonts.lacking() == (path.name,)
    with pytest.raises(Problem) as caught:
        fonts.require()
    assert caught.value.code == "print.font_missing"
    assert caught.value.facts["file"] == path.name


def test_a_rare_font_that_is_overwritten_leaves_stand_ins(elsewhere: Path):
    for name in fonts.FILES.values():
        shutil.copy(RESOURCES / "fonts" / name, elsewhere)
    for name in (fonts.RARE_A, fonts.RARE_B):
        (elsewhere / fonts.FILES[name]).write_bytes(b"<html>" * 40)
    assert set(fonts.lacking()) == {fonts.FILES[fonts.RARE_A], fonts.FILES[fonts.RARE_B]}
    assert [run.stands_in for run in fonts.runs("加油𠮷")] == [False, True]
