"""The small window of an entry: its name, its keyboard, its room at any size of text."""

import pytest
from PySide6.QtCore import Qt

from desktop.ui.case.entry_kinds import BY_COLLECTION, KINDS, say
from tests.desktop.ui import hands
from tests.desktop.ui.case.entries import fill, panel, record, rows


def test_the_window_of_an_entry_is_named_after_what_it_does(begin, language):
    case = begin()
    kind = BY_COLLECTION["people"]
    hands.press(panel(case, "people"), say(kind.add))
    dialog = case.dialog()
    assert dialog.windowTitle() == dialog.ui.headingText.text() == say(kind.add)
    fill(dialog, name="王丽")
    record(case, dialog)
    hands.key(Qt.Key.Key_Return, rows(case, "people")[0])
    assert case.dialog().windowTitle() == say(kind.heading)


def test_the_keyboard_is_at_the_first_empty_blank(opened):
    hands.press(panel(opened, "communications"), "Add a communication")
    dialog = opened.dialog()
    assert dialog.focusWidget() is dialog.form.rows["way"].input.widget


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.collection)
def test_an_entry_fits_the_screen_at_any_size_of_text(opened, theme, kind, size):
    theme.use("light", size)
    hands.press(panel(opened, kind.collection), say(kind.add))
    dialog = opened.dialog()
    opened.rest()
    assert dialog.height() <= 720
    assert dialog.width() <= 1280
    assert not dialog.ui.scroll.horizontalScrollBar().isVisible()
    assert hands.cut(dialog) == []
    for each in (dialog.ui.recordButton, dialog.ui.cancelButton):
        assert each.visibleRegion().boundingRect().height() == each.height()
