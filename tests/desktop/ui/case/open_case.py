"""The page of one case in a test: its fields, its rows, its dialogs, and what the record holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app import Application
from desktop.ui.case.case_page import CasePage
from desktop.ui.case.entry_dialog import RecordDialog
from desktop.ui.case.steps import current_step
from desktop.ui.desk.pages import Pages
from desktop.ui.fields.field_form import BlankRow
from desktop.ui.widgets.check_row import CheckRow
from desktop.ui.window.changes import Changes
from desktop.ui.window.place import InField
from desktop.ui.window.theme import Theme
from desktop.ui.window.visit import Visit
from record.case import Case
from record.codes import RecordConfirmed, RowState, Stage, Status, StopSale, Validity
from record.rules import checklists
from tests.builders import AREA, COLLEAGUE, MANAGER, NOON, a_case
from tests.desktop.ui import hands
from tests.desktop.ui.desks import at_the_region
from tests.fakes import FakePrompts

WITHDRAWN = {
    "at": NOON,
    "way": "FACE",
    "whom": "周建国",
    "by": MANAGER.person_id,
    "content": "the complaint is withdrawn",
}
"""The talk without which no complaint ends as withdrawn."""
SAID = {
    "manager_on_duty": MANAGER.person_id,
    "demand_none": True,
    "record_confirmed": RecordConfirmed.YES,
    "preservation": "nozzle 4 is locked",
    "stop_sale": StopSale.NO,
    "stop_sale_reason": "the sample is clear",
    "position": "ACCEPTS",
}


def walked(app: Application, to: str, **fields: Any) -> Case:
    """Record a complaint and bring it to a step of the station; "" leaves it recorded.

    Rows that must be settled on the way are said not to apply.
    """
    if not to:
        return a_case(app, **fields)
    said = SAID if to != Stage.LISTEN else {"manager_on_duty": MANAGER.person_id}
    case = a_case(app, **(said | fields))
    case = app.cases.move(case.id, Status.ON_SITE, Stage.LISTEN)
    while case.stage != to:
        settle(app, case)
        step = app.cases.next_step(case)
        assert step is not None
        case = app.cases.move(case.id, *step)
    return case


def settle(app: Application, case: Case) -> Case:
    """Say of every row of the case's step that must be settled that it does not apply."""
    rules = app.cases.rules_of(case)
    for item in checklists.items(case.category, current_step(case), rules):
        if item.must and checklists.state(case, item, rules) == RowState.OPEN:
            app.cases.answer(case.id, item.id, RowState.NOT_APPLICABLE, "not part of it")
    return app.cases.get(case.id)


def resolved(app: Application, **fields: Any) -> Case:
    """Record a complaint and bring it, without an agreement, to where only closing is left."""
    case = settle(app, walked(app, Stage.PROPOSE, **fields))
    with at_the_region(app, AREA):
        app.review.decide_validity(case.id, Validity.INVALID, "the till says so")
        app.review.confirm(case.id)
    app.cases.answer(case.id, "propose.outside_ways", RowState.DONE)
    told = {"final_position": "the sample is clear", "cause_class": 5, "no_callback": True}
    app.cases.change(app.cases.get(case.id), told)
    case = app.cases.move(case.id, Status.RESOLVED)
    for lack in app.cases.missing(case, Status.CLOSED):
        if lack.code == "guard.clock":
            app.cases.meet(case.id, str(lack.facts["rule"]))
    return settle(app, app.cases.get(case.id))


class OpenCase:
    """A case on its page, 1064 by 720 as at 1280 by 720 beside the rail."""

    def __init__(self, app: Application, theme: Theme, case_id: str) -> None:
        self.app, self.id = app, case_id
        self.prompts, self.changes = FakePrompts(), Changes()
        app.on_changed(self.changes.tell_cases)
        self.page: CasePage = Pages(app, theme, self.prompts, self.changes).case()
        self.asked: list[Visit] = []
        self.page.asked.connect(self.asked.append)

    @property
    def record(self) -> Case:
        """What is recorded by now."""
        return self.app.cases.get(self.id)

    def show(self) -> None:
        self.page.resize(1064, 720)
        self.page.show()
        self.page.open(case_id=self.id)
        self.rest()

    def rest(self) -> None:
        """Let the page do what it put off until the person's act was over, and show it."""
        for _ in range(3):
            QApplication.processEvents()

    @contextmanager
    def at_the_region(self) -> Iterator[None]:
        """Let the area manager write as the region's desk would."""
        with at_the_region(self.app, AREA):
            yield

    @contextmanager
    def at_another_pc(self) -> Iterator[None]:
        """Let a colleague write as another PC of the station would."""
        session = self.app.session
        own, member = session.device, session.member
        session.device = msgspec.structs.replace(own, dev="Z" * 26)
        session.member = COLLEAGUE
        try:
            yield
        finally:
            session.device, session.member = own, member

    def refresh(self) -> None:
        """Read the case again, as a minute that passed does."""
        self.page.refresh()
        self.rest()

    def row(self, path: str) -> BlankRow:
        """Bring the part of a field to the front and return its row."""
        self.page.go_to(InField(path))
        for panel in self.page.parts.panels.values():
            forms = [*panel._forms, *(panel.facts.forms if panel.facts is not None else ())]
            for form in forms:
                if path in form.rows:
                    found: BlankRow = form.rows[path]
                    return found
        raise AssertionError(f"{path} is asked nowhere")

    def field(self, path: str) -> QWidget:
        """Put the keyboard into a field and return it."""
        widget: QWidget = self.row(path).input.widget
        if not self.page.isActiveWindow():
            self.page.activateWindow()
            self.rest()
        widget.setFocus()
        return widget

    def fill(self, path: str, words: Any) -> None:
        """Fill a field and leave it with Tab, which a list of offers has first."""
        field = self.field(path)
        hands.put(field, words)
        offers = QApplication.activePopupWidget()
        if offers is not None:
            hands.key(Qt.Key.Key_Tab, offers)
        elif QApplication.focusWidget() is field:
            hands.key(Qt.Key.Key_Tab, field)
        self.rest()

    def note(self, path: str) -> str:
        """Return the sentence under a field, "" when none is seen."""
        row = self.row(path)
        return row.note.text() if not row.note.isHidden() else ""

    def focused(self) -> QWidget:
        """Return what has the keyboard on this page."""
        return self.page.window().focusWidget()

    def step(self, item: str) -> CheckRow:
        """Return the row of a checklist item of the step that is shown."""
        row = self.page.parts.steps.row(item)
        assert row is not None, item
        return row

    def part(self, key: str) -> QWidget:
        """Bring a part of the page to the front and return it."""
        self.page.parts.show_part(key)
        parts = self.page.parts
        return {"step": parts.steps, "review": parts.review, **parts.panels}[key]

    def dialog(self) -> RecordDialog:
        """Return the entry that is open over the page."""
        found = [d for d in self.page.findChildren(RecordDialog) if d.isVisible()]
        assert len(found) == 1, found
        return found[0]

    def said(self) -> str:
        """Return the word at the foot of the page, "" when none is seen."""
        bar = self.page.snackbar
        return bar.text.text() if bar.isVisible() else ""
