"""Keeping a stretch of footage: its true ends are told before and after."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from desktop.progress import Progress
from desktop.services.footage.clips import ClipManifest, ClipPlan, Span
from desktop.ui.footage.bench import FootageBench
from desktop.ui.stills.ui_clip_dialog import Ui_ClipDialog
from desktop.ui.window import tasks
from desktop.ui.window.dialog import Dialog
from desktop.ui.window.problem_banner import show_problem
from record.evidence import Exhibit
from record.problems import Problem

_ROOM_CHANGES = {QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.Resize}


class Ending(Protocol):
    """A frame where a clip begins or ends."""

    @property
    def seconds(self) -> float: ...  # noqa: D102 - its place on the time line

    @property
    def pts(self) -> int: ...  # noqa: D102 - its time stamp


class ClipDialog(Dialog):
    """Export a stretch without re-encoding it, or add it as an exhibit.

    ``kept`` carries the name or number of what was made, and its true ends in seconds.
    """

    kept = Signal(str, float, float)

    def __init__(self, bench: FootageBench, start: Ending, end: Ending, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self._asked = (start.seconds, end.seconds)
        self._span = Span(from_pts=start.pts, to_pts=end.pts)
        self.plan: ClipPlan | None = None
        self._task: tasks.Task | None = None
        # Why an export was asked for that has not been done.
        self._reason = ""
        self.ui = Ui_ClipDialog()
        self.ui.setupUi(self)
        first, last = (self._write(at) for at in self._asked)
        self.ui.askedText.setText(self.tr("Asked for: {0} to {1}").format(first, last))
        self.ui.titleEdit.setText(self.tr("Clip from {0}").format(first))
        self._connect()
        self._plan()

    def done(self, result: int) -> None:
        """Stop what is under way before the window goes."""
        if self._task is not None:
            self._task.drop()
            self._task = None
        super().done(result)

    def event(self, event: QEvent) -> bool:
        """Grow with what is told: wrapped lines ask for no height of their own."""
        # Asked before: the event that deletes the window leaves nothing that could be asked.
        room_changes = event.type() in _ROOM_CHANGES
        answered = super().event(event)
        layout = self.layout() if room_changes else None
        if layout is not None:
            lacking = layout.totalHeightForWidth(self.width()) - self.height()
            if lacking > 0:
                self.resize(self.width(), self.height() + lacking)
        return answered

    def _connect(self) -> None:
        ui = self.ui
        ui.addButton.clicked.connect(self._add)
        ui.exportButton.clicked.connect(self._export)
        ui.closeButton.clicked.connect(self.reject)
        ui.progressStrip.cancelled.connect(self._cancel)
        ui.titleEdit.textChanged.connect(self._usable)

    def _plan(self) -> None:
        clips, ids, span = self._bench.services.clips, self._bench.ids, self._span
        self._run(
            self.tr("Looking where the clip can begin"),
            lambda progress: clips.plan(*ids, span, progress),
            self._planned,
        )

    def _planned(self, plan: ClipPlan) -> None:
        self.plan = plan
        self.ui.trueText.setText(self._ends(plan))
        early = self._asked[0] - plan.from_s
        said = self.tr("Copied packet by packet, nothing is re-encoded.")
        if plan.has_times and early > 0.02:
            more = self.tr("It begins {0} s earlier: only there can a player begin.")
            said = " ".join((said, more.format(f"{early:.2f}")))
        if plan.damaged:
            said = " ".join((said, self.tr("The stretch is damaged in places.")))
        self.ui.whyText.setText(said)

    def _ends(self, held: ClipPlan | ClipManifest) -> str:
        start, end = (self._moment(held, n) for n in (0, 1))
        words = self.tr("In the clip: {0} to {1}, %Ln packets", "", held.packets)
        return words.format(start, end)

    def _moment(self, held: ClipPlan | ClipManifest, which: int) -> str:
        number = (held.from_number, held.to_number)[which]
        seconds = (held.from_s, held.to_s)[which]
        return self._write(seconds) if held.has_times else f"#{number:,}"

    def _add(self) -> None:
        clips, ids, span = self._bench.services.clips, self._bench.ids, self._span
        title = self.ui.titleEdit.text().strip()
        self._run(
            self.tr("Copying the clip"),
            lambda progress: clips.add(*ids, span, title, progress),
            self._added,
        )

    def _added(self, exhibit: Exhibit) -> None:
        words = self.tr("Added as exhibit {0}: {1}").format(exhibit.exhibit_no, exhibit.title)
        self._tell(words, exhibit.exhibit_no)

    def _export(self) -> None:
        plan, prompts = self.plan, self._bench.prompts
        if plan is None:
            return
        clip = self._bench.clip
        name = f"{clip.exhibit_no if clip else ''}-{self.ui.titleEdit.text().strip()}{plan.suffix}"
        for bad in '\\/:*?"<>|':
            name = name.replace(bad, "-")
        target = prompts.choose_save(self.tr("Export the clip"), name)
        if target is None:
            return
        if target.suffix.lower() != plan.suffix:
            target = target.with_name(target.name + plan.suffix)
        reason = prompts.enter_reason(
            self.tr("Who gets it, and why?"),
            self.tr("The register keeps it."),
            typed=self._reason,
        )
        if reason:
            self._reason = reason
            self._write_out(target, reason)

    def _write_out(self, target: Path, reason: str) -> None:
        clips, ids, span = self._bench.services.clips, self._bench.ids, self._span
        self._run(
            self.tr("Copying the clip"),
            lambda progress: clips.export(*ids, span, target, reason, progress),
            self._exported,
        )

    def _exported(self, manifest: ClipManifest) -> None:
        self._reason = ""
        words = self.tr("Exported: {0}. SHA-256 {1}. The manifest lies beside it.")
        self.ui.trueText.setText(self._ends(manifest))
        self._tell(words.format(manifest.name, manifest.sha256), manifest.name)

    def _tell(self, words: str, name: str) -> None:
        self.ui.banner.say(words, "good", dismissible=False)
        if self.plan is not None:
            self.kept.emit(name, self.plan.from_s, self.plan.to_s)

    def _run(
        self, doing: str, work: Callable[[Progress], object], done: Callable[..., None]
    ) -> None:
        self.ui.banner.hide()
        self.ui.progressStrip.start(doing)
        self._task = tasks.start(self, work)
        self._task.done.connect(done)
        self._task.failed.connect(self._refused)
        self._task.progressed.connect(self.ui.progressStrip.show_count)
        self._task.finished.connect(self._ended)
        self._usable()

    def _ended(self) -> None:
        self._task = None
        self.ui.progressStrip.stop()
        self._usable()

    def _usable(self) -> None:
        free = self._task is None and self.plan is not None
        self.ui.addButton.setEnabled(free and bool(self.ui.titleEdit.text().strip()))
        self.ui.exportButton.setEnabled(free)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _refused(self, problem: Problem) -> None:
        show_problem(self.ui.banner, self._bench.prompts.sentence(problem))

    def _write(self, seconds: float) -> str:
        return self._bench.source.write(seconds)
