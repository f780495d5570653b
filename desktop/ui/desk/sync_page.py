"""How things stand with headquarters, file by file."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QTreeWidgetItem

from desktop.clock import Clock
from desktop.services.desk import headquarters
from desktop.services.desk.headquarters import Headquarters, SyncItem, SyncStatus
from desktop.settings import SettingsFile
from desktop.ui.desk.ui_sync_page import Ui_SyncPage
from desktop.ui.keyboard.shortcuts import on_keys
from desktop.ui.lists.columns import ColumnSpec
from desktop.ui.lists.list_desk import ListDesk
from desktop.ui.lists.row_list import ListSpec, RowList
from desktop.ui.lists.source import VALUE, Value
from desktop.ui.widgets import verbatim
from desktop.ui.window import tasks
from desktop.ui.window.changes import Changes
from desktop.ui.window.latest import Latest
from desktop.ui.window.page import Page
from desktop.ui.window.problem_banner import show_problem
from desktop.ui.window.prompts import Prompts
from desktop.ui.window.theme import Theme
from desktop.ui.words import moments
from desktop.ui.words.case import full, short
from desktop.ui.words.file import LOOKS, file_word
from record.problems import Problem

REFRESH_MS = 1500
STATE_LOOKS = {
    headquarters.IDLE: ("circle-check", "good"),
    headquarters.WORKING: ("upload", "accent"),
    headquarters.WAITING: ("clock", "warning"),
    headquarters.OFFLINE: ("cloud-off", "warning"),
    headquarters.PAUSED: ("pause", "warning"),
    headquarters.ATTENTION: ("triangle-alert", "bad"),
    headquarters.NOT_ENROLLED: ("cloud-off", "muted"),
}


@dataclass(frozen=True)
class SyncServices:
    """What the page reads: headquarters and its address, how rows look, and the time."""

    headquarters: Headquarters
    lists: ListDesk
    address: str
    settings: SettingsFile
    clock: Clock


class SyncPage(Page):
    """List what headquarters does not hold yet; send now, pause, go on."""

    def __init__(
        self, services: SyncServices, theme: Theme, prompts: Prompts, changes: Changes
    ) -> None:
        super().__init__()
        self._headquarters, self._address = services.headquarters, services.address
        self._settings, self._clock = services.settings, services.clock
        self._theme, self._prompts = theme, prompts
        self._status = SyncStatus(state=headquarters.NOT_ENROLLED)
        self._sending: tasks.Task | None = None
        self.ui = Ui_SyncPage()
        self.ui.setupUi(self)
        self.ui.acts.gather()
        self._reads = Latest(self)
        self._reads.done.connect(self._show)
        self._reads.rested.connect(self._look_again)
        self._again = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._again.timeout.connect(self._read)
        self._set_columns()
        keys = ("file", "case", "size", "state", "why")
        columns = ColumnSpec(
            keys, "file", left_out=("size",), widths={"case": 230, "size": 90, "state": 190}
        )
        spec = ListSpec("sync", self.tr("Files and cases"), columns)
        self.rows = RowList(self.ui.itemList, spec, services.lists, prompts, self)
        self.ui.sendButton.clicked.connect(self.send_now)
        self.ui.pauseButton.clicked.connect(self._toggle_pause)
        on_keys(self, "sync_page.now", self.send_now)
        changes.sync_changed.connect(self._changed)

    def open(self) -> None:
        """Read how things stand."""
        self.ui.placeText.setText(self._address)
        self._read()

    def leave(self) -> None:
        """Stop looking."""
        self._again.stop()

    def send_now(self) -> None:
        """Do one round now, in the background."""
        if self._sending is not None:
            return
        self.ui.sendButton.setEnabled(False)
        self._sending = tasks.start(self, self._headquarters.sync_now)
        self._sending.failed.connect(self._say_problem)
        self._sending.finished.connect(self._sent)

    def _sent(self) -> None:
        self._sending = None
        self.ui.sendButton.setEnabled(True)
        self._read()

    def _toggle_pause(self) -> None:
        pausing = self._status.state != headquarters.PAUSED
        try:
            self._settings.change(sync_paused=pausing)
        except Problem as problem:
            self._prompts.show_problem(problem)
        service = self._headquarters
        task = tasks.start(self, lambda _p: service.pause() if pausing else service.resume())
        task.finished.connect(self._read)

    def _changed(self, status: object) -> None:
        if isinstance(status, SyncStatus) and self.isVisible():
            self._say(status)
            if status.state == headquarters.WORKING:
                self._again.start()
            else:
                self._read()

    def _read(self) -> None:
        service = self._headquarters
        self._reads.ask(lambda _p: (service.status(), service.items()))

    def _look_again(self) -> None:
        if self.isVisible() and self._status.state == headquarters.WORKING:
            self._again.start()

    def _show(self, answer: tuple[SyncStatus, tuple[SyncItem, ...]]) -> None:
        status, items = answer
        self._say(status)
        tree = self.ui.itemList
        kept = tree.verticalScrollBar().value()
        tree.clear()
        for item in items:
            icon, tone = LOOKS.get(item.state.state, ("cloud", "muted"))
            word = file_word(item.state)
            line = QTreeWidgetItem(
                tree, [item.name, item.case_no, moments.size(item.size), word, self._why(item)]
            )
            line.setData(2, VALUE, Value(item.size))
            line.setIcon(3, self._theme.icon(icon, _token(tone), 16))
            line.setToolTip(4, verbatim.tip(line.text(4)))
            line.setSizeHint(0, QSize(0, tree.fontMetrics().height() * 2))
        self.rows.filled()
        tree.verticalScrollBar().setValue(kept)
        tree.setVisible(bool(items))
        self.ui.emptyState.setVisible(not items)
        self.ui.emptyState.say("shield-check", self.tr("Headquarters holds every file of this PC."))

    def _say(self, status: SyncStatus) -> None:
        self._status = status
        ui = self.ui
        icon, tone = STATE_LOOKS.get(status.state, ("cloud", "muted"))
        ui.stateIcon.show_icon(icon, tone)
        ui.stateText.setText(self._state_word(status))
        ui.detailText.setText(self._detail(status))
        last = short(status.last_at, self._clock.now()) if status.last_at else self.tr("not yet")
        ui.contactText.setText(self.tr("Last contact: {0}").format(last))
        ui.contactText.setToolTip(full(status.last_at))
        ui.progressBar.setVisible(status.state == headquarters.WORKING and status.waiting_files > 0)
        ui.progressBar.setValue(status.percent)
        paused = status.state == headquarters.PAUSED
        ui.pauseButton.setText(self.tr("Go on") if paused else self.tr("Pause"))
        ui.pauseButton.setProperty("iconName", "play" if paused else "pause")
        ui.sendButton.setEnabled(self._sending is None and not paused)
        if status.problem is not None:
            self._say_problem(status.problem)
        else:
            ui.banner.hide()

    def _say_problem(self, problem: Problem) -> None:
        show_problem(self.ui.banner, self._prompts.sentence(problem), "warning")

    def _state_word(self, status: SyncStatus) -> str:
        return {
            headquarters.IDLE: self.tr("Everything is verified at headquarters"),
            headquarters.WORKING: self.tr("Sending"),
            headquarters.WAITING: self.tr("Waiting to be sent"),
            headquarters.OFFLINE: self.tr("No connection; it goes on by itself"),
            headquarters.PAUSED: self.tr("Paused by you"),
            headquarters.ATTENTION: self.tr("Needs attention"),
            headquarters.NOT_ENROLLED: self.tr("This PC is not enrolled at a headquarters"),
        }.get(status.state, status.state)

    def _detail(self, status: SyncStatus) -> str:
        parts = []
        if status.waiting_entries:
            parts.append(self.tr("%n entries on this PC only", "", status.waiting_entries))
        if status.waiting_files:
            size = moments.size(status.waiting_bytes)
            parts.append(self.tr("%n files, {0}", "", status.waiting_files).format(size))
        return " · ".join(parts) or self.tr("Nothing waits. You can work on without a network.")

    def _why(self, item: SyncItem) -> str:
        if not item.state.why:
            return ""
        words = self._prompts.sentence(Problem(item.state.why))
        return " ".join(w for w in (words.what, words.next) if w)

    def _set_columns(self) -> None:
        tree = self.ui.itemList
        tree.setHeaderLabels(
            [self.tr("File"), self.tr("Case"), self.tr("Size"), self.tr("State"), self.tr("Why")]
        )
        self.ui.legendText.setText(
            self.tr(
                "On this PC only → under way → verified at headquarters. Verified means that "
                "headquarters read the file back and its SHA-256 agrees."
            )
        )


def _token(tone: str) -> str:
    return "text_muted" if tone == "muted" else tone
