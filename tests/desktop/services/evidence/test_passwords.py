from pathlib import Path

import pytest

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.evidence.batches import Gate
from desktop.services.evidence.exhibits import ExhibitForm
from record.case import Case
from record.codes import ExhibitKind
from record.exhibits.files import file_of
from record.problems import Problem
from tests.desktop.evidence import pdfs

FORM = ExhibitForm(kind=ExhibitKind.OTHER)


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "维修单.pdf"
    path.write_bytes(pdfs.locked("station"))
    return path


def test_a_locked_pdf_opens_with_its_password_here_and_from_then_on(
    station: Application, case: Case, locked: Path
) -> None:
    gate = Gate(passwords=("wrong", "station"))
    [line] = station.evidence.add_files(case.id, [locked], FORM, NoProgress(), gate).lines
    assert line.exhibit is not None
    assert line.not_shown == ""
    assert [each.code for each in file_of(line.exhibit).file_remarks] == ["evidence.locked"]
    assert station.evidence.thumbnail(line.exhibit)
    assert station.evidence.picture(line.exhibit, (400, 400))


def test_without_it_nothing_is_shown_until_the_right_one_is_given(
    station: Application, case: Case, locked: Path
) -> None:
    [line] = station.evidence.add_files(case.id, [locked], FORM, NoProgress()).lines
    assert line.exhibit is not None
    assert line.is_locked
    with pytest.raises(Problem, match=r"evidence\.locked"):
        station.evidence.thumbnail(line.exhibit)
    with pytest.raises(Problem, match=r"evidence\.wrong_password"):
        station.evidence.first_look.unlock(line.sha256, "Station")
    station.evidence.first_look.unlock(line.sha256, "station")
    assert station.evidence.thumbnail(line.exhibit)
