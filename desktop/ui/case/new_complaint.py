"""A new complaint in six fields, by keyboard, while the customer talks."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QTimer
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from desktop.progress import Progress
from desktop.services.cases.case_lists import CaseRow
from desktop.services.cases.cases import Cases
from desktop.services.desk.drafts import NEW_CASE, Drafts
from desktop.services.desk.session import Session
from desktop.ui.case.privacy_notice import Notice
from desktop.ui.case.ui_new_complaint import Ui_NewComplaint
from desktop.ui.fields.asked import Asked, blank_of_asked
from desktop.ui.fields.field_form import FieldForm
from desktop.ui.fields.live_fields import LiveFields
from desktop.ui.keyboard.shortcuts import SUBMIT, on_keys
from desktop.ui.keyboard.sight import enter
from desktop.ui.widgets.button import Button, on_press
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.layouts import clear
from desktop.ui.widgets.text import Text, label
from desktop.ui.window import tasks
from desktop.ui.window.page import Page
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.visit import Back, ToCase, ToCases
from desktop.ui.words.case import CaseWords
from record.codes import Channel, Role
from record.problems import Problem

COLUMNS = 6
HINT_MS = 300
NOTICE = "privacy_notice"
MANAGERS = frozenset({Role.MANAGER, Role.STATION_MANAGER, Role.SHIFT_LEADER})
ASKED = (
    Asked(
        "summary",
        QT_TRANSLATE_NOOP("NewComplaint", "1  What happened, in one sentence"),
        "long",
        lines=2,
    ),
    Asked(
        "category",
        QT_TRANSLATE_NOOP("NewComplaint", "2  Category (press its letter)"),
        "pills",
        "category",
    ),
    Asked("occurred_at", QT_TRANSLATE_NOOP("NewComplaint", "3  When it happened"), "past", span=2),
    Asked("raised_at", QT_TRANSLATE_NOOP("NewComplaint", "Raised (empty: now)"), "past", span=2),
    Asked(
        "channel",
        QT_TRANSLATE_NOOP("NewComplaint", "How it reached us"),
        "choice",
        "channel",
        span=2,
    ),
    Asked("complainant.name", QT_TRANSLATE_NOOP("NewComplaint", "4  Customer's name"), span=3),
    Asked("complainant.phone", QT_TRANSLATE_NOOP("NewComplaint", "Telephone"), span=3),
    Asked("vehicle.plate", QT_TRANSLATE_NOOP("NewComplaint", "5  Number plate"), span=3),
    Asked(
        "demand_text",
        QT_TRANSLATE_NOOP("NewComplaint", "6  What the customer wants"),
        "long",
        lines=2,
    ),
    Asked(
        "demand_none",
        QT_TRANSLATE_NOOP("NewComplaint", "The customer states no demand"),
        "bool",
        span=3,
    ),
    Asked(NOTICE, QT_TRANSLATE_NOOP("NewComplaint", "Privacy notice was shown"), "bool", span=3),
)
NEEDED = ("summary", "category", "occurred_at")
TELLING = frozenset({"vehicle.plate", "complainant.phone"})


class NewComplaint(Page):
    """Six fields, then the case page. What is typed here survives a crash.

    Asks for the pages ``case`` and ``cases``.
    """

    def __init__(
        self,
        cases: Cases,
        drafts: Drafts,
        session: Session,
        notice: Callable[[], Notice],
        words: CaseWords,
        prompts: Prompts,
    ) -> None:
        super().__init__()
        self._cases, self._session, self._notice = cases, session, notice
        self._words, self._prompts = words, prompts
        self.ui = Ui_NewComplaint()
        self.ui.setupUi(self)
        self.ui.acts.gather()
        self.ui.pageLayout.setStretch(self.ui.pageLayout.count() - 1, 1)
        self.ui.breadcrumb.show_path([("cases", self.tr("Cases")), ("", self.tr("New complaint"))])
        self.ui.similarCard.set_heading(self.tr("Seen before"))
        self.ui.similarCard.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.ui.similarCard.hide()
        self.live = LiveFields(drafts, NEW_CASE, self, say=self._words.problem)
        blanks = [blank_of_asked(asked, words, "NewComplaint") for asked in ASKED]
        self.form = FieldForm(blanks, self.live, words.now, self, columns=COLUMNS)
        self.ui.formLayout.addWidget(self.form)
        self.read_notice = Button(self.tr("Read the notice"), "link")
        self.read_notice.clicked.connect(self._show_notice)
        self.form.rows[NOTICE].line.addWidget(self.read_notice)
        self.ui.formLayout.addStretch(1)
        self._hint = QTimer(self, singleShot=True, interval=HINT_MS)
        self._hint.timeout.connect(self._look_for_similar)
        self._connect()

    def open(self) -> None:
        """Show the form with what was being typed, the cursor in the first empty field."""
        self._start_anew()
        self.live.restore()
        first = next((r for r in self.form.rows.values() if not r.input.words()), None)
        if first is not None:
            enter(first.input.widget, first)
        self._hint.start()

    def leave(self) -> None:
        """Keep what was typed."""
        self.live.keep()

    def record(self) -> None:
        """Record the complaint and open its case; what can't be taken is said beside its field."""
        self.live.keep()
        values = self.live.values()
        if values is None or self._lacks(values):
            return
        try:
            case = self._cases.open(self._fields(values), taken_over=True, typed_at=NEW_CASE)
        except Problem as problem:
            self._say(problem)
            return
        self.live.done()
        self._start_anew()
        self.asked.emit(ToCase(case.id))

    def discard(self) -> None:
        """Give up what was typed, after asking."""
        typed = any(row.input.words() for path, row in self.form.rows.items() if path != "channel")
        if typed and not self._prompts.ask(
            self.tr("Discard this complaint?"),
            self.tr("What you typed here is removed. Nothing has been recorded yet."),
            self.tr("Discard"),
        ):
            return
        self.live.done()
        self._start_anew()
        self.asked.emit(Back())

    def _connect(self) -> None:
        self.ui.recordButton.clicked.connect(self.record)
        self.ui.discardButton.clicked.connect(self.discard)
        self.ui.breadcrumb.clicked.connect(self._leave_for)
        self.live.edited.connect(self._edited)
        on_keys(self, SUBMIT, self.record)

    def _leave_for(self, _key: str) -> None:
        self.asked.emit(ToCases())

    def _start_anew(self) -> None:
        self.ui.banner.say("")
        for path, row in self.form.rows.items():
            if not self.live.is_dirty(path):
                row.input.set_value(Channel.ON_SITE if path == "channel" else None)
                row.tell("")

    def _edited(self, path: str) -> None:
        self.ui.banner.hide()
        if path in TELLING:
            self._hint.start()

    def _lacks(self, values: dict[str, Any]) -> bool:
        lacking = [path for path in NEEDED if not values.get(path)]
        if not values.get("demand_text") and not values.get("demand_none"):
            lacking.append("demand_text")
        for path in lacking:
            self.form.rows[path].tell(self._words.problem(Problem("input.needed")))
        if lacking:
            self.form.focus_on(lacking[0])
        return bool(lacking)

    def _fields(self, values: dict[str, Any]) -> dict[str, Any]:
        wanted = {path: v for path, v in values.items() if v not in (None, "", False)}
        if wanted.pop(NOTICE, False):
            wanted[NOTICE] = self._notice().version
        member = self._session.member
        if member is not None and member.role in MANAGERS:
            wanted["manager_on_duty"] = member.person_id
        return wanted

    def _show_notice(self) -> None:
        notice = self._notice()
        self._prompts.tell(notice.title, notice.text)

    def _say(self, problem: Problem) -> None:
        words = self._prompts.sentence(problem)
        self.ui.banner.say(f"{words.kept} {words.next}".strip(), "bad", title=words.what)

    def _look_for_similar(self) -> None:
        fields = {path: self.form.rows[path].input.words().strip() for path in TELLING}
        if not any(fields.values()):
            self.ui.similarCard.hide()
            return

        def look(_progress: Progress) -> tuple[CaseRow, ...]:
            return self._cases.similar(fields)

        tasks.start(self, look).done.connect(self._show_similar)

    def _show_similar(self, rows: tuple[CaseRow, ...]) -> None:
        body = self.ui.similarCard.body
        clear(body)
        self.ui.similarCard.setVisible(bool(rows))
        if rows:
            told = self.tr("Same plate or telephone: %n earlier case(s)", "", len(rows))
            body.addWidget(Text(told, "muted").wrapped())
        for row in rows[:5]:
            body.addWidget(self._similar(row))

    def _similar(self, row: CaseRow) -> Clickable:
        card = Clickable("card")
        card.setToolTip(self.tr("Open this case; what you typed here is kept"))
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        title = label(row.summary)
        title.setWordWrap(True)
        column.addWidget(title)
        told = " · ".join(
            (
                row.case_no,
                self._words.short(row.recorded_at),
                self._words.progress(row.status, row.stage),
            )
        )
        detail = label(told, "muted")
        detail.setWordWrap(True)
        column.addWidget(detail)
        on_press(card, self.asked.emit, ToCase(row.id))
        return card
