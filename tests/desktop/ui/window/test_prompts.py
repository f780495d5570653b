import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from desktop.ui.window.prompts import Prompts, WindowPrompts
from desktop.ui.window.question import Choice, Question
from record.problems import Problem
from tests.fakes import FakePrompts


@pytest.fixture
def prompts(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return WindowPrompts(window, "en")


def _then(act):
    """Do something in the dialog as soon as it is open."""

    def do():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Question)
        act(dialog)

    QTimer.singleShot(0, do)


def test_yes_and_no_are_heard(prompts):
    _then(lambda d: d.ui.yes.click())
    assert prompts.ask("Withdraw?", "It can be undone.", "Withdraw")
    _then(lambda d: d.reject())
    assert not prompts.ask("Withdraw?", "It can be undone.", "Withdraw")


def test_what_becomes_final_is_not_taken_by_enter(prompts):
    seen = []

    def look(dialog):
        seen.append((dialog.ui.yes.isDefault(), dialog.ui.no.isDefault(), dialog.ui.text.text()))
        dialog.reject()

    _then(look)
    assert not prompts.confirm_final("Close the case?", "Nothing can be added later.", "Close")
    assert seen == [(False, True, "Nothing can be added later.")]


def test_a_choice_is_picked_by_its_key(prompts):
    def pick(dialog):
        dialog.ui.choices.setCurrentRow(1)
        dialog.accept()

    _then(pick)
    choices = [Choice("a", "三堰站"), Choice("b", "白浪站", "14 open cases")]
    assert prompts.pick_one("Which station?", choices) == "b"


def test_a_reason_must_have_words(prompts):
    seen = []

    def answer(dialog):
        seen.append(dialog.ui.yes.isEnabled())
        dialog.ui.reason.setPlainText("  录像机坏了  ")
        seen.append(dialog.ui.yes.isEnabled())
        dialog.ui.yes.click()

    _then(answer)
    assert prompts.enter_reason("Not possible", "Why?") == "录像机坏了"
    assert seen == [False, True]


def test_a_reason_whose_act_is_refused_stays_with_the_sentence_until_it_is_changed(prompts):
    seen, written = [], []

    def write(reason):
        if len(written) == 0:
            written.append("refused")
            raise Problem("database.busy")
        written.append(reason)

    def answer(dialog):
        dialog.ui.reason.setPlainText("beyond my authority")
        dialog.ui.yes.click()
        seen.append((dialog.isVisible(), dialog.ui.kept.isVisible(), dialog.reason()))
        dialog.ui.reason.setPlainText("beyond my authority, once more")
        seen.append((dialog.isVisible(), dialog.ui.kept.isVisible(), dialog.reason()))
        dialog.ui.yes.click()

    _then(answer)
    said = prompts.enter_reason("Hand up", "Why?", write=write)
    assert said == "beyond my authority, once more" == written[-1]
    assert seen == [
        (True, True, "beyond my authority"),
        (True, False, "beyond my authority, once more"),
    ]


def test_a_ready_reason_fills_the_field(prompts):
    def answer(dialog):
        dialog.ui.choices.setCurrentRow(0)
        dialog.ui.yes.click()

    _then(answer)
    assert prompts.enter_reason("Not possible", "Why?", ["No camera"]) == "No camera"


def test_a_problem_is_shown_in_three_sentences_without_its_code(prompts):
    seen = []

    def read(dialog):
        ui = dialog.ui
        seen.append([label.text() for label in (ui.title, ui.kept, ui.next)])
        dialog.accept()

    _then(read)
    prompts.show_problem(Problem("settings.not_written"))
    assert all(seen[0])
    assert "settings.not_written" not in " ".join(seen[0])


def test_the_fake_answers_for_the_person():
    fake = FakePrompts(ask=True, enter_reason="because")
    port: Prompts = fake
    assert port.ask("Sure?", "", "Yes")
    assert port.enter_reason("Why?", "") == "because"
    assert port.choose_files("Which?") == ()
    assert [verb for verb, _ in fake.asked] == ["ask", "enter_reason", "choose_files"]


@pytest.mark.parametrize("lines", [1, 14, 400])
def test_a_text_of_any_length_can_be_read_to_its_end(prompts, qtbot, lines):
    seen = []

    def look(dialog):
        label, area = dialog.ui.text, dialog.findChild(QScrollArea)
        seen.append(label.height() >= label.heightForWidth(label.width()))
        seen.append(area.isVisible() and dialog.height() < 800)
        bar = area.verticalScrollBar()
        seen.append(area.viewport().height() >= label.height() or bar.maximum() > 0)
        dialog.reject()

    QTimer.singleShot(50, lambda: look(QApplication.activeModalWidget()))
    prompts.tell(
        "What came of each file",
        "\n".join(f"{n} 一句较长的话，说明发生了什么" for n in range(lines)),
    )
    assert seen == [True, True, True]


def test_nothing_to_say_takes_no_room(prompts):
    _then(lambda d: (d.findChild(QScrollArea).isHidden() or pytest.fail("room"), d.reject()))
    prompts.ask("Withdraw?", "", "Withdraw")
