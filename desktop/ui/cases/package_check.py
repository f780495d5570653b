"""The check of a case package that somebody handed over, as a stranger would make it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from desktop.services.cases.exports import Finding, Verdict, verify
from desktop.ui.cases.ui_package_check import Ui_PackageCheck
from desktop.ui.files.meant import Meant
from desktop.ui.files.taking import FileTaking, Taken
from desktop.ui.lists.columns import ColumnSpec
from desktop.ui.lists.list_desk import ListDesk
from desktop.ui.lists.row_list import ListSpec, RowList
from desktop.ui.widgets.button import Button
from desktop.ui.window import tasks
from desktop.ui.window.dialog import Dialog, fit_screen
from desktop.ui.window.prompts import Prompts

ABOUT = 2
WIDE, HIGH = 860, 620


class PackageCheck(Dialog):
    """Say whether a case package is whole and unchanged, and what lies beside it."""

    def __init__(self, lists: ListDesk, prompts: Prompts, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._prompts, self._language = prompts, language
        self._task: tasks.Task | None = None
        self._path: Path | None = None
        self._verdict = ""
        self.ui = Ui_PackageCheck()
        self.ui.setupUi(self)
        self.zip = Button(self.tr("Choose a zip…"), "primary", "file-text")
        self.folder = Button(self.tr("Choose a folder…"), "secondary", "folder-open")
        for button in (self.zip, self.folder):
            self.ui.choices.flow.addWidget(button)
        meant = Meant(
            self.tr("a case package, zip or folder"),
            self.tr("Choose a case package"),
            self.tr("Case packages (*.zip);;All files (*)"),
            most=1,
            whole=True,
            pictures=False,
        )
        self.files = FileTaking(self, meant, prompts)
        self._set_columns()
        columns = ColumnSpec(("result", "what", "about"), "what")
        spec = ListSpec("package", self.tr("Check of a case package"), columns)
        self.rows = RowList(self.ui.findings, spec, lists, prompts, self)
        self._connect()
        fit_screen(self, WIDE, HIGH)

    def check(self, path: Path) -> None:
        """Check the package at a path, in the background."""
        if self._task is not None:
            self._task.drop()
        self._path = path
        fingerprint = self.ui.fingerprintEdit.text().strip()
        self.ui.verdict.say("")
        self.ui.findings.clear()
        self.ui.progressStrip.start(self.tr("Checking {0}").format(path.name))
        self._task = tasks.start(self, lambda _progress: verify(path, fingerprint))
        self._task.done.connect(self._show)
        self._task.failed.connect(self._prompts.show_problem)
        self._task.finished.connect(self.ui.progressStrip.stop)

    def words(self) -> list[str]:
        """Return the lines as they are shown, the verdict first."""
        tree = self.ui.findings
        rows = (tree.topLevelItem(row) for row in range(tree.topLevelItemCount()))
        lines = ["  ".join(row.text(column) for column in range(3)).strip() for row in rows if row]
        return [self._verdict, *lines]

    def _take_files(self, taken: Taken) -> None:
        self.check(taken.paths[0])

    def _connect(self) -> None:
        self.files.given.connect(self._take_files)
        self.zip.clicked.connect(self.files.choose)
        self.folder.clicked.connect(self._choose_folder)
        self.ui.fingerprintEdit.returnPressed.connect(self._check_again)
        self.ui.copyButton.clicked.connect(self._copy)
        self.ui.copyButton.setEnabled(False)
        self.ui.closeButton.clicked.connect(self.accept)

    def _set_columns(self) -> None:
        tree = self.ui.findings
        tree.setHeaderLabels([self.tr("Result"), self.tr("What"), self.tr("About")])
        tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)

    def _choose_folder(self) -> None:
        chosen = self._prompts.choose_folder(self.tr("Choose the folder of a case package"))
        if chosen is not None:
            self.check(chosen)

    def _check_again(self) -> None:
        if self._path is not None:
            self.check(self._path)

    def _show(self, verdict: Verdict) -> None:
        self._verdict, tone = self._said(verdict)
        self.ui.verdict.say(self._verdict, tone, dismissible=False)
        # What does not hold stands first, then what lies beside.
        for line in sorted(verdict.lines, key=lambda line: (line.ok, not line.remark)):
            item = QTreeWidgetItem(
                self.ui.findings,
                [self._result(line), line.words(self._language), line.about],
            )
            item.setToolTip(ABOUT, line.about)
        self.rows.filled()
        self.ui.copyButton.setEnabled(True)

    def _said(self, verdict: Verdict) -> tuple[str, str]:
        remarks = sum(line.remark for line in verdict.lines)
        faults = sum(not line.ok for line in verdict.lines)
        if not verdict.ok:
            return self.tr("It does not hold: %n things are not as sealed.", "", faults), "bad"
        if remarks:
            return self.tr(
                "It holds. %n foreign files lie beside it and change nothing.", "", remarks
            ), "good"
        return self.tr("It holds: everything is there and unchanged since it was sealed."), "good"

    def _result(self, line: Finding) -> str:
        if line.remark:
            return self.tr("remark")
        return self.tr("holds") if line.ok else self.tr("does not hold")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self.words()))
