"""Verbs on papers to be signed: paper list, paper write, paper print, paper refuse."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.opened import CASE, copy_of, declare_copy, opened
from desktop.cli.output import Output
from desktop.messages import phrase
from desktop.services.papers.papers import About
from record.case import Case, Paper
from record.sheets.paper import DOCUMENTS

if TYPE_CHECKING:
    from desktop.app import Application

CODE = "the code on the paper"


def declare_paper_list(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``paper list``."""
    verb.add_argument("case", help=CASE)
    verb.set_defaults(run=list_papers)


def declare_paper_write(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``paper write``."""
    verb.add_argument("case", help=CASE)
    verb.add_argument("document", help=", ".join(d for d in DOCUMENTS if d != "F39"))
    verb.add_argument(
        "--out",
        type=Path,
        metavar="PDF",
        help="save it, which counts as printed; replaced if there",
    )
    declare_copy(verb, "casebook paper write")
    verb.add_argument("--person", dest="speaker", default="", help="whose statement (F5E, F5W)")
    verb.add_argument("--relation", default="", help="of that person to the matter")
    verb.add_argument("--contact", default="", help="how to reach that person")
    verb.set_defaults(run=write_paper)


def declare_paper_print(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``paper print``."""
    verb.add_argument("code", help=CODE)
    verb.add_argument("--out", type=Path, required=True, metavar="PDF", help="replaced if there")
    declare_copy(verb, "casebook paper print")
    verb.set_defaults(run=print_again)


def declare_paper_refuse(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``paper refuse``."""
    verb.add_argument("code", help=CODE)
    verb.add_argument("--reason", required=True, help="in the customer's words")
    verb.add_argument("--witness", action="append", default=[], metavar="NAME", help="twice")
    verb.add_argument("--shown", choices=("yes", "no"), default="", help="was it shown?")
    verb.add_argument("--read-aloud", choices=("yes", "no"), default="", help="was it read aloud?")
    verb.add_argument("--out", type=Path, required=True, metavar="PDF", help="replaced if there")
    declare_copy(verb, "casebook paper refuse")
    verb.set_defaults(run=refuse_paper)


def list_papers(chosen: argparse.Namespace, output: Output) -> int:
    """List the papers of a case with their state, and which can be written now."""
    with opened(chosen) as application:
        case = application.cases.by_number(chosen.case)
        papers = [_paper_facts(application, case, key) for key in case.papers]
        offered = application.papers.offered(case)
        lines = [f"{p['code']}  {p['document']} v{p['version']}  {p['state']}" for p in papers]
    return output.result({"papers": papers, "offered": offered}, lines)


def write_paper(chosen: argparse.Namespace, output: Output) -> int:
    """Write a paper from the case and, with ``--out``, save its PDF: else it is not printed."""
    about = About(person=chosen.speaker, relation=chosen.relation, contact=chosen.contact)
    with opened(chosen, writes=True) as application:
        case = application.cases.by_number(chosen.case)
        text = application.papers.draft(case.id, chosen.document.upper(), about)
        paper_id = application.papers.write(case.id, text).paper_id
        if chosen.out is None:
            facts = _paper_facts(application, application.cases.get(case.id), paper_id)
            said = phrase("copy.not_printed", output.language)
            return output.result(facts, [f"{facts['code']}  {said}"])
        return _saved(application, case, paper_id, chosen, output)


def print_again(chosen: argparse.Namespace, output: Output) -> int:
    """Make a paper's PDF again from its kept text; refuses when the text is another."""
    with opened(chosen, writes=True) as application:
        case, paper_id = application.papers.find(chosen.code)
        return _saved(application, case, paper_id, chosen, output)


def refuse_paper(chosen: argparse.Namespace, output: Output) -> int:
    """Record that a paper was not signed, and save the record for the witnesses to sign."""
    with opened(chosen, writes=True) as application:
        case, paper_id = application.papers.find(chosen.code)
        case = application.signing.refuse(
            case.id,
            paper_id,
            chosen.reason,
            chosen.witness,
            shown=chosen.shown,
            read_aloud=chosen.read_aloud,
        )
        refusal = application.signing.refusal_of(case, paper_id)
        return _saved(application, case, refusal, chosen, output)


def _saved(
    application: "Application",
    case: Case,
    paper_id: str,
    chosen: argparse.Namespace,
    output: Output,
) -> int:
    copy = copy_of(chosen, application)
    application.papers.save(case.id, paper_id, chosen.out, copy)
    facts = _paper_facts(application, application.cases.get(case.id), paper_id)
    told = {"path": str(chosen.out), "reader": copy.reader, "purpose": copy.purpose, **facts}
    said = phrase("copy.saved", output.language, reader=copy.reader)
    return output.result(told, [f"{chosen.out}  {facts['code']}", said])


def _paper_facts(application: "Application", case: Case, paper_id: str) -> dict[str, Any]:
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
