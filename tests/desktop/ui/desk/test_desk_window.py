import gc

import pytest
from PySide6.QtWidgets import QApplication

from desktop.services.desk.headquarters import PAUSED
from desktop.ui.desk.desk_window import desk_window
from desktop.ui.desk.garbage import GarbageRounds
from desktop.ui.window.visit import ToCase, ToSettings
from tests.desktop.ui.desks import MANAGER, a_complaint


@pytest.fixture
def window(desk, theme, qtbot):
    made = desk_window(desk, theme)
    qtbot.addWidget(made)
    made.show()
    made.sign_in.signed_in.emit(MANAGER)
    return made


@pytest.mark.parametrize(
    ("signal", "document", "dialog"),
    [
        ("paper_asked", "F6", "PaperDialog"),
        ("print_asked", "dossier", "PrintPreview"),
    ],
)
def test_what_the_page_of_a_case_asks_to_print_opens_over_it(
    window, desk, qtbot, signal, document, dialog
):
    case = a_complaint(desk)
    window.open(ToCase(case.id))
    page = window.page("case")
    getattr(page, signal).emit(case.id, document)
    opened = QApplication.activeModalWidget()
    assert type(opened).__name__ == dialog
    opened.reject()
    qtbot.waitUntil(lambda: not page.findChildren(type(opened)))


def test_nothing_is_called_verified_while_sending_is_paused(window, desk, qtbot):
    card = window.ui.syncCard
    desk.headquarters.pause()
    qtbot.waitUntil(lambda: "paused" in card.accessibleName())
    assert "to send" not in card.accessibleName()
    a_complaint(desk)
    qtbot.waitUntil(lambda: "to send" in card.accessibleName())
    assert card.accessibleName().startswith("On this PC only")
    assert desk.headquarters.status().state == PAUSED


def test_the_language_chosen_in_the_settings_reaches_whoever_made_the_window(window, qtbot):
    window.open(ToSettings())
    combo = window.page("settings").ui.languageCombo
    with qtbot.waitSignal(window.language_chosen) as heard:
        combo.setCurrentIndex(combo.findData("zh"))
    assert heard.args == ["zh"]


def test_garbage_is_collected_by_the_windows_and_by_nobody_else(qapp):
    was, threshold = gc.isenabled(), gc.get_threshold()
    try:
        rounds = GarbageRounds(qapp)
        assert not gc.isenabled()
        gc.collect()
        gc.set_threshold(100_000, 10, 10)
        assert rounds.collect() == -1
        gc.set_threshold(1, 10, 10)
        kept = [[] for _ in range(50)]
        assert rounds.collect() >= 0
        assert len(kept) == 50
    finally:
        gc.set_threshold(*threshold)
        if was:
            gc.enable()
        rounds.deleteLater()
