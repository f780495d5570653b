"""Files as they come into a case by window: poor pictures, browsers' pictures, damage shown."""

from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.app import Application
from desktop.progress import NoProgress
from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.case.case_page import CasePage
from desktop.ui.desk.pages import Pages
from desktop.ui.evidence.batch_report import BatchReport
from desktop.ui.evidence.exhibit_dialog import ExhibitDialog
from desktop.ui.evidence.sweep_line import SweepLine
from desktop.ui.window.changes import Changes
from desktop.ui.window.place import AtExhibit
from tests.desktop.ui.desks import a_complaint
from tests.fakes import FakePrompts


@pytest.fixture
def prompts() -> FakePrompts:
    return FakePrompts()


@pytest.fixture
def page(desk: Application, theme, prompts: FakePrompts, qtbot) -> CasePage:
    shown = Pages(desk, theme, prompts, Changes()).case()
    qtbot.addWidget(shown)
    shown.open(case_id=a_complaint(desk).id)
    return shown


@pytest.fixture
def dark(tmp_path: Path) -> Path:
    rows = np.random.default_rng(1).integers(8, 24, (175, 250, 3), np.uint8)
    Image.fromarray(rows).resize((1000, 700)).save(tmp_path / "dark.png")
    return tmp_path / "dark.png"


def held(page: CasePage, desk: Application) -> list[str]:
    return [e.original_name for e in desk.cases.get(page.case.id).evidence.values()]


def test_a_poor_picture_is_left_out_when_nobody_gives_a_reason(page, desk, prompts, dark, qtbot):
    with qtbot.waitSignal(page.proof.intake.finished):
        page.proof.intake.add_paths(page.case, [dark])
    assert (
        "enter_reason",
        "1 picture shows too little. Keep it all the same?",
    ) in prompts.asked
    assert held(page, desk) == []
    [report] = page.findChildren(BatchReport)
    assert "take again" in report.words()[0]


def test_a_poor_picture_is_kept_for_a_reason(page, desk, prompts, dark, qtbot):
    prompts.answers["enter_reason"] = "There is no other picture"
    page.proof.intake.add_paths(page.case, [dark])
    qtbot.waitUntil(lambda: held(page, desk) == ["dark.png"])
    [exhibit] = desk.cases.get(page.case.id).evidence.values()
    assert exhibit.details["quality"]["kept_because"] == "There is no other picture"


def test_what_came_of_a_batch_is_told_once_and_after_the_question(page, prompts, dark, qtbot):
    prompts.answers["enter_reason"] = "There is no other picture"
    told = []
    page.proof.intake.finished.connect(told.append)
    page.proof.intake.add_paths(page.case, [dark])
    qtbot.waitUntil(lambda: bool(told))
    assert [line.outcome for line in told[0].lines] == ["ADDED"]
    [report] = page.findChildren(BatchReport)
    assert "added as E01" in report.words()[0]


def test_damage_stands_above_the_case_and_leads_to_the_exhibit(page, desk, qtbot):
    exhibit = desk.evidence.add_bytes(page.case.id, b"text " * 9, "a.txt", ExhibitForm(title="a"))
    desk.vault.path_of(exhibit.files[0].h).unlink()
    desk.sweep.step()
    page.refresh()
    assert not page.head.banners.damaged.isHidden()
    page.head.banners.damaged.acted.emit()
    dialog = page.findChild(ExhibitDialog)
    assert not dialog.ui.restoreButton.isHidden()
    assert desk.sweep.status().damaged == 1


def test_the_custody_of_an_exhibit_is_saved_as_pdf(readers, page, desk, prompts, tmp_path, qtbot):
    exhibit = desk.evidence.add_bytes(page.case.id, b"text " * 9, "a.txt", ExhibitForm(title="a"))
    prompts.answers["choose_save"] = tmp_path / "E01.pdf"
    page.refresh()
    page.go_to(AtExhibit(exhibit.id))
    dialog = page.findChild(ExhibitDialog)
    with qtbot.waitSignal(dialog.custody.said):
        dialog.ui.custodyButton.click()
    assert (tmp_path / "E01.pdf").read_bytes().startswith(b"%PDF")
    assert desk.prints.render(page.case.id, "custody", NoProgress()).pages == 1


def test_the_check_in_idle_time_says_how_far_it_is_and_can_be_paused(page, desk, qtbot):
    desk.evidence.add_bytes(page.case.id, b"text " * 9, "a.txt", ExhibitForm(title="a"))
    line = SweepLine(desk.sweep)
    qtbot.addWidget(line)
    line.refresh()
    assert line.text.text() == "0 of 1 file checked this week"
    desk.sweep.step()
    line.refresh()
    assert line.text.text().startswith("1 of 1 file checked this week · longest ago")
    line.pause.click()
    assert desk.sweep.status().paused
    line.pause.click()
    assert not desk.sweep.status().paused


class AtSix:
    """A clock that stands still."""

    def now(self) -> datetime:
        return datetime(2031, 3, 4, 6, 7, 8).astimezone()

    def monotonic(self) -> float:
        return 0.0


def test_a_check_of_an_exhibit_says_the_moment_of_the_desks_clock(page, desk, qtbot):
    exhibit = desk.evidence.add_bytes(page.case.id, b"text " * 9, "a.txt", ExhibitForm(title="a"))
    page.refresh()
    page.go_to(AtExhibit(exhibit.id))
    dialog = page.findChild(ExhibitDialog)
    desk.recorder.clock = AtSix()
    with qtbot.waitSignal(dialog.custody.said) as said:
        dialog.ui.checkButton.click()
    assert "2031-03-04 06:07" in said.args[0]
    qtbot.waitUntil(dialog.ui.checkButton.isEnabled)


def test_the_original_is_exported_as_it_was_for_a_reason(page, desk, prompts, tmp_path, qtbot):
    exhibit = desk.evidence.add_bytes(page.case.id, b"text " * 9, "a.txt", ExhibitForm(title="a"))
    prompts.answers["choose_save"] = tmp_path / "副本 a.txt"
    page.refresh()
    page.go_to(AtExhibit(exhibit.id))
    dialog = page.findChild(ExhibitDialog)
    dialog.ui.exportButton.click()
    assert not (tmp_path / "副本 a.txt").exists()
    prompts.answers["enter_reason"] = "Market supervision"
    with qtbot.waitSignal(dialog.custody.said) as said:
        dialog.ui.exportButton.click()
    assert said.args[0].endswith("副本 a.txt")
    assert (tmp_path / "副本 a.txt").read_bytes() == b"text " * 9
