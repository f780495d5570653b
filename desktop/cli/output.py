"""What the command line says: one JSON object, or lines for people."""

import sys
from collections.abc import Mapping
from typing import Any

import msgspec

from desktop.messages import sentence
from record.problems import Problem

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


class Output:
    """Write results and refusals in the way that was asked for."""

    def __init__(self, *, json: bool, language: str) -> None:
        self.json = json
        self.language = language

    def result(self, facts: Mapping[str, Any], lines: list[str]) -> int:
        """Write a result: the facts as JSON, or the lines."""
        if self.json:
            self._json({"ok": True, **facts})
        else:
            for line in lines:
                print(line)
        return DONE

    def refusal(self, problem: Problem) -> int:
        """Write a Problem: its code, its sentence, its facts."""
        said = str(sentence(problem, self.language))
        if self.json:
            facts = {"code": problem.code, "sentence": said, "facts": dict(problem.facts)}
            self._json({"ok": False, "problem": facts})
        else:
            print(f"{problem.code}: {said}", file=sys.stderr)
        return REFUSED

    def findings(self, facts: Mapping[str, Any], lines: list[str], *, ok: bool) -> int:
        """Write what a check found; the exit code says whether all is well."""
        if self.json:
            self._json({"ok": ok, **facts})
        else:
            for line in lines:
                print(line)
        return DONE if ok else REFUSED

    def _json(self, facts: Mapping[str, Any]) -> None:
        raw = msgspec.json.encode(facts, enc_hook=str)
        print(raw.decode())
