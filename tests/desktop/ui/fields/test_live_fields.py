import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.ui.fields.inputs import LineInput
from desktop.ui.fields.live_fields import PAUSE_MS, LiveFields
from record.problems import Problem
from tests.desktop.ui import hands


class MemoryDrafts:
    """Drafts in a dictionary."""

    def __init__(self):
        self.kept = {}

    def keep(self, place, path, text):
        self.kept[place, path] = text

    def of(self, place):
        return {path: text for (at, path), text in self.kept.items() if at == place}

    def drop(self, place, path=None):
        for key in [k for k in self.kept if k[0] == place and path in (None, k[1])]:
            del self.kept[key]


@pytest.fixture
def drafts():
    return MemoryDrafts()


@pytest.fixture
def form(theme, qtbot, drafts):
    made = Form(drafts)
    qtbot.addWidget(made)
    made.show()
    made.first.setFocus()
    return made


class Form(QWidget):
    """Two fields of one case."""

    def __init__(self, drafts, place="c1"):
        super().__init__()
        self.saved = []
        self.refuse = False
        self.first, self.second = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.first)
        column.addWidget(self.second)
        self.live = LiveFields(drafts, place, self, save=self._save)
        self.live.bind("first", LineInput(self.first))
        self.live.bind("second", LineInput(self.second))

    def _save(self, seen, changes):
        if self.refuse:
            raise Problem("text.too_long")
        self.saved.append((seen, changes))


def test_what_is_typed_is_kept_within_half_a_second(qtbot, form, drafts):
    assert PAUSE_MS < 500
    qtbot.keyClicks(form.first, "dropped")
    qtbot.waitUntil(lambda: drafts.of("c1") == {"first": "dropped"})
    assert form.saved == []


def test_a_draft_says_what_is_seen_also_while_it_is_composed(qtbot, form, drafts):
    hands.compose("赔偿", form.first)
    form.live.keep()
    assert drafts.of("c1") == {"first": "赔偿"}
    hands.compose("", form.first)
    form.live.keep()
    assert drafts.of("c1") == {"first": ""}


def test_recording_takes_what_was_being_composed(qtbot, form, qapp):
    form.activateWindow()
    qtbot.waitUntil(lambda: qapp.focusWidget() is form.first)
    hands.compose("赔偿", form.first)
    assert form.live.flush()
    assert form.saved == [(None, {"first": "赔偿"})]


def test_leaving_a_field_records_one_change_and_forgets_the_draft(qtbot, form, drafts):
    form.live.show("case at opening", {"first": "", "second": ""})
    qtbot.keyClicks(form.first, "new words")
    qtbot.keyClick(form.first, Qt.Key.Key_Tab)
    assert form.saved == [("case at opening", {"first": "new words"})]
    assert drafts.kept == {}


def test_a_field_left_untouched_records_nothing(qtbot, form):
    qtbot.keyClick(form.first, Qt.Key.Key_Tab)
    assert form.saved == []


def test_a_change_from_elsewhere_leaves_the_words_being_typed_and_their_base(qtbot, form):
    form.live.show("old case", {"first": "", "second": ""})
    qtbot.keyClicks(form.first, "half a sen")
    form.live.show("newer case", {"first": "other", "second": "from the region"})
    assert form.first.text() == "half a sen"
    assert form.second.text() == "from the region"
    form.live.flush()
    assert form.saved == [("old case", {"first": "half a sen"})]


def test_a_draft_comes_back_and_says_so(qtbot, drafts):
    drafts.keep("c1", "first", "before the crash")
    form = Form(drafts)
    qtbot.addWidget(form)
    with qtbot.waitSignal(form.live.restored) as told:
        assert form.live.restore() == 1
    assert told.args == ["first"]
    assert form.first.text() == "before the crash"
    form.live.flush()
    assert form.saved[0][1] == {"first": "before the crash"}


def test_what_cannot_be_recorded_now_stays_as_a_draft_with_a_sentence(qtbot, form, drafts):
    form.refuse = True
    qtbot.keyClicks(form.first, "words")
    told = []
    form.live.told.connect(lambda *said: told.append(said))
    qtbot.keyClick(form.first, Qt.Key.Key_Tab)
    assert told[-1] == ("first", "text.too_long")
    assert drafts.of("c1") == {"first": "words"}
    assert not form.live.flush()
    form.refuse = False
    assert form.live.flush()


def test_turning_to_another_case_records_what_was_typed_at_the_first(qtbot, form, drafts):
    form.live.show("case one", {})
    qtbot.keyClicks(form.first, "belongs to one")
    form.live.open_place("c2")
    assert form.saved == [("case one", {"first": "belongs to one"})]
    assert not form.live.is_dirty("first")
