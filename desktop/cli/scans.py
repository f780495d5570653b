"""The verb that reads papers back: stacks of photos, scans and PDFs, without a data folder."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from desktop.cli.output import Output
from desktop.evidence.asking.decoder import Decoder
from desktop.evidence.papers.messages import BLANK, UNSURE
from desktop.messages import phrase, sentence
from desktop.progress import NoProgress
from desktop.services.papers.read_sheets import SheetReading, paper_outline, read_files
from desktop.services.papers.stacks import PaperFound, Stack, sort_sheets
from desktop.system.choice import this_system
from record.problems import Problem
from record.sheets.paper import document_of


def add_to(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Add the verbs of this module to the command line."""
    read = verbs.add_parser("read-form", parents=[shared], help="read signed papers back")
    read.add_argument("images", nargs="+", type=Path, help="photos, scans or PDFs, in any order")
    read.add_argument("--out", type=Path, metavar="FOLDER", help="write straightened sheets there")
    read.set_defaults(run=read_forms)


def read_forms(chosen: argparse.Namespace, output: Output) -> int:
    """Read a stack of papers and sort it; exit 1 when no sheet could be named."""
    decoder = Decoder(this_system())
    try:
        readings = read_files(decoder, chosen.images, NoProgress())
        foreign = {
            id(r): list(paper_outline(decoder, Path(r.source), r.source_page).corners)
            for r in readings
            if r.is_foreign
        }
    finally:
        decoder.close()
    stack = sort_sheets(readings)
    if chosen.out is not None:
        _write(readings, chosen.out)
    facts = {
        "papers": [_sheet(r, chosen.language) | _corners(r, foreign) for r in readings],
        "stack": _stack(stack, {id(r): n for n, r in enumerate(readings)}),
    }
    lines = list(_lines(stack, chosen.language))
    return output.findings(facts, lines, ok=any(r.code for r in readings))


def _sheet(reading: SheetReading, language: str) -> dict[str, Any]:
    facts: dict[str, Any] = msgspec.to_builtins(reading)
    del facts["picture"], facts["source"]
    facts["document"] = document_of(reading.code) if reading.code else ""
    facts["reason"] = _said(reading.why, language, reading.name)
    facts["remarks"] = [
        {"code": r.code, "box": r.box, "sentence": _said(r.code, language)} for r in reading.remarks
    ]
    return facts


def _corners(
    reading: SheetReading, foreign: dict[int, list[tuple[float, float]]]
) -> dict[str, Any]:
    return {"corners": foreign[id(reading)]} if id(reading) in foreign else {}


def _stack(stack: Stack, places: dict[int, int]) -> dict[str, Any]:
    """Sheets are named by their place in ``papers``, counted from 0."""
    return {
        "papers": [
            {
                "code": paper.code,
                "document": document_of(paper.code),
                "pages": [places[id(sheet)] for sheet in paper.pages],
                "duplicates": [places[id(sheet)] for sheet in paper.duplicates],
                "missing": list(paper.missing),
                "total": paper.total,
                "complete": paper.is_complete,
                "blank": [list(found) for found in paper.boxes_that_are(BLANK)],
                "unsure": [list(found) for found in paper.boxes_that_are(UNSURE)],
            }
            for paper in stack.papers
        ],
        "foreign": [places[id(sheet)] for sheet in stack.foreign],
        "unread": [places[id(sheet)] for sheet in stack.unread],
    }


def _lines(stack: Stack, language: str) -> Iterator[str]:
    for paper in stack.papers:
        total = str(paper.total) if paper.total else "?"
        missing = "".join(f" -{page}" for page in paper.missing)
        yield f"{paper.code}  {document_of(paper.code)}  {len(paper.pages)}/{total}{missing}"
        yield from _pages(paper, language)
    for mark, sheets in (("?", stack.unread), ("=", stack.foreign)):
        for sheet in sheets:
            yield f"{mark} {sheet.name}  {_said(sheet.why, language, sheet.name)}"


def _pages(paper: PaperFound, language: str) -> Iterator[str]:
    for sheet in paper.pages:
        boxes = " ".join(f"{name}={verdict}" for name, verdict in sheet.boxes.items())
        yield f"  {sheet.page}  {sheet.name}  {sheet.code_from}  {boxes}".rstrip()
        for remark in sheet.remarks:
            yield f"     {remark.box} {_said(remark.code, language)}"
    for sheet in paper.duplicates:
        yield f"  {sheet.page}= {sheet.name}"


def _said(code: str, language: str, name: str = "") -> str:
    if not code:
        return ""
    return phrase(code, language) or str(sentence(Problem(code, name=name), language))


def _write(readings: tuple[SheetReading, ...], folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number, reading in enumerate(readings, 1):
            if reading.picture:
                named = f"{number:03d}_{reading.code or 'sheet'}_{reading.page}.jpg"
                (folder / named).write_bytes(reading.picture)
    except OSError as error:
        raise Problem("prints.not_saved", name=folder.name) from error
