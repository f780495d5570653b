"""What the region decided and asks, what is unclear in the record, and the clocks."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.services.cases.deadlines import OVERDUE, Clock
from desktop.ui.case.reading import CaseReading
from desktop.ui.fields.inputs import LineInput
from desktop.ui.fields.live_fields import LiveFields
from desktop.ui.keyboard.sight import enter, take_away
from desktop.ui.widgets import verbatim
from desktop.ui.widgets.button import Button, on_press
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.layouts import clear
from desktop.ui.widgets.text import Text
from desktop.ui.window.place import NewReport, Place, place_of
from desktop.ui.words.case import CaseWords, clock_tone, full, left
from record.case import Case, Task, TwoVersions
from record.codes import Action, DeadlineStatus, NoticeKind, Validity

REPORT = "report"


class ReviewPanel(QWidget):
    """Points to answer, versions to choose, decisions, remarks, clocks.

    ``answered`` carries a point's id and the answer; ``version_chosen`` a path and whether the
    value shown now is kept; ``met`` a clock's rule; ``noted`` the words of a note;
    ``place_asked`` where a point or remark is about.
    """

    answered = Signal(str, str)
    version_chosen = Signal(str, bool)
    met = Signal(str)
    noted = Signal(str)
    place_asked = Signal(object)

    def __init__(self, words: CaseWords, live: LiveFields, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._words = words
        self._reading = CaseReading(words)
        self._points: dict[str, PointBox] = {}
        self._shown: tuple[Any, ...] = ()
        self._points_column = _column()
        self._rest = _column()
        self.note = QLineEdit()
        self.note.setAccessibleName(self.tr("Note"))
        self.note.returnPressed.connect(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 12, 6)
        column.setSpacing(12)
        column.addLayout(self._points_column)
        column.addLayout(self._rest)
        column.addWidget(self.note)
        column.addStretch(1)
        live.bind("note", LineInput(self.note), held=True)

    def show_case(self, case: Case, clocks: Sequence[Clock]) -> None:
        """Show a case; an answer that is being typed stays."""
        self._show_points(case)
        self.note.setPlaceholderText(
            self.tr("A note for everyone who works on this case (Enter)")
            if case.is_open
            else self.tr("An addendum: the record itself stands as it is (Enter)")
        )
        now = (
            case.two_versions,
            case.decisions,
            case.notes,
            case.remarks,
            case.validity,
            case.notices,
            tuple((c.rule, c.status, c.due, int(c.left_s // 60)) for c in clocks),
            case.is_open,
        )
        if now == self._shown:
            return
        self._shown = now
        clear(self._rest)
        self._show_undecided(case)
        self._show_versions(case)
        self._show_decisions(case)
        self._show_clocks(clocks, running=case.is_open)
        self._show_remarks(case)

    def focus_point(self, point_id: str) -> bool:
        """Put the cursor into the answer of a point; "" takes the first."""
        box = self._points.get(point_id) or next(iter(self._points.values()), None)
        if box is not None:
            enter(box.answer, box)
        return box is not None

    def focus_clock(self, rule: str) -> bool:
        """Put the keyboard on the button that marks a clock as met."""
        done = self.findChild(Button, f"clock:{rule}")
        if done is not None:
            enter(done)
        return done is not None

    def focus_report(self) -> bool:
        """Put the keyboard on the report that asks for the decision on validity."""
        report = self.findChild(Button, REPORT)
        if report is not None:
            enter(report)
        return report is not None

    def _show_points(self, case: Case) -> None:
        open_points = {task.id: task for task in case.open_tasks}
        for gone in self._points.keys() - open_points.keys():
            take_away(self._points.pop(gone))
        for point_id, task in open_points.items():
            if point_id not in self._points:
                about = self._reading.name_of(case, task.about) if task.about else ""
                link = Link(place_of(case, task.about), about) if about else None
                who, when = self._words.person(task.asked_by), self._words.short(task.asked_at)
                box = PointBox(task, self.tr("Returned by {0}, {1}").format(who, when), link)
                box.answered.connect(self.answered)
                box.place_asked.connect(self.place_asked)
                self._live.bind(f"answer.{point_id}", LineInput(box.answer), held=True)
                self._points[point_id] = box
                self._points_column.addWidget(box)

    def _show_undecided(self, case: Case) -> None:
        if case.validity != Validity.UNDECIDED or not case.is_open:
            return
        box, column = _box("hint", "")
        column.addWidget(Text(self.tr("Whether the complaint is valid is not decided"), "strong"))
        told = self._told_of_reports(case)
        column.addWidget(Text(told, "muted").wrapped())
        report = Button(self.tr("Report with a proposal"), "soft", "arrow-up-from-line")
        report.setObjectName(REPORT)
        on_press(report, self.place_asked.emit, NewReport())
        column.addWidget(report, 0, Qt.AlignmentFlag.AlignLeft)
        self._rest.addWidget(box)

    def _told_of_reports(self, case: Case) -> str:
        sent = [n for n in case.notices.values() if n.kind == NoticeKind.REPORT]
        if not sent:
            return self.tr("The station proposes; the area or the region decides.")
        last = max(sent, key=lambda n: n.sent_at)
        return self.tr("Reported {0}: {1}").format(full(last.sent_at), last.text or last.to)

    def _show_versions(self, case: Case) -> None:
        for both in case.two_versions.values():
            name = self._reading.name_of_field(case, both.path)
            self._rest.addWidget(self._version_box(both, name))

    def _version_box(self, both: TwoVersions, name: str) -> QFrame:
        box, column = _box("banner", "warning")
        column.addWidget(Text(self.tr("Two versions of “{0}”").format(name), "strong"))
        for kept, value, who in (
            (True, both.kept, ""),
            (False, both.other, self._words.person(both.other_actor)),
        ):
            row = QHBoxLayout()
            told = self._reading.version(both.path, value) or self.tr("(empty)")
            row.addWidget(Text(f"{who}: {told}" if who else told).wrapped(), 1)
            choose = Button(self.tr("Keep this one"), "soft")
            choose.setProperty("small", True)
            on_press(choose, self.version_chosen.emit, both.path, kept)
            row.addWidget(choose)
            column.addLayout(row)
        return box

    def _show_decisions(self, case: Case) -> None:
        self._rest.addWidget(Text(self.tr("Decisions and notes"), "section"))
        lines = [(d.at, self._decision(d), d.about) for d in case.decisions]
        lines += [
            (n.at, f"{self._words.person(n.actor)}: {n.text}", n.about)
            for n in case.notes
            if not n.answers
        ]
        lines += [
            (t.answered_at, self.tr("{0} – answered: {1}").format(t.text, t.answer), t.about)
            for t in case.tasks.values()
            if t.answered_at is not None
        ]
        if not lines:
            self._rest.addWidget(Text(self.tr("Nothing decided or noted yet."), "muted"))
        for at, told, about in sorted(lines, key=lambda line: line[0], reverse=True):
            self._rest.addWidget(_line(self._words.short(at), full(at), told))
            if about:
                name = self._reading.name_of(case, about)
                link = _link(Link(place_of(case, about), name), self.place_asked)
                self._rest.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _decision(self, decision: Any) -> str:
        action = self._words.label("decision", decision.action)
        group = "validity" if decision.action == Action.VALIDITY else "severity"
        value = self._words.label(group, decision.value)
        who = self._words.person(decision.actor)
        told = " · ".join(part for part in (f"{who} {action}", value, decision.text) if part)
        return told if decision.applied else self.tr("{0} (kept as an opinion)").format(told)

    def _show_clocks(self, clocks: Sequence[Clock], *, running: bool) -> None:
        self._rest.addWidget(Text(self.tr("Clocks"), "section"))
        for clock in clocks:
            self._rest.addWidget(self._clock(clock, running=running))

    def _clock(self, clock: Clock, *, running: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        name = Text(self._words.label("deadline", clock.rule)).wrapped()
        why = self._words.why(clock)
        name.setToolTip(why)
        line.addWidget(name, 1)
        if clock.status not in (DeadlineStatus.OPEN, OVERDUE):
            line.addWidget(Chip(self._words.label("clock_status", clock.status), "neutral"))
            return row
        if not running:
            line.addWidget(Chip(self.tr("Not met when the case was closed"), "neutral"))
            return row
        chip = Chip(left(clock.left_s, provisional=clock.provisional), clock_tone(clock))
        chip.setToolTip(why)
        line.addWidget(chip)
        done = Button(self.tr("Done now"), "quiet")
        done.setProperty("small", True)
        done.setObjectName(f"clock:{clock.rule}")
        on_press(done, self.met.emit, clock.rule)
        line.addWidget(done)
        return row

    def _show_remarks(self, case: Case) -> None:
        if case.remarks:
            self._rest.addWidget(Text(self.tr("Remarks of the rules"), "section"))
        for remark in reversed(case.remarks):
            told = self._words.remark(remark)
            self._rest.addWidget(_line(self._words.short(remark.at), full(remark.at), told))

    def _note(self) -> None:
        words = self.note.text().strip()
        if words:
            self.noted.emit(words)


class PointBox(QFrame):
    """A point the region returned, and the box for its answer."""

    answered = Signal(str, str)
    place_asked = Signal(object)

    def __init__(self, task: Task, returned: str, link: "Link | None") -> None:
        super().__init__()
        self.setProperty("look", "banner")
        self.setProperty("tone", "warning")
        self._id = task.id
        self.answer = QLineEdit()
        self.answer.setPlaceholderText(self.tr("Answer (Enter)"))
        self.answer.setAccessibleName(self.tr("Answer to: {0}").format(task.text))
        self.answer.returnPressed.connect(self._send)
        send = Button(self.tr("Answer"), "soft")
        send.clicked.connect(self._send)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        head = QHBoxLayout()
        head.addWidget(Text(returned, "muted"), 1)
        if link is not None:
            head.addWidget(_link(link, self.place_asked))
        column.addLayout(head)
        column.addWidget(Text(task.text, "strong").wrapped())
        row = QHBoxLayout()
        row.addWidget(self.answer, 1)
        row.addWidget(send)
        column.addLayout(row)

    def _send(self) -> None:
        words = self.answer.text().strip()
        if words:
            self.answered.emit(self._id, words)


class Link(NamedTuple):
    """Where the page goes, and the name of it."""

    place: Place
    name: str


def _link(to: Link, asked: SignalInstance) -> Button:
    words = QCoreApplication.translate("PointBox", "Go to {0}").format(to.name)
    link = Button(verbatim.caption(words), "link")
    link.setAccessibleName(words)
    on_press(link, asked.emit, to.place)
    return link


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    return column


def _box(look: str, tone: str) -> tuple[QFrame, QVBoxLayout]:
    box = QFrame()
    box.setProperty("look", look)
    box.setProperty("tone", tone)
    column = QVBoxLayout(box)
    column.setContentsMargins(14, 10, 14, 12)
    return box, column


class _When(Text):
    """A moment as wide as every other, also when the size of the text changes."""

    def sizeHint(self) -> QSize:
        """Be as wide as a whole date in the text of the body."""
        width = QFontMetrics(QApplication.font()).horizontalAdvance("2026-12-31")
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Never be cut."""
        return self.sizeHint()


def _line(when: str, whole: str, told: str) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    at = _When(when, "muted")
    at.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    at.setToolTip(whole)
    line.addWidget(at, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Text(told).wrapped(), 1)
    return row
