"""Two to four cameras at one corrected time, and the exhibit made of them."""

from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop import zone
from desktop.progress import Progress
from desktop.services.footage import cameras
from desktop.services.footage.cameras import Camera
from desktop.services.footage.viewings import Clocked, Why
from desktop.ui.footage.bench import FootageBench
from desktop.ui.keyboard.shortcuts import on_keys
from desktop.ui.keyboard.sight import take_away
from desktop.ui.stills import camera_files
from desktop.ui.stills.camera_pane import CameraPane
from desktop.ui.stills.ui_cameras_dialog import Ui_CamerasDialog
from desktop.ui.widgets.button import on_press
from desktop.ui.window import tasks
from desktop.ui.window.dialog import Dialog, fit_screen
from desktop.ui.window.problem_banner import show_problem
from desktop.ui.words import footage as footage_words
from record.evidence import Exhibit
from record.problems import Problem

LEAST, MOST = 2, 4
STEP_MS = 200
Laid = list[tuple[Exhibit, Camera]]


class CamerasDialog(Dialog):
    """Lay cameras of the case on one time line. ``made`` carries the exhibit of the panels.

    Every camera that is looked at gets its own row in the register.
    """

    made = Signal(object)

    def __init__(self, bench: FootageBench, why: Why, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._why = bench, why
        self._sittings: dict[str, str] = {}
        self.panes: list[CameraPane] = []
        self.at: datetime | None = None
        self.choices: dict[str, QCheckBox] = {}
        self._task: tasks.Task | None = None
        self.ui = Ui_CamerasDialog()
        self.ui.setupUi(self)
        self.ui.strips.dress(bench.theme)
        self.ui.stepTools.gather()
        fit_screen(self, 1280, 820)
        self._timer = QTimer(self, interval=STEP_MS)
        self._timer.timeout.connect(self._tick)
        self._offer()
        self._connect()
        self._load()

    def done(self, result: int) -> None:
        """Record what was looked at and let go of the files."""
        self._timer.stop()
        if self._task is not None:
            self._task.drop()
        self._clear()
        super().done(result)

    def go(self, at: datetime) -> None:
        """Show every camera at a corrected time."""
        self.at = at
        self.ui.strips.go(at)
        local = zone.local(at)
        self.ui.momentText.setText(f"{local:%H:%M:%S}.{local:%f}"[:-3])
        for pane in self.panes:
            pane.go(at)
        self._usable()

    def step(self, seconds: float) -> None:
        """Go on by seconds, or back, within what any camera covers."""
        line = self.line
        if self.at is not None and line is not None:
            at = self.at + timedelta(seconds=seconds)
            self.go(min(max(at, line.from_at), line.to_at))

    @property
    def line(self) -> cameras.TimeLine | None:
        """The common time line."""
        return cameras.together([pane.camera for pane in self.panes])

    def _offer(self) -> None:
        case, clip = self._bench.case, self._bench.clip
        clips = footage_words.footage_of(case) if case else ()
        ordered = sorted(clips, key=lambda each: clip is None or each.id != clip.id)
        for place, each in enumerate(ordered):
            box = QCheckBox(f"{each.exhibit_no} {camera_files.name_of(each)}")
            box.setChecked(place < MOST)
            box.setEnabled(place < MOST)
            box.toggled.connect(self._choose)
            self.choices[each.id] = box
            self.ui.picks.flow.addWidget(box)

    def _connect(self) -> None:
        ui = self.ui
        ui.strips.asked.connect(self.go)
        ui.playButton.clicked.connect(self._toggle)
        ui.panelButton.clicked.connect(self._make)
        ui.closeButton.clicked.connect(self.accept)
        for button, seconds in (
            (ui.farBackButton, -10.0),
            (ui.backButton, -1.0),
            (ui.onButton, 1.0),
            (ui.farOnButton, 10.0),
        ):
            on_press(button, self.step, seconds)
        on_keys(self, "cameras_dialog.play", self._toggle)

    def _choose(self) -> None:
        chosen = [box for box in self.choices.values() if box.isChecked()]
        for box in self.choices.values():
            box.setEnabled(box.isChecked() or len(chosen) < MOST)
        self._load()

    def _load(self) -> None:
        if self._task is not None:
            self._task.drop()
        bench = self._bench
        case = bench.case
        if case is None:
            return
        clips = [case.evidence[i] for i, box in self.choices.items() if box.isChecked()]
        self.ui.progressStrip.start(self.tr("Reading the footage"))
        self._task = tasks.start(
            self, lambda p: camera_files.open_all(bench.services.stills, case, clips, p)
        )
        self._task.done.connect(self._laid)
        self._task.failed.connect(self._refused)
        self._task.finished.connect(self._ended)

    def _laid(self, laid: Laid) -> None:
        self._clear()
        for place, (clip, camera) in enumerate(laid):
            pane = CameraPane(self._bench.services.stills, clip, camera)
            pane.shown.connect(partial(self._note, clip, camera))
            pane.failed.connect(self._refused)
            pane.rested.connect(self._usable)
            self.ui.panesGrid.addWidget(pane, place // 2, place % 2)
            self.panes.append(pane)
        line = self.line
        self.ui.strips.load(line, tuple(pane.camera.name for pane in self.panes))
        lacking = sum(box.isChecked() for box in self.choices.values()) - len(laid)
        if lacking:
            words = self.tr(
                "%n cameras do not say when they begin: type “When it was made” at the exhibit.",
                "",
                lacking,
            )
            self.ui.banner.say(words, "warning")
        if line is not None:
            self.go(self.at if self.at and line.from_at <= self.at <= line.to_at else self._first())

    def _first(self) -> datetime:
        """Return the moment on the page, or the first that most cameras have."""
        starts = [cameras.corrected(pane.camera, 0.0) for pane in self.panes]
        at, clip = self._bench.at, self._bench.clip
        for pane in self.panes:
            if at is not None and clip is not None and pane.clip.id == clip.id:
                return cameras.corrected(pane.camera, at)
        return max(starts)

    def _note(self, clip: Exhibit, camera: Camera, shown: object) -> None:
        bench = self._bench
        if bench.case is None:
            return
        viewings, held = bench.services.viewings, self._sittings.get(clip.id)
        try:
            if held is None:
                clock = Clocked(offset_s=camera.offset_s or None)
                held = viewings.begin(bench.case.id, clip, camera.footage, self._why, clock)
                self._sittings[clip.id] = held
            viewings.see(held, shown, 1.0 if self._timer.isActive() else 0.0)  # type: ignore[arg-type]
        except Problem as problem:
            self._refused(problem)

    def _clear(self) -> None:
        for pane in self.panes:
            pane.drop()
            self.ui.panesGrid.removeWidget(pane)
            take_away(pane)
        kept = self._bench.footage
        for pane in self.panes:
            if kept is None or pane.camera.footage.sha256 != kept.sha256:
                self._bench.services.stills.close(pane.camera.footage)
        self.panes = []
        for sitting in self._sittings.values():
            try:
                self._bench.services.viewings.end(sitting)
            except Problem as problem:
                self._bench.refused.emit(problem)
        self._sittings = {}

    def _toggle(self) -> None:
        playing = not self._timer.isActive()
        self._timer.start() if playing else self._timer.stop()
        self.ui.playButton.setProperty("iconName", "pause" if playing else "play")
        self.ui.playButton.setText(self.tr("Pause") if playing else self.tr("Play"))

    def _tick(self) -> None:
        line = self.line
        if self.at is None or line is None or self.at >= line.to_at:
            self._toggle()
        elif not any(pane.busy for pane in self.panes):
            self.step(STEP_MS / 1000)

    def _make(self) -> None:
        if self._timer.isActive():
            self._toggle()
        bench, case = self._bench, self._bench.case
        shown = [(p.clip, p.camera, p.current) for p in self.panes if p.current is not None]
        if case is None or self.at is None:
            return
        title = self.tr("Cameras at {0}").format(f"{zone.local(self.at):%Y-%m-%d %H:%M:%S}")
        self.ui.progressStrip.start(self.tr("Taking the stills"), cancellable=False)
        self.ui.panelButton.setEnabled(False)

        def work(progress: Progress) -> Exhibit:
            return camera_files.make_panel(bench.services, case.id, shown, title, progress)

        self._task = tasks.start(self, work)
        self._task.done.connect(self._made)
        self._task.failed.connect(self._refused)
        self._task.finished.connect(self._ended)

    def _made(self, exhibit: Exhibit) -> None:
        words = self.tr("Kept as exhibit {0}: {1}").format(exhibit.exhibit_no, exhibit.title)
        self.ui.banner.say(words, "good")
        self.made.emit(exhibit)

    def _ended(self) -> None:
        self._task = None
        self.ui.progressStrip.stop()
        self._usable()

    def _usable(self) -> None:
        covered = sum(pane.current is not None for pane in self.panes)
        ready = self._task is None and not any(pane.busy for pane in self.panes)
        self.ui.panelButton.setEnabled(ready and covered >= LEAST)
        self.ui.playButton.setEnabled(bool(self.panes))

    def _refused(self, problem: Problem) -> None:
        show_problem(self.ui.banner, self._bench.prompts.sentence(problem))
