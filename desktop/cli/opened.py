"""Open the data folder that a verb works on, and put a person on duty."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.app import Application, open_application
from desktop.system.choice import this_system
from record.problems import Problem


@contextmanager
def opened(chosen: argparse.Namespace, *, writes: bool = False) -> Iterator[Application]:
    """Open the application of ``--data``; ``writes`` asks for the person of ``--as``.

    Raises ``cli.needs_person``, ``people.*`` or what opening raises.
    """
    application = open_application(data_folder(chosen))
    try:
        if writes or chosen.person:
            sign_in(application, chosen)
        yield application
    finally:
        application.close()


def data_folder(chosen: argparse.Namespace) -> Path:
    """Return the folder of ``--data``, or this account's own."""
    return Path(chosen.data) if chosen.data else this_system().default_data_folder()


def sign_in(application: Application, chosen: argparse.Namespace) -> None:
    """Put the person of ``--as`` on duty."""
    wanted = chosen.person
    pin = chosen.pin or os.environ.get("CASEBOOK_PIN", "")
    if not wanted or not pin:
        raise Problem("cli.needs_person")
    for member in application.people.members():
        if wanted in (member.person_id, member.staff_no, member.name):
            if application.people.has_pin(member.person_id):
                application.people.sign_in(member.person_id, pin)
            else:
                raise Problem("people.no_pin")
            return
    raise Problem("people.unknown")
