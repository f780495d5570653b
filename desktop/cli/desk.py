"""Verbs on this PC: enrol, first-pin, sync, selfcheck."""

import argparse

import msgspec

from desktop.cli.opened import data_folder, member_named, opened
from desktop.cli.output import Output
from desktop.clock import SystemClock
from desktop.progress import NoProgress
from desktop.system.choice import this_system


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
