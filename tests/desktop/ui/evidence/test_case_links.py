"""Each thing that is missing leads to the place that supplies it, and supplying it settles it."""

from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from desktop.services.evidence.exhibits import ExhibitForm
from desktop.ui.case.entry_dialog import RecordDialog
from desktop.ui.desk.pages import Pages
from desktop.ui.evidence.exhibit_dialog import ExhibitDialog
from desktop.ui.evidence.exhibit_form import TypedExhibit
from desktop.ui.evidence.handover_dialog import HandoverDialog
from desktop.ui.samples.set_dialog import SampleSetDialog
from desktop.ui.widgets.button import Button
from desktop.ui.window.changes import Changes
from desktop.ui.window.place import (
    AtExhibit,
    AtPoint,
    AtRow,
    AtValidity,
    InEntry,
    InField,
    NewEvidence,
)
from record.codes import (
    CallbackResult,
    Channel,
    ExhibitKind,
    Medium,
    ProposalAnswer,
    RowState,
    Stage,
    Status,
)
from record.rules import checklists
from record.rules.requirements import GUARDS, open_items
from tests.desktop.ui.desks import a_complaint, at_the_region
from tests.fakes import FakePrompts


@pytest.fixture
def prompts():
    return FakePrompts()


@pytest.fixture
def page(desk, prompts, qtbot, theme):
    changes = Changes()
    desk.on_changed(changes.tell_cases)
    made = Pages(desk, theme, prompts, changes).case()
    qtbot.addWidget(made)
    made.resize(1064, 720)
    made.show()
    case = desk.cases.move(a_complaint(desk).id, Status.ON_SITE, Stage.LISTEN)
    made.open(case_id=case.id)
    return made


def _fill(dialog, **words):
    for path, said in words.items():
        dialog.form.rows[path].input.set_words(said)


def _step(page, stage):
    page.parts.step_asked.emit(stage)
    return page.parts.steps


def _state(page, item):
    row = page.parts.steps.items[item]
    return checklists.state(page.case, row, page._words.rules)


def test_recording_the_talk_settles_the_row_that_asked_for_it(page):
    steps = _step(page, Stage.COMMUNICATE)
    steps.acted.emit("communicate.shown")
    dialog = page.findChild(RecordDialog)
    _fill(dialog, way="FACE", whom="周建国", content="showed the record of the fill")
    dialog._record()
    assert _state(page, "communicate.shown") == RowState.DONE
    assert page.case.checklist["communicate.shown"].said == "showed the record of the fill"
    assert _state(page, "communicate.explained") == RowState.OPEN


def test_giving_up_the_talk_leaves_the_row_open(page):
    _step(page, Stage.COMMUNICATE).acted.emit("communicate.shown")
    page.findChild(RecordDialog).reject()
    assert _state(page, "communicate.shown") == RowState.OPEN


def test_a_sample_asked_for_by_its_row_comes_from_where_the_row_says(page, desk, qtbot):
    steps = _step(page, Stage.LOOK)
    steps.acted.emit("look.sample_vehicle")
    asked = page.findChild(SampleSetDialog)
    assert asked.ui.sourceCombo.currentData() == "VEHICLE_TANK"


def test_a_row_shows_the_sample_of_its_own_source(page, desk, qtbot):
    for source in ("NOZZLE", "VEHICLE_TANK"):
        form = ExhibitForm(kind=ExhibitKind.FUEL_SAMPLE, title=source, details={"source": source})
        desk.evidence.add_without_file(page.case.id, form)
    _step(page, Stage.LOOK).acted.emit("look.sample_nozzle")
    assert page.findChild(ExhibitDialog).exhibit.title == "NOZZLE"


def test_files_are_not_added_before_what_their_kind_needs_is_said(page):
    page.go_to(NewEvidence("VEHICLE_PHOTO"))
    asked = page.findChild(TypedExhibit)
    asked.ui.filesButton.click()
    assert asked.isVisible()
    assert asked.fields.details.rows["details.view"].note.text()


def test_missing_evidence_does_what_its_row_does(page, desk):
    words = page.moves.missing_words(page.case, _lacks_of_look(page, desk))
    targets = [target for target, _words in words]
    assert AtRow("look.cctv", acting=True) in targets
    with_stills = []
    page.asked.connect(lambda visit: with_stills.append(visit.page))
    page.rows.files_asked.connect(with_stills.append)
    page.go_to(AtRow("look.cctv", acting=True))
    assert with_stills == ["CCTV_CLIP"]


def _lacks_of_look(page, desk):
    looking = Stage.LOOK
    row = next(r for r in checklists.items("A", looking, desk.rules) if r.id == "look.cctv")
    return tuple(
        lack
        for lack in open_items(page.case, looking, desk.rules)
        if lack.facts.get("item") == row.id
    )


def test_an_offer_that_was_not_carried_out_is_opened_itself(page, desk):
    now = desk.clock.now()
    offer = {
        "remedy": "REFUND",
        "text": "refund",
        "answer": ProposalAnswer.ACCEPTED,
        "offered_at": now,
    }
    desk.cases.add(page.case, "proposals", offer)
    page.refresh()
    member = next(iter(page.case.proposals))
    page.go_to(InEntry("proposals", member))
    assert page.findChild(RecordDialog).form.rows["text"].input.words() == "refund"


def test_an_undecided_validity_leads_to_the_report_and_shows_it_was_sent(page, desk, qtbot):
    page.go_to(AtValidity())
    report = QGuiApplication.focusObject()
    report.click()
    dialog = page.findChild(RecordDialog)
    assert dialog.form.rows["kind"].input.words() == "REPORT"
    _fill(dialog, to="area manager", channel=Channel.PHONE, text="not valid: water in his tank")
    dialog._record()
    told = " ".join(label.text() for label in page.parts.review.findChildren(QLabel))
    assert "not valid: water in his tank" in told


def test_a_clock_that_hinders_closing_leads_to_what_meets_it(page, desk):
    lack = next(m for m in _clock_lacks(desk, page.case) if m.facts["rule"] == "D02")
    ((target, _words),) = page.moves.missing_words(page.case, (lack,))
    assert target == InField("notices")


def _clock_lacks(desk, case):
    return tuple(GUARDS["clocks"](case, desk.rules))


def test_the_notice_is_shown_before_the_row_says_it_was(page, prompts, desk):
    case = desk.cases.open(
        {
            "category": "D",
            "summary": "charged twice",
            "occurred_at": desk.clock.now() - timedelta(hours=1),
            "manager_on_duty": page.case.manager_on_duty,
        }
    )
    page.open(case_id=case.id)
    page.parts.step_asked.emit(Stage.LISTEN)
    page.parts.steps.acted.emit("step0.privacy")
    assert prompts.asked[-1][0] == "ask"
    assert _state(page, "step0.privacy") == RowState.OPEN
    prompts.answers["ask"] = True
    page.parts.steps.acted.emit("step0.privacy")
    page.refresh()
    assert _state(page, "step0.privacy") == RowState.DONE
    assert page.case.privacy_notice.startswith("privacy-")


def test_a_sample_is_handed_over_from_its_exhibit(page, prompts, desk):
    form = ExhibitForm(kind=ExhibitKind.FUEL_SAMPLE, title="S1", medium=Medium.SAMPLE)
    sample = desk.evidence.add_without_file(page.case.id, form)
    page.refresh()
    page.go_to(AtExhibit(sample.id))
    dialog = page.findChild(ExhibitDialog)
    dialog.ui.handOverButton.click()
    asked = dialog.findChild(HandoverDialog)
    assert not asked.ui.saveButton.isEnabled()
    asked.ui.toEdit.setText("laboratory")
    asked.ui.purposeEdit.setText("water content")
    asked.ui.conditionEdit.setText("seal intact")
    asked.ui.saveButton.click()
    event = desk.cases.get(page.case.id).custody[-1]
    assert (event.event, event.to, event.purpose) == ("HANDED_OVER", "laboratory", "water content")
    assert event.facts["condition"] == "seal intact"
    assert "laboratory" in dialog.ui.noteText.text()


def test_a_card_says_how_many_blanks_are_open(page, desk):
    desk.evidence.add_without_file(
        page.case.id, ExhibitForm(kind=ExhibitKind.VEHICLE_PHOTO, title="front")
    )
    page.refresh()
    card = page.proof.tray.cards()[0]
    assert "1 blank to fill" in " ".join(label.text() for label in card.findChildren(QLabel))


def test_the_cards_of_another_case_open_its_own_exhibits(page, desk, qtbot):
    form = ExhibitForm(kind=ExhibitKind.OTHER, title="receipt")
    desk.evidence.add_without_file(page.case.id, form)
    other = a_complaint(desk)
    theirs = desk.evidence.add_without_file(
        other.id, ExhibitForm(kind=ExhibitKind.OTHER, title="pump")
    )
    page.refresh()
    page.open(case_id=other.id)
    [card] = page.proof.tray.cards()
    assert card.isVisible()
    assert "pump" in card.accessibleName()
    with qtbot.waitSignal(page.proof.tray.opened) as opened:
        card.clicked.emit()
    assert opened.args == [theirs.id]


def test_a_point_about_an_exhibit_names_it_and_leads_to_it(page, desk, qtbot):
    shown = desk.evidence.add_without_file(
        page.case.id, ExhibitForm(kind=ExhibitKind.OTHER, title="receipt")
    )
    with at_the_region(desk):
        desk.review.return_points(page.case.id, [("the other side too", shown.id)])
    page.refresh()
    page.go_to(AtPoint())
    words = f"Go to {shown.exhibit_no} receipt"
    link = next(b for b in page.parts.review.findChildren(Button) if b.text() == words)
    link.click()
    assert page.findChild(ExhibitDialog).exhibit.id == shown.id


def test_a_remark_of_the_region_stands_under_its_field(page, desk):
    with at_the_region(desk):
        desk.review.comment(page.case.id, "which bay exactly?", "place_detail")
        desk.review.comment(page.case.id, "read it off the till", "facts.litres")
    page.refresh()
    for path, words in (("place_detail", "which bay"), ("facts.litres", "off the till")):
        page.go_to(InField(path))
        row = QGuiApplication.focusObject().parent()
        assert words in row.remarks.text()
        assert row.remarks.isVisible()


def test_a_call_outside_the_callback_hours_is_refused_with_the_next_one(page, desk):
    page._open_entry("callbacks", "")
    dialog = page.findChild(RecordDialog)
    _fill(dialog, result=CallbackResult.RESCHEDULED, next_at="2099-05-11 11:45")
    dialog._record()
    assert dialog.isVisible()
    assert "15:00" in dialog.form.rows["next_at"].note.text()
    _fill(dialog, next_at="2099-05-11 10:30")
    dialog._record()
    assert len(desk.cases.get(page.case.id).callbacks) == 1
