"""The head of the case page: who, what, how urgent, and what stands above everything else."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import zone
from desktop.clock import Clock as DeskClock
from desktop.services.cases.deadlines import Clock
from desktop.ui.case.steps import FACT, facts_of, steps_of
from desktop.ui.case.ui_case_page import Ui_CasePage
from desktop.ui.fields.inputs import LineInput
from desktop.ui.fields.live_fields import LiveFields
from desktop.ui.keyboard.sight import take_away
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.chip import Chip
from desktop.ui.words.case import CaseWords
from record.case import Case
from record.codes import ExhibitStatus


class CaseBanners(QWidget):
    """Returned points, two versions, remarks. ``acted`` leads to the part that settles them."""

    acted = Signal()
    exhibit_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points, self.versions, self.remarks = Banner(), Banner(), Banner()
        self.damaged = Banner()
        self._dismissed: tuple[str, int] = ("", 0)
        self._case: Case | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for banner in (self.points, self.versions, self.remarks):
            banner.acted.connect(self.acted)
            column.addWidget(banner)
        self.damaged.acted.connect(self._look_at_damaged)
        column.insertWidget(0, self.damaged)
        self.remarks.dismissed.connect(self._dismiss)

    def show_case(self, case: Case, last_remark: str) -> None:
        """Show what a case has; ``last_remark`` is the newest remark in words."""
        self._case = case
        points = len(case.open_tasks)
        self.points.say(
            self.tr("The region returned %n points that wait for an answer.", "", points)
            if points
            else "",
            "warning",
            action=self.tr("Answer"),
            dismissible=False,
        )
        both = len(case.two_versions)
        self.versions.say(
            self.tr("Two people changed %n fields without seeing each other.", "", both)
            if both
            else "",
            "warning",
            action=self.tr("Choose"),
            dismissible=False,
        )
        numbers = sorted(
            e.exhibit_no for e in case.evidence.values() if e.status == ExhibitStatus.DAMAGED
        )
        self.damaged.say(
            self.tr(
                "The file of {0} is no longer what was taken in. What was found is kept apart; "
                "the original comes back from headquarters."
            ).format(", ".join(numbers))
            if numbers
            else "",
            "bad",
            action=self.tr("Show"),
            dismissible=False,
        )
        seen = self._dismissed == (case.id, len(case.remarks))
        self.remarks.say("" if seen else last_remark, "accent", action=self.tr("Show"))
        self.setVisible(bool(numbers or points or both or (last_remark and not seen)))

    def _look_at_damaged(self) -> None:
        held = self._case.evidence.values() if self._case is not None else ()
        found = next((e.id for e in held if e.status == ExhibitStatus.DAMAGED), "")
        if found:
            self.exhibit_asked.emit(found)

    def _dismiss(self) -> None:
        if self._case is not None:
            self._dismissed = (self._case.id, len(self._case.remarks))


TITLE = "summary"


class CaseHead(QObject):
    """Fill the upper part of the page's form; the title is a live field of the case."""

    def __init__(
        self, words: CaseWords, clock: DeskClock, live: LiveFields, ui: Ui_CasePage
    ) -> None:
        super().__init__(ui.titleEdit)
        self._words, self._clock, self._live, self._ui = words, clock, live, ui
        self._chips = ui.chips.flow
        self._number = ""
        ui.acts.gather()
        self.banners = CaseBanners()
        ui.bannersLayout.addWidget(self.banners)
        live.bind(TITLE, LineInput(ui.titleEdit))
        live.told.connect(self._tell)
        live.saved.connect(self._say_saved)

    def show_case(self, case: Case, clocks: tuple[Clock, ...]) -> None:
        """Show a case; a title that is being typed stays."""
        ui = self._ui
        if case.case_no != self._number:
            self._number = case.case_no
            ui.savedText.setText("")
            ui.breadcrumb.show_path([("cases", self.tr("Cases")), ("", case.case_no)])
        self._live.show(case, {TITLE: case.summary})
        ui.titleEdit.setReadOnly(not case.is_open)
        self._show_chips(facts_of(case, clocks, self._words))
        ui.stepper.set_steps(steps_of(case, self._words))
        last = self._words.remark(case.remarks[-1]) if case.remarks else ""
        self.banners.show_case(case, last)

    def name_step(self, words: str) -> None:
        """Name the filled button after what it does; without words it is hidden."""
        button = self._ui.finishButton
        button.setText(words)
        button.setToolTip(self.tr("{0} (Ctrl+Enter)").format(words))
        button.setVisible(bool(words))

    def focus_title(self) -> None:
        """Put the cursor into the title."""
        self._ui.titleEdit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chips(self, facts: Sequence[FACT]) -> None:
        while self._chips.count() > len(facts):
            last = self._chips.takeAt(self._chips.count() - 1)
            if last is not None and (widget := last.widget()):
                take_away(widget)
        for place, (words, tone, why) in enumerate(facts):
            item = self._chips.itemAt(place)
            chip = item.widget() if item is not None else None
            if not isinstance(chip, Chip):
                chip = Chip()
                self._chips.addWidget(chip)
            chip.show_fact(words, tone, why)
            chip.updateGeometry()

    def _say_saved(self, _path: str) -> None:
        now = zone.local(self._clock.now())
        self._ui.savedText.setText(self.tr("Saved {0}").format(now.strftime("%H:%M:%S")))

    def _tell(self, path: str, sentence: str) -> None:
        if path == TITLE:
            self._ui.titleNote.setText(sentence)
            self._ui.titleNote.set_tone("bad")
            self._ui.titleNote.setVisible(bool(sentence))
