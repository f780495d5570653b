"""Verbs on cases: list, show, open, search, evidence add, print."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from desktop.app import Application
from desktop.cli import fields
from desktop.cli.opened import CASE, opened
from desktop.cli.output import Output
from desktop.evidence.files.names import shown_name
from desktop.progress import NoProgress
from desktop.services.cases import masking
from desktop.services.cases.case_lists import CaseQuery, CaseRow
from desktop.services.cases.cases import EVERYTHING
from desktop.services.evidence.exhibits import ExhibitForm
from record.case import Case
from record.problems import Problem

MOST_ROWS = 200
OPEN_TO_SEE = (
    "id", "case_no", "station", "category", "sub_category", "summary", "status", "stage", "level",
    "validity", "severity", "recorded_at", "occurred_at", "raised_at", "resolved_at", "closed_at",
    "reopened_count", "entries",
)  # fmt: skip


def add_to(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Add the verbs of this module to the command line."""
    case = verbs.add_parser("case", help="list, show or open cases").add_subparsers(
        dest="what", required=True, metavar="list|show|open"
    )
    listed = case.add_parser("list", parents=[shared], help="list cases, newest first")
    listed.add_argument("--open", action="store_true", help="only open ones")
    listed.add_argument("--overdue", action="store_true", help="only with a clock run out")
    listed.add_argument("--limit", type=int, default=50, help="rows to print, up to 200")
    listed.set_defaults(run=list_cases)
    shown = case.add_parser("show", parents=[shared], help="show one case")
    shown.add_argument("case", help=CASE)
    shown.add_argument(
        "--unmask", default="", metavar="REASON", help="show personal data; recorded with --as"
    )
    shown.set_defaults(run=show_case)
    new = case.add_parser("open", parents=[shared], help="record a complaint")
    new.add_argument("--category", required=True, help="A to I")
    new.add_argument("--summary", required=True, help="what happened, in one sentence")
    new.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="PATH=VALUE",
        dest="fields",
        help="any other field, such as complainant.phone=13900002046; may be repeated",
    )
    new.set_defaults(run=open_case)
    search = verbs.add_parser("search", parents=[shared], help="find cases by any words")
    search.add_argument("text", help="words, a number, plate, telephone or hash")
    search.add_argument("--limit", type=int, default=50, help="rows to print, up to 200")
    search.set_defaults(run=search_cases)
    _add_evidence(verbs, shared)
    printed = verbs.add_parser("print", parents=[shared], help="print a document of a case")
    printed.add_argument("case", help=CASE)
    printed.add_argument("document", help="dossier, confirmation, refusal or register (F18)")
    printed.add_argument("--out", type=Path, required=True, metavar="PDF", help="replaced if there")
    printed.add_argument("--disclosure", action="store_true", help="the copy for outsiders")
    printed.add_argument("--purpose", default="casebook print", help="kept on the case")
    printed.set_defaults(run=print_document)


def list_cases(chosen: argparse.Namespace, output: Output) -> int:
    """List cases."""
    with opened(chosen) as application:
        query = CaseQuery(open_only=chosen.open, overdue=chosen.overdue)
        page = application.cases.list(query, 0, _limit(chosen))
        lines = [_line(application, row) for row in page.rows]
    return output.result({"cases": msgspec.to_builtins(page.rows), "total": page.total}, lines)


def search_cases(chosen: argparse.Namespace, output: Output) -> int:
    """Find cases by words, numbers, plates, telephone numbers or hashes."""
    with opened(chosen) as application:
        page = application.cases.list(CaseQuery(text=chosen.text), 0, _limit(chosen))
        lines = [_line(application, row) for row in page.rows]
    return output.result({"cases": msgspec.to_builtins(page.rows), "total": page.total}, lines)


def show_case(chosen: argparse.Namespace, output: Output) -> int:
    """Show a case; personal data are masked unless a person says why they are needed."""
    with opened(chosen, writes=bool(chosen.unmask)) as application:
        case = application.cases.by_number(chosen.case)
        if chosen.unmask:
            application.cases.unmask(case.id, EVERYTHING, chosen.unmask)
            case = application.cases.get(case.id)
        facts = msgspec.to_builtins(case) if chosen.unmask else masked(application, case)
        lines = _summary(application, case)
    return output.result({"case": facts}, lines)


def open_case(chosen: argparse.Namespace, output: Output) -> int:
    """Record a complaint."""
    values: dict[str, Any] = {"category": chosen.category, "summary": chosen.summary}
    for pair in chosen.fields:
        path, equals, value = pair.partition("=")
        if not equals:
            raise Problem("cli.bad_set", text=shown_name(pair)[:40])
        values[path] = fields.read(path, value)
    with opened(chosen, writes=True) as application:
        case = application.cases.open(values)
    return output.result({"id": case.id, "case_no": case.case_no}, [case.case_no])


def add_evidence(chosen: argparse.Namespace, output: Output) -> int:
    """Take files in as exhibits."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        form = ExhibitForm(kind=chosen.kind, title=chosen.title, what_it_proves=chosen.proves)
        batch = application.evidence.add_files(case.id, chosen.files, form, NoProgress())
    if len(batch.refused) == 1 and not batch.added and not batch.known:
        return output.refusal(batch.refused[0][1])
    facts = {
        "added": [{"exhibit_no": e.exhibit_no, "sha256": e.files[0].h} for e in batch.added],
        "known": batch.known,
        "refused": [{"name": name, **output.problem(p)} for name, p in batch.refused],
    }
    lines = [f"{e.exhibit_no}  {e.files[0].h}" for e in batch.added]
    lines += [f"=  {name}" for name in batch.known]
    lines += [
        f"!  {name}: {output.problem(problem)['sentence']}" for name, problem in batch.refused
    ]
    return output.findings(facts, lines, ok=not batch.refused)


def print_document(chosen: argparse.Namespace, output: Output) -> int:
    """Print a document to a PDF file."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        printed = application.prints.render(
            case.id, chosen.document, NoProgress(), disclosure=chosen.disclosure
        )
        path = application.prints.save(case.id, printed, chosen.out, chosen.purpose)
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
    add.add_argument("case", help=CASE)
    add.add_argument("files", nargs="+", type=Path, help="files, or folders with all they hold")
    add.add_argument("--kind", default="OTHER", help="such as CCTV_CLIP, RECEIPT, FUEL_SAMPLE")
    add.add_argument("--title", default="", help="default: the file's name")
    add.add_argument("--proves", default="", help="what it proves, in one sentence")
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
        f"{clock.rule}  {clock.name}  {clock.due.astimezone():%Y-%m-%d %H:%M}  {clock.status}"
        for clock in application.cases.clocks(case)
    ]
    lines += [f"{e.exhibit_no}  {e.title}" for e in case.evidence.values()]
    return lines


def _limit(chosen: argparse.Namespace) -> int:
    return max(1, min(int(chosen.limit), MOST_ROWS))


def masked(application: Application, case: Case) -> dict[str, Any]:
    """Return what anybody at this PC may see of a case: how it stands, and no personal data."""
    facts: dict[str, Any] = {name: getattr(case, name) for name in OPEN_TO_SEE}
    facts["complainant"] = {
        "name": masking.name(case.complainant.name),
        "phone": masking.phone(case.complainant.phone),
    }
    facts["vehicle"] = {"plate": masking.plate(case.vehicle.plate), "model": case.vehicle.model}
    facts["evidence"] = [
        {"exhibit_no": e.exhibit_no, "kind": e.kind, "status": e.status, "files": e.files}
        for e in case.evidence.values()
    ]
    facts["clocks"] = [
        {"rule": c.rule, "name": c.name, "due": c.due, "status": c.status}
        for c in application.cases.clocks(case)
    ]
    facts["open_tasks"] = len(case.open_tasks)
    facts["remarks"] = [remark.code for remark in case.remarks]
    plain: dict[str, Any] = msgspec.to_builtins(facts)
    return plain
