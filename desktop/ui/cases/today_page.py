"""Today: what needs a person, the most urgent first, in words that say what is left."""

from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from desktop import zone
from desktop.clock import Clock
from desktop.services.cases.today import Duty, Today, TodayItem
from desktop.services.desk.session import Session
from desktop.ui.cases.place import may_open_cases, to_case
from desktop.ui.cases.ui_today_page import Ui_TodayPage
from desktop.ui.widgets import verbatim
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.clickable import Clickable
from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.icon import Icon
from desktop.ui.widgets.layouts import clear
from desktop.ui.widgets.text import Text
from desktop.ui.window.changes import Changes
from desktop.ui.window.latest import Latest
from desktop.ui.window.page import Page
from desktop.ui.window.place import AtClock, AtDecisions, AtPoint, InField, Place
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.visit import ToNewCase
from desktop.ui.words.case import CaseWords, full, left

MINUTE_MS = 60_000
MOST_SHOWN = 30
URGENT_S = 4 * 3600
GROUPS = (
    (Duty.DAMAGED, "shield-check", "bad"),
    (Duty.OVERDUE, "alarm-clock", "bad"),
    (Duty.VANISHING, "camera-off", "warning"),
    (Duty.TASK, "message-circle-question-mark", "warning"),
    (Duty.DUE, "clock", "accent"),
    (Duty.CALLBACK, "phone", "accent"),
    (Duty.WAITING, "message-square", "neutral"),
    (Duty.UNSIGNED, "pen-line", "neutral"),
    (Duty.ATTENTION, "triangle-alert", "neutral"),
)
PLACES: dict[str, Place] = {
    Duty.TASK: AtPoint(),
    Duty.ATTENTION: AtDecisions(),
    Duty.CALLBACK: InField("callbacks"),
}


class TodayPage(Page):
    """The board of the day. Asks for pages ``case`` and ``new``; ``counted`` carries how many."""

    counted = Signal(int)

    def __init__(
        self,
        board: Today,
        session: Session,
        clock: Clock,
        words: CaseWords,
        prompts: Prompts,
        changes: Changes,
    ) -> None:
        super().__init__()
        self._today, self._session, self._clock = board, session, clock
        self._words = words
        self._items: tuple[TodayItem, ...] = ()
        self._shown: list[tuple[str, ...]] = []
        self.rows: list[TodayRow] = []
        self.ui = Ui_TodayPage()
        self.ui.setupUi(self)
        self._chips = self.ui.summary.flow
        self.ui.empty.say(
            "circle-check",
            self.tr("Nothing is due. New complaints, clocks and points of the region appear here."),
            self.tr("New complaint") if may_open_cases(session.device) else "",
        )
        self.ui.empty.acted.connect(self._new)
        self.ui.newButton.clicked.connect(self._new)
        self.ui.newButton.setVisible(may_open_cases(session.device))
        self.ui.empty.hide()
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
        self.ui.dayText.setText(self._day())
        self.ui.scroll.verticalScrollBar().setValue(0)
        if self.rows:
            self.rows[0].setFocus()
        self._to_first = True
        self.refresh()

    def leave(self) -> None:
        """Leave the keyboard to the next page."""
        self._to_first = False

    def refresh(self) -> None:
        """Read the board again, aside; the keyboard stays on its line."""
        self._reading.ask(lambda _progress: self._today.items())

    def _arrived(self, items: tuple[TodayItem, ...]) -> None:
        self._items = items
        self._show_items()
        if self._to_first and self.rows:
            self.rows[0].setFocus()
        self._to_first = False
        pressing = {(i.kind, i.case_id) for i in items if i.kind in (Duty.OVERDUE, Duty.TASK)}
        self.counted.emit(len(pressing))

    def _show_items(self) -> None:
        self.ui.dayText.setText(self._day())
        told = [self._told(item) for item in self._items]
        if told != self._shown or not told:
            self._shown = told
            self._show_board()

    def _changed(self, _case_ids: object) -> None:
        self._soon.start()

    def _show_board(self) -> None:
        focused = next((row.item for row in self.rows if row.hasFocus()), None)
        self._clear()
        for kind, icon, tone in GROUPS:
            items = [item for item in self._items if item.kind == kind]
            if items:
                self._show_group(kind, icon, tone, items)
        self.ui.groupsLayout.addStretch(1)
        self.ui.empty.setVisible(not self._items)
        self.ui.scroll.setVisible(bool(self._items))
        if focused is not None:
            self._focus_again(focused)

    def _show_group(self, kind: Duty, icon: str, tone: str, items: Sequence[TodayItem]) -> None:
        title = self._title(kind)
        # Cases are counted, as on the rail and in every list: one may have several lines here.
        count = len({item.case_id for item in items})
        self._chips.addWidget(Chip(f"{title} {count}", tone))
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(Icon(icon, "" if tone == "neutral" else tone, 18))
        heading.addWidget(Text(self.tr("{0} · {1} case(s)").format(title, count), "section"))
        heading.addStretch(1)
        self.ui.groupsLayout.addLayout(heading)
        for item in items[:MOST_SHOWN]:
            row = TodayRow(item, self._about(item), *self._left(item))
            row.chosen.connect(self._open_case)
            self.rows.append(row)
            self.ui.groupsLayout.addWidget(row)
        if len(items) > MOST_SHOWN:
            more = self.tr("{0} more in the list of cases").format(len(items) - MOST_SHOWN)
            self.ui.groupsLayout.addWidget(Text(more, "muted"))

    def _clear(self) -> None:
        self._chips.clear()
        self.rows.clear()
        clear(self.ui.groupsLayout)

    def _focus_again(self, item: TodayItem) -> None:
        same = (r for r in self.rows if (r.item.case_id, r.item.kind) == (item.case_id, item.kind))
        row = next(same, None)
        if row is not None:
            row.setFocus()

    def _told(self, item: TodayItem) -> tuple[str, ...]:
        return (item.kind, item.case_id, item.title, item.detail, self._left(item)[0])

    def _about(self, item: TodayItem) -> str:
        own = self._session.device.station
        station = "" if own else self._words.station(item.station)
        return " · ".join(part for part in (item.case_no, station, self._detail(item)) if part)

    def _detail(self, item: TodayItem) -> str:
        if item.left_s is not None:
            return self._words.label("deadline", item.detail)
        if item.kind == Duty.WAITING:
            return self._words.label("status", item.detail)
        if item.kind == Duty.UNSIGNED:
            return self.tr("Printed, not signed yet: {0}").format(item.detail)
        if item.kind == Duty.DAMAGED:
            return self.tr("{0} no longer has the hash it came in with").format(item.detail)
        if item.kind == Duty.ATTENTION:
            return self.tr("{0} remark(s) or double version(s) to look at").format(item.detail)
        return item.detail

    def _left(self, item: TodayItem) -> tuple[str, str, str]:
        if item.left_s is None:
            since = self.tr("since {0}").format(self._words.short(item.at)) if item.at else ""
            return since, "neutral", full(item.at) if item.at else ""
        tone = "bad" if item.left_s < 0 else "warning" if item.left_s < URGENT_S else "good"
        words = left(item.left_s, provisional=item.provisional)
        return words, tone, self.tr("Due {0}").format(full(item.at))

    def _title(self, kind: Duty) -> str:
        return {
            Duty.DAMAGED: self.tr("Evidence found damaged"),
            Duty.OVERDUE: self.tr("Overdue"),
            Duty.VANISHING: self.tr("About to vanish"),
            Duty.TASK: self.tr("Returned points to answer"),
            Duty.DUE: self.tr("Due"),
            Duty.CALLBACK: self.tr("Call back"),
            Duty.WAITING: self.tr("Waiting for an answer"),
            Duty.UNSIGNED: self.tr("Waiting for a signature"),
            Duty.ATTENTION: self.tr("To look at"),
        }[kind]

    def _day(self) -> str:
        now = zone.local(self._clock.now())
        today_is = QDate(now.year, now.month, now.day)
        day = QLocale().toString(today_is, QLocale.FormatType.LongFormat)
        return f"{day} · {self._words.station(self._session.device.station)}".rstrip(" ·")

    def _open_case(self, item: TodayItem) -> None:
        clock = AtClock(item.detail) if item.left_s is not None else None
        at = PLACES.get(item.kind, clock)
        self.asked.emit(to_case(self._session.device, item.case_id, at))

    def _new(self) -> None:
        if may_open_cases(self._session.device):
            self.asked.emit(ToNewCase())


class TodayRow(Clickable):
    """One thing to do: the case, what about it, what is left. ``chosen`` carries it."""

    chosen = Signal(object)

    def __init__(self, item: TodayItem, about: str, left: str, tone: str, why: str) -> None:
        super().__init__("card")
        self.item = item
        self.setToolTip(verbatim.tip(why))
        self.setAccessibleName(f"{item.title}, {about}, {left}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(item.title or item.case_no))
        words.addWidget(ElidedLabel(about, "muted"))
        self.chip = Chip(left, tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.addLayout(words, 1)
        row.addWidget(self.chip)
        self.chip.setVisible(bool(left))
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self.item)
