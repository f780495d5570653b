"""Entering two clocks that were seen at one moment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QWidget

from desktop.services.cases.cases import Cases
from desktop.services.timekeeping.readings import Suggestion
from desktop.services.timekeeping.timekeeping import PairForm, Timekeeping
from desktop.ui.fields.moment_edit import moment_of, put_moment
from desktop.ui.lists.list_desk import ListDesk
from desktop.ui.timekeeping.ui_pair_form import Ui_ClockPairForm
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.look import pad
from desktop.ui.window import tasks
from desktop.ui.words.case import CaseWords
from record.case import Case
from record.evidence import Exhibit
from record.measures import rounded
from record.problems import Problem
from record.timekeeping import (
    CLOCKS,
    LEAST_UNCERTAINTY_S,
    MOST_UNCERTAINTY_S,
    ClockKind,
    ReadingWay,
)

_OFFERED = 6


@dataclass(frozen=True)
class ClockServices:
    """What the clock sheet calls, and the words for it."""

    cases: Cases
    timekeeping: Timekeeping
    lists: ListDesk
    words: CaseWords


class ClockPairForm(QWidget):
    """Ask which clocks, what they showed and how surely. ``entered`` carries a ``PairForm``.

    ``photo_asked`` wants a photo of both from a file.
    """

    entered = Signal(object)
    refused = Signal(object)
    photo_asked = Signal()

    def __init__(
        self, services: ClockServices, case: Case, clock: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._case_id = services, case.id
        self._was_read = False
        self.ui = Ui_ClockPairForm()
        self.ui.setupUi(self)
        self._offers = FlowLayout(self.ui.offersHost)
        self._lay_out()
        self._fill(case, clock)
        self.ui.addButton.clicked.connect(self._enter)
        self.ui.chooseButton.clicked.connect(self.photo_asked)
        self.ui.readButton.clicked.connect(self._read)
        self.ui.photoCombo.currentIndexChanged.connect(self._photo_chosen)
        self._photo_chosen()

    def show_moments(self, shown: datetime | None, reference: datetime | None) -> None:
        """Fill in what the clocks showed; naive or aware, local time."""
        for edit, moment in ((self.ui.shownEdit, shown), (self.ui.referenceShownEdit, reference)):
            if moment is not None:
                put_moment(edit, moment)

    def use_photo(self, exhibit: Exhibit) -> None:
        """Take an exhibit that just came into the case as the photo of both clocks."""
        combo = self.ui.photoCombo
        at = combo.findData(exhibit.id)
        if at < 0:
            combo.addItem(f"{exhibit.exhibit_no} {exhibit.title}", exhibit.id)
            at = combo.count() - 1
        combo.setCurrentIndex(at)

    def form(self) -> PairForm:
        """Return what was entered; raises the ``Problem`` of a number that can't be read."""
        evidence_id = str(self.ui.photoCombo.currentData() or "")
        way = (
            ReadingWay.BY_EYE
            if not evidence_id
            else ReadingWay.READ_OFF
            if self._was_read
            else ReadingWay.PHOTO
        )
        return PairForm(
            clock=_name(self.ui.clockCombo),
            shown_at=moment_of(self.ui.shownEdit),
            reference=_name(self.ui.referenceCombo),
            reference_at=moment_of(self.ui.referenceShownEdit),
            uncertainty_s=self.ui.halfSpin.typed(),
            way=way,
            evidence_id=evidence_id,
        )

    def offers(self) -> list[Button]:
        """Return the buttons that take over what was read."""
        items = (self._offers.itemAt(at) for at in range(self._offers.count()))
        return [w for item in items if item and isinstance(w := item.widget(), Button)]

    def _lay_out(self) -> None:
        ui = self.ui
        for each in (
            ui.clockComboBox, ui.shownEditBox, ui.referenceComboBox, ui.referenceShownEditBox,
            ui.halfSpinBox,
        ):  # fmt: skip
            ui.fieldsBox.flow.addWidget(each)

    def _offer_clocks(self, box: QComboBox, chosen: str) -> None:
        for code in CLOCKS:
            box.addItem(self._services.words.label("clock", code), code)
        kind, _, which = chosen.partition(":")
        box.setCurrentIndex(box.findData(kind))
        if which:
            box.addItem(f"{box.currentText()} {which}", chosen)
            box.setCurrentIndex(box.count() - 1)

    def _fill(self, case: Case, clock: str) -> None:
        ui = self.ui
        self._offer_clocks(ui.clockCombo, clock)
        self._offer_clocks(ui.referenceCombo, ClockKind.TRUSTED)
        now = self._services.words.now()
        self.show_moments(now, now)
        ui.halfSpin.setRange(LEAST_UNCERTAINTY_S, MOST_UNCERTAINTY_S)
        ui.halfSpin.put(Decimal("1.0"))
        for field in (ui.shownEdit, ui.referenceShownEdit, ui.halfSpin):
            pad(field)
        ui.photoCombo.addItem(self.tr("No photo: read by eye"), "")
        for exhibit in case.evidence.values():
            if exhibit.original is not None and exhibit.original.t.startswith("image/"):
                ui.photoCombo.addItem(f"{exhibit.exhibit_no} {exhibit.title}", exhibit.id)

    def _enter(self) -> None:
        try:
            form = self.form()
        except Problem as problem:
            self.refused.emit(problem)
            return
        self.entered.emit(form)

    def _photo_chosen(self) -> None:
        self.ui.readButton.setEnabled(bool(self.ui.photoCombo.currentData()))
        self._was_read = False
        self._offer(())

    def _read(self) -> None:
        evidence_id, case_id = str(self.ui.photoCombo.currentData()), self._case_id
        timekeeping = self._services.timekeeping
        self.ui.readButton.setEnabled(False)
        task = tasks.start(self, lambda _p: timekeeping.read_exhibit(case_id, evidence_id))
        task.done.connect(self._was_found)
        task.failed.connect(self.refused.emit)
        task.finished.connect(partial(self.ui.readButton.setEnabled, True))

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
                (self.ui.shownEdit, self.tr("{0} → clock")),
                (self.ui.referenceShownEdit, self.tr("{0} → beside it")),
            ):
                button = Button(words.format(shown), "soft")
                button.setProperty("small", "true")
                button.setToolTip(each.text)
                button.clicked.connect(self._taking(edit, each))
                self._offers.addWidget(button)
        self.ui.offersHost.setVisible(bool(found))

    def _taking(self, edit: QDateTimeEdit, found: Suggestion) -> Callable[[], None]:
        def take() -> None:
            put_moment(edit, found.shown)
            half, box = rounded(found.uncertainty_s * 2, 1), self.ui.halfSpin
            box.put(half if box.problem() else max(box.typed(), half))
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
