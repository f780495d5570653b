"""A case package checked in the window: whole, beside foreign files, tampered with."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.progress import NoProgress
from desktop.ui.cases.package_check import PackageCheck
from desktop.ui.papers.list_paper import list_desk
from tests.desktop.ui.desks import a_complaint
from tests.desktop.ui.hands import drop, files
from tests.fakes import FakePrompts
from tests.patience import PATIENCE_MS

HOLDS = {"zh": "核验通过", "en": "It holds"}
BROKEN = {"zh": "核验不通过", "en": "It does not hold"}


@pytest.fixture
def package(desk, tmp_path) -> Path:
    return desk.exports.export(a_complaint(desk).id, tmp_path / "导出", NoProgress(), "x")


@pytest.fixture
def check(desk, theme, language, qtbot):
    prompts, over = FakePrompts(), QWidget()
    qtbot.addWidget(over)
    made = PackageCheck(list_desk(desk.lists, prompts), prompts, language, over)
    made.show()
    made.asking = prompts
    yield made
    over.close()


def _lines(check, qtbot) -> list[str]:
    qtbot.waitUntil(check.ui.copyButton.isEnabled, timeout=PATIENCE_MS)
    return check.words()


def test_a_folder_that_is_chosen_is_checked_and_foreign_files_are_remarks(
    check, package, language, qtbot
):
    (package / "desktop.ini").write_bytes(b"x")
    check.asking.answers["choose_folder"] = package.parent
    qtbot.mouseClick(check.folder, Qt.MouseButton.LeftButton)
    said = _lines(check, qtbot)
    assert said[0].startswith(HOLDS[language])
    assert said[1].endswith("desktop.ini")
    assert said[1].startswith({"zh": "说明", "en": "remark"}[language])


def test_what_was_changed_stands_first(check, package, language, qtbot):
    file = package / "data" / "case.json"
    file.write_bytes(file.read_bytes() + b" ")
    check.asking.answers["choose_files"] = (package,)
    qtbot.mouseClick(check.zip, Qt.MouseButton.LeftButton)
    said = _lines(check, qtbot)
    assert said[0].startswith(BROKEN[language])
    assert said[1].endswith("data/case.json")
    qtbot.mouseClick(check.ui.copyButton, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "\n".join(said)


def test_a_package_that_is_dropped_is_checked_against_the_fingerprint_typed(
    check, package, language, qtbot
):
    check.ui.fingerprintEdit.setText("AAAA-BBBB")
    drop(check, files(package))
    assert _lines(check, qtbot)[0].startswith(BROKEN[language])
