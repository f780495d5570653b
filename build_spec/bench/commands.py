"""Verbs of the command line, as whole processes, against importing the libraries they need.

What is above the baseline is our own modules, the rules, and the work itself.
"""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from argon2 import PasswordHasher

from build_spec.bench.desks import PERSON, make_desk, open_desk
from build_spec.bench.figures import Figure, in_turn, ratio
from build_spec.places import ROOT
from desktop.practice import scenery
from desktop.store import people

RUNS = 5
NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
PIN = "2580"

BARE = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)"
PIN_CHECKED = """
import argon2
hasher = argon2.PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
hasher.hash("2580")
"""
PYTHON = ("argparse", "json")
RULES = (*PYTHON, "tomllib", "msgspec")
STORE = (*RULES, "sqlcipher3.dbapi2", "sqlalchemy.dialects.sqlite", "nacl.signing", "uuid_utils")
PDF = ("reportlab.pdfgen.canvas", "reportlab.pdfbase.ttfonts", "segno", "PIL.Image")
PICTURES = ("av", "cv2", "numpy", "PIL.Image", "pypdfium2")


class Verb(NamedTuple):
    """One row: the words, what the baseline imports, the limit, and whether it takes a PIN."""

    words: tuple[str, ...]
    libraries: tuple[str, ...]
    limit: float
    signed_in: bool = False


def measure(folder: Path) -> Iterator[Figure]:
    """Measure verbs without a store, verbs that open it, that print and that decode."""
    desk, number = _desk(folder / "desk")
    clip = folder / "CAM-03.mp4"
    scenery.clip(clip, "CAM-03", NOON)
    out = str(folder / "out.pdf")
    at = ("--data", str(desk))
    complaint = ("case", "open", "--category", "A", "--summary", "油")
    verbs = [
        Verb(("--version",), PYTHON, 3),
        Verb(("--help",), PYTHON, 3),
        Verb(("due", "D12", "--from", "2026-02-14T18:10+08:00"), RULES, 4),
        Verb(("case", "list", *at), STORE, 1.6),
        Verb(("case", "show", number, *at), STORE, 1.6),
        Verb(("search", "油", *at), STORE, 1.6),
        Verb(("paper", "list", number, *at), STORE, 1.6),
        Verb(("clocks", number, *at), STORE, 1.6),
        Verb(("samples", number, *at), STORE, 1.6),
        Verb(("custody", number, *at), STORE, 1.6),
        Verb((*complaint, *at), STORE, 1.6, signed_in=True),
        Verb(("print-card", "--out", out), PDF, 2),
        Verb(("print", number, "dossier", "--out", out, *at), (*STORE, *PDF), 2, signed_in=True),
        Verb(("frames", str(clip)), PICTURES, 2),
        Verb(("still", str(clip), "--frame", "9", "--out", out), PICTURES, 2),
    ]
    for verb in verbs:
        yield _row(verb)


def _row(verb: Verb) -> Figure:
    who = ("--as", PERSON.person_id, "--pin", PIN) if verb.signed_in else ()
    bare = BARE + PIN_CHECKED if verb.signed_in else BARE
    times = in_turn(
        lambda: _run("-m", "desktop", *verb.words, *who),
        lambda: _run("-c", bare, *verb.libraries),
        RUNS,
    )
    name = " ".join(word for word in verb.words[:2] if not word.startswith(("/", "TS-")))
    return ratio(f"casebook {name}", times, f"importing {', '.join(verb.libraries)}", verb.limit)


def _run(*words: str) -> None:
    subprocess.run([sys.executable, *words], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _desk(folder: Path) -> tuple[Path, str]:
    make_desk(folder)
    desk = open_desk(folder)
    case = desk.cases.open({"category": "A", "summary": "加油后启动困难"})
    verifier = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1).hash(PIN)
    with desk.database.write() as connection:
        people.put(connection, PERSON.person_id, verifier)
    desk.close()
    return folder, case.case_no
