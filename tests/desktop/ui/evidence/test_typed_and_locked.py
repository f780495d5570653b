"""What is offered first when evidence is typed in, and locked files asked for their password."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.services.evidence.batches import Batch
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.desk.pages import desk_words
from desktop.ui.evidence.exhibit_form import TypedExhibit
from desktop.ui.evidence.intake import EvidenceIntake, IntakeServices
from desktop.ui.widgets.progress_strip import ProgressStrip
from desktop.ui.window.theme import Theme
from record.codes import ExhibitKind
from tests.desktop.evidence import pdfs
from tests.desktop.ui.desks import a_complaint
from tests.desktop.ui.evidence.conftest import open_exhibit
from tests.fakes import FakePrompts


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        (ExhibitKind.PHOTO, "filesButton"),
        (ExhibitKind.CCTV_CLIP, "filesButton"),
        (ExhibitKind.OBJECT, "addButton"),
        (ExhibitKind.TRANSACTION, "addButton"),
        (ExhibitKind.OTHER, "addButton"),
    ],
)
def test_the_blue_button_takes_files_where_the_kind_is_a_file(
    desk: Application, window: QWidget, kind: str, first: str
) -> None:
    case = a_complaint(desk)
    form = TypedExhibit(desk.drafts, desk_words(desk), case, kind, "", window)
    blue = {
        name
        for name in ("filesButton", "addButton")
        if getattr(form.ui, name).property("kind") == "primary"
    }
    assert blue == {first}


def test_a_locked_pdf_is_asked_for_its_password_while_its_bringer_is_there(
    desk: Application, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    case = a_complaint(desk)
    prompts = FakePrompts(enter_password=["wrong", "station"])
    services = IntakeServices(desk.evidence, desk.drafts, desk.phones, desk_words(desk))
    intake = EvidenceIntake(services, prompts, ProgressStrip(window), window)
    source = tmp_path / "维修单.pdf"
    source.write_bytes(pdfs.locked("station"))
    with qtbot.waitSignal(intake.finished) as came:
        intake.add_paths(case, [source])
    batch = came.args[0]
    assert isinstance(batch, Batch)
    assert [problem.code for problem in prompts.problems] == ["evidence.wrong_password"]
    assert batch.lines[0].not_shown == ""
    assert desk.evidence.thumbnail(batch.added[0])


def test_the_window_of_a_locked_exhibit_asks_for_its_password(
    desk: Application, window: QWidget, qtbot: QtBot
) -> None:
    case = a_complaint(desk)
    form = ExhibitForm(kind=ExhibitKind.OTHER, title="维修单")
    exhibit = desk.evidence.add_bytes(case.id, pdfs.locked("station"), "维修单.pdf", form)
    prompts = FakePrompts(enter_password="station", pick_one="Handling the case")
    dialog = open_exhibit(desk, prompts, desk.cases.get(case.id), exhibit.id, window)
    dialog.ui.lookButton.click()
    qtbot.waitUntil(lambda: "enter_password" in [verb for verb, _title in prompts.asked])
    assert "locked by a password" in dialog.ui.noteText.text()
    assert desk.evidence.thumbnail(exhibit)
