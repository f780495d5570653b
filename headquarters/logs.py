"""What the service writes to its log: ids and places in the program, never what somebody wrote."""

import logging
import traceback
from pathlib import Path
from types import TracebackType

_OURS = frozenset({"headquarters", "record"})
_PLACES = 12


class Line(logging.Formatter):
    """One line an event. An exception is its kind and where it came from, not what it says."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line; of libraries only where they logged it."""
        if record.name.partition(".")[0] not in _OURS:
            record = logging.makeLogRecord(record.__dict__)
            record.msg, record.args = f"{record.module}:{record.lineno}", None
        # Some other handler may have kept the exception's own words with the record.
        record.exc_text = None
        line = super().format(record).encode("unicode_escape").decode("ascii")
        record.exc_text = None
        return line

    def formatException(  # noqa: N802 - named by logging
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """Return the kind of an exception and its places, innermost last."""
        kind, _error, where = ei
        steps = traceback.extract_tb(where)[-_PLACES:]
        places = " < ".join(f"{Path(s.filename).name}:{s.lineno} {s.name}" for s in steps[::-1])
        return f"{kind.__name__ if kind else ''} at {places}"


def begin() -> None:
    """Write warnings to standard error, where a service manager collects them."""
    handler = logging.StreamHandler()
    handler.setFormatter(Line())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
