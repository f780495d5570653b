"""The head of the case page: number, title, chips, banners and steps."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Qt

from desktop.app import Application
from desktop.services.cases.deadlines import Clock
from desktop.ui.case.banners import CaseBanners
from desktop.ui.case.steps import FACT, facts_of, steps_of
from desktop.ui.case.ui_case_page import Ui_CasePage
from desktop.ui.fields.inputs import LineInput
from desktop.ui.fields.live_fields import LiveFields
from desktop.ui.widgets.chip import Chip
from desktop.ui.words.case import CaseWords
from record.case import Case

TITLE = "summary"


class CaseHead(QObject):
    """Fill the upper part of the page's form; the title is a live field of the case."""

    def __init__(self, app: Application, live: LiveFields, ui: Ui_CasePage) -> None:
        super().__init__(ui.titleEdit)
        self._app, self._live, self._ui = app, live, ui
        self._words = CaseWords(app)
        self._chips = ui.chips.flow
        self._number = ""
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
        ui.stepper.set_steps(steps_of(case, self._words, self._app.rules))
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
                widget.hide()
                widget.deleteLater()
        for place, (words, tone, why) in enumerate(facts):
            item = self._chips.itemAt(place)
            chip = item.widget() if item is not None else None
            if not isinstance(chip, Chip):
                chip = Chip()
                self._chips.addWidget(chip)
            chip.show_fact(words, tone, why)
            chip.updateGeometry()

    def _say_saved(self, _path: str) -> None:
        now = datetime.now().astimezone()
        self._ui.savedText.setText(self.tr("Saved {0}").format(now.strftime("%H:%M:%S")))

    def _tell(self, path: str, sentence: str) -> None:
        if path == TITLE:
            self._ui.titleNote.setText(sentence)
            self._ui.titleNote.set_tone("bad")
            self._ui.titleNote.setVisible(bool(sentence))
