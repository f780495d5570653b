"""What each release wrote, kept for good: later programs must read, fold and verify it.

A release is a folder named after it, made by ``python3 -m build_spec keep-release VERSION`` just
before it goes out, from a practice world of its own:

- ``entries.jsonl``: every entry of the region, one a line, in the order of headquarters' log, with
  ``eff``, ``recv`` and ``pos``; header and bodies word for word, the rest as base64;
- ``cases.jsonl``: the cases as this release folded them, one a line;
- ``package.zip``: one case, exported;
- ``release.json``: the revisions of its tables, and its devices' public keys.

Nothing in such a folder is ever edited. Where a later program says more of a case, or says it in
another place, ``comparing.py`` names it.
"""

import base64
import json
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from record.folding.fold import Placed
from record.journal.entry import read

HERE = Path(__file__).parent


class Tables(msgspec.Struct, frozen=True):
    """The revision of each side's tables."""

    desktop: str
    headquarters: str


class DeviceKey(msgspec.Struct, frozen=True):
    """A device, and the public key its entries verify with."""

    dev: str
    kid: str
    key: bytes


class About(msgspec.Struct, frozen=True):
    """What ``release.json`` says."""

    tables: Tables
    devices: tuple[DeviceKey, ...]


class Release:
    """One release's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.about = msgspec.json.decode((folder / "release.json").read_bytes(), type=About)

    def __str__(self) -> str:
        return self.folder.name

    @property
    def package(self) -> Path:
        """The exported case."""
        return self.folder / "package.zip"

    @cached_property
    def entries(self) -> tuple[Placed, ...]:
        """Every entry, in the order of headquarters' log."""
        return tuple(_placed(line) for line in _lines(self.folder / "entries.jsonl"))

    @cached_property
    def cases(self) -> dict[str, str]:
        """Each case by id: its JSON as the release folded it."""
        lines = (self.folder / "cases.jsonl").read_text(encoding="utf-8").splitlines()
        return {json.loads(line)["id"]: line for line in lines}

    def entries_of(self, case_id: str) -> list[Placed]:
        """Return the entries of one case."""
        return [placed for placed in self.entries if placed.entry.header.case == case_id]


RELEASES = tuple(Release(folder) for folder in sorted(HERE.glob("v*")))


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _placed(line: dict[str, Any]) -> Placed:
    parts = {
        name: base64.b64decode(part["salt"]) + part["body"].encode()
        for name, part in line["parts"].items()
    }
    signatures = tuple(base64.b64decode(one) for one in line["signatures"])
    entry = read(line["header"].encode(), signatures, parts)
    return Placed(entry, line["eff"], datetime.fromisoformat(line["recv"]), line["pos"])
