"""What the command line says: one JSON object, or lines for people."""

import io
import json
import sys
from collections.abc import Mapping
from typing import Any

import msgspec

from record.problems import Problem

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
_ENCODER = msgspec.json.Encoder(enc_hook=str, decimal_format="number")


class Output:
    """Write results and refusals in the way that was asked for."""

    def __init__(self, *, as_json: bool, language: str) -> None:
        self.json = as_json
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
        if self.json:
            self._json({"ok": False, "problem": self.problem(problem)})
        else:
            said = self.problem(problem)["sentence"]
            print(f"{problem.code}: {said}", file=sys.stderr)
        return REFUSED

    def cleaned(self, codes: str) -> None:
        """Say which control characters were taken out of what was typed."""
        from desktop.messages import phrase

        print(phrase("text.cleaned", self.language, codes=codes), file=sys.stderr)

    def problem(self, problem: Problem) -> dict[str, Any]:
        """Return a Problem as it stands in JSON."""
        from desktop.messages import sentence

        said = str(sentence(problem, self.language))
        return {"code": problem.code, "sentence": said, "facts": dict(problem.facts)}

    def findings(self, facts: Mapping[str, Any], lines: list[str], *, ok: bool) -> int:
        """Write what a check found; the exit code says whether all is well."""
        if self.json:
            self._json({"ok": ok, **facts})
        else:
            for line in lines:
                print(line)
        return DONE if ok else REFUSED

    def _json(self, facts: Mapping[str, Any]) -> None:
        try:
            print(_ENCODER.encode(facts).decode())
        except UnicodeEncodeError:
            # A file name that is no Unicode text comes out as JSON's own escapes.
            text = json.dumps(msgspec.to_builtins(facts, enc_hook=str), ensure_ascii=False)
            print(text.encode("utf-8", "backslashreplace").decode())


def speak_utf8() -> None:
    """Write UTF-8 whatever the console's code page is, so that scripts read the same anywhere."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
