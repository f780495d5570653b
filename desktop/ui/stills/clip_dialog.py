"""Keeping a stretch of footage: its true ends are told before and after."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from desktop.progress import Progress
from desktop.services.footage.clips import ClipManifest, ClipPlan, Span
from desktop.ui.footage.bench import FootageBench
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.progress_strip import ProgressStrip
from desktop.ui.widgets.text import Text
from desktop.ui.window import tasks
from desktop.ui.window.problem_banner import show_problem
from record.evidence import Exhibit
from record.problems import Problem


class Ending(Protocol):
    """A frame where a clip begins or ends."""

    @property
    def seconds(self) -> float: ...  # noqa: D102 - its place on the time line

    @property
    def pts(self) -> int: ...  # noqa: D102 - its time stamp


class ClipDialog(QDialog):
    """Export a stretch without re-encoding it, or add it as an exhibit.

    ``kept`` carries the name or number of what was made, and its true ends in seconds.
    """

    kept = Signal(str, float, float)

    def __init__(self, bench: FootageBench, start: Ending, end: Ending) -> None:
        super().__init__(bench.page)
        self._bench = bench
        self._asked = (start.seconds, end.seconds)
        self._span = Span(from_pts=start.pts, to_pts=end.pts)
        self.plan: ClipPlan | None = None
        self._task: tasks.Task | None = None
        self.banner = Banner()
        self.asked, self.true = Text().wrapped(), Text("", "strong").wrapped()
        self.why = Text("", "muted").wrapped()
        self.title = QLineEdit(self.tr("Clip from {0}").format(self._write(start.seconds)))
        self.strip = ProgressStrip()
        self.add = Button(self.tr("Add as an exhibit"), "primary", "plus")
        self.export = Button(self.tr("Export a file…"), "secondary", "download")
        self.leave = Button(self.tr("Close"))
        self._lay_out()
        self._connect()
        self._plan()

    def done(self, result: int) -> None:
        """Stop what is under way before the window goes."""
        if self._task is not None:
            self._task.drop()
            self._task = None
        super().done(result)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Clip"))
        self.setMinimumWidth(560)
        self.title.setAccessibleName(self.tr("What the clip shows"))
        self.title.setMaxLength(120)
        start, end = (self._write(at) for at in self._asked)
        self.asked.setText(self.tr("Asked for: {0} to {1}").format(start, end))
        foot = QHBoxLayout()
        foot.addWidget(self.leave)
        foot.addStretch(1)
        foot.addWidget(self.export)
        foot.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Text(self.tr("Keep this stretch as a clip"), "section"))
        for part in (
            self.banner, self.asked, self.true, self.why, self.title, self.strip,
        ):  # fmt: skip
            column.addWidget(part)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.add.clicked.connect(self._add)
        self.export.clicked.connect(self._export)
        self.leave.clicked.connect(self.reject)
        self.strip.cancelled.connect(self._cancel)
        self.title.textChanged.connect(self._usable)

    def _plan(self) -> None:
        clips, ids, span = self._bench.services.clips, self._bench.ids, self._span
        self._run(
            self.tr("Looking where the clip can begin"),
            lambda progress: clips.plan(*ids, span, progress),
            self._planned,
        )

    def _planned(self, plan: ClipPlan) -> None:
        self.plan = plan
        self.true.setText(self._ends(self.tr("In the clip: {0} to {1}, {2} packets"), plan))
        early = self._asked[0] - plan.from_s
        said = self.tr("Copied packet by packet, nothing is re-encoded.")
        if plan.has_times and early > 0.02:
            more = self.tr("It begins {0} s earlier: only there can a player begin.")
            said = " ".join((said, more.format(f"{early:.2f}")))
        if plan.damaged:
            said = " ".join((said, self.tr("The stretch is damaged in places.")))
        self.why.setText(said)

    def _ends(self, words: str, held: ClipPlan | ClipManifest) -> str:
        start, end = (self._moment(held, n) for n in (0, 1))
        return words.format(start, end, f"{held.packets:,}")

    def _moment(self, held: ClipPlan | ClipManifest, which: int) -> str:
        number = (held.from_number, held.to_number)[which]
        seconds = (held.from_s, held.to_s)[which]
        return self._write(seconds) if held.has_times else f"#{number:,}"

    def _add(self) -> None:
        clips, ids, span = self._bench.services.clips, self._bench.ids, self._span
        title = self.title.text().strip()
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
        name = f"{clip.exhibit_no if clip else ''}-{self.title.text().strip()}{plan.suffix}"
        for bad in '\\/:*?"<>|':
            name = name.replace(bad, "-")
        target = prompts.choose_save(self.tr("Export the clip"), name)
        if target is None:
            return
        if target.suffix.lower() != plan.suffix:
            target = target.with_name(target.name + plan.suffix)
        reason = prompts.enter_reason(
            self.tr("Who gets it, and why?"), self.tr("The register keeps it.")
        )
        if reason:
            self._write_out(target, reason)

    def _write_out(self, target: Path, reason: str) -> None:
        clips, ids, span = self._bench.services.clips, self._bench.ids, self._span
        self._run(
            self.tr("Copying the clip"),
            lambda progress: clips.export(*ids, span, target, reason, progress),
            self._exported,
        )

    def _exported(self, manifest: ClipManifest) -> None:
        words = self.tr("Exported: {0}. SHA-256 {1}. The manifest lies beside it.")
        self.true.setText(self._ends(self.tr("In the clip: {0} to {1}, {2} packets"), manifest))
        self._tell(words.format(manifest.name, manifest.sha256), manifest.name)

    def _tell(self, words: str, name: str) -> None:
        self.banner.say(words, "good", dismissible=False)
        if self.plan is not None:
            self.kept.emit(name, self.plan.from_s, self.plan.to_s)

    def _run(
        self, doing: str, work: Callable[[Progress], object], done: Callable[..., None]
    ) -> None:
        self.banner.hide()
        self.strip.start(doing)
        self._task = tasks.start(self, work)
        self._task.done.connect(done)
        self._task.failed.connect(self._refused)
        self._task.progressed.connect(self.strip.show_count)
        self._task.finished.connect(self._ended)
        self._usable()

    def _ended(self) -> None:
        self._task = None
        self.strip.stop()
        self._usable()

    def _usable(self) -> None:
        free = self._task is None and self.plan is not None
        self.add.setEnabled(free and bool(self.title.text().strip()))
        self.export.setEnabled(free)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _refused(self, problem: Problem) -> None:
        show_problem(self.banner, self._bench.prompts.sentence(problem))

    def _write(self, seconds: float) -> str:
        return self._bench.source.write(seconds)
