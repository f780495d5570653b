"""Entering a set of samples that were drawn and sealed together."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop.clock import Clock
from desktop.services.cases.cases import Cases
from desktop.services.desk.session import Session
from desktop.services.samples.sampling import Sampling
from desktop.services.samples.sets import LEAST_FLUSH_L, NOZZLE, Portion, SampleSet
from desktop.ui.fields.decimal_spin import DecimalSpin
from desktop.ui.fields.moment_edit import moment_of, put_moment
from desktop.ui.lists.list_desk import ListDesk
from desktop.ui.samples.ui_set_dialog import Ui_SampleSetDialog
from desktop.ui.widgets.look import pad
from desktop.ui.window.dialog import Dialog, fit_screen
from desktop.ui.window.problem_banner import show_problem
from desktop.ui.window.prompts import Prompts
from desktop.ui.words.case import CaseWords
from record.case import Case
from record.evidence import Exhibit
from record.problems import Problem
from record.reading.seals import PortionUse

_SOURCES, _PORTIONS = "sample_source", "portion"
_USUAL_ML = Decimal(1000)
_SIZE = (820, 560)


@dataclass(frozen=True)
class SampleServices:
    """What the windows of samples call."""

    sampling: Sampling
    lists: ListDesk
    cases: Cases
    session: Session
    clock: Clock


@dataclass(frozen=True)
class Bottle:
    """One line of the form: a portion, whether it was drawn, its seal and its millilitres."""

    portion: str
    drawn: QCheckBox
    seal: QLineEdit
    amount: DecimalSpin

    def read(self) -> Portion | None:
        """Return what was filled in, or None when this portion was not drawn."""
        if not self.drawn.isChecked():
            return None
        seal, amount = self.seal.text().strip(), self.amount.typed()
        return Portion(portion=self.portion, seal_no=seal, amount_ml=amount)


class SampleSetDialog(Dialog):
    """Ask for what all bottles share, and for each bottle's seal. ``made`` are the exhibits."""

    def __init__(
        self,
        services: SampleServices,
        words: CaseWords,
        prompts: Prompts,
        case: Case,
        source: str,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._sampling, self._prompts, self._case = services.sampling, prompts, case
        self._labels, self._language = words.rules_of(case), words.language
        self._warned: tuple[str, ...] = ()
        self.made: tuple[Exhibit, ...] = ()
        self.ui = ui = Ui_SampleSetDialog()
        ui.setupUi(self)
        self.bottles = (
            Bottle(PortionUse.TEST, ui.testCheck, ui.testSealEdit, ui.testAmountSpin),
            Bottle(PortionUse.RESERVE, ui.reserveCheck, ui.reserveSealEdit, ui.reserveAmountSpin),
            Bottle(
                PortionUse.CUSTOMER, ui.customerCheck, ui.customerSealEdit, ui.customerAmountSpin
            ),
        )
        self._offer_sources(source)
        self._name_bottles()
        self._fill(services, words)
        ui.fieldLayout.activate()
        inside = ui.fieldLayout.minimumSize()
        fit_screen(self, max(_SIZE[0], inside.width() + 80), max(_SIZE[1], inside.height() + 240))
        ui.enterButton.clicked.connect(self._enter)
        ui.cancelButton.clicked.connect(self.reject)

    def sample_set(self) -> SampleSet:
        """Return what was filled in; raises the ``Problem`` of a number that can't be read."""
        ui = self.ui
        return SampleSet(
            source=str(ui.sourceCombo.currentData()),
            equipment=ui.equipmentEdit.text().strip(),
            product=ui.productEdit.text().strip(),
            witness=ui.witnessEdit.text().strip(),
            container=ui.containerEdit.text().strip(),
            sampler=ui.samplerCombo.currentText().strip(),
            guard=ui.guardCombo.currentText().strip(),
            drawn_at=moment_of(ui.drawnEdit),
            sealed_at=moment_of(ui.sealedEdit),
            flush_l=ui.flushSpin.typed() or None,
            portions=tuple(p for bottle in self.bottles if (p := bottle.read()) is not None),
        )

    def _label(self, group: str, code: str) -> str:
        return self._labels.label(group, code, self._language)

    def _offer_sources(self, source: str) -> None:
        combo = self.ui.sourceCombo
        for code in self._labels.codes(_SOURCES):
            combo.addItem(self._label(_SOURCES, code), code)
        combo.setCurrentIndex(max(0, combo.findData(source or NOZZLE)))

    def _name_bottles(self) -> None:
        for bottle in self.bottles:
            words = self._label(_PORTIONS, bottle.portion)
            bottle.drawn.setText(words)
            for field in (bottle.seal, bottle.amount):
                field.setAccessibleName(words)
                bottle.drawn.toggled.connect(field.setEnabled)
            bottle.amount.put(_USUAL_ML)
            pad(bottle.amount)

    def _fill(self, services: SampleServices, words: CaseWords) -> None:
        ui = self.ui
        names = [name for _person, name in words.choices("member")]
        member = services.session.member
        for box, name in ((ui.samplerCombo, member.name if member else ""), (ui.guardCombo, "")):
            box.addItems(names)
            box.setCurrentText(name)
        ui.flushSpin.put(LEAST_FLUSH_L)
        ui.witnessEdit.setText(self._case.complainant.name)
        now = services.clock.now()
        for moment in (ui.sealedEdit, ui.drawnEdit):
            put_moment(moment, now)
        for spin in (ui.flushSpin, ui.sealedEdit, ui.drawnEdit):
            pad(spin)

    def _enter(self) -> None:
        try:
            drawn = self.sample_set()
        except Problem as problem:
            show_problem(self.ui.banner, self._prompts.sentence(problem), "bad")
            return
        warnings = self._sampling.warnings(drawn)
        if warnings and warnings != self._warned:
            # Said once; whoever presses again knows.
            self._warned = warnings
            said = [self._prompts.sentence(Problem(code)) for code in warnings]
            again = self.tr("Press again to enter them all the same.")
            self.ui.banner.say("\n".join([*(s.what for s in said), again]), "warning")
            return
        try:
            self.made = self._sampling.draw(self._case.id, drawn)
        except Problem as problem:
            show_problem(self.ui.banner, self._prompts.sentence(problem), "bad")
            return
        self.accept()
