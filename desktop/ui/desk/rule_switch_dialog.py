"""Which rule set open cases follow, what another would change, and the switch with its reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from desktop import messages
from desktop.progress import Progress
from desktop.services.cases.rule_switch import RuleSwitch, SwitchPreview
from desktop.ui.desk.ui_rule_switch_dialog import Ui_RuleSwitchDialog
from desktop.ui.keyboard.shortcuts import SUBMIT, on_keys
from desktop.ui.window import tasks
from desktop.ui.window.dialog import Dialog
from desktop.ui.window.prompts import Prompts
from record.case import Case
from record.problems import Problem

_CASE_ID = Qt.ItemDataRole.UserRole


class RuleSwitchDialog(Dialog):
    """Look at what a rule set would change in each open case, tick cases, say why, switch.

    The case it was opened for stands first, ticked where it may be switched. ``switched`` carries
    the ids of the cases that now follow the other set.
    """

    switched = Signal(object)

    def __init__(
        self,
        switch: RuleSwitch,
        prompts: Prompts,
        language: str,
        case_id: str,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._switch, self._prompts, self._language = switch, prompts, language
        self._opened_for = case_id
        self._looking: tasks.Task | None = None
        self.ui = Ui_RuleSwitchDialog()
        self.ui.setupUi(self)
        self.ui.problemText.hide()
        self.ui.reasonEdit.setEnabled(switch.is_allowed)
        self.ui.versionCombo.currentIndexChanged.connect(self._look)
        self.ui.caseTree.itemChanged.connect(self._check)
        self.ui.reasonEdit.textChanged.connect(self._check)
        self.ui.switchButton.clicked.connect(self._record)
        self.ui.closeButton.clicked.connect(self.reject)
        self.ui.progressStrip.cancelled.connect(self.reject)
        on_keys(self, SUBMIT, self.ui.switchButton.click)
        self._offer()

    def ticked(self) -> list[str]:
        """Return the ids of the cases that are to be switched."""
        tree = self.ui.caseTree
        rows = (tree.topLevelItem(number) for number in range(tree.topLevelItemCount()))
        return [
            row.data(0, _CASE_ID)
            for row in rows
            if row is not None and row.checkState(0) == Qt.CheckState.Checked
        ]

    def _offer(self) -> None:
        combo = self.ui.versionCombo
        combo.blockSignals(True)
        for known in self._switch.known():
            words = self.tr("{0} · in force from {1} · {2} open cases").format(
                known.version, known.in_force, known.open_cases
            )
            combo.addItem(words, known.version)
        combo.setCurrentIndex(combo.count() - 1)
        combo.blockSignals(False)
        self._look()

    def _look(self) -> None:
        to = str(self.ui.versionCombo.currentData())
        if self._looking is not None:
            self._looking.drop()
        self.ui.caseTree.clear()
        self._check()
        self.ui.progressStrip.start(messages.phrase("rules.comparing", self._language))

        def look(progress: Progress) -> tuple[SwitchPreview, ...]:
            return self._switch.preview(to, progress)

        self._looking = tasks.start(self, look)
        self._looking.progressed.connect(self._show_progress)
        self._looking.done.connect(self._show)
        self._looking.failed.connect(self._say)
        self._looking.finished.connect(self.ui.progressStrip.stop)

    def _show_progress(self, done: int, total: int, _doing: str) -> None:
        self.ui.progressStrip.show_progress(done, total)

    def _show(self, previews: tuple[SwitchPreview, ...]) -> None:
        tree = self.ui.caseTree
        tree.blockSignals(True)
        for preview in sorted(previews, key=self._comes_later):
            tree.addTopLevelItem(self._row(preview))
        if not previews:
            row = QTreeWidgetItem([self.tr("Every open case follows this rule set.")])
            row.setFlags(Qt.ItemFlag.NoItemFlags)
            tree.addTopLevelItem(row)
        tree.expandAll()
        tree.blockSignals(False)
        self._check()

    def _comes_later(self, preview: SwitchPreview) -> bool:
        return preview.case_id != self._opened_for

    def _row(self, preview: SwitchPreview) -> QTreeWidgetItem:
        row = QTreeWidgetItem([f"{preview.case_no} · {preview.followed}"])
        row.setData(0, _CASE_ID, preview.case_id)
        texts = [each.text for each in preview.differences]
        if preview.refusal:
            texts = [messages.phrase(f"{preview.refusal}.short", self._language)]
            row.setFlags(row.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        else:
            ticked = preview.case_id == self._opened_for
            row.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        for text in texts or [messages.phrase("rules.change.none", self._language)]:
            line = QTreeWidgetItem([text])
            line.setFlags(Qt.ItemFlag.ItemIsEnabled)
            row.addChild(line)
        return row

    def _check(self) -> None:
        said = bool(self.ui.reasonEdit.text().strip())
        self.ui.switchButton.setEnabled(said and bool(self.ticked()))

    def _record(self) -> None:
        to, reason = str(self.ui.versionCombo.currentData()), self.ui.reasonEdit.text()
        try:
            cases: tuple[Case, ...] = self._switch.switch(self.ticked(), to, reason)
        except Problem as problem:
            self._say(problem)
            return
        self.ui.problemText.hide()
        self.ui.reasonEdit.clear()
        self.switched.emit([case.id for case in cases])
        self._look()

    def _say(self, problem: Problem) -> None:
        self.ui.problemText.setText(str(self._prompts.sentence(problem)))
        self.ui.problemText.show()
