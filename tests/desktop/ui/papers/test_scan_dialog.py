"""The window of the scanner, with SANE's own test device."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app import Application
from desktop.settings import ScanChoice
from desktop.ui.papers.scan_dialog import ScanDialog
from tests.desktop.scanners import PICTURE, sane_test
from tests.desktop.ui.desks import a_complaint
from tests.desktop.ui.hands import key, press
from tests.desktop.ui.papers.conftest import open_inbox
from tests.fakes import FakePrompts
from tests.patience import PATIENCE_MS


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = sane_test(tmp_path)
    monkeypatch.setenv("SANE_CONFIG_DIR", str(folder))
    return folder


@pytest.fixture
def dialog(config: Path, desk: Application, theme: object, qtbot: QtBot) -> Iterator[ScanDialog]:
    desk.settings.change(scan=ScanChoice(dpi=75, colour="COLOUR"))
    made = ScanDialog(desk.scans, FakePrompts(landing=desk.vault.landing), "en", None)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.ui.scanButton.isEnabled, timeout=PATIENCE_MS)
    yield made
    made.close()


def pages(dialog: ScanDialog, qtbot: QtBot, count: int) -> list[Path]:
    qtbot.waitUntil(
        lambda: len(dialog.pages()) == count and dialog.ui.lookButton.isEnabled(),
        timeout=PATIENCE_MS,
    )
    return dialog.pages()


def test_page_after_page_is_scanned_shown_and_handed_on(dialog: ScanDialog, qtbot: QtBot) -> None:
    assert dialog.ui.scannerCombo.currentText() == "Noname frontend-tester"
    assert dialog.ui.dpiCombo.currentText() == "75 dpi"
    press(dialog, "Scan a page")
    pages(dialog, qtbot, 1)
    assert dialog.ui.useButton.property("kind") == "primary"
    press(dialog, "Scan the next page")
    [first, second] = pages(dialog, qtbot, 2)
    dialog.ui.pageList.setCurrentRow(0)
    key(Qt.Key.Key_Delete, dialog)
    assert dialog.pages() == [second]
    assert not first.exists()
    with qtbot.waitSignal(dialog.scanned) as handed:
        press(dialog, "Take the pages")
    assert handed.args == [[second]]
    assert second.is_file()


def test_pages_before_the_scanner_failed_stay_and_the_failure_is_one_sentence(
    dialog: ScanDialog, qtbot: QtBot, config: Path
) -> None:
    press(dialog, "Scan a page")
    pages(dialog, qtbot, 1)
    sane_test(config.parent, PICTURE + "read-status-code SANE_STATUS_IO_ERROR\n")
    press(dialog, "Scan the next page")
    qtbot.waitUntil(dialog.ui.banner.isVisible, timeout=PATIENCE_MS)
    assert "no longer answers" in dialog.ui.banner.accessibleName()
    assert pages(dialog, qtbot, 1)[0].is_file()
    assert dialog.ui.useButton.isEnabled()


def test_a_preview_shows_and_keeps_nothing_and_leaving_throws_pages_away(
    dialog: ScanDialog, qtbot: QtBot, desk: Application
) -> None:
    press(dialog, "Preview")
    qtbot.waitUntil(dialog.ui.scanButton.isEnabled, timeout=PATIENCE_MS)
    assert dialog.pages() == []
    press(dialog, "Scan a page")
    [page] = pages(dialog, qtbot, 1)
    press(dialog, "Cancel")
    assert not page.exists()
    assert list(desk.folder.landing.rglob("*.png")) == []


def test_without_a_scanner_that_is_said_and_looking_again_finds_one(
    config: Path, desk: Application, theme: object, qtbot: QtBot
) -> None:
    (config / "dll.conf").write_text("")
    made = ScanDialog(desk.scans, FakePrompts(), "en", None)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.ui.banner.isVisible, timeout=PATIENCE_MS)
    assert "No scanner was found" in made.ui.banner.accessibleName()
    assert not made.ui.scanButton.isEnabled()
    sane_test(config.parent)
    press(made, "Look again")
    qtbot.waitUntil(made.ui.scanButton.isEnabled, timeout=PATIENCE_MS)
    made.close()


def test_the_inbox_asks_for_the_scanner(desk: Application, theme: object, qtbot: QtBot) -> None:
    a_complaint(desk)
    inbox = open_inbox(desk, FakePrompts())
    qtbot.addWidget(inbox)
    inbox.resize(1280, 648)
    inbox.show()
    with qtbot.waitSignal(inbox.scan_asked):
        press(inbox, "Scan…")
