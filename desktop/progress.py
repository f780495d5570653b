"""How slow work reports and how it is stopped."""

from typing import Protocol


class Progress(Protocol):
    """What slow work may see of the world that waits for it."""

    def report(self, done: int, total: int, doing: str) -> None:
        """Tell how far the work is: ``done`` of ``total`` units, ``doing`` a message code."""

    def check(self) -> None:
        """Raise ``Cancelled`` when the person has asked to stop."""


class Cancelled(Exception):
    """Unwind slow work that a person cancelled; nothing of it is kept."""


class NoProgress:
    """Let slow work run where nobody watches: in tests and scripts."""

    def report(self, done: int, total: int, doing: str) -> None:
        """Ignore the report."""

    def check(self) -> None:
        """Never cancel."""
