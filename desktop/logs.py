"""The log of one data folder: one JSON object a line, with ids and places, never with words.

What an exception says may quote what somebody typed, and so may what a library logs. Of both only
the kind and the place in the program are written.
"""

import json
import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from desktop.system.choice import this_system
from record.problems import Problem

FILE = "casebook.log"
MOST_BYTES, KEPT_FILES = 1024 * 1024, 5
OURS = frozenset({"desktop", "record", "headquarters"})
_PLACES = 12
_LOG = logging.getLogger(__name__)


class Line(logging.Formatter):
    """Write a record as one line; only our own modules' words are kept."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one JSON object."""
        at = datetime.fromtimestamp(record.created, UTC)
        said: dict[str, object] = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "from": record.name,
            "thread": record.threadName,
        }
        if record.name.partition(".")[0] in OURS:
            said["said"] = record.getMessage()
        else:
            said["line"] = f"{record.module}:{record.lineno}"
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            said["error"], said["places"] = kinds_of(error), places_of(error.__traceback__)
        return json.dumps(said)


def kinds_of(error: BaseException) -> list[str]:
    """Return the class of an exception and of what led to it, and the codes of Problems."""
    found: list[str] = []
    seen: BaseException | None = error
    while seen is not None and len(found) < _PLACES:
        code = getattr(seen, "code", "")
        found.append(f"{type(seen).__name__} {code}" if isinstance(code, str) and code
                     else type(seen).__name__)  # fmt: skip
        seen = seen.__cause__ or seen.__context__
    return found


def places_of(where: TracebackType | None) -> list[str]:
    """Return where an exception came from, innermost last: file, line, function."""
    steps = traceback.extract_tb(where)[-_PLACES:]
    return [f"{Path(s.filename).parent.name}/{Path(s.filename).name}:{s.lineno} {s.name}"
            for s in steps]  # fmt: skip


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """Write the log of this program into a folder while the block runs.

    A folder that can't be written never keeps the program from working: then there is no log.
    """
    root = logging.getLogger()
    handler = _handler(folder)
    handler.setFormatter(Line())
    handler.setLevel(logging.INFO)
    ours = [logging.getLogger(name) for name in OURS]
    levels = [logger.level for logger in ours]
    for logger in ours:
        logger.setLevel(logging.INFO)
    root.addHandler(handler)
    hooks = sys.excepthook, threading.excepthook
    sys.excepthook, threading.excepthook = _unexpected, _thread_died
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = hooks
        root.removeHandler(handler)
        for logger, level in zip(ours, levels, strict=True):
            logger.setLevel(level)
        handler.close()


class _File(RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Let the line go: a full disk or a file held open must not stop the work at hand."""


def _handler(folder: Path) -> logging.Handler:
    try:
        this_system().private_folder(folder.parent)
        this_system().private_folder(folder)
        return _File(folder / FILE, maxBytes=MOST_BYTES, backupCount=KEPT_FILES, encoding="utf-8")
    except (OSError, Problem):
        return logging.NullHandler()


def _unexpected(
    kind: type[BaseException], error: BaseException, where: TracebackType | None
) -> None:
    _LOG.critical("unexpected", exc_info=(kind, error, where))
    if is_watched():
        sys.__excepthook__(kind, error, where)


def is_watched() -> bool:
    """Tell whether somebody sits at a terminal; otherwise what is printed lands in some file."""
    return sys.stderr is not None and sys.stderr.isatty()


def _thread_died(died: threading.ExceptHookArgs) -> None:
    if died.exc_value is None or died.exc_type is SystemExit:
        return
    name = died.thread.name if died.thread else ""
    _LOG.critical("thread %s died", name, exc_info=died.exc_value)
