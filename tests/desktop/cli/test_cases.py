import json
from contextlib import closing
from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.app import open_application
from desktop.services.cases.case_lists import CaseQuery
from desktop.services.papers import prints
from tests.builders import PIN
from tests.desktop.cli.conftest import Run


def test_cases_are_listed_and_searched_masked(run: Run, folder: Path) -> None:
    code, listed = run("case", "list", "--data", folder, "--limit", "-5")
    assert (code, listed["total"]) == (0, 1)
    [row] = listed["cases"]
    assert (row["phone"], row["plate"], row["complainant"]) == ("139****2046", "鄂C·6Q***", "周**")
    for text, total in (("抖", 1), ("2046", 1), ("鄂C6Q215", 1), ("没有", 0), ("%", 0)):
        assert run("search", text, "--data", folder)[1]["total"] == total


def test_a_case_is_shown_without_personal_data(run: Run, folder: Path) -> None:
    number = run("case", "list", "--data", folder)[1]["cases"][0]["case_no"]
    code, shown = run("case", "show", number.lower(), "--data", folder)
    assert code == 0
    assert shown["case"]["case_no"] == number
    said = json.dumps(shown, ensure_ascii=False)
    assert all(secret not in said for secret in ("周建国", "13900002046", "6Q215"))


def test_showing_everything_needs_a_person_and_a_reason_on_record(
    run: Run, casebook: Run, folder: Path
) -> None:
    number = casebook("case", "list")[1]["cases"][0]["case_no"]
    code, refused = run("case", "show", number, "--unmask", "回电", "--data", folder)
    assert (code, refused["problem"]["code"]) == (1, "cli.needs_person")
    shown = casebook("case", "show", number, "--unmask", "回电")[1]["case"]
    assert shown["complainant"]["name"] == "周建国"
    assert [(e["event"], e["purpose"]) for e in shown["custody"]] == [("UNMASKED", "回电")]


def test_a_complaint_is_recorded_with_typed_fields(casebook: Run) -> None:
    code, opened = casebook(
        "case", "open", "--category", "B", "--summary", "少油 𠮷",
        "--set", "persons_count=2", "--set", "demand_none=true", "--set", "vehicle.odometer_km=31",
        "--set", "occurred_at=2026-06-11T08:00+08:00", "--set", "flags.press=true",
        "--set", "narrative=a=b",
    )  # fmt: skip
    assert code == 0
    shown = casebook("case", "show", opened["id"], "--unmask", "核对")[1]["case"]
    assert (shown["persons_count"], shown["demand_none"]) == (2, True)
    assert shown["vehicle"]["odometer_km"] == 31
    assert shown["narrative"] == "a=b"


def test_control_characters_of_a_pasted_command_are_taken_out_and_told(
    casebook: Run, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    words = (
        "case",
        "open",
        "--category",
        "A",
        "--summary",
        "第一段\x0b第二行\x07",
        "--data",
        folder,
    )
    assert main([*map(str, words), "--as", "12031", "--pin", PIN, "--language", "en"]) == 0
    assert "(U+0007、U+000B) were taken out" in capsys.readouterr().err
    assert casebook("case", "list")[1]["cases"][0]["summary"] == "第一段\n第二行"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--category", "Z", "--summary", "x"], "cases.bad_field"),
        (["--category", "A", "--summary", " "], "cases.incomplete"),
        (["--category", "A", "--summary", "x", "--set", "narrative"], "cli.bad_set"),
        (["--category", "A", "--summary", "x", "--set", "nothing=1"], "cases.bad_field"),
        (
            ["--category", "A", "--summary", "x", "--set", "persons_count=zwei"],
            "input.not_a_number",
        ),
        (["--category", "A", "--summary", "x\udcff"], "text.surrogate"),
        (["--category", "A", "--summary", "长" * 20_001], "text.too_long"),
    ],
)
def test_bad_fields_are_refused_with_code_and_sentence(
    casebook: Run, words: list[str], code: str
) -> None:
    status, refused = casebook("case", "open", *words)
    assert (status, refused["problem"]["code"]) == (1, code)
    assert "。" in refused["problem"]["sentence"]
    assert casebook("case", "list")[1]["total"] == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], "cli.needs_person"),
        (["--as", "12031"], "cli.needs_person"),
        (["--as", "99999", "--pin", "1"], "people.unknown"),
        (["--as", "12041", "--pin", PIN], "people.unknown"),
        (["--as", "陈立", "--pin", "0000"], "people.wrong_pin"),
        (["--as", "赵磊", "--pin", PIN], "people.no_pin"),
    ],
)
def test_nothing_is_recorded_without_a_person(
    run: Run, folder: Path, words: list[str], code: str
) -> None:
    status, refused = run(
        "case", "open", "--category", "A", "--summary", "x", "--data", folder, *words
    )
    assert (status, refused["problem"]["code"]) == (1, code)


def test_the_pin_may_come_from_the_environment(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASEBOOK_PIN", PIN)
    opened = run(
        "case", "open", "--category", "A", "--summary", "x", "--data", folder, "--as", "陈立"
    )
    assert opened[0] == 0


def test_a_dossier_is_printed_to_a_file(casebook: Run, tmp_path: Path) -> None:
    number = casebook("case", "list")[1]["cases"][0]["case_no"]
    out = tmp_path / "卷宗.pdf"
    code, said = casebook("print", number, "dossier", "--out", out)
    assert (code, out.read_bytes()[:5]) == (0, b"%PDF-")
    assert said["pages"] >= 3
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".part"] == []
    for document in ("confirmation", "poem"):
        code, said = casebook("print", number, document, "--out", tmp_path / "x.pdf")
        assert (code, said["problem"]["code"]) == (1, "prints.unknown_document")
    code, said = casebook("print", number, "dossier", "--out", tmp_path / "没有" / "x.pdf")
    assert (code, said["problem"]["code"]) == (1, "prints.not_saved")


def test_sentences_speak_the_language_that_was_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, sentence in (("zh", "没有找到这个案件"), ("en", "This case was not found")):
        assert main(["case", "show", "nothing", "--data", str(folder), "--language", language]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith(f"cases.unknown: {sentence}")


def test_labels_speak_it_too_and_the_setting_stays(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, category in (("en", "Fuel quality"), ("zh", "油品质量")):
        assert main(["case", "list", "--data", str(folder), "--language", language]) == 0
        assert category in capsys.readouterr().out
    assert not (folder / "settings.json").exists()


def test_clocks_are_told_in_the_time_of_this_pc(
    folder: Path, capsys: pytest.CaptureFixture[str], casebook: Run
) -> None:
    number = casebook("case", "list")[1]["cases"][0]["case_no"]
    assert main(["case", "show", number, "--data", str(folder)]) == 0
    told = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("D12"))
    assert "+00:00" not in told
    assert "T" not in told.split()[2]


def test_the_help_of_print_names_every_document(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(open_application(folder)) as application:
        [row] = application.cases.list(CaseQuery()).rows
        offered = application.papers.offered(application.cases.by_number(row.case_no))
    assert main(["print", "--help"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    named = (*prints.NAMED.values(), prints.DOSSIER, prints.REGISTER, prints.CLOCKS, prints.CUSTODY)
    assert [name for name in (*named, *offered) if name not in told] == []


def test_the_clock_sheet_and_a_paper_are_printed_by_their_names(
    casebook: Run, tmp_path: Path
) -> None:
    number = casebook("case", "list")[1]["cases"][0]["case_no"]
    out = tmp_path / "钟表.pdf"
    assert casebook("print", number, "clocks", "--out", out)[0] == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert casebook("paper", "write", number, "F5", "--out", tmp_path / "说明.pdf")[0] == 0
    again = tmp_path / "再印.pdf"
    assert casebook("print", number, "F5", "--out", again)[0] == 0
    assert again.read_bytes().startswith(b"%PDF-")


def test_what_both_sides_confirm_is_marked_on_the_command_line_and_printed_as_that(
    casebook: Run, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    opened = casebook(
        "case", "open", "--category", "B", "--summary", "少油", "--set", "facts.litres_shown=40"
    )[1]
    number = opened["case_no"]
    code, told = casebook("case", "facts", number, "--confirmed", "litres_shown")
    assert code == 0
    assert (told["facts"]["litres_shown"]["agreed"], told["facts"]["litres_shown"]["value"]) == (
        True, "40",
    )  # fmt: skip
    assert main(["case", "facts", number, "--data", str(folder), "--language", "zh"]) == 0
    assert "双方确认" in capsys.readouterr().out
    again = casebook("case", "facts", number, "--disputed", "litres_shown")[1]["facts"]
    assert (again["litres_shown"]["agreed"], again["litres_shown"]["disputed"]) == (False, True)
    code, refused = casebook("case", "facts", number, "--confirmed", "colour_of_the_moon")
    assert (code, refused["problem"]["code"]) == (1, "cases.bad_field")
