"""The verb that hides bystanders in a picture, a PDF or a clip: redact."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from desktop.cli.output import Output
from desktop.progress import NoProgress
from desktop.services.evidence.decoding import decoding
from desktop.services.evidence.handing_out import handed_out, is_same_file, not_saved
from desktop.services.pictures.hiding_files import FileHiding, Found
from desktop.services.pictures.hiding_plans import style_of
from desktop.system.choice import this_system
from record.problems import Problem


def declare_redact(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``redact``."""
    verb.description = (
        "Without --out nothing is written. Boxes are pixels of the upright picture, of a page "
        "at 200 dpi, or of a clip: [{x, y, width, height, shape, page}], and for a clip also "
        "first, last, and keys: [{frame, x, y, width, height}]."
    )
    verb.add_argument("file", type=Path, help="it is only read")
    verb.add_argument("--boxes", metavar="JSON", help="a file, - for standard input, or the JSON")
    verb.add_argument("--propose", action="store_true", help="print what may be faces and plates")
    verb.add_argument("--accept-all", action="store_true", help="hide every proposal, unseen")
    verb.add_argument("--out", type=Path, metavar="FILE", help="the copy: png, jpg, pdf or mp4")
    verb.add_argument("--how", choices=("solid", "mosaic"), default="solid")
    verb.add_argument("--colour", default="000000", metavar="RRGGBB", help="of solid places")
    verb.add_argument("--sound", action="store_true", help="keep a clip's sound")
    verb.add_argument("--password", default="", help="opens a locked PDF")
    verb.set_defaults(run=hide)


def hide(chosen: argparse.Namespace, output: Output) -> int:
    """Print proposals, or write the copy."""
    given = None if chosen.boxes is None else _boxes(chosen.boxes)
    with _opened(chosen.file, chosen.password) as hiding:
        found = Found()
        if chosen.propose or chosen.accept_all:
            found = hiding.propose(NoProgress())
        if chosen.out is None or (given is None and not chosen.accept_all):
            return _proposals(chosen, output, found)
        hiding.refuse_name(chosen.out.suffix)
        wanted = hiding.wanted(given or [])
        if chosen.accept_all:
            wanted = wanted.joined(found)
        facts = _write(hiding, chosen, wanted)
    return output.result({"out": str(chosen.out), **facts}, [f"{chosen.out}  {facts['sha256']}"])


def _proposals(chosen: argparse.Namespace, output: Output, found: Found) -> int:
    if not chosen.propose:
        raise Problem("hiding.nothing_given")
    facts = found.facts()
    lines = [
        f"{each['what']}  {each['score']:.2f}  "
        f"{each['x']:.0f},{each['y']:.0f} {each['width']:.0f}x{each['height']:.0f}"
        for each in found.flat()
    ]
    return output.result(facts, lines)


def _write(hiding: FileHiding, chosen: argparse.Namespace, wanted: Found) -> dict[str, Any]:
    if is_same_file(chosen.file, chosen.out):
        raise Problem("hiding.would_overwrite")
    style = style_of(chosen.how, chosen.colour)
    with handed_out(chosen.out, not_saved(chosen.out)) as staged:
        return hiding.write(wanted, style, staged, chosen.out.suffix, sound=chosen.sound)


def _boxes(text: str) -> list[dict[str, Any]]:
    """Read the boxes from a file, standard input or the argument itself."""
    try:
        if not text.lstrip().startswith(("[", "{")):
            text = sys.stdin.read() if text == "-" else Path(text).read_text("utf-8")
        read = json.loads(text)
        read = read.get("boxes", read.get("regions")) if isinstance(read, dict) else read
        return msgspec.convert(read, list[dict[str, Any]])
    except (OSError, ValueError, RecursionError, msgspec.ValidationError) as error:
        raise Problem("hiding.bad_region") from error


@contextmanager
def _opened(path: Path, password: str) -> Iterator[FileHiding]:
    with decoding(password) as decoder:
        hiding = FileHiding(path, decoder, this_system())
        try:
            yield hiding
        finally:
            hiding.close()
