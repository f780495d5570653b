"""Evidence as it is gathered: what the tray asks for, what a stick holds, what is typed in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.desk.pages import desk_words
from desktop.ui.evidence.evidence_desk import EvidenceDesk
from desktop.ui.evidence.exhibit_form import TypedExhibit
from desktop.ui.evidence.phone_dialog import PhoneDialog
from desktop.ui.evidence.tray import FIRST, EvidenceTray
from desktop.ui.widgets.button import Button
from desktop.ui.window.theme import Theme
from desktop.ui.window.visit import ToScanInbox, ToStills
from record.case import Case
from record.codes import ExhibitKind
from tests.desktop.ui.desks import a_complaint
from tests.desktop.ui.evidence.conftest import open_evidence
from tests.fakes import FakePrompts


@pytest.fixture
def case(desk: Application) -> Case:
    return a_complaint(desk)


@pytest.fixture
def prompts() -> FakePrompts:
    return FakePrompts()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def tray(desk: Application, case: Case, qtbot: QtBot, theme: Theme) -> EvidenceTray:
    made = EvidenceTray(desk.evidence, desk_words(desk))
    qtbot.addWidget(made)
    made.show_case(case)
    made.show()
    return made


@pytest.fixture
def typed(desk: Application, case: Case, window: QWidget) -> TypedExhibit:
    made = TypedExhibit(desk.drafts, desk_words(desk), case, "OTHER", "", window)
    made.show()
    return made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "U盘"
    place.mkdir()
    for name in ("a", "b", "c"):
        Image.new("RGB", (60, 40), "navy").save(place / f"{name}.jpg")
    return place


@pytest.fixture
def phone(
    desk: Application, stick: Path, prompts: FakePrompts, window: QWidget, qtbot: QtBot
) -> Iterator[PhoneDialog]:
    made = PhoneDialog(desk.phones, prompts, window)
    made.show()
    qtbot.waitUntil(lambda: "drag" in made.ui.noteText.text() or made.ui.mediaList.count() > 0)
    prompts.answers["choose_folder"] = stick
    button(made, "A folder…").click()
    qtbot.waitUntil(lambda: made.ui.fileList.count() == 3)
    yield made
    made.reject()


def button(root: QWidget, words: str) -> Button:
    return next(b for b in root.findChildren(Button) if b.text() == words)


def labels(root: QWidget) -> list[str]:
    return [w.text() for w in root.findChildren(QLabel) if w.isVisible()]


def add(desk: Application, case: Case, count: int) -> Case:
    for number in range(count):
        desk.evidence.add_without_file(
            case.id, ExhibitForm(kind=ExhibitKind.OTHER, title=f"件 {number}")
        )
    return desk.cases.get(case.id)


def test_an_empty_tray_says_how_to_fill_it(tray: EvidenceTray) -> None:
    assert "Evidence · 0" in labels(tray)
    assert "No evidence yet. Drop files anywhere here." in labels(tray)
    assert tray.cards() == ()


def test_the_newest_exhibits_are_shown_first_and_the_rest_on_demand(
    tray: EvidenceTray, desk: Application, case: Case
) -> None:
    tray.show_case(add(desk, case, FIRST + 2))
    assert f"Evidence · {FIRST + 2}" in labels(tray)
    assert len(tray.cards()) == FIRST
    assert f"件 {FIRST + 1}" in tray.cards()[0].accessibleName()
    button(tray, f"Show all {FIRST + 2}").click()
    assert len(tray.cards()) == FIRST + 2
    button(tray, "Show fewer").click()
    assert len(tray.cards()) == FIRST


def test_a_withdrawn_exhibit_stays_last_with_its_reason(
    tray: EvidenceTray, desk: Application, case: Case
) -> None:
    held = add(desk, case, 2)
    newest = max(held.evidence.values(), key=lambda e: e.exhibit_no)
    desk.evidence.withdraw(case.id, newest.id, "Added twice")
    tray.show_case(desk.cases.get(case.id))
    last = tray.cards()[-1]
    assert last.key == newest.id
    assert "withdrawn · Added twice" in last.words()


@pytest.mark.parametrize(
    ("words", "signal"),
    [
        ("Files…", "files_asked"),
        ("A whole folder…", "folder_asked"),
        ("From a phone or stick…", "phone_asked"),
        ("Samples and seals…", "samples_asked"),
        ("Two pictures side by side…", "pair_asked"),
        ("Clock sheet…", "clocks_asked"),
    ],
)
def test_the_menu_asks_for_what_it_names(
    tray: EvidenceTray, qtbot: QtBot, words: str, signal: str
) -> None:
    act = next(a for a in tray.add.menu().actions() if a.text() == words)
    with qtbot.waitSignal(getattr(tray, signal)):
        act.trigger()


def test_everything_of_a_stick_is_ticked_at_once_and_counted(
    phone: PhoneDialog, stick: Path, qtbot: QtBot
) -> None:
    assert phone.ui.addButton.text() == "Add"
    button(phone, "Tick all").click()
    assert phone.ui.addButton.text() == "Add 3 to the case"
    phone.ui.fileList.itemActivated.emit(phone.ui.fileList.item(0))
    assert phone.ui.addButton.text() == "Add 2 to the case"
    with qtbot.waitSignal(phone.picked) as picked:
        phone.ui.addButton.click()
    assert len(picked.args[0]) == 2
    assert all(path.parent == stick for path in picked.args[0])


def test_leaving_the_stick_adds_nothing_and_all_stays_new(
    phone: PhoneDialog, desk: Application, stick: Path, window: QWidget, qtbot: QtBot
) -> None:
    button(phone, "Tick all").click()
    with qtbot.assertNotEmitted(phone.picked):
        qtbot.keyClick(phone, Qt.Key.Key_Escape)
    again = PhoneDialog(desk.phones, FakePrompts(), window)
    again.open_folder(stick)
    qtbot.waitUntil(lambda: "3 new" in again.ui.noteText.text())
    again.reject()


def test_a_chosen_folder_is_still_there_after_another_look(
    phone: PhoneDialog, qtbot: QtBot
) -> None:
    named = phone.ui.mediaList.item(phone.ui.mediaList.count() - 1).text()
    phone.ui.mediaList.clear()
    button(phone, "Look again").click()
    qtbot.waitUntil(lambda: phone.ui.mediaList.count() > 0 and phone.ui.fileList.count() == 3)
    assert phone.ui.mediaList.item(phone.ui.mediaList.count() - 1).text() == named


def test_what_is_typed_of_a_thing_is_kept_as_a_draft_when_it_is_left(
    typed: TypedExhibit, desk: Application, case: Case, window: QWidget, qtbot: QtBot
) -> None:
    QTest.keyClicks(typed.fields.common["place"].input.widget, "pump 4")
    with qtbot.waitSignal(typed.rejected):
        qtbot.keyClick(typed, Qt.Key.Key_Escape)
    assert typed.form is None
    again = TypedExhibit(desk.drafts, desk_words(desk), case, "OTHER", "", window)
    assert again.fields.common["place"].input.words() == "pump 4"
    again.ui.addButton.click()
    assert again.form is not None
    assert (again.form.place, again.wants_files) == ("pump 4", False)
    again.finish()
    fresh = TypedExhibit(desk.drafts, desk_words(desk), case, "OTHER", "", window)
    assert fresh.fields.common["place"].input.words() == ""
    assert desk.cases.get(case.id).evidence == {}


def test_a_thing_without_a_title_is_not_added_and_says_so_beside_it(typed: TypedExhibit) -> None:
    title = typed.fields.common["title"]
    assert title.input.words()
    title.input.set_words("")
    typed.ui.addButton.click()
    assert typed.isVisible()
    assert typed.form is None
    assert title.note.text()


@pytest.fixture
def page(desk: Application, prompts: FakePrompts, qtbot: QtBot, theme: Theme) -> EvidenceDesk:
    made = open_evidence(desk, prompts)
    qtbot.addWidget(made)
    made.show()
    return made


def reels(page: EvidenceDesk) -> list[str]:
    listed = page.ui.footageList
    items = (listed.topLevelItem(row) for row in range(listed.topLevelItemCount()))
    return [item.text(0) for item in items if item is not None]


def test_footage_is_listed_found_by_words_and_opened_by_enter(
    page: EvidenceDesk, desk: Application, case: Case, qtbot: QtBot
) -> None:
    page.open()
    qtbot.waitUntil(page.ui.emptyState.isVisible)
    for name in ("CAM-03 入站.mp4", "CAM-04 加油.mp4"):
        form = ExhibitForm(kind=ExhibitKind.CCTV_CLIP, title=name)
        desk.evidence.add_bytes(case.id, name.encode() * 9, name, form)
    page.ui.refreshButton.click()
    qtbot.waitUntil(lambda: len(reels(page)) == 2)
    assert not page.ui.emptyState.isVisible()
    page.ui.searchField.searched.emit("cam-03")
    assert reels(page) == ["CAM-03 入站.mp4"]
    page.ui.searchField.searched.emit(case.case_no)
    assert len(reels(page)) == 2
    page.ui.searchField.searched.emit("none of these")
    assert reels(page) == []
    assert page.ui.emptyState.isVisible()
    page.ui.searchField.searched.emit("")
    listed = page.ui.footageList
    with qtbot.waitSignal(page.asked) as asked:
        listed.itemActivated.emit(listed.topLevelItem(0), 0)
    [visit] = asked.args
    assert visit == ToStills(case.id, visit.evidence_id)
    assert visit.evidence_id in desk.cases.get(case.id).evidence


def test_a_scan_leads_to_the_inbox_and_no_file_chosen_leads_nowhere(
    page: EvidenceDesk, qtbot: QtBot, prompts: FakePrompts
) -> None:
    with qtbot.waitSignal(page.asked) as asked:
        page.ui.scanButton.click()
    assert asked.args == [ToScanInbox()]
    with qtbot.assertNotEmitted(page.asked):
        page.ui.videoButton.click()
    assert prompts.asked == [("choose_files", "Choose a camera file")]
