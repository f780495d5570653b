"""The place for evidence: camera footage to take stills from, signed papers to read back."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QTreeWidgetItem, QWidget

from desktop.progress import Progress
from desktop.services.cases import masking
from desktop.services.cases.case_lists import CaseQuery
from desktop.services.cases.cases import Cases
from desktop.services.desk.session import Session
from desktop.services.evidence.exhibits import Evidence
from desktop.services.evidence.sweeping import Sweep
from desktop.ui.evidence.sweep_line import SweepLine
from desktop.ui.evidence.ui_evidence_desk import Ui_EvidenceDesk
from desktop.ui.fields.case_picker import CasePicker
from desktop.ui.files.given import files_in
from desktop.ui.files.meant import Meant, scans_meant
from desktop.ui.files.taking import FileTaking, Taken
from desktop.ui.footage.adding import Added, add_footage
from desktop.ui.keyboard.shortcuts import PASTE, on_keys
from desktop.ui.lists.columns import ColumnSpec
from desktop.ui.lists.leaving import Recorded
from desktop.ui.lists.list_desk import ListDesk
from desktop.ui.lists.row_list import ListSpec, RowList
from desktop.ui.lists.source import VALUE, Value, Wanted
from desktop.ui.widgets.button import on_press
from desktop.ui.window import tasks
from desktop.ui.window.page import Page
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.visit import ToScanInbox, ToStills
from desktop.ui.words import finding as finding_words
from desktop.ui.words import moments
from desktop.ui.words.case import CaseWords
from desktop.ui.words.footage import VIDEO_ENDINGS, VIDEO_FILTER, footage_of, stills_of
from record.evidence import Exhibit
from record.reading.sought import Sought

CASES = 200
STRETCHED = 1
KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class EvidenceServices:
    """What the desk of evidence calls."""

    cases: Cases
    evidence: Evidence
    lists: ListDesk
    sweep: Sweep
    session: Session
    words: CaseWords


@dataclass(frozen=True)
class Reel:
    """One piece of footage, the case it belongs to and how many stills it gave."""

    case_id: str
    case_no: str
    summary: str
    clip: Exhibit
    stills: int


class EvidenceDesk(Page):
    """List the footage of open cases. Asks for the pages ``stills`` and ``scan_inbox``."""

    def __init__(self, services: EvidenceServices, prompts: Prompts) -> None:
        super().__init__()
        self._services, self._cases, self._words = services, services.cases, services.words
        self._prompts = prompts
        self._reels: tuple[Reel, ...] = ()
        self._reading: tasks.Task | None = None
        self.ui = Ui_EvidenceDesk()
        self.ui.setupUi(self)
        self.ui.videoIcon.show_icon("video", "accent")
        self.ui.scanIcon.show_icon("scan-line", "accent")
        self.ui.searchField.set_hint(self.tr("Search case or file name"))
        self.sweep = SweepLine(services.sweep, self)
        self.ui.layout1.addWidget(self.sweep)
        # Whether there is footage is known once it was read.
        self.ui.emptyState.hide()
        self._set_columns()
        films = Meant(
            self.tr("camera files"),
            self.tr("Choose a camera file"),
            self.tr("Camera files ({0});;All files (*)").format(VIDEO_FILTER),
            endings=VIDEO_ENDINGS,
            pictures=False,
        )
        self.films = self._taking(self.ui.videoDrop, films)
        self.scans = self._taking(self.ui.scanDrop, scans_meant())
        on_keys(self, PASTE, self._paste)
        self.rows = RowList(self.ui.footageList, self._spec(), services.lists, prompts, self)
        self.rows.bar.all_asked.connect(self.ui.searchField.clear)
        self._connect()

    def open(self) -> None:
        """Read the list again."""
        self.ui.breadText.setText(self._words.station(self._services.session.device.station))
        self._read()

    def take_video(self, paths: Sequence[Path]) -> None:
        """Ask for the case, add the files and open the first on the stills page."""
        if not paths:
            return
        names = ", ".join(path.name for path in paths)
        why = self.tr("{0} becomes evidence of the case you choose.").format(names)
        case_id = CasePicker.pick(self._cases, self._words, why, self)
        if not case_id:
            return
        strip = self.ui.progressStrip
        strip.start(self.tr("Taking in {0}").format(paths[0].name))
        task = add_footage(self, self._services.evidence, case_id, paths)
        task.progressed.connect(strip.show_count)
        task.done.connect(partial(self._taken, case_id))
        task.failed.connect(self._prompts.show_problem)
        task.finished.connect(strip.stop)
        strip.cancelled.connect(task.cancel)

    def _taken(self, case_id: str, added: Added) -> None:
        for problem in added.refused:
            self._prompts.show_problem(problem)
        self._open(case_id, added.clip.id)

    def _taking(self, card: QWidget, meant: Meant) -> FileTaking:
        return FileTaking(card, meant, self._prompts, card=card, over=self)

    def _paste(self) -> None:
        """Take films from the clipboard as footage, anything else as scans of papers."""
        paths = files_in(QGuiApplication.clipboard().mimeData())
        films = paths and any(path.suffix.lower() in VIDEO_ENDINGS for path in paths)
        (self.films if films else self.scans).paste()

    def _take_films(self, taken: Taken) -> None:
        self.take_video(taken.paths)

    def _take_scans(self, taken: Taken) -> None:
        self.asked.emit(ToScanInbox(taken.paths))

    def _set_columns(self) -> None:
        tree = self.ui.footageList
        tree.setHeaderLabels(
            [
                self.tr("Footage"),
                self.tr("Case"),
                self.tr("Size"),
                self.tr("Stills"),
                self.tr("Added"),
            ]
        )

    def _spec(self) -> ListSpec:
        keys = ("footage", "case", "size", "stills", "added")
        recorded = Recorded("footage", self._case_ids)
        columns = ColumnSpec(keys, "case", left_out=("size",))
        title = self.tr("Camera footage of open cases")
        return ListSpec(
            "footage", title, columns, recorded=recorded, acts=self._fill_menu, about=self._hides
        )

    def _case_ids(self, only: Wanted) -> tuple[str, ...]:
        places = (n for n in range(self.rows.rows()) if only is None or only(n))
        rows = (self.ui.footageList.topLevelItem(n) for n in places)
        return tuple(row.data(0, KEY)[0] for row in rows if row is not None)

    def _hides(self) -> tuple[str, ...]:
        typed = self.ui.searchField.text().strip()
        return (self.tr("words: “{0}”").format(masking.in_text(typed)),) if typed else ()

    def _fill_menu(self, menu: QMenu) -> None:
        menu.addAction(self.tr("Open on the stills page (Enter)"), self._open_current)

    def _open_current(self) -> None:
        item = self.ui.footageList.currentItem()
        if item is not None:
            self._activate(item)

    def _connect(self) -> None:
        ui = self.ui
        self.films.given.connect(self._take_films)
        ui.videoButton.clicked.connect(self.films.choose)
        self.scans.given.connect(self._take_scans)
        on_press(ui.scanButton, self.asked.emit, ToScanInbox())
        ui.refreshButton.clicked.connect(self._read)
        ui.searchField.searched.connect(self._show)
        ui.searchField.left_down.connect(ui.footageList.setFocus)
        ui.footageList.itemActivated.connect(self._activate)
        ui.emptyState.acted.connect(self._fill_empty)
        on_keys(self, "evidence_desk.refresh", self._read)

    def _fill_empty(self) -> None:
        if self.ui.searchField.text().strip():
            self.ui.searchField.clear()
        else:
            self.films.choose()

    def _read(self) -> None:
        if self._reading is not None:
            self._reading.drop()
        self._reading = tasks.start(self, lambda progress: reels(self._cases, progress))
        self._reading.done.connect(self._arrived)
        self._reading.failed.connect(self._prompts.show_problem)

    def _arrived(self, found: tuple[Reel, ...]) -> None:
        self._reading = None
        self._reels = found
        self._show(self.ui.searchField.text())

    def _show(self, words: str) -> None:
        sought = Sought(words)
        tree = self.ui.footageList
        tree.clear()
        for reel in self._reels:
            clip = reel.clip
            name = clip.original_name or clip.title
            text = f"{name} {clip.title} {reel.case_no} {reel.summary}"
            if sought.found_in(text) != frozenset(sought.terms):
                continue
            size = moments.size(clip.original.n) if clip.original else "—"
            line = [
                name,
                f"{reel.case_no}  {reel.summary}",
                size,
                str(reel.stills),
                self._words.short(clip.added_at),
            ]
            item = QTreeWidgetItem(tree, line)
            item.setData(0, KEY, (reel.case_id, clip.id))
            item.setData(2, VALUE, Value(clip.original.n if clip.original else None))
            item.setData(3, VALUE, Value(reel.stills))
            item.setData(4, VALUE, Value(clip.added_at))
            item.setSizeHint(STRETCHED, QSize(0, tree.fontMetrics().height() * 2))
        self.rows.filled(len(self._reels), self._hides())
        found = tree.topLevelItemCount() > 0
        tree.setVisible(found)
        self.ui.emptyState.setVisible(not found)
        if sought:
            sentence = self.tr("No footage of an open case has these words.")
            tried = "\n".join((sentence, *finding_words.tried()))
            self.ui.emptyState.say("search", tried, self.tr("Clear"))
        else:
            sentence = self.tr("No camera footage in open cases yet.")
            self.ui.emptyState.say("video", sentence, self.tr("Choose a camera file…"))

    def _activate(self, item: QTreeWidgetItem) -> None:
        case_id, clip_id = item.data(0, KEY)
        self._open(case_id, clip_id)

    def _open(self, case_id: str, clip_id: str) -> None:
        self.asked.emit(ToStills(case_id, clip_id))


def reels(cases: Cases, progress: Progress) -> tuple[Reel, ...]:
    """Return the footage of open cases, the newest first."""
    found = []
    for row in cases.list(CaseQuery(open_only=True), limit=CASES).rows:
        progress.check()
        if not row.exhibits:
            continue
        case = cases.get(row.id)
        found += [
            Reel(case.id, case.case_no, case.summary, clip, len(stills_of(case, clip.id)))
            for clip in footage_of(case)
        ]
    return tuple(sorted(found, key=lambda reel: reel.clip.added_at, reverse=True))
