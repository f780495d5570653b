"""Verbs on this PC and this program: enrol, first-pin, sync, selfcheck, help, keys, printers."""

import argparse
from typing import Any

import msgspec

from desktop import help as texts
from desktop import keys
from desktop.cli.opened import data_folder, member_named, opened
from desktop.cli.output import Output
from desktop.clock import SystemClock
from desktop.messages import document, phrase
from desktop.progress import NoProgress
from desktop.settings import PrinterChoice, SettingsFile
from desktop.system.choice import this_system
from record.problems import Problem


def declare_enrol(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``enrol``."""
    verb.add_argument("address", help="where headquarters listens, such as https://hq.example")
    verb.add_argument("code", help="the one-time code, as text or as its QR says it")
    verb.set_defaults(run=enrol_device)


def declare_first_pin(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``first-pin``."""
    verb.add_argument("who", help="staff number, name or id")
    verb.add_argument("start_pin", help="the PIN that headquarters gave out")
    verb.add_argument("new_pin", help="4 to 12 digits")
    verb.set_defaults(run=first_pin)


def declare_sync(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``sync``."""
    verb.set_defaults(run=sync_once)


def declare_selfcheck(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``selfcheck``."""
    verb.set_defaults(run=check_all)


def enrol_device(chosen: argparse.Namespace, output: Output) -> int:
    """Enrol the data folder with headquarters."""
    from desktop.services.desk.enrolment import Enrolment

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


def check_all(chosen: argparse.Namespace, output: Output) -> int:
    """Check database, journal, vault, rules, fonts, decoder and clock."""
    from desktop.services.evidence.selfcheck import selfcheck

    with opened(chosen) as application:
        findings = selfcheck(application)
    ok = all(finding.ok for finding in findings)
    facts = {"findings": msgspec.to_builtins(findings)}
    return output.findings(facts, [str(finding) for finding in findings], ok=ok)


def declare_help(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``help``."""
    verb.add_argument("page", nargs="?", default="", help="a page by its name, such as today_page")
    verb.add_argument("--find", default="", metavar="WORDS", help="only pages with these words")
    verb.set_defaults(run=tell_help)


def tell_help(chosen: argparse.Namespace, output: Output) -> int:
    """Print a page of the help, or list the pages; raises ``app.no_such_help``."""
    if not chosen.page:
        wanted = texts.find(chosen.find, chosen.language) if chosen.find else None
        pages = texts.topics(chosen.language) if wanted is None else wanted
        listed = {"pages": [{"name": page.name, "title": page.title} for page in pages]}
        return output.result(listed, [f"{page.name:<26}{page.title}" for page in pages])
    page = texts.topic(chosen.page, chosen.language)
    if page is None:
        raise Problem("app.no_such_help", page=chosen.page)
    facts = {"name": page.name, "title": page.title, "text": page.text}
    return output.result(facts, [f"# {page.title}", "", page.text])


def declare_keys(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``keys``."""
    verb.add_argument("page", nargs="?", default="", help="only those of a window (case_page)")
    verb.set_defaults(run=tell_keys)


def tell_keys(chosen: argparse.Namespace, output: Output) -> int:
    """Print every key of the windows, or those of one; raises ``app.no_such_help``."""
    found = keys.keys_of(chosen.page) if chosen.page else keys.places()
    if not found:
        raise Problem("app.no_such_help", page=chosen.page)
    facts = {
        place.name: {each.name: [each.shown, each.words(chosen.language)] for each in place.keys}
        for place in found
    }
    lines: list[str] = []
    for place in found:
        lines += ["", place.title(chosen.language)]
        lines += [f"  {each.shown:<24}{each.words(chosen.language)}" for each in place.keys]
    return output.result({"keys": facts}, lines[1:])


PAPER = "a document (dossier, custody, F6 …), labels, card, or * for all other documents"
DUPLEX = {"none": "DuplexNone", "long": "DuplexLongSide", "short": "DuplexShortSide"}
COLOUR = {"colour": "Color", "grey": "GrayScale"}


def declare_printer_list(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``printer list``."""
    verb.set_defaults(run=list_printers)


def declare_printer_set(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``printer set``."""
    verb.add_argument("paper", help=PAPER)
    verb.add_argument("printer", help="the printer as the system calls it")
    verb.add_argument("--tray", default="", help="as Qt calls it: Auto, Lower, Manual, Envelope …")
    verb.add_argument("--duplex", choices=DUPLEX, help="default: as the printer is set")
    verb.add_argument("--colour", choices=COLOUR, help="default: as the printer is set")
    verb.set_defaults(run=set_printer)


def declare_printer_forget(verb: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``printer forget``."""
    verb.add_argument("paper", help=PAPER)
    verb.set_defaults(run=forget_printer)


def list_printers(chosen: argparse.Namespace, output: Output) -> int:
    """Say where each kind of paper goes."""
    return _said(_settings(chosen), output)


def set_printer(chosen: argparse.Namespace, output: Output) -> int:
    """Say where a kind of paper goes; the next window that prints it offers that printer."""
    settings = _settings(chosen)
    made = PrinterChoice(
        printer=chosen.printer,
        tray=chosen.tray,
        duplex=DUPLEX.get(chosen.duplex or "", ""),
        colour=COLOUR.get(chosen.colour or "", ""),
    )
    settings.change(printers={**settings.now.printers, chosen.paper: made})
    return _said(settings, output)


def forget_printer(chosen: argparse.Namespace, output: Output) -> int:
    """Forget where a kind of paper goes; raises ``printing.not_remembered``."""
    settings = _settings(chosen)
    if chosen.paper not in settings.now.printers:
        raise Problem("printing.not_remembered", paper=chosen.paper)
    left = {paper: each for paper, each in settings.now.printers.items() if paper != chosen.paper}
    settings.change(printers=left)
    return _said(settings, output)


def _settings(chosen: argparse.Namespace) -> SettingsFile:
    return SettingsFile(data_folder(chosen))


def _said(settings: SettingsFile, output: Output) -> int:
    known = sorted(settings.now.printers.items())
    facts: dict[str, Any] = {paper: msgspec.to_builtins(each) for paper, each in known}
    lines = [
        "  ".join(
            (paper, _called(paper, output.language), *filter(None, msgspec.structs.astuple(each)))
        )
        for paper, each in known
    ]
    return output.result({"printers": facts}, lines)


def _called(paper: str, language: str) -> str:
    return phrase(f"printing.paper_{paper}", language) or document(paper, language)
