"""Files given to every window over a case: pasted, dropped, held until it is said what they are."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.case.case_page import CasePage
from desktop.ui.case.entry_dialog import RecordDialog
from desktop.ui.desk.pages import Pages
from desktop.ui.evidence.exhibit_dialog import ExhibitDialog
from desktop.ui.evidence.exhibit_form import TypedExhibit
from desktop.ui.pictures.pair_dialog import PairDialog
from desktop.ui.timekeeping.clock_sheet import ClockSheetDialog
from desktop.ui.window.changes import Changes
from desktop.ui.window.theme import Theme
from record.evidence import Exhibit
from record.exhibits.files import Arrival, file_of
from tests.desktop.ui.desks import a_complaint
from tests.desktop.ui.hands import drop, files
from tests.fakes import FakePrompts


@pytest.fixture
def prompts(desk: Application) -> FakePrompts:
    return FakePrompts(landing=desk.vault.landing)


@pytest.fixture
def page(desk: Application, theme: Theme, prompts: FakePrompts, qtbot: QtBot) -> CasePage:
    shown = Pages(desk, theme, prompts, Changes()).case()
    qtbot.addWidget(shown)
    shown.open(case_id=a_complaint(desk).id)
    shown.show()
    return shown


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "照片 一.png"
    Image.effect_noise((900, 600), 90).convert("RGB").save(path)
    return path


def held(page: CasePage, desk: Application) -> list[Exhibit]:
    return list(desk.cases.get(page.case.id).evidence.values())


def test_a_pasted_picture_becomes_evidence_that_says_how_it_came(
    page: CasePage, desk: Application, qtbot: QtBot
) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0xFF102030)
    QGuiApplication.clipboard().setImage(image)
    page.files.paste()
    qtbot.waitUntil(lambda: len(held(page, desk)) == 1)
    [exhibit] = held(page, desk)
    assert file_of(exhibit).arrival == Arrival(way="CLIPBOARD")
    assert (exhibit.title, exhibit.original_name[:10]) == ("Pasted picture", "clipboard-")
    page.proof.open_exhibit(desk.cases.get(page.case.id), exhibit.id)
    dialog = page.findChild(ExhibitDialog)
    assert "pasted from the clipboard" in dialog.ui.noteText.text()


def test_files_dropped_on_a_form_wait_until_it_is_said_what_they_are(
    page: CasePage, desk: Application, qtbot: QtBot, prompts: FakePrompts, photo: Path
) -> None:
    page.proof.intake.type_in(page.case, "OTHER")
    form = page.findChild(TypedExhibit)
    prompts.answers["enter_reason"] = "There is no other picture"
    drop(form, files(photo))
    assert photo.name in form.ui.givenText.text()
    assert held(page, desk) == []
    form.ui.filesButton.click()
    assert not form.isVisible()
    qtbot.waitUntil(lambda: len(held(page, desk)) == 1)
    assert held(page, desk)[0].original_name == photo.name
    assert "choose_files" not in [verb for verb, _title in prompts.asked]


def test_a_file_dropped_on_the_window_of_an_exhibit_becomes_the_next(
    page: CasePage, desk: Application, qtbot: QtBot, photo: Path
) -> None:
    first = desk.evidence.add_bytes(page.case.id, b"text " * 9, "a.txt", ExhibitForm(title="a"))
    page.proof.open_exhibit(desk.cases.get(page.case.id), first.id)
    dialog = page.findChild(ExhibitDialog)
    drop(dialog, files(photo, photo.with_name("没有.png")))
    qtbot.waitUntil(lambda: len(held(page, desk)) == 2)
    qtbot.waitUntil(lambda: "E02" in dialog.ui.saidText.text())


def test_a_photo_dropped_on_the_clock_sheet_is_the_photo_of_the_pair(
    page: CasePage, desk: Application, qtbot: QtBot, photo: Path
) -> None:
    page.proof.clocks_asked.emit(page.case)
    sheet = page.findChild(ClockSheetDialog)
    drop(sheet, files(photo))
    qtbot.waitUntil(lambda: len(held(page, desk)) == 1)
    [exhibit] = held(page, desk)
    qtbot.waitUntil(lambda: sheet.form.form().evidence_id == exhibit.id)


def test_a_picture_dropped_on_a_comparison_lies_in_the_second_place(
    page: CasePage, desk: Application, qtbot: QtBot, photo: Path
) -> None:
    page.proof.pair_asked.emit(page.case)
    pair = page.findChild(PairDialog)
    drop(pair, files(photo))
    qtbot.waitUntil(lambda: len(held(page, desk)) == 1)
    [exhibit] = held(page, desk)
    qtbot.waitUntil(lambda: pair.ui.secondCombo.currentData() == exhibit.id)


def test_a_voucher_dropped_on_a_claim_is_named_in_it(
    page: CasePage, desk: Application, qtbot: QtBot, photo: Path
) -> None:
    page.entries.open(page.case.id, "claims")
    claim = page.findChild(RecordDialog)
    drop(claim, files(photo))
    qtbot.waitUntil(lambda: claim.form.rows["voucher"].input.words() == "E01")
    assert [e.kind for e in held(page, desk)] == ["RECEIPT"]
