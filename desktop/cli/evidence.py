"""Verbs on evidence as it comes in: evidence add, intake."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from desktop import messages
from desktop.cli import lists
from desktop.cli.fields import answers, pair
from desktop.cli.opened import CASE, copy_of, declare_copy, opened
from desktop.cli.output import Output
from desktop.progress import NoProgress
from desktop.services.evidence import file_facts
from desktop.services.evidence.batches import Batch, Came, Gate, Outcome, gathered
from desktop.services.evidence.decoding import decoding
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.services.lists.exhibit_sheet import DOCUMENT, exhibit_sheet
from desktop.system.choice import this_system
from record.case import Case
from record.codes import ExhibitKind
from record.evidence import Exhibit
from record.exhibits.files import FileRemark, file_of
from record.exhibits.photos import photo_of
from record.problems import Problem
from record.reading.decodings import decoding_of, is_video
from record.rules import evidence_kinds

if TYPE_CHECKING:
    from desktop.app import Application

# Looking takes no file in, so no folder is out of bounds.
NOWHERE = Path("\0")
MARKS = {Came.ADDED: "+", Came.KNOWN: "=", Came.POOR: "?"}


def declare_evidence_add(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``evidence add``."""
    verb.add_argument("case", help=CASE)
    _add_files(verb)
    verb.add_argument(
        "--set",
        dest="answers",
        action="append",
        default=[],
        metavar="BLANK=VALUE",
        help="a blank of the kind's form, such as temperature_c=-3.5; may be repeated",
    )
    verb.set_defaults(run=add_evidence)


def declare_intake(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``intake``."""
    _add_files(verb)
    where = verb.add_mutually_exclusive_group(required=True)
    where.add_argument("--case", default="", metavar="CASE", help=CASE)
    where.add_argument("--check", action="store_true", help="only say what each file is")
    verb.add_argument(
        "--accept-poor",
        default="",
        metavar="REASON",
        help="keep blurred, dark or glaring pictures too; kept with the exhibit",
    )
    verb.set_defaults(run=take_in)


def add_evidence(chosen: argparse.Namespace, output: Output) -> int:
    """Take files in as exhibits."""
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        asked = evidence_kinds.fields(chosen.kind, application.cases.rules_of(case))
        form = ExhibitForm(
            kind=chosen.kind,
            title=chosen.title,
            what_it_proves=chosen.proves,
            details=answers(asked, map(pair, chosen.answers)),
        )
        gate = Gate(passwords=tuple(chosen.password))
        batch = application.evidence.add_files(case.id, chosen.files, form, NoProgress(), gate)
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


def declare_evidence_list(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``evidence list``."""
    verb.add_argument("case", help=CASE)
    lists.declare_leaving(verb)
    declare_copy(verb, "casebook evidence list")
    verb.set_defaults(run=list_evidence)


def list_evidence(chosen: argparse.Namespace, output: Output) -> int:
    """List the exhibits of a case with what deserves a second look."""
    leaves = bool(chosen.xlsx or chosen.pdf)
    with opened(chosen, writes=leaves) as application:
        case = application.cases.by_number(chosen.case)
        written = _leave(chosen, application, case) if leaves else {}
    found = [_listed(case, exhibit, output.language) for exhibit in case.evidence.values()]
    lines = [
        "  ".join((each["exhibit_no"], each["title"], each["status"], *each["remarks"]))
        for each in found
    ]
    paths = [str(path) for path in written.values()]
    return output.result({"exhibits": found, **written}, paths or lines)


def _leave(chosen: argparse.Namespace, application: "Application", case: Case) -> dict[str, Any]:
    copy = copy_of(chosen, application)
    sheet, rows = exhibit_sheet(case, application.label, application.language())

    def record(file: str) -> None:
        application.lists.record_copy(case.id, DOCUMENT, copy, file)

    return lists.leave(chosen, application, sheet, rows, record)


def _listed(case: Case, exhibit: Exhibit, language: str) -> dict[str, Any]:
    remarks = [messages.file_remark(each, language) for each in file_of(exhibit).file_remarks]
    remarks += [messages.remark(each, language) for each in photo_of(exhibit).photo_remarks]
    original, decoded = exhibit.original, decoding_of(case, exhibit.id)
    if is_video(exhibit):
        errors = decoded.errors if decoded else 0
        code = "stills.decoded_whole" if decoded else "stills.not_decoded_whole"
        remarks.append(messages.phrase(code, language, count=errors))
    return {
        "exhibit_no": exhibit.exhibit_no,
        "kind": exhibit.kind,
        "title": exhibit.title,
        "status": exhibit.status,
        "media_type": original.t if original else "",
        "sha256": original.h if original else "",
        "remarks": remarks,
        "decoding": msgspec.to_builtins(decoded),
        "arrival": messages.arrived(file_of(exhibit).arrival, language),
    }


def take_in(chosen: argparse.Namespace, output: Output) -> int:
    """Take files in, or say what they are; exit 1 when any was refused or held back."""
    if chosen.check:
        return check(chosen, output)
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        form = ExhibitForm(kind=chosen.kind, title=chosen.title, what_it_proves=chosen.proves)
        gate = Gate(
            hold_poor=True, keep_because=chosen.accept_poor, passwords=tuple(chosen.password)
        )
        batch = application.evidence.add_files(case.id, chosen.files, form, NoProgress(), gate)
    ok = not batch.refused and not batch.poor
    return output.findings(
        {"files": [_facts(line, output) for line in batch.lines], **_counts(batch)},
        [_words(line, output) for line in batch.lines],
        ok=ok,
    )


def check(chosen: argparse.Namespace, output: Output) -> int:
    """Say of each file what it is, whether it can be shown, what it tells and what it lacks."""
    with decoding(next(iter(chosen.password), "")) as decoder:
        paths = gathered(chosen.files, NOWHERE, NoProgress())
        found = [file_facts.told(decoder, path, this_system()) for path in paths]
    for facts in found:
        if isinstance(problem := facts.get("problem"), Problem):
            facts["problem"] = output.problem(problem)
    lines = [_check_line(facts, output.language) for facts in found]
    return output.findings({"files": found}, lines, ok=all("problem" not in f for f in found))


def _add_files(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("files", nargs="+", type=Path, help="files, or folders with all they hold")
    verb.add_argument(
        "--kind", default=ExhibitKind.OTHER.value, help="such as CCTV_CLIP, RECEIPT, FUEL_SAMPLE"
    )
    verb.add_argument(
        "--password",
        action="append",
        default=[],
        help="opens locked PDFs; kept on this device, never in the record",
    )
    verb.add_argument("--title", default="", help="default: the file's name")
    verb.add_argument("--proves", default="", help="what it proves, in one sentence")


def _facts(line: Outcome, output: Output) -> dict[str, Any]:
    facts: dict[str, Any] = {"name": line.name, "outcome": line.outcome, "sha256": line.sha256}
    if line.exhibit is not None:
        facts["exhibit_no"] = line.exhibit.exhibit_no
    if line.problem is not None:
        facts["problem"] = output.problem(line.problem)
    facts |= {
        "not_shown": line.not_shown,
        "elsewhere": line.elsewhere,
        "quality": line.quality,
        "remarks": line.remarks,
        "file_remarks": [each.code for each in line.file_remarks],
    }
    return facts


def _counts(batch: Batch) -> dict[str, int]:
    return {
        "added": len(batch.added),
        "known": len(batch.known),
        "poor": len(batch.poor),
        "refused": len(batch.refused),
    }


def _words(line: Outcome, output: Output) -> str:
    number = line.exhibit.exhibit_no if line.exhibit is not None else ""
    why = [str(messages.sentence(line.problem, output.language))] if line.problem else []
    why += [messages.file_remark(each, output.language) for each in line.file_remarks]
    why += [messages.phrase(f"photo.lacks_{q.lower()}", output.language) for q in line.quality]
    why += [messages.remark(remark, output.language) for remark in line.remarks]
    why += list(line.elsewhere)
    mark = MARKS.get(line.outcome, "!")
    return f"{mark}  {number}  {line.name}  {'; '.join(why)}".rstrip()


def _check_line(facts: dict[str, Any], language: str) -> str:
    if "problem" in facts:
        return f"!  {facts['name']}  {facts['problem']['sentence']}"
    words = [f"{facts['media_type']} {facts['size']:,} B"]
    if facts["width"]:
        words.append(f"{facts['width']}x{facts['height']}")
    if facts["not_shown"]:
        words.append(messages.sentence(Problem(facts["not_shown"]), language).what)
    words += [messages.sentence(Problem(c), language).what for c in facts.get("remarks", ())]
    cut = [FileRemark(**each) for each in facts.get("cut_off", ())]
    words += [messages.file_remark(each, language) for each in cut]
    photo = facts.get("photo", {})
    words += [str(photo[name]) for name in ("captured_at", "device", "software") if name in photo]
    words += [
        messages.phrase(f"photo.lacks_{q.lower()}", language) for q in facts.get("quality", ())
    ]
    return f"{facts['name']}  {'  '.join(words)}"
