"""Verbs on cases: case list, case show, case open, case facts, search, print, custody."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from desktop import messages, zone
from desktop.cli import fields, lists
from desktop.cli.opened import CASE, copy_of, declare_copy, exhibit_named, opened
from desktop.cli.output import Output
from desktop.messages import phrase
from desktop.progress import NoProgress
from desktop.services.cases import masking
from desktop.services.cases.case_lists import CaseQuery, CaseRow
from desktop.services.cases.cases import EVERYTHING
from desktop.services.cases.deadlines import Clock
from desktop.services.cases.finding import Group
from record import wire
from record.case import Case, CaseFact
from record.codes import FactSource
from record.evidence import CustodyEvent
from record.exhibits.custody import copy_facts
from record.problems import Problem
from record.rules import checklists
from record.rules.tables import Field
from record.sheets.paper import DOCUMENTS

if TYPE_CHECKING:
    from desktop.app import Application

MOST_ROWS = 200
FACTS = "facts."
DOCUMENT = (
    "dossier, register (F18), clocks, custody, custody:ID (of one exhibit), or the newest paper: "
    f"confirmation, refusal, {', '.join(DOCUMENTS)}"
)
OPEN_TO_SEE = (
    "id", "case_no", "station", "category", "sub_category", "summary", "status", "stage", "level",
    "validity", "severity", "recorded_at", "occurred_at", "raised_at", "resolved_at", "closed_at",
    "reopened_count", "entries",
)  # fmt: skip


def declare_case_list(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``case list``."""
    lists.declare_filters(verb)
    lists.declare_limit(verb)
    lists.declare_leaving(verb, columns=True)
    verb.set_defaults(run=list_cases)


def declare_case_show(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``case show``."""
    verb.add_argument("case", help=CASE)
    verb.add_argument(
        "--unmask", default="", metavar="REASON", help="show personal data; recorded with --as"
    )
    verb.set_defaults(run=show_case)


def declare_case_open(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``case open``."""
    verb.add_argument("--category", required=True, help="A to I")
    verb.add_argument("--summary", required=True, help="what happened, in one sentence")
    verb.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="PATH=VALUE",
        dest="fields",
        help="any other field, such as complainant.phone=13900002046; may be repeated",
    )
    verb.set_defaults(run=open_case)


def declare_case_facts(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``case facts``."""
    verb.description = (
        "F6 lists as facts that both sides confirm only what is marked as that; marking needs --as."
    )
    verb.add_argument("case", help=CASE)
    for option, words in (
        ("--confirmed", "both sides confirm it"),
        ("--disputed", "one side disputes it"),
        ("--unmarked", "take either mark back"),
    ):
        verb.add_argument(
            option, action="append", default=[], metavar="FACT", help=f"{words}; may be repeated"
        )
    verb.set_defaults(run=case_facts)


def declare_search(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``search``."""
    verb.add_argument("text", help="words, a number, plate, telephone or hash")
    lists.declare_limit(verb)
    verb.set_defaults(run=search_cases)


def declare_print(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``print``."""
    verb.add_argument("case", help=CASE)
    verb.add_argument("document", help=DOCUMENT)
    verb.add_argument("--out", type=Path, required=True, metavar="PDF", help="replaced if there")
    verb.add_argument("--disclosure", action="store_true", help="the copy for outsiders")
    declare_copy(verb, "casebook print")
    verb.set_defaults(run=print_document)


def declare_custody(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``custody``."""
    verb.add_argument("case", help=CASE)
    verb.add_argument("--exhibit", default="", metavar="E01", help="of one exhibit only")
    verb.add_argument("--out", type=Path, metavar="PDF", help="print it; recorded with --as")
    declare_copy(verb, "casebook custody")
    verb.set_defaults(run=show_custody)


def list_cases(chosen: argparse.Namespace, output: Output) -> int:
    """List cases."""
    with opened(chosen) as application:
        query = lists.query_of(chosen, application)
        page = application.cases.list(query, 0, lists.limit(chosen, MOST_ROWS))
        lines = [_line(application, row) for row in page.rows]
        written = lists.leave_cases(chosen, application, query, page.total)
    facts = {"cases": msgspec.to_builtins(page.rows), "total": page.total, **written}
    return output.result(facts, [str(path) for path in written.values()] or lines)


def search_cases(chosen: argparse.Namespace, output: Output) -> int:
    """Find cases, exhibits, papers, people and stations, as the search of the window does."""
    with opened(chosen) as application:
        page = application.cases.list(
            CaseQuery(text=chosen.text), 0, lists.limit(chosen, MOST_ROWS)
        )
        found = application.finding.find(chosen.text)
        lines = [_line(application, row) for row in page.rows]
        hits = [hit for group in found.groups for hit in group.hits if group.group != Group.CASES]
        lines += [f"{hit.case_no}  {hit.title}".strip() for hit in hits]
    facts = {
        "cases": msgspec.to_builtins(page.rows),
        "total": page.total,
        "found": [
            {"group": hit.group, "title": hit.title, "case_no": hit.case_no, "ref": hit.ref}
            for hit in hits
        ],
        "nothing": msgspec.to_builtins(found.nothing),
    }
    return output.result(facts, lines)


def show_case(chosen: argparse.Namespace, output: Output) -> int:
    """Show a case; personal data are masked unless a person says why they are needed."""
    with opened(chosen, writes=bool(chosen.unmask)) as application:
        case = application.cases.by_number(chosen.case)
        if chosen.unmask:
            application.cases.unmask(case.id, EVERYTHING, chosen.unmask)
            case = application.cases.get(case.id)
        facts = wire.plain(case) if chosen.unmask else masked(application, case)
        lines = _summary(application, case)
    return output.result({"case": facts}, lines)


def open_case(chosen: argparse.Namespace, output: Output) -> int:
    """Record a complaint."""
    values: dict[str, Any] = {"category": chosen.category, "summary": chosen.summary}
    said = [fields.pair(text) for text in chosen.fields]
    values |= {path: fields.read(path, typed) for path, typed in said if not _is_fact(path)}
    facts = [(path.removeprefix(FACTS), typed) for path, typed in said if _is_fact(path)]
    with opened(chosen, writes=True) as application:
        asked = checklists.blanks(chosen.category, application.rules)
        values |= {f"{FACTS}{key}": _fact(asked, key, typed) for key, typed in facts}
        case = application.cases.open(values)
    return output.result({"id": case.id, "case_no": case.case_no}, [case.case_no])


def case_facts(chosen: argparse.Namespace, output: Output) -> int:
    """List the facts of a case, and mark what both sides confirm and what one disputes."""
    marks = dict.fromkeys(chosen.confirmed, (True, False))
    marks |= dict.fromkeys(chosen.disputed, (False, True))
    marks |= dict.fromkeys(chosen.unmarked, (False, False))
    with opened(chosen, writes=bool(marks)) as application:
        case = application.cases.by_number(chosen.case)
        for key in marks:
            if key not in case.facts:
                raise Problem("cases.bad_field", field=key[:40], why="field.unknown")
        if marks:
            case = application.cases.change_by(case.id, lambda now: _marked(now, marks))
        asked = {field.key: field for field in checklists.blanks(case.category, application.rules)}
        told = [_fact_line(key, fact, asked.get(key), output) for key, fact in case.facts.items()]
    return output.result({"facts": wire.plain(case.facts)}, told)


def print_document(chosen: argparse.Namespace, output: Output) -> int:
    """Print a document to a PDF file."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        printed = application.prints.render(
            case.id, chosen.document, NoProgress(), disclosure=chosen.disclosure
        )
        copy = copy_of(chosen, application)
        path = application.prints.save(case.id, printed, chosen.out, copy)
        named = messages.document(chosen.document, output.language)
    facts = {
        "path": str(path),
        "pages": printed.pages,
        "text_hash": printed.text_hash,
        "check_code": printed.check_code,
        "reader": copy.reader,
        "purpose": copy.purpose,
    }
    lines = [f"{path}  {named}  {printed.pages} p.  {printed.check_code}"]
    return output.result(
        facts, [*lines, messages.phrase("copy.saved", output.language, reader=copy.reader)]
    )


def show_custody(chosen: argparse.Namespace, output: Output) -> int:
    """List custody, or print it to a PDF file."""
    with opened(chosen, writes=bool(chosen.out)) as application:
        case = application.cases.by_number(chosen.case)
        exhibit_id = exhibit_named(case, chosen.exhibit).id if chosen.exhibit else ""
        events = [e for e in case.custody if not exhibit_id or e.evidence_id == exhibit_id]
        numbers = {e.id: e.exhibit_no for e in case.evidence.values()}
        lines = [
            f"{zone.local(e.at):%Y-%m-%d %H:%M:%S}  {numbers.get(e.evidence_id, '—')}  "
            f"{application.label('custody_event', e.event)}  {application.name_of(e.actor)}  "
            f"{e.purpose}  {_object(e, output.language)}".rstrip()
            for e in events
        ]
        facts: dict[str, Any] = {"events": msgspec.to_builtins(events)}
        if chosen.out:
            from desktop.services.papers.prints import CUSTODY

            document = f"{CUSTODY}:{exhibit_id}" if exhibit_id else CUSTODY
            printed = application.prints.render(case.id, document, NoProgress())
            copy = copy_of(chosen, application)
            path = application.prints.save(case.id, printed, chosen.out, copy)
            facts |= {"path": str(path), "pages": printed.pages}
            lines = [f"{path}  {printed.pages} p.  {printed.check_code}"]
    return output.result(facts, lines)


def _object(event: CustodyEvent, language: str) -> str:
    copy = copy_facts(event)
    if copy is None:
        return f"{event.to}  {event.found}".strip()
    return messages.copied(copy, language, "" if event.to == copy.file else event.to)


def _line(application: "Application", row: CaseRow) -> str:
    words = [
        row.case_no,
        application.label("category", row.category),
        application.label("severity", row.severity),
        application.label("status", row.status),
        row.summary,
    ]
    return "  ".join(words)


def _summary(application: "Application", case: Case) -> list[str]:
    status = application.label("status", case.status)
    severity = application.label("severity", case.severity)
    lines = [f"{case.case_no}  {case.summary}"]
    lines.append(f"{application.station_name(case.station)}  {status}  {severity}")
    lines += [_clock_line(clock, application) for clock in application.cases.clocks(case)]
    lines += [f"{e.exhibit_no}  {e.title}" for e in case.evidence.values()]
    return lines


def _is_fact(path: str) -> bool:
    return path.startswith(FACTS)


def _fact(asked: Sequence[Field], key: str, typed: str) -> dict[str, Any]:
    """Return a fact of the category as the customer's word, which the window supposes too."""
    value = fields.answers(asked, [(key, typed)])[key]
    unit = next(field.unit for field in asked if field.key == key)
    return {"value": value, "unit": unit, "source": FactSource.CUSTOMER, "disputed": False}


def _marked(case: Case, marks: Mapping[str, tuple[bool, bool]]) -> dict[str, Any]:
    return {
        f"{FACTS}{key}": msgspec.to_builtins(
            msgspec.structs.replace(case.facts[key], agreed=agreed, disputed=disputed)
        )
        for key, (agreed, disputed) in marks.items()
    }


def _fact_line(key: str, fact: CaseFact, field: Field | None, output: Output) -> str:
    name = field.label.read(output.language) if field else key
    mark = "agreed" if fact.agreed else "disputed" if fact.disputed else ""
    words = phrase(f"cases.fact_{mark}", output.language) if mark else ""
    return f"{key}  {name}  {fact.value} {fact.unit}".rstrip() + (f"  {words}" if words else "")


def _clock_line(clock: Clock, application: "Application") -> str:
    word = phrase("rules.provisional", application.language()) if clock.provisional else ""
    due = f"{zone.local(clock.due):%Y-%m-%d %H:%M}"
    return f"{clock.rule}  {clock.name}  {due}  {clock.status}  {word}".rstrip()


def masked(application: "Application", case: Case) -> dict[str, Any]:
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
        {
            "rule": c.rule,
            "name": c.name,
            "due": c.due,
            "status": c.status,
            "provisional": c.provisional,
        }
        for c in application.cases.clocks(case)
    ]
    facts["open_tasks"] = len(case.open_tasks)
    facts["remarks"] = [remark.code for remark in case.remarks]
    plain: dict[str, Any] = wire.plain(facts)
    return plain
