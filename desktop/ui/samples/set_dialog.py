"""Entering a set of samples that were drawn and sealed together."""

from decimal import Decimal

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Application
from desktop.services.samples.sets import LEAST_FLUSH_L, NOZZLE, Portion, SampleSet
from desktop.ui.fields.decimal_spin import DecimalSpin
from desktop.ui.fields.moment_edit import moment_edit, moment_of
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.look import pad
from desktop.ui.widgets.text import Text
from desktop.ui.window.problem_banner import show_problem
from desktop.ui.window.prompts import Prompts
from record.case import Case
from record.evidence import Exhibit
from record.problems import Problem
from record.reading.seals import CUSTOMER, PORTIONS

_SOURCES = "sample_source"
_USUAL_ML = Decimal(1000)
_MOST_ML = 20_000.0


class _Bottle:
    """One line of the form: a portion, whether it was drawn, its seal and its millilitres."""

    def __init__(self, words: str, portion: str) -> None:
        self.portion = portion
        self.drawn, self.seal, self.amount = QCheckBox(words), QLineEdit(), DecimalSpin()
        self.drawn.setChecked(portion != CUSTOMER)
        self.amount.setRange(1, _MOST_ML)
        self.amount.setSuffix(" mL")
        self.amount.put(_USUAL_ML)
        pad(self.amount)
        self.drawn.toggled.connect(self._show)
        self._show()

    def read(self) -> Portion | None:
        """Return what was filled in, or None when this portion was not drawn."""
        if not self.drawn.isChecked():
            return None
        seal, amount = self.seal.text().strip(), self.amount.typed()
        return Portion(portion=self.portion, seal_no=seal, amount_ml=amount)

    def _show(self) -> None:
        for widget in (self.seal, self.amount):
            widget.setEnabled(self.drawn.isChecked())


class SampleSetDialog(QDialog):
    """Ask for what all bottles share, and for each bottle's seal. ``made`` are the exhibits."""

    def __init__(
        self, app: Application, prompts: Prompts, parent: QWidget | None, case: Case, source: str
    ) -> None:
        super().__init__(parent)
        self._app, self._prompts, self._case = app, prompts, case
        self._warned: tuple[str, ...] = ()
        self.made: tuple[Exhibit, ...] = ()
        self.setWindowTitle(self.tr("Samples"))
        self.setProperty("look", "page")
        self.source = QComboBox()
        for code in app.rules.labels.get(_SOURCES, {}):
            self.source.addItem(app.label(_SOURCES, code), code)
        self.source.setCurrentIndex(max(0, self.source.findData(source or NOZZLE)))
        self.equipment, self.product, self.witness = QLineEdit(), QLineEdit(), QLineEdit()
        self.sampler, self.guard = QComboBox(), QComboBox()
        self.drawn_at, self.sealed_at = moment_edit(), moment_edit()
        self.flush, self.container = DecimalSpin(), QLineEdit()
        self.bottles = tuple(_Bottle(app.label("portion", p), p) for p in PORTIONS)
        self.banner = Banner()
        self.enter = Button(self.tr("Enter the samples"), "primary", "check")
        self.cancel = Button(self.tr("Cancel"), "secondary")
        self._fill()
        self._lay_out()
        self.enter.clicked.connect(self._enter)
        self.cancel.clicked.connect(self.reject)

    def sample_set(self) -> SampleSet:
        """Return what was filled in."""
        return SampleSet(
            source=str(self.source.currentData()),
            equipment=self.equipment.text().strip(),
            product=self.product.text().strip(),
            witness=self.witness.text().strip(),
            container=self.container.text().strip(),
            sampler=self.sampler.currentText().strip(),
            guard=self.guard.currentText().strip(),
            drawn_at=moment_of(self.drawn_at),
            sealed_at=moment_of(self.sealed_at),
            flush_l=self.flush.typed() or None,
            portions=tuple(p for bottle in self.bottles if (p := bottle.read()) is not None),
        )

    def _fill(self) -> None:
        names = [m.name for m in self._app.people.members()]
        for box in (self.sampler, self.guard):
            box.setEditable(True)
            box.addItems(names)
        member = self._app.session.member
        self.sampler.setCurrentText(member.name if member else "")
        self.guard.setCurrentText("")
        self.flush.setRange(0, 100)
        self.flush.setSuffix(" L")
        self.flush.put(LEAST_FLUSH_L)
        pad(self.flush)
        self.witness.setText(self._case.complainant.name)
        now = QDateTime.currentDateTime()
        self.sealed_at.setDateTime(now)
        self.drawn_at.setDateTime(now)

    def _lay_out(self) -> None:
        left, right = QFormLayout(), QFormLayout()
        for form, rows in (
            (left, (
                (self.tr("Source"), self.source), (self.tr("Nozzle or tank"), self.equipment),
                (self.tr("Product"), self.product), (self.tr("Flushed before"), self.flush),
                (self.tr("Container"), self.container),
            )),
            (right, (
                (self.tr("Sampler"), self.sampler), (self.tr("Guard"), self.guard),
                (self.tr("Customer or witness"), self.witness),
                (self.tr("Drawn at"), self.drawn_at), (self.tr("Sealed at"), self.sealed_at),
            )),
        ):  # fmt: skip
            form.setVerticalSpacing(8)
            for words, widget in rows:
                widget.setAccessibleName(words)
                form.addRow(Text(words, "label"), widget)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.enter)
        rule = self.tr(
            "Two people: one draws, one guards; the customer watches. Flush 4 L first, seal at "
            "once across cap and body."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Text(self.tr("Samples drawn and sealed together"), "title"))
        column.addWidget(Text(rule, "muted").wrapped())
        column.addWidget(self.banner)
        column.addLayout(both)
        column.addLayout(self._bottles())
        column.addStretch(1)
        column.addLayout(foot)
        self.banner.hide()
        self.resize(820, 520)

    def _bottles(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for row, bottle in enumerate(self.bottles):
            bottle.seal.setPlaceholderText(self.tr("Number on the seal"))
            bottle.seal.setAccessibleName(bottle.drawn.text())
            bottle.amount.setAccessibleName(bottle.drawn.text())
            for column, widget in enumerate((bottle.drawn, bottle.seal, bottle.amount)):
                grid.addWidget(widget, row, column)
        grid.setColumnStretch(1, 1)
        return grid

    def _enter(self) -> None:
        drawn = self.sample_set()
        warnings = self._app.sampling.warnings(drawn)
        if warnings and warnings != self._warned:
            # Said once; whoever presses again knows.
            self._warned = warnings
            said = [self._prompts.sentence(Problem(code)) for code in warnings]
            again = self.tr("Press again to enter them all the same.")
            self.banner.say("\n".join([*(s.what for s in said), again]), "warning")
            return
        try:
            self.made = self._app.sampling.draw(self._case.id, drawn)
        except Problem as problem:
            show_problem(self.banner, self._prompts.sentence(problem), "bad")
            return
        self.accept()
