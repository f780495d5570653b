"""The rule set: every table of the trade, read from TOML and checked as a whole."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from record import wire
from record.problems import Problem
from record.rules import calendar, checks
from record.rules.book import Ruleset, WordingText
from record.rules.tables import (
    CalendarFile,
    Category,
    DeadlineRule,
    EvidenceKind,
    Field,
    ItemRow,
    Limits,
    MatrixRow,
    SeverityRow,
    StageRow,
    StatusRow,
    Table,
    Text,
    Transition,
    Wording,
)

__all__ = ["Ruleset", "WordingText", "parse"]


class _File(Table, frozen=True):
    """All sections that a rule file may hold; one section may be spread over files."""

    version: str = ""
    in_force: date | None = None
    calendar: CalendarFile | None = None
    limits: Limits | None = None
    categories: tuple[Category, ...] = ()
    stages: tuple[StageRow, ...] = ()
    statuses: tuple[StatusRow, ...] = ()
    transitions: tuple[Transition, ...] = ()
    items: tuple[ItemRow, ...] = ()
    matrix: tuple[MatrixRow, ...] = ()
    deadlines: tuple[DeadlineRule, ...] = ()
    severity: tuple[SeverityRow, ...] = ()
    evidence_kinds: tuple[EvidenceKind, ...] = ()
    labels: dict[str, dict[str, Text]] = msgspec.field(default_factory=dict)
    wordings: tuple[Wording, ...] = ()


def parse(files: Mapping[str, bytes]) -> Ruleset:
    """Read a rule set from its files, name to TOML bytes, and check that it holds together.

    Names only serve the error message; what a file holds is told by its sections. Raises
    ``Problem('rules.bad_file')`` with ``file``, ``line`` and ``why`` for bad syntax, unknown
    names, unreachable states, doubled codes or a deadline without an owner.
    """
    texts = {name: _text(name, content) for name, content in sorted(files.items())}
    read = {name: _read(name, text) for name, text in texts.items()}
    rules = _join(list(read.values()), texts)
    wrong = checks.first_wrong(rules)
    if wrong:
        raise _bad(texts, wrong.section, wrong.code, wrong.why)
    return rules


def _text(name: str, content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem("rules.bad_file", file=name, line=1, why="not UTF-8") from error


def _read(name: str, text: str) -> _File:
    try:
        return _tables(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else 1
        raise Problem("rules.bad_file", file=name, line=line, why=str(error)) from error
    except msgspec.ValidationError as error:
        line = _line_of_path(text, str(error))
        raise Problem("rules.bad_file", file=name, line=line, why=str(error)) from error


def _tables(text: str) -> _File:
    read: _File = wire.convert(tomllib.loads(text, parse_float=Decimal), _File)
    return read


def _line_of_path(text: str, message: str) -> int:
    """Find the table a msgspec message speaks of: ``$.deadlines[3]`` is the fourth of them."""
    found = re.search(r"\$\.(\w+)(?:\[(\d+)\])?", message)
    if found is None:
        unknown = re.search(r"`(\w+)`", message)
        return _line_of(text, unknown[1]) if unknown else 1
    section, number = found[1], int(found[2] or 0)
    heads = [n for n, line in enumerate(text.splitlines(), 1) if line.startswith(f"[[{section}]]")]
    return heads[number] if number < len(heads) else _line_of(text, section)


def _line_of(text: str, word: str) -> int:
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if word in line), 1)


def _bad(texts: Mapping[str, str], section: str, code: str, why: str) -> Problem:
    places = {name: _line_in_section(text, section, code) for name, text in texts.items()}
    named = {name: line for name, line in places.items() if line}
    file, line = next(iter(named.items()), ("", 1))
    return Problem("rules.bad_file", file=file, line=line, why=why)


def _line_in_section(text: str, section: str, code: str) -> int:
    """Return the line that quotes a code inside a section, else its heading, else 0."""
    heading = inside = 0
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("["):
            inside = number if line.strip("[] ").partition(".")[0] == section else 0
            heading = heading or inside
        if inside and (f'"{code}"' in line or line.startswith(f"{code} =")):
            return number
    return heading


def _join(files: list[_File], texts: Mapping[str, str]) -> Ruleset:
    one = _the_only(files, texts)
    sections = {name: _rows(files, name) for name in _File.__struct_fields__}
    for section, key in _KEYS.items():
        _refuse_doubles(sections[section], section, key, texts)
    labels = _labels(files, sections)
    return Ruleset(
        version=one["version"],
        in_force=one["in_force"],
        calendar=_calendar(one["calendar"], texts),
        limits=one["limits"],
        categories=_keyed(sections["categories"]),
        stages=_keyed(sections["stages"]),
        statuses=_keyed(sections["statuses"]),
        transitions=tuple(sections["transitions"]),
        items=tuple(sections["items"]),
        matrix=tuple(sections["matrix"]),
        deadlines=_keyed(sections["deadlines"], "id"),
        severity=tuple(sections["severity"]),
        evidence_kinds=_keyed(sections["evidence_kinds"]),
        labels=labels,
        wordings=_keyed(sections["wordings"], "name"),
    )


def _calendar(file: CalendarFile, texts: Mapping[str, str]) -> calendar.Calendar:
    try:
        return calendar.from_file(file)
    except ValueError as error:
        raise _bad(texts, "calendar", file.zone, f"no zone: {file.zone}") from error


_KEYS = {
    "categories": "code",
    "stages": "code",
    "statuses": "code",
    "deadlines": "id",
    "severity": "row",
    "evidence_kinds": "code",
    "wordings": "name",
    "matrix": "name",
}


def _the_only(files: list[_File], texts: Mapping[str, str]) -> dict[str, Any]:
    only = {}
    for section in ("version", "in_force", "calendar", "limits"):
        given = [value for file in files if (value := getattr(file, section))]
        if len(given) != 1:
            raise _bad(texts, section, "", f"{section} is given {len(given)} times, not once")
        only[section] = given[0]
    return only


def _rows(files: list[_File], section: str) -> list[Any]:
    values = (getattr(file, section) for file in files)
    return [row for value in values if isinstance(value, tuple) for row in value]


def _keyed(rows: list[Any], key: str = "code") -> dict[str, Any]:
    return {getattr(row, key): row for row in rows}


def _refuse_doubles(rows: list[Any], section: str, key: str, texts: Mapping[str, str]) -> None:
    seen = set()
    for row in rows:
        code = getattr(row, key)
        if code in seen:
            raise _bad(texts, section, code, f"{section}: {code} is given twice")
        seen.add(code)


def _labels(files: list[_File], sections: dict[str, list[Any]]) -> dict[str, dict[str, Text]]:
    labels: dict[str, dict[str, Text]] = {
        "category": {row.code: row.label for row in sections["categories"]},
        "status": {row.code: row.label for row in sections["statuses"]},
        "stage": {row.code: row.label for row in sections["stages"]},
        "evidence_kind": {row.code: row.label for row in sections["evidence_kinds"]},
        "deadline": {row.id: row.label for row in sections["deadlines"]},
        "severity_row": {row.row: row.label for row in sections["severity"]},
        "item": {row.id: row.label for row in sections["items"]},
        "fact": {f.key: f.label for row in sections["items"] for f in row.facts},
    }
    for file in files:
        for group, texts in file.labels.items():
            labels.setdefault(group, {}).update(texts)
    for field in _fields(sections):
        if field.choices and field.key not in labels:
            labels[field.key] = {choice.code: choice.label for choice in field.choices}
    return labels


def _fields(sections: dict[str, list[Any]]) -> Iterator[Field]:
    for row in sections["items"]:
        yield from row.facts
    for kind in sections["evidence_kinds"]:
        yield from kind.fields
