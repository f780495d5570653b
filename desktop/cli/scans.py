"""Verbs on signed papers that come back (read-form, file-scans, inbox) and on scanners."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from desktop.cli import fields
from desktop.cli.opened import CASE, opened
from desktop.cli.output import Output
from desktop.messages import phrase, sentence
from desktop.progress import NoProgress
from desktop.services.evidence.decoding import decoding
from desktop.services.papers.read_sheets import SheetReading, paper_outline, read_files
from desktop.services.papers.scans import WAITING, Scan
from desktop.services.papers.stacks import PaperFound, Stack, sort_sheets
from desktop.system.choice import this_system
from desktop.system.scanning import Abilities, Scanner
from record.codes import ExhibitKind
from record.exhibits.files import ScanColour
from record.problems import Problem
from record.sheets.paper import document_of

if TYPE_CHECKING:
    from desktop.app import Application
    from desktop.services.papers.scanning import ScanJob


def declare_read_form(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``read-form``."""
    verb.add_argument("images", nargs="+", type=Path, help="photos, scans or PDFs, in any order")
    verb.add_argument("--out", type=Path, metavar="FOLDER", help="write straightened sheets there")
    verb.set_defaults(run=read_forms)


def declare_file_scans(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``file-scans``."""
    verb.add_argument("files", nargs="+", type=Path, help="photos, scans or PDFs")
    verb.add_argument("--case", default="", help="file what has no code into this case")
    verb.add_argument("--all", action="store_true", help="also pages that are not surely signed")
    verb.set_defaults(run=file_scans)


def declare_inbox(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``inbox``."""
    verb.add_argument("--look", action="store_true", help="take what is in the watched folder")
    verb.set_defaults(run=show_inbox)


def read_forms(chosen: argparse.Namespace, output: Output) -> int:
    """Read a stack of papers and sort it; exit 1 when no sheet could be named."""
    with decoding() as decoder:
        readings = read_files(decoder, chosen.images, NoProgress())
        foreign = {
            id(r): list(paper_outline(decoder, Path(r.source), r.source_page).corners)
            for r in readings
            if r.is_foreign
        }
    stack = sort_sheets(readings)
    if chosen.out is not None:
        _write(readings, chosen.out)
    facts = {
        "papers": [_sheet(r, chosen.language) | _corners(r, foreign) for r in readings],
        "stack": _stack(stack, {id(r): n for n, r in enumerate(readings)}),
    }
    lines = list(_lines(stack, chosen.language))
    return output.findings(facts, lines, ok=any(r.code for r in readings))


def file_scans(chosen: argparse.Namespace, output: Output) -> int:
    """Read files, file the pages that are certain, and say why the others wait; exit 1 then."""
    with opened(chosen, writes=True) as application:
        wanted = application.cases.by_number(chosen.case).id if chosen.case else ""
        scans = application.scans.take(chosen.files, NoProgress())
        done = [_filed(application, scan, wanted, every=chosen.all) for scan in scans]
        facts = [_scan_facts(scan, output) for scan in done]
    lines = [
        f"{f['name']}  {f['page']}  {f['state']}  {f['exhibit_no'] or f['why']}" for f in facts
    ]
    return output.findings({"scans": facts}, lines, ok=all(f["state"] == "FILED" for f in facts))


def show_inbox(chosen: argparse.Namespace, output: Output) -> int:
    """Say what waits in the inbox, and why."""
    with opened(chosen) as application:
        if chosen.look:
            application.scans.watch.look()
            ready, _growing = application.scans.watch.look()
            application.scans.take(ready, NoProgress())
        facts = [_scan_facts(scan, output) for scan in application.scans.all()]
    lines = [f"{f['name']}  {f['page']}  {f['state']}  {f['why']}" for f in facts]
    return output.result({"scans": facts}, lines)


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
                "blank": [list(found) for found in paper.blank],
                "unsure": [list(found) for found in paper.unsure],
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


def _filed(application: "Application", scan: Scan, wanted: str, *, every: bool) -> Scan:
    reading = scan.reading
    sure = bool(reading.case_id) and not scan.why and reading.version_is_current
    fit = sure or bool(wanted and not reading.code) or (every and bool(reading.case_id))
    if not fit or (reading.known and not every):
        return scan
    try:
        application.scans.file(scan.id, "" if reading.case_id else wanted)
    except Problem as problem:
        return application.scans.note(scan.id, problem.code)
    return application.scans.get(scan.id)


def _scan_facts(scan: Scan, output: Output) -> dict[str, Any]:
    reading = scan.reading
    facts: dict[str, Any] = {
        name: getattr(reading, name)
        for name in (
            "code", "document", "case_no", "page", "pages", "boxes", "version",
            "version_is_current", "changed", "missing", "known",
        )
    }  # fmt: skip
    told = {"id": scan.id, "name": scan.name, "state": scan.state, "exhibit_no": scan.exhibit_no}
    return told | facts | _why(scan, output)


def _why(scan: Scan, output: Output) -> dict[str, str]:
    """Say why a page waits: what the reader saw is one phrase, the rest are whole sentences."""
    reading, code = scan.reading, scan.why
    if scan.state == WAITING and not code and not reading.version_is_current:
        code = "paper.older_version"
    said = phrase(code, output.language) if code else ""
    if code and not said:
        facts = {"name": scan.name, "code": reading.code}
        problem = Problem(code, page=reading.page, version=reading.version, **facts)
        said = str(output.problem(problem)["sentence"])
    return {"why_code": code, "why": said}


COLOURS = [each.lower().replace("_", "-") for each in ScanColour]


def declare_scan_list(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``scan list``."""
    verb.add_argument("--look", action="store_true", help="ask each what it can do, which is slow")
    verb.set_defaults(run=list_scanners)


def declare_scan_page(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``scan page``."""
    verb.add_argument("--scanner", default="", help="name or id (default: the one used last)")
    verb.add_argument("--dpi", type=fields.whole, default=0, help="default: as last, or 300")
    verb.add_argument("--colour", choices=COLOURS, help="default: as last, or colour")
    verb.add_argument("--feeder", action="store_true", help="every sheet in the feeder")
    verb.add_argument("--case", default="", help=f"take the pages in as evidence: {CASE}")
    verb.add_argument("--kind", default=ExhibitKind.OTHER, help="of evidence (default: OTHER)")
    verb.set_defaults(run=scan_pages)


def list_scanners(chosen: argparse.Namespace, output: Output) -> int:
    """Say which scanners are there."""
    scanners = this_system().scanners()
    found = scanners.find()
    facts = [_facts(each, scanners.abilities(each.id) if chosen.look else None) for each in found]
    lines = [_line(each, output.language) for each in facts]
    return output.result({"scanners": facts}, lines)


def scan_pages(chosen: argparse.Namespace, output: Output) -> int:
    """Scan into the inbox, or into a case; exit 1 when the scanner stopped before the end."""
    with opened(chosen, writes=True) as application:
        case_id = application.cases.by_number(chosen.case).id if chosen.case else ""
        scanning = application.scans.scanning
        scanner = _chosen(scanning.find(), chosen.scanner)
        job = _job(chosen, scanning.usual(scanner.id, can := scanning.abilities(scanner.id)), can)
        run = scanning.scan(scanner, job, 1, NoProgress(), lambda _page: None)
        taken = _taken(application, run.pages, case_id, chosen.kind) if run.pages else []
    if run.problem is not None and not run.pages:
        raise run.problem
    stopped = output.problem(run.problem) if run.problem is not None else None
    facts = {"scanner": scanner.name, "dpi": job.dpi, "pages": taken, "stopped": stopped}
    lines = ["  ".join(each.values()) for each in taken]
    if stopped is not None:
        lines.append(str(stopped["sentence"]))
    return output.findings(facts, lines, ok=stopped is None)


def _taken(
    application: "Application", pages: Sequence[Path], case_id: str, kind: str
) -> list[dict[str, str]]:
    if not case_id:
        scans = application.scans.take(pages, NoProgress())
        return [{"name": each.name, "at": "inbox"} for each in scans]
    from desktop.services.evidence.exhibits import ExhibitForm

    form = ExhibitForm(kind=kind)
    batch = application.evidence.add_files(case_id, pages, form, NoProgress())
    for line in batch.lines:
        if line.problem is not None:
            raise line.problem
    return [
        {"name": line.name, "at": line.exhibit.exhibit_no} for line in batch.lines if line.exhibit
    ]


def _chosen(found: Sequence[Scanner], wanted: str) -> Scanner:
    if not wanted:
        return found[0]
    for each in found:
        if wanted in (each.id, each.name):
            return each
    raise Problem("scanner.unknown", name=wanted)


def _job(chosen: argparse.Namespace, usual: "ScanJob", can: Abilities) -> "ScanJob":
    import msgspec

    dpi = chosen.dpi or usual.dpi
    colour = ScanColour(chosen.colour.upper().replace("-", "_")) if chosen.colour else usual.colour
    if dpi not in can.resolutions or colour not in can.colours or (chosen.feeder and not can.feeds):
        resolutions = ", ".join(map(str, can.resolutions))
        colours = ", ".join(phrase(f"arrival.{c.lower()}", chosen.language) for c in can.colours)
        raise Problem("scanner.cannot", resolutions=resolutions, colours=colours)
    return msgspec.structs.replace(usual, dpi=dpi, colour=colour, feeder=chosen.feeder)


def _facts(scanner: Scanner, can: Abilities | None) -> dict[str, Any]:
    facts: dict[str, Any] = {"id": scanner.id, "name": scanner.name}
    if can is not None:
        facts |= {
            "resolutions": list(can.resolutions), "colours": list(can.colours), "feeds": can.feeds
        }  # fmt: skip
    return facts


def _line(facts: dict[str, Any], language: str) -> str:
    parts = [facts["id"], facts["name"]]
    if "resolutions" in facts:
        parts.append(f"{facts['resolutions'][0]}–{facts['resolutions'][-1]} dpi")
        parts.append(" ".join(phrase(f"arrival.{c.lower()}", language) for c in facts["colours"]))
    return "  ".join(parts)
