"""Expected failures, as values with a code."""

from collections.abc import Mapping

Fact = str | int | float


class Problem(Exception):
    """Say that something expected went wrong, by code and facts.

    ``code`` is a dotted, stable name such as ``evidence.empty_file``; ``facts`` fill the
    blanks of its sentence and never hold personal data beyond what the person just typed.
    Anything that is not a Problem is a bug.
    """

    def __init__(self, code: str, /, **facts: Fact) -> None:
        super().__init__(code, dict(facts))
        self.code = code
        self.facts: Mapping[str, Fact] = facts

    def __str__(self) -> str:
        return self.code
