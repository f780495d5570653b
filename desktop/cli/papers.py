"""Verbs on papers: paper list, write, print, refuse; file-scans and inbox."""

import argparse
from pathlib import Path
from typing import Any

from desktop.app import Application
from desktop.cli.opened import CASE, opened
from desktop.cli.output import Output
from desktop.evidence.files.names import shown_name
from desktop.messages import phrase
from desktop.progress import NoProgress
from desktop.services.evidence.handing_out import handed_out
from desktop.services.papers.papers import About
from desktop.services.papers.scans import WAITING, Scan
from record.case import Case, Paper
from record.problems import Problem
from record.sheets.paper import DOCUMENTS

CODE = "the code on the paper"


def add_to(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Add the verbs of this module to the command line."""
    paper = verbs.add_parser("paper", help="papers to be signed").add_subparsers(
        dest="what", required=True, metavar="list|write|print|refuse"
    )
    listed = paper.add_parser("list", parents=[shared], help="papers of a case, and what can be")
    listed.add_argument("case", help=CASE)
    listed.set_defaults(run=list_papers)
    write = paper.add_parser("write", parents=[shared], help="write a paper and print it to PDF")
    write.add_argument("case", help=CASE)
    write.add_argument("document", help=", ".join(d for d in DOCUMENTS if d != "F39"))
    write.add_argument("--out", type=Path, required=True, metavar="PDF", help="replaced if there")
    write.add_argument("--person", dest="speaker", default="", help="whose statement (F5E, F5W)")
    write.add_argument("--relation", default="", help="of that person to the matter")
    write.add_argument("--contact", default="", help="how to reach that person")
    write.set_defaults(run=write_paper)
    again = paper.add_parser("print", parents=[shared], help="print a paper again, same hash")
    again.add_argument("code", help=CODE)
    again.add_argument("--out", type=Path, required=True, metavar="PDF", help="replaced if there")
    again.set_defaults(run=print_again)
    refuse = paper.add_parser("refuse", parents=[shared], help="record a refusal, print F39")
    refuse.add_argument("code", help=CODE)
    refuse.add_argument("--reason", required=True, help="in the customer's words")
    refuse.add_argument("--witness", action="append", default=[], metavar="NAME", help="twice")
    refuse.add_argument("--out", type=Path, required=True, metavar="PDF", help="replaced if there")
    refuse.set_defaults(run=refuse_paper)
    _add_scans(verbs, shared)


def _add_scans(verbs: Any, shared: argparse.ArgumentParser) -> None:
    scans = verbs.add_parser("file-scans", parents=[shared], help="read scans and file them")
    scans.add_argument("files", nargs="+", type=Path, help="photos, scans or PDFs")
    scans.add_argument("--case", default="", help="file what has no code into this case")
    scans.add_argument("--all", action="store_true", help="also pages that are not surely signed")
    scans.set_defaults(run=file_scans)
    inbox = verbs.add_parser("inbox", parents=[shared], help="what waits in the scan inbox")
    inbox.add_argument("--look", action="store_true", help="take what is in the watched folder")
    inbox.set_defaults(run=show_inbox)


def list_papers(chosen: argparse.Namespace, output: Output) -> int:
    """List the papers of a case with their state, and which can be written now."""
    with opened(chosen) as application:
        case = application.cases.by_number(chosen.case)
        papers = [_paper_facts(application, case, key) for key in case.papers]
        offered = application.papers.offered(case)
        lines = [f"{p['code']}  {p['document']} v{p['version']}  {p['state']}" for p in papers]
    return output.result({"papers": papers, "offered": offered}, lines)


def write_paper(chosen: argparse.Namespace, output: Output) -> int:
    """Write a paper from the case, record it, and save its PDF."""
    about = About(person=chosen.speaker, relation=chosen.relation, contact=chosen.contact)
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        text = application.papers.draft(case.id, chosen.document.upper(), about)
        printed = application.papers.print(case.id, text)
        _save(printed.pdf, chosen.out)
        case = application.cases.get(case.id)
        facts = _paper_facts(application, case, printed.paper_id)
    return output.result({"path": str(chosen.out), **facts}, [f"{chosen.out}  {printed.code}"])


def print_again(chosen: argparse.Namespace, output: Output) -> int:
    """Make a paper's PDF again from its kept text; refuses when the text is another."""
    with opened(chosen, writes=True) as application:
        case, paper_id = application.papers.find(chosen.code)
        pdf = application.papers.pdf(case.id, paper_id)
        application.evidence.record(case.id, "PRINTED", "", chosen.code, found=chosen.code)
        _save(pdf, chosen.out)
        facts = _paper_facts(application, case, paper_id)
    return output.result({"path": str(chosen.out), **facts}, [f"{chosen.out}  {facts['code']}"])


def refuse_paper(chosen: argparse.Namespace, output: Output) -> int:
    """Record that a paper was not signed, and save the record for the witnesses to sign."""
    with opened(chosen, writes=True) as application:
        case, paper_id = application.papers.find(chosen.code)
        case = application.signing.refuse(case.id, paper_id, chosen.reason, chosen.witness)
        refusal = application.signing.refusal_of(case, paper_id)
        _save(application.papers.pdf(case.id, refusal), chosen.out)
        facts = _paper_facts(application, case, refusal)
    return output.result({"path": str(chosen.out), **facts}, [f"{chosen.out}  {facts['code']}"])


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


def _filed(application: Application, scan: Scan, wanted: str, *, every: bool) -> Scan:
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


def _paper_facts(application: Application, case: Case, paper_id: str) -> dict[str, Any]:
    paper: Paper = case.papers[paper_id]
    return {
        "case_no": case.case_no,
        "code": paper.code,
        "document": paper.document,
        "version": paper.version,
        "pages": paper.pages,
        "state": paper.state,
        "text_hash": paper.text_hash,
        "is_current": application.papers.is_current(case, paper_id),
        "signed_boxes": sorted(application.signing.signed_boxes(case, paper)),
    }


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


def _save(pdf: bytes, out: Path) -> None:
    with handed_out(out, Problem("prints.not_saved", name=shown_name(out.name))) as staged:
        staged.write_bytes(pdf)
