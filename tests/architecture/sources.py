"""The project's own sources, read once, for the tests of its shape."""

import ast
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from build_spec.places import is_compiled

ROOT = Path(__file__).resolve().parents[2]
Node = TypeVar("Node", bound=ast.AST)
PRODUCT = ("record", "desktop", "headquarters")


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"), str(file))


def modules(*packages: str) -> list[Path]:
    """Return the hand-written modules of some top folders."""
    found = (file for package in packages for file in sorted((ROOT / package).rglob("*.py")))
    return [file for file in found if not is_compiled(file)]


@cache
def _by_kind(file: Path) -> dict[type[ast.AST], list[ast.AST]]:
    """Walk a module once, whatever is asked of it afterwards."""
    found: dict[type[ast.AST], list[ast.AST]] = {}
    for node in ast.walk(tree(file)):
        found.setdefault(type(node), []).append(node)
    return found


def nodes(kind: type[Node], *packages: str) -> Iterator[tuple[str, Node]]:
    """Return every node of a kind, each with its module's path in the checkout."""
    for file in modules(*packages):
        for node in _by_kind(file).get(kind, ()):
            yield named(file), cast("Node", node)


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def imports(*packages: str) -> Iterator[tuple[str, str]]:
    """Return every import by the module's path in the checkout and the name imported."""
    for file, whole in nodes(ast.Import, *packages):
        for alias in whole.names:
            yield file, alias.name
    for file, part in nodes(ast.ImportFrom, *packages):
        yield file, part.module or ""


def nothing_in(found: Iterable[str]) -> None:
    """Fail with every finding on a line of its own."""
    findings = sorted(set(found))
    assert not findings, "\n".join(["", *findings])


@cache
def sentences() -> dict[str, Any]:
    """Return every entry of resources/messages by its code."""
    entries: dict[str, Any] = {}
    for file in sorted((ROOT / "resources" / "messages").glob("*.toml")):
        for code, entry in tomllib.loads(file.read_text("utf-8")).items():
            assert code not in entries, f"{code} stands in two files"
            assert code.startswith(f"{file.stem}."), f"{code} stands in {file.name}"
            entries[code] = entry
    return entries
