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
    dialog = PhoneDialog(desk, FakePrompts(), None)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "drag" in dialog.note.text() or dialog.media.count() > 0)
    dialog.open_folder(stick)
    qtbot.waitUntil(lambda: dialog.files.count() == 2)
    assert not dialog.add.isEnabled()
    dialog.files.item(0).setCheckState(Qt.CheckState.Checked)
    with qtbot.waitSignal(dialog.picked) as told:
        dialog.add.click()
    assert len(told.args[0]) == 1
    again = PhoneDialog(desk, FakePrompts(), None)
    qtbot.addWidget(again)
    again.open_folder(stick)
    qtbot.waitUntil(lambda: "0 new" in again.note.text())
    assert again.files.count() == 0
    again.only_new.setChecked(False)
    assert again.files.count() == 2
