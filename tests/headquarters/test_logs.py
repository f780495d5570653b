import logging

import pytest

from headquarters import logs
from headquarters.logs import Line

NAME = "周建国 13900002046"


def written(name: str, words: str, *args: object, error: BaseException | None = None) -> str:
    info = (type(error), error, error.__traceback__) if error is not None else None
    record = logging.LogRecord(name, logging.ERROR, __file__, 1, words, args, info)
    record.exc_text = f"kept by somebody else: {NAME}" if error is not None else None
    return Line().format(record)


def test_an_exception_is_its_kind_and_place() -> None:
    try:
        int(NAME)
    except ValueError as error:
        line = written("headquarters.api.answers", "POST %s failed", "/v1/entries", error=error)
    assert "POST /v1/entries failed" in line
    assert "ValueError at test_logs.py:" in line
    assert "13900002046" not in line


def test_what_a_library_says_is_left_out() -> None:
    assert "13900002046" not in written("sqlalchemy.pool", "lost %s", NAME)


def test_one_event_is_one_line() -> None:
    line = written("headquarters.x", "a\r\nb\x1b[31m\u202e")
    assert len(line.splitlines()) == 1
    assert line.isascii()
    assert line.isprintable()


def test_the_service_writes_its_warnings_this_way(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = logging.RootLogger(logging.WARNING)
    monkeypatch.setattr(logging, "root", root)
    logs.begin()
    assert [type(handler.formatter) for handler in root.handlers] == [Line]
    root.handlers[0].emit(logging.LogRecord("x", logging.ERROR, "f.py", 7, NAME, (), None))
    assert "13900002046" not in capsys.readouterr().err
