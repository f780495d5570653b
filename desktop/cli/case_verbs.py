"""Verbs on cases: list, show, open, search, evidence add, print."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from desktop.app import Application
from desktop.cli.opened import opened
from desktop.cli.output import Output
from desktop.progress import NoProgress
from desktop.services import masking
from desktop.services.case_lists import CaseQuery, CaseRow
from desktop.services.evidence import ExhibitForm
from record.case import Case

MOST_ROWS = 200
_MASKED = {
    ("complainant", "name"): masking.name,
    ("complainant", "phone"): masking.phone,
    ("vehicle", "plate"): masking.plate,
}


def add_to(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Add the verbs of this module to the command line."""
    case = verbs.add_parser("case", help="list, show or open cases").add_subparsers(
        dest="what", required=True, metavar="list|show|open"
    )
    listed = case.add_parser("list", parents=[shared], help="list cases, newest first")
    listed.add_argument("--open", action="store_true", help="only open ones")
    listed.add_argument("--overdue", action="store_true")
    listed.add_argument("--limit", type=int, default=50)
    listed.set_defaults(run=list_cases)
    shown = case.add_parser("show", parents=[shared], help="show one case")
    shown.add_argument("case", help="number, id, paper code or part of one")
    shown.set_defaults(run=show_case)
    new = case.add_parser("open", parents=[shared], help="record a complaint")
    new.add_argument("--category", required=True)
    new.add_argument("--summary", required=True)
    new.add_argument("--set", action="append", default=[], metavar="PATH=VALUE", dest="fields")
    new.set_defaults(run=open_case)
    search = verbs.add_parser("search", parents=[shared], help="find cases by any words")
    search.add_argument("text")
    search.add_argument("--limit", type=int, default=50)
    search.set_defaults(run=search_cases)
    _add_evidence(verbs, shared)
    printed = verbs.add_parser("print", parents=[shared], help="print a document of a case")
    printed.add_argument("case")
    printed.add_argument("document", help="dossier, confirmation or refusal")
    printed.add_argument("--out", type=Path, required=True)
    printed.add_argument("--disclosure", action="store_true", help="without internal marks")
    printed.set_defaults(run=print_document)


def list_cases(chosen: argparse.Namespace, output: Output) -> int:
    """List cases."""
    with opened(chosen) as application:
        query = CaseQuery(open_only=chosen.open, overdue=chosen.overdue)
        page = application.cases.list(query, 0, min(chosen.limit, MOST_ROWS))
        lines = [_line(application, row) for row in page.rows]
    return output.result({"cases": msgspec.to_builtins(page.rows), "total": page.total}, lines)


def search_cases(chosen: argparse.Namespace, output: Output) -> int:
    """Find cases by words, numbers, plates, telephone numbers or hashes."""
    with opened(chosen) as application:
        page = application.cases.list(CaseQuery(text=chosen.text), 0, min(chosen.limit, MOST_ROWS))
        lines = [_line(application, row) for row in page.rows]
    return output.result({"cases": msgspec.to_builtins(page.rows), "total": page.total}, lines)


def show_case(chosen: argparse.Namespace, output: Output) -> int:
    """Show a case; personal data are masked unless a person signed in."""
    with opened(chosen) as application:
        case = application.cases.by_number(chosen.case)
        signed_in = application.session.member is not None
        facts = msgspec.to_builtins(case) if signed_in else _masked(case)
        lines = _summary(application, case)
    return output.result({"case": facts}, lines)


def open_case(chosen: argparse.Namespace, output: Output) -> int:
    """Record a complaint."""
    fields: dict[str, Any] = {"category": chosen.category, "summary": chosen.summary}
    for pair in chosen.fields:
        path, _, value = pair.partition("=")
        fields[path] = value
    with opened(chosen, writes=True) as application:
        case = application.cases.open(fields)
    return output.result({"id": case.id, "case_no": case.case_no}, [case.case_no])


def add_evidence(chosen: argparse.Namespace, output: Output) -> int:
    """Take files in as exhibits."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        form = ExhibitForm(kind=chosen.kind, title=chosen.title, what_it_proves=chosen.proves)
        batch = application.evidence.add_files(case.id, chosen.files, form, NoProgress())
    if batch.refused and not batch.added:
        return output.refusal(batch.refused[0][1])
    facts = {
        "added": [{"exhibit_no": e.exhibit_no, "sha256": e.files[0].h} for e in batch.added],
        "known": batch.known,
        "refused": [{"name": name, "code": p.code} for name, p in batch.refused],
    }
    lines = [f"{e.exhibit_no}  {e.files[0].h}" for e in batch.added]
    lines += [f"{name}: {problem.code}" for name, problem in batch.refused]
    return output.result(facts, lines)


def print_document(chosen: argparse.Namespace, output: Output) -> int:
    """Print a document to a PDF file."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        printed = application.prints.render(
            case.id, chosen.document, NoProgress(), disclosure=chosen.disclosure
        )
        path = application.prints.save(case.id, printed, chosen.out, "casebook print")
    facts = {
        "path": str(path),
        "pages": printed.pages,
        "text_hash": printed.text_hash,
        "check_code": printed.check_code,
    }
    return output.result(facts, [f"{path}  {printed.pages} p.  {printed.check_code}"])


def _add_evidence(verbs: Any, shared: argparse.ArgumentParser) -> None:
    evidence = verbs.add_parser("evidence", help="take evidence in").add_subparsers(
        dest="what", required=True, metavar="add"
    )
    add = evidence.add_parser("add", parents=[shared], help="add files or folders to a case")
    add.add_argument("case")
    add.add_argument("files", nargs="+", type=Path)
    add.add_argument("--kind", default="OTHER")
    add.add_argument("--title", default="")
    add.add_argument("--proves", default="")
    add.set_defaults(run=add_evidence)


def _line(application: Application, row: CaseRow) -> str:
    words = [
        row.case_no,
        application.label("category", row.category),
        application.label("severity", row.severity),
        application.label("status", row.status),
        row.summary,
    ]
    return "  ".join(words)


def _summary(application: Application, case: Case) -> list[str]:
    status = application.label("status", case.status)
    severity = application.label("severity", case.severity)
    lines = [f"{case.case_no}  {case.summary}"]
    lines.append(f"{application.station_name(case.station)}  {status}  {severity}")
    lines += [
        f"{clock.rule}  {clock.name}  {clock.due.isoformat()}  {clock.status}"
        for clock in application.cases.clocks(case)
    ]
    lines += [f"{e.exhibit_no}  {e.title}" for e in case.evidence.values()]
    return lines


def _masked(case: Case) -> dict[str, Any]:
    facts: dict[str, Any] = msgspec.to_builtins(case)
    for (head, member), mask in _MASKED.items():
        facts[head][member] = mask(facts[head][member])
    for person in facts["people"].values():
        person["name"], person["phone"] = (
            masking.name(person["name"]),
            masking.phone(person["phone"]),
        )
    facts["papers"] = {k: {**p, "text": {}} for k, p in facts["papers"].items()}
    return facts
