from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from desktop.ui.evidence.phone_dialog import PhoneDialog
from tests.fakes import FakePrompts


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "U盘" / "DCIM"
    place.mkdir(parents=True)
    for name in ("a", "b"):
        Image.new("RGB", (60, 40), "navy").save(place / f"{name}.jpg")
    return place.parent


def test_ticked_files_are_handed_on_and_are_not_new_again(desk, stick, qtbot):
    dialog = PhoneDialog(desk.phones, FakePrompts(), None)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "drag" in dialog.ui.noteText.text() or dialog.ui.mediaList.count() > 0)
    dialog.open_folder(stick)
    qtbot.waitUntil(lambda: dialog.ui.fileList.count() == 2)
    assert not dialog.ui.addButton.isEnabled()
    dialog.ui.fileList.item(0).setCheckState(Qt.CheckState.Checked)
    with qtbot.waitSignal(dialog.picked) as told:
        dialog.ui.addButton.click()
    assert len(told.args[0]) == 1
    again = PhoneDialog(desk.phones, FakePrompts(), None)
    qtbot.addWidget(again)
    again.open_folder(stick)
    qtbot.waitUntil(lambda: "0 new" in again.ui.noteText.text())
    assert again.ui.fileList.count() == 0
    again.ui.newCheck.setChecked(False)
    assert again.ui.fileList.count() == 2
