import json
import logging
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from desktop import logs

NAME = "周建国 13900002046 鄂C·6Q215"


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / logs.FILE).read_text("utf-8").splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "案卷 数据" / "logs"


def test_an_exception_is_logged_by_kind_and_place_without_what_it_says(folder: Path) -> None:
    def fails() -> None:
        try:
            {}[NAME]
        except KeyError as error:
            raise ValueError(f"bad {NAME}\n\x1b[31m") from error

    with logs.kept_in(folder):
        try:
            fails()
        except ValueError:
            logging.getLogger("desktop.services.cases.cases").exception("case 01HF7 failed")
    (line,) = lines(folder)
    assert (line["said"], line["error"]) == ("case 01HF7 failed", ["ValueError", "KeyError"])
    assert line["places"][-1].endswith(" fails")
    assert "周" not in (folder / logs.FILE).read_text("utf-8")
    assert "13900002046" not in (folder / logs.FILE).read_text("utf-8")


def test_what_a_library_says_is_left_out(folder: Path) -> None:
    with logs.kept_in(folder):
        logging.getLogger("PIL.Image").warning("can't read /home/%s.jpg", NAME)
    (line,) = lines(folder)
    assert "said" not in line
    assert NAME not in str(line)


def test_one_event_is_one_line_whatever_stands_in_it(folder: Path) -> None:
    with logs.kept_in(folder):
        logging.getLogger("desktop.x").warning('a\r\n{"level":"CRITICAL"}\u202e\x1b[2J')
    (line,) = lines(folder)
    assert line["level"] == "WARNING"
    assert "\x1b" not in (folder / logs.FILE).read_text("utf-8")


def test_a_thread_does_not_die_in_silence(folder: Path) -> None:
    with logs.kept_in(folder):
        thread = threading.Thread(target=lambda: {}[NAME], name="sending")
        thread.start()
        thread.join()
    (line,) = lines(folder)
    assert (line["level"], line["said"]) == ("CRITICAL", "thread sending died")
    assert line["error"] == ["KeyError"]


def test_an_unexpected_exception_is_logged_and_the_hooks_are_given_back(folder: Path) -> None:
    before = sys.excepthook
    with logs.kept_in(folder):
        sys.excepthook(ValueError, ValueError(NAME), None)
    assert sys.excepthook is before
    assert lines(folder)[0]["error"] == ["ValueError"]


def test_the_log_turns_over_and_keeps_a_few_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "MOST_BYTES", 2000)
    with logs.kept_in(folder):
        for number in range(200):
            logging.getLogger("desktop.x").info("event %d", number)
    kept = sorted(folder.iterdir())
    assert len(kept) == logs.KEPT_FILES + 1
    assert max(p.stat().st_size for p in kept) <= 2000


def test_a_program_without_a_place_for_its_log_still_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "logs").write_bytes(b"a file stands here")
    monkeypatch.setattr(sys, "stderr", None)  # as under pythonw
    with logs.kept_in(tmp_path / "logs"):
        logging.getLogger("desktop.x").error("nowhere to go")
        sys.excepthook(ValueError, ValueError(), None)
