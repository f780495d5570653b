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

# What the installed program does.
CASEBOOK = "import sys\nfrom desktop.__main__ import main\nsys.exit(main())"
LIBRARIES = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)\n"
PIN_CHECKED = """
import argon2
hasher = argon2.PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
hasher.hash("2580")
"""
FONTS_READ = """
from reportlab.pdfbase.ttfonts import TTFont
for weight in ("400Regular", "700Bold"): TTFont(weight, f"resources/fonts/NotoSansSC_{weight}.ttf")
"""
PYTHON = ("argparse", "json")
RULES = (*PYTHON, "tomllib", "msgspec")
STORE = (*RULES, "sqlcipher3.dbapi2", "sqlalchemy.dialects.sqlite", "nacl.signing", "uuid_utils")
PDF = ("reportlab.pdfgen.canvas", "reportlab.pdfbase.ttfonts", "segno", "PIL.Image")
PICTURES = ("av", "cv2", "numpy", "PIL.Image", "pypdfium2")


class Baseline(NamedTuple):
    """What a verb can not do without: its name in the table, libraries, and other work."""

    name: str
    libraries: tuple[str, ...]
    work: str = ""


NOTHING = Baseline("Python, argparse, json", PYTHON)
OF_RULES = Baseline("what rules need", RULES)
OF_STORE = Baseline("what the store needs", STORE)
SIGNED_IN = Baseline("the same and a PIN checked", STORE, PIN_CHECKED)
OF_PRINTS = Baseline("what PDF needs, two fonts read", (*RULES, *PDF), FONTS_READ)
PRINTED = Baseline("store, PIN, PDF and fonts", (*STORE, *PDF), PIN_CHECKED + FONTS_READ)
OF_PICTURES = Baseline("what a decoder needs", PICTURES)


def measure(folder: Path) -> Iterator[Figure]:
    """Measure verbs without a store, verbs that open it, that print and that decode."""
    desk, number = _desk(folder / "desk")
    clip = folder / "CAM-03.mp4"
    scenery.clip(clip, "CAM-03", NOON)
    out = str(folder / "out.pdf")
    at = ("--data", str(desk))
    complaint = ("case", "open", "--category", "A", "--summary", "油")
    who = ("--as", PERSON.person_id, "--pin", PIN)
    verbs: list[tuple[tuple[str, ...], Baseline, float]] = [
        (("--version",), NOTHING, 3),
        (("--help",), NOTHING, 3),
        (("due", "D12", "--from", "2026-02-14T18:10+08:00"), OF_RULES, 4),
        (("case", "list", *at), OF_STORE, 1.6),
        (("case", "show", number, *at), OF_STORE, 1.6),
        (("search", "油", *at), OF_STORE, 1.6),
        (("clocks", number, *at), OF_STORE, 1.6),
        (("custody", number, *at), OF_STORE, 1.6),
        ((*complaint, *at, *who), SIGNED_IN, 1.6),
        (("samples", number, *at), OF_STORE, 1.6),
        (("paper", "list", number, *at), OF_STORE, 1.6),
        (("print-card", "--out", out), OF_PRINTS, 3),
        (("print", number, "dossier", "--out", out, *at, *who), PRINTED, 2),
        (("frames", str(clip)), OF_PICTURES, 3),
        (("still", str(clip), "--frame", "9", "--out", out), OF_PICTURES, 3),
    ]
    for words, baseline, limit in verbs:
        yield _row(words, baseline, limit)


def _row(words: tuple[str, ...], baseline: Baseline, limit: float) -> Figure:
    times = in_turn(
        lambda: _run(CASEBOOK, *words),
        lambda: _run(LIBRARIES + baseline.work, *baseline.libraries),
        RUNS,
    )
    verb = " ".join(word for word in words[:2] if word == words[0] or word.isalpha())
    how = f"whole processes; {', '.join(baseline.libraries)} imported"
    return ratio(f"casebook {verb}", times, baseline.name, limit, how)


def _run(script: str, *words: str) -> None:
    subprocess.run(
        [sys.executable, "-c", script, *words], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )


def _desk(folder: Path) -> tuple[Path, str]:
    make_desk(folder)
    desk = open_desk(folder)
    case = desk.cases.open({"category": "A", "summary": "加油后启动困难"})
    verifier = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1).hash(PIN)
    with desk.database.write() as connection:
        people.put(connection, PERSON.person_id, verifier)
    desk.close()
    return folder, case.case_no
