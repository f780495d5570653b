"""Evidence in both languages: dropped, pasted, typed in, from a stick."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.case.case_page import CasePage
from desktop.ui.desk.pages import Pages, desk_words
from desktop.ui.evidence.batch_report import BatchReport
from desktop.ui.evidence.exhibit_form import TypedExhibit
from desktop.ui.evidence.phone_dialog import PhoneDialog
from desktop.ui.evidence.tray import EvidenceTray
from desktop.ui.window.changes import Changes
from desktop.ui.window.theme import Theme
from record.case import Case
from record.evidence import Exhibit
from record.problems import Problem
from tests.desktop.ui.desks import a_complaint
from tests.desktop.ui.hands import drop
from tests.fakes import FakePrompts

WORDS = {
    "zh": {
        "empty": "还没有证据。可把文件拖到页面任意位置。",
        "count": "证据 1 件",
    },
    "en": {
        "empty": "No evidence yet. Drop files anywhere here.",
        "count": "Evidence · 1",
    },
}


@pytest.fixture
def prompts(desk: Application) -> FakePrompts:
    return FakePrompts(landing=desk.vault.landing)


@pytest.fixture
def case(desk: Application) -> Case:
    return a_complaint(desk)


@pytest.fixture
def page(
    desk: Application, theme: Theme, prompts: FakePrompts, case: Case, qtbot: QtBot
) -> CasePage:
    changes = Changes()
    desk.on_changed(changes.tell_cases)
    shown = Pages(desk, theme, prompts, changes).case()
    qtbot.addWidget(shown)
    shown.show()
    shown.open(case_id=case.id)
    return shown


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Two sharp pictures on a stick."""
    place = tmp_path / "U盘 照片"
    place.mkdir()
    for number in range(2):
        rows = np.random.default_rng(number).integers(0, 255, (60, 90, 3), np.uint8)
        sharp = Image.fromarray(rows).resize((1200, 800), Image.Resampling.NEAREST)
        sharp.save(place / f"油枪 {number}.png")
    return sorted(place.iterdir())


def dropped(paths: list[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def held(desk: Application, case: Case) -> list[Exhibit]:
    return list(desk.cases.get(case.id).evidence.values())


def fill(typed: TypedExhibit) -> None:
    """Fill what a kind must have."""
    for row in {**typed.fields.common, **typed.fields.details.rows}.values():
        if row.blank.must and not row.input.words():
            choices = row.blank.choices
            row.input.set_words(choices[0][0] if choices else "4 号枪")


def test_the_tray_speaks_the_language_of_the_desk(
    language: str, desk: Application, case: Case, window: QWidget
) -> None:
    desk.settings.change(language=language)
    tray = EvidenceTray(desk.evidence, desk_words(desk), window)
    tray.show_case(case)
    assert WORDS[language]["empty"] in [c.text() for c in tray._empty.findChildren(QLabel)]
    desk.evidence.add_without_file(case.id, ExhibitForm(kind="OTHER", title="收据"))
    tray.show_case(desk.cases.get(case.id))
    assert tray._heading.text() == WORDS[language]["count"]
    assert not tray._empty.isVisibleTo(tray)


def test_files_dropped_on_a_case_become_its_exhibits_unchanged(
    page: CasePage, desk: Application, case: Case, photos: list[Path], qtbot: QtBot
) -> None:
    drop(page, dropped(photos))
    qtbot.waitUntil(lambda: len(held(desk, case)) == 2)
    for exhibit, photo in zip(held(desk, case), photos, strict=True):
        assert exhibit.original_name == photo.name
        assert desk.vault.path_of(exhibit.files[0].h).read_bytes() == photo.read_bytes()
        assert photo.exists()


def test_a_folder_is_added_with_every_file_in_it(
    page: CasePage, desk: Application, case: Case, photos: list[Path], prompts: FakePrompts,
    qtbot: QtBot,
) -> None:  # fmt: skip
    prompts.answers["choose_folder"] = photos[0].parent
    page.proof.intake.choose_folder(case)
    qtbot.waitUntil(lambda: len(held(desk, case)) == 2)


def test_a_file_that_is_there_already_is_told_and_not_kept_twice(
    page: CasePage, desk: Application, case: Case, photos: list[Path], qtbot: QtBot
) -> None:
    for _ in range(2):
        with qtbot.waitSignal(page.proof.intake.finished):
            page.proof.intake.add_paths(case, photos[:1])
    assert len(held(desk, case)) == 1
    report = page.findChildren(BatchReport)[-1]
    assert f"already there as {held(desk, case)[0].exhibit_no}" in report.words()[0]


def test_what_came_of_a_batch_is_listed_in_the_language_of_the_desk(
    language: str, page: CasePage, case: Case, photos: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    gone = tmp_path / "不在.png"
    with qtbot.waitSignal(page.proof.intake.finished):
        page.proof.intake.add_paths(case, [*photos[:1], gone])
    [report] = page.findChildren(BatchReport)
    added, refused = report.words()
    assert added.startswith(photos[0].name)
    assert refused.startswith(gone.name)
    assert {"zh": "拒收", "en": "refused"}[language] in refused
    report.accept()


def test_a_picture_is_pasted_into_the_case_by_its_own_bytes(
    page: CasePage, desk: Application, case: Case, qtbot: QtBot
) -> None:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(0xFF224466)
    QGuiApplication.clipboard().setImage(image)
    page.files.paste()
    qtbot.waitUntil(lambda: len(held(desk, case)) == 1)
    [exhibit] = held(desk, case)
    kept = QImage.fromData(desk.vault.path_of(exhibit.files[0].h).read_bytes())
    assert kept.size() == image.size()
    assert kept.pixelColor(9, 9) == image.pixelColor(9, 9)


def test_an_empty_clipboard_pastes_nothing(page: CasePage, desk: Application, case: Case) -> None:
    QGuiApplication.clipboard().clear()
    page.files.paste()
    assert page.files.hint.told.isVisible()
    assert held(desk, case) == []


def test_a_paper_is_typed_in_and_stands_in_the_record_as_it_was_typed(
    page: CasePage, desk: Application, case: Case, qtbot: QtBot
) -> None:
    page.proof.intake.type_in(case, "OTHER")
    typed = page.findChild(TypedExhibit)
    title = typed.fields.common["title"].input.widget
    title.selectAll()
    QTest.keyClicks(title, "Receipt 97.60")
    fill(typed)
    with qtbot.waitSignal(page.proof.intake.added) as added:
        typed.ui.addButton.click()
    [exhibit] = held(desk, case)
    assert (exhibit.title, exhibit.exhibit_no) == ("Receipt 97.60", added.args[0])
    assert exhibit.medium != "FILE" or exhibit.original is None
    assert desk.drafts.of(f"{case.id}:exhibit:new-other") == {}


def test_a_thing_is_added_with_its_files_and_all_that_was_said_of_it(
    page: CasePage, desk: Application, case: Case, prompts: FakePrompts, photos: list[Path],
    qtbot: QtBot,
) -> None:  # fmt: skip
    page.proof.intake.type_in(case, "VEHICLE_PHOTO")
    typed = page.findChild(TypedExhibit)
    fill(typed)
    prompts.answers["choose_files"] = photos[:1]
    typed.ui.filesButton.click()
    qtbot.waitUntil(lambda: len(held(desk, case)) == 1)
    [exhibit] = held(desk, case)
    assert exhibit.kind == "VEHICLE_PHOTO"
    assert exhibit.details
    assert exhibit.original_name == photos[0].name


def test_files_that_nobody_chose_leave_what_was_typed_for_the_next_time(
    page: CasePage, desk: Application, case: Case
) -> None:
    page.proof.intake.type_in(case, "OTHER")
    typed = page.findChild(TypedExhibit)
    fill(typed)
    typed.fields.common["place"].input.widget.setFocus()
    QTest.keyClicks(typed.fields.common["place"].input.widget, "pump 4")
    typed.ui.filesButton.click()
    assert held(desk, case) == []
    again = TypedExhibit(desk.drafts, desk_words(desk), case, "OTHER", "", page)
    assert again.fields.common["place"].input.words() == "pump 4"


def test_what_cannot_be_written_is_told_and_what_was_typed_stays(
    page: CasePage, desk: Application, case: Case, prompts: FakePrompts,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def full(*_args: object) -> None:
        raise Problem("database.disk_full")

    page.proof.intake.type_in(case, "OTHER")
    typed = page.findChild(TypedExhibit)
    fill(typed)
    typed.fields.common["place"].input.widget.setFocus()
    QTest.keyClicks(typed.fields.common["place"].input.widget, "pump 4")
    with monkeypatch.context() as patch:
        patch.setattr(desk.evidence, "add_without_file", full)
        typed.ui.addButton.click()
    assert [problem.code for problem in prompts.problems] == ["database.disk_full"]
    assert held(desk, case) == []
    again = TypedExhibit(desk.drafts, desk_words(desk), case, "OTHER", "", page)
    assert again.fields.common["place"].input.words() == "pump 4"


def test_pictures_ticked_on_a_stick_become_exhibits_of_the_case(
    page: CasePage, desk: Application, case: Case, prompts: FakePrompts, photos: list[Path],
    qtbot: QtBot,
) -> None:  # fmt: skip
    page.proof.intake.choose_phone(case)
    phone = page.findChild(PhoneDialog)
    prompts.answers["choose_folder"] = photos[0].parent
    phone.ui.folderButton.click()
    qtbot.waitUntil(lambda: phone.ui.fileList.count() == 2)
    phone.ui.tickButton.click()
    phone.ui.addButton.click()
    qtbot.waitUntil(lambda: len(held(desk, case)) == 2)
    assert {e.original_name for e in held(desk, case)} == {photo.name for photo in photos}


def test_a_stick_that_is_pulled_out_while_it_is_read_is_told(
    desk: Application, prompts: FakePrompts, window: QWidget, photos: list[Path], qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def gone(*_args: object) -> None:
        raise Problem("evidence.source_vanished")

    monkeypatch.setattr(desk.phones, "files", gone)
    phone = PhoneDialog(desk.phones, prompts, window)
    phone.open_folder(photos[0].parent)
    qtbot.waitUntil(lambda: bool(prompts.problems))
    assert {problem.code for problem in prompts.problems} == {"evidence.source_vanished"}
    assert not phone.ui.addButton.isEnabled()
    phone.reject()


def test_an_intake_that_is_stopped_forgets_what_waits_and_takes_in_the_next(
    page: CasePage, desk: Application, case: Case, photos: list[Path], qtbot: QtBot
) -> None:
    intake = page.proof.intake
    intake.add_paths(case, photos[:1])
    intake.add_paths(case, photos[1:])
    intake._strip.cancelled.emit()
    qtbot.waitUntil(lambda: intake._task is None)
    assert photos[1].name not in {e.original_name for e in held(desk, case)}
    intake.add_paths(case, photos[1:])
    qtbot.waitUntil(lambda: photos[1].name in {e.original_name for e in held(desk, case)})
