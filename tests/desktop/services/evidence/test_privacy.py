"""No personal data where people do not expect them: in logs and in what the network sees."""

import io
import logging
from pathlib import Path

import pytest
from PIL import Image

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.store import journal
from record.case import Communication
from record.codes import ExhibitKind
from record.people import Person
from record.problems import Problem
from tests import builders
from tests.builders import NOON, START_PIN, a_printed_paper

# Long enough that no hash, id or time stamp holds it by chance.
PIN = "258036914725"
SECRETS = ("周建国", "13900002046", "6Q215", "吴证人", "13811112222", "油样照片", "启动困难", PIN)


def walk(station: Application, folder: Path) -> str:
    """Do what a manager does with a complaint, mistakes included; returns the case's id."""
    station.people.set_first_pin("u_chen", START_PIN, PIN)
    with pytest.raises(Problem):
        station.people.sign_in("u_chen", "0000")
    case = builders.a_case(station)
    case = station.cases.add(case, "people", Person(name="吴证人", phone="13811112222"))
    said = Communication(
        at=NOON, way="当面", whom="周建国", by="u_chen", content="回电 13900002046"
    )
    station.cases.add(case, "communications", said)
    station.cases.answer(case.id, "step0.footage", "NOT_POSSIBLE", "周建国不同意")
    station.drafts.keep("new", "complainant.name", "周建国")
    source = folder / "周建国 13900002046.jpg"
    Image.new("RGB", (300, 200), "orange").save(source)
    (folder / "周建国.txt").touch()
    form = ExhibitForm(kind=ExhibitKind.OTHER, title="油样照片", details={"plate": "鄂C·6Q215"})
    station.evidence.add_files(case.id, [source, folder / "周建国.txt"], form, NoProgress())
    [exhibit] = station.cases.get(case.id).evidence.values()
    station.evidence.view(case.id, exhibit.id, 200, "给周建国看")
    station.cases.unmask(case.id, "complainant.phone", "回电周建国")
    printed = a_printed_paper(station, case.id)
    station.signing.refuse(case.id, printed.paper_id, "周建国不签", ["吴证人", "李芳"])
    station.prints.render(case.id, "dossier", NoProgress())
    with pytest.raises(Problem):
        station.headquarters.sync_now(NoProgress())
    with pytest.raises(Problem):
        station.cases.change(station.cases.get(case.id), {"complainant.phone": 13900002046})
    return case.id


def test_no_log_line_and_no_entry_header_holds_personal_data(
    station: Application, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    case_id = walk(station, tmp_path)
    logged = "\n".join(record.getMessage() + str(record.exc_info) for record in caplog.records)
    assert [secret for secret in SECRETS if secret in logged] == []
    with station.database.read() as connection:
        entries = [placed.entry for placed in journal.find_case(connection, case_id)]
    headers = "\n".join(entry.signed.decode("utf-8") for entry in entries)
    assert len(entries) >= 10
    assert [secret for secret in SECRETS if secret in headers] == []


def test_no_file_name_and_no_plain_file_but_the_print_holds_personal_data(
    station: Application, tmp_path: Path
) -> None:
    walk(station, tmp_path)
    files = [p for p in station.folder.root.rglob("*") if p.is_file()]
    names = "\n".join(str(p.relative_to(station.folder.root)) for p in files)
    assert [secret for secret in SECRETS if secret in names] == []
    plain = io.BytesIO(b"".join(p.read_bytes() for p in files)).getvalue()
    assert [secret for secret in SECRETS if secret.encode() in plain] == []
