"""Lists that the command line writes to files, with the filters and columns of the window."""

import json
from pathlib import Path

import pypdfium2

from tests.desktop.cli.conftest import Run
from tests.desktop.services.lists import books


def test_a_list_is_written_with_the_columns_and_filters_that_were_asked_for(
    casebook: Run, tmp_path: Path
) -> None:
    casebook("case", "open", "--category", "D", "--summary", "=发票金额不符")
    target = tmp_path / "清单.xlsx"
    code, listed = casebook(
        "case", "list", "--category", "D", "--open", "--sort", "due", "--rising",
        "--columns", "case,due", "--xlsx", target,
    )  # fmt: skip
    assert (code, listed["xlsx"], listed["total"]) == (0, str(target), 1)
    told = books.words(target)
    assert told[1][0].startswith("仅未结 · 类别：")
    assert told[1][0].endswith("按时限升序")
    assert told[3] == ["案件编号", "内容", "时限"]
    assert told[4][1] == "=发票金额不符"
    assert not books.has_formula(target)


def test_a_list_is_printed_in_the_language_that_was_asked_for(run: Run, folder: Path) -> None:
    target = folder.parent / "list.pdf"
    code, listed = run("case", "list", "--pdf", target, "--data", folder, "--language", "en")
    assert (code, listed["pages"]) == (0, 1)
    text = pypdfium2.PdfDocument(target)[0].get_textpage().get_text_range()
    assert "What happened" in text
    assert "周建国" not in text


def test_a_column_or_station_that_is_not_there_is_refused(casebook: Run, tmp_path: Path) -> None:
    code, refused = casebook("case", "list", "--columns", "price", "--xlsx", tmp_path / "a.xlsx")
    assert (code, refused["problem"]["code"]) == (1, "lists.unknown_column")
    code, refused = casebook("case", "list", "--station", "月球站")
    assert (code, refused["problem"]["code"]) == (1, "cases.unknown_station")
    assert casebook("case", "list", "--station", "三堰加油站")[1]["total"] == 1


def test_a_list_of_exhibits_that_leaves_needs_a_person_and_stands_in_custody(
    run: Run, casebook: Run, folder: Path, tmp_path: Path
) -> None:
    number = casebook("case", "list")[1]["cases"][0]["case_no"]
    note = tmp_path / "记录.txt"
    note.write_text("看过现场", "utf-8")
    casebook("evidence", "add", number, note)
    target = tmp_path / "证据.xlsx"
    code, refused = run("evidence", "list", number, "--xlsx", target, "--data", folder)
    assert (code, refused["problem"]["code"]) == (1, "cli.needs_person")
    assert not target.exists()
    code, listed = casebook("evidence", "list", number, "--xlsx", target, "--to", "市监所")
    assert (code, listed["xlsx"]) == (0, str(target))
    assert books.words(target)[-1][0] == "E01"
    events = casebook("custody", number)[1]["events"]
    assert (events[-1]["event"], events[-1]["to"]) == ("EXPORTED", "市监所")
    assert json.dumps(events[-1]["facts"], ensure_ascii=False).count("证据.xlsx") == 1
