"""Scanners on Linux, through SANE's own program ``scanimage`` (decisions/scanners.md)."""

import os
import re
import selectors
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from desktop.progress import Progress
from desktop.system.scanning import SCANNING, Abilities, ScanJob, Scanner, offered
from record.exhibits.files import ScanColour
from record.problems import Problem

PROGRAM = "scanimage"
_LIST = "%d\t%v %m%n"
_ASK_S, _LOOK_S, _STOP_S = 60, 0.2, 5
# SANE_Status, which scanimage ends with (sane.h).
_STATUS = {
    2: "scanner.stopped",
    3: "scanner.busy",
    4: "scanner.gone",
    6: "scanner.jammed",
    7: "scanner.no_paper",
    8: "scanner.cover_open",
    9: "scanner.gone",
    11: "scanner.denied",
}
_GONE_WORDS = ("open of device", "no SANE devices found", "I/O")
_NO_PAPER = 7
_BLOCK = 65536
_COLOURS = (
    (ScanColour.COLOUR, ("color", "colour")),
    (ScanColour.GREY, ("gray", "grey")),
    (ScanColour.BLACK_AND_WHITE, ("lineart", "binary", "black", "monochrome", "halftone")),
)
_FEEDER = ("adf", "feeder")
_OPTION = re.compile(r"^\s+(?:--?)([a-z-]+)[ =]?(.*?)\s*\[(.*)\]\s*$", re.MULTILINE)
_RANGE = re.compile(r"^(-?[\d.]+)\.\.(-?[\d.]+)")
_PERCENT = re.compile(rb"Progress: ([\d.]+)%")
A4_MM = (210, 297)
"""What is scanned at most of a larger glass, in millimetres."""


class _Options(msgspec.Struct, frozen=True):
    """The options of one device, by name: what may be chosen, as scanimage writes it."""

    chosen: dict[str, str]

    def choices(self, name: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in self.chosen.get(name, "").split("|") if part.strip())

    def span(self, name: str) -> tuple[float, float] | None:
        found = _RANGE.match(self.chosen.get(name, ""))
        return (float(found[1]), float(found[2])) if found else None

    def mode(self, colour: ScanColour) -> str:
        words = dict(_COLOURS)[colour]
        return next((m for m in self.choices("mode") if any(w in m.lower() for w in words)), "")

    def source(self, *, feeder: bool) -> str:
        found = [s for s in self.choices("source") if _is_feeder(s) == feeder]
        return found[0] if found else ""


class SaneScanners:
    """Ask and run ``scanimage``: what it does with foreign drivers happens in its own process."""

    def __init__(self) -> None:
        self._known: dict[str, _Options] = {}

    def find(self) -> tuple[Scanner, ...]:
        """Return the scanners that are there now."""
        lines = self._ask(["--formatted-device-list", _LIST]).splitlines()
        rows = (line.partition("\t") for line in lines if "\t" in line)
        return tuple(Scanner(found, name.strip()) for found, _, name in rows)

    def abilities(self, scanner: str) -> Abilities:
        """Return what a scanner can do."""
        options = self._known[scanner] = self._options(scanner)
        colours = tuple(colour for colour, _ in _COLOURS if options.mode(colour))
        return Abilities(
            resolutions=_resolutions(options),
            colours=colours or (ScanColour.COLOUR,),
            feeds=bool(options.source(feeder=True)),
        )

    def scan(self, job: ScanJob, folder: Path, progress: Progress) -> Iterator[Path]:
        """Yield each page as soon as it is whole."""
        options = self._known.get(job.scanner) or self._options(job.scanner)
        command = [*self._program(), *_arguments(job, options, folder)]
        with subprocess.Popen(  # noqa: S603 - no shell, and a device's name is one argument
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as running:
            told, pages = bytearray(), 0
            try:
                for line in _lines(running, told, progress):
                    path = Path(line)
                    if path.is_file():
                        pages += 1
                        yield path
            except BaseException:
                _stop(running)
                raise
        ended_well = running.returncode == 0 or (running.returncode == _NO_PAPER and pages > 0)
        if not ended_well:
            raise _problem(running.returncode, told.decode("utf-8", "replace"))

    def _options(self, scanner: str) -> _Options:
        told = self._ask(["--device-name", scanner, "--all-options"])
        found = _OPTION.findall(told)
        active = {name: offer for name, offer, now in found if now != "inactive"}
        return _Options({name: _bare(offer) for name, offer in active.items()})

    def _ask(self, arguments: Sequence[str]) -> str:
        try:
            done = subprocess.run(  # noqa: S603 - no shell
                [*self._program(), *arguments],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_ASK_S,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise Problem("scanner.gone") from error
        if done.returncode != 0:
            raise _problem(done.returncode, done.stderr.decode("utf-8", "replace"))
        return done.stdout.decode("utf-8", "replace")

    def _program(self) -> list[str]:
        found = shutil.which(PROGRAM)
        if found is None:
            raise Problem("scanner.no_driver")
        return [found]


def _arguments(job: ScanJob, options: _Options, folder: Path) -> list[str]:
    asked = ["--device-name", job.scanner, "--format=png", "--progress", "--batch-print"]
    asked += [f"--batch={folder / '%d.png'}"]
    if not job.feeder:
        asked.append("--batch-count=1")
    wanted = {"mode": options.mode(job.colour), "source": options.source(feeder=job.feeder)}
    asked += [f"--{name}={value}" for name, value in wanted.items() if value]
    if "resolution" in options.chosen:
        asked.append(f"--resolution={job.dpi}")
    for name, most in zip("xy", A4_MM, strict=True):
        if span := options.span(name):
            asked += [f"-{name}", f"{min(span[1], most):g}"]
    return asked


def _resolutions(options: _Options) -> tuple[int, ...]:
    if span := options.span("resolution"):
        return offered(*span)
    listed = tuple(int(float(each)) for each in options.choices("resolution") if _is_number(each))
    return listed or (300,)


def _lines(
    running: "subprocess.Popen[bytes]", told: bytearray, progress: Progress
) -> Iterator[str]:
    """Yield what the program prints, line by line; ``told`` gathers what it complains of."""
    waiting = bytearray()
    streams = {each.fileno(): each for each in (running.stdout, running.stderr) if each is not None}
    with selectors.DefaultSelector() as selector:
        for number in streams:
            selector.register(number, selectors.EVENT_READ)
        while selector.get_map():
            progress.check()
            for ready, _ in selector.select(_LOOK_S):
                data = os.read(ready.fd, _BLOCK)
                if not data:
                    selector.unregister(ready.fd)
                elif streams[ready.fd] is running.stdout:
                    waiting += data
                else:
                    told += data
                    _report(data, progress)
            *lines, waiting = waiting.split(b"\n")
            yield from (line.decode("utf-8", "surrogateescape") for line in lines)


def _report(data: bytes, progress: Progress) -> None:
    if seen := _PERCENT.findall(data):
        progress.report(round(float(seen[-1])), 100, SCANNING)


def _stop(running: "subprocess.Popen[bytes]") -> None:
    """Let the scanner finish cleanly, and end the program if it does not."""
    running.send_signal(signal.SIGINT)
    try:
        running.wait(_STOP_S)
    except subprocess.TimeoutExpired:
        running.kill()


def _problem(status: int, told: str) -> Problem:
    code = _STATUS.get(status, "")
    if not code:
        code = "scanner.gone" if any(words in told for words in _GONE_WORDS) else "scanner.failed"
    return Problem(code)


def _is_feeder(source: str) -> bool:
    return any(word in source.lower() for word in _FEEDER)


def _bare(offer: str) -> str:
    """Take the unit and the step off what may be chosen: ``75|300dpi``, ``1..9dpi (in steps…)``."""
    return re.sub(r"(dpi|mm|%)?\s*(\(in .*\))?$", "", offer.replace("auto|", "")).strip("=()")


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()
