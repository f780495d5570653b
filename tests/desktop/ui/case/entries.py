"""The lists of an open case in a test: adding to them, opening their rows, reading them."""

from PySide6.QtWidgets import QLabel

from desktop.ui.case.entries_panel import RecordsPanel
from desktop.ui.case.entry_kinds import BY_COLLECTION, say
from desktop.ui.widgets.clickable import Clickable
from tests.desktop.ui import hands


def panel(case, collection):
    kind = BY_COLLECTION[collection]
    part = case.part(kind.part)
    return next(p for p in part.findChildren(RecordsPanel) if p.kind.collection == collection)


def add(case, collection, **words):
    """Press the button over a list, fill the entry and record it."""
    hands.press(panel(case, collection), say(BY_COLLECTION[collection].add))
    dialog = case.dialog()
    fill(dialog, **words)
    record(case, dialog)
    return dialog


def fill(dialog, **words):
    for path, value in words.items():
        hands.put(dialog.form.rows[path].input.widget, value)


def record(case, dialog):
    dialog.ui.recordButton.click()
    case.rest()


def rows(case, collection):
    found = panel(case, collection).findChildren(Clickable)
    return [row for row in found if row.isVisible()]


def told(row):
    return "\n".join(label.text() for label in row.findChildren(QLabel))


def note(dialog, path):
    return dialog.form.rows[path].note.text()
