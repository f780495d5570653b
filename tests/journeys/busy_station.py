"""A station that never rests, to be killed: record, prove, note, sync; say what was saved.

Run as ``python -m tests.journeys.busy_station FOLDER ADDRESS``. Each line of output names an
entry or a file after the service returned, so after it was promised to a person.
"""

import hashlib
import itertools
import random
import sys
from pathlib import Path

from desktop.app import Application, open_application
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from record.problems import Problem


def main(folder: Path, address: str) -> None:
    """Work until killed."""
    station = open_application(folder, address=address)
    station.session.member = station.people.members()[0]
    chance = random.Random()
    for number in itertools.count():
        case = station.cases.open({"category": "A", "summary": f"第 {number} 件，油品"})
        _say("case", case.id)
        station.cases.note(case.id, f"第 {number} 次联系")
        _say("note", case.id)
        content = chance.randbytes(300_000)
        station.evidence.add_bytes(case.id, content, "照片.jpg", ExhibitForm(title="照片"))
        _say("file", hashlib.sha256(content).hexdigest())
        if number % 2:
            _sync(station)


def _sync(station: Application) -> None:
    try:
        station.headquarters.sync_now(NoProgress())
    except Problem as problem:
        _say("problem", problem.code)


def _say(what: str, which: str) -> None:
    sys.stdout.write(f"{what} {which}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
