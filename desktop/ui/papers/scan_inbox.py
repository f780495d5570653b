"""Photos and scans of papers on their way to their cases."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices

from desktop.progress import Progress
from desktop.services.cases.cases import Cases
from desktop.services.lists.sheets import Head, Kind, Row, Rows, Sheet
from desktop.services.papers.scans import FILED, Scans
from desktop.ui.files.meant import scans_meant
from desktop.ui.files.taking import FileTaking, Taken
from desktop.ui.keyboard.shortcuts import on_keys
from desktop.ui.lists.card_list import CardList
from desktop.ui.lists.list_desk import ListDesk
from desktop.ui.papers.scan_place import ScanPlace
from desktop.ui.papers.scan_row import ScanRow
from desktop.ui.papers.scan_rows import ScanRows
from desktop.ui.papers.ui_scan_inbox import Ui_ScanInbox
from desktop.ui.papers.watched_folder import WatchedFolder
from desktop.ui.window import tasks
from desktop.ui.window.page import Page
from desktop.ui.window.prompts import Prompts
from desktop.ui.words.case import CaseWords
from record.problems import Problem


class ScanInbox(Page):
    """Read pages, show where they belong, file them. Nothing is deleted here or elsewhere.

    What waits is kept and is here again after a restart. The watched folder is the scanner's,
    from the settings, or ``inbox`` in the data folder; its files stay where they are.
    ``scan_asked`` wants the scanner.
    """

    scan_asked = Signal()

    def __init__(
        self,
        scans: Scans,
        cases: Cases,
        words: CaseWords,
        lists: ListDesk,
        prompts: Prompts,
        watched: WatchedFolder,
    ) -> None:
        super().__init__()
        self._scans, self._prompts, self.watched = scans, prompts, watched
        self._waiting: list[Path] = []
        self._reading: tasks.Task | None = None
        self.ui = Ui_ScanInbox()
        self.ui.setupUi(self)
        self.ui.acts.gather()
        self.ui.breadText.setText(self.tr("Evidence"))
        self.ui.dropIcon.show_icon("scan-line", "accent")
        self._list = ScanRows(scans, cases, words, prompts, self.ui.rowLayout, self)
        self.files = FileTaking(self, scans_meant(), prompts, card=self.ui.dropArea)
        self.list = CardList(self.sheet, lists, prompts, self)
        self.list.leaving.said.connect(self._said)
        self.ui.layout2.insertWidget(self.ui.layout2.indexOf(self.ui.clearButton), self.list.button)
        self._connect()
        self.ui.emptyState.hide()
        self._list.load()

    @property
    def place(self) -> ScanPlace:
        """What asks where a page belongs."""
        return self._list.place

    @property
    def rows(self) -> tuple[ScanRow, ...]:
        """The pages shown, the newest first."""
        return self._list.rows

    def sheet(self) -> tuple[Sheet, Rows]:
        """Return the inbox as a list: each page, what was found on it, and why it waits."""
        heads = (
            Head(self.tr("Page"), Kind.TEXT, 24), Head(self.tr("Found"), Kind.TEXT, 40),
            Head(self.tr("What to do"), Kind.TEXT, 50),
        )  # fmt: skip
        told = [
            (row.ui.nameLabel.text(), row.ui.foundText.text(), row.ui.whyText.text())
            for row in self.rows
        ]

        def rows(_progress: Progress) -> Iterator[Row]:
            return iter(told)

        return Sheet(title=self.tr("Scan inbox"), heads=heads, total=len(told)), rows

    def _said(self, words: str) -> None:
        self._say(words, "good")

    def open(self, paths: Sequence[Path] = ()) -> None:
        """Look into the watched folder, and take files in if there are any."""
        self.ui.dropText.setText(
            self.tr("Every page, in any order. Or save scans into the watched folder: {0}").format(
                self._scans.watch.folder
            )
        )
        self.watched.start()
        self._list.load()
        if paths:
            self.take(paths)

    def take(self, paths: Sequence[Path]) -> None:
        """Take files in; each page gets a row."""
        self._waiting += paths
        if self._reading is None and self._waiting:
            self._read_next()

    def _take_files(self, taken: Taken) -> None:
        self.take(taken.paths)

    def _connect(self) -> None:
        ui = self.ui
        self.files.given.connect(self._take_files)
        ui.chooseButton.clicked.connect(self.files.choose)
        ui.scanButton.clicked.connect(self.scan_asked)
        ui.pasteButton.clicked.connect(self.files.paste)
        ui.clearButton.clicked.connect(self._list.clear_filed)
        ui.folderButton.clicked.connect(self._open_folder)
        ui.progressStrip.cancelled.connect(self._stop)
        ui.emptyState.acted.connect(self.files.choose)
        self.watched.taken.connect(self._list.show)
        self.watched.failed.connect(self._complain)
        self._list.changed.connect(self._say_count)
        self._list.complained.connect(self._complain)
        for name, act in (("choose", self.files.choose), ("scan", ui.scanButton.click)):
            on_keys(self, f"scan_inbox.{name}", act)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._scans.watch.folder)))

    def _read_next(self) -> None:
        paths, self._waiting = self._waiting, []
        self.ui.banner.hide()
        self.ui.progressStrip.start(self.tr("Reading %n files", "", len(paths)))
        scans = self._scans
        self._reading = tasks.start(self, lambda progress: scans.take(paths, progress))
        self._reading.progressed.connect(self.ui.progressStrip.show_count)
        self._reading.done.connect(self._list.show)
        self._reading.failed.connect(self._complain)
        self._reading.finished.connect(self._read_ended)

    def _read_ended(self) -> None:
        self._reading = None
        self.ui.progressStrip.stop()
        self._list.load()
        if self._waiting:
            self._read_next()

    def _stop(self) -> None:
        self._waiting = []
        if self._reading is not None:
            self._reading.cancel()

    def _complain(self, problem: Problem) -> None:
        words = self._prompts.sentence(problem)
        self._say(" ".join(w for w in (words.what, words.next) if w), "warning")

    def _say(self, words: str, tone: str) -> None:
        self.ui.banner.say(words, tone)

    def _say_count(self) -> None:
        empty = not self._list.rows
        self.ui.rowScroll.setVisible(not empty)
        self.ui.emptyState.setVisible(empty)
        self.ui.clearButton.setVisible(any(row.scan.state == FILED for row in self._list.rows))
        waiting = sum(row.scan.state != FILED for row in self._list.rows)
        self.ui.countText.setText(self.tr("%n page(s) wait", "", waiting) if waiting else "")
        self.ui.emptyState.say(
            "scan-line",
            self.tr("Nothing waits. Photos and scans appear here with the case they belong to."),
        )
