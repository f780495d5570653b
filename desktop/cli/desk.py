"""Verbs towards the outside: enrol, sync, export, and the check of this installation."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from desktop.cli.opened import CASE, data_folder, member_named, opened
from desktop.cli.output import Output
from desktop.clock import SystemClock
from desktop.progress import NoProgress
from desktop.services.cases.exports import Scope
from desktop.services.desk.enrolment import Enrolment
from desktop.services.evidence.selfcheck import selfcheck
from desktop.system.choice import this_system
from record.case import Case
from record.problems import Problem
from record.reading.redaction import withheld


def add_to(verbs: Any, shared: argparse.ArgumentParser) -> None:
    """Add the verbs of this module to the command line."""
    enrol = verbs.add_parser("enrol", parents=[shared], help="enrol this PC with a code")
    enrol.add_argument("address", help="where headquarters listens, such as https://hq.example")
    enrol.add_argument("code", help="the one-time code, as text or as its QR says it")
    enrol.set_defaults(run=enrol_device)
    sign_up = verbs.add_parser("first-pin", parents=[shared], help="replace a start PIN")
    sign_up.add_argument("who", help="staff number, name or id")
    sign_up.add_argument("start_pin", help="the PIN that headquarters gave out")
    sign_up.add_argument("new_pin", help="4 to 12 digits")
    sign_up.set_defaults(run=first_pin)
    sync = verbs.add_parser("sync", parents=[shared], help="do one round with headquarters")
    sync.set_defaults(run=sync_once)
    export = verbs.add_parser("export", parents=[shared], help="export a case for verification")
    export.add_argument("case", help=CASE)
    export.add_argument("--out", type=Path, required=True, metavar="DIR", help="an empty place")
    export.add_argument("--purpose", default="casebook export", help="kept on the case")
    export.add_argument(
        "--full",
        action="store_true",
        help="for courts and regulators: with originals that may show bystanders",
    )
    export.add_argument(
        "--with",
        dest="included",
        action="append",
        default=[],
        metavar="EXHIBIT",
        help="hand this one out unredacted (may be repeated; needs --reason)",
    )
    export.add_argument("--reason", default="", help="why originals are handed out; kept")
    export.set_defaults(run=export_case)
    check = verbs.add_parser("selfcheck", parents=[shared], help="check this installation")
    check.set_defaults(run=check_all)


def enrol_device(chosen: argparse.Namespace, output: Output) -> int:
    """Enrol the data folder with headquarters."""
    folder = data_folder(chosen)
    enrolment = Enrolment(this_system(), SystemClock())
    device = enrolment.enrol(folder, chosen.address, chosen.code, NoProgress())
    facts = {"dev": device.dev, "role": device.role, "station": device.station}
    return output.result(facts, [f"{device.role} {device.station or device.region} {device.dev}"])


def first_pin(chosen: argparse.Namespace, output: Output) -> int:
    """Choose a person's own PIN at this PC."""
    with opened(chosen, anyone=True) as application:
        person_id = member_named(application, chosen.who).person_id
        application.people.set_first_pin(person_id, chosen.start_pin, chosen.new_pin)
    return output.result({"person": person_id}, [person_id])


def sync_once(chosen: argparse.Namespace, output: Output) -> int:
    """Send everything, hear everything, fetch small files."""
    with opened(chosen) as application:
        status = application.headquarters.sync_now(NoProgress())
    facts = {
        "state": status.state,
        "waiting_entries": status.waiting_entries,
        "waiting_files": status.waiting_files,
        "waiting_bytes": status.waiting_bytes,
    }
    return output.result(facts, [f"{k}: {v}" for k, v in facts.items()])


def export_case(chosen: argparse.Namespace, output: Output) -> int:
    """Export a case as a bag that a stranger can verify."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        scope = _scope(case, chosen)
        path = application.exports.export(
            case.id, chosen.out, NoProgress(), chosen.purpose, scope=scope
        )
        left_out = [] if scope.full else sorted(withheld(case, scope.included))
    numbers = sorted(case.evidence[each].exhibit_no for each in left_out)
    facts = {"path": str(path), "scope": "FULL" if scope.full else "OTHERS", "withheld": numbers}
    return output.result(facts, [str(path)])


def _scope(case: Case, chosen: argparse.Namespace) -> Scope:
    ids = {exhibit.exhibit_no: exhibit.id for exhibit in case.evidence.values()}
    unknown = [number for number in chosen.included if number not in ids]
    if unknown:
        raise Problem("evidence.unknown")
    included = frozenset(ids[number] for number in chosen.included)
    return Scope(full=chosen.full, included=included, reason=chosen.reason)


def check_all(chosen: argparse.Namespace, output: Output) -> int:
    """Check database, journal, vault, rules, fonts, decoder and clock."""
    with opened(chosen) as application:
        findings = selfcheck(application)
    ok = all(finding.ok for finding in findings)
    facts = {"findings": msgspec.to_builtins(findings)}
    return output.findings(facts, [str(finding) for finding in findings], ok=ok)
