"""Closing a case, and what its page shows afterwards."""

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from desktop.ui.case.entry_dialog import RecordDialog
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.window.place import InField
from record.codes import Result, Status
from tests.desktop.ui import hands
from tests.desktop.ui.case.open_case import OpenCase, resolved


@pytest.fixture
def ended(station, theme, qtbot):
    case = OpenCase(station, theme, resolved(station, demand_text="the fill back").id)
    qtbot.addWidget(case.page)
    case.show()
    yield case
    case.page.hide()


def _closed(case):
    case.app.cases.change(case.record, {"result": Result.EXPLAINED})
    case.app.cases.move(case.id, Status.CLOSED)
    case.refresh()


def test_a_case_without_its_result_is_not_closed_and_the_field_is_one_press_away(ended, qtbot):
    ended.prompts.answers["confirm_final"] = True
    hands.press(ended.page, "Close the case")
    ended.rest()
    assert ended.record.status == Status.RESOLVED
    box = ended.page.parts.steps.missing
    hands.QTest.mouseClick(box.link(InField("result")), hands.Qt.MouseButton.LeftButton)
    assert ended.focused() is ended.row("result").input.widget
    hands.choose(ended.focused(), Result.EXPLAINED)
    ended.rest()
    ended.part("step")
    hands.press(ended.page, "Close the case")
    assert ended.record.status == Status.CLOSED


def test_the_fields_of_a_closed_case_are_text(ended):
    _closed(ended)
    for part in ("facts", "demand", "people", "contacts", "outcome"):
        panel = ended.part(part)
        for kind in (QLineEdit, QPlainTextEdit, QComboBox):
            assert not [w for w in panel.findChildren(kind) if w.isVisible()], part
        pressed = [b for b in panel.findChildren(QPushButton) if b.isVisible() and b.isEnabled()]
        assert not [b.text() for b in pressed if not isinstance(b, Clickable)], part
    assert "the fill back" in hands.seen(ended.part("demand"))
    assert "Explained" in hands.seen(ended.part("outcome"))


def test_nothing_runs_on_a_closed_case_and_an_addendum_can_be_written(ended):
    _closed(ended)
    review = ended.part("review")
    assert not [b for b in review.findChildren(QPushButton) if b.text() == "Done now"]
    hands.write("the lab report came", review.note)
    hands.key(hands.Qt.Key.Key_Return, review.note)
    assert [note.text for note in ended.record.notes] == ["the lab report came"]


def test_the_filled_button_of_a_closed_case_takes_it_up_again_with_a_reason(ended):
    _closed(ended)
    ended.prompts.answers["enter_reason"] = "a second complaint"
    hands.press(ended.page, "Reopen the case")
    ended.rest()
    assert ended.record.status == Status.ON_SITE
    field = ended.field("demand_text")
    assert isinstance(field, QPlainTextEdit)
    assert field.isVisible()


def test_an_entry_of_a_closed_case_is_read_only(ended):
    case = ended.app.cases.add(ended.record, "claims", {"kind": "REPAIR", "amount_claimed": 100})
    [member] = case.claims
    _closed(ended)
    ended.page.entries.open(ended.id, "claims", member)
    dialog = ended.dialog()
    assert isinstance(dialog, RecordDialog)
    assert not [w for w in dialog.form.findChildren(QLineEdit) if w.isVisible()]
    assert not dialog.ui.recordButton.isVisible()
    dialog.reject()
