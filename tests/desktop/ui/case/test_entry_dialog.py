import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.case.entry_dialog import Entry, RecordDialog
from desktop.ui.case.entry_kinds import BY_COLLECTION, KINDS, say
from desktop.ui.desk.pages import desk_words
from record.codes import Channel
from tests.desktop.ui.desks import MANAGER, a_complaint


@pytest.fixture
def case(desk):
    return a_complaint(desk)


@pytest.fixture
def make(desk, case, theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    now = desk.clock.now().astimezone().replace(second=0, microsecond=0)

    def make(collection, member=""):
        kind = BY_COLLECTION[collection]
        entry = Entry(kind, member, kind.starts(now, MANAGER.person_id))
        current = desk.cases.get(case.id)
        dialog = RecordDialog(desk.cases, desk.drafts, desk_words(desk), current, entry, window)
        dialog.show()
        return dialog

    return make


def _type(dialog, qtbot, **words):
    for path, text in words.items():
        row = dialog.form.rows[path].input
        if path in ("kind", "way", "channel", "remedy", "result", "by", "answer"):
            row.set_words(text)
        elif text.isascii():
            qtbot.keyClicks(row.widget, text)
        else:
            written = QInputMethodEvent()
            written.setCommitString(text)
            QApplication.sendEvent(row.widget, written)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.collection)
def test_every_kind_asks_for_its_blanks_under_its_name(make, kind):
    dialog = make(kind.collection)
    assert dialog.ui.headingText.text() == say(kind.add)
    assert list(dialog.form.rows) == [asked.path for asked in kind.asked]
    assert kind.must <= dialog.form.rows.keys()


@pytest.mark.parametrize(
    "entry",
    [
        ("claims", {"kind": "REPAIR", "amount_claimed": "1280.50"}, ("kind", "REPAIR")),
        ("people", {"name": "王丽"}, ("name", "王丽")),
        ("notices", {"to": "王海涛", "channel": Channel.PHONE}, ("to", "王海涛")),
        ("proposals", {"remedy": "REFUND", "text": "the fill"}, ("remedy", "REFUND")),
    ],
)
def test_what_was_typed_is_recorded_by_the_button(make, desk, case, qtbot, entry):
    collection, words, (name, value) = entry
    dialog = make(collection)
    _type(dialog, qtbot, **words)
    with qtbot.waitSignals([dialog.recorded, dialog.accepted]):
        qtbot.mouseClick(dialog.ui.recordButton, Qt.MouseButton.LeftButton)
    (kept,) = getattr(desk.cases.get(case.id), collection).values()
    assert getattr(kept, name) == value


def test_control_enter_records(make, desk, case, qtbot):
    dialog = make("people")
    _type(dialog, qtbot, name="王丽")
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    with qtbot.waitSignal(dialog.recorded):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.cases.get(case.id).people) == 1


def test_an_entry_without_what_it_needs_says_so_at_the_blank(make, desk, case, qtbot):
    dialog = make("people")
    dialog.ui.recordButton.click()
    assert dialog.isVisible()
    assert dialog.form.rows["name"].note.isVisible()
    assert desk.cases.get(case.id).people == {}


def test_what_was_typed_and_not_recorded_is_there_the_next_time(make, qtbot):
    first = make("people")
    _type(first, qtbot, name="王")
    first.ui.cancelButton.click()
    assert make("people").form.rows["name"].input.words() == "王"


def test_an_entry_is_opened_with_its_values_and_what_is_final_is_locked(make, desk, case, qtbot):
    dialog = make("claims")
    _type(dialog, qtbot, kind="REPAIR", amount_claimed="1280.50")
    dialog.ui.recordButton.click()
    (member,) = desk.cases.get(case.id).claims
    again = make("claims", member)
    assert again.form.rows["amount_claimed"].input.words() == "1280.50"
    assert again.form.rows["amount_claimed"].input.widget.isReadOnly()
    _type(again, qtbot, remark="voucher follows")
    again.ui.recordButton.click()
    assert desk.cases.get(case.id).claims[member].remark == "voucher follows"
    shown = make("claims", member)
    assert shown.form.rows["amount_claimed"].input.words() == "1280.50"


def test_nothing_is_recorded_by_nobody_and_the_window_says_why(make, desk, case, qtbot):
    dialog = make("people")
    _type(dialog, qtbot, name="王丽")
    desk.session.sign_out()
    dialog.ui.recordButton.click()
    assert dialog.ui.problemText.isVisible()
    assert dialog.ui.problemText.text()
    assert dialog.isVisible()
