"""Open the data folder that a verb works on, and put a person on duty."""

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from desktop.progress import NoProgress
from desktop.system.choice import this_system
from record.case import Case
from record.evidence import Exhibit
from record.journal.station import Member
from record.problems import Problem

if TYPE_CHECKING:
    from desktop.app import Application
    from desktop.services.papers.copies import Copy

CASE = "number, id, paper code, hash, or a part that names one case"


@contextmanager
def opened(
    chosen: argparse.Namespace, *, writes: bool = False, anyone: bool = False
) -> Iterator["Application"]:
    """Open the application of ``--data``; ``writes`` asks for the person of ``--as``.

    ``anyone`` opens it before anybody can sign in.

    Raises ``cli.needs_person``, ``people.*`` or what opening raises.
    """
    from desktop.app import open_application

    application = open_application(data_folder(chosen), whole=False)
    # What was asked for holds for this verb; the person's own choice stays as it is set.
    application.settings.now = msgspec.structs.replace(
        application.settings.now, language=chosen.language
    )
    try:
        application.refolding.finish(NoProgress())
        if writes or (chosen.person and not anyone):
            sign_in(application, chosen)
        yield application
    finally:
        application.close()


def data_folder(chosen: argparse.Namespace) -> Path:
    """Return the folder of ``--data``, or this account's own."""
    return Path(chosen.data) if chosen.data else this_system().default_data_folder()


def sign_in(application: "Application", chosen: argparse.Namespace) -> None:
    """Put the person of ``--as`` on duty."""
    if not chosen.person:
        raise Problem("cli.needs_person")
    member = member_named(application, chosen.person)
    pin = chosen.pin or os.environ.get("CASEBOOK_PIN", "") or _asked()
    if not pin:
        raise Problem("cli.needs_person")
    application.people.sign_in(member.person_id, pin)
    application.viewings.settle()


def member_named(application: "Application", wanted: str) -> Member:
    """Return who has this staff number, id or name; raises ``people.unknown``.

    A name that two people bear names nobody.
    """
    members = application.people.members()
    for named in (
        [m for m in members if wanted in (m.person_id, m.staff_no)],
        [m for m in members if wanted == m.name],
    ):
        if len(named) == 1:
            return named[0]
    raise Problem("people.unknown")


def exhibit_named(case: Case, number: str) -> Exhibit:
    """Return the exhibit of this number or id; raises ``evidence.unknown``."""
    wanted = number.strip()
    for exhibit in case.evidence.values():
        if wanted.upper() == exhibit.exhibit_no or wanted == exhibit.id:
            return exhibit
    raise Problem("evidence.unknown")


def _asked() -> str:
    """Ask for the PIN where somebody can type it unseen."""
    return getpass.getpass("PIN: ") if sys.stdin is not None and sys.stdin.isatty() else ""


def declare_copy(verb: argparse.ArgumentParser, purpose: str) -> None:
    """Declare whom a copy is for that a verb writes, and what for."""
    verb.add_argument(
        "--to", dest="reader", default="", metavar="READER", help="whom it is for (default: --as)"
    )
    verb.add_argument("--purpose", default=purpose, help="kept on the case")


def copy_of(chosen: argparse.Namespace, application: "Application") -> "Copy":
    """Return whom a copy is for and what for; who runs the verb, where nobody is named."""
    from desktop.services.papers.copies import Copy

    reader = chosen.reader or application.session.require().name
    return Copy(reader=reader, purpose=chosen.purpose)
