"""Today: what needs a person, the most urgent first, in words that say what is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop import zone
from desktop.clock import Clock
from desktop.progress import Progress
from desktop.services.cases import masking
from desktop.services.cases.case_lists import CaseRow
from desktop.services.cases.finding import Finding
from desktop.services.cases.today import Duty, Reason, Today, TodayItem
from desktop.services.desk.drafts import NEW_CASE, Begun, Drafts
from desktop.services.desk.session import Session
from desktop.services.lists.sheets import Head, Kind, Row, Rows, Sheet
from desktop.ui.cases.place import may_open_cases, to_case
from desktop.ui.cases.today_row import TodayRow
from desktop.ui.cases.ui_today_page import Ui_TodayPage
from desktop.ui.lists.card_list import CardList
from desktop.ui.lists.list_desk import ListDesk
from desktop.ui.widgets import verbatim
from desktop.ui.widgets.button import Button, on_press
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.layouts import clear
from desktop.ui.widgets.text import Text
from desktop.ui.window.changes import Changes
from desktop.ui.window.latest import Latest
from desktop.ui.window.page import Page
from desktop.ui.window.place import AtClock, AtDecisions, AtPoint, InField, Place
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.visit import ToNewCase
from desktop.ui.words.case import CaseWords
from desktop.ui.words.today import said_of
from record.case_numbers import short as short_number

MINUTE_MS = 60_000
MOST_SHOWN = 30
RECENT_SHOWN = 4
BEGUN_LETTERS = 40
GROUPS = {
    Duty.OVERDUE: ("alarm-clock", "bad"),
    Duty.DAMAGED: ("shield-check", "bad"),
    Duty.TASK: ("message-circle-question-mark", "warning"),
    Duty.DUE: ("clock", "accent"),
    Duty.VANISHING: ("camera-off", "warning"),
    Duty.CALLBACK: ("phone", "accent"),
    Duty.WAITING: ("message-square", "neutral"),
    Duty.UNSIGNED: ("pen-line", "neutral"),
    Duty.ATTENTION: ("triangle-alert", "neutral"),
}
PLACES: dict[str, Place] = {
    Duty.TASK: AtPoint(),
    Duty.ATTENTION: AtDecisions(),
    Duty.CALLBACK: InField("callbacks"),
}


@dataclass(frozen=True)
class BoardServices:
    """The services that the board of the day calls."""

    board: Today
    finding: Finding
    drafts: Drafts
    lists: ListDesk
    session: Session
    clock: Clock


@dataclass(frozen=True)
class Day:
    """The board as it was read: the cases, the complaint left half typed, the recent cases."""

    items: tuple[TodayItem, ...] = ()
    begun: Begun | None = None
    recent: tuple[tuple[CaseRow, datetime], ...] = ()


class TodayPage(Page):
    """The board of the day: each case once, with all its reasons.

    Asks for pages ``case`` and ``new``; ``counted`` carries how many cases press: overdue, or with
    points to answer.
    """

    counted = Signal(int)

    def __init__(
        self, services: BoardServices, words: CaseWords, prompts: Prompts, changes: Changes
    ) -> None:
        super().__init__()
        self._services, self._session, self._words = services, services.session, words
        self._day = Day()
        self._shown: object = None
        self.rows: list[TodayRow] = []
        self.recent: list[Button] = []
        self.ui = Ui_TodayPage()
        self.ui.setupUi(self)
        takes_complaints = may_open_cases(services.session.device)
        self.ui.empty.say(
            "circle-check",
            self.tr("Nothing is due. New complaints, clocks and points of the region appear here."),
            self.tr("New complaint") if takes_complaints else "",
        )
        self.ui.empty.acted.connect(self._new)
        self.ui.newButton.clicked.connect(self._new)
        self.ui.unfinished.acted.connect(self._new)
        self.ui.newButton.setVisible(takes_complaints)
        self.ui.empty.hide()
        self.list = CardList(self.sheet, services.lists, prompts, self)
        self.list.leaving.said.connect(self.ui.dayText.setText)
        self.ui.headLayout.insertWidget(self.ui.headLayout.count() - 1, self.list.button)
        self._reading = Latest(self)
        self._reading.done.connect(self._arrived)
        self._reading.failed.connect(prompts.show_problem)
        self._to_first = False
        self._soon = QTimer(self, singleShot=True, interval=200)
        self._soon.timeout.connect(self.refresh)
        changes.cases_changed.connect(self._changed)
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.refresh)
        self._minute.start()

    def open(self) -> None:
        """Show the board as it is now, with the keyboard on the most urgent line."""
        self.ui.dayText.setText(self._date())
        self.ui.scroll.verticalScrollBar().setValue(0)
        if self.rows:
            self.rows[0].setFocus()
        self._to_first = True
        self.refresh()

    def leave(self) -> None:
        """Leave the keyboard to the next page."""
        self._to_first = False

    def sheet(self) -> tuple[Sheet, Rows]:
        """Return the board as a list: each reason of each case, also what has no room here."""
        heads = (
            Head(self.tr("Why"), Kind.TEXT, 18), Head(self.tr("Case number"), Kind.TEXT, 28),
            Head(self.tr("Station"), Kind.TEXT, 16), Head(self.tr("What happened"), Kind.TEXT, 36),
            Head(self.tr("What to do"), Kind.TEXT, 30), Head(self.tr("Time"), Kind.TIME, 17),
            Head(self.tr("Left"), Kind.TEXT, 16),
        )  # fmt: skip
        told: list[Row] = []
        for item in self._day.items:
            station, title = self._words.station(item.station), masking.in_text(item.title)
            for reason in item.reasons:
                said = said_of(reason, self._words)
                why, what = self._title(reason.kind), masking.in_text(said.what)
                told.append((why, item.case_no, station, title, what, reason.at, said.left))

        def rows(_progress: Progress) -> Iterator[Row]:
            return iter(told)

        return Sheet(title=self.tr("Today"), heads=heads, total=len(told)), rows

    def refresh(self) -> None:
        """Read the board again, aside; the keyboard stays on its line."""
        self._reading.ask(self._read)

    def _read(self, _progress: Progress) -> Day:
        services = self._services
        begun = services.drafts.begun(NEW_CASE) if may_open_cases(self._session.device) else None
        return Day(services.board.items(), begun, services.finding.recent()[:RECENT_SHOWN])

    def _arrived(self, day: Day) -> None:
        self._day = day
        self._show_day()
        if self._to_first and self.rows:
            self.rows[0].setFocus()
        self._to_first = False
        pressing = (Duty.OVERDUE, Duty.TASK)
        found = [i for i in day.items if any(reason.kind in pressing for reason in i.reasons)]
        self.counted.emit(len(found))

    def _show_day(self) -> None:
        self.ui.dayText.setText(self._date())
        self._show_unfinished(self._day.begun)
        told = ([self._told(item) for item in self._day.items], self._recent_told())
        if told != self._shown or not self._day.items:
            self._shown = told
            self._show_recent()
            self._show_board()

    def _changed(self, _case_ids: object) -> None:
        self._soon.start()

    def _show_unfinished(self, begun: Begun | None) -> None:
        if begun is None:
            self.ui.unfinished.say("")
            return
        summary = " ".join(begun.words.get("summary", "").split())
        shown = summary[:BEGUN_LETTERS] + ("…" if len(summary) > BEGUN_LETTERS else "")
        filled = self.tr("%n field(s) filled in", "", len(begun.words))
        since = self.tr("last typed {0}").format(self._words.short(begun.at))
        self.ui.unfinished.say(
            " · ".join(part for part in (shown, filled, since) if part),
            title=self.tr("A complaint is not recorded yet"),
            action=self.tr("Go on with it"),
            dismissible=False,
        )

    def _recent_told(self) -> list[tuple[str, str]]:
        return [(row.id, row.summary) for row, _ in self._day.recent]

    def _show_recent(self) -> None:
        flow = self.ui.recent.flow
        flow.clear()
        self.recent.clear()
        self.ui.recent.setVisible(bool(self._day.recent))
        if self._day.recent:
            flow.addWidget(Text(self.tr("Opened last:"), "muted"))
        for row, at in self._day.recent:
            link = Button(short_number(row.case_no), "link")
            told = f"{row.case_no} · {row.summary} · {self._words.short(at)}"
            link.setToolTip(verbatim.tip(told))
            link.setAccessibleName(told)
            on_press(link, self.asked.emit, to_case(self._session.device, row.id))
            self.recent.append(link)
            flow.addWidget(link)

    def _show_board(self) -> None:
        focused = next((row.item for row in self.rows if row.hasFocus()), None)
        self.rows.clear()
        clear(self.ui.groupsLayout)
        for kind, (icon, tone) in GROUPS.items():
            items = [item for item in self._day.items if item.first.kind == kind]
            if items:
                self._show_group(kind, icon, tone, items)
        self.ui.groupsLayout.addStretch(1)
        self.ui.empty.setVisible(not self._day.items)
        self.ui.scroll.setVisible(bool(self._day.items))
        if focused is not None:
            self._focus_again(focused)

    def _show_group(self, kind: Duty, icon: str, tone: str, items: Sequence[TodayItem]) -> None:
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(Icon(icon, "" if tone == "neutral" else tone, 18))
        cases = self.tr("%n case(s)", "", len(items))
        heading.addWidget(Text(f"{self._title(kind)} · {cases}", "section"))
        heading.addStretch(1)
        self.ui.groupsLayout.addLayout(heading)
        for item in items[:MOST_SHOWN]:
            row = TodayRow(item, self._about(item), [said_of(r, self._words) for r in item.reasons])
            row.chosen.connect(self._open_case)
            self.rows.append(row)
            self.ui.groupsLayout.addWidget(row)
        if len(items) > MOST_SHOWN:
            more = self.tr("%n more in the list of cases", "", len(items) - MOST_SHOWN)
            self.ui.groupsLayout.addWidget(Text(more, "muted"))

    def _focus_again(self, item: TodayItem) -> None:
        row = next((r for r in self.rows if r.item.case_id == item.case_id), None)
        if row is not None:
            row.setFocus()

    def _told(self, item: TodayItem) -> tuple[object, ...]:
        said = [said_of(reason, self._words) for reason in item.reasons]
        return (item.case_id, item.title, [(each.what, each.left) for each in said])

    def _about(self, item: TodayItem) -> str:
        own = self._session.device.station
        station = "" if own else self._words.station(item.station)
        return " · ".join(part for part in (item.case_no, station) if part)

    def _title(self, kind: Duty) -> str:
        return {
            Duty.OVERDUE: self.tr("Overdue"),
            Duty.DAMAGED: self.tr("Evidence found damaged"),
            Duty.VANISHING: self.tr("About to vanish"),
            Duty.TASK: self.tr("Returned points to answer"),
            Duty.DUE: self.tr("Due"),
            Duty.CALLBACK: self.tr("Call back"),
            Duty.WAITING: self.tr("Waiting for an answer"),
            Duty.UNSIGNED: self.tr("Waiting for a signature"),
            Duty.ATTENTION: self.tr("To look at"),
        }[kind]

    def _date(self) -> str:
        now = zone.local(self._services.clock.now())
        today_is = QDate(now.year, now.month, now.day)
        day = QLocale().toString(today_is, QLocale.FormatType.LongFormat)
        return f"{day} · {self._words.station(self._session.device.station)}".rstrip(" ·")

    def _open_case(self, item: TodayItem, reason: Reason) -> None:
        clock = AtClock(reason.detail) if reason.left_s is not None else None
        at = PLACES.get(reason.kind, clock)
        queue = tuple(row.item.case_id for row in self.rows)
        self.asked.emit(to_case(self._session.device, item.case_id, at, queue))

    def _new(self) -> None:
        if may_open_cases(self._session.device):
            self.asked.emit(ToNewCase())
