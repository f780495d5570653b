"""Entering two clocks that were seen at one moment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.services.cases.cases import Cases
from desktop.services.timekeeping.readings import Suggestion
from desktop.services.timekeeping.timekeeping import PairForm, Timekeeping
from desktop.ui.fields.decimal_spin import DecimalSpin
from desktop.ui.fields.moment_edit import moment_edit, moment_of, put_moment
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.look import pad
from desktop.ui.widgets.text import Text
from desktop.ui.window import tasks
from desktop.ui.words.case import CaseWords
from record.case import Case
from record.measures import rounded
from record.problems import Problem
from record.timekeeping import (
    BY_EYE,
    CLOCKS,
    LEAST_UNCERTAINTY_S,
    MOST_UNCERTAINTY_S,
    PHOTO,
    READ_OFF,
    RECORDER,
    TRUSTED,
)

_OFFERED = 6


@dataclass(frozen=True)
class ClockServices:
    """What the clock sheet calls, and the words for it."""

    cases: Cases
    timekeeping: Timekeeping
    words: CaseWords


class ClockPairForm(QWidget):
    """Ask which clocks, what they showed and how surely. ``entered`` carries a ``PairForm``."""

    entered = Signal(object)
    refused = Signal(object)

    def __init__(self, services: ClockServices, case: Case, clock: str = RECORDER) -> None:
        super().__init__()
        self._services, self._case_id = services, case.id
        self._was_read = False
        self.clock, self.reference = self._clocks(clock), self._clocks(TRUSTED)
        now = services.words.now()
        self.shown, self.reference_shown = moment_edit(now), moment_edit(now)
        self.half = DecimalSpin()
        self.photo = QComboBox()
        self.read = Button(self.tr("Read times off the photo"), "secondary", "scan-line")
        self.add = Button(self.tr("Add the pair"), "primary", "plus")
        self._offered = QWidget()
        self._offers = FlowLayout(self._offered)
        self._fill(case)
        self._lay_out()
        self._connect()

    def show_moments(self, shown: datetime | None, reference: datetime | None) -> None:
        """Fill in what the clocks showed; naive or aware, local time."""
        for edit, moment in ((self.shown, shown), (self.reference_shown, reference)):
            if moment is not None:
                put_moment(edit, moment)

    def form(self) -> PairForm:
        """Return what was entered."""
        evidence_id = str(self.photo.currentData() or "")
        way = BY_EYE if not evidence_id else READ_OFF if self._was_read else PHOTO
        return PairForm(
            clock=_name(self.clock),
            shown_at=moment_of(self.shown),
            reference=_name(self.reference),
            reference_at=moment_of(self.reference_shown),
            uncertainty_s=self.half.typed(),
            way=way,
            evidence_id=evidence_id,
        )

    def offers(self) -> list[Button]:
        """Return the buttons that take over what was read."""
        items = (self._offers.itemAt(at) for at in range(self._offers.count()))
        return [w for item in items if item and isinstance(w := item.widget(), Button)]

    def _clocks(self, chosen: str) -> QComboBox:
        box = QComboBox()
        for code in CLOCKS:
            box.addItem(self._services.words.label("clock", code), code)
        box.setEditable(True)
        kind, _, which = chosen.partition(":")
        box.setCurrentIndex(box.findData(kind))
        if which:
            box.addItem(f"{box.currentText()} {which}", chosen)
            box.setCurrentIndex(box.count() - 1)
        return box

    def _fill(self, case: Case) -> None:
        self.half.setRange(LEAST_UNCERTAINTY_S, MOST_UNCERTAINTY_S)
        self.half.setSuffix(" s")
        self.half.put(Decimal("1.0"))
        pad(self.half)
        self.photo.addItem(self.tr("No photo: read by eye"), "")
        for exhibit in case.evidence.values():
            if exhibit.original is not None and exhibit.original.t.startswith("image/"):
                self.photo.addItem(f"{exhibit.exhibit_no} {exhibit.title}", exhibit.id)
        for widget, words in (
            (self.clock, self.tr("Clock")),
            (self.shown, self.tr("It showed")),
            (self.reference, self.tr("Beside it")),
            (self.reference_shown, self.tr("That showed")),
            (self.half, self.tr("At most off by")),
            (self.photo, self.tr("Photo of both")),
        ):
            widget.setAccessibleName(words)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        fields = (self.clock, self.shown, self.reference, self.reference_shown, self.half)
        for at, field in enumerate(fields):
            grid.addWidget(Text(field.accessibleName(), "label"), 0, at)
            grid.addWidget(field, 1, at)
            grid.setColumnStretch(at, 1 if field is self.half else 3)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Text(self.photo.accessibleName(), "label"))
        row.addWidget(self.photo, 1)
        row.addWidget(self.read)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(grid)
        column.addLayout(row)
        column.addWidget(self._offered)
        self._offered.hide()

    def _connect(self) -> None:
        self.add.clicked.connect(self._enter)
        self.read.clicked.connect(self._read)
        self.photo.currentIndexChanged.connect(self._photo_chosen)
        self._photo_chosen()

    def _enter(self) -> None:
        self.entered.emit(self.form())

    def _photo_chosen(self) -> None:
        self.read.setEnabled(bool(self.photo.currentData()))
        self._was_read = False
        self._offer(())

    def _read(self) -> None:
        evidence_id, case_id = str(self.photo.currentData()), self._case_id
        timekeeping = self._services.timekeeping
        self.read.setEnabled(False)
        task = tasks.start(self, lambda _p: timekeeping.read_exhibit(case_id, evidence_id))
        task.done.connect(self._was_found)
        task.failed.connect(self.refused.emit)
        task.finished.connect(partial(self.read.setEnabled, True))

    def _was_found(self, found: tuple[Suggestion, ...]) -> None:
        if not found:
            self.refused.emit(Problem("clocks.nothing_read"))
        self._offer(found)

    def _offer(self, found: tuple[Suggestion, ...]) -> None:
        """Offer what was read; a person says which clock it belongs to."""
        self._offers.clear()
        for each in found[:_OFFERED]:
            shown = f"{each.shown:%Y-%m-%d %H:%M:%S}"
            for edit, words in (
                (self.shown, self.tr("{0} → clock")),
                (self.reference_shown, self.tr("{0} → beside it")),
            ):
                button = Button(words.format(shown), "soft")
                button.setProperty("small", "true")
                button.setToolTip(each.text)
                button.clicked.connect(self._taking(edit, each))
                self._offers.addWidget(button)
        self._offered.setVisible(bool(found))

    def _taking(self, edit: QDateTimeEdit, found: Suggestion) -> Callable[[], None]:
        def take() -> None:
            edit.setDateTime(QDateTime(found.shown))
            self.half.put(max(self.half.typed(), rounded(found.uncertainty_s * 2, 1)))
            self._was_read = True

        return take


def _name(box: QComboBox) -> str:
    """Return the chosen clock's code; what was typed behind a kind's name says which one."""
    typed = box.currentText().strip()
    for at in range(box.count()):
        words, code = box.itemText(at), str(box.itemData(at))
        if typed == words:
            return code
        if typed.startswith(words + " ") and ":" not in code:
            return f"{code}:{typed[len(words) :].strip()}"
    return typed
