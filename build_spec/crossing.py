"""Let the desktop of one version work with the headquarters of another, both ways.

Both sides run as programs, driven by their command lines. A station records, prints and sends; the
region of the *other* version hears it, and headquarters checks every chain. What one version shows
of a case and the other does not is named, what both show must be the same.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from build_spec import places
from build_spec.steps import Step, StepFailed

WORLD = Path("resources") / "practice" / "world.toml"
START_PIN, PIN = "1111", "2580"
STATION = "1203"
MANAGER, REGIONAL = "12031", "2107"
TOLD = {
    "occurred_at": "2026-11-20T09:30:00+08:00",
    "complainant.name": "钱女士",
    "complainant.phone": "13900003333",
    "vehicle.plate": "鄂C·A0001",
    "narrative": "加油后抖动，要求检测。",
    "demand_text": "退还油款 312.40 元",
    "privacy_notice": "2026-1",
}


class Checkout:
    """One version of the project, with its own environment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = places.tool("python", folder / ".venv")
        if not self.python.exists():
            raise StepFailed(
                f"{folder} has no environment yet. Run `python3 -m build_spec check` there first."
            )

    def ask(self, program: str, *words: str) -> dict[str, Any]:
        """Run one verb and return its answer; raises ``StepFailed`` when it was refused."""
        done = subprocess.run(
            [str(self.python), "-m", program, *words, "--json"],
            cwd=self.folder,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            check=False,
        )
        try:
            answer: dict[str, Any] = json.loads(done.stdout)
        except ValueError:
            answer = {}
        if done.returncode or not answer:
            detail = done.stdout.decode() + done.stderr.decode()
            raise StepFailed(f"{self.folder.name}: {' '.join(words)} was refused.", detail)
        return answer

    @contextmanager
    def serving(self, data: Path) -> Iterator[str]:
        """Run headquarters over a folder and give its address."""
        process = subprocess.Popen(
            [
                *(str(self.python), "-m", "headquarters", "serve", "--data", str(data)),
                *("--port", "0", "--stop-with-stdin"),
            ],
            cwd=self.folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        with process:
            said = process.stdout.readline() if process.stdout else b"{}"
            try:
                yield str(json.loads(said)["listening"])
            finally:
                process.communicate()


class Desk:
    """A device of one version, enrolled with whatever headquarters there is."""

    def __init__(self, checkout: Checkout, data: Path, person: str) -> None:
        self._checkout = checkout
        self._data = data
        self._person = person

    def enrol(self, address: str, code: str) -> None:
        """Enrol, and give the person a PIN of her own."""
        self.ask("enrol", address, code)
        self.ask("first-pin", self._person, START_PIN, PIN)

    def ask(self, *words: str) -> dict[str, Any]:
        """Run one verb as the person of this desk."""
        who = ("--data", str(self._data), "--as", self._person, "--pin", PIN)
        verb = _verb(words)
        return self._checkout.ask("desktop", *words[:verb], *who, *words[verb:])


def main(arguments: list[str]) -> int:
    """Cross this checkout with another, both ways; 1 when they do not understand each other."""
    parser = argparse.ArgumentParser(prog="python3 -m build_spec crossing", description=__doc__)
    parser.add_argument("other", type=Path, help="a checkout of another version, with its .venv")
    other = parser.parse_args(arguments).other.absolute()
    ours, theirs = Checkout(places.ROOT), Checkout(other)
    differences = [
        *cross(("our desktop", ours), ("their headquarters", theirs)),
        *cross(("their desktop", theirs), ("our headquarters", ours)),
    ]
    for line in differences:
        print(line)
    return int(any("≠" in line for line in differences))


def cross(desk_side: tuple[str, Checkout], office_side: tuple[str, Checkout]) -> list[str]:
    """Go through one complaint; return what the two versions show differently of it."""
    (desk_name, desk), (office_name, office) = desk_side, office_side
    step = Step("crossing", f"{desk_name}, {office_name}")
    with tempfile.TemporaryDirectory(prefix="案卷 两版 ") as scratch:
        folder = Path(scratch)
        codes = _load(office, folder)
        with office.serving(folder / "hq") as address:
            station = Desk(desk, folder / "station", MANAGER)
            region = Desk(office, folder / "region", REGIONAL)
            station.enrol(address, codes[STATION])
            region.enrol(address, codes[""])
            case = _record(station, folder)
            station.ask("sync")
            region.ask("sync")
            shown = [d.ask("case", "show", case) for d in (station, region)]
            bag = folder / "package"
            station.ask("export", case, "--out", str(bag), "--purpose", "给监管局")
            for checkout in (desk, office):
                checkout.ask("desktop", "verify", str(bag))
            station.ask("sync")
        office.ask("headquarters", "check", "--data", str(folder / "hq"))
    step.done("understood")
    at_station, at_region = shown
    return [f"{desk_name}, {office_name}: {d}" for d in differences(at_station, at_region)]


def _load(office: Checkout, folder: Path) -> dict[str, str]:
    told = (office.folder / WORLD).read_text("utf-8")
    world = folder / "world.toml"
    start = f'[[member]]\nstart_pin = "{START_PIN}"\n'
    world.write_text(told.replace("[[member]]\n", start), "utf-8")
    answer = office.ask("headquarters", "load", str(world), "--data", str(folder / "hq"))
    return {made["station"]: made["code"] for made in answer["codes"]}


def _record(station: Desk, folder: Path) -> str:
    """Record a complaint with a file and a paper, and return its id."""
    fields = [f"--set={path}={value}" for path, value in TOLD.items()]
    summary = ("--category", "A", "--summary", "加油后车辆抖动")
    case = str(station.ask("case", "open", *summary, *fields)["id"])
    note = folder / "小票 一.txt"
    note.write_text("312.40 元\n", "utf-8")
    station.ask("intake", str(note), "--case", case, "--kind", "RECEIPT")
    paper = folder / "确认单.pdf"
    station.ask("paper", "write", case, "F6", "--out", str(paper))
    return case


def differences(ours: Any, theirs: Any, path: str = "") -> Iterator[str]:
    """Yield what differs: ``≠`` for two values of one thing, ``only`` for what one side lacks."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in sorted(ours.keys() | theirs.keys()):
            where = f"{path}.{key}".lstrip(".")
            if key in ours and key in theirs:
                yield from differences(ours[key], theirs[key], where)
            else:
                yield f"{where} only at the {'station' if key in ours else 'region'}"
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for number, (one, other) in enumerate(zip(ours, theirs, strict=True)):
            yield from differences(one, other, f"{path}[{number}]")
    elif ours != theirs:
        yield f"{path}: {ours!r} ≠ {theirs!r}"


def _verb(words: tuple[str, ...]) -> int:
    """Return how many words name the verb: its own options come after it."""
    return 2 if words[0] in ("case", "paper") else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
