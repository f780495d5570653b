"""Verbs on files and rules that need no data folder: still, frames, read-form, due, verify."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from desktop.app import load_rules
from desktop.cli.output import Output
from desktop.evidence.decoder import Decoder
from desktop.evidence.names import shown_name
from desktop.progress import NoProgress
from desktop.services.footage import Footage, FootageReader, provenance_facts
from desktop.services.forms import read_files
from desktop.services.handing_out import handed_out
from desktop.services.verifying import verify
from desktop.system.choice import this_system
from record.problems import Problem
from record.rules import deadlines


def add_to(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Add the verbs of this module to the command line."""
    still = verbs.add_parser("still", parents=[shared], help="take one exact frame as PNG")
    still.add_argument("video", type=Path, help="a camera file; it is only read")
    where = still.add_mutually_exclusive_group(required=True)
    where.add_argument("--at", type=float, metavar="SECONDS", help="from the first frame")
    where.add_argument("--frame", type=int, metavar="N", help="counted from 0")
    still.add_argument("--out", type=Path, required=True, metavar="PNG")
    still.set_defaults(run=take_still)
    frames = verbs.add_parser("frames", parents=[shared], help="say what a video file holds")
    frames.add_argument("video", type=Path, help="a camera file; it is only read")
    frames.set_defaults(run=count_frames)
    read = verbs.add_parser("read-form", parents=[shared], help="read signed papers back")
    read.add_argument("images", nargs="+", type=Path, help="photos, scans or PDFs")
    read.set_defaults(run=read_forms)
    due = verbs.add_parser("due", parents=[shared], help="when a rule's duty falls due")
    due.add_argument("rule", help="D01 to D54")
    due.add_argument(
        "--from", dest="start", required=True, metavar="TIME", help="2026-02-14T18:10+08:00"
    )
    due.set_defaults(run=tell_due)
    check = verbs.add_parser("verify", parents=[shared], help="verify an export")
    check.add_argument("path", type=Path, help="the exported folder or zip")
    check.set_defaults(run=verify_export)


def take_still(chosen: argparse.Namespace, output: Output) -> int:
    """Write the exact frame, or refuse; never a neighbour."""
    refusal = Problem("prints.not_saved", name=shown_name(chosen.out.name))
    if _is_same(chosen.video, chosen.out):
        raise refusal
    with _footage(chosen.video) as (reader, footage):
        if chosen.frame is None:
            shown = reader.at(footage, chosen.at)
        else:
            shown = reader.frame(footage, chosen.frame)
        png, provenance = reader.still(footage, shown)
    with handed_out(chosen.out, refusal) as staged:
        staged.write_bytes(png)
    facts = {"out": str(chosen.out), "provenance": provenance_facts(provenance)}
    return output.result(facts, [f"{chosen.out}  frame {shown.ordinal}  {provenance.pixel_sha256}"])


def count_frames(chosen: argparse.Namespace, output: Output) -> int:
    """Say what a video file holds."""
    with _footage(chosen.video) as (_reader, footage):
        facts = msgspec.to_builtins(footage)
    line = (
        f"{footage.container} {footage.codec} {footage.width}x{footage.height} "
        f"{footage.frames} frames {footage.seconds:.3f} s {footage.sha256}"
    )
    return output.result({"footage": facts}, [line])


def read_forms(chosen: argparse.Namespace, output: Output) -> int:
    """Read photos or scans of papers; exit 1 when none could be read."""
    decoder = Decoder(this_system())
    try:
        readings = read_files(decoder, chosen.images, NoProgress())
    finally:
        decoder.close()
    facts = {
        "papers": [
            {"name": r.name, "code": r.code, "page": r.page, "boxes": r.boxes, "why": r.why}
            for r in readings
        ]
    }
    lines = [f"{r.name}  {r.code or r.why}  {r.page}  {r.boxes}" for r in readings]
    return output.findings(facts, lines, ok=any(r.code for r in readings))


def tell_due(chosen: argparse.Namespace, output: Output) -> int:
    """Say when a duty falls due, and why then."""
    try:
        start = datetime.fromisoformat(chosen.start)
    except ValueError as error:
        raise Problem("cli.bad_time", text=chosen.start[:40]) from error
    if start.tzinfo is None:
        raise Problem("cli.bad_time", text=chosen.start[:40])
    rules = load_rules()
    due = deadlines.due(chosen.rule, start, rules)
    lines = [f"{due.due.isoformat()}  {due.calendar}"]
    for stretch in due.stretches:
        why = rules.label("stretch", stretch.why, chosen.language)
        mark = "+" if stretch.counted else "-"
        lines.append(f"{mark} {stretch.start.isoformat()} – {stretch.end.isoformat()}  {why}")
    return output.result({"rule": chosen.rule, **msgspec.to_builtins(due)}, lines)


def verify_export(chosen: argparse.Namespace, output: Output) -> int:
    """Verify an exported case; exit 1 when anything does not hold."""
    verdict = verify(chosen.path)
    facts = {"findings": msgspec.to_builtins(verdict.lines)}
    return output.findings(facts, [str(line) for line in verdict.lines], ok=verdict.ok)


def _is_same(one: Path, other: Path) -> bool:
    """Tell whether two paths name one file: a still must never replace its footage."""
    try:
        return one.samefile(other)
    except OSError:
        return False


@contextmanager
def _footage(path: Path) -> Iterator[tuple[FootageReader, Footage]]:
    reader = FootageReader(this_system())
    try:
        footage = reader.open_path(path, NoProgress())
        yield reader, footage
    finally:
        reader.close()
