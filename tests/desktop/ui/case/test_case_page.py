from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QScrollArea

from desktop.ui.case.entry_dialog import RecordDialog
from desktop.ui.desk.pages import Pages
from desktop.ui.window.changes import Changes
from desktop.ui.window.place import AtPoint, InField
from record.codes import RowState, Severity, Stage, Status
from tests.desktop.ui import hands
from tests.desktop.ui.desks import MANAGER, a_complaint, at_the_region
from tests.fakes import FakePrompts
from tests.rulebooks import later, shipped


@pytest.fixture
def case(desk):
    made = a_complaint(desk)
    return desk.cases.move(made.id, Status.ON_SITE, Stage.LISTEN)


@pytest.fixture
def prompts():
    return FakePrompts()


@pytest.fixture
def page(desk, case, prompts, qtbot, theme):
    changes = Changes()
    desk.on_changed(changes.tell_cases)
    made = Pages(desk, theme, prompts, changes).case()
    qtbot.addWidget(made)
    made.resize(1064, 720)
    made.show()
    made.open(case_id=case.id)
    return made


def _field(page, path):
    page.go_to(InField(path))
    return QGuiApplication.focusObject()


def test_the_first_open_row_has_the_keyboard_and_its_button_does_the_thing(page, desk, qtbot):
    row = page.parts.steps.row("step0.safety")
    qtbot.waitUntil(row.action.hasFocus)
    qtbot.keyClick(row.action, Qt.Key.Key_Space)
    assert page.case.checklist["step0.safety"].answer == RowState.DONE
    assert not row.action.isVisible()


def test_a_case_is_asked_by_the_rule_set_it_follows_when_a_later_one_is_in_force(
    page, desk, case, monkeypatch
):
    later_set = later(in_force=date(2026, 1, 2), checklists=("Nobody is in danger", "All are safe"))
    monkeypatch.setattr(desk.recorder._rule_sets, "_now", shipped().extended([later_set]))
    assert desk.rules.version == later_set.version
    page.open(case_id=case.id)
    assert page.parts.steps.row("step0.safety").title.text() == "Nobody is in danger"


def test_the_keyboard_stays_on_the_page_when_what_has_it_gets_hidden(page, qtbot):
    assert _field(page, "summary") is not None
    field = _field(page, "position")
    qtbot.waitUntil(field.hasFocus)
    page.ui.tabs.setCurrentIndex(0)
    assert not field.isVisible()
    assert page.isAncestorOf(page.window().focusWidget())


def test_not_possible_asks_for_the_reason_and_shows_it(page, prompts):
    page.parts.steps.answered.emit("step0.display", RowState.NOT_POSSIBLE)
    assert "step0.display" not in page.case.checklist
    prompts.answers["enter_reason"] = "The customer has left"
    page.parts.steps.answered.emit("step0.display", RowState.NOT_POSSIBLE)
    assert page.case.checklist["step0.display"].reason == "The customer has left"
    assert "The customer has left" in page.parts.steps.row("step0.display").fact.text()


def test_an_answer_can_be_taken_back(page, qtbot):
    page.parts.steps.acted.emit("step0.safety")
    assert page.snackbar.isVisible()
    page.snackbar.undo.click()
    assert page.case.checklist["step0.safety"].answer == RowState.OPEN


def test_finishing_a_step_lists_what_is_missing_and_each_leads_to_its_place(page, desk, qtbot):
    page._finish()
    assert page.case.stage == Stage.LISTEN
    link = page.parts.steps.missing.link(InField("facts.nozzle"))
    qtbot.waitUntil(link.isVisible)
    link.click()
    qtbot.waitUntil(lambda: QGuiApplication.focusObject().objectName() == "facts.nozzle")
    qtbot.keyClicks(QGuiApplication.focusObject(), "4")
    page.leave()
    fact = desk.cases.get(page.case.id).facts["nozzle"]
    assert (fact.value, fact.source) == ("4", "CUSTOMER")


def test_a_field_is_recorded_when_it_is_left(page, desk, case, qtbot):
    field = _field(page, "place_detail")
    qtbot.keyClicks(field, "lane 2")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert desk.cases.get(case.id).place_detail == "lane 2"
    assert desk.drafts.of(case.id) == {}


def test_the_title_is_changed_in_place(page, desk, case, qtbot):
    page.go_to(InField("summary"))
    page.ui.titleEdit.selectAll()
    qtbot.keyClicks(page.ui.titleEdit, "engine will not start")
    page.leave()
    assert desk.cases.get(case.id).summary == "engine will not start"


def test_what_was_typed_is_back_in_its_field_after_a_crash(page, desk, theme, case, prompts, qtbot):
    qtbot.keyClicks(_field(page, "place_detail"), "lan")
    qtbot.waitUntil(lambda: desk.drafts.of(case.id) == {"place_detail": "lan"})
    again = Pages(desk, theme, prompts, Changes()).case()
    qtbot.addWidget(again)
    again.open(case_id=case.id)
    row = again.parts.panels["facts"]._forms[0].rows["place_detail"]
    assert row.input.words() == "lan"
    assert row.note.text()


def test_a_part_out_of_sight_shows_the_case_that_is_open_once_it_is_seen(page, desk, case):
    _field(page, "place_detail")
    other = a_complaint(desk, place_detail="lane 3")
    page.open(case_id=other.id)
    assert _field(page, "place_detail").text() == "lane 3"
    page.open(case_id=case.id)
    assert _field(page, "place_detail").text() == ""


def test_the_checklist_of_another_case_answers_for_that_case(page, desk, case):
    other = desk.cases.move(a_complaint(desk).id, Status.ON_SITE, Stage.LISTEN)
    page.open(case_id=other.id)
    page.parts.steps.row("step0.safety").action.click()
    assert desk.cases.get(other.id).checklist["step0.safety"].answer == RowState.DONE
    assert desk.cases.get(case.id).checklist == {}


def test_a_decision_of_the_region_appears_while_somebody_types(page, desk, case, qtbot):
    field = _field(page, "place_detail")
    qtbot.keyClicks(field, "lane")
    with at_the_region(desk):
        desk.review.raise_class(case.id, Severity.HOT, "press is asking")
        desk.review.return_points(case.id, [("Which nozzle?", "facts.nozzle")])
    qtbot.waitUntil(lambda: page.case.severity == Severity.HOT and bool(page.case.tasks))
    assert page.banners.points.isVisible()
    assert field.hasFocus()
    assert field.text() == "lane"
    page.leave()
    assert desk.cases.get(case.id).place_detail == "lane"


def test_a_returned_point_is_answered_in_its_box(page, desk, case, qtbot):
    with at_the_region(desk):
        desk.review.return_points(case.id, [("Which nozzle?", "facts.nozzle")])
    page.refresh()
    page.go_to(AtPoint())
    qtbot.keyClicks(QGuiApplication.focusObject(), "Number four")
    qtbot.keyClick(QGuiApplication.focusObject(), Qt.Key.Key_Return)
    assert page.case.open_tasks == ()
    assert next(iter(page.case.tasks.values())).answer == "Number four"
    assert not page.banners.points.isVisible()


def test_files_dropped_anywhere_become_exhibits(page, tmp_path, qtbot):
    files = []
    for name, data in (("小票 一.txt", b"receipt"), ("小票 二.txt", b"another")):
        files.append(tmp_path / name)
        files[-1].write_bytes(data)
    empty = tmp_path / "空.txt"
    empty.write_bytes(b"")
    with qtbot.waitSignal(page.proof.intake.finished) as came:
        hands.drop(page, hands.files(*files, empty))
    batch = came.args[0]
    assert [name for name, _problem in batch.refused] == ["空.txt"]
    qtbot.waitUntil(lambda: len(page.proof.tray.cards()) == 2)
    assert page.snackbar.text.text()


def test_a_communication_with_a_promise_becomes_a_clock(page, desk, case, qtbot):
    page._open_entry("communications", "")
    dialog = page.findChild(RecordDialog)
    rows = dialog.form.rows
    rows["way"].input.set_words("PHONE")
    rows["whom"].input.set_words("周建国")
    rows["content"].input.set_words("told what was found")
    rows["promise"].input.set_words("call back")
    rows["next_at"].input.set_words("2099-01-01 10:00")
    dialog._record()
    assert dialog.result() == QDialog.DialogCode.Accepted
    kept = desk.cases.get(case.id)
    assert next(iter(kept.communications.values())).by == MANAGER.person_id
    assert kept.promised_reply_at.year == 2099
    assert "D18" in {clock.rule for clock in desk.cases.clocks(kept)}


def test_an_entry_without_what_it_needs_stays_open_and_is_kept(page, desk, case, qtbot):
    page._open_entry("claims", "")
    dialog = page.findChild(RecordDialog)
    qtbot.keyClicks(dialog.form.rows["remark"].input.widget, "half")
    dialog._record()
    assert dialog.isVisible()
    assert dialog.form.rows["amount_claimed"].note.text()
    dialog.reject()
    assert desk.drafts.of(f"{case.id}:claims:new")["remark"] == "half"


def test_closing_says_what_becomes_final_first(page, desk, case, prompts, monkeypatch):
    monkeypatch.setattr(desk.cases, "next_step", lambda _case: ("CLOSED", ""))
    monkeypatch.setattr(desk.cases, "missing", lambda *_args: ())
    asked_to = []
    monkeypatch.setattr(
        desk.cases, "move", lambda *args, **_more: asked_to.append(args) or desk.cases.get(case.id)
    )
    page._finish()
    assert prompts.asked[-1][0] == "confirm_final"
    assert asked_to == []
    prompts.answers["confirm_final"] = True
    page._finish()
    assert asked_to == [(case.id, "CLOSED", "")]


def test_escalating_asks_for_the_reason_and_keeps_the_level(page, desk, case, prompts):
    prompts.answers["enter_reason"] = "beyond my authority"
    page._fill_moves()
    actions = page.ui.escalateButton.menu().actions()
    actions[0].trigger()
    kept = desk.cases.get(case.id)
    assert (kept.status, kept.level, kept.status_reason) == (
        Status.ESCALATED,
        "AREA",
        "beyond my authority",
    )


def test_nothing_scrolls_sideways_on_a_small_screen(page):
    for area in page.findChildren(QScrollArea):
        assert not area.horizontalScrollBar().isVisible()
        if area.isVisible():
            assert area.widget().width() <= area.viewport().width()
    assert page.minimumSizeHint().width() <= 1064
    assert page.minimumSizeHint().height() <= 720


def test_every_control_has_a_name_to_read_aloud(page):
    for kind in ("titleEdit", "finishButton", "printButton", "escalateButton", "tabs"):
        control = getattr(page.ui, kind)
        assert control.accessibleName() or control.text()
    for panel in page.parts.panels.values():
        for form in panel._forms:
            for row in form.rows.values():
                assert row.input.widget.accessibleName()
